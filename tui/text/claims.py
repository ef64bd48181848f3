"""How much a sentence asserts that can be checked: a sum of named features, which are the reasons shown.

The features follow what fact-checkers look for (Hassan et al. 2017, ClaimBuster): numbers, public acts, change, past
events, comparisons and named actors; against questions, plans, wishes, values and talk. Their weights were set by hand.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from tui.model import Mention, Sentence, Suggestion
from tui.text import attribution, figures, wordclasses
from tui.text.tokens import Token, cut_all

ENOUGH = 0.7
_SHOWN = 4
_BASE = -2.8

# feature -> (weight, the most that counts, the reason shown; "" is never shown)
WEIGHTS: dict[str, tuple[float, float, str]] = {
    "figure": (1.9, 1, "figure"),
    "figures": (0.35, 2, ""),
    "scale": (0.9, 1, "number"),
    "number": (0.7, 2, "number"),
    "share": (1.1, 1, "share"),
    "money": (0.6, 1, "sum of money"),
    "date": (0.7, 1, "date"),
    "time": (0.35, 2, "time"),
    "measure": (0.4, 3, "measure"),
    "compare": (0.2, 3, "comparison"),
    "absolute": (0.15, 1, "absolute"),
    "act": (1.2, 2, "public act"),
    "deed": (0.4, 2, "past event"),
    "plan": (0.1, 2, ""),
    "past": (0.25, 3, ""),
    "done": (0.35, 1, "done"),
    "running": (0.25, 1, "under way"),
    "report": (0.25, 1, "reported"),
    "topic": (0.25, 3, "public matter"),
    "title": (0.3, 1, ""),
    "third": (0.25, 2, ""),
    "name": (0.3, 3, "named"),
    "source": (0.3, 1, "named source"),
    "hedge": (0.05, 1, "hedged"),
    "cause": (0.1, 1, "cause"),
    "content": (0.4, 4, ""),
    "i": (-0.45, 1, ""),
    "you": (-0.2, 2, ""),
    "own": (-0.6, 1, ""),
    "future": (-1.0, 1, ""),
    "possible": (-0.4, 2, ""),
    "normative": (-0.9, 1, ""),
    "wish": (-0.7, 1, ""),
    "opinion": (-0.6, 3, ""),
    "value": (-0.45, 4, ""),
    "vague": (-0.25, 3, ""),
    "polite": (-0.7, 2, ""),
    "procedure": (-0.25, 3, ""),
    "if": (-0.7, 1, ""),
    "question": (-1.8, 1, ""),
    "rambling": (-0.5, 3, ""),
}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SIGNS = frozenset("$€£¥₴")
_CLOCK = frozenset(":/")
_PAST = frozenset(("deed", "act", "past", "participle"))
_LONG = 40  # words; a longer sentence rambles


def suggest(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str
) -> tuple[Suggestion, ...]:
    """One suggestion for every sentence, with its score (0-1), reasons, speaker, cue and figure."""
    return weigh(text, sentences, cut_all(text, sentences), mentions, language)


def weigh(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Sequence[Sequence[Token]],
    mentions: Sequence[Mention],
    language: str,
) -> tuple[Suggestion, ...]:
    """`suggest` for tokens that were cut already."""
    suggestions, at = [], 0
    for number, (sentence, line) in enumerate(zip(sentences, tokens, strict=True)):
        inside = []
        while at < len(mentions) and mentions[at].start < sentence.end:
            inside.append(mentions[at])
            at += 1
        lows = wordclasses.keys(line)
        said = attribution.find(line, lows, inside, language)
        marks = features(line, lows, inside, said, language)
        total = _BASE + sum([WEIGHTS[name][0] * value for name, value in marks.items()])
        score = 1 / (1 + math.exp(-total))
        figure = figures.main(text, sentence.start, sentence.end) if _numbered(line) else None
        suggestions.append(
            Suggestion(number, round(score, 5), score >= ENOUGH, reasons(marks), said.speaker, said.cue, figure)
        )
    return tuple(suggestions)


def reasons(marks: dict[str, float]) -> tuple[str, ...]:
    """What speaks for a sentence, the weightiest first."""
    good = [name for name in marks if WEIGHTS[name][2]]
    good.sort(key=lambda name: -WEIGHTS[name][0] * marks[name])
    return tuple(dict.fromkeys([WEIGHTS[name][2] for name in good]))[:_SHOWN]


def features(
    line: Sequence[Token], lows: list[str], mentions: Sequence[Mention], said: attribution.Said, language: str
) -> dict[str, float]:
    """The features that hold of a sentence, each as often as it counts."""
    known = wordclasses.of(language)
    tags = [known[low] for low in lows]
    for place, token in enumerate(line):
        if token.shape == "number":
            tags[place] = _number(line, place, known)
    have: defaultdict[str, float] = defaultdict(int)
    for place, names in enumerate(tags):
        if names is wordclasses.CONTENT:
            continue
        for name in names:
            have[_RULES[name](known, lows, place) if name in _RULES else name] += 1
    have["figures"] = have["figure"] - 1
    have["name"] = len(mentions)
    have["content"] = math.log2(1 + have["content"] + tags.count(wordclasses.CONTENT))
    have["rambling"] = max(0, len(lows) - _LONG) / 15
    have["report"] = bool(said.cue and said.speaker and "own" not in have and not mentions)
    have["hedge"] = said.hedge
    have["source"] = bool(said.cue and said.speaker and mentions)
    have["question"] = "?" in lows[-2:]
    marks = {}
    for name, value in have.items():
        if value > 0 and name in WEIGHTS:
            most = WEIGHTS[name][1]
            marks[name] = value if value < most else most
    return marks


def _numbered(line: Sequence[Token]) -> bool:
    """Whether there is a number in it."""
    return "number" in [token.shape for token in line]


def _number(line: Sequence[Token], place: int, known: wordclasses.Classes) -> tuple[str, ...]:
    """What a number is: a figure with its unit, a date, a count (`23rd`), or (`8:30`, `21st century`) nothing."""
    token = line[place]
    before = line[place - 1] if place else token
    after = line[place + 1] if place + 1 < len(line) else token
    if "numbered" in known[before.low] or (before.text in _CLOCK and before.end == token.start):
        return ()
    if after.start == token.end and (after.text in _CLOCK or "ordinal" in known[after.low]):
        nouns = [name for one in line[place + 2 : place + 4] for name in known[one.low]]
        return () if after.text in _CLOCK or "nth" in nouns else ("number",)
    if "month" in known[before.low] or "month" in known[after.low]:
        return ("date",)
    money = before.text in _SIGNS or after.text in _SIGNS
    if _YEAR.fullmatch(token.text) and not money:
        return ("date",)
    return "figure", *(("money",) if money else ()), *(("share",) if after.text in ("%", "‰") else ())


def _deed(known: wordclasses.Classes, lows: Sequence[str], place: int) -> str:
    """A deed that is only intended, `to cut`, `will cut`, is a plan; so is an order, `Cut it`."""
    return "plan" if not place or "aim" in known[lows[place - 1]] or "infinitive" in known[lows[place]] else "deed"


def _act(known: wordclasses.Classes, lows: Sequence[str], place: int) -> str:
    return "act" if _deed(known, lows, place) == "deed" else "plan"


def _counted(known: wordclasses.Classes, lows: Sequence[str], place: int) -> str:
    """`two` counts, `number two` does not."""
    return "" if place and "numbered" in known[lows[place - 1]] else "number"


def _part(known: wordclasses.Classes, lows: Sequence[str], place: int) -> str:
    """`a third`, `two thirds` is a share; `third` alone comes after the second."""
    return "share" if place and not {"one", "number"}.isdisjoint(known[lows[place - 1]]) else ""


def _have(known: wordclasses.Classes, lows: Sequence[str], place: int) -> str:
    """`have to` and `have got to` are duties; `has cut`, `have never been` is done."""
    after = [known[low] for low in lows[place + 1 : place + 4]]
    if after and ("aim" in after[0] or ("got" in after[0] and len(after) > 1 and "aim" in after[1])):
        return "normative"
    return "" if all(map(_PAST.isdisjoint, after)) else "done"


def _be(known: wordclasses.Classes, lows: Sequence[str], place: int) -> str:
    """`is falling`, `were being sold`: under way."""
    return (
        "running" if any("ing" in known[low] and "aim" not in known[low] for low in lows[place + 1 : place + 3]) else ""
    )


_RULES: dict[str, Callable[[wordclasses.Classes, Sequence[str], int], str]] = {
    "deed": _deed, "act": _act, "number": _counted, "part": _part, "have": _have, "be": _be,
}  # fmt: skip
