"""Kin by shared features: ranks entries over postings, and a page's own links against its article.

Two looks, as search engines take them: the postings of a few weighty terms find who may be kin, the whole signatures of
those few then order them (cascade ranking, Wang, Lin and Metzler 2011). A term counts by the square of its rarity.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.likeness import POSTED
from tui.model import Link, Term
from tui.text import stories

REASONS = 3
POWER = 2.0  # of the rarity: in the query and in the answer
NEAR = 100  # entries that get the second look
Weights = Mapping[str, float]
"""Of a signature: term -> weight."""
Postings = Mapping[str, Sequence[tuple[int, float]]]
"""Term -> the entries it occurs in, with its weight there."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A related entry: its number in the postings, its score, and the features it shares, weightiest first."""

    id: int
    score: float
    reasons: tuple[str, ...]


def factors(terms: Sequence[Term], sizes: Mapping[str, int], total: int) -> dict[str, float]:
    """What each term of an article counts, by its weight there and by in how many of the entries it is posted."""
    return {
        term.key: term.weight * math.log(1 + (total + 1) / (sizes.get(term.key, 0) + 0.5)) ** POWER for term in terms
    }


def seek(factors: Weights, postings: Postings, limit: int) -> list[tuple[int, float]]:
    """The first look: the entries that share most of what is posted, best first, and how much."""
    scores: dict[int, float] = {}
    for key, found in postings.items():
        factor = factors[key]
        for entry, weight in found:
            scores[entry] = scores.get(entry, 0.0) + factor * weight
    best = heapq.nsmallest(limit, [(-score, entry) for entry, score in scores.items()])
    return [(entry, -score) for score, entry in best]


def own(terms: Sequence[Term], factors: Weights) -> float:
    """What an article that is posted shares with itself, as `order` counts."""
    return sum(factors[term.key] * term.weight for group in (terms, terms[:POSTED]) for term in group)


def order(
    terms: Sequence[Term],
    factors: Weights,
    near: Sequence[tuple[int, float]],
    signatures: Mapping[int, Weights],
    limit: int,
) -> list[Scored]:
    """The second look: the best of those the first found, by what it found and by all that their signatures share."""
    whole = {
        entry: score + sum([factors[key] * weight for key, weight in signatures[entry].items() if key in factors])
        for entry, score in near
    }
    best = heapq.nsmallest(limit, [(-score, entry) for entry, score in whole.items()])
    return [Scored(entry, round(-score, 4), _reasons(terms, factors, signatures[entry])) for score, entry in best]


def _reasons(terms: Sequence[Term], factors: Weights, weights: Weights) -> tuple[str, ...]:
    """How the shared features that count most are called, one figure at most; first that the story is the same."""
    both = [(place, term, weights[term.key]) for place, term in enumerate(terms) if term.key in weights]
    shared = sorted([(-factors[term.key] * weight, place) for place, term, weight in both])
    figures, words = list[str](), list[str]()
    for _, place in shared[: 4 * REASONS]:
        term = terms[place]
        (figures if term.key.startswith("n:") else words).append(term.shown or term.key)
    room = REASONS - bool(figures)
    shown = dict.fromkeys([*list(dict.fromkeys(words))[:room], *figures])
    overlap = sum([min(term.weight, weight) ** 2 for _, term, weight in both])
    named = tuple(shown)[:REASONS]
    return ("same story", *named) if overlap >= stories.ALIKE else named


def rank(
    terms: Sequence[Term],
    postings: Postings,
    total: int,
    *,
    limit: int = 20,
    sizes: Mapping[str, int] | None = None,
) -> list[Scored]:
    """Entries by one look at postings that hold their whole signatures.

    `sizes`: in how many entries each term occurs, when `postings` holds only some of them.
    """
    known = sizes or {key: len(found) for key, found in postings.items()}
    mine = factors([term for term in terms if postings.get(term.key)], known, total)
    near = seek(mine, {key: postings[key] for key in mine}, limit)
    signatures: dict[int, dict[str, float]] = {entry: {} for entry, _ in near}
    for key in mine:
        for entry, weight in postings[key]:
            if entry in signatures:
                signatures[entry][key] = weight
    return [Scored(entry, round(score, 4), _reasons(terms, mine, signatures[entry])) for entry, score in near]


def among(signatures: Sequence[Sequence[Term]], *, limit: int) -> list[list[Scored]]:
    """For each of some signatures the others that are kin, best first."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, signature in enumerate(signatures):
        for term in signature[:POSTED]:
            postings[term.key].append((number, term.weight))
    sizes = {key: len(found) for key, found in postings.items()}
    weights = [{term.key: term.weight for term in signature} for signature in signatures]
    ranked = []
    for number, signature in enumerate(signatures):
        counts = factors(signature, sizes, len(signatures))
        found = seek(counts, {key: postings[key] for key in counts if key in postings}, limit + 1)
        near = [one for one in found if one[0] != number][:limit]
        ordered = order(signature, counts, near[:NEAR], {entry: weights[entry] for entry, _ in near[:NEAR]}, NEAR)
        rest = [
            Scored(entry, round(score, 4), _reasons(signature, counts, weights[entry])) for entry, score in near[NEAR:]
        ]
        ranked.append([*ordered, *rest])
    return ranked


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
