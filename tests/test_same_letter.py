"""One letter gives the same findings in every format: the same rules on the same words."""

from __future__ import annotations

import pytest
from letter_versions import HEADINGS, VERSIONS, written

from sprogtjek.linter import Linter
from sprogtjek.records import Document, Source
from sprogtjek.sources import text
from sprogtjek.sources.files import read_bytes


def findings(linter: Linter, document: Document) -> list[tuple[str, str, str]]:
    return [
        (found.rule, found.level, " ".join(found.text.split()))
        for found in linter.lint(document).findings
    ]


@pytest.fixture(scope="module")
def wanted(linter: Linter) -> dict[str, list[tuple[str, str, str]]]:
    """The findings in each letter as a plain text."""
    return {
        letter: findings(linter, text.read_source(Source("brev.txt", written(letter))))
        for letter in HEADINGS
    }


@pytest.mark.parametrize("name", VERSIONS)
@pytest.mark.parametrize("letter", HEADINGS)
def test_a_letter_gives_the_same_findings_in(letter, name, wanted, linter):
    document = read_bytes(VERSIONS[name](letter), name)
    assert len(wanted[letter]) > 10
    assert findings(linter, document) == wanted[letter]


@pytest.mark.parametrize("name", VERSIONS)
def test_the_place_of_every_finding_reads_back(name, linter):
    document = read_bytes(VERSIONS[name]("paabud-kloak"), name)
    for found in linter.lint(document).findings:
        assert found.place.start is not None
        assert document.source.text[found.place.start : found.place.end] == found.text
        marked = found.sentence[found.mark.start : found.mark.end]
        if not document.source.media_type.startswith("text/"):
            assert found.text.replace("\u2028", " ") == marked
