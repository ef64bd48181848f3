"""A person's search words -> Query: words, "phrases", -word, `key:value`; an unknown key names the nearest right one.

Grammar: `feed:wire folder:World tag:arms entity:Izmail is:unread after:2026-10-01 before:may "very words" port* -sea`;
of claims `status:false speaker:union is:orphan`, where `by:` is the same as `speaker:`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from difflib import get_close_matches

from tui.errors import Usage
from tui.model import Query, State, Status

TOKEN = re.compile(r'(?P<minus>-)?(?:(?P<key>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]+))')
DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
AGO = re.compile(r"(\d+)([dwmy])$")
LENGTHS = {"d": 1, "w": 7, "m": 30, "y": 365}
MONTHS = (
    ("january", "січень", "січня"), ("february", "лютий", "лютого"), ("march", "березень", "березня"),
    ("april", "квітень", "квітня"), ("may", "травень", "травня"), ("june", "червень", "червня"),
    ("july", "липень", "липня"), ("august", "серпень", "серпня"), ("september", "вересень", "вересня"),
    ("october", "жовтень", "жовтня"), ("november", "листопад", "листопада"), ("december", "грудень", "грудня"),
)  # fmt: skip
IS: dict[str, Callable[[Query], Query]] = {
    "unread": lambda query: replace(query, unread=True),
    "read": lambda query: replace(query, unread=False),
    "starred": lambda query: replace(query, starred=True),
    "claim": lambda query: replace(query, claimed=True),
    "unchecked": lambda query: replace(query, unchecked=True),
    "highlight": lambda query: replace(query, statuses=(*query.statuses, Status.HIGHLIGHT.value)),
    "note": lambda query: replace(query, noted=True),
    "changed": lambda query: replace(query, states=(*query.states, State.MOVED)),
    "orphan": lambda query: replace(query, states=(*query.states, State.ORPHAN)),
}


def parse(text: str, *, now: datetime) -> Query:
    """Read a person's query; raises Usage with the nearest right key. `now` gives dates their year and zone."""
    query = Query()
    for token in TOKEN.finditer(text):
        value = token["quoted"] if token["quoted"] is not None else token["word"]
        key = token["key"]
        if key in ("http", "https"):
            query = replace(query, words=(*query.words, token[0]))
        elif key:
            query = _pair(query, key, value, now)
        elif value[-1:] == ":" and value[:-1] in KEYS and token["quoted"] is None:
            raise Usage(f"{value} needs a value.", f"Write it without a blank, as in {value}word.")
        elif token["minus"]:
            query = replace(query, without=(*query.without, value))
        elif token["quoted"] is not None:
            query = replace(query, phrases=(*query.phrases, value)) if value.strip() else query
        else:
            query = replace(query, words=(*query.words, value))
    return query


def moment(value: str, now: datetime) -> datetime:
    """The first moment, in now's zone, of a day a person names: 2026-10-01, 2026-10, september, yesterday, 3d, 2w."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    word = value.casefold()
    if match := DAY.match(word):
        try:
            return today.replace(year=int(match[1]), month=int(match[2]), day=int(match[3] or 1))
        except ValueError as wrong:
            raise Usage(f"There is no day “{value}”.", "Write it as 2026-10-01.") from wrong
    if match := AGO.match(word):
        return today - timedelta(days=min(int(match[1]), 36500) * LENGTHS[match[2]])
    if word in ("today", "сьогодні"):
        return today
    if word in ("yesterday", "вчора"):
        return today - timedelta(days=1)
    for number, names in enumerate(MONTHS, 1):
        if len(word) > 2 and any(name.startswith(word) for name in names):
            return today.replace(year=today.year - (number > today.month), month=number, day=1)
    raise Usage(f"“{value}” is not a day.", "Write 2026-10-01, september, yesterday or 2w.")


def _is(query: Query, value: str, now: datetime) -> Query:
    if value not in IS:
        raise Usage(f"There is no is:{value}.", f"Did you mean is:{_nearest(value, IS)}?")
    return IS[value](query)


def _pair(query: Query, key: str, value: str, now: datetime) -> Query:
    """One `key:value` of the query."""
    if key not in KEYS:
        raise Usage(
            f"There is no search word {key}:",
            f'Did you mean {_nearest(key, KEYS)}: ? For the text itself write "{key}:{value}".',
        )
    if not value:
        raise Usage(f"{key}: needs a value.", f"Write it without a blank, as in {key}:word.")
    return KEYS[key](query, value, now)


def _nearest(word: str, known: Iterable[str]) -> str:
    return get_close_matches(word, known, 1, 0.0)[0]


Pair = Callable[[Query, str, datetime], Query]
KEYS: dict[str, Pair] = {
    "feed": lambda query, value, now: replace(query, feed_names=(*query.feed_names, value)),
    "folder": lambda query, value, now: replace(query, folder=value),
    "entity": lambda query, value, now: replace(query, entities=(*query.entities, value)),
    "tag": lambda query, value, now: replace(query, tags=(*query.tags, value)),
    "status": lambda query, value, now: replace(query, statuses=(*query.statuses, value)),
    "speaker": lambda query, value, now: replace(query, speakers=(*query.speakers, value)),
    "by": lambda query, value, now: replace(query, speakers=(*query.speakers, value)),
    "is": _is,
    "before": lambda query, value, now: replace(query, before=moment(value, now)),
    "after": lambda query, value, now: replace(query, after=moment(value, now)),
    "since": lambda query, value, now: replace(query, after=moment(value, now)),
}
