"""An article's structure is seen without colour: each kind of block has its place, and nothing of the text is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import pytest
from ui_articles import Given, article, rows

from tui.model import (
    Anchor,
    Article,
    Block,
    BlockKind,
    Claim,
    ClaimId,
    EntryId,
    FeedId,
    Mark,
    MarkKind,
    Opened,
    RevisionId,
    Row,
    Status,
)
from tui.text.sentences import split
from tui.ui.widgets import cells, sheet, swaps
from tui.ui.widgets.document import Chunk, Document, Line, lay_out
from tui.ui.widgets.repeats import without_repeats
from tui.ui.widgets.setting import Setting
from tui.ui.widgets.spans import offset_at, places, rows_of

NOW = datetime(2026, 10, 5, tzinfo=UTC)
LONG = (
    "The harbour office counts a ferry when it leaves the quay, and the ministry counts it when it is announced, so"
    " that a crossing which is broken off in a storm is found in one list and is missing from the other one."
)


def opened(content: Article, *claims: Claim) -> Opened:
    """The article as it is opened."""
    row = Row(EntryId(1), FeedId(1), "Northern Wire", content.title, "https://wire.example/1", NOW)
    return Opened(row, content, "page", RevisionId(1), ("page",), claims=claims)


def setting(measure: int = 72, *, numbers: bool = False) -> Setting:
    """A sheet of so many cells."""
    return Setting(NOW, lambda moment: moment, lambda words: (words, ()), measure=measure, numbers=numbers)


def drawn(document: Document, line: Line) -> str:
    """A line's words where they stand."""
    if line.chunk < 0:
        return ""
    chunk = document.chunks[line.chunk]
    found = (cells.fit(chunk.marker, chunk.indent) if line.first else " " * chunk.indent) + (
        chunk.again if line.again else ""
    )
    left = cells.width(found)
    for start, end, column in line.pieces:
        words = swaps.drawn(chunk.text, start, end, swaps.within(chunk.swaps, start, end)).text
        found += " " * (left + column - cells.width(found)) + words
    return found.rstrip()


def page(*given: Given, measure: int = 72, numbers: bool = False, title: str = "A title", **more: str) -> list[str]:
    """The lines of an article of these blocks, without its title and byline."""
    shown = sheet.document(opened(article(title, *given, **more)), setting(measure, numbers=numbers))
    lines = lay_out(shown, measure, top=0)
    first = next(number for number, line in enumerate(lines) if line.chunk > 1)  # after title and byline
    return [drawn(shown, line) for line in lines[first:]]


def body(chunk: Chunk) -> bool:
    """Whether it is text of the article's body."""
    return chunk.part == "body"


# -- paragraphs and headings


def test_no_short_word_stands_alone_on_the_last_line_of_a_paragraph() -> None:
    lines = page(("paragraph", "The quay at Izmail stays open until the ice."), measure=40)
    assert lines == ["The quay at Izmail stays open until", "the ice."]


def test_a_line_gives_up_no_word_when_that_would_leave_it_half_empty() -> None:
    lines = page(("paragraph", "The Donaudampfschifffahrtsgesellschaft is."), measure=40)
    assert lines == ["The Donaudampfschifffahrtsgesellschaft", "is."]


def test_headings_are_balanced_and_stand_by_the_text_they_head() -> None:
    lines = page(
        ("paragraph", "Before."),
        ("heading", "What the harbour office counts when a ferry leaves the quay and what the ministry does", "", 2),
        ("paragraph", "After."),
        ("heading", "Smaller", "", 3),
        ("paragraph", "Last."),
    )
    assert lines == [
        "Before.", "", "",
        "What the harbour office counts when a ferry", "leaves the quay and what the ministry does",
        "After.", "", "Smaller", "Last.",
    ]  # fmt: skip


def test_headings_have_ranks_by_the_levels_that_are_used() -> None:
    content = article("T", ("heading", "One", "", 3), ("heading", "Two", "", 4), ("heading", "Three", "", 6))
    shown = sheet.document(opened(content), setting())
    assert [chunk.rank for chunk in shown.chunks if chunk.kind == "heading"] == [1, 2, 3]


# -- what is set in


def test_a_quote_is_set_in_at_both_sides_and_its_source_stands_below_it_after_a_dash() -> None:
    lines = page(("quote", LONG), ("attribution", "Mira Castell, pilots’ union"), ("paragraph", "On."))
    assert all(line.startswith("    ") for line in lines[:4])
    assert max(map(len, lines[:4])) <= 72 - 4
    assert lines[4:] == ["    — Mira Castell, pilots’ union", "", "On."]
    assert page(("quote", "No."), ("attribution", "— Ann Lee"))[1] == "    — Ann Lee"


