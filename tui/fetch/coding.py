"""Unpacks an answer's body within a limit of bytes: one content coding at most, gzip or deflate."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from tui.fetch.trip import Ended

ACCEPTED = "gzip, deflate"
_GZIP = b"\x1f\x8b"
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_STEP = 256 * 1024
_LATER = "Try again later; the server may be broken."


class _Whole:
    """Collects bytes up to the limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._length = 0

    def add(self, part: bytes) -> None:
        self._length += len(part)
        if self._length > self._limit:
            raise too_large(self._limit)
        self._parts.append(part)

    def joined(self) -> bytes:
        return b"".join(self._parts)


def too_large(limit: int) -> Ended:
    """The refusal of an answer past the limit."""
    return Ended(
        f"The answer is larger than {limit / 1_000_000:.3g} MB.", "It is left alone; the server may be broken."
    )


def unpack(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    """The body, unpacked as the Content-Encoding header says; raises Ended: too large, cut short, packed strangely.

    A gzip file that is sent without saying so is unpacked too: some servers keep their feed packed on the disk.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        body = _plain(chunks, limit)
        return _inflate([body], "gzip", limit) if body.startswith(_GZIP) else body
    if coding not in _WINDOWS:
        raise Ended("The answer is packed in a way that was not asked for.", _LATER)
    return _inflate(chunks, coding, limit)


def _plain(chunks: Iterable[bytes], limit: int) -> bytes:
    whole = _Whole(limit)
    for chunk in chunks:
        whole.add(chunk)
    return whole.joined()


def _inflate(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    whole = _Whole(limit)
    machine, begun = zlib.decompressobj(_WINDOWS[coding]), False
    try:
        for chunk in chunks:
            if not begun and chunk:
                machine, begun = _fitting(coding, chunk), True
            while chunk:
                if machine.eof:  # a further gzip member follows; anything else after the end is padding
                    if not chunk.startswith(_GZIP):
                        break
                    machine = zlib.decompressobj(_WINDOWS[coding])
                whole.add(machine.decompress(chunk, _STEP))
                chunk = machine.unconsumed_tail or machine.unused_data
        while begun and not machine.eof and (more := machine.decompress(machine.unconsumed_tail, _STEP)):
            whole.add(more)
    except zlib.error as error:
        raise Ended("The answer's packing is broken.", _LATER) from error
    if begun and not machine.eof:
        raise Ended("The answer was cut short.", _LATER)
    return whole.joined()


def _fitting(coding: str, start: bytes) -> zlib._Decompress:
    """Many servers say deflate and send it bare, without the two bytes of the zlib header (RFC 9110, 8.4.1.2)."""
    bare = coding == "deflate" and (start[0] & 0x0F != 8 or (len(start) > 1 and (start[0] * 256 + start[1]) % 31))
    return zlib.decompressobj(-15 if bare else _WINDOWS[coding])
