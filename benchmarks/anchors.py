"""Whether claims find their words again: 5,000 edits of real texts, and where each tagged span is placed after.

python benchmarks/anchors.py [EDITS] [FILE or FOLDER ...] [--of sentence|several|part]. A wrong place is worse than
none: there must be 0. The texts are the demo's own and those of ../shared/data/articles, where it is; what is tagged
stands once in its text: a sentence, two or three in a row, or a part of one. At the end: 100 claims of one article.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import judging

from tui.flows.newsroom_posts import posts
from tui.flows.reading import CONTEXT
from tui.model import Anchor, RevisionId, State
from tui.text.anchor import place
from tui.text.ground import Ground
from tui.text.sentences import split

_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"\b[A-ZА-ЯІЇЄ][a-zа-яіїє]{3,}\b")
_BLANK = re.compile(r" ")
OTHERS = ("Valdemar", "Harrowgate", "Тернопільщина", "Zielonka")
FILLERS = ("quietly", "again", "знову", "wieder")
NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Edit:
    """A text after an edit, and where the tagged sentence is now; `NOWHERE` when it says something else, or is gone."""

    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that is tagged: the text's sentences with what stands between them, and which one it is."""

    parts: Sequence[str]  # sentence, gap, sentence, gap …
    at: int

    def with_parts(self, parts: Sequence[str], at: int) -> Edit:
        """The edit that these parts make, with the sentence at `at`; -1 when it is no longer there."""
        start = len("".join(parts[:at])) if at >= 0 else -1
        return Edit("".join(parts), (start, start + len(parts[at])) if at >= 0 else NOWHERE)

    def changed(self, sentence: str, *, same: bool) -> Edit:
        """The edit that puts other words in the sentence's place."""
        parts = [*self.parts[: self.at], sentence, *self.parts[self.at + 1 :]]
        return self.with_parts(parts, self.at if same else -1)


def insert(place: Place, chance: random.Random) -> Edit:
    """A sentence comes before it."""
    return place.with_parts(["An editor has added this line. ", *place.parts], place.at + 1)


def delete(place: Place, chance: random.Random) -> Edit:
    """The sentences before it go."""
    return place.with_parts(place.parts[place.at :], 0)


def swap(place: Place, chance: random.Random) -> Edit:
    """It goes to the end of the text."""
    parts = [*place.parts[: place.at], *place.parts[place.at + 2 :], "\n", place.parts[place.at]]
    return place.with_parts(parts, len(parts) - 1)


def respace(place: Place, chance: random.Random) -> Edit:
    """Blanks, quotation marks and dashes are set otherwise."""
    other = chance.choice(["\u00a0", "  ", "\n"])
    words = _BLANK.sub(other, place.parts[place.at], count=3).replace("“", '"').replace("”", '"').replace("–", "-")
    return place.changed(words, same=True)


def reword(place: Place, chance: random.Random) -> Edit:
    """A word comes into it."""
    words = place.parts[place.at].split(" ")
    words.insert(chance.randrange(1, max(2, len(words))), chance.choice(FILLERS))
    return place.changed(" ".join(words), same=True)


def gone(place: Place, chance: random.Random) -> Edit:
    """It goes."""
    return place.with_parts([*place.parts[: place.at], *place.parts[place.at + 1 :]], -1)


def echo(place: Place, chance: random.Random) -> Edit:
    """The same words come once more, at the end of the text."""
    return place.with_parts([*place.parts, "\n\n", place.parts[place.at]], place.at)


def twin(place: Place, chance: random.Random) -> Edit:
    """A sentence comes right before it that differs from it in one figure or name."""
    other = _DIGIT.sub(lambda found: str((int(found[0]) + 3) % 10), place.parts[place.at], count=1)
    if other == place.parts[place.at]:
        other = _NAME.sub(chance.choice(OTHERS), other, count=1)
    parts = [*place.parts[: place.at], other, "\n", *place.parts[place.at :]]
    return place.with_parts(parts, place.at + 2) if other != place.parts[place.at] else insert(place, chance)


def number(place: Place, chance: random.Random) -> Edit:
    """One of its figures changes."""
    return _with(place, _DIGIT, lambda found: str((int(found) + chance.randrange(1, 9)) % 10), chance)


def name(place: Place, chance: random.Random) -> Edit:
    """One of its names changes, or the word it opens with."""
    return _with(place, _NAME, lambda _: chance.choice(OTHERS), chance)


def _with(place: Place, what: re.Pattern[str], other: Callable[[str], str], chance: random.Random) -> Edit:
    sentence = place.parts[place.at]
    found = list(what.finditer(sentence))
    if not found:
        return gone(place, chance)
    one = chance.choice(found)
    return place.changed(sentence[: one.start()] + other(one[0]) + sentence[one.end() :], same=False)


