"""The one HTTP client: conditional GET with every limit. Threads share it; expected ends are values, never errors."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

import httpx2

from tui.fetch.answers import Fetched, NotModified, Outcome, Refused, no_page, refusal, took
from tui.fetch.ask import Accept, Ask, agent, ask, validator
from tui.fetch.coding import too_large, unpack
from tui.fetch.files import File, kind_of, name_of
from tui.fetch.gates import Gates
from tui.fetch.guard import ADDRESS_HINT, Allowed, origin_of, read_url, why_refused
from tui.fetch.mishaps import MISHAPS, failure
from tui.fetch.trip import Ended, Trip
from tui.fetch.wire import PinnedTransport
from tui.plain import line

MAX_BYTES = 10 * 1024 * 1024
MAX_HOPS = 10

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Onward:
    """A redirect: where to, and whether for good."""

    url: httpx2.URL
    permanent: bool


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Client:
    """Asks addresses within limits of time, size, number and reach. With a given `transport` it resolves none."""

    def __init__(
        self,
        *,
        allowed: Allowed | None = None,
        transport: httpx2.BaseTransport | None = None,
        deadline: float = 30.0,
        max_bytes: int = MAX_BYTES,
        per_origin: int = 4,
        total: int = 32,
        user_agent: str = "",
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._allowed = allowed or Allowed()
        self._transport = transport or PinnedTransport()
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._gates = Gates(per_origin, total)
        self._agent = user_agent or agent()
        self._clock = clock
        self._lock = threading.Lock()
        self._trips: set[Trip] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop what is under way; whoever asks afterwards is refused."""
        with self._lock:
            self._closed = True
        self.stop()
        self._transport.close()

    def stop(self) -> None:
        """End every request that is under way or waits for its turn; those asked later work as before."""
        with self._lock:
            trips = list(self._trips)
        for trip in trips:
            trip.stop()
        self._gates.wake()

    def get(
        self,
        url: str,
        *,
        etag: str = "",
        modified: str = "",
        accept: Accept = "feed",
        typed: bool = False,
        allow: Allowed | None = None,
        stay: bool = False,
    ) -> Outcome:
        """Ask for an address. `typed`: by a person, so its origin may be an inside one; `allow` adds more for once.

        `stay`: a redirect to another host is not followed.
        """
        began = time.monotonic()
        start = read_url(url.strip())
        if start is None:
            return Refused(why_refused(url.strip(), None, self._allowed), ADDRESS_HINT)
        allowed = self._allowed.plus(allow or Allowed())
        if typed:
            allowed = allowed.plus(Allowed(frozenset({origin_of(start)})))
        trip = Trip(self._deadline, allowed)
        try:
            self._begin(trip)
            outcome = self._follow(_bare(start), ask(start, self._agent, accept, etag, modified), trip, stay)
        except Ended as end:
            outcome = Refused(line(end.reason), line(end.hint), stopped=end.stopped)
        finally:
            with self._lock:
                self._trips.discard(trip)
            trip.release()
        return took(outcome, time.monotonic() - began)

    def _begin(self, trip: Trip) -> None:
        with self._lock:
            self._trips.add(trip)
            if self._closed:
                trip.stop()
        trip.check()

    def _follow(self, url: httpx2.URL, asked: Ask, trip: Trip, stay: bool) -> Outcome:
        """Hop by hop; every hop is judged anew."""
        permanent, home = True, url.host
        for hop in range(MAX_HOPS + 1):
            if why := why_refused(url, None, trip.allowed):
                return Refused(why, ADDRESS_HINT)
            if stay and url.host != home:
                return Refused("That address leads to another host.", "Open it in a browser to see where it leads.")
            outcome = self._hop(url, asked, trip)
            if isinstance(outcome, _Onward):
                url, permanent = outcome.url, permanent and outcome.permanent
            elif hop and permanent and not isinstance(outcome, Refused):
                return replace(outcome, moved=line(asked.kept(url)))
            else:
                return outcome
        return Refused("That address redirects in circles.", "Open it in a browser to see where it leads.")

    def _hop(self, url: httpx2.URL, asked: Ask, trip: Trip) -> Outcome | _Onward:
        with self._gates.through(origin_of(url), trip):
            left = trip.left()
            extensions = {"trip": trip, "timeout": {"connect": left, "read": left, "write": left, "pool": left}}
            request = httpx2.Request("GET", url, headers=asked.headers_for(url), extensions=extensions)
            try:
                with closing(self._transport.handle_request(request)) as response:
                    return self._read(url, response, asked, trip)
            except MISHAPS as error:
                trip.left()  # an end by stopping or lateness shows as a broken connection
                return failure(error, url.host)

    def _read(self, url: httpx2.URL, response: httpx2.Response, asked: Ask, trip: Trip) -> Outcome | _Onward:
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS:
            return _Onward(_next(url, headers.get("location", "")), status in _PERMANENT)
        if status == 304 and asked.conditional:
            return NotModified()
        if status not in (200, 203):
            return refusal(status, headers.get("retry-after", ""), self._clock())
        kind = line(headers.get("content-type", ""))[:200]
        length = headers.get("content-length", "").strip()
        size = int(length[:18]) if length.isdecimal() else 0
        if asked.accept == "page" and (other := kind_of(kind)):
            return no_page(File(other, size, _name(url, response)))
        if size > self._max_bytes:
            raise too_large(self._max_bytes)
        trip.expect(2 * self._max_bytes)
        body = unpack(_chunks(response, trip), headers.get("content-encoding", ""), self._max_bytes)
        if asked.accept == "page" and (other := kind_of(kind, body[:16])):
            return no_page(File(other, len(body), _name(url, response)))
        charset = _CHARSET.search(kind)
        return Fetched(
            url=line(str(url)),
            body=body,
            charset=charset[1].lower() if charset else "",
            content_type=kind.partition(";")[0].strip().lower(),
            etag=validator(headers.get("etag", "")),
            modified=validator(headers.get("last-modified", "")),
            status=status,
            body_hash=hashlib.sha256(body).hexdigest(),
        )


def _chunks(response: httpx2.Response, trip: Trip) -> Iterator[bytes]:
    """The body as it comes over the wire, still packed, while there is time."""
    stream = response.stream
    if not isinstance(stream, httpx2.SyncByteStream):
        raise Ended("The answer cannot be read.", "The transport in use is not for threads.")
    for chunk in stream:
        trip.left()
        yield chunk


def _name(url: httpx2.URL, response: httpx2.Response) -> str:
    return name_of(str(url), response.headers.get("content-disposition", ""))


def _next(url: httpx2.URL, location: str) -> httpx2.URL:
    if not location.strip():
        raise Ended("That address redirects to nowhere.", "Open it in a browser to see where it leads.")
    try:
        return _bare(url.join(location.strip()))
    except (httpx2.InvalidURL, ValueError) as error:
        raise Ended(
            "That address redirects to something that is no address.", "Tell its owner, or remove it."
        ) from error


def _bare(url: httpx2.URL) -> httpx2.URL:
    """Without a password, which must not travel by redirects, and without the fragment."""
    return url.copy_with(userinfo=b"", fragment=None)
