"""What can be seen of each block of a page, as numbers: its words, its neighbours, and the elements it stands in.

The columns are the keys of words/blocks.toml, where each has its bins and their weights (verdict.py adds them up).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from tui.text.around import Around, Row
from tui.text.seen import Seen, look
from tui.text.told import Told, Witness
from tui.text.weigh import Weighed

_LINKS = 0.8  # the share of links from which a block is no article by itself


def is_open(weighed: Sequence[Weighed], at: int) -> bool:
    """Whether a block may be article: what is furniture or links, and not in readability's summary, never is."""
    one = weighed[at]
    if one.kept:
        return True
    near = any(other.kept for other in weighed[max(0, at - 1) : at + 2])
    return not one.reason and (near or one.part.density <= _LINKS)


def rows(weighed: Sequence[Weighed], common: frozenset[str], witness: Witness) -> Iterator[tuple[Weighed, Row]]:
    """The blocks that may be article, each with its columns. A column that is 0 may be left out."""
    parts = [one.part for one in weighed]
    able = [is_open(weighed, at) for at in range(len(weighed))]
    seen = [look(part, common, whole=may) for part, may in zip(parts, able, strict=True)]
    around = Around(parts, seen)
    whole = max(1, sum(one.words for one in seen))
    before = list(accumulate((one.words for one in seen), initial=0))
    proses = list(accumulate((one.prose for one in seen), initial=0))
    kept = [one.kept for one in weighed]
    keeps = list(accumulate(kept, initial=0))
    first = kept.index(True) if True in kept else -1
    last = len(kept) - 1 - kept[::-1].index(True) if first >= 0 else -1
    texts = Counter(part.text for part in parts)
    told = Told(around, parts, witness)
    for at, one in enumerate(weighed):
        if not able[at]:
            continue
        row = dict(around.row(one.part.owner))
        row.update(_own(one, seen[at]))
        for step, name in ((-2, "second before"), (-1, "before"), (1, "after"), (2, "second after")):
            if 0 <= at + step < len(parts):
                row.update(_beside(name, weighed[at + step], seen[at + step]))
            else:
                row[f"{name} none"] = 1
        row["place"] = before[at] / whole
        row["prose above"] = proses[at] / around.total
        row["prose below"] = (proses[-1] - proses[at + 1]) / around.total
        for reach in (3, 10):
            low, high = max(0, at - reach), min(len(parts), at + reach + 1)
            row[f"prose within {reach}"] = (proses[high] - proses[low] - seen[at].prose) / max(1, high - low)
            row[f"kept within {reach}"] = (keeps[high] - keeps[low] - one.kept) / max(1, high - low - 1)
        row["from kept"] = min(max(0, first - at), 20) if first >= 0 else 21
        row["past kept"] = min(max(0, at - last), 20) if first >= 0 else 21
        row.update(told.row(at))
        row["twins"] = texts[one.part.text] - 1
        row["shape before"] = at > 0 and around.shape(parts[at - 1].owner) == around.shape(one.part.owner)
        row["shape after"] = at + 1 < len(parts) and around.shape(parts[at + 1].owner) == around.shape(one.part.owner)
        yield one, row


def _own(one: Weighed, seen: Seen) -> Row:
    """The columns of a block by itself."""
    part = one.part
    head = part.text[:1]
    row: Row = {
        f"is {part.kind}": 1,
        "level": part.level,
        "words": seen.words,
        "links": part.density,
        "linked words": seen.linked,
        "ends": seen.ends,
        "stops": seen.stops,
        "commas": seen.commas / max(1, seen.words),
        "common": seen.common if seen.words > 5 else -1,
        "kept": one.kept,
        "capital": head.isupper(),
        "small": head.islower(),
        "figure": head.isdigit(),
        "quoted": head in "\"“”„«'‘",
        "colon": part.text.endswith(":"),
        "cut": part.text.endswith(("…", "...")),
        "bars": part.text.count("|") + part.text.count("»") + part.text.count("›"),
        "lines": part.text.count("\n"),
        "sign": "©" in part.text or "@" in part.text,
        "prose": seen.prose,
    }
    row["settled"], row["inside"], row["worth"] = one.settled, one.inside, one.value
    if one.reason:
        row[f"rule {one.reason}"] = 1
    if one.teased:
        row["teased"] = 1
    return row


def _beside(name: str, one: Weighed, seen: Seen) -> Row:
    """The columns of a neighbour."""
    row: Row = {
        f"{name} words": seen.words,
        f"{name} links": one.part.density,
        f"{name} ends": seen.ends,
        f"{name} kept": one.kept,
        f"{name} is {one.part.kind}": 1,
    }
    if one.reason:
        row[f"{name} ruled"] = 1
    return row
