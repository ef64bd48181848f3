"""Kin by shared features: ranks entries over postings, and a page's own links against its article."""

from __future__ import annotations

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
    terms: Sequence[Term], postings: Mapping[str, Sequence[tuple[int, float]]], total: int, *, limit: int = 20
) -> list[Scored]:
    """Entries by the rarity and weight of what they share with the terms. Time: one step for each posting."""
    parts: dict[int, list[tuple[float, int]]] = {}
    overlap: dict[int, float] = {}
    for place, term in enumerate(terms):
        found = postings.get(term.key, ())
        rarity = math.log(1 + (total + 1) / (len(found) + 0.5)) if found else 0.0
        for entry, weight in found:
            parts.setdefault(entry, []).append((term.weight * weight * rarity**POWER, place))
            overlap[entry] = overlap.get(entry, 0.0) + min(term.weight, weight) ** 2
    scored = [(sum(part for part, _ in shares), entry) for entry, shares in parts.items()]
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [
        Scored(entry, round(score, 4), _reasons(terms, parts[entry], same=overlap[entry] >= stories.ALIKE))
        for score, entry in scored[:limit]
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
