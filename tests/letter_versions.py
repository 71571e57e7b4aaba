"""One letter in every format: each version is written as a caseworker's program would."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parent.parent
LETTERS = ROOT / "corpus" / "haarde"
DATA = Path(__file__).parent / "data" / "readers"

# The pdf versions were made of the docx versions, see data/readers/README.md.
HEADINGS = {
    "indkaldelse-jobsamtale": ("Mødepligt", "Praktiske oplysninger"),
    "paabud-kloak": ("Udgifter", "Tilsyn"),
    "afslag-praktisk-hjaelp": ("Begrundelse", "Klagevejledning"),
}

Kind = Literal["heading", "bullets", "numbers", "text"]

_MARKER = re.compile(r"(?:-|\d\)) ")


@dataclass(frozen=True)
class Chunk:
    """What stands between two blank lines of the letter."""

    kind: Kind
    lines: tuple[str, ...]


def written(letter: str) -> str:
    """The letter as plain text."""
    return (LETTERS / f"{letter}.txt").read_text(encoding="utf-8")


def chunks(letter: str) -> list[Chunk]:
    found: list[Chunk] = []
    for text in written(letter).strip().split("\n\n"):
        kind: Kind = "heading" if text in HEADINGS[letter] else "text"
        if _MARKER.match(text):
            kind = "bullets" if text[0] == "-" else "numbers"
        lines = text.split("\n")
        found.append(Chunk(kind, tuple(_MARKER.sub("", line, count=1) for line in lines)))
    return found


def docx(letter: str) -> bytes:
    import docx as library

    document = library.Document()
    for chunk in chunks(letter):
        if chunk.kind == "heading":
            document.add_heading(chunk.lines[0], 1)
        elif chunk.kind == "text":
            paragraph = document.add_paragraph(chunk.lines[0])
            for line in chunk.lines[1:]:
                paragraph.add_run().add_break()
                paragraph.add_run(line)
        else:
            style = "List Bullet" if chunk.kind == "bullets" else "List Number"
            for line in chunk.lines:
                document.add_paragraph(line, style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def odt(letter: str) -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.text import H, LineBreak, List, ListItem, P

    document = OpenDocumentText()
    for chunk in chunks(letter):
        if chunk.kind == "heading":
            document.text.addElement(H(outlinelevel=1, text=chunk.lines[0]))
        elif chunk.kind == "text":
            paragraph = P(text=chunk.lines[0])
            for line in chunk.lines[1:]:
                paragraph.addElement(LineBreak())
                paragraph.addText(line)
            document.text.addElement(paragraph)
        else:
            items = List()
            for line in chunk.lines:
                item = ListItem()
                item.addElement(P(text=line))
                items.addElement(item)
            document.text.addElement(items)
        document.text.addElement(P())  # who writes a letter presses Enter twice
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def rtf(letter: str) -> bytes:
    body = ""
    for chunk in chunks(letter):
        lines = [_rtf_escaped(line) for line in chunk.lines]
        if chunk.kind == "heading":
            body += rf"\pard\s1\sb240 {lines[0]}\par "
        elif chunk.kind == "text":
            body += r"\pard\sa200 " + r"\line ".join(lines) + r"\par "
        else:
            for at, line in enumerate(lines, start=1):
                sign = r"\'95" if chunk.kind == "bullets" else f"{at}."
                body += rf"\pard\ls1 {{\listtext {sign}\tab}}{line}\par "
    head = r"{\rtf1\ansi\ansicpg1252{\stylesheet{\s0 Normal;}{\s1 heading 1;}}"
    return f"{head}{body}}}".encode("ascii")


def _rtf_escaped(text: str) -> str:
    text = re.sub(r"([\\{}])", r"\\\1", text)
    return re.sub(r"[^\x00-\x7f]", lambda match: f"\\u{ord(match[0])}?", text)


def eml(letter: str) -> bytes:
    message = EmailMessage()
    message["From"] = "post@egeby.example"
    message.set_content(written(letter), charset="windows-1252", cte="quoted-printable")
    return bytes(message)


def html_page(letter: str) -> bytes:
    body = ""
    for chunk in chunks(letter):
        lines = [html.escape(line) for line in chunk.lines]
        if chunk.kind == "heading":
            body += f"<h2>{lines[0]}</h2>\n"
        elif chunk.kind == "text":
            body += f"<p>{'<br>'.join(lines)}</p>\n"
        else:
            items = "".join(f"<li>{line}</li>" for line in lines)
            tag = "ul" if chunk.kind == "bullets" else "ol"
            body += f"<{tag}>{items}</{tag}>\n"
    page = f'<!doctype html><html lang="da"><head><title></title></head><body>{body}</body></html>'
    return page.encode()


def html_mail(letter: str) -> bytes:
    message = EmailMessage()
    message["From"] = "post@egeby.example"
    message.set_content(html_page(letter).decode(), subtype="html", cte="base64")
    return bytes(message)


def markdown(letter: str) -> bytes:
    body = ""
    for chunk in chunks(letter):
        if chunk.kind == "heading":
            body += f"## {chunk.lines[0]}\n\n"
        elif chunk.kind == "text":
            # »18. august« at the start of a paragraph would be item 18 of a list.
            lines = [re.sub(r"^(\d+)\.", r"\1\\.", line) for line in chunk.lines]
            body += "\\\n".join(lines) + "\n\n"
        else:
            signs = ["-"] * 9 if chunk.kind == "bullets" else [f"{at}." for at in range(1, 10)]
            pairs = zip(signs, chunk.lines, strict=False)
            body += "\n".join(f"{sign} {line}" for sign, line in pairs) + "\n\n"
    return body.encode()


def pdf(letter: str) -> bytes:
    return (DATA / f"{letter}.pdf").read_bytes()


VERSIONS = {
    "brev.docx": docx,
    "brev.odt": odt,
    "brev.pdf": pdf,
    "brev.rtf": rtf,
    "brev.eml": eml,
    "html.eml": html_mail,
    "brev.html": html_page,
    "brev.md": markdown,
}
"""The name of each version and what makes it."""
