"""Subscriptions: added, named, filed and removed by the reader (all of it undoable), and when each is due.

`feed` holds what the server says, `subscription` what the reader says; a removed one is hidden 30 days, then purged.
"""

from __future__ import annotations

from datetime import datetime

from tui.errors import NotFound, Usage
from tui.model import Feed, FeedId, ParsedFeed, Try
from tui.plain import line
from tui.store.db import Db, writing
from tui.store.journal import step
from tui.store.moments import moment, stamp, stamp_or_none
from tui.store.polling import follow, record_try
from tui.store.rows import FEEDS, feed_of

KEPT_URL = "claimwire:saved"
KEPT_TITLE = "Saved pages"


def add(
    db: Db, url: str, *, title: str = "", folder: str = "", site: str = "", typed: bool = True, now: datetime
) -> Feed:
    """Follow a feed. One that is there already is returned; a removed one comes back with its entries.

    `typed`: its address was typed by hand, which also holds for one that came by an import before.
    """
    url = line(url)
    with step(db, f"Added {line(title) or url}", now) as taken:
        if (followed := by_url(db, url)) is not None:
            db.execute("UPDATE feed SET typed = 1, due = NULL WHERE id = ? AND typed < ?", (followed.id, typed))
            return get(db, followed.id)
        number = removed_id(db, url)
        if number is None:
            number = insert(db, url, title=title, folder=folder, site=site, typed=typed, now=now)
        else:
            db.execute("UPDATE feed SET due = NULL, gone = 0, typed = max(typed, ?) WHERE id = ?", (typed, number))
        taken.set("subscription", [number], removed=None)
    return get(db, FeedId(number))


def kept_feed(db: Db, now: datetime) -> Feed:
    """The feed of pages saved by hand; made when it is first asked for."""
    with writing(db, durable=True):
        number = kept_id(db, now)
    return get(db, number)


def removed_id(db: Db, url: str) -> FeedId | None:
    """The feed that was followed at that address last, and is hidden now."""
    found = db.execute(
        "SELECT id FROM feed JOIN subscription USING (id) WHERE url = ? AND removed IS NOT NULL"
        " ORDER BY removed DESC, id DESC",
        (url,),
    ).fetchone()
    return FeedId(found[0]) if found else None


def kept_id(db: Db, now: datetime) -> FeedId:
    """The feed of saved pages, inside a transaction."""
    found = db.execute("SELECT id FROM feed WHERE url = ?", (KEPT_URL,)).fetchone()
    number = FeedId(found[0]) if found else insert(db, KEPT_URL, title=KEPT_TITLE, typed=False, now=now)
    db.execute("UPDATE feed SET kept = 1 WHERE id = ? AND kept = 0", (number,))
    db.execute("UPDATE subscription SET removed = NULL WHERE id = ? AND removed IS NOT NULL", (number,))
    return number


def insert(
    db: Db, url: str, *, title: str = "", folder: str = "", site: str = "", typed: bool, now: datetime
) -> FeedId:
    """A feed that is not followed: hidden until its subscription says otherwise, so that adding can be undone."""
    number = db.execute(
        "INSERT INTO feed (url, site, typed, added) VALUES (?, ?, ?, ?)", (url, line(site), int(typed), stamp(now))
    ).lastrowid
    assert number is not None
    db.execute(
        "INSERT INTO subscription (id, title, folder, removed) VALUES (?, ?, ?, ?)",
        (number, line(title), _folder(folder), stamp(now)),
    )
    return FeedId(number)


def all_feeds(db: Db) -> list[Feed]:
    """Every subscription, by folder and title; removed ones left out."""
    feeds = [feed_of(row) for row in db.execute(f"{FEEDS} WHERE removed IS NULL")]
    return sorted(feeds, key=lambda feed: (feed.kept, feed.folder.casefold(), feed.title.casefold(), feed.id))


def get(db: Db, feed_id: FeedId) -> Feed:
    """One feed, also a removed one. Raises NotFound."""
    row = db.execute(f"{FEEDS} WHERE feed.id = ?", (feed_id,)).fetchone()
    if row is None:
        raise NotFound("There is no such feed.", "claimwire list --feeds names them.")
    return feed_of(row)


def by_url(db: Db, url: str) -> Feed | None:
    """The feed of that address, unless it is not followed."""
    row = db.execute(f"{FEEDS} WHERE url = ? AND removed IS NULL", (line(url),)).fetchone()
    return None if row is None else feed_of(row)


def rename(db: Db, feed_id: FeedId, title: str, now: datetime) -> Feed:
    """Give a feed the reader's own name; "" goes back to the feed's."""
    old = get(db, feed_id).title
    what = f"Renamed {old} to {line(title)}" if line(title) else f"Took the name off {old}"
    return _set(db, feed_id, what, now, title=line(title))


def move(db: Db, feed_id: FeedId, folder: str, now: datetime) -> Feed:
    """Put a feed into a folder; "" is no folder."""
    where = f"to {_folder(folder)}" if _folder(folder) else "out of its folder"
    return _set(db, feed_id, f"Moved {get(db, feed_id).title} {where}", now, folder=_folder(folder))


def pause(db: Db, feed_id: FeedId, paused: bool, now: datetime) -> Feed:
    """Leave a feed alone at refreshes, or take it up again."""
    return _set(db, feed_id, f"{'Paused' if paused else 'Resumed'} {get(db, feed_id).title}", now, paused=int(paused))


