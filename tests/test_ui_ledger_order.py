"""The ledger's rows: sorted by any column, put into groups, narrowed by what is typed, in columns that fit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from growth import grows_less

from tui.flows import find
from tui.model import EntryId, Query, State, Status
from tui.store.listing import Listed
from tui.ui.glyphs import ASCII, UNICODE
from tui.ui.widgets import columns
from tui.ui.widgets.ledger import GROUPS, NOBODY, NOTES, NOTHING, SORTS, View, arranged, ordered
from tui.ui.widgets.sieve import Known, narrowed, of_entries

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)


def row(number: int, text: str = "", **fields: object) -> Listed:
    """A claim, one day older than the one before it."""
    given: dict[str, object] = {
        "kind": "claim", "id": number, "uuid": f"u{number}", "entry": EntryId(number % 3), "status": "unchecked",
        "speaker": "", "text": text or f"Claim {number}", "feed": "Wire", "day": f"2026-09-{30 - number % 30:02}",
        "made": -number, "state": "anchored", "url": "", **fields,
    }  # fmt: skip
    parts = (given["text"], given["speaker"], given["status"] or given["kind"], given["feed"])
    words = " ".join(["", *map(str, parts), *given.get("tags", ())])  # type: ignore[misc]  # a tuple of words
    return Listed(words=words.casefold(), **given)  # type: ignore[arg-type]  # names of its fields


ROWS = (
    row(0, "It was the 23rd launch", speaker="Joint Chiefs", status="attributed", tags=("count", "missiles")),
    row(1, "Порт прийняв дев’ять суден", speaker="Спілка портовиків", feed="Курс дня", supports=1),
    row(2, "Talks broke off on Friday", status="supported", tags=("counter",), state=State.MOVED.value),
    row(3, "We will not be drawn in", speaker="Joint Chiefs", status="quote", contradicts=2),
    row(4, "Nothing but a mark", status=Status.HIGHLIGHT.value),
    row(5, "Ask the harbour", kind="note", status="", state=State.ORPHAN.value),
    row(6, "The company sold four ferries", speaker="Union", status="false", feed="Harbour Post"),
)
CLAIMS = tuple(one for one in ROWS if one.id not in (4, 5))


NONE = Known()


def found(text: str, known: Known = NONE, *, highlights: bool = False) -> list[int]:
    """The numbers of the rows that a typed line leaves."""
    return [one.id for one in narrowed(ROWS, find.parse(text, now=NOW), known, highlights=highlights)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [0, 1, 2, 3, 5, 6]),
        ("launch", [0]),
        ("LAUN", [0]),
        ("aunch", []),
        ("дев'ять", [1]),
        ("ДЕВ’ЯТЬ суден", [1]),
        ("порт", [1]),
        ("joint drawn", [3]),
        ('"the 23rd launch"', [0]),
        ('"23rd the"', []),
        ("joint -drawn", [0]),
        ("status:false", [6]),
        ("status:att", [0]),
        ("status:high", [4]),
        ("is:highlight", [4]),
        ("is:unchecked", [1]),
        ("is:note", [5]),
        ("is:claim speaker:joint", [0, 3]),
        ("by:СПІЛКА", [1]),
        ("feed:курс", [1]),
        ("tag:count", [0]),
        ("tag:#counter", [2]),
        ("tag:mis", [0]),
        ("is:changed", [2]),
        ("is:orphan", [5]),
        ("since:2026-09-28", [0, 1, 2]),
        ("since:september before:2026-09-28", [3, 5, 6]),
        ("since:october", []),
        ("?", [0, 1, 2, 3, 5, 6]),
    ],
)
def test_what_is_typed_leaves_the_rows_that_have_it(text: str, wanted: list[int]) -> None:
    assert found(text) == wanted


def test_highlights_are_left_out_unless_they_are_asked_for() -> None:
    assert 4 not in found("mark")
    assert found("mark", highlights=True) == [4]


def test_what_only_the_library_knows_narrows_too() -> None:
    assert of_entries(find.parse("launch status:false since:may entity:Izmail", now=NOW)) is None
    assert of_entries(find.parse("launch is:starred folder:World", now=NOW)) == Query(starred=True, folder="World")
    assert found("is:starred", Known(entries=frozenset({EntryId(1)}))) == [1]
    assert found("entity:Izmail", Known(named=(frozenset({"u3", "u0"}), frozenset({"u3"})))) == [3]


def test_rows_are_sorted_by_every_column_both_ways_and_alike_ones_stay_the_newest_first() -> None:
    for by in SORTS:
        there, back = ordered(CLAIMS, by, False), ordered(CLAIMS, by, True)
        assert sorted(there) == sorted(back) == sorted(CLAIMS), by
        assert there != back, by
    assert [one.id for one in ordered(CLAIMS, "date", False)] == [0, 1, 2, 3, 6]
    assert [one.id for one in ordered(CLAIMS, "date", True)] == [6, 3, 2, 1, 0]
    assert [one.id for one in ordered(CLAIMS, "speaker", False)] == [0, 3, 6, 1, 2], "nobody last"
    assert [one.id for one in ordered(CLAIMS, "speaker", True)] == [1, 6, 0, 3, 2], "nobody last"
    assert [one.id for one in ordered(CLAIMS, "evidence", False)][:2] == [3, 1]
    assert [one.id for one in ordered(ROWS, "change", False)][:2] == [5, 2]
    assert ordered(CLAIMS, "status", False)[0].status == "unchecked"


def test_groups_have_their_heads_and_what_has_none_comes_last() -> None:
    by_speaker = arranged(ROWS, "speaker")
    assert [(head.name, head.size) for head in by_speaker.heads.values()] == [
        ("Joint Chiefs", 2),
        ("Спілка портовиків", 1),
        ("Union", 1),
        (NOBODY, 2),
        (NOTES, 1),
    ]
    assert [one.id for one in by_speaker.rows] == [0, 3, 1, 6, 2, 4, 5]
    statuses = [head.name for head in arranged(ROWS, "status").heads.values()]
    assert statuses == ["unchecked", "attributed", "quote", "supported", "false", "highlight", NOTES]
    assert [head.name for head in arranged(ROWS[:2], "day").heads.values()] == ["2026-09-30", "2026-09-29"]
    assert arranged(ROWS, "none").heads == {}
    folded = arranged(ROWS, "speaker", {"Joint Chiefs"})
    assert [one.id for one in folded.rows] == [0, 1, 6, 2, 4, 5]
    assert folded.heads[0].folded
    assert folded.heads[0].size == 2


def test_a_claim_on_two_entities_stands_under_both() -> None:
    named = {"u0": ("North Korea", "Japan"), "u3": ("Japan",)}
    found = arranged(ROWS, "entity", named=named)
    assert [head.name for head in found.heads.values()] == ["North Korea", "Japan", NOTHING, NOTES]
    assert [one.id for one in found.rows] == [0, 0, 3, 1, 2, 4, 6, 5]


def test_the_head_tells_the_order_in_words() -> None:
    assert View().order == "newest first"
    assert View(sort="evidence", reverse=True).order == "least evidence first"
    assert View(sort="feed").order == "by feed"
    assert View(sort="feed", reverse=True).order == "by feed, backwards"


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_columns_fit_every_width_and_go_in_their_order(group: str, glyphs: object) -> None:
    wants = columns.wanted(ROWS, "2026", glyphs)  # type: ignore[arg-type]  # one of the two
    names = ("word", "speaker", "tags", "feed", "badge", "day", "ends")
    before: set[str] = set()
    for width in range(24, 220):
        fitted = columns.fitted(width, wants, group)
        there = {name for name in names if getattr(fitted, name)}
        taken = sum(getattr(fitted, name) + columns.GAP for name in there)
        if width >= 36:
            assert fitted.claim + taken + columns.MARK + columns.EDGE == width
            assert fitted.claim >= columns.FEW
        if width > 60:
            assert before <= there, (width, before, there)
        before = there if width >= 60 else set()
        assert columns.OF_GROUP.get(group) not in there
    assert {"speaker", "word"} - {columns.OF_GROUP.get(group)} <= before


def test_ten_thousand_rows_are_narrowed_sorted_and_grouped_in_the_time_of_their_number() -> None:
    made = {size: [row(number, speaker=f"Speaker {number % 90}") for number in range(size)] for size in (2000, 8000)}
    query = find.parse("claim status:unchecked speaker:9", now=NOW)

    def work(size: int) -> object:
        return arranged(ordered(narrowed(made[size], query, Known()), "speaker", True), "day")

    assert grows_less(work, 2000, 8000, 8.0)
