"""How alike two texts are by their sketches: the share of the shorter one's shingles that the other has too.

A sketch is the least prints of a text's shingles (Broder's min-wise sampling): up to where both reach, each is a fair
sample of its text, so the share is told without bias, also where one of the texts was cut.
"""

from __future__ import annotations

from collections.abc import Sequence

POSTED = 32  # terms of an article by which the library seeks it
KEPT = 128  # prints of a sketch; one with fewer has all of its text's
FEWEST = 6  # prints that both must have where they are compared: shorter texts have no copies
COPY = 0.15  # the share from which two texts are copies of each other (benchmarks/copies.py)
SERIES = 0.5  # from which two texts of one feed are: its frame of words stands in all of them


def alike(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the shorter text's shingles that both have, 0-1; sketches are in order."""
    reach = min((sketch[-1] for sketch in (one, other) if len(sketch) >= KEPT), default=1 << 64)
    mine = {each for each in one if each <= reach}
    theirs = {each for each in other if each <= reach}
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer >= FEWEST else 0.0
