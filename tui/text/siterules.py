"""A person's own rule for a site, applied to a page: what is the article, what never is, its title, its date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tui.model import SiteRule, Step
from tui.plain import line
from tui.text import dates
from tui.text.element import Element

MOST = 300  # characters of a title


@dataclass(frozen=True, slots=True)
class Applied:
    """What a rule found: the parts of the page that are the article (none: it found none), title and date ("")."""

    kept: tuple[Element, ...] = ()
    title: str = ""
    published: str = ""  # ISO 8601
    note: str = ""  # which selectors are none, a sentence
    steps: tuple[Step, ...] = ()


def apply(root: Element, rule: SiteRule) -> Applied:
    """Take from the tree what the rule drops, and find what it keeps. Call it before anything else is dropped."""
    wrong = [selector for selector in _all(rule) if _selector(selector) is None]
    title = _first(root, rule.title, _words)
    published = _first(root, rule.date, _moment)
    dropped = _outermost(root, rule.drop)
    for element in dropped:
        element.drop_tree()
    kept = _outermost(root, rule.keep)
    steps = [Step(f"rule {name}", choice) for name, choice in (("title", title), ("date", published)) if choice]
    steps += [Step(f"rule {name}", _count(found)) for name, found in (("drop", dropped), ("keep", kept)) if found]
    note = f"Your rule for this site has what is no CSS selector: {', '.join(wrong)}." if wrong else ""
    return Applied(kept, title, published, note, tuple(steps))


def isolate(root: Element, kept: tuple[Element, ...]) -> None:
    """Leave nothing in the page's body but these parts, in their order."""
    body = root.find("body")
    if body is None or not kept or kept == (body,):
        return
    for element in kept:
        element.tail = None
    for child in list(body):
        body.remove(child)
    body.text = None
    body.extend(kept)


def _all(rule: SiteRule) -> list[str]:
    return [selector for selector in (*rule.keep, *rule.drop, rule.title, rule.date) if selector]


def _outermost(root: Element, selectors: tuple[str, ...]) -> tuple[Element, ...]:
    """What any of the selectors match below the root, in the page's order, without what stands inside another match."""
    found = {element for one in selectors if (select := _selector(one)) for element in select(root)}
    outermost: list[Element] = []
    inside = {root}
    for element in root.iter() if found else ():
        if element in found and element not in inside:
            outermost.append(element)
            inside.update(element.iter())
    return tuple(outermost)


def _first(root: Element, selector: str, read: Any) -> str:
    """What the first match says that says anything."""
    select = _selector(selector) if selector else None
    return next((said for element in (select(root) if select else ()) if (said := read(element))), "")


def _words(element: Element) -> str:
    """A meta element's content, or an element's text."""
    return line(element.get("content") or element.text_content())[:MOST]


def _moment(element: Element) -> str:
    """The moment that an element is marked with, or that its text names."""
    return dates.moment(line(element.get("datetime") or "")) or dates.moment(_words(element))


def _count(found: tuple[Element, ...]) -> str:
    return f"{len(found)} {'part' if len(found) == 1 else 'parts'}"


@lru_cache(maxsize=256)
def _selector(text: str) -> Any:
    """The selector, ready to be used; None when it is none."""
    from cssselect import SelectorError  # here, since most pages have no rule
    from lxml.cssselect import CSSSelector

    try:
        return CSSSelector(text, translator="html")
    except SelectorError:
        return None