EDITS = (insert, delete, swap, respace, reword, echo, twin, gone, number, name)
SURVIVES = EDITS[:7]  # after these it is still there


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Texts with their language."""
    for some in posts(datetime(2026, 11, 23, tzinfo=UTC)).values():
        yield from (("\n".join(post.blocks), "") for post in some)
    for _, rows in judging.sets(path for path in paths if path.exists()):
        yield from ((row["text"][:20_000], row.get("language") or "") for row in rows if row.get("text"))


def parts(text: str, language: str) -> list[str]:
    """The text as sentence, gap, sentence, gap …"""
    found: list[str] = []
    at = 0
    for one in split(text, language):
        found += [text[one.start : one.end], text[one.end : one.end]]
        if len(found) > 2:
            found[-3] = text[at : one.start]
        at = one.end
    return found


def sentence(some: list[str], at: int, chance: random.Random) -> Place:
    """One sentence is tagged."""
    return Place(some, at)


def several(some: list[str], at: int, chance: random.Random) -> Place:
    """Two or three in a row."""
    last = min(len(some), at + 2 * chance.randrange(1, 3) + 2) - 1
    return Place([*some[:at], "".join(some[at:last]), *some[last:]], at)


def part(some: list[str], at: int, chance: random.Random) -> Place:
    """Some words of one: at least five, and not all."""
    blanks = [found.start() for found in _BLANK.finditer(some[at])]
    if len(blanks) < 6:
        return Place(some, at)
    first = chance.randrange(len(blanks) - 5)
    start, end = blanks[first] + 1, blanks[chance.randrange(first + 5, len(blanks))]
    pieces = [some[at][:start], "", some[at][start:end], "", some[at][end:]]
    return Place([*some[:at], *pieces, *some[at + 1 :]], at + 2)


TAGGED = {one.__name__: one for one in (sentence, several, part)}


def trials(paths: Iterable[Path], count: int, of: str = "sentence") -> Iterator[tuple[str, Place, Edit]]:
    """So many edits, spread over all texts, the same at every run."""
    chance = random.Random(20261123)
    read = [some for text in texts(paths) if len(some := parts(*text)) > 5]
    done = 0
    while done < count:
        some = chance.choice(read)
        at = 2 * chance.randrange(len(some) // 2)
        where = TAGGED[of](some, at, chance)
        words = where.parts[where.at]
        if len(words.split()) < 5 or "".join(some).count(words) > 1:
            continue
        edit = EDITS[done % len(EDITS)]
        done += 1
        yield edit.__name__, where, edit(where, chance)


def anchored(where: Place) -> tuple[Anchor, str]:
    """The anchor of what is tagged, and the text it is tagged in."""
    text = "".join(where.parts)
    start = len("".join(where.parts[: where.at]))
    end = start + len(where.parts[where.at])
    around = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(RevisionId(1), "body", start, end, text[start:end], *around), text


def tried(where: Place, edit: Edit) -> str:
    """How it was placed: right, orphan or wrong."""
    held, text = anchored(where)
    found = place(held, Ground(edit.text), Ground(text))
    if found.state is State.ORPHAN:
        return "orphan"
    return "right" if (found.start, found.end) == edit.span else "wrong"


def hundred(paths: Iterable[Path], claims: int = 100) -> tuple[float, float]:
    """Milliseconds that placing so many claims of a long article takes: moved on by a line; every sentence reworded."""
    some = max((parts(*text)[: 2 * claims] for text in texts(paths)), key=lambda some: len("".join(some)))
    chance, new = random.Random(7), list(some)
    for at in range(0, len(some), 2):
        words = some[at].split(" ")
        words.insert(chance.randrange(len(words)), chance.choice(FILLERS))
        new[at] = " ".join(words)
    held = [anchored(Place(some, at))[0] for at in range(0, len(some), 2)]
    return least(held, "".join(some), "An update. " + "".join(some)), least(held, "".join(some), "".join(new))


def least(held: Sequence[Anchor], was: str, text: str) -> float:
    """The least of some rounds, in milliseconds: the machine is shared."""
    taken = []
    for _ in range(7):
        begun = time.process_time()
        now, then = Ground(text), Ground(was)
        for one in held:
            place(one, now, then)
        taken.append(time.process_time() - begun)
    return min(taken) * 1000


def main() -> None:
    """Print what became of them, by edit."""
    parser = argparse.ArgumentParser(description="Where claims are placed after an edit.")
    parser.add_argument("edits", nargs="?", type=int, default=5_000)
    parser.add_argument("paths", nargs="*", type=Path, default=[judging.PAGES])
    parser.add_argument("--of", choices=TAGGED, default="sentence", help="what is tagged")
    asked = parser.parse_args()
    found: dict[str, Counter[str]] = {edit.__name__: Counter() for edit in EDITS}
    begun = time.process_time()
    for kind, where, edit in trials(asked.paths, asked.edits, asked.of):
        found[kind][tried(where, edit)] += 1
    taken = (time.process_time() - begun) / asked.edits
    print("| edit | right | orphan | wrong |\n|---|---|---|---|")
    for kind, counted in found.items():
        print(f"| {kind} | {counted['right']} | {counted['orphan']} | {counted['wrong']} |")
    kept = [found[edit.__name__] for edit in SURVIVES]
    share = sum(counted["right"] for counted in kept) / sum(map(Counter.total, kept))
    print(f"\nwrong: {sum(counted['wrong'] for counted in found.values())}; found when it survived: {share:.1%}")
    moved, reworded = hundred(asked.paths)
    print(f"{taken * 1000:.1f} ms each, the edit included")
    print(f"100 claims of one article: {moved:.1f} ms when a line came before, {reworded:.1f} ms when all are reworded")


if __name__ == "__main__":
    main()
