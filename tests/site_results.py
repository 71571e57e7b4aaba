"""Results of an invented municipality's site, put together from the blocks of linted texts."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sprogtjek import filters
from sprogtjek.records import PROSE, Report
from sprogtjek.results import PageFinding, PageResult, block_key
from sprogtjek.words import split_words

SITE = "https://egeby.example"
TOPICS = {
    "borger/familie-og-boern": ("Dagpleje", "Barnets første skoledag", "Friplads", "Sundhedspleje"),
    "borger/bolig-og-byggeri": ("Byggetilladelse", "Boligstøtte", "Flytning", "Nabohøring"),
    "borger/hjaelp-og-omsorg": ("Hjemmehjælp", "Genoptræning", "Kørestol", "Omsorgstandpleje"),
    "borger/trafik": ("Beboerlicens", "Parkeringsafgift", "Snerydning", "Vejarbejde"),
    "borger/affald-og-genbrug": ("Storskrald", "Genbrugspladsen", "Gebyrer", "Haveaffald"),
    "erhverv/affald": ("Erhvervsaffald", "Farligt affald", "Gebyrer for erhverv"),
    "erhverv/tilladelser": ("Udeservering", "Skiltning", "Miljøgodkendelse", "Næringsbrev"),
    "politik/dagsordener": ("Teknisk Udvalg", "Børneudvalget", "Økonomiudvalget"),
    "kultur-og-fritid/foreninger": ("Lokaletilskud", "Folkeoplysning", "Haller og baner"),
    "om-kommunen/job": ("Ledige stillinger", "Elev i kommunen", "Sommerjob"),
    "nyheder": ("Ny cykelsti", "Åbent hus", "Høring om lokalplan", "Lukket vej"),
}
REASONS = (
    ("Siden findes ikke (404).", "Ret linket på de sider, der peger på den."),
    ("Serveren svarede ikke inden for 20 sekunder.", "Prøv igen senere."),
    ("Siden er en film og ikke en tekst.", ""),
)


@dataclass(frozen=True)
class Piece:
    """A block of some text: its words, and what was found in it."""

    key: str
    words: int
    sentences: int
    long_words: int
    longest: int
    passives: int
    findings: tuple[PageFinding, ...]


def pieces(reports: Sequence[Report]) -> list[Piece]:
    """The prose of linted texts, block by block."""
    return [
        _piece(report, index)
        for report in reports
        for index, block in enumerate(report.blocks)
        if block.kind in PROSE
    ]


def _piece(report: Report, index: int) -> Piece:
    block = report.blocks[index]
    words = split_words(block.text)
    sentences = max(1, block.text.count(". ") + 1)
    found = [f for f in filters.told(report.findings) if f.block == index and f.sentence]
    made = [
        PageFinding(
            finding.rule,
            finding.level,
            finding.principles,
            finding.message,
            " ".join(finding.text.split()),
            finding.sentence,
            finding.mark.start,
            finding.place.line,
            block=block_key(block),
        )
        for finding in found
    ]
    return Piece(
        block_key(block),
        len(words),
        sentences,
        sum(len(word) > 6 for word in words),
        len(words) // sentences + 4,
        min(sentences, sum(finding.kind == "passive" for finding in found)),
        tuple(made),
    )


def site(from_pieces: Sequence[Piece], count: int, seed: int = 1) -> Iterator[PageResult]:
    """The results of ``count`` pages. One paragraph stands on them all, another on a tenth."""
    hard = [piece for piece in from_pieces if len(piece.findings) > 4]
    footer, box = hard[0], hard[1]
    chance = random.Random(seed)
    for number, (address, title) in enumerate(_addresses(count, chance)):
        if chance.random() < 0.02:
            reason, hint = chance.choice(REASONS)
            yield PageResult(address, reason=reason, hint=hint)
            continue
        own = [
            _own(piece, number)
            for piece in chance.sample(from_pieces, chance.randint(1, 14))
            if chance.random() < 0.9
        ]
        own.append(footer)
        if number % 10 == 0:
            own.append(box)
        yield result(address, title, own)


def result(address: str, title: str, parts: Sequence[Piece]) -> PageResult:
    """A page of these pieces."""
    return PageResult(
        address,
        title=title,
        text_type="web",
        words=sum(piece.words for piece in parts),
        sentences=sum(piece.sentences for piece in parts),
        long_words=sum(piece.long_words for piece in parts),
        passive_sentences=sum(piece.passives for piece in parts),
        longest_sentence=max(piece.longest for piece in parts),
        findings=tuple(finding for piece in parts for finding in piece.findings),
        blocks=tuple((piece.key, piece.words) for piece in parts),
        modified="2026-10-01",
        digest=_digest(address),
    )


def _own(piece: Piece, number: int) -> Piece:
    """The piece as if it were written for one page alone."""
    key = _digest(f"{piece.key} {number}")
    found = tuple(replace(finding, block=key) for finding in piece.findings)
    return replace(piece, key=key, findings=found)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _addresses(count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    yield f"{SITE}/", "Egeby Kommune"
    folders = sorted(TOPICS)
    for number in range(1, count):
        folder = chance.choice(folders)
        topic = chance.choice(TOPICS[folder])
        slug = topic.lower().replace(" ", "-").replace("æ", "ae").replace("ø", "oe")
        yield f"{SITE}/{folder}/{slug.replace('å', 'aa')}-{number}", f"{topic} {number}"


def views(results: Sequence[PageResult], seed: int = 2) -> str:
    """A table of page views: a few pages have most of them."""
    chance = random.Random(seed)
    rows = ["Side;Sidevisninger"]
    for each in results:
        path = each.address.removeprefix(SITE)
        rows.append(f"{path};{int(40 * chance.paretovariate(0.9))}")
    return "\n".join(rows) + "\n"


def later(results: Sequence[PageResult], seed: int = 3) -> Iterator[PageResult]:
    """The same site some weeks later: some pages mended, some gone, some new."""
    chance = random.Random(seed)
    for number, each in enumerate(results):
        if number and number % 97 == 0:
            continue
        if each.findings and number % 5 == 0:
            kept = tuple(f for f in each.findings if chance.random() < 0.7)
            each = replace(each, findings=kept)
        yield each
    yield replace(results[1], address=f"{SITE}/nyheder/helt-ny", title="Helt ny")
