"""spaCy's tokens, spans and documents as plain objects to be read, under spaCy's own names.

Only what checks read is there, and every attribute means what spaCy's documentation says (a test
compares the two on real texts).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from sprogtjek.features import Features

if TYPE_CHECKING:
    from spacy.tokens import Doc


class TokenView:
    """One token."""

    __slots__ = (
        "_head",
        "children",
        "dep_",
        "doc",
        "i",
        "idx",
        "is_punct",
        "is_sent_start",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "text",
        "whitespace_",
    )

    _head: int
    children: list[TokenView]
    """The immediate dependents, in the order of the text."""
    dep_: str
    doc: DocView
    i: int
    idx: int
    is_punct: bool
    is_sent_start: bool
    lemma_: str
    lower_: str
    morph: Features
    pos_: str
    sent: SpanView
    """The sentence around the token."""
    text: str
    whitespace_: str

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What is not there yet: dependents are looked up when first asked for."""
            if name != "children" or not hasattr(self, "doc"):
                raise AttributeError(name)
            self.doc.find_children()
            return self.children

    @property
    def head(self) -> TokenView:
        """The syntactic head; the token itself if it is the root."""
        return self.doc.tokens[self._head]

    @property
    def lefts(self) -> list[TokenView]:
        """The immediate dependents before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[TokenView]:
        """The immediate dependents after the token."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[TokenView]:
        """The token and all that depends on it, in the order of the text."""
        first, last, size = self.doc.extents[self.i]
        if size == last - first + 1:
            return iter(self.doc.tokens[first : last + 1])
        members = [self]  # something that does not belong stands in between
        for member in members:
            members.extend(member.children)
        return iter(sorted(members, key=lambda token: token.i))

    @property
    def left_edge(self) -> TokenView:
        """The first token of the subtree."""
        return self.doc.tokens[self.doc.extents[self.i][0]]

    @property
    def right_edge(self) -> TokenView:
        """The last token of the subtree."""
        return self.doc.tokens[self.doc.extents[self.i][1]]

    @property
    def like_num(self) -> bool:
        """Whether the token is a number, in digits or letters."""
        like_num: bool = self.doc.spacy[self.i].like_num
        return like_num

    @property
    def ancestors(self) -> Iterator[TokenView]:
        """The head, the head's head, and so on."""
        token = self
        while token._head != token.i:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[TokenView, ...]:
        """The other members of a coordination."""
        first = self
        while first.dep_ == "conj" and first._head != first.i:
            first = first.head
        members = [first]
        for member in members:
            members.extend(other for other in member.rights if other.dep_ == "conj")
        return tuple(member for member in members if member is not self)

    @property
    def text_with_ws(self) -> str:
        """The token with the space after it, if there is one."""
        return self.text + self.whitespace_

    def nbor(self, i: int = 1) -> TokenView:
        """The token ``i`` places on. Raises ``IndexError`` outside the block."""
        position = self.i + i
        if position < 0:
            raise IndexError(position)
        return self.doc.tokens[position]

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__


class SpanView:
    """A run of tokens."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: DocView, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end if end > start else start

    @property
    def start_char(self) -> int:
        """Where the first token begins."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the last token ends."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The text, without the space after it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> TokenView:
        """The first token whose head lies outside the span, or that is a root."""
        tokens = self.doc.tokens[self.start : self.end]
        return next(t for t in tokens if t._head == t.i or not self.start <= t._head < self.end)

    @property
    def sent(self) -> SpanView:
        """The sentence that the span begins in."""
        return self.doc.tokens[self.start].sent

    def __iter__(self) -> Iterator[TokenView]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, key: int) -> TokenView: ...
    @overload
    def __getitem__(self, key: slice) -> SpanView: ...
    def __getitem__(self, key: int | slice) -> TokenView | SpanView:
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self))
            return SpanView(self.doc, self.start + start, self.start + end)
        size = self.end - self.start
        if not -size <= key < size:
            raise IndexError(key)
        return self.doc.tokens[self.start + key if key >= 0 else self.end + key]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SpanView):
            return NotImplemented
        return (self.start, self.end) == (other.start, other.end) and self.doc is other.doc

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__


class DocView:
    """A parsed block. ``spacy`` is the ``Doc`` itself, for spaCy's matchers."""

    def __init__(self, doc: Doc) -> None:
        self.spacy = doc
        self.user_data: dict[Any, Any] = {}
        self.tokens: list[TokenView] = []
        self.sents: list[SpanView] = []
        """The sentences."""

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return "".join([token.text + token.whitespace_ for token in self.tokens])

    def find_children(self) -> None:
        """Give each token its dependents."""
        tokens = self.tokens
        for token in tokens:
            token.children = []
        for token in tokens:
            if token._head != token.i:
                tokens[token._head].children.append(token)

    @cached_property
    def extents(self) -> list[tuple[int, int, int]]:
        """First and last index and size of each token's subtree, by the token's index."""
        tokens = self.tokens
        first, last, size = list(range(len(tokens))), list(range(len(tokens))), [1] * len(tokens)
        heads = [token._head for token in tokens]
        for i, above in enumerate(heads):
            below = i
            while above != below:
                if i < first[above]:
                    first[above] = i
                elif i > last[above]:
                    last[above] = i
                size[above] += 1
                below, above = above, heads[above]
        return list(zip(first, last, size, strict=True))

    def __iter__(self) -> Iterator[TokenView]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, key: int) -> TokenView: ...
    @overload
    def __getitem__(self, key: slice) -> SpanView: ...
    def __getitem__(self, key: int | slice) -> TokenView | SpanView:
        if isinstance(key, int):
            return self.tokens[key]
        start, end, _ = key.indices(len(self.tokens))
        return SpanView(self, start, end)

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__
