"""Evidence and results kept in a ``Store``, by all that they depend on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from sprogtjek.collecting import Key
from sprogtjek.records import Evidence
from sprogtjek.site.outcomes import Outcome
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


class PageMemory:
    """What earlier runs made of whole pages."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, key: bytes) -> Outcome | None:
        """What a page gave before."""
        found = self._store.find((key,))
        return decode_outcome(found[key]) if found else None

    def keep(self, outcomes: dict[bytes, Outcome]) -> None:
        """Remember what pages gave."""
        self._store.keep({key: encode_outcome(each) for key, each in outcomes.items()})


def page_key(fingerprint: str, address: str, data: bytes, *said: str) -> bytes:
    """What a page's outcome depends on; ``said`` is what else is known of it."""
    return _digest("page", fingerprint, address, hashlib.sha256(data).hexdigest(), *said)


def encode_outcome(outcome: Outcome) -> bytes:
    """An outcome as bytes."""
    return _ENCODER.encode(outcome)


def encode_names(names: Sequence[str]) -> bytes:
    """Names as bytes."""
    return _ENCODER.encode(names)


def decode_outcome(data: bytes) -> Outcome:
    """The outcome in some bytes."""
    return _OUTCOME.decode(data)


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
_OUTCOME = msgspec.msgpack.Decoder(Outcome)
_NAMES = msgspec.msgpack.Decoder(tuple[str, ...])
