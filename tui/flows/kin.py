"""What is related to an entry, in groups: reports of its story, what came before, who it is about, its page's links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.model import Article, EntryId, Group, Related, Row
from tui.store import articles, postings, stacks, timeline, word
from tui.store.db import Db
from tui.store.stacks import Member

if TYPE_CHECKING:
    from tui.text.related import Scored

MOST = 12  # posts of the library
SPARE = 4  # weighed beyond them: the article itself, posts of feeds that were removed
NEWEST = 250  # entries that are gone through for one term, the newest
REACH = 1_500  # that are gone through for an article, its rarest terms first
NEAR = 32  # entries whose whole signatures are then weighed
NAMED = 0.3  # part of what two articles share that is names, from which they are about the same
WORTH = 0.04  # part of what an article shares with itself, under which another is not worth a row
BARE = 0.08  # the same where they share words and hardly a name
STORY = 0.2  # part of what an article shares with itself, from which another tells the same story
BEFORE = timedelta(days=1)  # from which a report of the story is an earlier one
ORDER: tuple[Group, ...] = ("same", "earlier", "entities", "words", "language", "page")
THINGS = ("Q:", "P:", "O:", "L:")  # how the keys of terms begin that name something
SAME = "same story"


@dataclass(frozen=True, slots=True)
class Kin:
    """A post of the library beside an article: how much of it it shares, whether also a name, and why."""

    entry: EntryId
    score: float
    share: float
    named: bool
    reasons: tuple[str, ...]


def related(db: Db, row: Row, article: Article) -> tuple[Related, ...]:
    """Posts of the library that share what is rare, and the page's own links that are not among them, in groups."""
    copies = {one.entry: one for one in stacks.members(db, row.entry)}
    found = {one.entry: one for one in kin(db, article) if one.share >= (WORTH if one.named else BARE)}
    for entry in copies:
        found.setdefault(entry, Kin(entry, 0.0, 1.0, True, (SAME,)))
    rows = {one.entry: one for one in timeline.rows_of(db, list(found)) if one.entry != row.entry}
    mine = [_related(row, article, found[one], rows[one], copies.get(one)) for one in found if one in rows]
    best = sorted(mine, key=lambda one: (one.entry not in copies, -one.score))[:MOST]
    grouped = [*best, *_links(db, article, {one.url for one in best} | {row.url})]
    return tuple(sorted(grouped, key=lambda one: ORDER.index(one.group)))


def kin(db: Db, article: Article) -> list[Kin]:
    """The nearest entries, the article's own among them. Those are sought that share what is rare, then weighed."""
    from tui.text import related as ranking

    terms = article.terms
    twins = word.load(db).twins([term.key for term in terms])
    sizes = _sizes(db, [term.key for term in terms], twins)
    counts = ranking.factors(terms, sizes, postings.total(db))
    found = _posted(db, sizes, twins)
    near = ranking.seek(counts, found, NEAR)
    signatures = postings.signatures(db, [entry for entry, _ in near], [*counts, *twins])
    for shared in signatures.values():
        for twin in twins.keys() & shared.keys():
            shared.setdefault(twins[twin], shared[twin])
    for key, some in found.items():  # what was saved before whole signatures were kept is weighed by what is posted
        for entry, weight in some:
            if entry in signatures:
                signatures[entry].setdefault(key, weight)
    whole = ranking.own(terms, counts) or 1.0
    scored = ranking.order(terms, counts, near, signatures, MOST + SPARE)
    return [_kin(one, whole, signatures[one.id], counts) for one in scored]


def _sizes(db: Db, keys: Sequence[str], twins: Mapping[str, str]) -> dict[str, int]:
    """In how many entries each term is posted, what the person joined taken together, the rarest first."""
    found: dict[str, int] = {}
    for key, size in postings.sizes(db, [*keys, *twins]).items():
        own = twins.get(key, key)
        found[own] = found.get(own, 0) + size
    return dict(sorted(found.items(), key=lambda each: each[1]))


def _posted(db: Db, sizes: Mapping[str, int], twins: Mapping[str, str]) -> dict[str, list[tuple[int, float]]]:
    """The newest entries of each term, as many terms as are in reach."""
    found: dict[str, list[tuple[int, float]]] = {}
    reached = 0
    for key in sizes:
        some = dict(postings.newest(db, key, NEWEST))
        for twin in [one for one, own in twins.items() if own == key]:
            some = {**dict(postings.newest(db, twin, NEWEST)), **some}
        found[key] = list(some.items())
        reached += len(some)
        if reached >= REACH:
            break
    return found


def _kin(one: Scored, whole: float, shared: Mapping[str, float], counts: Mapping[str, float]) -> Kin:
    weighed = {key: counts[key] * weight for key, weight in shared.items() if key in counts}
    things = sum(weight for key, weight in weighed.items() if key.startswith(THINGS))
    named = things >= NAMED * sum(weighed.values()) > 0
    return Kin(EntryId(one.id), one.score, one.score / whole, named, one.reasons)


def _related(row: Row, article: Article, found: Kin, other: Row, copy: Member | None) -> Related:
    """The other entry as the pane lists it."""
    from tui.text import stories

    differs = stories.differences(article.title, article.text, copy.title, copy.text) if copy else ()
    return Related(
        other.title,
        tuple(reason for reason in found.reasons if reason != SAME) or (SAME,),
        found.score,
        entry=other.entry,
        url=other.url,
        feed_title=other.feed_title,
        published=other.published,
        language=other.language,
        group=_group(row, article, found, other, copy is not None),
        copy=copy is not None,
        differs=differs,
    )


def _group(row: Row, article: Article, found: Kin, other: Row, copy: bool) -> Group:
    if copy:
        return "same"
    if other.language and article.language != "und" and other.language[:2] != article.language[:2]:
        return "language"
    if found.share >= STORY:
        return "earlier" if row.published - other.published >= BEFORE else "same"
    return "entities" if found.named else "words"


def _links(db: Db, article: Article, here: set[str]) -> list[Related]:
    """The teasers of the page that lead elsewhere, best first."""
    return [
        Related(
            link.title,
            link.reasons or ("on this page",),
            link.score,
            entry=articles.find_url(db, link.url) if link.url else None,
            url=link.url,
            published=day(link.published),
            language=link.language,
            group="page",
        )
        for link in sorted(article.links, key=lambda link: -link.score)
        if not link.url or link.url not in here
    ]


def day(iso: str) -> date | None:
    """The date a moment begins with, None where it has none."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
