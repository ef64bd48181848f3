"""Footnotes of a page: which links are references to one, which element holds each, and which links lead back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.text.element import Element
from tui.text.tags import BLOCKS

_SIGN = re.compile(r"[\s\[({]*(\d{1,3}[a-z]?|[a-z]|[ivx]{1,6}|[*†‡§¶]{1,4})[\s\])}.:↩]*", re.I)
_NAME = re.compile(
    r"(?:^|[_\W\d])(?:s?d?fn|s?d?footnote|ftn|edn|endnote|note|cite|ref|references?|bib|anm|fuss|fussnote|nota?|snoska|"
    r"prim|przypis|easy-footnote|sidenote|rf)\d*(?:[_\W\d]|$)",
    re.I,
)
_CALLS = re.compile(r"\b(?:footnote|noteref|reference|fn|cite|endnote|sdfootnoteanc)", re.I)
_LEADING = r"^[\s\[({^]*%s\s*[\])}.:]*\s*"
_BACK = re.compile(
    r"\W{0,6}|\W*(?:[a-z]|\d{1,3}|back|top|return|jump up|zurück|retour|volver|назад|вгору|nach oben)\W*", re.I
)
_HOMES = ("li", "p", "div", "dd", "td", "aside", "section", "blockquote", "tr")
_MOST = 2000  # references of one page


@dataclass(frozen=True, slots=True)
class Notes:
    """`signs`: of each referring element (a link, or the sup around it); `homes`: of each element that holds a note."""

    signs: Mapping[Element, str] = field(default_factory=dict)
    homes: Mapping[Element, str] = field(default_factory=dict)
    labels: frozenset[Element] = frozenset()  # elements that only hold a note's sign


def read(root: Element) -> Notes:
    """The footnotes below an element."""
    calls = [
        (link, href.rpartition("#")[2], sign)
        for link in root.iter("a")
        if (href := _href(link)) and (sign := _sign(link))
    ]
    if not calls or len(calls) > _MOST:
        return Notes()
    wanted = {name for _, name, _ in calls}
    order: dict[Element, int] = {}
    targets: dict[str, Element] = {}
    links = {link for link, _, _ in calls}
    for at, element in enumerate(root.iter()):
        if element in links:
            order[element] = at
        for name in (element.get("id"), element.get("name")):
            if name in wanted and name not in targets:
                targets[name] = element
                order[element] = at
    signs: dict[Element, str] = {}
    homes: dict[Element, str] = {}
    for link, name, sign in calls:
        target = targets.get(name)
        if target is None or order[target] <= order[link] or not _calls(link, name):
            continue
        home = _home(target)
        if home is not None and homes.get(home, sign) == sign:
            homes[home] = sign
            signs[_whole(link, sign)] = sign
    labels = frozenset(one for one in targets.values() if one.tag == "dt" and one.getnext() in homes)
    return Notes(signs, homes, labels)


def _href(link: Element) -> str:
    """The address of a link into a page, else ""."""
    href = link.get("href") or ""
    return href if "#" in href and not href.endswith("#") else ""


def _sign(link: Element) -> str:
    """The sign of a note, when a link's words are one."""
    text = "".join(link.itertext()) if len(link) < 4 else ""
    found = _SIGN.fullmatch(text) if 0 < len(text) < 16 else None
    return found[1] if found else ""


def _calls(link: Element, name: str) -> bool:
    """Whether a link is a reference: raised, or called so."""
    if "backlink" in (link.get("role") or "") or "back" in (link.get("class") or ""):
        return False
    parent = link.getparent()
    around = parent is not None and (parent.tag == "sup" or _CALLS.search(parent.get("class") or ""))
    raised = around or link.find("sup") is not None
    said = _CALLS.search(f"{link.get('class') or ''} {link.get('role') or ''} {link.get('rel') or ''}")
    return bool(raised or said or _NAME.search(name))


def _home(target: Element) -> Element | None:
    """The element that holds the note whose sign or own element has the name."""
    if target.tag == "dt":
        return target.getnext()
    if target.tag in _HOMES:
        return target
    if target.tag in BLOCKS:
        return None
    after = target.getnext()
    if not (target.text or target.tail or len(target)) and after is not None and after.tag in _HOMES:
        return after
    while target is not None and target.tag not in BLOCKS:
        target = target.getparent()
    if target is None or target.tag not in _HOMES or sum(child.tag in BLOCKS for child in target[:40]) > 3:
        return None
    return target


def _whole(link: Element, sign: str) -> Element:
    """The sup around a reference, when it holds nothing else."""
    parent = link.getparent()
    if parent is not None and parent.tag == "sup" and len(parent) == 1:
        text = f"{parent.text or ''}{link.tail or ''}".strip(" []()\u00a0")
        return link if text else parent
    return link


def leads_back(link: Element) -> bool:
    """Whether a link inside a note only leads back to where it is referred to."""
    href = link.get("href") or ""
    if "backlink" in (link.get("role") or ""):
        return True
    text = "".join(link.itertext()) if len(link) < 4 else "whole sentences"
    return "#" in href and len(text) < 16 and bool(_BACK.fullmatch(text))


def bare(text: str, sign: str) -> int:
    """How many letters of a note are its own sign at its beginning and white space."""
    found = re.match(_LEADING % f"(?:{re.escape(sign)})?", text)
    return found.end() if found else 0
