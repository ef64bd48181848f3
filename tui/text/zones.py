"""Where on a page other posts are announced: after a line that opens them, in even steps, or in lines by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tui.text import cards, furniture, language, looks, phrases
from tui.text.blocks import Piece
from tui.text.element import Element, up
from tui.text.seen import LOOKED, words

_LABEL = re.compile(r"(?P<label>[^\W\d_][^.!?:\n]{2,40}):\s")
_NOTE = re.compile(
    r"\W*(?:\[?\d+\]|\^|https?://|www\.|(?:sources?|notes?|via|quellen?|fuentes?|fontes?|fonti|źródł[oa]|zdroje?|bron(?:nen)?|"
    r"källor|källa|kaynak|джерел[оа]|источники?)\s*:)|.*https?://\S+\W*$",
    re.I,
)
_SENTENCE = re.compile(r"[.。!][\"'”’»)]*$")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_UP = 200  # ancestors that are looked at
_SNIPPET = 400  # characters of a teaser's snippet, at most
_FAR = 1_000_000_000  # an end that no page has
_MANY = 20  # words from which a block outside a list is none of it
_ASTRAY = 4  # blocks in a row that lead nowhere, after which a list is over
_LINKS = 20  # links of a block that are counted
_LABELS = 60  # characters of a line that opens teasers
_SIGNS = 4  # characters between and after links
_EVIDENCE = 12  # blocks after an opening line in which something must lead to another post


def zones(parts: Sequence[Piece], kept: Sequence[bool]) -> list[range]:
    """Runs of blocks that are teasers. `kept`: which blocks readability took for the article."""
    page = _Page(parts, kept)
    found: list[range] = []
    last = 0
    for at, part in enumerate(parts):
        if at >= last and furniture.opens(part.text) and (part.kind != "heading" or page.tells(at)):
            end = page.until(at)
            if page.is_list(at, end):
                found.append(range(at, end))
                last = end
    found += cards.runs(parts, kept)
    home = _site(parts)
    return found + [range(at, at + 1) for at, part in enumerate(parts) if _stands_alone(part, home)]


def _site(parts: Sequence[Piece]) -> str:
    """The site that most links of a page lead to: its own."""
    sites = Counter(_site_of(mark.url) for part in parts for mark in part.marks[:_LINKS] if mark.kind == "link")
    return max(sites, key=sites.__getitem__, default="")


def _site_of(url: str) -> str:
    """The last two names of an address's host."""
    return ".".join(url.partition("://")[2].partition("/")[0].split(".")[-2:])


def _stands_alone(part: Piece, home: str) -> bool:
    """Whether a line is a link to another post and nothing else ("RELATED: How the pass was closed")."""
    text = part.text.strip()
    if part.kind not in ("paragraph", "quote") or "\n" in text or part.density < 0.4 or _NOTE.match(text):
        return False
    if not 3 < words(text) < 30:
        return False
    if _is_labelled(part):
        return True
    label = _LABEL.match(text)
    if label and (label["label"].isupper() or "related" in phrases.kinds(phrases.plain_line(label["label"]))):
        return True
    here = any(mark.kind == "link" and _site_of(mark.url) == home for mark in part.marks)
    return here and part.density > 0.85 and not _SENTENCE.search(text)


def _is_labelled(part: Piece) -> bool:
    """Whether a line is one that opens teasers and, right after it, links to the end ("Read also How it ended")."""
    first = min((mark.start for mark in part.marks if mark.kind == "link"), default=0)
    if not 0 < first <= _LABELS or len(part.text) - first > part.linked + _SIGNS:
        return False
    return furniture.opens(part.text[:first])


