"""Errors in patterns that people write themselves, said in Danish with the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.records import Rule

TOKEN_KEYS = (
    *("LOWER", "TEXT", "ORTH", "NORM", "LEMMA", "POS", "TAG", "MORPH", "DEP", "SHAPE", "LENGTH"),
    *("IS_SENT_START", "IS_PUNCT", "IS_ALPHA", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE"),
    *("IS_SPACE", "IS_STOP", "IS_ASCII", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "SENT_START"),
    *("SPACY", "OP"),
)
"""What spaCy lets a pattern ask of a token (entities left out: our pipeline marks none)."""

UPOS = frozenset(
    (
        *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
        *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
    )
)


def refuse(rule: Rule[Any], message: str, hint: str | None = None) -> UserError:
    """The error for a pattern of ``rule``."""
    return UserError(f"Reglen »{rule.id}«: {message}", path=rule.defined_in or None, hint=hint)


def need_list(rule: Rule[Any], pattern: Any) -> list[dict[str, Any]]:
    """``pattern`` as the list of mappings that it must be. Raises ``UserError``."""
    if not isinstance(pattern, list) or not pattern:
        raise refuse(
            rule,
            "Hvert mønster skal være en liste med mindst ét ord.",
            "Skriv for eksempel »- [{LOWER: der}, {LOWER: kan}]« under »patterns:«.",
        )
    for element in pattern:
        if not isinstance(element, dict):
            raise refuse(
                rule,
                f"»{element}« kan ikke stå i et mønster.",
                f"Skriv hvert ord som {{NØGLE: værdi}}, for eksempel {{LOWER: {element}}}.",
            )
    return pattern


def check_token(rule: Rule[Any], token: Mapping[str, Any], own: Sequence[str] = ()) -> None:
    """Refuse keys and parts of speech that do not exist. Raises ``UserError``."""
    keys = (*TOKEN_KEYS, *own)
    for key, value in token.items():
        if str(key) not in keys:
            hint = did_you_mean(str(key).upper(), keys) or "Du kan bruge: " + ", ".join(keys) + "."
            raise refuse(rule, f"»{key}« er ikke noget, et ord kan spørges om.", hint)
        if key == "POS":
            _check_part_of_speech(rule, value)


def _check_part_of_speech(rule: Rule[Any], value: Any) -> None:
    listed = (value.get("IN") or value.get("NOT_IN")) if isinstance(value, dict) else [value]
    for tag in listed or ():
        if tag not in UPOS:
            hint = did_you_mean(str(tag).upper(), UPOS)
            hint = hint or "Ordklasserne er: " + ", ".join(sorted(UPOS)) + "."
            raise refuse(rule, f"»{tag}« er ikke en ordklasse.", hint)


def literals(tokens: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The words that a text must have for these tokens to match, in small letters."""
    return frozenset(
        token["LOWER"]
        for token in tokens
        if isinstance(token.get("LOWER"), str) and token.get("OP", "1") in ("1", "+")
    )


@contextmanager
def in_rule(rule: Rule[Any]) -> Iterator[None]:
    """Turn what spaCy says against a pattern into an error that names the rule."""
    try:
        yield
    except (ValueError, KeyError) as error:
        raise refuse(rule, "Mønsteret kan ikke bruges.", _detail(error)) from error


def _detail(error: Exception) -> str:
    """The first thing spaCy complains about, without its error codes and headings."""
    lines = str(error).splitlines()
    details = [line for line in lines if line.startswith("- ")] or lines
    return "spaCy siger: " + re.sub(r"^- |^\[E\d+\] ", "", details[0]).strip("'\"")
