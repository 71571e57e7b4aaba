"""What several checks ask of the same word, worked out once and kept with the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc


class _InDocument(Protocol):
    """A token, or something said of one."""

    @property
    def doc(self) -> Doc: ...


T = TypeVar("T", bound=_InDocument)
Answer = TypeVar("Answer")


def kept(function: Callable[[T], Answer]) -> Callable[[T], Answer]:
    """Work out once what a function says of a token or the like: it must depend on the document
    alone.
    """
    key = f"sprogtjek {function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answer(of: T) -> Answer:
        data: dict[Any, Any] = of.doc.user_data
        known = data.get(key)
        if known is None:
            known = data[key] = {}
        if of not in known:
            known[of] = function(of)
        found: Answer = known[of]
        return found

    return answer
