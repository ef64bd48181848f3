"""Text is wrapped by cells, its sentence cursor keeps stable offsets, and its marks stand in fixed columns."""

from __future__ import annotations

import time

import pytest
from growth import grows_less
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection
from ui_articles import Given, article
from ui_panes import NOW, PaneApp, shown

from tui.model import Article, EntryId, FeedId, Opened, RevisionId, Row
from tui.ui.widgets import cells, sheet
from tui.ui.widgets.document import Chunk, Document, Paint, Sign, Spot, lay_out
from tui.ui.widgets.sentences import Sentences
from tui.ui.widgets.setting import Setting

WORDS = "The ferry left the harbour on Monday, a spokesman said. "


def document(blocks: int = 3, each: int = 2, words: str = WORDS) -> Document:
    """A title and paragraphs of like sentences."""
    title = "A ferry leaves the northern harbour after a week of waiting for calmer weather at sea"
    chunks = [Chunk("title", title, 0, len(title), "title")]
    spots = [Spot("title", 0, len(title))]
    text = "\n\n".join((words * each).strip() for _ in range(blocks))
    at = 0
    for _ in range(blocks):
        size = len((words * each).strip())
        chunks.append(Chunk("paragraph", text, at, at + size, "body"))
        spots += [Spot("body", at + len(words) * n, at + len(words) * n + len(words.strip())) for n in range(each)]
        at += size + 2
    return Document(tuple(chunks), tuple(spots))


async def test_lines_keep_to_the_measure_and_the_title_is_balanced() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(120, 30)) as pilot:
        prose.show(document())
        await pilot.pause()
        text = [line[4:] for line in shown(prose)]
        assert text[1:3] == ["A ferry leaves the northern harbour after a", "week of waiting for calmer weather at sea"]
        assert all(cells.width(line) <= 72 for line in text)
        assert prose.render_line(5).cell_length == 120


async def test_the_cursor_goes_by_sentences_and_paragraphs_and_keeps_its_offsets_when_the_width_changes() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(120, 30)) as pilot:
        shown_document = document(4, 3)
        prose.show(shown_document)
        await pilot.pause()
        prose.action_next_sentence()
        prose.action_next_paragraph()
        assert prose.spot == 4
        prose.action_down()
        prose.action_previous_paragraph()
        assert prose.spot == 4
        prose.action_previous_paragraph()
        assert prose.spot == 1
        prose.go("body", shown_document.spots[7].start + 3)
        here = prose.here
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert prose.here == here == shown_document.spots[7]
        prose.count, prose.has_count = 3, True
        prose.action_last()
        assert prose.spot == 2


async def test_the_bar_stands_on_each_line_of_the_sentence() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, 30)) as pilot:
        prose.show(document(1, 3))
        prose.focus()
        prose.go("body", len(WORDS))
        await pilot.pause()
        assert prose.here is not None
        first, last = prose.rows_of(prose.here)
        assert last == first + 1
        bars = [number for number, line in enumerate(shown(prose)) if line.startswith("▌")]
        assert bars == [first, last]
        pilot.app.set_focus(None)
        await pilot.pause()
        assert [number for number, line in enumerate(shown(prose)) if line.startswith("▏")] == bars


async def test_a_sentence_that_is_gone_to_shows_and_scrolling_takes_the_cursor_along() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, 12)) as pilot:
        prose.show(document(30, 2))
        await pilot.pause()
        prose.move_to(40)
        first, last = prose.rows_of(prose.here)
        top = prose.scroll_offset.y
        assert top <= first
        assert last < top + 12
        prose.scroll_lines(30)
        first, last = prose.rows_of(prose.here)
        assert prose.scroll_offset.y <= last
        assert first < prose.scroll_offset.y + 12
        while prose.page():
            pass
        assert prose.at_end
        prose.action_first()
        assert prose.scroll_offset.y == 0


async def test_marks_words_and_highlights_stand_beside_and_on_their_sentence() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(120, 30)) as pilot:
        shown_document = document(2, 2)
        spot = shown_document.spots[2]
        prose.show(shown_document)
        prose.decorate(
            [Paint("claim", "body", spot.start, spot.end)],
            [
                Sign(
                    "body",
                    spot.start,
                    spot.end,
                    "◧",
                    words=("attributed", "Harbour office and more of it than there is room"),
                ),
                Sign("body", spot.start, spot.end, "▤", column=1),
            ],
        )
        await pilot.pause()
        row = prose.rows_of(spot)[0]
        line = shown(prose)[row]
        assert line[1:3] == "▤◧"
        assert line[79:] == "attributed"
        assert shown(prose)[row + 1][79:] == "Harbour office and more of it than the…", "cut, and one sees it"
        backgrounds = {segment.style.bgcolor for segment in prose.render_line(row) if segment.style}
        assert prose.ink.claim.bgcolor in backgrounds


