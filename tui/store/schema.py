"""The library's tables, as numbered migrations: `PRAGMA user_version` says how many of them a file has had.

What feeds deliver and what we understood of it never changes in place (entry, delivery, revision); what the reader does
stands apart (status, subscription, entry_tag, claim, claim_tag, evidence, note, smart) and is changed only through
the journal.
A migration that has been released is never edited: append the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sqlite3 import Connection, complete_statement

from tui.errors import Library, LibraryNewer
from tui.store.entity_tables import ENTITIES
from tui.store.evidence_tables import EVIDENCE
from tui.store.kin_tables import KIN

APPLICATION = 0x636C6177  # "claw", PRAGMA application_id: this file is ours

FIRST = """
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL, name TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', cut INTEGER NOT NULL DEFAULT 0,
    typed INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0, kept INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '', body_hash TEXT NOT NULL DEFAULT '',
    added INTEGER NOT NULL, due INTEGER, good INTEGER, tried INTEGER, parsed INTEGER,
    failures INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', hint TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX feed_url ON feed (url);
CREATE TABLE subscription (
    id INTEGER PRIMARY KEY REFERENCES feed ON DELETE CASCADE, title TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '', paused INTEGER NOT NULL DEFAULT 0, removed INTEGER) STRICT;
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
    at INTEGER NOT NULL, seconds REAL NOT NULL, outcome TEXT NOT NULL) STRICT;
CREATE INDEX attempt_feed ON attempt (feed, id);

CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
    guid TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, label TEXT NOT NULL, author TEXT NOT NULL,
    language TEXT NOT NULL, published INTEGER, zone INTEGER NOT NULL DEFAULT 0, moment INTEGER NOT NULL,
    seen INTEGER NOT NULL, delivered INTEGER NOT NULL, hash TEXT NOT NULL, shown INTEGER) STRICT;
CREATE INDEX entry_feed ON entry (feed, delivered);
CREATE INDEX entry_guid ON entry (guid, feed) WHERE guid <> '';
CREATE INDEX entry_url ON entry (url) WHERE url <> '';
CREATE INDEX entry_title ON entry (title, feed) WHERE title <> '';
CREATE TABLE delivery (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, updated INTEGER, summary TEXT NOT NULL,
    content TEXT NOT NULL, tags TEXT NOT NULL, enclosures TEXT NOT NULL) STRICT;
CREATE TABLE status (
    id INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, feed INTEGER NOT NULL, moment INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX status_read ON status (hidden, read, feed);
CREATE INDEX status_moment ON status (hidden, moment, id);
CREATE INDEX status_feed ON status (feed, moment, id);
CREATE INDEX status_unread ON status (moment, id, feed, hidden) WHERE read = 0;
CREATE INDEX status_starred ON status (moment, id) WHERE starred = 1;
CREATE TABLE pending (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, moment INTEGER NOT NULL,
    feed INTEGER NOT NULL, page INTEGER NOT NULL) STRICT;
CREATE INDEX pending_moment ON pending (moment);
CREATE INDEX pending_feed ON pending (moment) WHERE feed = 1;
CREATE TABLE trouble (
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, source TEXT NOT NULL, note TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (entry, source)) STRICT;

CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT, entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    source TEXT NOT NULL, hash TEXT NOT NULL, title TEXT NOT NULL, byline TEXT NOT NULL, site TEXT NOT NULL,
    language TEXT NOT NULL, url TEXT NOT NULL, published TEXT NOT NULL, fetched INTEGER NOT NULL,
    confirmed INTEGER NOT NULL, partial INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL,
    UNIQUE (entry, source, hash, title)) STRICT;
