"""Names of authors out of what pages write around them: "By Ann Lee, staff writer | 5 May" -> Ann Lee."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tui.text import wordfiles
from tui.text.element import names as names_of
from tui.text.titles import bare


def _table() -> dict[str, Any]:
    """The words as they stand in the file."""
    return wordfiles.table("bylines.toml")


_TABLE = _table()


def _any(*lists: list[str]) -> str:
    """The words of lists as one alternative."""
    return "|".join(word for words in lists for word in words).format(verbs="|".join(_TABLE["verbs"]))


_VERB = _any(_TABLE["verbs"])
_BY = rf"(?:{_VERB})\s+by|by|{_any(*_TABLE['by'].values())}"
_START = re.compile(rf"^\W{{0,3}}(?:{_BY})(?:\s*[:：/／=]\s*|\b\s+)(?=\S)", re.I)
_SURE_START = re.compile(  # "Di Maria" and "Von der Leyen" are names
    rf"^\W{{0,3}}(?:(?!(?:di|de|da|do|av|af|von|text)\s)(?:{_BY})\s+|(?:{_BY})\s*[:：]\s*|[Vv]on\s+(?=\S+\s+\S))", re.I
)
BYLINE = re.compile(
    rf"^\W{{0,3}}(?:(?:{_BY})\s*[:：]\s*|(?:{_any(_TABLE['says']['opens'])})(?:\s*[:：]\s*|\s+))(?P<names>[^\W\d_].{{1,120}})$",
    re.I,
)
INSIDE = re.compile(
    rf"(?:\b(?:{_any(_TABLE['says']['dated'])})\b[^|]{{0,60}}?|[\d|•·,–—-]\s*)\b(?:{_any(_TABLE['says']['inside'])})\s+"
    r"(?P<names>[^\W\d_].{1,100})$",
    re.I,
)
IS = re.compile(rf"\s+(?:{_any(_TABLE['is']['words'])})(?!\w)", re.I)
ALONE = re.compile(rf"^\W{{0,3}}(?:{_BY})(?:\(\w{{1,3}}\))?\W{{0,3}}$", re.I)
GROUP = re.compile(rf"\b(?:{_any(_TABLE['not']['groups'])})\b|\.\w{{2,4}}$", re.I)
_OTHERS = re.compile(rf"\b(?:{_any(_TABLE['not']['others'])})", re.I)
DATELINE = re.compile(
    rf"[^\W\d_][\w .,’'/-]{{1,60}}\((?P<agency>(?:{_any(_TABLE['agencies']['names'])})(?:[/-]\w{{2,8}})?)\)\s*[-–—:.]",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:,|;|\||•|·|/|／|、|\n|\s[–—-]+\s|\s(?:and|und|et|y|e|ed|i|и|й|та|en|och|og|ve|a|ja|és|oraz|with|mit|avec|con|&)\s|\+)\s*",
    re.I,
)
_TAIL = re.compile(
    rf"\s+(?:(?:{_any(_TABLE['ends']['place'])}|\d)\b.*|(?i:{_any(_TABLE['ends']['more'])})\b.*)$|"
    r"\s*(?:<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})\s*$"
)
_BEFORE = rf"(?:(?:{_any(_TABLE['role']['before'])})\s+){{0,4}}"
_ROLE = rf"{_BEFORE}(?:{_any(_TABLE['role']['names'])})(?:\s+(?:of|at|for|in)\b.*)?"
_IN_ROLE = re.compile(rf"\b(?:{_any(_TABLE['role']['names'])})\b", re.I)
_ABBREVIATION = re.compile(r"[A-Z]{2,5}(?:\s|$)|[A-Z]\.?[a-z]?[A-Z]\.?$|\W*$")
_CAPITALS = re.compile(r"(?<=[a-z])(?:\s+[A-Z]{2,6}){1,2}$")
_IS_ROLE = re.compile(rf"(?:the\s+)?{_ROLE}", re.I)
_ENDS_ROLE = re.compile(rf"(?<=\S)\s+{_ROLE}$", re.I)
_NOT = re.compile(rf"https?:|www\.|@|\d|\b(?:{_any(_TABLE['not']['unsure'])})\b", re.I)
_HARD = re.compile(
    rf"https?:|www\.|@\w|\d{{2}}|\b(?:{_any(_TABLE['not']['never'])})\b|^(?:{_any(_TABLE['not']['logins'])})\d*$", re.I
)
_EDGES = re.compile(r"^[^\w]+|[^\w)]+$")
_LEAD = re.compile(r"^(?:with|by|and|und|et|von|par)\s+", re.I)
_WORDS = re.compile(r"[^\W\d_][\w.'’\-]*")
_ADDRESS = re.compile(r"https?:|www\.|\.(?:com|org|net)/|^@\w+$|^\S+@\S+\.\w+$")
_MAIL = re.compile(r"\S{1,80}@\S{1,80}\.\w{1,20}|(?:^|\s)@\w{1,40}")
GROUP = re.compile(
    r"\b(?:news|press|media|team|tv|radio|magazine|agency|staff|editorial|redaktion|redakcja|redakce|redactie|redacción|redação|rédaction|"
    r"redazione|редакція|редакция|desk|editors|online|daily|times|post|journal|gazette|herald|tribune|inc|ltd|llc|gmbh|foundation|institute|"
    r"university|council|ministry|department|company|group|network|blog|web|site|newsroom|wire|services?)\b|\.\w{2,4}$",
    re.I,
)
_PARTICLE = names_of(
    "de da do di du del della der den van von la le el al bin ibn ben y e dos das ter ten zu zur af av"
)
_MOST = 12


def names(raw: Iterable[str], *, sure: bool, site: str = "") -> list[str]:
    """The people in the strings, once each. `sure`: the page says these are its authors, so odd names are believed."""
    out: dict[str, str] = {}
    for text in raw:
        if _ADDRESS.search(text[:500]):
            continue
        for name in _people(" ".join(text[:500].split()), sure):
            key = bare(name)
            if key and key != bare(site) and key not in out:
                out[key] = name
    found = list(out.values())[: 3 * _MOST]
    return [one for one in found if not any(set(one.split()) < set(other.split()) for other in found)][:_MOST]


def stripped(text: str) -> str:
    """A line without the word that makes it a byline."""
    return _START.sub("", text)


def _people(text: str, sure: bool) -> list[str]:
    """The people in one string."""
    text = _MAIL.sub(" ", (_SURE_START if sure else _START).sub("", text[:300]))
    text = (_SURE_START if sure else _START).sub("", text)  # "Text: By Ann Lee"
    inverted = _inverted(text) if sure else ""
    parts = [_tidy(part, sure) for part in ([inverted] if inverted else _SPLIT.split(text))]
    found = [part for part in parts if part and _is_name(part, sure)]
    return [found[0], *(part for part in found[1:] if not _is_addition(part))] if found else []


def _is_addition(part: str) -> bool:
    """Whether what stands after a name says what its bearer is or works for: "AP Sports Writer", "CNN", "PhD"."""
    return bool(_IN_ROLE.search(part) or _ABBREVIATION.match(part) or GROUP.search(part))


def _tidy(part: str, sure: bool) -> str:
    """A part of a byline without the words around the name in it."""
    part = _LEAD.sub("", _EDGES.sub("", part))
    if _IS_ROLE.fullmatch(part) or ALONE.match(part):
        return ""
    for around in (_ENDS_ROLE, _CAPITALS):
        shorter = around.sub("", part)
        part = shorter if len(_WORDS.findall(shorter)) > 1 else part
    shorter = _TAIL.sub("", part).strip(" .:-–—")
    return shorter if not sure or len(_WORDS.findall(shorter)) > 1 else part


def is_nobody(name: str) -> bool:
    """Whether a word that stands for an author is no name: "admin", "staff", an address."""
    return bool(_HARD.search(re.sub(r"\d", "", name)) or _IS_ROLE.fullmatch(name) or GROUP.fullmatch(name))


def _inverted(text: str) -> str:
    """ "Lee, Ann" -> Ann Lee; "" when it is no such name."""
    family, comma, given = text.partition(", ")
    words = given.split()
    if not comma or "," in given or len(family.split()) != 1 or not 1 <= len(words) <= 2 or _IS_ROLE.fullmatch(given):
        return ""
    return f"{given} {family}" if family[0].isupper() and all(word[0].isupper() for word in words) else ""


def _is_name(part: str, sure: bool) -> bool:
    """Whether it can be a name: few words, no figures, capital letters unless the page is sure."""
    words = _WORDS.findall(part)
    if not words or len(words) > (8 if sure else 5) or len(part) > 60:
        return False
    if _OTHERS.match(part) or _HARD.search(part) or (not sure and (_NOT.search(part) or _OTHERS.search(part))):
        return False
    if sure:
        return len(part) > 1
    capital = sum(word[0].isupper() or word.lower() in _PARTICLE for word in words)
    first = words[0][0].isupper() and words[-1][0].isupper()
    return 2 <= len(words) <= 5 and first and capital == len(words) and not GROUP.search(part)
