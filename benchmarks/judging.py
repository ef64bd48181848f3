"""How an extracted article is judged against gold: runs of four words, snippets, title, date, author, pages lost.

The rules are those of scrapinghub's article-extraction-benchmark for texts (4-gram shingles, F1 of the means), and of
../shared/bench/articles for the rest, with which these figures agree.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

PAGES = Path(__file__).parents[1].parent / "shared" / "data" / "articles"
_TOKEN = re.compile(r"\w+")
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f"  # scripts without spaces: each character is a word
_WORD = re.compile(rf"[{_WIDE}]|[^\W{_WIDE}]+")
_DAY = (re.compile(r"(\d{4})-(\d\d?)-(\d\d?)"), re.compile(r"(\d{4})/(\d\d?)/(\d\d?)"))
_NO_NAME = {"by", "and", "von", "und", "par", "et", "the"}
_SAME_TITLE, _SAME_AUTHOR, _LOST = 0.8, 0.66, 0.5
T = TypeVar("T", bound=Hashable)
Row = dict[str, Any]  # a line of a set: id, url, html, and what gold there is


@dataclass(frozen=True, slots=True)
class Answer:
    """What an extractor says of a page."""

    text: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what was found is right, how much of what is right was found, and both; None where nothing is."""

    precision: float | None
    recall: float | None
    f1: float


@dataclass(frozen=True, slots=True)
class Snippets:
    """How many snippets that must appear do (right) or do not (missed); how many that must not do (wrong) or not."""

    right: int
    missed: int
    wrong: int
    kept_out: int

    @property
    def f1(self) -> float:
        """F1 of the snippets wanted."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All values of one page; None where there is no gold for it."""

    name: str
    lost: bool  # empty, or under a half of the words or snippets
    text: Share | None = None
    snippets: Snippets | None = None
    title: bool | None = None
    date: bool | None = None
    author: bool | None = None

    @property
    def value(self) -> float:
        """The page's one number for comparisons: F1 of the text, or of the snippets where there is no gold text."""
        if self.text is not None:
            return self.text.f1
        return self.snippets.f1 if self.snippets else 0.0


def judge(row: Row, answer: Answer) -> Verdict:
    """All values of one page."""
    gold = row.get("text")
    text = None if gold is None else _share(_grams(gold), _grams(answer.text))
    snippets = _snippets(row["with"], row.get("without") or [], answer.text) if row.get("with") else None
    if gold is not None:
        enough = _share(_words(gold), _words(answer.text)).f1
    else:
        enough = snippets.right / max(1, snippets.right + snippets.missed) if snippets else 0.0
    true_day = _day(row.get("published"))
    return Verdict(
        row["id"],
        not answer.text.strip() or enough < _LOST,
        text,
        snippets,
        _share(_words(row["title"]), _words(answer.title)).f1 >= _SAME_TITLE if row.get("title") else None,
        _day(answer.published) == true_day if true_day else None,
        _same_authors(row["byline"], answer.byline) if row.get("byline") else None,
    )


def _grams(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text, as scrapinghub's benchmark counts them."""
    words = _TOKEN.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _share(true: Counter[T], found: Counter[T]) -> Share:
    both, t, f = (true & found).total(), true.total(), found.total()
    return Share(both / f if f else None, both / t if t else None, 2 * both / (t + f) if t + f else 1.0)


def _snippets(wanted: Sequence[str], unwanted: Sequence[str], text: str) -> Snippets:
    body = _flat(text)
    right, wrong = (sum(_flat(one) in body for one in some) for some in (wanted, unwanted))
    return Snippets(right, len(wanted) - right, wrong, len(unwanted) - wrong)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _day(text: str | None) -> date | None:
    found = next((match for pattern in _DAY if (match := pattern.search(text or ""))), None)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _same_authors(gold: str, told: str) -> bool:
    true, found = ({word for word in _words(text) if len(word) > 1} - _NO_NAME for text in (gold, told))
    return bool(true and found) and 2 * len(true & found) / (len(true) + len(found)) >= _SAME_AUTHOR


MEASURES = ("SCORE", "page F1", "snippet F1", "lost", "title", "date", "author")


def of_set(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """The measures of one set, as far as it has gold for them."""
    out = {"lost": statistics.fmean(one.lost for one in verdicts)}
    texts = [one.text for one in verdicts if one.text]
    snippets = [one.snippets for one in verdicts if one.snippets]
    if snippets:
        every = (sum(one.right for one in snippets), sum(one.missed for one in snippets))
        out["snippet F1"] = out["SCORE"] = Snippets(*every, sum(one.wrong for one in snippets), 0).f1
    if texts:
        out["page F1"] = statistics.fmean(one.f1 for one in texts)
        precision, recall = _mean(one.precision for one in texts), _mean(one.recall for one in texts)
        out["SCORE"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    for name in ("title", "date", "author"):
        told = [getattr(one, name) for one in verdicts if getattr(one, name) is not None]
        if told:
            out[name] = statistics.fmean(told)
    return out


def _mean(values: Iterable[float | None]) -> float:
    there = [value for value in values if value is not None]
    return statistics.fmean(there) if there else 0.0


def over_sets(sets: Mapping[str, Sequence[Verdict]]) -> dict[str, float]:
    """The plain mean of each measure over the sets that have it."""
    each = [of_set(verdicts) for verdicts in sets.values()]
    found = {name: [one[name] for one in each if name in one] for name in MEASURES}
    return {name: statistics.fmean(values) for name, values in found.items() if values}


def ahead(ours: Sequence[float], theirs: Sequence[float], *, turns: int = 2000, seed: int = 7) -> tuple[float, ...]:
    """How far our pages are ahead of theirs on average, and the 95 % interval of it (paired bootstrap)."""
    gaps = [one - other for one, other in zip(ours, theirs, strict=True)]
    chance = random.Random(seed)
    means = sorted(statistics.fmean(chance.choices(gaps, k=len(gaps))) for _ in range(turns))
    return statistics.fmean(gaps), means[int(0.025 * turns)], means[int(0.975 * turns)]


def sets(paths: Iterable[Path], limit: int = 0) -> Iterator[tuple[str, list[Row]]]:
    """The sets among these files and folders (.jsonl, .jsonl.xz): name and pages, spread evenly when limited."""
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if file.name.endswith((".jsonl", ".jsonl.xz")):
                data = file.read_bytes()
                lines = (lzma.decompress(data) if file.suffix == ".xz" else data).decode("utf-8").split("\n")
                rows = [json.loads(line) for line in lines if line.strip()]
                yield file.name.split(".jsonl")[0], rows[:: max(1, -(-len(rows) // limit))] if limit else rows