def test_an_item_hangs_under_the_text_of_the_one_it_belongs_to() -> None:
    lines = page(
        ("item", "first", "9.", 1), ("item", "inner", "", 2), ("item", "deeper", "a)", 3), ("item", "second", "10.", 1)
    )
    assert lines == [" 9. first", "    • inner", "      a) deeper", "10. second"]


def test_items_of_many_lines_are_parted_by_blank_lines() -> None:
    assert page(("item", "short", "", 1), ("item", "short too", "", 1)) == ["• short", "• short too"]
    assert page(("item", f"{LONG} {LONG}", "", 1), ("item", "short", "", 1))[-2:] == ["", "• short"]


def test_poems_and_addresses_keep_their_lines_and_long_ones_hang() -> None:
    poem = "Night on the harbour, smoke on the sea,\nand a line so long that it fits\nno screen."
    assert page(("paragraph", poem), measure=24) == [
        "Night on the harbour,", "  smoke on the sea,", "and a line so long that", "  it fits", "no screen.",
    ]  # fmt: skip


def test_a_picture_has_its_sign_and_its_credit_stands_below_the_caption() -> None:
    lines = page(
        ("caption", "The quay.", "https://p.example/1.jpg"), ("caption", "Photo: A. Brandt"), ("paragraph", "On.")
    )
    assert lines == ["▦ The quay.", "  Photo: A. Brandt", "", "On."]


def test_an_embedded_post_is_set_in_with_its_author_first_and_its_address_last() -> None:
    post: Given = ("embed", "Harbour Office: Use lane 4.", "https://social.example/@harbour/7")
    assert page(post)[:2] == ["    Harbour Office: Use lane 4.", "    social.example/@harbour/7"]
    assert page(post, numbers=True) == ["    Harbour Office: Use lane 4.", "    [1] social.example/@harbour/7"]
    assert page(("embed", "https://film.example/7", "https://film.example/7")) == ["    https://film.example/7"]


def test_code_that_is_too_wide_goes_on_behind_a_sign_and_loses_nothing() -> None:
    code = "if ready:\n    send(first_value, second_value, third_value)"
    assert page(("code", code, "python"), measure=32) == [
        "  if ready:", "      send(first_value,", "  ↳ second_value, third_value)",
    ]  # fmt: skip


# -- tables

PRICES = rows(("Fuel", "Week ago", "Now"), ("Diesel", "55,70", "7,40"), ("Petrol", "–", "58,15 €"))


def test_a_table_has_columns_as_wide_as_its_words_and_numbers_at_their_right() -> None:
    assert page(*PRICES) == [
        "Fuel     Week ago       Now",
        "Diesel      55,70      7,40",
        "Petrol          –   58,15 €",
    ]


def test_cells_are_wrapped_within_their_columns_and_rows_then_parted() -> None:
    lines = page(*rows(("Who", "What"), ("Office", LONG), ("Union", "Ask the drivers.")), measure=52)
    at = lines.index("")
    assert lines[0] == "Who     What"
    assert lines[1].startswith("Office  The harbour office counts")
    assert all(line.startswith(" " * 8) for line in lines[2:at])
    assert lines[at + 1] == "Union   Ask the drivers."


def test_a_table_that_does_not_fit_is_rows_of_header_and_value() -> None:
    lines = page(*PRICES, measure=18)
    assert lines[0].startswith("Fuel | Week ago")
    assert lines[-7:] == [
        "Fuel:     Diesel", "Week ago: 55,70", "Now:      7,40", "",
        "Fuel:     Petrol", "Week ago: –", "Now:      58,15 €",
    ]  # fmt: skip


def test_the_head_of_a_table_differs_from_its_rows() -> None:
    shown = sheet.document(opened(article("T", *PRICES)), setting())
    assert [chunk.rank for chunk in shown.chunks if chunk.kind == "row"] == [1, 0, 0]
    (alone,) = [
        chunk for chunk in sheet.document(opened(article("T", PRICES[0])), setting()).chunks if chunk.kind == "row"
    ]
    assert alone.rank == 0


def test_several_rows_of_headers_are_one_label() -> None:
    heads: tuple[Given, ...] = (
        ("row", "Harbour | Ships | Ships", "head"),
        ("row", "Harbour | before | now", "head", 2),
    )
    lines = page(*heads, ("row", "Ruvo North | 1,902 | 1,811"))
    assert lines == [
        "Harbour       Ships   Ships",
        "Harbour      before     now",
        "Ruvo North    1,902   1,811",
    ]
    lines = page(*heads, ("row", f"{LONG} | 1,902 | 1,811"), measure=40)
    assert lines[-2:] == ["Ships before: 1,902", "Ships now:    1,811"]


