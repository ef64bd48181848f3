"""A transport that asks a function in this process instead of the network: the demo's newsroom."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx2

Answer = Callable[[str, Mapping[str, str]], tuple[int, dict[str, str], bytes]]
"""From an address and lower-case headers to status, headers and body."""


class LocalTransport(httpx2.BaseTransport):
    """Every request is answered by `answer`; nothing leaves the process."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask the function."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        status, given, body = self._answer(str(request.url), headers)
        return httpx2.Response(status, headers=given, stream=httpx2.ByteStream(body))
