"""What the tag's line offers: the reader's own tags, and those that the page or the feed gives a post itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.flows import shown
from tui.model import ClaimId, EntryId
from tui.store import articles, claims, tags, timeline
from tui.store.db import Db
from tui.store.select import tag_name
from tui.ui.widgets import cells

MOST = 12  # suggestions
ON, MINE, THEIRS, FEEDS = "Enter takes it off", "a tag of yours", "from the page", "from the feed"


@dataclass(frozen=True, slots=True)
class Offer:
    """Tags for one post. None of them is set by itself."""

    on: tuple[str, ...] = ()  # it has them already
    mine: tuple[str, ...] = ()  # all of the reader's, the most used first
    topics: tuple[str, ...] = ()  # suggested: what the page says it is about, none of the reader's
    theirs: str = THEIRS  # where the suggestions are from

    @property
    def words(self) -> tuple[str, ...]:
        """What Tab completes: the reader's own first."""
        return (*self.mine, *self.topics)

    @property
    def notes(self) -> Mapping[str, str]:
        """What is said of a tag while it stands in the line."""
        said = {tag.casefold(): self.theirs for tag in self.topics}
        said |= {tag.casefold(): MINE for tag in self.mine}
        return said | {tag.casefold(): ON for tag in self.on}

    def hint(self, room: int, dot: str, ellipsis: str) -> str:
        """What is on the post, and what Tab takes."""
        offered = self.topics or tuple(tag for tag in self.mine if tag not in self.on)
        parts = [f"on it: {' '.join(self.on)}"] if self.on else []
        if offered:
            source = f" {self.theirs}" if self.topics else ""
            parts.append(f"Tab takes{source}: {', '.join(offered)}")
        return cells.cut(f" {dot} ".join(parts), room, ellipsis)


def offer(db: Db, entry: EntryId) -> Offer:
    """What to offer for a post."""
    kept = shown.load(db, entry, "page")
    topics = kept.kept.article.topics if kept is not None else ()
    theirs = THEIRS if topics else FEEDS
    on, mine = timeline.tags(db, entry), names(db)
    return Offer(on, mine, _fresh(topics or articles.entry(db, entry).tags, (*on, *mine)), theirs)


def offer_on_claim(db: Db, claim: ClaimId) -> Offer:
    """What to offer for a claim."""
    return Offer(claims.get(db, claim).tags, names(db))


def names(db: Db) -> tuple[str, ...]:
    """Every tag of the reader's, the most used first."""
    return tuple(tag.name for tag in tags.all_tags(db))


def _fresh(suggested: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The suggestions that are not among the reader's tags, each once."""
    seen, found = {tag.casefold() for tag in known}, list[str]()
    for tag in map(tag_name, suggested):
        if tag and tag.casefold() not in seen:
            seen.add(tag.casefold())
            found.append(tag)
    return tuple(found[:MOST])
