"""Names of authors out of what pages write around them: "By Ann Lee, staff writer | 5 May" -> Ann Lee."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.text.titles import bare

_BY = (
    "view all posts by|all posts by|posts by|"
    "written by|words by|posted by|published by|reported by|story by|article by|by|von|text von|par|"
    "propos recueillis par|por|escrito por|di|a cura di|de|door|autor|autorka|autoři|autori|author|auteur|автор|"
    "автори|авторы|текст|av|af|"
    "przez|napisał|napisala|redakcja|szerző|yazan|od|piše|napsal|napsala"
)
_PREFIX = re.compile(rf"^\s*(?:{_BY})\b\s*:?\s+(?=\S)|^\s*(?:{_BY})\s*:\s*", re.I)
BYLINE = re.compile(
    r"^\s*(?:(?:written |posted |words |story |text )?by|von|par|por|di|door|автор(?:и|ы)?|autor(?:ka)?|текст)\s*:?\s+"
    r"(?P<names>[^\W\d_].{2,80})$",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:,|;|\||•|·|/|\n|\s[–—-]\s|\s(?:and|und|et|y|e|i|и|й|та|и|en|och|og|with|mit|&)\s)\s*", re.I)
_NOT = re.compile(
    r"https?:|www\.|@|\d|\b(?:staff|writer|reporter|correspondent|editor|editors|contributor|contributing|journalist|"
    r"producer|redaktion|redakteur|updated|published|minutes?|read|ago|follow|subscribe|comments?|posted|admin|"
    r"senior|chief|columnist|special to|photograph|photos?|share|author|guest|freelance)\b",
    re.I,
)
_WORDS = re.compile(r"[^\W\d_][\w.'’\-]*")
_ADDRESS = re.compile(r"https?:|www\.|\.(?:com|org|net)/")
_AGENCY = re.compile(r"^[A-ZА-ЯІЇЄҐ]{2,6}$")


def names(raw: Iterable[str], *, sure: bool, site: str = "") -> list[str]:
    """The people in the strings, once each. `sure`: the page says these are its authors, so odd names are believed."""
    out: list[str] = []
    for text in raw:
        if _ADDRESS.search(text):
            continue
        text = _PREFIX.sub("", " ".join(text.split())[:300])
        for part in _SPLIT.split(text):
            part = re.sub(r"^(?:with|by)\s+", "", part.strip(" .:-–—()[]*"), flags=re.I)
            if _is_name(part, sure) and bare(part) not in {bare(one) for one in out}:
                out.append(part)
    return [name for name in out if bare(name) != bare(site)][:12]


def _is_name(part: str, sure: bool) -> bool:
    """Whether it can be a name: few words, no figures, capital letters unless the page is sure."""
    words = _WORDS.findall(part)
    if not words or len(words) > 6 or len(part) > 60 or _NOT.search(part):
        return False
    if sure:
        return len(part) > 1
    capital = sum(word[0].isupper() for word in words)
    return 2 <= len(words) <= 4 and capital >= max(2, len(words) - 1) and not all(_AGENCY.match(word) for word in words)
