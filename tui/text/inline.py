"""Inline elements that are more than their words: raised figures, references, formulas, quotation marks."""

from __future__ import annotations

import re

from tui.model import Mark
from tui.text import tags
from tui.text.element import Element
from tui.text.footnotes import Notes, leads_back
from tui.text.gather import Gather
from tui.text.spaces import tidy

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_FIGURE = re.compile(r"[+\-−]?\d{1,6}|[+\-−]?n(?:[+\-−]\d)?")
_SIGN = re.compile(r"[\[(]?(\d{1,3}|[a-z]|\*{1,3}|[†‡])[\])]?")
_PERMALINK = re.compile(r"\s*[¶#§🔗⚓∞]\s*")
_STYLE = re.compile(r"^\{\\(?:display|text)style\s*(.*)\}$", re.S)
_FORMULA = re.compile(r"\b(?:latex|tex|math|mwe-math)", re.I)
_QUOTES = {
    "de": "„“‚‘", "uk": "«»„“", "ru": "«»„“", "be": "«»„“", "bg": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "pl": "„”«»",
    "fr": "«»“”", "es": "«»“”", "it": "«»“”", "pt": "«»“”", "ja": "「」『』", "zh": "「」『』",
}  # fmt: skip
_ENGLISH = "“”‘’"


def whole(text: Gather, element: Element, notes: Notes, in_note: bool, heads: bool) -> bool:
    """Gather an element that is taken as one; False when its content is to be read as usual.

    `in_note`: we are inside a footnote; `heads`: inside a heading.
    """
    if element.tag == "a":
        return _link(text, element, notes, in_note, heads)
    if element.tag == "sup":
        return _raised(text, element, notes)
    if element.tag in ("img", "amp-img"):
        _picture(text, element)
        return True
    if element.tag == "math":
        text.space()
        text.add(formula(element))
        return True
    if element.tag == "rt":
        _reading(text, element)
        return True
    return tags.shape(element.get("class") or "") == "gone" if element.tag in ("span", "sup", "small", "i") else False


def _link(text: Gather, link: Element, notes: Notes, in_note: bool, heads: bool) -> bool:
    """A link that is a reference, leads back from a note, or only marks a heading."""
    if link in notes.signs:
        _refer(text, notes.signs[link])
        return True
    if in_note and leads_back(link):
        return True
    named = tags.shape(link.get("class") or "") == "gone"
    return (named or heads) and (link.get("href") or "").find("#") >= 0 and (
        named or bool(_PERMALINK.fullmatch("".join(link.itertext())[:9]))
    )  # fmt: skip


def _refer(text: Gather, sign: str) -> None:
    """A reference to a footnote, in brackets, so that it runs together with no word."""
    open_before = text.last() in "[(" if text.last() else False
    start = text.length
    text.put(sign if open_before else f"[{sign}]")
    text.marks.append(Mark("reference", start, text.length, sign))


def _raised(text: Gather, element: Element, notes: Notes) -> bool:
    """A raised figure: a reference, a power, or what only looks like a reference."""
    if element in notes.signs:
        _refer(text, notes.signs[element])
        return True
    if len(element) > 1 or any(one in notes.signs for one in element):
        return False
    said = "".join(element.itertext()).strip()
    if len(element) and element[0].tag == "a" and _SIGN.fullmatch(said):
        text.put(f"[{said.strip('[]()')}]")
        return True
    if _FIGURE.fullmatch(said) and text.last() and not text.spaced:
        text.put(said.translate(_RAISED))
        return True
    return False


def _picture(text: Gather, picture: Element) -> None:
    """A picture in a line: its own words when it stands for a letter, a sign or a formula; else it parts words."""
    said = (picture.get("alt") or "")[:2000].strip()
    if _FORMULA.search(picture.get("class") or "") and said:
        text.space()
        text.add(_bare(said))
    elif 0 < len(said) < 8 and (len(said) == 1 or not any(map(str.isalnum, said))):
        text.add(said)
    else:
        text.space()


def formula(element: Element) -> str:
    """A formula as it was typed where the page says so, else its signs in a row."""
    for note in element.iter("annotation"):
        if "tex" in (note.get("encoding") or "") and note.text:
            return _bare(note.text.strip())
    return _bare((element.get("alttext") or "").strip()) or tidy("".join(element.itertext()))


def _bare(said: str) -> str:
    """A formula without the wrapper that only sets its size."""
    found = _STYLE.match(said)
    return found[1].strip() if found else said


def _reading(text: Gather, element: Element) -> None:
    """How a character is read: in brackets, which the page may bring itself."""
    said = tidy("".join(element.itertext())).strip()
    brings = element.getprevious() is not None and element.getprevious().tag == "rp"
    if said:
        text.put(said if brings else f"({said})")


def quotation(language: str, depth: int) -> tuple[str, str]:
    """The marks around a quotation in a language; `depth`: 0 for the outer one."""
    marks = _QUOTES.get(language[:2].lower(), _ENGLISH)
    return (marks[2], marks[3]) if depth % 2 else (marks[0], marks[1])