def test_the_cursor_goes_from_cell_to_cell_only_by_whole_words_of_the_text() -> None:
    content = article("T", *rows(("Who", "What"), ("The office", "It left.")), ("paragraph", "On."))
    shown = sheet.document(opened(content), setting())
    assert [content.text[spot.start : spot.end] for spot in shown.spots[1:]] == [
        "Who | What",
        "The office | It left.",
        "On.",
    ]
    stop = article("T", *rows(("Who", "When"), ("It left. ", "Monday.")))
    spots = sheet.document(opened(stop), setting()).spots
    assert stop.text[spots[-1].start : spots[-1].end] == "Monday."


def test_a_sentence_that_is_a_whole_row_has_all_lines_of_its_cells() -> None:
    content = article("T", *rows(("What", "How many"), (LONG.removesuffix("."), "twelve")))
    shown = sheet.document(opened(content), setting())
    lines = lay_out(shown, 72)
    first, last = rows_of(places(shown, lines), shown.spots[-1])
    assert (lines[first].first, last, last - first > 1) == (True, len(lines) - 1, True)


# -- links and footnotes


def test_links_are_numbered_in_the_text_and_listed_at_its_end_each_address_once() -> None:
    given: tuple[Given, ...] = (
        ("paragraph", "The [[office|https://a.example/]] and the [[union|https://www.b.example/u/]]."),
        ("paragraph", "Again the [[office|https://a.example/]]."),
    )
    lines = page(*given, numbers=True)
    assert lines[:3] == ["The office[1] and the union[2].", "", "Again the office[1]."]
    assert lines[-3:] == ["Links", "[1]  a.example", "[2]  b.example/u"]
    assert page(*given) == ["The office and the union.", "", "Again the office."]
    shown = sheet.document(opened(article("T", *given)), setting())
    assert shown.links == (("office", "https://a.example/"), ("union", "https://www.b.example/u/"))


def test_numbers_are_counted_when_a_line_is_wrapped() -> None:
    words = "[[" + "w" * 30 + "|https://a.example/]] [[" + "v" * 8 + "|https://b.example/]] end of it all"
    lines = page(("paragraph", words), measure=40, numbers=True)
    assert lines[0] == "w" * 30 + "[1]"
    assert lines[1].startswith("v" * 8 + "[2] end")


@pytest.mark.parametrize("measure", range(12, 22))
def test_a_number_stays_with_its_word_however_long_the_word_is(measure: int) -> None:
    lines = page(("paragraph", "[[" + "w" * 16 + "|https://a.example/]] on"), measure=measure, numbers=True)
    lines = lines[: lines.index("")]
    assert "".join(lines).replace(" ", "") == "w" * 16 + "[1]on"
    assert all(len(line) <= measure for line in lines)
    assert sum("w[1]" in line for line in lines) == 1


def test_footnotes_have_raised_signs_and_references_are_drawn_with_the_same() -> None:
    lines = page(
        ("paragraph", "It left.{1}{12} It came.{12} It sank.{*}"),
        ("footnote", "Sheet 40.", "1"), ("footnote", "Sheet 41.", "12"), ("footnote", "Sheet 42.", "*"),
    )  # fmt: skip
    assert lines == ["It left.¹,¹² It came.¹² It sank.*", "", " ¹ Sheet 40.", "¹² Sheet 41.", " * Sheet 42."]


def test_a_reference_leads_to_its_footnote_and_a_footnote_to_its_first_reference() -> None:
    content = article("T", ("paragraph", "It left.{1} It came.{1}"), ("footnote", "Sheet 40.", "1"))
    jumps = {
        (content.text[jump.start : jump.end], jump.to) for jump in sheet.document(opened(content), setting()).jumps
    }
    assert jumps == {("[1]", content.text.index("Sheet")), ("Sheet 40.", content.text.index("[1]"))}


# -- what the body only repeats


def test_a_heading_that_repeats_the_title_and_a_line_that_repeats_the_authors_are_not_drawn() -> None:
    given: tuple[Given, ...] = (
        ("heading", "A  Title!", "", 1),
        ("paragraph", "By Mira Castell"),
        ("paragraph", "It left."),
    )
    assert page(*given, title="A title", byline="Mira Castell") == ["It left."]
    assert page(("paragraph", "Mira Castell resigned."), byline="Mira Castell") == ["Mira Castell resigned."]


def test_a_repeated_title_with_a_claim_on_it_stays() -> None:
    content = article("A title", ("heading", "A title", "", 1), ("paragraph", "It left."))
    anchor = Anchor(RevisionId(1), "body", 0, 7, "A title")
    claim = Claim(ClaimId(1), EntryId(1), anchor, Status.UNCHECKED, start=0, end=7)
    assert len(without_repeats(opened(content), content.blocks)) == 1
    assert len(without_repeats(opened(content, claim), content.blocks)) == 2


# -- all of it

