"""Seen before: earlier sentences of the library that say what a claim says, with the same figures or with others.

The library's postings find the articles that may have one (what is rare in the claim's article, and in its sentence);
only these are gone through. It is asked after a tagging was saved, and links nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui.flows import kin
from tui.model import Anchor, Article, Claim, ClaimId, EntryId, Part, Relation, Sentence
from tui.spelling import fold, name_words
from tui.store import dismissals, evidence, recall, timeline
from tui.store.db import Db
from tui.store.recall import Recalled

if TYPE_CHECKING:
    from tui.text.retold import Match, Told

MOST = 5  # that are offered
NEAREST = 10  # articles that are gone through for the claim's article, and as many for its sentence
TELLS = 0.08  # part of what an article shares with itself, from which another may be on the same without naming it
DAYS = timedelta(days=14)  # within which two figures may be two answers to one question
MAIN = 3  # entities that an article is about
CONTEXT = 32  # code points kept before and after a quote
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
EVERYWHERE = 4  # articles that have the very same words: from here on they are furniture


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence seen before, as what it would be linked, and why. `mine`, `theirs`: the figures, where compared."""

    entry: EntryId
    part: Part
    start: int
    end: int
    text: str
    anchor: Anchor
    relation: Relation
    mine: str
    theirs: str
    feed_title: str
    published: datetime
    why: tuple[str, ...]
    print: str
    score: float

    @property
    def end_of_link(self) -> tuple[EntryId, Anchor]:
        """As the library links it: tagged as a highlight in the same step, unless it is tagged."""
        return self.entry, self.anchor


def before(db: Db, claim: Claim) -> tuple[Seen, ...]:
    """What the library had before of a claim, what differs in a figure first; none that is linked or was dismissed."""
    here = next(iter(recall.articles(db, [claim.entry])), None)
    if here is None:
        return ()
    mine = _own(here.article, claim)
    if not mine.words and not mine.counts:
        return ()
    hidden = dismissals.dismissed(db, claim.uuid) | _linked(db, claim.id)
    found = [one for one in _found(db, here, mine) if one.print not in hidden]
    return tuple(sorted(_apart(found), key=lambda one: (one.relation != "contradicts", -one.score, one.entry))[:MOST])


def differing(mine: str, theirs: str) -> tuple[str, str] | None:
    """The figures in which two sentences that contradict each other differ, as written; None where none is found."""
    from tui.text import retold  # here and below, since no picture waits for them

    return retold.differing(*(retold.read(text, Sentence(0, len(text))) for text in (mine, theirs)))


def print_of(text: str) -> str:
    """What a sentence is known by: its words, whatever their case, spacing and signs."""
    words = " ".join(fold(text[start:end]) for _, start, end in name_words(text))
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()


# -- finding


def _found(db: Db, here: Recalled, mine: Told) -> Iterator[Seen]:
    """The sentence of each near article that says it best."""
    from tui.text import retold

    shares = _near(db, here, mine)
    for other in recall.articles(db, list(shares)):
        near = abs(other.published - here.published) <= DAYS
        about = _about(other.article) if shares[other.entry] >= TELLS else frozenset[str]()
        best: tuple[Match, Part, Sentence, str] | None = None
        for part, sentence, theirs in _sentences(other.article, mine, about):
            match = retold.compare(mine, theirs, near=near)
            if match is not None and (best is None or _rank(match) > _rank(best[0])):
                best = match, part, sentence, theirs.text
        if best is not None:
            yield _seen(here.article, other, *best)


def _near(db: Db, here: Recalled, mine: Told) -> dict[EntryId, float]:
    """The articles that are gone through: how much of the claim's article each shares."""
    from tui.text import terms

    whole = {one.entry: one.share for one in kin.kin(db, here.article)[: NEAREST + 1]}
    alone = Article("", mine.text, language=here.article.language, sentences=(Sentence(0, len(mine.text)),))
    said = {one.entry for one in kin.kin(db, replace(alone, terms=terms.signature(alone)))[: NEAREST + 1]}
    found = {entry: whole.get(entry, 0.0) for entry in (*whole, *said) if entry != here.entry}
    listed = {row.entry for row in timeline.rows_of(db, list(found))}
    return {entry: share for entry, share in found.items() if entry in listed}


