"""Where an article goes on, and its other versions: the address of its next page, of its AMP page, of its print view.

A next page has the address of this one with a page number added or counted up; "next" alone may be the next post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tui.plain import line
from tui.text.addresses import address
from tui.text.element import Element

LINKS = 5000  # of a page that are looked at
PAGES = 60  # a greater number is no page of an article
PRINTS = 2  # print views that are named
LONGEST = 500  # characters of an address with a page's number
NUMBERS = 30  # in an address that are looked at
LONGER = 24  # characters by which the addresses of two pages of an article differ

_NUMBER = re.compile(r"\d+")
_SMALL = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_SIGN = re.compile(  # what stands before a page's number in an address; its word, where there is one
    r"(?:[/?&;,_.-](page|pages|paged|pag|pagina|page_number|pg|p|seite|strona|str|sivu|sida|oldal|part|teil|storinka"
    r"|stranitsa)[=/_-]?|[/,_-])\Z",
    re.IGNORECASE,
)
_END = re.compile(r"(?:\.\w{2,5})?(?:\?.*)?")  # what may follow a number without a word
_NEXT = re.compile(
    r"(?:(?:next|continued?|наступна|наступній|далі|следующая|дальше|далее|weiter|nächste|vor|suivante?|suite|siguiente"
    r"|próxima|seguinte|successiva|avanti|pagina seguente|następna|dalej|volgende|verder|další|následující|nästa|neste"
    r"|næste|seuraava|sonraki|următoarea|következő|επόμενη|следваща|次|下一页|下一頁|다음).{0,12}|[»›→>⟩]+)\W*",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:page|seite|pagina|página|strona|sivu|sida|сторінка|страница|strana|oldal|sayfa|σελίδα)?\s*(\d{1,2})(?:\s?(?:/|of|von|de|di|z|з|із|из)\s?\d{1,2})?",
    re.IGNORECASE,
)
_PRINT_AT = re.compile(
    r"(?:^|[/?&=_.-])(?:print|printable|printer|drucken|imprimer|imprimir|stampa|drukuj|tisk|druk)(?:$|[/?&=_.-])",
    re.IGNORECASE,
)
_PRINT = re.compile(
    r"(?:print(?:er[- ]friendly)?(?: this)?(?: page| article| story| version| view)?|версія для друку|друк(?:увати)?"
    r"|роздрукувати|версия для печати|печать|распечатать|druck(?:en|version|ansicht)|artikel drucken|imprimer|imprimir"
    r"|version imprimable|stampa|versione stampabile|drukuj|wersja do druku|afdrukken|vytisknout|tisk|skriv ut)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Onward:
    """The next page's address ("" when there is none), and the addresses of other versions, the likeliest first."""

    after: str = ""
    instead: tuple[str, ...] = ()


def read(root: Element, url: str) -> Onward:
    """Where this page goes on and what else it is. Call it before anything is dropped from the tree."""
    if not url:
        return Onward()
    links = list(_links(root, url))
    return Onward(_after(links, _path(url)), tuple(_instead(links, url)))


@dataclass(frozen=True, slots=True)
class _Link:
    """A link on the page's own host, its path with the query, and what it says of itself."""

    element: Element
    to: str
    path: str
    rel: frozenset[str]

    def words(self) -> str:
        """Its text, else its label."""
        if self.element.tag == "link":
            return ""
        words = line("".join(islice(self.element.itertext(), 12))[:200])
        return words or line((self.element.get("aria-label") or self.element.get("title") or "")[:200])


def _links(root: Element, url: str) -> Iterator[_Link]:
    """The links of the page that stay on its host and may be a page of it, or another version."""
    here, last, stem = _bare(url), _last(url), _stem(_path(url))
    host = here.partition("/")[0].partition("?")[0].lower()
    for element in islice(root.iter("link", "a", "area"), LINKS):
        href = element.get("href")
        if not href or not (
            ((stem in href or href[0] not in "/h") and _SMALL.search(href[-LONGEST:]))
            or (last and last in href)
            or element.get("rel") == "amphtml"
        ):
            continue
        to = address(href, url).partition("#")[0]
        bare = _bare(to)
        if bare != here and bare[: len(host)].lower() == host and bare[len(host) : len(host) + 1] in ("", "/", "?"):
            rel = frozenset((element.get("rel") or "").lower().split())
            yield _Link(element, to, _path(to), rel)


