"""Loading a pipeline, and how it reads municipal Danish."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from sprogtjek import language
from sprogtjek.errors import UserError


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load()


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("da")
    language.add_exceptions(nlp)
    return nlp


def find(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def parse(nlp: Language, text: str) -> Doc:
    return next(language.parse(nlp, [text]))


# --- loading


def test_shipped_pipeline_yields_all_annotations(nlp: Language) -> None:
    assert language.provided(nlp) == {"pos", "morph", "lemma", "dep", "sents"}


def test_sentence_rules_come_first(nlp: Language) -> None:
    assert nlp.pipe_names[0] == "sprogtjek_sentences"


def test_shipped_pipeline_loads_without_sprogtjek() -> None:
    assert "parser" in spacy.load(language.shipped()).pipe_names


def test_shipped_pipeline_is_small() -> None:
    files = [f for f in language.shipped().rglob("*") if f.is_file()]
    assert sum(f.stat().st_size for f in files) < 30_000_000


def test_license_lies_beside_the_weights() -> None:
    text = (language.shipped() / "LICENSE").read_text(encoding="utf-8")
    assert "Attribution-ShareAlike 4.0" in text


def test_shipped_pipeline_names_no_machine() -> None:
    config = (language.shipped() / "config.cfg").read_text(encoding="utf-8")
    assert "/" not in config.replace("sprogtjek/", "")


def test_other_pipeline_gets_tokens_and_sentences(tmp_path: Path) -> None:
    spacy.blank("da").to_disk(tmp_path / "bare")
    nlp = language.load(str(tmp_path / "bare"))
    assert language.provided(nlp) == {"sents"}
    doc = nlp("Se jf. § 5 og/eller bilag. Ring til os.")
    assert [len(s) for s in doc.sents] == [7, 4]


@pytest.mark.parametrize("path", ["findes_ikke", "/findes/heller/ikke"])
def test_missing_pipeline_is_a_danish_error(path: str) -> None:
    with pytest.raises(UserError, match="findes ikke") as caught:
        language.load(path)
    assert path in caught.value.message
    assert caught.value.hint


def test_folder_without_a_pipeline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        language.load(str(tmp_path))


def test_importing_does_not_import_spacy() -> None:
    code = "import sys, sprogtjek.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_parse_keeps_order_and_count(nlp: Language) -> None:
    texts = ["Send brevet.", "", "Ring til os."] * 50
    assert [doc.text for doc in language.parse(nlp, texts)] == texts


# --- tokens


@pytest.mark.parametrize(
    "text",
    [
        "efter § 5 , stk. 2 , nr. 3",
        "jf. f.eks. bl.a. mv. m.v. kl. tlf. ca. pkt. d.d. evt. inkl. ekskl. pga. mht. ift. iht.",
        "vedr. hhv. o.l. osv. dvs. m.m. p.t. pt. m.fl. el.lign. j.nr. matr.nr. lb.nr.",
        "Jf. JF. Kl. KL. Nr. NR. Tlf.",
        "den 1. januar",
        "d. 1/5",
        "d. 3. maj",
        "01.05.2026",
        "5.000 kr. og kr. 500,-",
        "sagsnr. 24/12345 og 27.35.00-G01-12-24",
        "010190-1234",
        "post@koege.dk eller www.koege.dk/byggeri",
        "https://www.borger.dk/a/b?c=d",
        "Torvet 1 , 2. tv. , 4600 Køge",
        "og/eller brug/leje udhus/garage/carport",
        "lovens §§ 11-14",
        "Teknik- og Miljøforvaltningen",
        "Peter Aa. Holm og H.P. Krogh",
        "mandag-torsdag kl. 10-14",
        "500 kr. .",
        "2026/27",
    ],
)
def test_tokens(blank: Language, text: str) -> None:
    """Each piece between spaces is one token."""
    words = text.split(" ")
    joined = text.replace(" ,", ",").replace(" .", ".")
    assert [t.text for t in blank(joined)] == words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("(tlf. 12)", ["(", "tlf.", "12", ")"]),
        ("§5", ["§", "5"]),
        ("50%", ["50", "%"]),
        ("Vi bruger it.", ["Vi", "bruger", "it", "."]),
        ("»Nej,« sagde", ["»", "Nej", ",", "«", "sagde"]),
        ("borger.dk.", ["borger.dk", "."]),
    ],
)
def test_marks_are_split_off(blank: Language, text: str, tokens: list[str]) -> None:
    assert [t.text for t in blank(text)] == tokens


# --- letters are not news


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Send papirerne til skolen.", "sende"),
        ("Udfyld erklæringen, og læg den i kuverten.", "udfylde"),
        ("Kontakt forvaltningen, hvis beløbet er forkert.", "kontakte"),
        ("Ring til skolen på tlf. 12 34 56 78.", "ringe"),
        ("Husk at tage madpakke med.", "huske"),
        ("Læs brevet grundigt.", "læse"),
        ("Søg om friplads til dit barn.", "søge"),
        ("Betal gebyret senest den 3. juni.", "betale"),
        ("Vedlæg kvitteringer for køb af medicin.", "vedlægge"),
    ],
)
def test_imperatives(nlp: Language, text: str, lemma: str) -> None:
    verb = parse(nlp, text)[0]
    assert (verb.pos_, verb.morph.get("Mood"), verb.lemma_) == ("VERB", ["Imp"], lemma)
    assert verb.dep_ == "ROOT"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kommunen har afgjort Deres klage.", "Deres"),
        ("Det er nødvendigt, at vi besøger Dem på adressen.", "Dem"),
        ("Hvis De flytter, skal De straks melde det til os.", "De"),
    ],
)
def test_polite_address(nlp: Language, text: str, word: str) -> None:
    assert find(parse(nlp, text), word).morph.get("Polite") == ["Form"]


@pytest.mark.parametrize("word", ["findes", "skyldes", "synes", "lykkes", "mødes"])
def test_deponents_are_active(nlp: Language, word: str) -> None:
    texts = {
        "findes": "Skemaet findes også på engelsk.",
        "skyldes": "Fejlen skyldes et brud på ledningen.",
        "synes": "Hvis du synes, kan du vente.",
        "lykkes": "Det lykkes kun, hvis alle hjælper.",
        "mødes": "Gruppen mødes hver tirsdag.",
    }
    token = find(parse(nlp, texts[word]), word)
    assert (token.morph.get("Voice"), token.lemma_) == (["Act"], word)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Klagen behandles af et nævn.", "behandles", "behandle"),
        ("Bilagene skal sendes til banken.", "sendes", "sende"),
        ("Ydelsen udbetales hver måned.", "udbetales", "udbetale"),
        ("Det vurderes, at støjen er for høj.", "vurderes", "vurdere"),
    ],
)
def test_s_passives(nlp: Language, text: str, word: str, lemma: str) -> None:
    token = find(parse(nlp, text), word)
    assert (token.morph.get("Voice"), token.lemma_) == (["Pass"], lemma)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Barnet vil blive indkaldt til en undersøgelse.", "indkaldt"),
        ("Forslaget bliver behandlet i udvalget.", "behandlet"),
    ],
)
def test_blive_passives(nlp: Language, text: str, word: str) -> None:
    token = find(parse(nlp, text), word)
    assert token.morph.get("VerbForm") == ["Part"]
    assert any(c.lemma_ == "blive" and c.dep_ == "aux" for c in token.children)


def test_law_reference_hangs_together(nlp: Language) -> None:
    doc = parse(nlp, "Vi har truffet beslutningen efter byggelovens § 112, stk. 1.")
    section = find(doc, "§")
    assert find(doc, "112").head == section
    assert section.head.text in {"truffet", "beslutningen"}


@pytest.mark.parametrize("text", ["Svar på klage over støj", "Konklusion"])
def test_headings_are_nouns(nlp: Language, text: str) -> None:
    assert (parse(nlp, text)[0].pos_, parse(nlp, text)[0].dep_) == ("NOUN", "ROOT")
