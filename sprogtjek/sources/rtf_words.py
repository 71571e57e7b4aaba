"""Control words of RTF and what they mean here. All others change nothing that is read."""

from __future__ import annotations

from sprogtjek.sources.paragraphs import BREAK
from sprogtjek.sources.rtf_state import Target

SIGNS = {
    "tab": "\t",
    "line": BREAK,
    "lbr": BREAK,
    "page": BREAK,
    "column": BREAK,
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
"""Words that stand for a character."""

SYMBOLS = {
    "~": "\xa0",
    "-": "\xad",
    "_": "\u2011",
    "\t": "\t",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
"""Symbols that stand for a character."""

CODE_PAGES = {"ansi": "cp1252", "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}

TARGETS: dict[str, Target] = {
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "fldinst": "code",
    "listtext": "marker",
    "pntext": "marker",
    "shpinst": "text",
    "ud": "text",
    "fldrslt": "text",
    "result": "text",
}
"""Where the text of a destination goes, besides those that stand beside the text."""

BESIDE = {"footnote": True, "shptxt": False}
"""Text with a flow of its own, and whether it is a note."""

SKIPPED = frozenset(
    {
        *("colortbl", "info", "pict", "object", "nonshppict", "objdata", "sp", "upr", "pn"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("annotation", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atrfstart"),
        *("atrfend", "bkmkstart", "bkmkend", "xe", "tc", "rxe", "ftnsep", "ftnsepc", "ftncn"),
        *("aftnsep", "aftnsepc", "aftncn", "revtbl", "do", "template", "themedata", "filetbl"),
    }
)
"""Destinations that hold nothing of the text, whether they are marked with ``\\*`` or not."""

OWN_LANGUAGES = frozenset({0, 255, 1024, 1030, 1054})
"""Language codes (LCID) that say Danish, or nothing."""
