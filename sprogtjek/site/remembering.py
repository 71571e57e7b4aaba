"""Evidence and results kept in a ``Store``, by all that they depend on."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from sprogtjek.collecting import Key
from sprogtjek.records import Evidence
from sprogtjek.results import PageResult
from sprogtjek.site.store import Store

_DIGEST = 20  # bytes


class BlockMemory:
    """What earlier runs have learned of blocks (``collecting.Memory``).

    ``fingerprint``: of program, pipeline and settings. What is new is written at ``flush``, in
    one go.
    """

    def __init__(self, store: Store, fingerprint: str) -> None:
        self._store = store
        self._fingerprint = fingerprint
        self._new: dict[bytes, bytes] = {}

    def find(self, keys: Iterable[Key]) -> dict[Key, Evidence]:
        """What is known of some blocks."""
        by_digest = {_digest("block", self._fingerprint, *map(str, key)): key for key in keys}
        found = self._store.find(by_digest)
        return {by_digest[digest]: _EVIDENCE.decode(value) for digest, value in found.items()}

    def keep(self, key: Key, evidence: Evidence) -> None:
        """Remember what was learned of a block."""
        digest = _digest("block", self._fingerprint, *map(str, key))
        self._new[digest] = _ENCODER.encode(evidence)

    def flush(self) -> None:
        """Write what is new."""
        self._store.keep(self._new)
        self._new = {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page's result, and its own view in HTML, compressed; empty if none was asked for."""

    result: PageResult
    view: bytes = b""


class PageMemory:
    """What earlier runs made of whole pages."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, key: bytes) -> Outcome | None:
        """What a page gave before."""
        found = self._store.find((key,))
        if not found:
            return None
        result, view = _PAIR.decode(found[key])
        return Outcome(decode_result(result), view)

    def keep(self, outcomes: dict[bytes, Outcome]) -> None:
        """Remember what pages gave."""
        pairs = {key: (encode_result(each.result), each.view) for key, each in outcomes.items()}
        self._store.keep({key: _ENCODER.encode(pair) for key, pair in pairs.items()})


def page_key(fingerprint: str, address: str, data: bytes, *said: str) -> bytes:
    """What a page's outcome depends on; ``said`` is what else is known of it."""
    return _digest("page", fingerprint, address, hashlib.sha256(data).hexdigest(), *said)


def encode_result(result: PageResult) -> bytes:
    """A result as bytes: a fifth of what it is written out."""
    return zlib.compress(_ENCODER.encode(result), 1)


def encode_names(names: Sequence[str]) -> bytes:
    """Names as bytes."""
    return _ENCODER.encode(names)


def decode_result(data: bytes) -> PageResult:
    """The result in some bytes."""
    return _RESULT.decode(zlib.decompress(data))


def decode_names(data: bytes) -> tuple[str, ...]:
    """The names in some bytes."""
    return _NAMES.decode(data)


def _digest(*parts: str) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


_ENCODER = msgspec.msgpack.Encoder()
_EVIDENCE = msgspec.msgpack.Decoder(Evidence)
_PAIR = msgspec.msgpack.Decoder(tuple[bytes, bytes])
_NAMES = msgspec.msgpack.Decoder(tuple[str, ...])
_RESULT = msgspec.msgpack.Decoder(PageResult)
