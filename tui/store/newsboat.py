"""newsboat's cache.db, another program's file: known by its tables, copied aside, read row by row, never written.

Source: newsboat 2.21's schema (metadata 2.11); later versions only add columns, so those that are missing are empty.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tui.errors import NotReadable
from tui.plain import line, plain

TABLES = ("rss_item", "rss_feed")
COLUMNS = ("id", "guid", "title", "author", "url", "feedurl", "pubDate", "unread", "flags", "deleted")
LARGEST = 5_000_000  # characters of one post's text
LATEST = 32_503_680_000  # the year 3000, in seconds
SIDES = ("-wal", "-journal")
MADE_UP = re.compile(r"(https?://.{1,8000}?)\w{3}, \d{1,2} \w{3} \d{4} .{1,40}")  # for no guid: address and date
HINT = "Quit newsboat and try again, or give it a copy of the file."


@dataclass(frozen=True, slots=True)
class Post:
    """A post as newsboat keeps it; `guid` is "" where newsboat made one up."""

    row: int
    guid: str
    title: str
    author: str
    url: str
    feed_url: str
    published: datetime | None
    read: bool
    flags: str
    deleted: bool


class Cache:
    """A copy of such a file, open for reading; what is wrong with it is told as NotReadable."""

    def __init__(self, db: sqlite3.Connection, name: str) -> None:
        self._db, self._name = db, name
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")

    def feeds(self) -> list[tuple[str, str]]:
        """Address and title of each of its feeds."""
        return [(_text(url), _text(title)) for url, title in self._rows("SELECT rssurl, title FROM rss_feed")]

    def posts(self) -> Iterator[Post]:
        """All its posts, one by one, in the order they came."""
        there = {_text(row[1]) for row in self._rows("PRAGMA table_info(rss_item)")}
        wanted = ", ".join(name if name in there else f"'' AS {name}" for name in COLUMNS)
        for row in self._rows(f"SELECT {wanted} FROM rss_item ORDER BY id"):
            yield _post(row)

    def content(self, post: Post) -> str:
        """A post's text, html."""
        rows = self._rows("SELECT substr(content, 1, ?) FROM rss_item WHERE id = ?", LARGEST, post.row)
        return plain("".join(text for (text,) in rows if isinstance(text, str)))

    def refuse_strangers(self) -> None:
        """Raises NotReadable for any other program's database."""
        there = {_text(name) for (name,) in self._rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not there.issuperset(TABLES):
            ours = "claim" in there and "journal" in there
            raise NotReadable(
                f"{self._name} is {'a claimwire library' if ours else 'a database'}, not newsboat's cache.db.",
                "Open it with --library, or export it as .jsonl." if ours else "Give it newsboat's cache.db.",
            )

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._db.execute(sql, values)
        except (sqlite3.Error, OverflowError) as error:
            raise _damaged(self._name, error) from error


@contextmanager
def opened(path: Path) -> Iterator[Cache]:
    """newsboat's cache, read from a copy of its own, so that newsboat may go on. Raises NotReadable."""
    name = line(path.name)
    with tempfile.TemporaryDirectory(prefix="claimwire-") as folder:
        copy = Path(folder) / "cache.db"
        try:
            _copy(path, copy)
            with closing(sqlite3.connect(copy)) as db:
                cache = Cache(db, name)
                cache.refuse_strangers()
                yield cache
        except sqlite3.Error as error:
            raise _damaged(name, error) from error
        except OSError as error:
            raise NotReadable(f"{name} could not be copied to be read ({error.strerror}).", HINT) from error


def _copy(path: Path, copy: Path) -> None:
    """As SQLite copies, where that writes nothing beside the file; one in use or left half-written, with its logs."""
    with path.open("rb") as file:
        logged = file.read(20)[18:19] == b"\x02"  # sqlite.org/fileformat.html, section 1.3: 2 is a write-ahead log
    sides = [side for side in SIDES if Path(f"{path}{side}").exists()]
    if not logged and not sides:
        with suppress(sqlite3.OperationalError):
            address = f"file:{quote(str(path.absolute()))}?mode=ro"
            with closing(sqlite3.connect(address, uri=True, timeout=1)) as db, closing(sqlite3.connect(copy)) as aside:
                db.execute("BEGIN")
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # else a lock is waited for without end
                db.backup(aside)
                return
        copy.unlink(missing_ok=True)
    shutil.copyfile(path, copy)
    for side in sides:
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{side}", f"{copy}{side}")


def _post(row: tuple[Any, ...]) -> Post:
    number, guid, title, author, url, feed_url, published, unread, flags, deleted = row
    guid, url = _text(guid), _text(url)
    found = MADE_UP.fullmatch(guid)
    made_up = found is not None and found[1] == url
    return Post(
        number if isinstance(number, int) else 0, "" if made_up else guid, _text(title), _text(author), url,
        _text(feed_url), _moment(published), unread == 0, _text(flags), deleted not in (0, "", None),
    )  # fmt: skip


def _text(value: object) -> str:
    return line(value) if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    return datetime.fromtimestamp(value, UTC) if isinstance(value, int) and 0 < value < LATEST else None


def _damaged(name: str, error: Exception) -> NotReadable:
    if "locked" in str(error) or "busy" in str(error):
        return NotReadable(f"{name} is held by another program.", HINT)
    return NotReadable(
        f"{name} cannot be read: {line(str(error))}.", "It may be damaged; `sqlite3 cache.db .recover` may mend it."
    )
