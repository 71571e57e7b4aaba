"""What is kept of a checked page when thousands are checked: plain, small, one line of JSON."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from sprogtjek.errors import UserError
from sprogtjek.records import Block, Level, TextType

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class PageFinding:
    """A finding as it is told of in a report on a site.

    ``sentence`` is the sentence around ``text``, ``start`` where ``text`` begins in it.
    ``replacement`` is the first suggestion that can be put in, or empty; ``advice`` the first
    that cannot. ``block`` is the key of the block it stands in (``block_key``): the same footer
    has the same key on every page. It is empty for findings on the page as a whole.
    """

    rule: str
    level: Level
    principles: tuple[str, ...]
    message: str
    text: str = ""
    sentence: str = ""
    start: int = 0
    line: int = 1
    replacement: str = ""
    advice: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page checked, or the ``reason`` (Danish, a sentence) why it was not.

    Counts are over the page's prose. ``blocks`` are the keys of all its blocks with the words of
    each, in reading order. ``modified`` is when the page was last changed, if known. ``digest``
    tells two versions of a page apart.
    """

    address: str
    reason: str = ""
    hint: str = ""
    title: str = ""
    text_type: TextType | None = None
    profile: str = "standard"
    words: int = 0
    sentences: int = 0
    long_words: int = 0
    passive_sentences: int = 0
    longest_sentence: int = 0
    findings: tuple[PageFinding, ...] = ()
    blocks: tuple[tuple[str, int], ...] = ()
    modified: str = ""
    digest: str = ""

    @property
    def lix(self) -> float | None:
        """Words per sentence plus the share of long words in per cent; ``None`` without prose."""
        if not self.sentences:
            return None
        return self.words / self.sentences + 100 * self.long_words / self.words


def block_key(block: Block) -> str:
    """What two blocks have in common when they say the same: 16 hexadecimal digits."""
    return hashlib.sha256(f"{block.kind}\n{block.text}".encode()).hexdigest()[:16]


def dumps(result: PageResult) -> str:
    """The result as one line of JSON, without the line end."""
    return encode(result).decode()


def encode(result: PageResult) -> bytes:
    """The same in UTF-8."""
    version = msgspec.json.encode(_Version(SCHEMA_VERSION))
    return version[:-1] + b"," + msgspec.json.encode(result)[1:]


def loads(line: str, path: str = "", number: int = 1) -> PageResult:
    """The result that ``dumps`` made a line of. Raises ``UserError`` for any other line."""
    try:
        if _VERSION.decode(line).schema_version != SCHEMA_VERSION:
            raise msgspec.ValidationError("another version")
        return _RESULT.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise UserError(
            "Linjen er ikke en side fra en tidligere kørsel.",
            path=path or None,
            line=number,
            hint="Brug en jsonl-fil, som »sprogtjek site« har skrevet.",
        ) from error


def decode(line: bytes) -> PageResult:
    """The result in a line that this very version of the program made."""
    return _RESULT.decode(line)


def dumps_blocks(result: PageResult) -> bytes:
    """The blocks of a result, and whether there is a reason why not, as bytes."""
    return msgspec.msgpack.encode(PageBlocks(result.reason, result.blocks))


def loads_blocks(data: bytes) -> PageBlocks:
    """The blocks that ``dumps_blocks`` made bytes of."""
    return _BLOCKS.decode(data)


class PageBlocks(msgspec.Struct):
    """Of a result only its blocks: nearly all the rest is about its findings."""

    reason: str = ""
    blocks: tuple[tuple[str, int], ...] = ()


class _Version(msgspec.Struct):
    schema_version: int


_VERSION = msgspec.json.Decoder(_Version)
_RESULT = msgspec.json.Decoder(PageResult)
_BLOCKS = msgspec.msgpack.Decoder(PageBlocks)
