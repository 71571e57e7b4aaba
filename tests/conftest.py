from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sprogtjek import language
from sprogtjek.linter import Linter

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline, loaded once."""
    return language.load()


@pytest.fixture(scope="session")
def linter(nlp: Language) -> Linter:
    """All shipped rules on the shipped pipeline."""
    return Linter(pipeline=nlp)
