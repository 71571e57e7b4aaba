"""The mail reader: the subject and the message of an .eml file, as blocks.

Quoted mails, legal notices at the end and attachments are no part of the text.
"""

from __future__ import annotations

from sprogtjek.errors import UserError
from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Block, Document, Source
from sprogtjek.sources import decode, filetypes, formats
from sprogtjek.sources.eml_history import own_lines
from sprogtjek.sources.eml_parts import Body, Mail, open_mail
from sprogtjek.sources.folding import write
from sprogtjek.sources.refusals import too_large
from sprogtjek.sources.replanted import replant

MAX_LINES = 50_000
"""Lines of a message; 500 pages have half as many."""


def read(data: bytes, name: str) -> Document:
    """The document in a mail. Raises ``UserError``."""
    if not data.strip():
        raise UserError("Filen er tom.", path=name)
    mail = open_mail(data, name)
    message = _message(mail.body, name)
    blocks = [*_subject(mail), *message.blocks]
    if not message.blocks:
        hint = "Citerede mails og standardtekster bliver ikke tjekket."
        raise UserError("Der er ingen ny tekst i mailen at tjekke.", path=name, hint=hint)
    return replant(name, filetypes.EML, blocks, message.directives)


def _subject(mail: Mail) -> list[Block]:
    builder = BlockBuilder()
    write(builder, mail.subject, 0, len(mail.subject))
    return [builder.build("subject")] if builder.text.strip() else []


def _message(body: Body, name: str) -> Document:
    """The message in its own text: a plain text or a web page."""
    return _html_message(body, name) if body.html else _plain_message(body, name)


def _plain_message(body: Body, name: str) -> Document:
    text = decode.decoded(body.data, name, body.charset).text
    lines = _unflowed(text, glued=body.glued) if body.flowed else text.splitlines()
    if len(lines) > MAX_LINES:
        raise too_large(name)
    kept = zip(lines, own_lines(lines), strict=True)
    # What is left out leaves a blank line, so that nothing runs on across it.
    own = "\n".join(line if is_own else "" for line, is_own in kept)
    return formats.text_reader(formats.PLAIN).read_source(Source(name, own))


def _unflowed(text: str, *, glued: bool) -> list[str]:
    """The paragraphs of a text whose lines flow (RFC 3676): a blank at the end means »goes on«."""
    lines: list[str] = []
    flows = False
    for line in text.splitlines():
        quoted = line.startswith(">")
        line = line.removeprefix(" ")  # stuffed
        if flows and not quoted and lines:
            lines[-1] = (lines[-1].removesuffix(" ") if glued else lines[-1]) + line
        else:
            lines.append(line)
        flows = line.endswith(" ") and line != "-- " and not quoted
    return lines


def _html_message(body: Body, name: str) -> Document:
    from sprogtjek.sources import html

    document = html.read(body.data, name) if body.charset is None else _page(body, name)
    blocks = [block for block in document.blocks if block.kind != "link"]
    own = dict(zip(map(id, blocks), own_lines(_with_gaps(blocks))[::2], strict=False))
    return Document(document.source, _own_blocks(document.blocks, own), document.directives)


def _page(body: Body, name: str) -> Document:
    from sprogtjek.sources import html

    text = decode.decoded(body.data, name, body.charset).text
    return html.read_source(Source(name, text, filetypes.HTML))


def _with_gaps(blocks: list[Block]) -> list[str]:
    return [line for block in blocks for line in (block.text, "")]


def _own_blocks(blocks: tuple[Block, ...], own: dict[int, bool]) -> tuple[Block, ...]:
    """The blocks that the sender wrote, each with the links in it."""
    kept: list[Block] = []
    keeps = True
    for block in blocks:
        keeps = own[id(block)] if block.kind != "link" else keeps
        if keeps:
            kept.append(block)
    return tuple(kept)
