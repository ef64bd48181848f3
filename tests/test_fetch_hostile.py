"""Every attack of the hostile server ends in time, in a sentence, in flat memory, and never reaches what is inside."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import importlib.util
import os
import resource
import socket
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from tui.errors import TuiError
from tui.fetch.answers import Fetched, NotModified, Outcome, Refused
from tui.fetch.client import Client
from tui.fetch.parse import parse
from tui.model import ParsedFeed

HOSTILE = Path(__file__).parents[1].parent / "shared" / "hostile" / "hostile_server.py"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
DEADLINE = 3.0
BOMB = 64  # MiB; the server's own bombs of 1 GiB take it half a minute to make
FINE = {
    "/ok.xml", "/ok-etag", "/gzip-unlabelled", "/cl-short", "/etag-1mb", "/moved-301", "/moved-308", "/echo",
    "/redirect-userinfo", "/meta-refresh", "/html-as-rss", "/charset-lies", "/charset-evil", "/image-as-article",
    "/download-disposition", "/flip-guids",
    "/same-guid", "/no-ids", "/future-dates", "/now-bumping", "/rewriting", "/shrinking", "/flapping",
}  # fmt: skip

pytestmark = pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile corpus (../shared/hostile) is not here")


@pytest.fixture(scope="module")
def hostile() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hostile_server", HOSTILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    module._cache.update(bombs())
    return module


def bombs() -> dict[str, bytes]:
    """Smaller bombs under the names the server keeps its own: far beyond the limit, but quick to make."""
    made = {}
    for name, wbits in (("bomb.gz", 31), ("bomb.zlib", 15)):
        packer = zlib.compressobj(6, zlib.DEFLATED, wbits)
        made[name] = b"".join([packer.compress(bytes(1 << 20)) for _ in range(BOMB)] + [packer.flush()])
    return {**made, "bomb.gz.gz": gzip.compress(made["bomb.gz"]), "bomb.br": b"br", "bomb.zst": b"zst"}


def two_ports() -> int:
    """A port that is free, as the next one is: the server takes both. Below those that connections are given."""
    for port in range(12_000 + os.getpid() % 4_000 * 2, 32_000, 2):
        with contextlib.suppress(OSError), socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", port))
            next_one.bind(("127.0.0.1", port + 1))
            return port
    raise AssertionError("no two ports side by side are free")


def peak() -> int:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (10 if sys.platform != "darwin" else 20)


def read_or_told(body: bytes, url: str = "https://h.example/feed.xml", charset: str = "") -> ParsedFeed | TuiError:
    """The feed, or the sentence in its place."""
    try:
        return parse(body, url=url, charset=charset, now=NOW)
    except TuiError as error:
        return error


async def ask_all(module: ModuleType) -> tuple[dict[str, Outcome], list[str], int]:
    """All outcomes by path, what reached the inner service, and the port."""
    loop = asyncio.get_running_loop()
    with Client(deadline=DEADLINE, per_origin=20) as client, ThreadPoolExecutor(20) as threads:
        async with module.HostileServer(port=two_ports()) as server:
            asked = {
                path: loop.run_in_executor(threads, partial(client.get, server.url(path), typed=True))
                for path in module.ATTACKS
            }
            await asyncio.gather(*asked.values())
            return {path: one.result() for path, one in asked.items()}, server.inner_hits, server.port


async def test_every_attack_ends_in_time_and_in_a_sentence(hostile: ModuleType) -> None:
    before, began = peak(), time.monotonic()
    outcomes, inner_hits, port = await ask_all(hostile)
    assert inner_hits == []
    assert time.monotonic() - began < 12
    assert peak() - before < 256, "memory does not stay flat"
    assert {path for path, outcome in outcomes.items() if isinstance(outcome, Fetched)} == FINE
    for path, outcome in outcomes.items():
        assert not isinstance(outcome, NotModified), path
        assert outcome.seconds < DEADLINE + 1.5, path
        if isinstance(outcome, Refused):
            told = outcome.reason + outcome.hint
            assert outcome.reason.endswith("."), path
            assert told.isprintable(), path
            assert "PWNED" not in told, path
    check_answers(outcomes, port)


def check_answers(outcomes: dict[str, Outcome], port: int) -> None:
    """What INDEX.md asks of single answers."""
    waits = {path: outcome.retry_after for path, outcome in outcomes.items() if isinstance(outcome, Refused)}
    assert (waits["/429-seconds"], waits["/429-date-2099"], waits["/429-huge"]) == (3600, 604800, 604800)
    assert waits["/429-negative"] is waits["/503-garbage"] is None
    fine = {path: outcome for path, outcome in outcomes.items() if isinstance(outcome, Fetched)}
    assert fine["/moved-301"].moved == fine["/moved-308"].moved == f"http://127.0.0.1:{port}/ok.xml"
    assert fine["/etag-1mb"].etag == ""
    assert b"authorization" not in fine["/redirect-userinfo"].body.lower()
    assert len(fine["/cl-short"].body) == 50
    gone = outcomes["/gone-410"]
    assert isinstance(gone, Refused)
    assert gone.gone


async def test_what_it_serves_as_feeds_is_read_or_refused_in_a_sentence(hostile: ModuleType) -> None:
    paths = sorted(FINE - {"/cl-short"})
    loop = asyncio.get_running_loop()
    titles: dict[str, list[str]] = {}
    with Client(deadline=DEADLINE) as client, ThreadPoolExecutor(4) as threads:
        async with hostile.HostileServer() as server:
            for path in paths:
                got = await loop.run_in_executor(threads, partial(client.get, server.url(path), typed=True))
                assert isinstance(got, Fetched)
                read = read_or_told(got.body, got.url, got.charset)
                if isinstance(read, ParsedFeed):
                    titles[path] = [entry.title for entry in read.entries]
    assert titles["/charset-lies"] == ["Свіжі дописи"]
    assert titles["/charset-evil"] == ["item"]
    assert len(titles["/same-guid"]) == len(titles["/no-ids"]) == len(titles["/flip-guids"]) == 50
    assert not {"/html-as-rss", "/meta-refresh", "/image-as-article", "/echo", "/download-disposition"} & set(titles)


def test_every_hostile_file_is_read_or_refused_in_a_sentence_and_soon(hostile: ModuleType) -> None:
    """No file needs the deadline of the pool (20 s); on an idle machine none takes 3 s."""
    slow = {}
    for path in sorted(hostile.unpacked().iterdir()):
        began = time.process_time()
        read = read_or_told(path.read_bytes())
        if isinstance(read, TuiError):
            assert read.what.endswith("."), path.name
            assert read.hint, path.name
        else:
            shown = [read.title, read.note, *(entry.title + entry.url + entry.author for entry in read.entries)]
            assert all(text.isprintable() for text in shown if text.isascii()), path.name
            assert not any(char in text for text in shown for char in "\x1b\x9b\u202e"), path.name
        if (took := time.process_time() - began) > 8:
            slow[path.name] = took
    assert slow == {}
