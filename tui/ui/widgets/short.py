"""A sentence in a few words: how claims are named where there is no room for all of it."""

from __future__ import annotations

QUOTES = "“”„\"«»‘’' "


def short(quote: str, figure: str = "") -> str:
    """The words of a claim from its figure on, where it has one, else from its beginning; no quotation marks around."""
    at = quote.find(figure) if figure else -1
    if at > 0 and quote[at - 1].isalnum():
        at = -1
    words = quote[max(0, at) :].split("\n")[0].strip(QUOTES)
    return words.rstrip(".") or quote.strip()
