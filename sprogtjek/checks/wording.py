"""What a rule written in YAML says of its match: replacements and advice."""

from __future__ import annotations

from collections.abc import Sequence

from sprogtjek.records import Span, Suggestion


def suggestions(match: str, span: Span, better: Sequence[str], advice: str) -> list[Suggestion]:
    """The replacements as offers, then the advice."""
    offers = [Suggestion(like(match, text), span, "offer") for text in better]
    return offers + ([Suggestion(advice, span, "advice")] if advice else [])


def slots(match: str, better: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """``{better}``, the first replacement, and ``{alternatives}``, all of them."""
    texts = [like(match, text) for text in better]
    return (
        ("match", match),
        ("better", texts[0] if texts else ""),
        ("alternatives", "« eller »".join(texts)),
    )


def like(match: str, text: str) -> str:
    """``text`` with a capital where ``match`` has one, as at the start of a sentence."""
    return text[:1].upper() + text[1:] if match[:1].isupper() else text
