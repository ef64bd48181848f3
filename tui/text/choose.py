"""Which blocks of a page are its article: readability's opinion, the words of each block, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from tui.model import Cut, Link, Page, Step
from tui.text import (
    companions,
    confidence,
    features,
    language,
    moments,
    opinion,
    prints,
    region,
    signed,
    standfirst,
    teasers,
    told,
    verdict,
    walk,
    weigh,
)
from tui.text.around import Row
from tui.text.blocks import Piece
from tui.text.metadata import About
from tui.text.seen import words
from tui.text.titles import bare, is_same
from tui.text.tree import Element
from tui.text.weigh import Weighed

_MAY_TEASE = ("", "related", "more", "frame")  # furniture in which teasers of other posts stand
EVEN = -0.2  # the odds from which a block stays: to miss a part of the article is worse than a line too many
_STRANGE = frozenset({"comment", "notice", "share", "advert", "paywall"})  # what never is an article, however short
_ENOUGH = 300  # letters that must remain of an article without its furniture
_LONG = 100  # letters of a block whose words tell the page's language
_HEAD = 6  # blocks in which the title and byline are looked for


@dataclass(frozen=True, slots=True)
class Chosen:
    """The article's blocks in order, the page's teasers, and of each block's element whether it is part of one."""

    parts: tuple[Piece, ...]
    links: tuple[Link, ...] = ()
    teased: Mapping[Element, bool] = field(default_factory=dict)
    spoken: str = "und"
    sure: float = 0.0  # the F1 that may be expected of the choice
    prints: tuple[int, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """How a choice came about; told only to who asks, since a digest needs none of it."""

    blocks: list[Weighed]
    article: list[Weighed]
    shown: list[Weighed]  # the article without what it repeats above its text
    about: About

    def steps(self) -> Iterator[Step]:
        """What each opinion says, as a person reads it."""
        blocks = self.blocks
        yield Step("blocks", f"{len(blocks)} on the page")
        for name, some in (
            ("readability", [one for one in blocks if one.kept]),
            ("rules", [one for one in blocks if one.settled]),
            ("table", [one for one in blocks if one.odds > EVEN]),
            ("furniture", [one for one in blocks if one.odds > EVEN and one.reason]),
            ("known here", [one for one in blocks if one.known]),
            ("article", self.shown),
        ):
            odds = sum(one.odds for one in some) / len(some) if some else 0.0
            yield Step(name, f"{len(some)} blocks, {_letters(some)} characters", round(odds, 2))

    def cut(self) -> Iterator[Cut]:
        """The blocks that were cut, each with why and where it stood."""
        stays, shown = {id(one) for one in self.article}, {id(one) for one in self.shown}
        at = 0
        for one in self.blocks:
            if id(one) in shown:
                at += len(one.part.text) + (2 if at else 0)
            else:
                again = id(one) in stays or _repeats(one.part, self.about)
                by = "author" if signed.tells(one.part.text, self.about) else ""
                rule = one.reason or ("known" if one.known else by or ("repeated" if again else "outside"))
                yield Cut(rule, one.part.text, round(one.odds, 2), at)


@dataclass(frozen=True, slots=True)
class Looked:
    """Every block of a page as the rules see it, the page's teasers, and its language."""

    blocks: list[Weighed]
    links: tuple[Link, ...]
    spoken: str

    def rows(self, about: About, page: Page) -> Iterator[tuple[Weighed, Row]]:
        """What can be seen of each block that may be article; what page and feed say of it are witnesses."""
        witness = told.Witness(about.title or page.title, f"{about.summary} {page.summary}", about.body)
        return features.rows(self.blocks, language.stopwords().get(self.spoken, frozenset()), witness)


def choose(root: Element, base: str, about: About, page: Page) -> Chosen:
    """The article of a page; what the feed says of it (`page`) is a witness."""
    looked = look(root, base, about)
    known = verdict.table()
    for one, row in looked.rows(about, page):
        one.odds = known.odds(row)
    own = [prints.of(one.part) for one in looked.blocks]
    for one, mine in zip(looked.blocks, own, strict=True):
        one.known = mine in page.furniture
    article = stay(looked.blocks)
    shown = without_head(article, about)
    teased: dict[Element, bool] = {}
    for one in looked.blocks:
        teased[one.part.owner] = teased.get(one.part.owner, True) and one.teased
    return Chosen(
        tuple(one.part for one in shown),
        looked.links,
        teased,
        looked.spoken,
        confidence.expected(looked.blocks, article),
        prints.of_page(own),
        Why(looked.blocks, article, shown, about),
    )


def look(root: Element, base: str, about: About) -> Looked:
    """The blocks of a page, and what readability and the rules say of each."""
    kept = opinion.kept(root)
    parts = walk.pieces(root, base)
    spoken = spoken_in(part.text for part in parts)
    weighed = weigh.weigh(parts, kept, spoken)
    found = _teasers(weighed, about.title, spoken)
    first, last = region.region(weighed)
    for one in weighed[first:last]:
        one.inside = True
    for one in region.settle(weighed[first:last]):
        one.settled = True
    lead = standfirst.find(weighed, about.title, about.summary)
    if lead is not None:
        lead.leads = True
    return Looked(weighed, found, spoken)


def spoken_in(texts: Iterable[str]) -> str:
    """The language of the longer blocks among some, "und" when there are none."""
    return _spoken(" ".join(text for text in texts if len(text) > _LONG)[: language.MOST])


@lru_cache(maxsize=4)
def _spoken(sample: str) -> str:
    """The language of a sample; a page and its article often have the same."""
    return language.detect(sample)


def stay(weighed: list[Weighed]) -> list[Weighed]:
    """The blocks that more speaks for than against, furniture aside, unless next to nothing is left without it."""
    likely = [one for one in weighed if one.odds > EVEN or one.leads]
    clean = [one for one in likely if not one.reason]
    if _letters(clean) >= _ENOUGH:
        likely = clean
    else:
        likely = [one for one in likely if one.reason not in _STRANGE]
    news = [one for one in likely if not one.known]
    if _letters(news) * 2 > _letters(likely):  # else the article itself was learned, from a copy of it
        likely = news
    likely = likely or [one for one in weighed if not one.reason and one.part.density < 0.5]
    return companions.together(weighed, likely)


def _letters(some: list[Weighed]) -> int:
    """How long they are."""
    return sum(len(one.part.text) for one in some)


def without_head(article: list[Weighed], about: About) -> list[Weighed]:
    """The article without title, byline and date repeated above its text, and without who its authors are below it."""
    article = signed.without(article, about)
    head, body = article[:_HEAD], article[_HEAD:]
    times = moments.of(article)
    return [one for one in head if id(one) in times or not _repeats(one.part, about)] + body


def _repeats(part: Piece, about: About) -> bool:
    """Whether a block only says again what the metadata say."""
    text = part.text
    if part.kind == "heading" and bare(text) == bare(about.title):
        return True
    if len(text) > 120 or words(text) > 16:
        return False
    if moments.tells_time(part):
        return True
    named = [name for name in about.byline.split(", ") if name and name in text]
    left = text.removeprefix(about.title).strip()
    for name in named:
        left = left.replace(name, "")
    return bool(named and (words(left) <= 2 or teasers.is_date(left.strip())))


def _teasers(weighed: list[Weighed], title: str, spoken: str) -> tuple[Link, ...]:
    """The teasers on the page; their blocks are marked as furniture."""
    parts = [one.part for one in weighed]
    found: list[Link] = []
    for zone in teasers.zones(parts, [one.kept for one in weighed]):
        inside = [one.part for one in weighed[zone.start : zone.stop] if one.reason in _MAY_TEASE]
        found += teasers.links(inside, title, spoken)
        theirs = len(zone) > 1
        for one in weighed[zone.start : zone.stop]:
            theirs = theirs and not _is_own_title(one.part, title)  # what follows it is the article's head
            one.teased = one.teased or theirs
            one.value = min(one.value, -1.0)
            one.reason = one.reason or "related"
    for reason, run in groupby(weighed, key=lambda one: one.reason):
        if reason == "related":
            found += teasers.links([one.part for one in run], title, spoken)
    return teasers.unique(found)


def _is_own_title(part: Piece, title: str) -> bool:
    """Whether a block is the title of the page itself."""
    return part.owner.tag == "h1" or (len(title) > 3 and is_same(part.text, bare(title)))
