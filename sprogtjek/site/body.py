"""The bytes of an answer: unpacked as they come, whole, and no more of them than are wanted."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator

from sprogtjek.site import reasons

_GZIP = 31  # zlib's word for: gzip alone
_STEP = 1 << 16
_PLAIN = ("", "identity")


async def read(chunks: AsyncIterator[bytes], coding: str, most: int, *, cut: bool = False) -> bytes:
    """The bytes, at most ``most``. With ``cut`` those after it are left, without they are too many.

    ``coding`` is the answer's Content-Encoding. Raises ``FetchError``.
    """
    unpacker = _unpacker(coding)
    data = bytearray()
    async for chunk in chunks:
        for piece in unpacker.pieces(chunk):
            data += piece
            if len(data) > most:
                if cut:
                    return bytes(data[:most])
                raise reasons.too_large(most // 1_000_000)
    unpacker.finish()
    return bytes(data)


class _Plain:
    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def finish(self) -> None:
        """All that came is all there is."""


class _Gzip:
    """Unpacks step by step, so that no packed bomb is ever unpacked beyond the limit."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(_GZIP)
        self._begun = False

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._stream.eof:  # another packed file behind the first (RFC 1952, 2.2)
                self._stream = zlib.decompressobj(_GZIP)
            self._begun = True
            try:
                piece = self._stream.decompress(chunk, _STEP)
            except zlib.error:
                raise reasons.mispacked() from None
            if piece:
                yield piece
            chunk = self._stream.unused_data or self._stream.unconsumed_tail

    def finish(self) -> None:
        if self._begun and not self._stream.eof:
            raise reasons.cut_short()


def _unpacker(coding: str) -> _Plain | _Gzip:
    name = coding.strip().lower()
    if name in _PLAIN:
        return _Plain()
    if name in ("gzip", "x-gzip"):
        return _Gzip()
    raise reasons.unknown_packing(name)
