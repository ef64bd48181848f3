"""A small host for single panes: real store in memory, fixed clock, what was said and pressed remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tui.config import Settings
from tui.model import (
    Article,
    Block,
    Entity,
    Entry,
    EntryId,
    FeedId,
    Mention,
    Opened,
    ParsedFeed,
    Query,
    RevisionId,
    Row,
    Sentence,
    Suggestion,
)
from tui.store import articles, feeds, timeline
from tui.store.thread import StoreThread
from tui.ui import themes
from tui.ui.glyphs import UNICODE
from tui.ui.host import Pane

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)

PARAGRAPHS = (
    "The ferry left on Monday with 23 lorries. It was the third crossing, the harbour office said. The sea was calm.",
    "Порт у Чорноморську прийняв дев’ять суден. За словами речниці, черга стала коротшою.",
    "“We will not close the quay,” said Mira Castell, who leads the union. Talks go on.",
)


def article(title: str = "Ferry leaves the northern port", paragraphs: Sequence[str] = PARAGRAPHS) -> Article:
    """An article of paragraphs, cut into sentences at full stops; the second of each is suggested as a claim."""
    text, blocks, suggested = "", [], []
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block("paragraph", len(text), len(text) + len(paragraph)))
        at = len(text)
        for number, words in enumerate(_sentences(paragraph)):
            start = at + paragraph.index(words)
            suggested.append(Suggestion(len(sentences), 0.9 if number == 1 else 0.2, number == 1))
            sentences.append(Sentence(start, start + len(words)))
        text += paragraph
    harbour = text.find("harbour office")
    mentions = (Mention(harbour, harbour + 14, "ORG", "harbour"),) if harbour >= 0 else ()
    return Article(
        title, text, "Mira Castell", "Wire", "2026-10-05", "en", blocks=tuple(blocks), sentences=tuple(sentences),
        suggestions=tuple(suggested), mentions=mentions, entities=(Entity("harbour", "Harbour office", "ORG", (), 1),),
    )  # fmt: skip


def _sentences(paragraph: str) -> Iterator[str]:
    for part in paragraph.split(". "):
        yield part if part.endswith(".") else part + "."


class PaneApp(App[None]):
    """Carries panes as the real app does."""

    CSS = "Sidebar { width: 26; } Screen { layout: horizontal; }"

    def __init__(self, *panes: Widget, theme: str = "night", store: StoreThread | None = None) -> None:
        super().__init__(ansi_color=True)
        self.panes, self.wanted = panes, theme
        self.store = store or StoreThread(":memory:")
        self.settings, self.glyphs, self.now = Settings(), UNICODE, NOW
        self.said: list[str] = []
        self.pressed: list[tuple[str, str]] = []
        self.answer: str | None = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.DEFAULTS

    def on_load(self) -> None:
        for theme in themes.themes():
            self.register_theme(theme)
        self.theme = self.wanted

    def compose(self) -> ComposeResult:
        yield from self.panes

    def on_unmount(self) -> None:
        self.store.close()

    @property
    def undo_key(self) -> str:
        return "u undo"

    def clock(self) -> datetime:
        return self.now

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(UTC)

    def say(self, what: str, *, detail: str = "", key: str = "", failed: bool = False) -> None:
        self.said.append(f"{'! ' if failed else ''}{what} {detail}".strip())

    def press(self, command: str, argument: str = "") -> None:
        self.pressed.append((command, argument))

    async def ask(self, label: str, *, value: str = "", hint: str = "", **more: object) -> str | None:
        return self.answer


def shown(pane: Widget) -> list[str]:
    """What a pane shows, line by line."""
    return [strip_text(pane.render_line(y)).rstrip() for y in range(pane.size.height)]


def strip_text(line: Strip) -> str:
    """The words of a line."""
    return "".join(segment.text for segment in line)


async def until(pilot: Pilot[None], check: Callable[[], object]) -> None:
    """Wait for something that a worker brings."""
    for _ in range(250):
        await pilot.pause(0.01)
        if check():
            return
    raise AssertionError("it did not come to be")


def act(pane: Pane, action: str, *given: str, count: int = 0) -> None:
    """Do a command's method as the key reader does."""
    pane.count, pane.has_count = count or 1, bool(count)
    getattr(pane, f"action_{action}")(*given)
    pane.count, pane.has_count = 1, False


def filled(count: int, feed: str = "Northern Wire", folder: str = "World", first: int = 1) -> StoreThread:
    """A library in memory with one feed of so many unread posts, the newest first."""
    store = StoreThread(":memory:")
    add_posts(store, count, feed, folder, first)
    return store


def add_posts(
    store: StoreThread, count: int, feed: str = "Northern Wire", folder: str = "World", first: int = 1
) -> None:
    """More posts; a greater number is an older one, by minutes."""
    known = store.call(feeds.add, f"https://{len(feed)}.example/feed", title=feed, folder=folder, now=NOW)
    posts = tuple(
        Entry(
            f"g{number}", f"Story {number}", f"https://wire.example/{number}", published=NOW - timedelta(minutes=number)
        )
        for number in range(first, first + count)
    )
    store.call(articles.save_feed, known.id, ParsedFeed(feed, posts), NOW)


def opened_in(store: StoreThread, content: Article | None = None) -> Opened:
    """The newest entry of a library, its article saved."""

    row: Row = store.call(timeline.rows, Query(), now=NOW, limit=1)[0]
    content = content or article()
    revision = store.call(articles.save_article, row.entry, "feed", content, fetched=NOW)
    return Opened(row, content, "feed", RevisionId(revision), ("feed",))


def row(number: int, title: str, feed: str = "Northern Wire", **more: object) -> Row:
    """A line of the timeline, so many hours old."""

    made = Row(EntryId(number), FeedId(1), feed, title, f"https://wire.example/{number}", NOW - timedelta(hours=number))
    return replace(made, **more)  # type: ignore[arg-type]  # names of Row's fields
