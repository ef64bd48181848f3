"""A twin of `flows.workers.Workers` that reads in this process: for tests that are not about the pool."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module

from tui.flows import tasks
from tui.flows.sites import ruled
from tui.model import Article, Explained, Page, ParsedFeed, SiteRule, Understood

for name in tasks.FIRST[2:]:  # in one thread, as a worker process loads them before its first task
    import_module(name)


class Inline:
    """Parses and digests where it is called."""

    def __init__(self, sites: Mapping[str, SiteRule] | None = None) -> None:
        self.sites = sites or {}

    def parse(self, body: bytes, *, url: str, charset: str, content_type: str, now: datetime) -> ParsedFeed:
        return tasks.parse(body, url, charset, content_type, now)

    def discover(self, body: bytes, *, url: str, charset: str) -> tuple[tuple[str, str], ...]:
        return tasks.discover(body, url, charset)

    def digest(self, page: Page) -> Understood:
        return tasks.digest(ruled(page, self.sites))

    def again(self, article: Article) -> Article:
        return tasks.again(article)

    def explain(self, page: Page) -> Explained:
        return tasks.explain(ruled(page, self.sites))

    def stop(self) -> None:
        """Nothing runs beside the caller."""