CREATE TABLE digest (revision INTEGER PRIMARY KEY REFERENCES revision ON DELETE CASCADE, article BLOB NOT NULL) STRICT;
CREATE TABLE raw (revision INTEGER PRIMARY KEY REFERENCES revision ON DELETE CASCADE, page BLOB NOT NULL) STRICT;
CREATE TABLE term (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE posting (
    term INTEGER NOT NULL REFERENCES term, entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    weight REAL NOT NULL, PRIMARY KEY (term, entry)) STRICT, WITHOUT ROWID;
CREATE INDEX posting_entry ON posting (entry);
CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL) STRICT;
CREATE TABLE naming (
    entity INTEGER NOT NULL REFERENCES entity, entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    places TEXT NOT NULL, PRIMARY KEY (entity, entry)) STRICT, WITHOUT ROWID;
CREATE INDEX naming_entry ON naming (entry);

CREATE TABLE entry_tag (
    id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry, tag TEXT NOT NULL, UNIQUE (entry, tag)) STRICT;
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, entry INTEGER NOT NULL REFERENCES entry,
    revision INTEGER NOT NULL REFERENCES revision, part TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, status TEXT NOT NULL, speaker TEXT NOT NULL,
    cue TEXT NOT NULL, said TEXT NOT NULL, figure TEXT NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'anchored', at_start INTEGER NOT NULL, at_stop INTEGER NOT NULL) STRICT;
CREATE INDEX claim_entry ON claim (entry, status);
CREATE INDEX claim_status ON claim (status);
CREATE TABLE claim_tag (
    id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claim, tag TEXT NOT NULL, UNIQUE (claim, tag)) STRICT;
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, entry INTEGER NOT NULL REFERENCES entry,
    text TEXT NOT NULL, revision INTEGER REFERENCES revision, part TEXT NOT NULL DEFAULT 'body',
    start INTEGER NOT NULL DEFAULT 0, stop INTEGER NOT NULL DEFAULT 0, quote TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', created INTEGER NOT NULL,
    changed INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'anchored', at_start INTEGER NOT NULL DEFAULT -1,
    at_stop INTEGER NOT NULL DEFAULT -1) STRICT;
CREATE INDEX note_entry ON note (entry);
CREATE TABLE smart (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, what TEXT NOT NULL, changes BLOB NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0) STRICT;
"""

# The indexes of words keep no second copy of a text: they read it through the view or the table it stands in. U+02BC,
# the apostrophe of Ukrainian as Unicode has it, separates like ' and ’ do, so all three spellings find each other.
WORDS = """
CREATE VIEW shown_text AS SELECT entry.id AS id, entry.label AS title, coalesce(revision.text, '') AS body
    FROM entry LEFT JOIN revision ON revision.id = entry.shown;
