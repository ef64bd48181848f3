"""Links numbered in the order of the text, footnotes and the references to them: what is drawn beside the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tui.model import Article, Mark
from tui.ui.widgets.document import Jump
from tui.ui.widgets.setting import Setting
from tui.ui.widgets.swaps import Swap

SYMBOLS = frozenset("*†‡§¶#")  # signs of footnotes that are raised by themselves


@dataclass(frozen=True, slots=True)
class Numbers:
    """The links of an article, number N at N - 1, each address once; where numbers and raised signs are drawn."""

    links: tuple[tuple[str, str], ...]
    swaps: tuple[Swap, ...]
    of: Mapping[str, int]  # an address's number
    posts: frozenset[str]  # addresses that stand below an embedded post

    def between(self, start: int, end: int) -> tuple[Swap, ...]:
        """What is drawn otherwise in a block."""
        near = self.swaps[bisect_left(self.swaps, (start,)) : bisect_left(self.swaps, (end + 1,))]
        return tuple(one for one in near if start < one[1] <= end)


def number(article: Article, setting: Setting) -> Numbers:
    """Number the links of the text, and the embedded posts."""
    known: dict[str, int] = {}
    links: list[tuple[str, str]] = []
    found: list[Swap] = []
    places = [
        (mark.start, mark.end, mark.url) for mark in article.marks if mark.kind == "link" and mark.end > mark.start
    ]
    embedded = [(block.end, block.end, block.url) for block in article.blocks if block.kind == "embed"]
    posts = frozenset(url for _, _, url in embedded)
    for start, end, url in sorted(places + embedded):
        if not url:
            continue
        if url not in known:
            known[url] = len(known) + 1
            links.append((article.text[start:end], url))
        if end > start:
            found.append((end, end, f"[{known[url]}]"))
    if not setting.numbers:
        found = []
    signs = list(_raised(article, setting))
    return Numbers(tuple(links), tuple(_apart(sorted(found + signs))), known, posts)


def _raised(article: Article, setting: Setting) -> Iterator[Swap]:
    """The signs of references; a comma parts those that stand side by side."""
    after = -1
    for mark in references(article):
        comma = "," if mark.start == after else ""
        yield mark.start, mark.end, comma + sign(mark.url, setting)
        after = mark.end


def _apart(swaps: list[Swap]) -> Iterator[Swap]:
    """Those that do not overlap one before."""
    after = 0
    for one in swaps:
        if one[0] >= after:
            yield one
            after = one[1]


def references(article: Article) -> Iterator[Mark]:
    """The references to footnotes, in the text's order."""
    found = (mark for mark in article.marks if mark.kind == "reference" and mark.url and mark.end > mark.start)
    return iter(sorted(found, key=lambda mark: mark.start))


def sign(given: str, setting: Setting) -> str:
    """A footnote's sign as it is drawn: raised digits, a symbol as it is, else after a caret."""
    if given.isascii() and given.isdigit() and setting.raised:
        return "".join(setting.raised[int(digit)] for digit in given)
    return given if given in SYMBOLS else f"^{given}"


def jumps(article: Article) -> tuple[Jump, ...]:
    """From every reference to its footnote, from every footnote to the first reference to it."""
    notes = {block.marker: block for block in reversed(article.blocks) if block.kind == "footnote" and block.marker}
    found, seen = [], set()
    for mark in references(article):
        if (note := notes.get(mark.url)) is not None:
            found.append(Jump(mark.start, mark.end, note.start))
            if mark.url not in seen:
                seen.add(mark.url)
                found.append(Jump(note.start, note.end, mark.start))
    return tuple(found)


def address(url: str) -> str:
    """An address as it is shown: without the scheme and what every address has."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").removesuffix("/")
