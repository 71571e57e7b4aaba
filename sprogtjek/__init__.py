"""sprogtjek: a plain-language linter for Danish municipal texts.

from sprogtjek import Linter
report = Linter().lint("Såfremt du flytter, bedes du kontakte os.")
print([finding.message for finding in report.findings])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sprogtjek.linter import Linter as Linter

__version__ = "0.1.0"
__all__ = ["Linter", "__version__"]


def __getattr__(name: str) -> Any:
    # Lazy, so that `sprogtjek --help` need not import the engine.
    if name == "Linter":
        from sprogtjek.linter import Linter

        return Linter
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
