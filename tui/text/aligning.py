"""What two sequences have in common, in order, in time that grows with them and no faster.

Aligned by what stands once in both (patience diff, B. Cohen), again between those anchors, within a budget of looks
at each item: what is left when it is spent counts as different.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Block = tuple[int, int, int]
"""Where a run of equal items begins in one and in the other, and how long it is."""
Region = tuple[int, int, int, int]
ROUNDS = 24  # looks at each item, on average
SMALL = 2_500  # pairs up to which all are compared


def blocks(ours: Sequence[str], theirs: Sequence[str]) -> list[Block]:
    """The runs of equal items, in order; runs that touch are one."""
    budget = ROUNDS * (len(ours) + len(theirs))
    found: list[Block] = []
    waiting: list[Region] = [(0, len(ours), 0, len(theirs))]
    while waiting:
        a, a_end, b, b_end = _trimmed(ours, theirs, waiting.pop(), found)
        rows, columns = a_end - a, b_end - b
        if not rows or not columns:
            continue
        if rows * columns <= SMALL and budget > 0:
            budget -= rows * columns // 8
            found += _all_compared(ours, theirs, (a, a_end, b, b_end))
        elif budget > 0:
            budget -= rows + columns
            anchors = _anchors(ours, theirs, (a, a_end, b, b_end))
            edges = [(a - 1, b - 1), *anchors, (a_end, b_end)]
            found += [(i, j, 1) for i, j in anchors]
            if anchors:
                waiting += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges)]
    return _joined(sorted(found))


def _trimmed(ours: Sequence[str], theirs: Sequence[str], region: Region, found: list[Block]) -> Region:
    """The region without what is equal at its beginning and end, which is found."""
    a, a_end, b, b_end = region
    first = 0
    most = min(a_end - a, b_end - b)
    while first < most and ours[a + first] == theirs[b + first]:
        first += 1
    last = 0
    while last < most - first and ours[a_end - 1 - last] == theirs[b_end - 1 - last]:
        last += 1
    found += [one for one in ((a, b, first), (a_end - last, b_end - last, last)) if one[2]]
    return a + first, a_end - last, b + first, b_end - last


def _anchors(ours: Sequence[str], theirs: Sequence[str], region: Region) -> list[tuple[int, int]]:
    """Items that stand once in each, as many as are in the same order in both."""
    a, a_end, b, b_end = region
    mine, other = Counter(ours[a:a_end]), Counter(theirs[b:b_end])
    where = {theirs[j]: j for j in range(b, b_end) if other[theirs[j]] == 1}
    pairs = [(i, where[ours[i]]) for i in range(a, a_end) if mine[ours[i]] == 1 and ours[i] in where]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises in both (Fredman, 1975)."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(tops[at - 1] if at else -1)
        ends[at : at + 1] = [j]
        tops[at : at + 1] = [number]
    found = []
    number = tops[-1] if tops else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _all_compared(ours: Sequence[str], theirs: Sequence[str], region: Region) -> Iterator[Block]:
    """The longest common run of items of a small region, every pair looked at."""
    a, a_end, b, b_end = region
    rows, columns = a_end - a, b_end - b
    table = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        word, row, below = ours[a + i], table[i], table[i + 1]
        for j in range(columns - 1, -1, -1):
            row[j] = below[j + 1] + 1 if word == theirs[b + j] else max(below[j], row[j + 1])
    i = j = 0
    while i < rows and j < columns:
        if ours[a + i] == theirs[b + j]:
            yield a + i, b + j, 1
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1


def _joined(blocks: Iterable[Block]) -> list[Block]:
    found: list[Block] = []
    for a, b, size in blocks:
        if found and (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]) == (a, b):
            found[-1] = (*found[-1][:2], found[-1][2] + size)
        else:
            found.append((a, b, size))
    return found
