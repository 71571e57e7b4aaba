"""The texts that are open in the editor, as they stand there and not on disk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath

from lsprotocol.types import TextDocumentContentChangeEvent, TextDocumentContentChangePartial
from pygls.uris import to_fs_path

from sprogtjek.lsp.positions import Lines
from sprogtjek.records import Source
from sprogtjek.sources import formats
from sprogtjek.sources.filetypes import HTML, MARKDOWN

_MEDIA_TYPES = {"markdown": MARKDOWN, "html": HTML, "xhtml": HTML}
_YAML = frozenset({".yaml", ".yml"})
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Text:
    """A text at one moment. ``version`` is the editor's number of it, and ours is ``revision``:
    an editor may use its numbers again.
    """

    uri: str
    language: str
    content: str
    encoding: str
    version: int | None = None
    revision: int = 0

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.content, self.encoding)

    @property
    def path(self) -> Path:
        """Its file; one that has no file is named by its address."""
        return path_of(self.uri)

    @property
    def is_settings(self) -> bool:
        """Whether it is YAML: settings or rules, and nothing to lint."""
        return self.language == "yaml" or self.path.suffix.lower() in _YAML

    @property
    def media_type(self) -> str:
        """What the editor takes the text for, or else what its name says."""
        if self.language in _MEDIA_TYPES:
            return _MEDIA_TYPES[self.language]
        suffix = PurePath(self.uri).suffix.lower()
        named = (f for f in formats.FORMATS if f.by_name and f.editable and suffix in f.suffixes)
        return next(named, formats.PLAIN).media_type

    @cached_property
    def source(self) -> Source:
        """The text to lint. Half a surrogate pair, which no letter is, is replaced."""
        content = _LONE_SURROGATE.sub("\ufffd", self.content)
        return Source(str(self.path), content, self.media_type)

    def changed(
        self, changes: Iterable[TextDocumentContentChangeEvent], version: int | None
    ) -> Text:
        """The text after some changes, one made after the other."""
        lines = self.lines
        for change in changes:
            lines = _changed(lines, change)
        made = replace(self, content=lines.text, version=version, revision=self.revision + 1)
        made.__dict__["lines"] = lines  # known already
        return made


def _changed(lines: Lines, change: TextDocumentContentChangeEvent) -> Lines:
    if not isinstance(change, TextDocumentContentChangePartial):
        return Lines(change.text, lines.encoding)
    start = lines.offset(change.range.start)
    return lines.changed(start, max(start, lines.offset(change.range.end)), change.text)


def path_of(uri: str) -> Path:
    """The path of an address, which for other than files is the address itself."""
    return Path(to_fs_path(uri) or uri)
