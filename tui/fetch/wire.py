"""A transport that connects only to addresses that were judged: resolved once, checked, and connected to by number.

One request, one connection: no answer can run over into the next request, and no feed can reuse another feed's inside
connection. Every wait counts against the one deadline of the request's `Trip`.
"""

from __future__ import annotations

import errno
import queue
import selectors
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import httpcore2
import httpx2

from tui.fetch.guard import INSIDE_HINT, why_refused
from tui.fetch.trip import Ended, Trip

_SLICE = 0.1  # seconds between two looks at whether the trip was stopped
_UNDER_WAY = {0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY}


class _Address(NamedTuple):
    family: int
    target: tuple[Any, ...]  # as the socket module wants it: (ip, port) or (ip, port, flow, scope)


class PinnedTransport(httpx2.BaseTransport):
    """Carries a request whose extensions hold its "trip"; raises Ended where the guard or the clock says no."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tls: ssl.SSLContext | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask, and answer as soon as the headers are here; the body follows from the stream."""
        trip: Trip = request.extensions["trip"]
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        tls = self._context() if request.url.scheme == "https" else None
        connection = httpcore2.HTTPConnection(url.origin, tls, network_backend=_Backend(request.url, trip))
        stream = _Stream(connection, trip)
        try:
            answer = connection.handle_request(httpcore2.Request(request.method, url, headers=request.headers.raw))
        except BaseException:
            stream.close()
            raise
        stream.body = answer.stream
        return httpx2.Response(answer.status, headers=answer.headers, stream=stream)

    def _context(self) -> ssl.SSLContext:
        with self._lock:
            if self._tls is None:
                self._tls = httpx2.create_ssl_context()
            return self._tls


class _Stream(httpx2.SyncByteStream):
    """The body of an answer; closing it closes the connection."""

    def __init__(self, connection: httpcore2.HTTPConnection, trip: Trip) -> None:
        self.body: Any = ()
        self._connection = connection
        self._trip = trip

    def __iter__(self) -> Iterator[bytes]:
        yield from self.body

    def close(self) -> None:
        self._connection.close()
        self._trip.release()


class _Backend(httpcore2.NetworkBackend):
    """Resolves, judges, and connects to what was judged."""

    def __init__(self, url: httpx2.URL, trip: Trip) -> None:
        self._url = url
        self._trip = trip

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        found = _resolve(host, port, self._trip)
        reasons = [why_refused(self._url, address.target[0], self._trip.allowed) for address in found]
        may = [address for address, reason in zip(found, reasons, strict=True) if not reason]
        if not may:
            raise Ended(reasons[0], INSIDE_HINT)
        for tries_left in range(len(may), 0, -1):
            address = may[-tries_left]
            try:
                return _Pinned(_connect(address, self._trip, self._trip.left() / tries_left), self._trip)
            except OSError as error:
                self._trip.check()
                failure = error
        raise Ended(f"{host} does not take the connection.", "Try later, or check the address.") from failure


class _Pinned(httpcore2.NetworkStream):
    """A connected socket that reads and writes within its trip's budget."""

    def __init__(self, sock: socket.socket, trip: Trip) -> None:
        self._sock = sock
        self._trip = trip

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._sock.settimeout(self._trip.left())
        try:
            some = self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise self._trip.late() from error
        except OSError as error:
            self._trip.check()
            raise httpcore2.ReadError(str(error)) from error
        self._trip.check()
        self._trip.took(len(some))
        return some

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._sock.settimeout(self._trip.left())
        try:
            self._sock.sendall(buffer)
        except OSError as error:
            self._trip.left()
            raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        self._sock.settimeout(self._trip.left())
        try:
            return _Pinned(ssl_context.wrap_socket(self._sock, server_hostname=server_hostname), self._trip)
        except ssl.SSLCertVerificationError as error:
            raise Ended(
                f"The certificate of {server_hostname} is not valid.",
                "Check the address and this machine's clock; nothing was read.",
            ) from error
        except (OSError, ValueError) as error:
            self._trip.left()
            raise Ended(f"{server_hostname} does not speak TLS as it should.", "Try the http address.") from error
        finally:
            self._sock.close()  # wrap_socket took the connection over, or failed

    def get_extra_info(self, info: str) -> Any:
        return None


def _resolve(host: str, port: int, trip: Trip) -> list[_Address]:
    """The addresses of a name, in the system's order. The system's resolver knows no deadline, so it runs aside."""
    answers: queue.SimpleQueue[list[_Address] | OSError | UnicodeError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([_Address(family, target) for family, _, _, _, target in found])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    while True:
        try:
            answer = answers.get(timeout=min(_SLICE, trip.left()))
        except queue.Empty:
            continue
        if isinstance(answer, list) and answer:
            return answer
        raise Ended(f"There is no address for {host}.", "Check the spelling, and whether this machine is online.")


def _connect(address: _Address, trip: Trip, seconds: float) -> socket.socket:
    """A socket connected to exactly this address; raises OSError when it is refused or takes longer than that."""
    sock = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        trip.hold(sock)
        sock.setblocking(False)
        code = sock.connect_ex(address.target)
        if code not in _UNDER_WAY:
            raise OSError(code, "connect")
        _wait_connected(sock, trip, seconds)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        sock.close()
        raise
    return sock


def _wait_connected(sock: socket.socket, trip: Trip, seconds: float) -> None:
    give_up = trip.left() - seconds
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_WRITE)
        while not selector.select(min(_SLICE, seconds)):
            if trip.left() <= give_up:
                raise TimeoutError("connect")
    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, "connect")
