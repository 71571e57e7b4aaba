"""Zip archives from strangers: opened with limits on their members and their unpacked size."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping

from sprogtjek.errors import UserError
from sprogtjek.sources import filetypes, limits

MAX_MEMBERS = 5_000
"""A document with more files in it is no document."""

MAX_PART = 40_000_000
"""Unpacked bytes of one XML part; 500 pages take about a fifth of it."""

_CHUNK = 1 << 20
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # no others are used in documents

# All that the standard library raises for damaged archives.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # a way of packing that zipfile does not know
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
    struct.error,
)


class Archive:
    """The members of a zip archive. ``name`` is the file's, for what users are told.

    Raises:
        UserError: the archive is damaged, or larger than any document.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if not data:
            raise UserError("Filen er tom.", path=name)
        kind = filetypes.file_type(data)
        if kind is not None and not data.startswith(b"PK"):
            raise UserError(f"Filen ser ud til at være {kind.name}.", path=name)
        if data.count(_DIRECTORY_ENTRY) > MAX_MEMBERS:
            raise too_large(name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise damaged(name) from error

    def read(self, member: str) -> bytes | None:
        """A member's bytes, or ``None`` if there is no such member. Raises ``UserError``."""
        try:
            info = self._zip.getinfo(member)
        except KeyError:
            return None
        most = min(MAX_PART, limits.current().unpacked * 1_000_000)
        data = self._unpacked(info, most)
        if len(data) > most:
            raise too_large(self.name)
        return data

    def _unpacked(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """At most ``limit + 1`` bytes of a member, whatever size it says it has."""
        if info.flag_bits & _ENCRYPTED:
            message = "Filen er beskyttet med en adgangskode."
            raise UserError(message, path=self.name, hint="Gem den uden adgangskode.")
        if info.compress_type not in _METHODS:
            raise damaged(self.name)
        try:
            with self._zip.open(info) as member:
                return member.read(limit + 1)
        except _DAMAGE as error:
            raise damaged(self.name) from error

    def changed(self, parts: Mapping[str, bytes]) -> bytes:
        """A copy of the archive in which ``parts`` replace or follow the members.

        All other members hold the same bytes, in the same order. Raises ``UserError``.
        """
        target = io.BytesIO()
        left = limits.current().unpacked * 1_000_000
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in self._zip.infolist():
                data = parts.get(info.filename)
                if data is None:
                    data = self._unpacked(info, left)
                left -= len(data)
                if left < 0:
                    raise too_large(self.name)
                copy.writestr(_same(info), data)
            known = set(self._zip.namelist())
            for member, data in parts.items():
                if member not in known:
                    copy.writestr(zipfile.ZipInfo(member), data, zipfile.ZIP_DEFLATED)
        return target.getvalue()


def _same(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What a copy keeps of a member besides its bytes: name, date, compression."""
    kept = zipfile.ZipInfo(info.filename, info.date_time)
    kept.compress_type = info.compress_type
    kept.external_attr = info.external_attr
    return kept


def damaged(name: str) -> UserError:
    """What to say of a file that cannot be opened."""
    hint = "Åbn den i det program, den er skrevet i, og gem den igen."
    return UserError("Filen er ødelagt eller ikke hel.", path=name, hint=hint)


def too_large(name: str) -> UserError:
    """What to say of a file that unpacks to more than any document does."""
    hint = "Del den i flere filer, eller gem teksten alene i en ny fil."
    return UserError("Filen er for stor, når den bliver pakket ud.", path=name, hint=hint)
