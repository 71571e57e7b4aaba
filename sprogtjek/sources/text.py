"""The plain-text reader: a source's text → paragraphs, headings, list items, letter parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Block, Document, Source
from sprogtjek.sources.decode import decoded
from sprogtjek.sources.directives import take_directives
from sprogtjek.sources.linebreak import write_lines
from sprogtjek.sources.lines import split_lines
from sprogtjek.sources.parts import Part, split_parts
from sprogtjek.sources.titles import name_kinds, section_level

__all__ = ["decoded", "part_blocks", "read", "read_source"]


def read(data: bytes, name: str) -> Document:
    """The document in a plain-text file. Raises ``UserError``."""
    return read_source(Source(name, decoded(data, name).text))


def read_source(source: Source) -> Document:
    """The blocks of a plain text in reading order.

    Lines that were wrapped are put together, words divided at a line end too. Markers of
    list items, ``>``, directives and lines that only draw are in no block; all other text is
    in one.
    """
    lines, directives = take_directives(split_lines(source.text))
    parts = split_parts(lines)
    name_kinds(parts)
    return Document(source, tuple(part_blocks(source.text, parts)), directives)


def part_blocks(text: str, parts: Sequence[Part]) -> Iterator[Block]:
    """The parts of a text, in order and each of a known kind, as blocks under their headings."""
    path: list[tuple[int, str]] = []
    for index, part in enumerate(parts):
        assert part.kind is not None
        builder = BlockBuilder()
        write_lines(builder, text, part.lines)
        if part.kind != "heading":
            yield builder.build(part.kind, tuple(title for _, title in path))
            continue
        level = section_level(part, first=not index)
        path = [(above, title) for above, title in path if above < level]
        yield builder.build(part.kind, tuple(title for _, title in path))
        path.append((level, builder.text))
