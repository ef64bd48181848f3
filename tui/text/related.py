"""Kin by shared features: ranks entries over postings, and a page's own links against its article."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.model import Link, Term
from tui.text import stories

REASONS = 3
POWER = 2.0  # of the rarity: in the query and in the answer


@dataclass(frozen=True, slots=True)
class Scored:
    """A related entry: its number in the postings, its score, and the features it shares, weightiest first."""

    id: int
    score: float
    reasons: tuple[str, ...]


def rank(
    terms: Sequence[Term],
    postings: Mapping[str, Sequence[tuple[int, float]]],
    total: int,
    *,
    limit: int = 20,
    sizes: Mapping[str, int] | None = None,
) -> list[Scored]:
    """Entries by the rarity and weight of what they share with the terms. Time: two short steps for each posting.

    `sizes`: in how many entries each term occurs, when `postings` holds only some of them.
    """
    known = sizes or {key: len(found) for key, found in postings.items()}
    shared = [(place, term, found) for place, term in enumerate(terms) if (found := postings.get(term.key))]
    factors = [term.weight * math.log(1 + (total + 1) / (known[term.key] + 0.5)) ** POWER for _, term, _ in shared]
    scores: dict[int, float] = {}
    for (_, _, found), factor in zip(shared, factors, strict=True):
        for entry, weight in found:
            scores[entry] = scores.get(entry, 0.0) + factor * weight
    best = heapq.nsmallest(limit, scores, key=lambda entry: (-scores[entry], entry))
    parts: dict[int, list[tuple[float, int]]] = {entry: [] for entry in best}
    overlap = dict.fromkeys(best, 0.0)
    for (place, term, found), factor in zip(shared, factors, strict=True):  # reasons, only for those that are shown
        for entry, weight in found:
            if entry in parts:
                parts[entry].append((factor * weight, place))
                overlap[entry] += min(term.weight, weight) ** 2
    return [
        Scored(entry, round(scores[entry], 4), _reasons(terms, parts[entry], same=overlap[entry] >= stories.ALIKE))
        for entry in best
    ]


def _reasons(terms: Sequence[Term], shares: list[tuple[float, int]], *, same: bool) -> tuple[str, ...]:
    best = sorted(shares, key=lambda share: (-share[0], share[1]))
    shown = list(dict.fromkeys(terms[place].shown or terms[place].key for _, place in best))[:REASONS]
    return ("same story", *shown) if same else tuple(shown)


def rank_links(terms: Sequence[Term], links: Sequence[Link], signatures: Sequence[Sequence[Term]]) -> tuple[Link, ...]:
    """The links with score (0-1) and reasons, best first; `signatures`: the terms of each link's title and snippet."""
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, signature in enumerate(signatures):
        for term in signature:
            postings.setdefault(term.key, []).append((number, term.weight))
    scored = {one.id: one for one in rank(terms, postings, len(links), limit=len(links))}
    most = max((one.score for one in scored.values()), default=0.0) or 1.0
    ranked = [
        replace(link, score=round(scored[number].score / max(most, 1.0), 4), reasons=scored[number].reasons)
        if number in scored
        else link
        for number, link in enumerate(links)
    ]
    return tuple(sorted(ranked, key=lambda link: -link.score))
