"""Where the library names what: the sentences of each spelling, and which entity a spelling counts for."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from tui.model import Article, Mention
from tui.spelling import CYRILLIC, name_key
from tui.store import word as words
from tui.store.db import Db, writing
from tui.store.packing import guarded, unpack
from tui.store.word import GIVEN, Word

INTERN = "INSERT OR IGNORE INTO entity (key, name, type) VALUES (?, ?, ?)"
SPELL = "INSERT OR IGNORE INTO spelling (entity, key, name, owner) SELECT id, ?, ?, id FROM entity WHERE key = ?"
CHUNK = 100  # articles looked through in one transaction
STOPS = re.compile(r"[\W_]+")  # the library's index of words parts a word there


def index(db: Db, entry_id: int, article: Article) -> None:
    """For each spelling of the article the sentences that have it, as [[start, end], …]. Inside a transaction."""
    word = words.load(db)
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    times: dict[tuple[str, str], int] = defaultdict(int)
    for mention, place in _placed(article, words.heard(word, article)):
        name = article.text[mention.start : mention.end]
        pair = guarded(mention.entity), guarded(name_key(name))
        names.setdefault(pair, guarded(" ".join(name.split())))
        times[pair] += 1
        if place not in places[pair][-1:]:
            places[pair].append(place)
    _know(db, word, article, names)
    db.execute("DELETE FROM naming WHERE entry = ?", (entry_id,))
    db.executemany(
        "INSERT INTO naming SELECT spelling.id, entry.moment, entry.id, ?, ? FROM entity"
        " JOIN spelling ON spelling.entity = entity.id AND spelling.key = ? JOIN entry ON entry.id = ?"
        " WHERE entity.key = ?",
        [(times[pair], json.dumps(spans), pair[1], entry_id, pair[0]) for pair, spans in places.items()],
    )


def settle(db: Db) -> None:
    """Bring what is derived of the person's word up to date with it, inside its transaction; also after undoing."""
    word = words.load(db)
    _forget_given(db, word)
    for spelling in word.given:
        name, kind = word.names[spelling], word.targets[word.given[spelling]].type
        if db.execute(INTERN, (GIVEN + spelling, name, kind)).rowcount:
            most = db.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()[0]
            db.execute("REPLACE INTO gathering VALUES (?, ?)", (spelling, most))
            db.execute(SPELL, (spelling, name, GIVEN + spelling))
    begin = {*word.merges, *(entity for entity, _ in word.splits)}
    rows = db.execute(
        "SELECT spelling.id, entity.key, spelling.key, owner.key FROM spelling"
        " JOIN entity ON entity.id = spelling.entity JOIN entity AS owner ON owner.id = spelling.owner"
        " WHERE spelling.id IN (SELECT id FROM spelling WHERE owner <> entity"
        " UNION SELECT spelling.id FROM entity JOIN spelling ON spelling.entity = entity.id"
        " WHERE entity.key IN (SELECT value FROM json_each(?))"
        " UNION SELECT id FROM spelling WHERE key IN (SELECT value FROM json_each(?)))",
        (json.dumps(list(begin)), json.dumps(list(word.given))),
    ).fetchall()
    for number, entity, spelling, owner in rows:
        if (wanted := word.owner(entity, spelling)) != owner:
            _give(db, word, number, wanted)


def catch_up(db: Db, limit: int = CHUNK) -> bool:
    """Look for names that the person gave in the next stored articles; whether there are more to look through."""
    row = db.execute("SELECT spelling, before FROM gathering LIMIT 1").fetchone()
    if row is None:
        return False
    spelling, before = row
    name = words.load(db).names[spelling]
    with writing(db, durable=False):
        found = db.execute(
            "SELECT entry_words.rowid, digest.article, revision.text FROM entry_words"
            " JOIN entry ON entry.id = entry_words.rowid JOIN revision ON revision.id = entry.shown"
            " JOIN digest ON digest.revision = revision.id"
            " WHERE entry_words MATCH ? AND entry_words.rowid < ? ORDER BY entry_words.rowid DESC LIMIT ?",
            (_matching(name), before, limit),
        ).fetchall()
        for entry_id, packed, text in found:
            index(db, entry_id, unpack(packed, text))
        if len(found) < limit:
            db.execute("DELETE FROM gathering WHERE spelling = ?", (spelling,))
        else:
            db.execute("UPDATE gathering SET before = ? WHERE spelling = ?", (found[-1][0], spelling))
    return True