async def test_margin_words_go_where_there_is_no_room_and_marks_too_when_very_narrow() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, 20)) as pilot:
        shown_document = document(2, 2)
        spot = shown_document.spots[1]
        prose.show(shown_document)
        prose.decorate([], [Sign("body", spot.start, spot.end, "◧", words=("attributed",))])
        await pilot.pause()
        assert "◧" in "".join(shown(prose))
        assert "attributed" not in "".join(shown(prose))
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "◧" not in "".join(shown(prose))
        assert shown(prose)[1][2:].startswith("A ferry")


async def test_selected_text_is_plain_and_lines_of_a_paragraph_are_joined() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, 20)) as pilot:
        prose.show(document(2, 2))
        await pilot.pause()
        first = next(number for number, line in enumerate(prose.lines) if line.chunk == 1)
        found = prose.get_selection(Selection(Offset(4, first), Offset(9, first + 1)))
        assert found is not None
        assert found[0] == (WORDS * 2)[4 : prose.lines[first + 1].start + 9]
        everything = prose.get_selection(Selection(None, None))
        assert everything is not None
        assert everything[0].count("\n\n") == 2


async def test_a_click_goes_to_the_sentence_under_it() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, 20)) as pilot:
        prose.show(document(2, 3))
        await pilot.pause()
        row = prose.rows_of(prose.document.spots[2])[1]
        await pilot.click(offset=(5, row))
        assert prose.spot == 2


async def test_wide_and_combining_characters_keep_their_offsets() -> None:
    words = "日本語の文は空白なしで続く。 Слово і́ ще́ одне, 👩‍🚀 тут. "
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(40, 20)) as pilot:
        prose.show(document(3, 3, words))
        await pilot.pause()
        assert all(prose.render_line(y).cell_length == 40 for y in range(20))
        text = prose.document.chunks[1].text
        drawn = [text[line.start : line.end] for line in prose.lines if line.chunk == 1]
        assert "".join(drawn).replace(" ", "") == (words * 3).replace(" ", "")


def test_code_keeps_its_blanks_and_lists_hang() -> None:
    code = "def f():\n\treturn 1\n\n    pass"
    lines = lay_out(Document((Chunk("code", code, 0, len(code), "body", indent=2),)), 72, top=0)
    assert [code[line.start : line.end] for line in lines] == ["def f():", "\treturn 1", "", "    pass"]


async def test_a_long_body_is_wrapped_in_linear_time_and_once() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(120, 40)) as pilot:
        await pilot.pause()

        def show(blocks: int) -> None:
            prose.show(document(blocks, 9))
            shown(prose)

        assert grows_less(show, 200, 400, 3)
        laid = prose.lines
        prose.move_to(10)
        shown(prose)
        assert prose.lines is laid


async def shown_article(prose: Sentences, pilot: Pilot[None], content: Article, *, numbers: bool = False) -> None:
    """Show the sheet of an article."""
    row = Row(EntryId(1), FeedId(1), "Wire", content.title, "https://wire.example/1", NOW)
    opened = Opened(row, content, "page", RevisionId(1), ("page",))
    setting = Setting(NOW, lambda moment: moment, lambda words: (words, ()), measure=prose.column, numbers=numbers)
    prose.show(sheet.document(opened, setting))
    await pilot.pause()


FOOTNOTES = article(
    "A title",
    ("paragraph", "It left.{1} It came and sank.{2}{1}"),
    ("paragraph", " ".join(WORDS * 30)),
    ("footnote", "Sheet 40.", "1"),
    ("footnote", "Sheet 41.", "2"),
)


async def test_a_reference_is_followed_to_its_footnote_and_the_same_key_leads_back() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, 14)) as pilot:
        await shown_article(prose, pilot, FOOTNOTES)
        text = FOOTNOTES.text
        assert not prose.jump_footnote(), "the title has none"
        prose.go("body", text.index("It came"))
        origin = prose.here
        for footnote in ("Sheet 41.", "Sheet 40.", "Sheet 41."):
            assert prose.jump_footnote()
            assert prose.here is not None
            assert text[prose.here.start : prose.here.end] == footnote, "each of its references in turn"
            assert prose.jump_footnote()
            assert prose.here == origin
        prose.go("body", text.index("Sheet 40."))
        prose._jumped = None
        assert prose.jump_footnote()
        assert prose.here is not None
        assert text[prose.here.start : prose.here.end].startswith("It left."), "its first reference"


