"""The HTML reader: the text of a web page for its readers, without the page's furniture.

Places are those of the file itself. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sprogtjek.errors import UserError
from sprogtjek.records import Block, Directive, Document, Source, Span
from sprogtjek.sources import decode, filetypes
from sprogtjek.sources.danishness import is_foreign
from sprogtjek.sources.decode import Decoded
from sprogtjek.sources.directives import directive
from sprogtjek.sources.extract import Extract
from sprogtjek.sources.html_content import Page
from sprogtjek.sources.html_elements import Element, Tree
from sprogtjek.sources.html_tree import parse
from sprogtjek.sources.html_walk import Walk, is_foreign_code
from sprogtjek.sources.passages import Flow

_CHARSET = re.compile(rb"<meta\b[^<>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes; browsers look in the first 1024
_LONGEST_DIRECTIVE = 1000


def read(data: bytes, name: str) -> Document:
    """The document in an HTML file. Raises ``UserError``."""
    document = read_source(Source(name, decoded(data, name).text, filetypes.HTML))
    if not document.blocks:
        raise _no_text(document.source)
    return document


def decoded(data: bytes, name: str) -> Decoded:
    """The page's text and encoding: as the bytes show, else as ``<meta charset>`` says."""
    declared = _CHARSET.search(data, 0, _HEAD)
    return decode.decoded(data, name, declared[1].decode("ascii") if declared else None)


def read_source(source: Source) -> Document:
    """The blocks of a page in reading order; none where it has no Danish text for readers.

    Raises ``UserError`` if its elements are too many or too deep.
    """
    tree = parse(source.text, source.name, furniture=False)
    page = Page(source.text, tree)
    blocks = _blocks(source.text, page)
    if not blocks:  # a page of one box that is called »menu«
        page.guessing = False
        blocks = _blocks(source.text, page)
    return Document(source, blocks, tuple(_directives(source.text, tree)))


def _blocks(text: str, page: Page) -> tuple[Block, ...]:
    walk = Walk(text, page, Flow(Extract()))
    for root in page.roots:
        walk.read(root, foreign=_is_foreign(text, root))
    return walk.flow.blocks()


def _directives(text: str, tree: Tree) -> Iterator[Directive]:
    for span in tree.comments:
        if span.end - span.start <= _LONGEST_DIRECTIVE:
            found = directive(text[span.start : span.end], span)
            if found:
                yield found


def _is_foreign(text: str, root: Element) -> bool:
    """Whether a page is in another language, as it says and as it looks.

    Many a Danish page says »en« because its template did.
    """
    code = _language(text, root)
    return is_foreign_code(code) and is_foreign(_words(text, root), [code])


def _language(text: str, root: Element) -> str:
    """The language that is said to be that of ``root``, or of the page."""
    said = [root, *root.ancestors(), *(e for e in root.elements() if e.name in ("html", "body"))]
    codes = (e.value(text, "lang") or e.value(text, "xml:lang") for e in said)
    return next(filter(None, codes), "")


def _words(text: str, root: Element) -> str:
    return " ".join(" ".join(_pieces(text, root)).split())


def _pieces(text: str, root: Element) -> Iterator[str]:
    """The text in an element, but for scripts and styles; in no order."""
    for element in [root, *root.descendants()]:
        if element.name not in ("script", "style"):
            yield from (text[c.start : c.end] for c in element.children if isinstance(c, Span))
        if element.apart is not None:
            yield from _pieces(element.apart.text, element.apart.tree.root)


def _no_text(source: Source) -> UserError:
    tree = parse(source.text, source.name)
    root = Page(source.text, tree).roots[0]
    code = _language(source.text, root)
    if is_foreign_code(code):
        message = f"Siden er ikke på dansk: dens sprog er »{code}«."
        return UserError(message, path=source.name, hint="Ret lang, hvis teksten er på dansk.")
    hint = "Kommer teksten først, når siden vises, så gem den fra en browser, og prøv igen."
    return UserError("Der er ingen tekst på siden at tjekke.", path=source.name, hint=hint)
