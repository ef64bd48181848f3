"""What runs inside a worker process; the heavy libraries are imported there and nowhere else."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
from datetime import datetime

from tui.model import Article, Explained, Page, ParsedFeed, Understood

FIRST = ("tui.flows.hush", "tui.flows.tasks", "tui.fetch.parse", "tui.text.digest")  # loaded once, then forked
MEMORY = 2 << 30  # bytes of address space a worker may take before it gets a MemoryError


def quiet() -> None:
    """Start a worker: nothing it prints reaches the screen, and its memory has an end."""
    mute()
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def mute() -> None:
    """Turn everything this process prints to nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    os.close(null)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process


def parse(body: bytes, url: str, charset: str, content_type: str, now: datetime) -> ParsedFeed:
    """Read a feed document; raises NotReadable."""
    from tui.fetch.parse import parse as read

    return read(body, url=url, charset=charset, content_type=content_type, now=now)


def discover(body: bytes, url: str, charset: str) -> tuple[tuple[str, str], ...]:
    """The feeds a page names, as (address, title)."""
    from tui.fetch.discover import discover as find

    return tuple((found.url, found.title) for found in find(body, url=url, charset=charset))


def digest(page: Page) -> Understood:
    """Understand a page or a feed's text."""
    from tui.text.digest import understand

    return understand(page)


def again(article: Article) -> Article:
    """Understand an article anew; its text stays."""
    from tui.text.digest import again as understood

    return understood(article)


def explain(page: Page) -> Explained:
    """Understand a page, and say how."""
    from tui.text.digest import explain as told

    return told(page)
