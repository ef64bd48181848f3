"""Which blocks stand in page furniture: judged by the elements around them, and by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.text import copies, furniture
from tui.text.blocks import Piece
from tui.text.element import Element, up

_TAGS = {"nav": "menu", "aside": "frame", "footer": "frame", "dialog": "notice", "menu": "menu"}
_FRAMES = frozenset(_TAGS) - {"aside"}
_NEVER = frozenset({"html", "body", "main", "article", "h1"})
WEAK = frozenset(
    {"about", "frame", "hidden", "advert", "menu", "more", "author", "credit", "paywall"}
)  # kinds that are believed less than the text they hold
_DEEP = 200  # ancestors that are looked at
_SLUG = re.compile(r"(?:[^\W_]+[-_]){5}")  # an id made of a title: it names no furniture
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NAME = re.compile(r"[^\W\d_]+")
_LENGTHY = ("comment", "notice")  # kinds that may be longer than the article beside them
_LARGEST = 0.35  # an element with more of the page's text than this is no furniture
_TRUSTED = 300  # letters of prose that readability kept, from which a name is believed less
_SET_APART = 600  # as many in an <aside>, which may be a part of the article
_ARTICLE = 300  # letters of other text from which comments are none of the article


class Places:
    """Where the blocks of one page stand, and whether that is furniture."""

    def __init__(self, parts: Sequence[Piece], kept: frozenset[Element]) -> None:
        self.letters: dict[Element, int] = {}  # unlinked letters below an element
        self.agreed: dict[Element, int] = {}  # those of them in what readability kept
        self.reasons: dict[Element, str] = {}
        self.total = 1
        self._comments = 0  # letters in comments
        self._kept = 0  # letters of prose that readability kept
        own: dict[Element, tuple[int, int]] = {}  # of each block's element, before its ancestors are given their share
        for part in parts:
            plain = len(part.text) - part.linked
            letters, agreed = own.get(part.owner, (0, 0))
            told = plain if plain > 80 and part.owner in kept else 0
            own[part.owner] = letters + plain, agreed + told
            self._kept += told
        self._opening: dict[Element, str] = {}  # of elements with an id, the first words in them
        self._copies = copies.owners(parts, kept)
        for part in parts:
            parent = part.owner.getparent()
            for element in (part.owner, parent) if parent is not None else (part.owner,):
                if element.get("id"):
                    self._opening.setdefault(element, part.text[:200].lower())
        for owner, (letters, agreed) in own.items():
            self.total += letters
            for element in up(owner, _DEEP):
                self.letters[element] = self.letters.get(element, 0) + letters
                if agreed:
                    self.agreed[element] = self.agreed.get(element, 0) + agreed
        for owner in own:
            self._find(owner)

    def reason(self, element: Element) -> str:
        """The kind of furniture around an element, "" when none."""
        if element in self._copies:
            return "copy"
        kind = self._find(element)
        return "" if kind == "comment" and self.total - self._comments < _ARTICLE else kind

    def _find(self, element: Element) -> str:
        """The kind of furniture around an element, by the names of the elements."""
        if element in self.reasons:
            return self.reasons[element]
        chain: list[Element] = []
        found = ""
        for one in up(element, _DEEP):
            if one in self.reasons:
                found = self.reasons[one]
                break
            chain.append(one)
        for one in reversed(chain):
            found = found or self._own(one)
            self.reasons[one] = found
        return found

    def _own(self, element: Element) -> str:
        """The kind of furniture an element is by itself."""
        if element.tag in _NEVER:
            return ""
        own = self._id(element)
        names = f"{element.get('class') or ''} {own} {element.get('role') or ''}"
        kind = _TAGS.get(element.tag, "") or (furniture.by_name(names) if len(names) > 3 else "")
        agreed = self.agreed.get(element, 0)
        if not kind or (self.letters.get(element, 0) > _LARGEST * self.total and not self._elsewhere(kind, agreed)):
            return ""
        if (
            kind in WEAK
            and agreed > (_SET_APART if element.tag == "aside" else _TRUSTED)
            and element.tag not in _FRAMES
        ):
            return ""
        if kind == "comment":
            self._comments += self.letters.get(element, 0)
        return kind

    def _elsewhere(self, kind: str, agreed: int) -> bool:
        """Whether readability took the article from outside an element, and nothing of it."""
        return kind in _LENGTHY and not agreed and self._kept > _TRUSTED

    def _id(self, element: Element) -> str:
        """An element's id, but one that is made of the heading below it."""
        own = element.get("id") or ""
        if not own or element.tag in _HEADINGS or _SLUG.search(own):
            return ""
        words = _NAME.findall(own.lower())
        opening = self._opening.get(element, "")
        return "" if len(words) > 1 and opening and sum(word in opening for word in words) > 0.7 * len(words) else own


_POSTED = re.compile(
    r"^(?:(?:the post|der beitrag|dieser beitrag|l'article|cet article|la entrada|l'articolo|o post|artykuł|запись|"
    r"сообщение|запис|допис)\b.{0,300}\b(?:appeared (?:first )?on|erschien zuerst auf|est apparu en premier sur|"
    r"se publicó primero en|aparece primero en|proviene da|apareceu primeiro em|pochodzi z serwisu|"
    r"появил(?:ась|ось) сначала на|"
    r"впервые появил(?:ась|ось) на|з[’'ʼ]явився спочатку на|вперше з[’'ʼ]явився на)\b.{0,200})$",
    re.I | re.S,
)
_CLOSING = frozenset({"share", "more", "comment", "advert"})  # lines of a feed that are none of its text
_READ_ON = re.compile(r"(?P<before>.*(?:…|\.\.\.|[.!?»”\"\]]))\s*(?P<more>[^.!?…\n]{3,40}?)\W*$", re.S)


def tail(parts: list[Piece]) -> list[Piece]:
    """A feed's text without share lines, "read more" and "the post X appeared first on Y"."""
    out = [part for part in parts if len(part.text) > 60 or furniture.by_line(part.text) not in _CLOSING]
    while out and (_POSTED.match(out[-1].text) or furniture.by_line(out[-1].text) in _CLOSING):
        out.pop()
    found = _READ_ON.match(out[-1].text[-400:]) if out else None
    if found and furniture.by_line(found["more"].strip()) == "more":
        last = out[-1]
        text = last.text[: len(last.text) - len(last.text[-400:]) + found.end("before")]
        marks = [replace(mark, end=min(mark.end, len(text))) for mark in last.marks if mark.start < len(text)]
        out[-1] = replace(last, text=text, marks=marks)
    return out
