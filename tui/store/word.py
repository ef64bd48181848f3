"""The person's word on entities, over what the rules found: which spellings belong to which entity, and what names it.

It is laid over an article when it is read and when it is indexed; the digest that is kept stays as the rules made it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from tui.model import Article, Entity, Mention
from tui.spelling import name_key, name_words
from tui.store.db import Db

Kind = Literal["PER", "ORG", "GPE", "LOC"]
GIVEN = "="  # begins the key of what only a name given by the person finds


class Shown(NamedTuple):
    """How an entity is called."""

    name: str
    type: Kind


@dataclass(frozen=True, slots=True)
class Word:
    """All rulings: merged keys, names split off (by entity and spelling), names given (by spelling)."""

    merges: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[tuple[str, str], str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # the names given, as written, by spelling
    targets: Mapping[str, Shown] = field(default_factory=dict)

    def owner(self, entity: str, spelling: str = "") -> str:
        """The entity that a mention counts for. Time: the length of its chain."""
        key, seen = self.given.get(spelling, entity), set[str]()
        while key not in seen:
            seen.add(key)
            key = self.splits.get((key, spelling)) or self.merges.get(key) or key
        return key

    def name(self, entity: str, name: str, others: Iterable[str]) -> str:
        """What an entity is called: its name, unless that was taken out of it; then one of its other names."""
        if (entity, name_key(name)) not in self.splits:
            return name
        asked = [self.targets[entity].name] if entity in self.targets else []
        return next((one for one in (*asked, *others) if (entity, name_key(one)) not in self.splits), name)

    def twins(self, keys: Iterable[str]) -> dict[str, str]:
        """The keys that count for the same entity as one of these, each with that one; not these themselves."""
        owners = {self.owner(key): key for key in keys} if self.merges else {}
        joined = {*self.merges, *self.merges.values()} - set(owners.values())
        return {key: owners[owner] for key in joined if (owner := self.owner(key)) in owners}

    def __bool__(self) -> bool:
        """Whether the person said anything."""
        return bool(self.merges or self.splits or self.given)


def load(db: Db) -> Word:
    """What the person said so far."""
    merges: dict[str, str] = {}
    splits: dict[tuple[str, str], str] = {}
    given: dict[str, str] = {}
    names: dict[str, str] = {}
    targets: dict[str, Shown] = {}
    for kind, entity, spelling, name, target, shown, made in db.execute(
        "SELECT kind, entity, spelling, name, target, target_name, type FROM ruling ORDER BY id"
    ):
        targets[target] = Shown(shown, made)
        if kind == "merge":
            merges[entity] = target
        elif kind == "split":
            splits[entity, spelling] = target
        else:
            given[spelling], names[spelling] = target, name
    return Word(merges, splits, given, names, targets)


def heard(word: Word, article: Article) -> tuple[Mention, ...]:
    """The article's mentions, and those of the names that the person gave, in order and without overlap."""
    if not word.given:
        return article.mentions
    found = list(_given(word, article.text))
    mentions: list[Mention] = []
    taken = sorted(article.mentions, key=lambda one: one.start)
    for one in sorted((*taken, *found), key=lambda one: (one.start, one.entity[:1] == GIVEN)):
        if one.entity[:1] == GIVEN and _overlaps(one, mentions[-1:], taken):
            continue
        mentions.append(one)
    return tuple(mentions)


def laid_over(db: Db, article: Article) -> Article:
    """The article as the person would have it."""
    word = load(db)
    if not word:
        return article
    text = article.text
    mentions = tuple(
        replace(one, entity=word.owner(one.entity, name_key(text[one.start : one.end]))) for one in heard(word, article)
    )
    if mentions == article.mentions:
        return article
    return replace(article, mentions=mentions, entities=tuple(_entities(db, word, article, mentions)))


def shown(db: Db, word: Word, key: str) -> Shown | None:
    """How the library calls an entity."""
    row = db.execute("SELECT name, type FROM entity WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    spelt = db.execute(
        "SELECT spelling.name FROM entity JOIN spelling ON owner = entity.id WHERE entity.key = ? ORDER BY times DESC",
        (key,),
    )
    return Shown(word.name(key, row[0], (name for (name,) in spelt)), row[1])


def _given(word: Word, text: str) -> Iterator[Mention]:
    """Where a given name stands in the text, the longest where several begin. Time: one look at each word."""
    begins: dict[str, list[list[str]]] = {}
    for spelling in sorted(word.given, key=len, reverse=True):
        parts = spelling.split(" ")
        begins.setdefault(parts[0], []).append(parts)
    words, at = list(name_words(text)), 0
    while at < len(words):
        for parts in begins.get(words[at][0], ()):
            run = words[at : at + len(parts)]
            spelling = " ".join(parts)
            if [one[0] for one in run] == parts and _cased(word.names[spelling], text[run[0][1] : run[0][1] + 1]):
                target = word.targets[word.given[spelling]]
                yield Mention(run[0][1], run[-1][2], target.type, GIVEN + spelling)
                at += len(parts) - 1
                break
        at += 1


def _cased(name: str, first: str) -> bool:
    """A name written with a capital is none without."""
    return not name[:1].isupper() or first.isupper()


def _overlaps(one: Mention, before: Sequence[Mention], taken: Sequence[Mention]) -> bool:
    if before and one.start < before[0].end:
        return True
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if taken[middle].start < one.start else (low, middle)
    return low < len(taken) and taken[low].start < one.end


def _entities(db: Db, word: Word, article: Article, mentions: Sequence[Mention]) -> Iterator[Entity]:
    """The entities of the changed mentions, the most named first; each with the names of all that it is made of."""
    counts = Counter(one.entity for one in mentions)
    raw = {one.id: one for one in article.entities}
    names: dict[str, dict[str, None]] = {key: {} for key in counts}
    for one in article.entities:
        for name in (one.name, *one.aliases):
            if (owner := word.owner(one.id, name_key(name))) in names:
                names[owner].setdefault(name)
    for mention in mentions:
        names[mention.entity].setdefault(article.text[mention.start : mention.end])
    for spelling, target in word.given.items():
        if (owner := word.owner(target, spelling)) in names:
            names[owner].setdefault(word.names[spelling])
    for key, count in counts.most_common():
        called = Shown(raw[key].name, raw[key].type) if key in raw else shown(db, word, key) or word.targets[key]
        called = called._replace(name=word.name(key, called.name, names[key]))
        others = dict.fromkeys(names[key])
        others.pop(called.name, None)
        yield Entity(key, called.name, called.type, tuple(others), count)