def _sentences(article: Article, mine: Told, about: frozenset[str]) -> Iterator[tuple[Part, Sentence, Told]]:
    """The sentences of an article that are worth comparing, read."""
    from tui.text import counts, ideas, names, retold

    speakers = {one.sentence: one.speaker for one in article.suggestions if one.speaker is not None}
    figures, counted = counts.anything(), bool(mine.counts)
    least = 1 if counted else retold.FEWEST
    for part, text, sentences in (
        ("title", article.title, (Sentence(0, len(article.title)),)), ("body", article.text, article.sentences)
    ):  # fmt: skip
        for index, sentence in enumerate(sentences):
            told = text[sentence.start : sentence.end]
            if counted and not figures.search(told):
                continue
            if len(mine.words.keys() & set(map(ideas.of, WORD.findall(told)))) < least:
                continue
            if part == "title":
                mentions = names.read(text, sentences, article.language).mentions
                yield "title", sentence, retold.read(text, sentence, mentions, about)
            else:
                yield "body", sentence, retold.read(text, sentence, article.mentions, about, speakers.get(index))


def _own(article: Article, claim: Claim) -> Told:
    """The claim's own sentence, where it stands in its article, else its words alone."""
    from tui.text import names, retold

    quote = claim.anchor.quote
    at = claim.start if article.text[claim.start : claim.start + len(quote)] == quote else article.text.find(quote)
    if claim.anchor.part == "body" and at >= 0:
        index = next((n for n, one in enumerate(article.sentences) if one.start <= at < one.end), -1)
        speaker = next((one.speaker for one in article.suggestions if one.sentence == index), None)
        return retold.read(article.text, Sentence(at, at + len(quote)), article.mentions, _about(article), speaker)
    whole = Sentence(0, len(quote))
    return retold.read(quote, whole, names.read(quote, (whole,), article.language).mentions, _about(article))


def _about(article: Article) -> frozenset[str]:
    """What an article is about: its entities that are named most."""
    return frozenset(one.id for one in article.entities[:MAIN] if one.count > 1)


# -- what is told of it


def _seen(mine: Article, other: Recalled, match: Match, part: Part, sentence: Sentence, text: str) -> Seen:
    whole = other.article.title if part == "title" else other.article.text
    start, end = sentence.start, sentence.end
    anchor = Anchor(
        other.revision, part, start, end, text, whole[max(0, start - CONTEXT) : start], whole[end : end + CONTEXT]
    )
    known = {one.id: one.name for one in (*other.article.entities, *mine.entities)}
    named = [known[each] for each in known if each in match.things or each.partition(":")[2] in match.things]
    return Seen(
        other.entry, part, start, end, text, anchor, match.relation, match.mine, match.theirs, other.feed_title,
        other.published, tuple(dict.fromkeys((*named, *match.words)))[:3], print_of(text), match.score,
    )  # fmt: skip


def _linked(db: Db, claim: ClaimId) -> frozenset[str]:
    """The prints of what is linked with the claim already."""
    return frozenset(print_of(end.text) for end in evidence.of_claim(db, claim))


def _apart(found: Iterable[Seen]) -> list[Seen]:
    """Each sentence once; none that many articles have word for word."""
    alike: dict[str, list[Seen]] = {}
    for one in found:
        alike.setdefault(one.print, []).append(one)
    return [min(ones, key=lambda one: one.published) for ones in alike.values() if len(ones) < EVERYWHERE]


def _rank(match: Match) -> tuple[bool, float]:
    return match.relation == "contradicts", match.score