class _Page:
    """The blocks of a page, and which of them are prose in the article's language."""

    def __init__(self, parts: Sequence[Piece], kept: Sequence[bool]) -> None:
        self.parts = parts
        self.kept = kept
        self.prose = [looks.is_prose(part) for part in parts]
        text = " ".join(part.text[:300] for part, is_prose in zip(parts, self.prose, strict=True) if is_prose)
        self.sample = text[:4000]
        self.spoken = ""

    def goes_on(self, at: int) -> bool:
        """Whether a block is prose in the article's language."""
        text = self.parts[at].text
        if not self.prose[at] or len(text) < 40:
            return self.prose[at]
        if _is_cyrillic(text) is not _is_cyrillic(self.sample):
            return False
        if self.kept[at]:
            return True
        self.spoken = self.spoken or language.detect(self.sample)
        return language.like(text, self.spoken) in (self.spoken, "und")

    def until(self, opener: int) -> int:
        """Where the teasers after an opening line end: where the article goes on, or its title stands."""
        home = self._home(opener)
        inside = True
        led = opener  # the last block that led to another post
        last = len(self.parts) if self.tells(opener) else min(opener + 2, len(self.parts))
        for at in range(opener + 1, last):
            inside = inside and home in up(self.parts[at].owner, _UP)
            if self.parts[at].owner.tag == "h1" or self._new_section(at, opener):
                return at
            if not inside and self._says_more(at):
                return self._without_heading(at, opener)
            led = at if self._leads(at) else led
            if at - led > _ASTRAY:
                return led + 1
            if self.goes_on(at) and not (inside and self._is_snippet(at, opener)):
                after = any(self.goes_on(next_) for next_ in range(at + 1, min(at + 4, len(self.parts))))
                if self.kept[at] or at == opener + 1 or after or not inside or len(self.parts[at].text) > _SNIPPET:
                    return self._without_heading(at, opener)
        return last

    def _leads(self, at: int) -> bool:
        """Whether a block may belong to a teaser: a link, a date, a text that breaks off, a line of furniture."""
        part = self.parts[at]
        if part.density > 0.5 or looks.is_date(part.text) or looks.is_cut(part.text):
            return True
        return furniture.opens(part.text) or furniture.by_line(part.text) != ""

    def _says_more(self, at: int) -> bool:
        """Whether a block outside the list is no part of one: many words, no link, nothing cut."""
        part = self.parts[at]
        many = part.kind != "heading" and part.density < 0.3 and words(part.text) >= _MANY
        return many and not looks.is_cut(part.text) and _is_cyrillic(part.text) is _is_cyrillic(self.sample)

    def _new_section(self, at: int, opener: int) -> bool:
        """Whether a heading as high as the one that opened the list begins something else."""
        one, first = self.parts[at], self.parts[opener]
        if one.kind != "heading" or first.kind != "heading" or one.density > 0.3 or one.level > first.level:
            return False
        return self.kept[at] and self.kept[opener] and not furniture.opens(one.text)

    def _without_heading(self, end: int, opener: int) -> int:
        """The end of a list without the heading over the text that follows it."""
        start = end
        for at in range(end - 1, opener, -1):
            part = self.parts[at]
            if part.kind == "heading" and part.density < 0.3:
                start = at
            elif not furniture.by_line(part.text):
                break
        return start

    def _home(self, opener: int) -> Element:
        """The innermost element that holds an opening line and the block after it."""
        own = up(self.parts[opener].owner, _UP)
        if opener + 1 == len(self.parts):
            return own[0]
        after = set(up(self.parts[opener + 1].owner, _UP))
        return next((element for element in own if element in after), own[-1])

    def _is_snippet(self, at: int, opener: int) -> bool:
        """Whether prose in a list of teasers belongs to the title above it."""
        above = [self.parts[one] for one in range(max(opener + 1, at - 2), at)]
        return (
            not self.kept[at]
            and len(self.parts[at].text) <= _SNIPPET
            and any(looks.leads(part) and looks.is_title(part) for part in above)
        )

    def is_list(self, opener: int, end: int) -> bool:
        """Whether what follows an opening line leads to other posts. A heading over the article's own text does not."""
        alone = end == opener + 1 and self.parts[opener].kind != "heading"
        return alone or self.tells(opener, end)

    def tells(self, opener: int, end: int = _FAR) -> bool:
        """Whether one of the next blocks leads to another post: a link, a date, a text that breaks off."""
        inside = self.parts[opener + 1 : min(end, opener + 1 + _EVIDENCE)]
        return any(part.density > 0.5 or looks.is_date(part.text) or looks.is_cut(part.text) for part in inside)


def _is_cyrillic(text: str) -> bool:
    """Whether most of it is Cyrillic."""
    return len(_CYRILLIC.findall(text[:LOOKED])) * 2 > len(text[:LOOKED])
