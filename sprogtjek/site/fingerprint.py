"""What the outcome of a check depends on besides the page: a digest by which results are kept.

A result from another version of the program, the rules, the settings or the pipeline is never
used again.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import msgspec

import sprogtjek
from sprogtjek import language
from sprogtjek.config import Config
from sprogtjek.schema import read_text
from sprogtjek.shipped import rules_folder

_LIBRARIES = ("spacy", "thinc", "pypdfium2", "markdown-it-py")
_CODE = {".py", ".yaml", ".tsv", ".css", ".js"}


def of(config: Config) -> str:
    """The digest of program, pipeline and settings. Raises ``UserError`` for lacking rule files."""
    checked = replace(
        config.settings, level="hint", fail_level="hint", exclude=(), baseline=None,
        cache_megabytes=0,
    )  # fmt: skip
    settings = msgspec.json.encode(checked, order="deterministic")
    own = [read_text(path).encode() for path in config.rule_files]
    named = str(config.folder).encode() if config.settings.types else b""
    parts = (program().encode(), pipeline(config.settings.pipeline).encode())
    return _digest(*parts, settings, named, *own)


@cache
def program() -> str:
    """The digest of sprogtjek's own code, rules and data, and of what it reads and parses with."""
    digest = hashlib.sha256(sprogtjek.__version__.encode())
    for root in (Path(sprogtjek.__file__).parent, Path(str(rules_folder()))):
        for path in sorted(root.rglob("*")):
            if path.suffix in _CODE:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def pipeline(name: str | None) -> str:
    """The digest of a pipeline: what it says of itself, and the sizes and times of its files."""
    folder = language.shipped() if name is None else _folder(name)
    if folder is None:
        return f"{name} {_version(name or '')}"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    marks = [
        f"{path.relative_to(folder)} {path.stat().st_size}"
        + (f" {path.stat().st_mtime_ns}" if name else "")  # our own comes with the program
        for path in files
    ]
    meta = [path.read_bytes() for path in files if path.name == "meta.json"]
    return _digest("\n".join(marks).encode(), *meta)


def _folder(name: str) -> Path | None:
    """Where a pipeline lies: a folder, or an installed package."""
    if Path(name).is_dir():
        return Path(name)
    found = find_spec(name) if name.isidentifier() else None
    return Path(found.origin).parent if found and found.origin else None


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