def forget(db: Db) -> None:
    """Let go of entities that no article names any more; the person's word on them stays."""
    db.execute(
        "DELETE FROM spelling WHERE entity NOT IN (SELECT entity FROM spelling WHERE times > 0)"
        " AND entity NOT IN (SELECT id FROM entity WHERE key >= '=' AND key < '>')"
    )
    db.execute("DELETE FROM entity WHERE id NOT IN (SELECT entity FROM spelling UNION SELECT owner FROM spelling)")


def _placed(article: Article, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """Every mention with its sentence; those outside of all are left out."""
    sentences = iter(article.sentences)
    sentence = next(sentences, None)
    for mention in sorted(mentions, key=lambda one: one.start):
        while sentence is not None and sentence.end <= mention.start:
            sentence = next(sentences, None)
        if sentence is None:
            return
        if sentence.start <= mention.start:
            yield mention, (sentence.start, sentence.end)


def _know(db: Db, word: Word, article: Article, names: dict[tuple[str, str], str]) -> None:
    """Remember the article's entities and all their names; a new spelling belongs where the person's word puts it."""
    for one in article.entities:
        for name in filter(name_key, (one.name, *one.aliases)):
            names.setdefault((guarded(one.id), guarded(name_key(name))), guarded(name))
    db.executemany(INTERN, [(guarded(one.id), guarded(one.name), one.type) for one in article.entities])
    db.executemany(SPELL, [(spelling, name, entity) for (entity, spelling), name in names.items()])
    for entity, spelling in names if word else ():
        if (wanted := word.owner(entity, spelling)) != entity:
            found = db.execute(
                "SELECT spelling.id FROM entity JOIN spelling ON spelling.entity = entity.id"
                " WHERE entity.key = ? AND spelling.key = ?",
                (entity, spelling),
            ).fetchone()
            _give(db, word, found[0], wanted)


def _give(db: Db, word: Word, spelling: int, owner: str) -> None:
    if called := word.targets.get(owner):
        db.execute(INTERN, (owner, *called))
    db.execute("UPDATE spelling SET owner = (SELECT id FROM entity WHERE key = ?) WHERE id = ?", (owner, spelling))


def _forget_given(db: Db, word: Word) -> None:
    """What only names found that the person does not give any more."""
    keys = [key for (key,) in db.execute("SELECT key FROM entity WHERE key >= '=' AND key < '>'")]
    for key in (key for key in keys if key.removeprefix(GIVEN) not in word.given):
        number = db.execute("SELECT id FROM entity WHERE key = ?", (key,)).fetchone()[0]
        db.execute("DELETE FROM naming WHERE spelling IN (SELECT id FROM spelling WHERE entity = ?)", (number,))
        db.execute("DELETE FROM spelling WHERE entity = ?", (number,))
        db.execute("DELETE FROM entity WHERE id = ?", (number,))
        db.execute("DELETE FROM gathering WHERE spelling = ?", (key.removeprefix(GIVEN),))


def _matching(name: str) -> str:
    """The words of a name, each as far as no case changes it, in the language of FTS5, which knows no cases."""
    parts = STOPS.sub(" ", name).lower().split()
    return " AND ".join(f'"{part[: max(2, _kept(part))]}"*' for part in parts)


def _kept(part: str) -> int:
    """How many of its first letters a word has in every case."""
    stem = name_key(part)
    if CYRILLIC.search(part) is None:
        return len(part)
    return next((at for at, (one, other) in enumerate(zip(part, stem, strict=False)) if one != other), len(stem))
