"""What can be seen of each block of a page, as numbers: its words, its neighbours, and the elements it stands in.

The columns are the keys of words/blocks.toml, where each has its bins and their weights (verdict.py adds them up).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tui.text import furniture
from tui.text.blocks import Piece
from tui.text.element import Element, names
from tui.text.titles import bare
from tui.text.weigh import Weighed

Row = dict[str, float]
WORDS = names("""
article post entry content body text story main copy detail news page blog paragraph rich richtext markdown prose
description field single hentry section intro lead standfirst summary excerpt caption teaser card item list grid
widget block module box column col row header title meta wrapper container inner primary secondary left right
bottom top sticky feed media image video gallery slide quote pull table note info inline center wide group
component data app root layout region area node wp
""")
"""Words of class, id, role and itemprop that stand for a column each: how near to the block they stand."""
TAGS = ("article", "main", "section", "aside", "footer", "header", "nav", "form", "ul", "ol", "td", "figure", "dl")
"""Elements around a block that stand for a column each."""
KINDS = ("paragraph", "heading", "item", "quote", "code", "row", "caption", "attribution", "embed", "footnote")
_FAR = 9.0  # how far an element is that is not there
_NAME = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"\w+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_STOPS = re.compile(r"[.!?。！？…]+(?=\s|$)")
_COMMAS = re.compile("[,;،、，]")
_LOOKED = 2000  # characters of a block that are looked at
_LINKS = 0.8  # the share of links from which a block is no article by itself
_BODY = 300  # characters from which a text in the JSON-LD is one
_UP = 12  # ancestors that are looked at


@dataclass(frozen=True, slots=True)
class Witness:
    """What is said of the article elsewhere: its title, its summaries (of page and feed), its text in the JSON-LD."""

    title: str = ""
    summary: str = ""
    body: str = ""


@dataclass(slots=True)
class _Container:
    """The blocks below an element: how many, their words, and those in links."""

    blocks: int = 0
    words: int = 0
    linked: int = 0
    prose: int = 0  # words in blocks that read like sentences


@dataclass(frozen=True, slots=True)
class Seen:
    """A block as it is counted."""

    words: int
    linked: int  # words in links, about
    ends: bool  # like a sentence
    stops: int
    commas: int
    common: float  # the share of function words

    @property
    def prose(self) -> int:
        """Its words, when it reads like sentences."""
        return self.words - self.linked if self.ends and self.words >= 8 and self.linked * 2 < self.words else 0


def is_open(weighed: Sequence[Weighed], at: int) -> bool:
    """Whether a block may be article: what is furniture or links, and not in readability's summary, never is."""
    one = weighed[at]
    if one.kept:
        return True
    near = any(other.kept for other in weighed[max(0, at - 1) : at + 2])
    return not one.reason and (near or one.part.density <= _LINKS)


