"""The ledger's order and columns: records under their speakers, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from tui.model import ClaimRecord, Query

NOBODY = "Nobody named"
NOTES = "Notes"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the ledger. The first of a group has its `head`, the speaker, and the group's `size`."""

    record: ClaimRecord
    head: str = ""
    size: int = 0
    first: bool = False  # of all


def day_of(record: ClaimRecord) -> date:
    """The day a claim is dated by: said, else published, else kept."""
    with suppress(ValueError):
        return date.fromisoformat(record.said[:10])
    return (record.published or record.created).date()


def lines(records: Sequence[ClaimRecord]) -> list[Line]:
    """Grouped by speaker, whose claim is newest first; claims of nobody named follow, then the notes."""
    groups: dict[tuple[int, str], list[ClaimRecord]] = {}
    for record in records:
        key = (2, NOTES) if record.kind == "note" else (0, record.speaker) if record.speaker else (1, NOBODY)
        groups.setdefault(key, []).append(record)
    for group in groups.values():
        group.sort(key=lambda record: (day_of(record), record.created), reverse=True)
    order = sorted(groups, key=lambda key: (key[0], -day_of(groups[key][0]).toordinal(), key[1].casefold()))
    return [
        Line(record, *((key[1], len(groups[key])) if not at else ("", 0)), first=not number and not at)
        for number, key in enumerate(order)
        for at, record in enumerate(groups[key])
    ]


def holds(record: ClaimRecord, query: Query) -> bool:
    """Whether a record has the query's words, each as the beginning of a word of it or of what is known of it."""
    known = (record.text, record.quote, record.speaker, record.status, record.title, record.feed_title, *record.notes)
    text = " ".join((*known, *record.tags)).casefold()
    words = {word.strip('“”„"«».,:;!?()') for word in text.split()}
    wanted = (word.rstrip("*").casefold() for word in query.words)
    return (
        all(any(word.startswith(want) for word in words) for want in wanted)
        and all(phrase.casefold() in text for phrase in query.phrases)
        and not any(word.casefold() in words for word in query.without)
    )
