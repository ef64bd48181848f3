"""Scores of understanding for the tests: set F1, average precision, ranks, and the development sets."""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
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
    """Exact typed F1 of names over the first documents of a set; states and places are one type."""
    right = found = wanted = 0
    for one in documents(name, limit):
        gold = {(g["start"], g["end"], _kind(g["type"])) for g in one["mentions"]}
        mine = {(m.start, m.end, _kind(m.type)) for m in digest_text(one["text"]).mentions}
        right, found, wanted = right + len(gold & mine), found + len(mine), wanted + len(gold)
    return score(right, found, wanted)[2]


def _kind(kind: str) -> str:
    return {"GPE": "LOC", "PERSON": "PER"}.get(kind, kind)


def reports(name: str, limit: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of sentences that report what somebody says."""
    right = found = wanted = 0
    for one in documents(name, limit):
        article = digest_text(one["text"], language=one["language"])
        spans = [(s["start"], s["end"]) for s in one["sentences"]]
        gold = {_home(spans, (g["cue"] or g["source"])["start"]) for g in one["attributions"]}
        said = [s.cue or s.speaker for s in article.suggestions]
        mine = {_home(spans, span.start) for span in said if span}
        right, found, wanted = right + len(gold & mine), found + len(mine), wanted + len(gold)
    return score(right, found, wanted)


def _home(spans: Sequence[tuple[int, int]], place: int) -> int:
    return next((number for number, (start, end) in enumerate(spans) if start <= place < end), -1)


def claims_precision(name: str, limit: int) -> float:
    """Average precision of the claim scores of single sentences."""
    rows = [
        (max((s.score for s in digest_text(one["text"], language="en").suggestions), default=0), one["label"])
        for one in documents(name, limit)
    ]
    rows.sort(key=lambda row: -row[0])
    hits, total = 0, 0.0
    for number, (_, label) in enumerate(rows, 1):
        if label:
            hits += 1
            total += hits / number
    return total / hits


def ranks(articles: Mapping[str, Article]) -> dict[str, list[str]]:
    """For each article the others, best first."""
    keys = list(articles)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, key in enumerate(keys):
        for term in articles[key].terms:
            postings[term.key].append((number, term.weight))
    found = {key: related.rank(articles[key].terms, postings, len(keys), limit=len(keys)) for key in keys}
    return {key: [keys[one.id] for one in some if keys[one.id] != key] for key, some in found.items()}


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
