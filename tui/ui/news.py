"""What a refresh brought of the entities that are watched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work
from textual.app import App

from tui.model import EntryId
from tui.store import entities
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.ui.screens.reader import ReaderScreen

NOTHING: Mapping[int, frozenset[EntryId]] = {}


class News(App[object]):
    """Knows the posts that named what is watched before a refresh, and tells of those that came with it."""

    store: StoreThread
    _watched: Mapping[int, frozenset[EntryId]] = NOTHING  # by smart feed

    @property
    def reader(self) -> ReaderScreen | None:
        """The reader, also while another screen lies over it."""
        raise NotImplementedError

    async def remember_watched(self) -> None:
        """A refresh begins."""
        self._watched = await self.store.read(entities.watched)

    @work(exclusive=True, group="news")
    async def tell_watched(self) -> None:
        """A refresh is over: tell what came."""
        now = await self.store.read(entities.watched)
        before = self._watched
        news = {one: new for one, posts in now.items() if one in before and (new := posts - before[one])}
        if news and (reader := self.reader) is not None:
            reader.tell_news(news)
