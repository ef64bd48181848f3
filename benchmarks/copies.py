"""Near-duplicates: copies made by program of the development texts, beside different stories of the same topic.

python benchmarks/copies.py. Of each kind of copy: the part found at the threshold of `tui.likeness`, and at 1 % false.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from tui.likeness import COPY, alike
from tui.plain import plain
from tui.text.stories import sketch

DATA = Path(__file__).parents[1].parent / "shared" / "data" / "nlp"
STORIES = "related_ecb_1_22"
TEXTS = (STORIES, "ner_uk_nerua_dev", "ner_ru_factrueval_dev", "ner_wikigold", "xling_ntrex_dev")
WORDS = 60  # of the shortest text that is copied
EDITED = 12  # of so many words one is another
FALSE = 0.01
BOILERPLATE = (
    "Sign up for our morning letter and get the day's main stories in your inbox. All rights reserved. "
    "Follow us on your favourite network, and write to the newsroom if you know more. "
    "This article first appeared on our site. Photo by our correspondent. Share it with your friends. "
)


def rows(name: str) -> list[dict[str, Any]]:
    """The documents of a set."""
    with lzma.open(DATA / f"{name}.jsonl.xz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def texts() -> Iterator[str]:
    """Every text of the development sets that is long enough to be copied."""
    for name in TEXTS:
        for row in rows(name):
            text = plain(row.get("text") or " ".join(row["sentences"]))
            if len(text.split()) >= WORDS:
                yield text


def edited(text: str, chance: random.Random) -> str:
    """Some words replaced by others, some left out, two neighbours swapped here and there."""
    words = text.split()
    for place in range(len(words)):
        if chance.random() < 1 / EDITED:
            words[place] = chance.choice(("", chance.choice(words), words[place].upper() + "s"))
    return " ".join(words)


def cut(text: str, chance: random.Random) -> str:
    """The first half, or the second."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half] if chance.random() < 0.5 else words[half:])


def reheaded(text: str, chance: random.Random) -> str:
    """Another first sentence."""
    rest = re.split(r"(?<=[.!?])\s", text, maxsplit=1)
    return f"{chance.choice(('Exclusive', 'Updated', 'Live'))}: what is known so far. {rest[-1]}"


def framed(text: str, chance: random.Random) -> str:
    """Boilerplate before or behind."""
    return BOILERPLATE + text if chance.random() < 0.5 else f"{text}\n\n{BOILERPLATE}"


def all_at_once(text: str, chance: random.Random) -> str:
    """Cut, edited, with another beginning and boilerplate."""
    return framed(reheaded(edited(cut(text, chance), chance), chance), chance)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "edited": edited,
    "cut to a half": cut,
    "another beginning": reheaded,
    "with boilerplate": framed,
    "all at once": all_at_once,
}


def copied(some: Sequence[str]) -> dict[str, list[float]]:
    """How alike each text and its copies are, by the kind of copy."""
    chance = random.Random(5)
    found: dict[str, list[float]] = defaultdict(list)
    for text in some:
        own = sketch(text)[0]
        for kind, change in KINDS.items():
            found[kind].append(alike(own, sketch(change(text, chance))[0]))
    return found


def different() -> list[float]:
    """How alike stories of one topic are that tell different events."""
    topics: dict[str, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
    for row in rows(STORIES):
        topics[row["topic"]].append((row["event"], sketch(plain(row["text"]))[0]))
    return [
        alike(one, other)
        for some in topics.values()
        for (event, one), (another, other) in combinations(some, 2)
        if event != another
    ]


def part(values: Sequence[float], least: float) -> float:
    """The part of values that is at least so large."""
    return sum(value >= least for value in values) / len(values)


def strict(false: Sequence[float]) -> float:
    """The threshold that lets 1 % of the false pairs pass."""
    return max(1e-9, sorted(false, reverse=True)[int(FALSE * len(false))])


def main() -> None:
    """Print the table."""
    if not DATA.exists():
        raise SystemExit("The sets of ../shared are not beside the checkout; there is nothing to measure.")
    found, false = copied(list(texts())), different()
    least = strict(false)
    print(f"{len(false):,} pairs of different stories: {part(false, COPY):.4f} at {COPY}; 1 % at {least:.3f}")
    for kind, values in found.items():
        print(
            f"{kind:18} {len(values):5} copies: found {part(values, COPY):.4f}, at 1 % false {part(values, least):.4f}"
        )
    every = [value for values in found.values() for value in values]
    print(f"{'all':18} {len(every):5} copies: found {part(every, COPY):.4f}, at 1 % false {part(every, least):.4f}")


if __name__ == "__main__":
    main()
