"""How much a sentence asserts that can be checked: a sum of named features, which are the reasons shown.

The features follow what fact-checkers look for (Hassan et al. 2017, ClaimBuster): numbers, past events, comparisons and
named actors; against questions, wishes and opinions. Their weights were set by hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from tui.model import Mention, Sentence, Suggestion
from tui.text import aliases, attribution, figures, stem
from tui.text.tokens import Token, cut_all

ENOUGH = 0.5
_SHOWN = 4

# feature -> (weight, reason shown; "" is never shown)
WEIGHTS: dict[str, tuple[float, str]] = {
    "figure": (1.8, "figure"),
    "figures": (0.5, ""),
    "number word": (0.8, "number"),
    "money": (0.9, "sum of money"),
    "share": (1.2, "share"),
    "year": (0.9, "date"),
    "comparison": (0.4, "comparison"),
    "change": (0.6, "past event"),
    "past": (0.4, ""),
    "perfect": (0.4, "done"),
    "topic": (0.4, "public matter"),
    "name": (0.3, "named"),
    "source": (0.5, "named source"),
    "report": (0.1, "reported"),
    "cause": (0.2, "cause"),
    "time": (0.3, "time"),
    "third person": (0.15, ""),
    "long": (0.2, ""),
    "question": (-1.6, ""),
    "opinion": (-0.7, ""),
    "normative": (-0.7, ""),
    "vague": (-0.3, ""),
    "future": (-0.6, ""),
    "first person": (-0.5, ""),
    "we": (-0.1, ""),
    "absolute": (0.3, "absolute"),
    "under way": (0.4, "under way"),
    "deed": (0.4, ""),
    "polite": (-0.8, ""),
    "short": (-1.2, ""),
    "you": (-0.3, ""),
    "conditional": (-0.6, ""),
}
_BASE = -2.0
_PLANS = frozenset(("to", "will", "would", "should", "must", "can", "could", "let", "lets", "by", "of", "for"))
# Endings of what has been done, English, Ukrainian and Russian (`втрачено`, `згоріли`).
_PAST = ("ed", "ли", "ла", "ло", "лися", "лась", "лася", "лось", "лося", "ено", "ано", "ято", "ито")
# feature, the word class it counts, the most that counts
_COUNTED = (
    ("comparison", "compare", 2), ("change", "change", 2), ("topic", "topics", 2), ("cause", "cause", 1),
    ("time", "time", 1), ("third person", "third", 1), ("opinion", "opinion", 2), ("normative", "normative", 1),
    ("vague", "vague", 2), ("future", "future", 1), ("first person", "first", 2), ("we", "we", 2),
    ("absolute", "absolute", 1), ("polite", "polite", 1),
    ("you", "you", 1), ("conditional", "if", 1),
)  # fmt: skip


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Word -> the classes of checkworthy.toml that it is in."""
    found: dict[str, list[str]] = {}
    for name, text in aliases.read("checkworthy.toml").items():
        for word in dict.fromkeys(map(stem.fold, text.split())):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


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
        said = attribution.find(line, inside, language)
        numbers = figures.find(text, sentence.start, sentence.end)
        marks = features(text[sentence.start : sentence.end], line, inside, said, numbers)
        score = 1 / (1 + math.exp(-(_BASE + sum(WEIGHTS[name][0] * value for name, value in marks.items()))))
        reasons = sorted(
            (name for name in marks if WEIGHTS[name][1] and WEIGHTS[name][0] > 0),
            key=lambda name: -WEIGHTS[name][0] * marks[name],
        )
        shown = tuple(WEIGHTS[name][1] for name in reasons[:_SHOWN])
        suggestions.append(
            Suggestion(number, round(score, 5), score >= ENOUGH, shown, said.speaker, said.cue, numbers.main)
        )
    return tuple(suggestions)


def features(
    sentence: str, line: Sequence[Token], mentions: Sequence[Mention], said: attribution.Said, numbers: figures.Figures
) -> dict[str, float]:
    """The features that hold of a sentence, each 1 or a share of it."""
    known = _classes()
    lows = [token.low for token in line if token.shape not in ("sign", "number")]
    have: dict[str, int] = {}
    past = 0
    for low in lows:
        for name in known.get(low, ()):
            have[name] = have.get(name, 0) + 1
        past += len(low) > 4 and low.endswith(_PAST)
    values: dict[str, float] = {name: min(most, have[own]) for name, own, most in _COUNTED if own in have}
    values |= {
        "figure": min(1, numbers.count),
        "figures": min(2, max(0, numbers.count - 1)),
        "number word": "numbers" in have and not numbers.count,
        "money": numbers.money,
        "share": numbers.share,
        "year": numbers.year,
        "past": min(2, 0.6 * (past + have.get("past", 0))),
        "perfect": _perfect(lows),
        "under way": "first" not in have and _under_way(lows),
        "deed": min(2, _deeds(lows)),
        "name": min(2, len(mentions)),
        "source": bool(said.cue and said.speaker and mentions),
        "report": bool(said.cue and not mentions),
        "long": min(1.5, max(0.0, (len(lows) - 8) / 12)),
        "question": sentence.rstrip('"”» ').endswith("?"),
        "short": len(lows) < 6,
    }
    return {name: float(value) for name, value in values.items() if value}


def _under_way(lows: Sequence[str]) -> bool:
    """`is fighting`, `are being violated`: what happens now."""
    return any(
        one in ("is", "are", "being") and two.endswith(("ing", "ed")) and two != "going" for one, two in pairwise(lows)
    )


@cache
def _doing() -> frozenset[str]:
    return frozenset(stem.stem(word) for word in aliases.read("checkworthy.toml")["change"].split())


def _deeds(lows: Sequence[str]) -> int:
    """How many deeds are told in the present: `supports`, `is cutting`, but not `to cut` or `will cut`."""
    return sum(
        "change" not in _classes().get(two, ()) and two.endswith(("s", "ing")) and stem.stem(two) in _doing()
        and one not in _PLANS
        for one, two in pairwise(lows)
    )  # fmt: skip


def _perfect(lows: Sequence[str]) -> bool:
    """`has cut`, `have now lost`: a form of have with a participle soon after it."""
    for place, low in enumerate(lows):
        if low in ("has", "have", "had", "'ve", "weve", "theyve", "ive", "youve", "hes", "shes"):
            after = lows[place + 1 : place + 3]
            if any(word.endswith(("ed", "en")) or "change" in _classes().get(word, ()) for word in after):
                return True
    return False
