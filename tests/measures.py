"""Scores of understanding by the arithmetic of ../shared/bench/nlp, on samples of the development sets."""

from __future__ import annotations

import json
import lzma
import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.model import Article
from tui.text import related
from tui.text.digest import digest_text

DATA = Path(__file__).parents[1].parent / "shared" / "data" / "nlp"


def documents(name: str, limit: int) -> list[dict[str, Any]]:
    """So many documents of a development set, evenly spread over it."""
    with lzma.open(DATA / f"{name}.jsonl.xz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    return [json.loads(line) for line in lines[:: max(1, len(lines) // limit)]]


def score(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    precision, recall = 100 * right / max(1, found), 100 * right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def names_f1(name: str, limit: int) -> float:
    """Exact typed F1 of names; states and places are one type."""
    right = found = wanted = 0
    for one in documents(name, limit):
        gold = {(g["start"], g["end"], _kind(g["type"])) for g in one["mentions"]}
        mine = {(m.start, m.end, _kind(m.type)) for m in digest_text(one["text"]).mentions}
        right, found, wanted = right + len(gold & mine), found + len(mine), wanted + len(gold)
    return score(right, found, wanted)[2]


def _kind(kind: str) -> str:
    return {"GPE": "LOC", "PERSON": "PER"}.get(kind, kind)


def sentence_ends(name: str, limit: int) -> float:
    """F1 of the ends of sentences inside paragraphs; the language is not told."""
    right = found = wanted = 0
    for one in documents(name, limit):
        text = one["text"]
        gold = _inside(text, {g["end"] for g in one["sentences"]})
        mine = _inside(text, {m.end for m in digest_text(text).sentences})
        right, found, wanted = right + len(gold & mine), found + len(mine), wanted + len(gold)
    return score(right, found, wanted)[2]


def _inside(text: str, ends: set[int]) -> set[int]:
    """The ends that no line break follows, nor the end of the text."""
    after = ((end, text[end : end + 100]) for end in ends - {len(text.rstrip())})
    return {end for end, rest in after if "\n" not in rest[: len(rest) - len(rest.lstrip())]}


def languages(name: str, limit: int) -> float:
    """The share of headlines whose language is told."""
    rows = documents(name, limit)
    return statistics.fmean(digest_text(one["text"]).language == one["language"] for one in rows)


def linked(name: str, limit: int) -> float:
    """F1 of pairs: one id in two documents for one thing; a document votes once for each of its things."""
    votes: list[tuple[str, str]] = []
    for one in documents(name, limit):
        ids = {(m.start, m.end): m.entity for m in digest_text(one["text"], language=one["language"]).mentions}
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for gold in one["mentions"]:
            if entity := ids.get((gold["start"], gold["end"])):
                found[gold["entity"]][entity] += 1
        votes += [(thing, some.most_common(1)[0][0]) for thing, some in found.items()]
    groups = (Counter(votes), Counter(mine for _, mine in votes), Counter(thing for thing, _ in votes))
    right, mine, wanted = (sum(count * (count - 1) // 2 for count in group.values()) for group in groups)
    return score(right, mine, wanted)[2]


Counts = tuple[int, int, int]


def reports(name: str, limit: int) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Precision, recall and F1 of sentences that report what somebody says; then of whoever says it."""
    sentences, sources = (0, 0, 0), (0, 0, 0)
    for one in documents(name, limit):
        article = digest_text(one["text"], language=one["language"])
        spans = [(s["start"], s["end"]) for s in one["sentences"]]
        gold = {_home(spans, _ends(g["cue"] or g["source"])) for g in one["attributions"]} - {None}
        said = [s.cue or s.speaker for s in article.suggestions]
        mine = {_home(spans, (span.start, span.end)) for span in said if span} - {None}
        sentences = _and(sentences, (len(gold & mine), len(mine), len(gold)))
        gold_sources = {_ends(g["source"]) for g in one["attributions"] if g["source"]}
        speakers = {(s.speaker.start, s.speaker.end) for s in article.suggestions if s.speaker}
        fit = _fitting(one["text"], sorted(gold_sources), sorted(speakers))
        sources = _and(sources, (fit, len(speakers), len(gold_sources)))
    return score(*sentences), score(*sources)


def _and(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _ends(span: Mapping[str, int]) -> tuple[int, int]:
    return span["start"], span["end"]


def _home(spans: Sequence[tuple[int, int]], span: tuple[int, int]) -> int | None:
    """The sentence that has most of a span."""
    shared = [min(end, span[1]) - max(start, span[0]) for start, end in spans]
    best = max(range(len(spans)), key=lambda number: shared[number], default=-1)
    return best if best >= 0 and shared[best] > 0 else None


def _fitting(text: str, gold: list[tuple[int, int]], mine: Sequence[tuple[int, int]]) -> int:
    """How many sources share at least half the words of the shorter with one of the gold."""
    fit = 0
    for one in mine:
        words = _words(text, one)
        shares = [
            (len(words & _words(text, two)) / max(1, min(len(words), len(_words(text, two)))), two) for two in gold
        ]
        best = max(shares, default=(0.0, (0, 0)))
        if best[0] >= 0.5:
            gold.remove(best[1])
            fit += 1
    return fit


def _words(text: str, span: tuple[int, int]) -> set[int]:
    return {span[0] + word.start() for word in re.finditer(r"\w+", text[slice(*span)])}


def claims_precision(name: str, limit: int) -> float:
    """Average precision of the claim scores of single sentences; equal scores are one step."""
    steps: dict[float, list[int]] = defaultdict(list)
    for one in documents(name, limit):
        best = max((s.score for s in digest_text(one["text"], language="en").suggestions), default=-1.0)
        steps[best].append(one["label"])
    wanted = sum(map(sum, steps.values()))
    hits, seen, total = 0, 0, 0.0
    for _, labels in sorted(steps.items(), reverse=True):
        hits, seen = hits + sum(labels), seen + len(labels)
        total += sum(labels) / wanted * hits / seen
    return total


def same_event(name: str) -> tuple[float, float]:
    """Mean average precision and nDCG@5 of the documents that tell of the same event, over a whole collection."""
    rows = documents(name, 10_000)
    articles = {one["id"]: digest_text(one["text"], title=one["title"], language=one["language"]) for one in rows}
    events: dict[str, list[str]] = defaultdict(list)
    for one in rows:
        events[one["event"]].append(one["id"])
    ranked = ranks(articles)
    stories = [story for story in events.values() if len(story) > 1]
    gains = [_ndcg(ranked[one], {*story} - {one}) for story in stories for one in story]
    return mean_precision(ranked, stories), sum(gains) / len(gains)


def _ndcg(ids: Sequence[str], good: set[str]) -> float:
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(ids[:5]) if one in good)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(5, len(good))))


def ranks(articles: Mapping[str, Article]) -> dict[str, list[str]]:
    """For each article the others, best first."""
    keys = list(articles)
    found = related.among([articles[key].terms for key in keys], limit=len(keys))
    return {key: [keys[one.id] for one in some] for key, some in zip(keys, found, strict=True)}


def mean_precision(ranked: Mapping[str, Sequence[str]], stories: Iterable[Sequence[str]]) -> float:
    """Mean average precision: every post of a story should rank the others of it first."""
    values = []
    for story in stories:
        for one in story:
            places = sorted(ranked[one].index(other) + 1 for other in story if other != one and other in ranked[one])
            values.append(sum(number / place for number, place in enumerate(places, 1)) / (len(story) - 1))
    return sum(values) / len(values)


def reciprocal(ranked: Mapping[str, Sequence[str]], pairs: Mapping[str, str], among: str) -> float:
    """Mean reciprocal rank of each key's partner among the keys with this ending."""
    values = []
    for one, other in pairs.items():
        kept = [key for key in ranked[one] if key.endswith(among)]
        values.append(1 / (kept.index(other) + 1) if other in kept else 0.0)
    return sum(values) / len(values)