def remove(db: Db, feed_id: FeedId, now: datetime) -> None:
    """Hide a feed and its entries; after 30 days they are purged, except what is starred, tagged, noted or claimed."""
    _set(db, feed_id, f"Removed {get(db, feed_id).title}", now, removed=stamp(now))


def rename_folder(db: Db, old: str, new: str, now: datetime) -> int:
    """Rename a folder and the folders in it; "" dissolves it. Returns how many feeds moved."""
    old, new = _folder(old), _folder(new)
    with step(db, f"Renamed folder {old} to {new}" if new else f"Dissolved folder {old}", now) as taken:
        rows = db.execute("SELECT id, folder FROM subscription WHERE folder = ? OR folder LIKE ? || '/%'", (old, old))
        inside = [(number, folder) for number, folder in rows if folder == old or folder.startswith(f"{old}/")]
        for number, folder in inside:
            taken.set("subscription", [number], folder=(new + folder[len(old) :]).strip("/"))
    return len(inside)


def readdress(db: Db, feed_id: FeedId, url: str, now: datetime, *, typed: bool = True) -> Feed:
    """Give a feed another address; what its old server said is forgotten, its entries stay. `typed`: by hand."""
    url, feed = line(url), get(db, feed_id)
    with step(db, f"Changed the address of {feed.title}", now) as taken:
        _refuse_twice(db, url, feed_id)
        taken.set("feed", [feed_id], url=url, typed=int(typed), gone=0, failures=0, reason="", hint="")
        taken.set("feed", [feed_id], etag="", modified="", body_hash="")
        db.execute("UPDATE feed SET due = NULL, wait = NULL WHERE id = ?", (feed_id,))
    return get(db, feed_id)


def due(db: Db, now: datetime) -> list[Feed]:
    """The feeds to ask now, longest waiting first."""
    rows = db.execute(
        f"{FEEDS} WHERE removed IS NULL AND paused = 0 AND gone = 0 AND kept = 0 AND (due IS NULL OR due <= ?)"
        " ORDER BY due, feed.id",
        (stamp(now),),
    )
    return [feed_of(row) for row in rows]


def record_good(
    db: Db,
    feed_id: FeedId,
    *,
    parsed: ParsedFeed | None,
    etag: str = "",
    modified: str = "",
    body_hash: str = "",
    due: datetime,
    moved: str = "",
    seconds: float = 0.0,
    now: datetime,
    cut: bool | None = None,
) -> None:
    """A try that worked; `parsed` is None when nothing had changed, `moved` the new address for good ("": none)."""
    with writing(db, durable=False):
        if parsed is not None:
            db.execute(
                "UPDATE feed SET name = ?, site = ?, language = ?, note = ?, body_hash = ? WHERE id = ?",
                (line(parsed.title), line(parsed.site), line(parsed.language), line(parsed.note), body_hash, feed_id),
            )
        if cut is not None:
            db.execute("UPDATE feed SET cut = ? WHERE id = ?", (int(cut), feed_id))
        if moved and moved != KEPT_URL:
            follow(db, feed_id, line(moved))
        db.execute(
            "UPDATE feed SET etag = ?, modified = ?, due = ?, good = ?, tried = ?, failures = 0, reason = '',"
            " hint = '', gone = 0, wait = NULL WHERE id = ?",
            (line(etag), line(modified), stamp(due), stamp(now), stamp(now), feed_id),
        )
        record_try(db, feed_id, now, seconds, "unchanged" if parsed is None else "fetched")


def record_failure(
    db: Db,
    feed_id: FeedId,
    *,
    reason: str,
    hint: str = "",
    due: datetime,
    wait: datetime | None = None,
    gone: bool = False,
    seconds: float = 0.0,
    now: datetime,
) -> None:
    """A try that failed, why, and when to try again (not before `wait`, when its server says so); the entries stay."""
    with writing(db, durable=False):
        db.execute(
            "UPDATE feed SET reason = ?, hint = ?, due = ?, wait = ?, gone = ?, tried = ?, failures = failures + 1"
            " WHERE id = ?",
            (line(reason), line(hint), stamp(due), stamp_or_none(wait), int(gone), stamp(now), feed_id),
        )
        record_try(db, feed_id, now, seconds, line(reason))


def tries(db: Db, feed_id: FeedId, limit: int = 5) -> list[Try]:
    """The last attempts to fetch a feed, newest first."""
    rows = db.execute(
        "SELECT at, seconds, outcome FROM attempt WHERE feed = ? ORDER BY id DESC LIMIT ?", (feed_id, limit)
    )
    return [Try(moment(at), seconds, outcome) for at, seconds, outcome in rows]


def _set(db: Db, feed_id: FeedId, what: str, now: datetime, **values: str | int | None) -> Feed:
    with step(db, what, now) as taken:
        taken.set("subscription", [feed_id], **values)
    return get(db, feed_id)


def _folder(name: str) -> str:
    return "/".join(part for piece in name.split("/") if (part := line(piece)))


def _refuse_twice(db: Db, url: str, feed_id: FeedId) -> None:
    other = db.execute(f"{FEEDS} WHERE url = ? AND feed.id <> ? AND removed IS NULL", (url, feed_id)).fetchone()
    if other is not None:
        raise Usage(f"{feed_of(other).title} has that address already.", "Remove one of the two.")