EVERYTHING: tuple[Given, ...] = (
    ("caption", f"{LONG}", "https://p.example/1.jpg"),
    ("paragraph", f"The [[office|https://a.example/]] counts.{{1}} {LONG}"),
    ("paragraph", "日本語の文は空白なしで続く、「二つ目」の文も、1,234円で終わる。文字は一つも失われない。"),
    ("heading", f"{LONG}", "", 2),
    ("quote", "Ми не закриємо причал,\nдоки не прийде крига.\nА коли прийде — побачимо, хто тоді рахуватиме пороми."),
    ("attribution", "ميرا كاستل، من نقابة المرشدين في الميناء الشمالي"),
    ("item", LONG, "", 1), ("item", "inner", "", 2), ("item", LONG, "iii.", 3),
    ("code", "def f(x):\n\treturn [value_number for value_number in range(x)]\n\n\nprint(f(3))", "python"),
    *PRICES,
    *rows(("Who", "What they say", "When"), ("The [[office|https://c.example/]]", LONG, "5 October"), ("", "–", "")),
    ("embed", f"Office: {LONG}", "https://social.example/@harbour/1137"),
    ("footnote", LONG, "1"),
)  # fmt: skip


@pytest.mark.parametrize("measure", [23, 36, 52, 72, 100])
def test_every_character_is_drawn_once_and_within_the_measure(measure: int) -> None:
    content = article("A title", *EVERYTHING)
    shown = sheet.document(opened(content), setting(measure, numbers=True))
    lines = lay_out(shown, measure)
    seen: Counter[int] = Counter()
    for line in lines:
        if line.chunk >= 0 and body(shown.chunks[line.chunk]):
            assert cells.shown_width(drawn(shown, line)) <= measure
            for start, end, _ in line.pieces:
                seen.update(range(start, end))
    wanted = {
        at for block in content.blocks for at in range(block.start, block.end) if content.text[at].strip("| \n\t")
    }
    assert all(seen[at] == 1 for at in wanted)


@pytest.mark.parametrize("measure", [23, 72])
def test_every_sentence_has_its_lines_in_order(measure: int) -> None:
    content = article("A title", *EVERYTHING)
    shown = sheet.document(opened(content), setting(measure, numbers=True))
    lines = lay_out(shown, measure)
    where = places(shown, lines)
    found = [rows_of(where, spot) for spot in shown.spots]
    assert all(first <= last for first, last in found)
    assert [first for first, _ in found] == sorted(first for first, _ in found)
    kinds = {shown.chunks[lines[first].chunk].kind for first, _ in found}
    assert kinds == {block.kind for block in content.blocks} | {"title"}


def test_offsets_are_the_texts_whatever_is_drawn_beside_it() -> None:
    content = article("A title", *EVERYTHING)
    plain, numbered = (sheet.document(opened(content), setting(numbers=one)) for one in (False, True))
    assert plain.spots == numbered.spots
    assert all(chunk.text is content.text for chunk in numbered.chunks if body(chunk))
    assert replace(content) == content


SIGNS = "ab .,\n|[]日本、。」「👩‍🚀é\u00a0مرحبا12"
KINDS: tuple[BlockKind, ...] = tuple({kind for kind, *_ in EVERYTHING} | {"embed"})
SPANS: tuple[MarkKind, ...] = ("link", "reference", "cell", "head", "code")


def whatever(choose: Random) -> Article:
    """An article that no page gives: blocks of any kind, spans across and within them."""
    text = "".join(choose.choices(SIGNS, k=choose.randrange(20, 300)))
    cuts = [0, *sorted(choose.sample(range(1, len(text)), choose.randrange(1, 12))), len(text)]
    blocks = tuple(
        Block(choose.choice(KINDS), start, end, choose.randrange(7), choose.choice(("", "https://x.example/")), "1")
        for start, end in pairwise(cuts)
    )
    starts = choose.choices(range(len(text)), k=9)
    marks = tuple(Mark(choose.choice(SPANS), start, start + choose.randrange(20), "1") for start in starts)
    return Article(text[:9], text, blocks=blocks, marks=marks, sentences=split(text, "en", blocks))


@pytest.mark.parametrize("seed", range(40))
def test_no_article_whatever_is_too_odd_to_be_shown(seed: int) -> None:
    content = whatever(Random(seed))
    for measure in (8, 17, 36, 72):
        shown = sheet.document(opened(content), setting(measure, numbers=True))
        lines = lay_out(shown, measure)
        where = places(shown, lines)
        assert all(0 <= rows_of(where, spot)[0] <= rows_of(where, spot)[1] < len(lines) for spot in shown.spots)
        for line in lines:
            if line.chunk >= 0 and body(chunk := shown.chunks[line.chunk]):
                assert line.start <= offset_at(chunk, line, 5) <= line.end
