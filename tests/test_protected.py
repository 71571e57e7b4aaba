"""Sentences about law and complaints: found by quick signs first, and none is overlooked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sprogtjek import protected
from sprogtjek.records import Block

WORDS = """
loven lovens lovbekendtgørelsen bekendtgørelse § retsvirkninger klagevejledning klagefrist klage
klageadgang påklages ankestyrelsen miljøklagenævnet indbringes genvurderes søgsmål måle tanke oven
""".split()
WRITTEN = (str, str.upper, str.title, lambda word: word.replace("s", "ſ").replace("k", "\u212a"))


@given(
    words=st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WRITTEN)), max_size=4),
    between=st.sampled_from([" ", "", "-", "x"]),
)
def test_signs_overlook_nothing(words, between):
    text = between.join(write(word) for word, write in words)
    found = protected._LAW.search(text) or protected._COMPLAINT.search(text)
    assert protected.is_protected(Block("paragraph", text, ()), text) is bool(found)


def test_a_heading_speaks_for_all_below():
    block = Block("paragraph", "Skriv til os.", (), ("Din side", "Du kan klage"))
    assert protected.is_protected(block, block.text)
    assert not protected.is_protected(Block("paragraph", block.text, (), ("Din side",)), block.text)