def _after(links: list[_Link], mine: str) -> str:
    """The first link to the page after this one, by its number or by a word for "next"."""
    for link in links:
        number, named = _succeeds(mine, link.path)
        if not number or _of_comments(link):
            continue
        words = link.words()
        said = _PAGE.fullmatch(words)
        onward = "next" in link.rel or _NEXT.fullmatch(words) is not None
        counted = said is not None and 2 <= int(said[1]) in (number, number + 1)  # some sites count from 0
        if counted or (onward and (named or _in_a_pager(link, links))):
            return link.to
    return ""


def _in_a_pager(link: _Link, links: list[_Link]) -> bool:
    """Whether other links of the page are page numbers."""
    return any(_PAGE.fullmatch(one.words()) for one in links if one.to != link.to)


def _succeeds(mine: str, theirs: str) -> tuple[int, bool]:
    """The number of the page with that path when it comes right after mine, and whether a word names it a page."""
    if not theirs.startswith(_stem(mine)) or abs(len(theirs) - len(mine)) > LONGER or len(theirs) > LONGEST:
        return 0, False
    for found in islice(_NUMBER.finditer(theirs), NUMBERS):
        number, before, after = int(found[0][:3]), theirs[: found.start()], theirs[found.end() :]
        sign = _SIGN.search(before[-LONGER:])
        named = bool(sign and sign[1])
        if sign and 0 < number <= PAGES and len(found[0]) < 3 and (named or _END.fullmatch(after)):
            bare = before[: len(before) - len(sign[0])]
            added = f"{bare}{after}".replace("?", "&") == mine.replace("?", "&")
            if (added and (number == 2 or (number == 1 and named))) or mine == f"{before}{number - 1}{after}":
                return number, named
    return 0, False


def _instead(links: list[_Link], url: str) -> Iterator[str]:
    """The AMP page, then print views; each address once."""
    found = [link.to for link in links if "amphtml" in link.rel]
    last = _last(url)
    prints = [link.to for link in links if last and last in link.to and _prints(link)]
    yield from dict.fromkeys((*found[:1], *prints[:PRINTS]))


def _prints(link: _Link) -> bool:
    """Whether a link leads to a view for printing."""
    if link.element.tag == "link":
        return link.element.get("media") == "print" and "alternate" in link.rel
    return _PRINT_AT.search(link.path) is not None or _PRINT.fullmatch(link.words()) is not None


def _last(url: str) -> str:
    """What names this page in its address: the last part of its path, or its longest number; "" when too short."""
    last = _path(url).partition("?")[0].rpartition("/")[2].partition(".")[0]
    number = max(_NUMBER.findall(_path(url)), key=len, default="")
    named = last if len(last) >= len(number) else number
    return named if len(named) > 3 else ""


def _of_comments(link: _Link) -> bool:
    """Whether a link pages through comments."""
    near = (link.element, *islice(link.element.iterancestors(), 4))
    names = " ".join(f"{one.get('class') or ''} {one.get('id') or ''}" for one in near)
    return "comment" in f"{names} {link.to}".lower()


def _stem(path: str) -> str:
    """What the paths of all pages of an article begin with: its folder and the first letters of its name."""
    folder, _, name = path.partition("?")[0].rpartition("/")
    return f"{folder}/{name[:3].partition('.')[0].rstrip('0123456789')}"


def _bare(url: str) -> str:
    """An address without its scheme and fragment."""
    return url.partition("#")[0].partition("//")[2]


def _path(url: str) -> str:
    """Path and query of an address, without the stroke at the path's end."""
    path, mark, query = _bare(url).partition("?")
    return f"/{path.partition('/')[2].rstrip('/')}{mark if query else ''}{query}"
