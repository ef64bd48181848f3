"""Text is wrapped by cells, its sentence cursor keeps stable offsets, and its marks stand in fixed columns."""

from __future__ import annotations

import time

from textual.geometry import Offset
from textual.selection import Selection
from ui_panes import PaneApp, shown

from tui.ui.widgets import cells
from tui.ui.widgets.document import Chunk, Document, Paint, Sign, Spot, lay_out
from tui.ui.widgets.sentences import Sentences

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


async def test_a_body_of_four_hundred_blocks_is_wrapped_and_drawn_quickly() -> None:
    prose = Sentences()
    async with PaneApp(prose).run_test(size=(120, 40)) as pilot:
        long = document(400, 9)
        await pilot.pause()
        started = time.perf_counter()
        prose.show(long)
        shown(prose)
        assert time.perf_counter() - started < 1.0
        started = time.perf_counter()
        prose.move_to(10)
        shown(prose)
        assert time.perf_counter() - started < 0.3