CREATE VIRTUAL TABLE entry_words USING fts5 (title, body, content='shown_text', content_rowid='id', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2 separators 'ʼ'");
CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
    INSERT INTO entry_words (rowid, title, body)
        VALUES (new.id, new.label, coalesce((SELECT text FROM revision WHERE id = new.shown), ''));
END;
CREATE TRIGGER entry_changed AFTER UPDATE OF label, shown ON entry
    WHEN old.label <> new.label OR old.shown IS NOT new.shown BEGIN
    INSERT INTO entry_words (entry_words, rowid, title, body)
        VALUES ('delete', old.id, old.label, coalesce((SELECT text FROM revision WHERE id = old.shown), ''));
    INSERT INTO entry_words (rowid, title, body)
        VALUES (new.id, new.label, coalesce((SELECT text FROM revision WHERE id = new.shown), ''));
END;
CREATE TRIGGER entry_removed BEFORE DELETE ON entry BEGIN
    INSERT INTO entry_words (entry_words, rowid, title, body)
        VALUES ('delete', old.id, old.label, coalesce((SELECT text FROM revision WHERE id = old.shown), ''));
END;

CREATE VIRTUAL TABLE claim_words USING fts5 (quote, speaker, figure, content='claim', content_rowid='id', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2 separators 'ʼ'");
CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
    INSERT INTO claim_words (rowid, quote, speaker, figure) VALUES (new.id, new.quote, new.speaker, new.figure);
END;
CREATE TRIGGER claim_changed AFTER UPDATE OF quote, speaker, figure ON claim BEGIN
    INSERT INTO claim_words (claim_words, rowid, quote, speaker, figure)
        VALUES ('delete', old.id, old.quote, old.speaker, old.figure);
    INSERT INTO claim_words (rowid, quote, speaker, figure) VALUES (new.id, new.quote, new.speaker, new.figure);
END;
CREATE TRIGGER claim_removed BEFORE DELETE ON claim BEGIN
    INSERT INTO claim_words (claim_words, rowid, quote, speaker, figure)
        VALUES ('delete', old.id, old.quote, old.speaker, old.figure);
END;

CREATE VIRTUAL TABLE note_words USING fts5 (text, content='note', content_rowid='id', prefix='2 3',
    tokenize="unicode61 remove_diacritics 2 separators 'ʼ'");
CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
    INSERT INTO note_words (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER note_changed AFTER UPDATE OF text ON note BEGIN
    INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO note_words (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER note_removed BEFORE DELETE ON note BEGIN
    INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.id, old.text);
END;
"""

# Until when a feed's server asked to be left alone.
WAIT = "ALTER TABLE feed ADD COLUMN wait INTEGER;"

# What it takes to read a kept page again, and the blocks that repeat on the pages of a host: `pages` on how many,
# `first` and `last` on which of the host's pages, counted as they came, a block was seen.
PAGES = """
ALTER TABLE raw ADD COLUMN url TEXT NOT NULL DEFAULT '';
ALTER TABLE raw ADD COLUMN charset TEXT NOT NULL DEFAULT '';
ALTER TABLE raw ADD COLUMN plain INTEGER NOT NULL DEFAULT 0;
CREATE TABLE raw_more (
    revision INTEGER NOT NULL REFERENCES revision ON DELETE CASCADE, place INTEGER NOT NULL, page BLOB NOT NULL,
    PRIMARY KEY (revision, place)) STRICT;
CREATE TABLE host (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, pages INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL) STRICT;
CREATE TABLE counted (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    host INTEGER NOT NULL REFERENCES host ON DELETE CASCADE) STRICT;
CREATE INDEX counted_host ON counted (host);
CREATE TABLE furniture (
    host INTEGER NOT NULL REFERENCES host ON DELETE CASCADE, print INTEGER NOT NULL, pages INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (host, print)) STRICT, WITHOUT ROWID;
"""

# By which rules a revision's article was understood; one without a row by rules from before they were remembered.
RULES = """
CREATE TABLE understood (
    revision INTEGER PRIMARY KEY REFERENCES revision ON DELETE CASCADE, rules TEXT NOT NULL) STRICT;
"""

MIGRATIONS: tuple[str, ...] = (FIRST + WORDS, WAIT, PAGES, RULES, ENTITIES, KIN, EVIDENCE)


def migrate(db: Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring the file up to the newest version, wholly or not at all."""
    if _version(db) == len(migrations):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        version = _version(db)  # another instance may have been quicker
        for script in migrations[version:]:
            for statement in _statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {len(migrations)}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def refuse_strangers(db: Connection, newest: int = len(MIGRATIONS)) -> None:
    """Raises LibraryNewer for a newer claimwire's file, Library for a database that another program made."""
    # In this order: another instance may make the library just now, and sets its tables and the mark at one moment.
    full = db.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION and (full or mark):
        raise Library("That file is another program's database.", "Name another file with --library.")
    if _version(db) > newest:
        raise LibraryNewer(
            f"A newer claimwire wrote this library (version {_version(db)}; this one knows {newest}).",
            "Update claimwire, or name another file with --library.",
        )


def _version(db: Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, since `executescript` would commit between them."""
    gathered = ""
    for line in script.splitlines():
        gathered += line + "\n"
        if complete_statement(gathered) and gathered.strip():
            yield gathered
            gathered = ""
