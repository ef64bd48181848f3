"""`list`, `search` and `related`: what is in the library, printed a line each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.errors import Usage
from tui.model import EntryId, Query
from tui.plain import line
from tui.verbs import out
from tui.verbs.given import Given, local, utc
from tui.verbs.options import Common, Flag, Limit

if TYPE_CHECKING:
    from tui.model import Row
    from tui.store.thread import StoreThread

MOST = 1_000_000
WHOLE = re.compile(r"""^(-?(?:feed|folder|tag):)((?=[^"]*\s)(?![^"]*\s-?[a-z]+:)[^"]*)$""")  # a value with blanks in it


def list_(
    *query: str,
    limit: Limit = 50,
    feeds: Flag = False,
    given: Common,
) -> int:
    """List entries, newest first: all, or those a query names.

    Parameters
    ----------
    query
        Words, "phrases", -without, feed:NAME, folder:NAME, entity:NAME, tag:TAG, is:unread, is:starred, is:claim,
        after:2026-10-01.
    limit
        How many to print.
    feeds
        List the subscriptions instead.
    """
    from tui.store import timeline

    asked = asked_for(query)
    with given.store() as store:
        if feeds:
            return _list_feeds(store, given)
        rows = store.call(timeline.rows, asked, now=utc(), limit=within(limit))
    for row in rows:
        if given.json:
            out.json_line(row)
        else:
            out.say(_row(row))
    return 0


def search(
    *words: str,
    limit: Limit = 50,
    given: Common,
) -> int:
    """Search titles, texts, claims and notes; the best match first.

    Parameters
    ----------
    words
        As for `list`; a trailing * finds all words that begin so.
    limit
        How many to print.
    """
    from tui.store import search as index

    asked = asked_for(words)
    if not words:
        raise Usage("There is nothing to search for.", "Write the words behind it: `claimwire search words`.")
    with given.store() as store:
        hits = store.call(index.search, asked, now=utc(), limit=within(limit))
    for hit in hits:
        if given.json:
            out.json_line(
                {
                    **out.as_plain(hit.row),
                    "snippet": hit.snippet.replace("\x02", "").replace("\x03", ""),
                    "where": hit.where,
                }
            )
        else:
            out.say(_row(hit.row))
            out.marked(f"{'':8}{' '.join(hit.snippet.split())}")
    return 0


def related(
    entry: int | None = None,
    /,
    *,
    jsonl: Flag = False,
    limit: int = 200,
    given: Common,
) -> int:
    """Print what is related to an entry, and why; with --jsonl, among the documents on standard input.

    Parameters
    ----------
    entry
        Its number.
    jsonl
        Read JSON lines {"id","title","text","language"}, print {"id","related"} for each; no library is opened.
    limit
        How many for each.
    """
    from tui.flows.reading import open_entry
    from tui.verbs.doors import related_door

    within(limit)
    if jsonl:
        return related_door(limit)
    if entry is None:
        raise Usage("Related to what?", "Name an entry's number, or send documents with --jsonl.")
    with given.store() as store:
        opened = store.call(open_entry, EntryId(entry))
    for one in opened.related[:limit]:
        if given.json:
            out.json_line(one)
        else:
            where = "" if one.entry else f"  {line(one.url)}"
            why = ["copy", *one.differs] if one.copy else [one.group, *one.reasons]
            tongue = f"  [{one.language}]" if one.language not in ("", opened.article.language) else ""
            out.say(f"{one.entry or '':>6}  {line(one.title)}  ({line(', '.join(why))}){line(tongue)}{where}")
    return 0


def asked_for(words: tuple[str, ...]) -> Query:
    """The words as a query; a word the shell kept whole stays whole (feed:"Two words"). Raises Usage."""
    from tui.flows.find import parse

    return parse(" ".join(WHOLE.sub(r'\1"\2"', word) for word in words), now=local())


def within(limit: int) -> int:
    """As many rows as were asked for. Raises Usage for none."""
    if limit < 1:
        raise Usage(f"{limit} is no number of rows.", "Ask for 1 or more.")
    return min(limit, MOST)


def _list_feeds(store: StoreThread, given: Given) -> int:
    """The subscriptions with what is unread, and why a failing one fails."""
    from tui.store import feeds, timeline

    unread = dict(store.call(timeline.counts).by_feed)
    for feed in store.call(feeds.all_feeds):
        if given.json:
            out.json_line({"unread": unread.get(feed.id, 0), **out.as_plain(feed)})
            continue
        state = "stopped by the server" if feed.gone else "paused" if feed.paused else feed.reason
        told = [f"{feed.id:>6}", f"{unread.get(feed.id) or '':>5}", line(feed.title or feed.url), feed.url]
        out.say("  ".join([*told, *(f"({line(word)})" for word in (feed.folder, state) if word)]))
    return 0


def _row(row: Row) -> str:
    """An entry in a line: number, day, unread, star, feed, title."""
    marks = f"{' ' if row.read else '●'}{'◆' if row.starred else ' '}"
    day = f"{row.published.astimezone():%Y-%m-%d}"
    return f"{row.entry:>6}  {day}  {marks} {out.cut(row.feed_title, 20):20}  {out.cut(row.title, out.width() - 46)}"