def look(part: Piece, common: frozenset[str], *, whole: bool) -> Seen:
    """Count a block; only its words when it is not looked at as a `whole`."""
    text = part.text[:_LOOKED]
    found = _WORD.findall(text)
    count = len(found) + (0 if text.isascii() else len(_WIDE.findall(text)) // 2)
    if not whole:
        return Seen(count, round(count * part.density), bool(_ENDS.search(part.text[-8:])), 0, 0, 0.0)
    share = sum(word.lower() in common for word in found) / len(found) if found else 0.0
    return Seen(
        count,
        round(count * part.density),
        bool(_ENDS.search(part.text[-8:])),
        len(_STOPS.findall(text)),
        len(_COMMAS.findall(text)),
        share,
    )


class Around:
    """The elements of one page as their blocks see them; each is looked at once."""

    def __init__(self, parts: Sequence[Piece], seen: Sequence[Seen]) -> None:
        self.below: dict[Element, _Container] = {}
        self.shapes: Counter[str] = Counter()
        self.shape_words: Counter[str] = Counter()
        self.shape_prose: Counter[str] = Counter()
        self._rows: dict[Element, Row] = {}
        self._named: dict[Element, dict[str, float]] = {}
        self._shape: dict[Element, str] = {}
        self.total = max(1, sum(one.prose for one in seen))
        for part, one in zip(parts, seen, strict=True):
            shape = self.shape(part.owner)
            self.shapes[shape] += 1
            self.shape_words[shape] += one.words
            self.shape_prose[shape] += one.prose
            for element in _up(part.owner):
                held = self.below.setdefault(element, _Container())
                held.blocks += 1
                held.words += one.words
                held.linked += one.linked
                held.prose += one.prose

    def shape(self, element: Element) -> str:
        """What an element is called: its tag and class, and those of its parent."""
        found = self._shape.get(element)
        if found is None:
            parent = element.getparent()
            found = f"{element.tag}.{element.get('class') or ''}"
            if parent is not None:
                found += f"<{parent.tag}.{parent.get('class') or ''}"
            self._shape[element] = found
        return found

    def row(self, element: Element) -> Row:
        """The columns that all blocks of an element share."""
        if element not in self._rows:
            self._rows[element] = self._row(element)
        return self._rows[element]

    def _row(self, element: Element) -> Row:
        chain = _up(element)
        row: Row = {f"near {name}": far for name, far in self._near(element).items()}
        row["depth"] = len(chain)
        for place, name in enumerate(("parent", "above", "grand"), 1):
            held = self.below[chain[min(place, len(chain) - 1)]]
            row[f"{name} blocks"] = held.blocks
            row[f"{name} share"] = held.prose / self.total
            row[f"{name} links"] = held.linked / max(1, held.words)
        full = next((at for at, one in enumerate(chain) if self.below[one].prose > 0.5 * self.total), _UP)
        row["to most"] = full
        shape = self.shape(element)
        row["same shape"] = self.shapes[shape]
        row["same shape words"] = self.shape_words[shape] / self.shapes[shape]
        row["same shape share"] = self.shape_prose[shape] / self.total
        row["children"] = len(element)
        return row

    def _near(self, element: Element) -> dict[str, float]:
        """How near the telling words and tags around an element are; what is not there is left out."""
        missing: list[Element] = []
        one = element
        while one is not None and one not in self._named and len(missing) < 200:
            missing.append(one)
            one = one.getparent()
        known = self._named.get(one, {}) if one is not None else {}
        for one in reversed(missing):
            known = {name: far + 1 for name, far in known.items() if far < _FAR - 1} | dict.fromkeys(_names(one), 0.0)
            self._named[one] = known
        return known


def _names(element: Element) -> Iterator[str]:
    """The telling words of one element."""
    if element.tag in TAGS:
        yield f"<{element.tag}>"
    called = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    called = f"{called} {element.get('itemprop') or ''}"
    if len(called) > 3:
        parted = _CAMEL.sub(" ", called[:400]).lower()
        yield from (name for name in _NAME.findall(parted) if name in WORDS)
        kind = furniture.by_name(called[:400])
        if kind:
            yield f"called {kind}"


def _up(element: Element) -> list[Element]:
    """The element and its nearest ancestors."""
    out: list[Element] = []
    while element is not None and len(out) < _UP:
        out.append(element)
        element = element.getparent()
    return out


def rows(weighed: Sequence[Weighed], common: frozenset[str], witness: Witness) -> Iterator[tuple[Weighed, Row]]:
    """The blocks that may be article, each with its columns. A column that is 0 may be left out."""
    parts = [one.part for one in weighed]
    able = [is_open(weighed, at) for at in range(len(weighed))]
    seen = [look(part, common, whole=may) for part, may in zip(parts, able, strict=True)]
    around = Around(parts, seen)
    whole = max(1, sum(one.words for one in seen))
    before = list(accumulate((one.words for one in seen), initial=0))
    proses = list(accumulate((one.prose for one in seen), initial=0))
    kept = [one.kept for one in weighed]
    keeps = list(accumulate(kept, initial=0))
    first = kept.index(True) if True in kept else -1
    last = len(kept) - 1 - kept[::-1].index(True) if first >= 0 else -1
    texts = Counter(part.text for part in parts)
    told = _Told(parts, witness)
    for at, one in enumerate(weighed):
        if not able[at]:
            continue
        row = dict(around.row(one.part.owner))
        row.update(_own(one, seen[at]))
        for step, name in ((-2, "second before"), (-1, "before"), (1, "after"), (2, "second after")):
            if 0 <= at + step < len(parts):
                row.update(_beside(name, weighed[at + step], seen[at + step]))
            else:
                row[f"{name} none"] = 1
        row["place"] = before[at] / whole
        row["prose above"] = proses[at] / around.total
        row["prose below"] = (proses[-1] - proses[at + 1]) / around.total
        for reach in (3, 10):
            low, high = max(0, at - reach), min(len(parts), at + reach + 1)
            row[f"prose within {reach}"] = (proses[high] - proses[low] - seen[at].prose) / max(1, high - low)
            row[f"kept within {reach}"] = (keeps[high] - keeps[low] - one.kept) / max(1, high - low - 1)
        row["from kept"] = min(max(0, first - at), 20) if first >= 0 else 21
        row["past kept"] = min(max(0, at - last), 20) if first >= 0 else 21
        row.update(told.row(at))
        row["twins"] = texts[one.part.text] - 1
        row["shape before"] = at > 0 and around.shape(parts[at - 1].owner) == around.shape(one.part.owner)
        row["shape after"] = at + 1 < len(parts) and around.shape(parts[at + 1].owner) == around.shape(one.part.owner)
        yield one, row


class _Told:
    """How the blocks of a page stand to what is said of its article elsewhere."""

    def __init__(self, parts: Sequence[Piece], witness: Witness) -> None:
        self.parts = parts
        own = bare(witness.title)
        titles = [
            at for at, part in enumerate(parts) if part.owner.tag == "h1" or (len(own) > 3 and bare(part.text) == own)
        ]
        self.title = max(titles, key=lambda at: (bare(parts[at].text) == own, -at), default=-1)
        self.chain = {one: far for far, one in enumerate(_up(parts[self.title].owner))} if self.title >= 0 else {}
        self.summary = _telling(witness.summary)
        self.body = " ".join(_WORD.findall(witness.body))

    def row(self, at: int) -> Row:
        """The columns of one block."""
        part = self.parts[at]
        row: Row = {"titled": self.title >= 0}
        if self.title >= 0:
            row["past title"] = max(-20, min(60, at - self.title))
            together = next((far for far, one in enumerate(_up(part.owner)) if one in self.chain), _UP)
            row["to title"] = together
        words = _telling(part.text[:_LOOKED]) if self.summary else set()
        if len(words) >= 3:
            row["told"] = len(words & self.summary) / len(words)
            row["tells"] = len(words & self.summary) / len(self.summary)
        if len(self.body) > _BODY:
            row["in body"] = " ".join(_WORD.findall(part.text)) in self.body
            row["has body"] = 1
        return row


def _telling(text: str) -> set[str]:
    """The longer words of a text."""
    return {word.casefold() for word in _WORD.findall(text) if len(word) > 3}


def _own(one: Weighed, seen: Seen) -> Row:
    """The columns of a block by itself."""
    part = one.part
    head = part.text[:1]
    row: Row = {
        f"is {part.kind}": 1,
        "level": part.level,
        "words": seen.words,
        "links": part.density,
        "linked words": seen.linked,
        "ends": seen.ends,
        "stops": seen.stops,
        "commas": seen.commas / max(1, seen.words),
        "common": seen.common if seen.words > 5 else -1,
        "kept": one.kept,
        "capital": head.isupper(),
        "small": head.islower(),
        "figure": head.isdigit(),
        "quoted": head in "\"“”„«'‘",
        "colon": part.text.endswith(":"),
        "cut": part.text.endswith(("…", "...")),
        "bars": part.text.count("|") + part.text.count("»") + part.text.count("›"),
        "lines": part.text.count("\n"),
        "sign": "©" in part.text or "@" in part.text,
        "prose": seen.prose,
    }
    row["settled"], row["inside"], row["worth"] = one.settled, one.inside, one.value
    if one.reason:
        row[f"rule {one.reason}"] = 1
    if one.teased:
        row["teased"] = 1
    return row


def _beside(name: str, one: Weighed, seen: Seen) -> Row:
    """The columns of a neighbour."""
    row: Row = {
        f"{name} words": seen.words,
        f"{name} links": one.part.density,
        f"{name} ends": seen.ends,
        f"{name} kept": one.kept,
        f"{name} is {one.part.kind}": 1,
    }
    if one.reason:
        row[f"{name} ruled"] = 1
    return row