@pytest.mark.parametrize("height", [9, 10, 11, 12, 13, 14])
async def test_a_page_does_not_end_in_a_heading(height: int) -> None:
    blocks: list[Given] = []
    for number in range(12):
        blocks += [("paragraph", f"{WORDS * number}It left."), ("heading", f"Part {number}", "", 2)]
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, height)) as pilot:
        await shown_article(prose, pilot, article("A title", *blocks, ("paragraph", WORDS * 9)))
        pages = 0
        while prose.page() and not prose.at_end:
            pages += 1
            last = next(line for line in reversed(shown(prose)) if line.strip())
            assert not last.strip().startswith("Part ")
        assert pages > 2


async def test_the_cursor_comes_along_through_tables_and_lists() -> None:
    rows: list[Given] = [("row", f"Row {number} | {WORDS * 2} | {number}") for number in range(20)]
    content = article("A title", *rows, *[("item", WORDS * 3, "", 1 + number % 3) for number in range(9)])
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(64, 12)) as pilot:
        await shown_article(prose, pilot, content)
        for lines in (*[3] * 40, *[-5] * 20, 31, -17, 60, -40):
            prose.scroll_lines(lines)
            first, last = prose.rows_of(prose.here)
            assert first < prose.scroll_offset.y + 12
            assert last >= prose.scroll_offset.y


async def test_a_click_in_a_wrapped_cell_goes_to_its_sentence_and_a_selection_reads_as_the_text_does() -> None:
    cell = "The office counts it when it leaves. The ministry counts it when it is announced, which may be never."
    content = article("A title", ("row", f"Ferries | {cell}"), ("row", "Lorries | Nobody counts them."))
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(64, 24)) as pilot:
        await shown_article(prose, pilot, content)
        lines = shown(prose)
        row = next(number for number, line in enumerate(lines) if "announced" in line)
        await pilot.click(offset=(lines[row].index("announced") + 2, row))
        assert prose.here is not None
        assert content.text[prose.here.start : prose.here.end].startswith("The ministry counts it")
        first, last = prose.rows_of(prose.here)
        assert first <= row <= last
        everything = prose.get_selection(Selection(None, None))
        assert everything is not None
        assert f"Ferries | {cell}" in everything[0]


async def test_the_lines_a_cursor_leaves_and_reaches_are_drawn_anew_and_no_others() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(80, 30)) as pilot:
        prose.show(document(4, 3))
        prose.focus()
        await pilot.pause()
        for move in (prose.action_down, prose.action_down, prose.action_next_paragraph, prose.action_up):
            before = [prose.render_line(y) for y in range(30)]
            left = prose.rows_of(prose.here)
            move()
            after = [prose.render_line(y) for y in range(30)]
            reached = prose.rows_of(prose.here)
            kept = [y for y in range(30) if not any(first <= y <= last for first, last in (left, reached))]
            assert all(before[y] is after[y] for y in kept)
            prose.redraw()
            assert after == [prose.render_line(y) for y in range(30)]


def test_signs_of_east_asia_stand_where_they_may_and_words_and_numbers_among_them_are_whole() -> None:
    text = "港の事務所は「三十隻」と言う。組合は、1,234円とspokesmanの話。"
    for width in range(8, 40):
        lines = [text[start:end] for start, end in cells.wrap(text, 0, len(text), width)]
        assert "".join(lines) == text
        assert not any(line[0] in "、。」）" or line[-1] in "「（" for line in lines)
        if width > 10:
            assert any("1,234" in line for line in lines)
            assert any("spokesman" in line for line in lines)


@pytest.mark.parametrize(
    "words", ["الميناء الشمالي في أسبوعٍ واحدٍ، حسبما قال مكتب الميناء ", "הנמל הצפוני טיפל בשלושים מעבורות "]
)
def test_text_from_right_to_left_keeps_its_order_and_its_marks(words: str) -> None:
    text = (words * 5).strip()
    lines = [text[start:end] for start, end in cells.wrap(text, 0, len(text), 30)]
    assert " ".join(lines) == text
    assert all(cells.width(line) <= 30 for line in lines)


@pytest.mark.parametrize("unit", ["日本語の文", "e\u0301", "x", "・", "a b ", "\u200d"])
def test_wrapping_takes_twice_as_long_for_twice_the_text(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            list(cells.wrap(text, 0, len(text), 72))
            best = min(best, time.process_time() - began)
        return best

    assert seconds(40_000) < 5 * seconds(20_000) + 0.01
