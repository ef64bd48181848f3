"""How sure the extraction is of an article, 0 to 1, and the sentence that says why it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

from tui.model import SURE, UNSURE, Page
from tui.text.weigh import Weighed

_MOST = 2000  # letters a single block counts at most
_SHORT, _BRIEF = 250, 0.6  # letters of an article that is short, and what remains of the confidence in it
_STRANGE, _ALIEN = 0.25, 0.5  # share of the feed's words a page has at least; what remains where it has not
_TELLING = 8  # longer words that the feed's text must have to be a witness
_WORD = re.compile(r"\w{4,}")
_SCRIPTED = re.compile(
    r"enable javascript|javascript is (?:required|disabled|not enabled)|requires javascript|without javascript|"
    r"activer javascript|aktivieren sie javascript|javascript (?:aktivieren|activ|habilit)|"
    r"(?:увімкніть|включите|потрібен|необходим|вимкнено|отключен) (?:підтримку |поддержку )?javascript",
    re.I,
)
BY_SCRIPT = "This page shows its text only with JavaScript. Press o to open it in the browser."


def expected(blocks: Sequence[Weighed], article: Sequence[Weighed]) -> float:
    """The F1 that the chosen blocks may expect, if the odds of all blocks are right."""
    chosen = {id(one) for one in article}
    right = taken = wanted = 0.0
    for one in blocks:
        letters = min(len(one.part.text), _MOST)
        likely = letters / (1 + exp(-max(-30.0, min(30.0, one.odds))))
        if id(one) in chosen:
            right += likely
            taken += letters
            wanted += likely
        elif not one.reason:
            wanted += likely
    return 2 * right / (taken + wanted) if taken else 0.0


def judge(sure: float, text: str, page: Page, *, paywalled: bool) -> tuple[float, str]:
    """The confidence in a text, and why it is low or the text not whole. `sure`: as the blocks' odds have it."""
    strange = _is_strange(text, page)
    if strange:
        sure *= _ALIEN
    if len(text) < _SHORT:
        sure *= _BRIEF
    if not text or sure >= SURE:
        return round(sure, 3), "The page says that only subscribers see all of its text." if paywalled else ""
    if strange:
        return round(sure, 3), "The page's text has little of what the feed says of it."
    if len(text) < _SHORT:
        return round(sure, 3), "Little text was found on the page."
    return round(sure, 3), UNSURE


def _is_strange(text: str, page: Page) -> bool:
    """Whether a page has next to nothing of what its feed says: a wall for consent, a list, another post."""
    told = {word.casefold() for word in _WORD.findall(f"{page.title} {page.summary}"[:_MOST])}
    if len(told) < _TELLING:
        return False
    there = {word.casefold() for word in _WORD.findall(text)}
    return len(told & there) < _STRANGE * len(told)


def needs_script(page: str, text: str) -> bool:
    """Whether a page with hardly any text says that it needs JavaScript, or is nothing but scripts."""
    if len(text) >= _SHORT:
        return False
    return bool(_SCRIPTED.search(page)) or (page.count("<script") >= 2 and len(text) < _SHORT // 5)
