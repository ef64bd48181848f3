"""The article: what it shows, how a sentence becomes a claim, and how the strip changes it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from textual.pilot import Pilot
from ui_articles import article as set_article
from ui_panes import NOW, PaneApp, act, article, filled, opened_in, shown, until

from tui.model import Block, Claim, Enclosure, Link, Mark, Note, NoteId, Opened, Query, Status
from tui.store import claims, timeline
from tui.ui.panes.body import Body


class Reading(PaneApp):
    """A body with an opened article, and what it told."""

    def __init__(self, theme: str = "night") -> None:
        self.body = Body(id="body")
        super().__init__(self.body, theme=theme, store=filled(1))
        self.changes: list[Opened] = []
        self.moves = self.scrolls = self.ends = 0

    def on_body_changed(self, event: Body.Changed) -> None:
        self.changes.append(event.opened)
        self.body.opened = event.opened

    def on_body_moved(self) -> None:
        self.moves += 1

    def on_body_scrolled(self) -> None:
        self.scrolls += 1

    def on_body_finished(self) -> None:
        self.ends += 1

    def kept(self) -> tuple[Claim, ...]:
        """The claims in the library."""
        row = self.store.call(timeline.rows, Query(), now=NOW)[0]
        return self.store.call(claims.of_entry, row.entry)


async def begin(app: Reading, pilot: Pilot[None], opened: Opened | None = None) -> Body:
    """Open an article and focus it."""
    app.body.opened = opened or opened_in(app.store)
    app.body.focus()
    await pilot.pause()
    return app.body


async def test_an_empty_body_says_which_key_opens_a_post() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)):
        assert "Nothing is open. ↵ opens the post under the cursor." in "\n".join(shown(app.body))


async def test_title_byline_text_and_links_stand_in_their_places() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        opened = opened_in(app.store)
        links = (Link("Older news of the port", published="2026-09-28"), Link("Без дати"))
        body = await begin(app, pilot, replace(opened, article=replace(opened.article, links=links)))
        text = shown(body)
        assert text[1] == "    Ferry leaves the northern port".replace("    ", "▌   ", 1)
        assert text[2] == "    Northern Wire · Mira Castell · 5 Oct, 09:59 · 1 min"
        joined = "\n".join(text)
        assert "    Also on this page" in joined
        assert "    28 Sep  Older news of the port" in joined
        assert "            Без дати" in joined


async def test_a_claim_is_saved_before_the_screen_says_so_and_the_strip_opens() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "down", count=2)
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        (claim,) = app.kept()
        assert claim.anchor.quote == "It was the third crossing, the harbour office said."
        assert app.said[-1].startswith("Saved ")
        await until(pilot, lambda: app.changes)
        assert app.changes[-1].claims[0].id == claim.id
        assert (body.scope, body.chip) == ("strip", "claim")
        row = body.rows_of(body.here)[1] + 1
        assert claim.status in shown(body)[row]
        assert shown(body)[row].startswith("▌")


async def test_one_letter_changes_the_status_and_moving_on_closes_the_strip() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "down", count=2)
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        act(body, "status", "disputed")
        await until(pilot, lambda: app.kept()[0].status == Status.DISPUTED)
        await until(pilot, lambda: "⇅ disputed" in "\n".join(shown(body)))
        act(body, "down")
        assert body.strip is None
        assert body.scope == "body"
        await pilot.pause()
        assert "⇅" in "\n".join(line[:4] for line in shown(body))


async def test_tagging_twice_makes_one_claim_and_opens_it_again() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "down")
        act(body, "tag")
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        act(body, "close")
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        assert len(app.kept()) == 1


async def test_a_headline_can_be_a_claim() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "tag")
        await until(pilot, app.kept)
        assert app.kept()[0].anchor.part == "title"


async def test_tab_edits_the_fields_in_place_and_letters_are_text_there() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "down")
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        act(body, "fields")
        assert body.typing
        await pilot.press("ctrl+u", *"Речник", "space", "s", "tab")
        await until(pilot, lambda: app.kept()[0].speaker == "Речник s")
        await pilot.press(*"said", "left", "left", "backspace", "tab")
        await until(pilot, lambda: app.kept()[0].cue == "sid")
        await pilot.press("ctrl+u", *"2026-10-04", "enter")
        await until(pilot, lambda: app.kept()[0].said == "2026-10-04")
        assert app.kept()[0].status != Status.SUPPORTED
        assert (body.strip, body.typing) == (None, False)


async def test_a_date_that_is_none_is_told_and_changes_nothing() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "down")
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        before = app.kept()[0].said
        for _ in range(3):
            body.action_fields()
        await pilot.press("ctrl+u", *"soon", "escape")
        await pilot.pause()
        assert app.said[-1].startswith("! ")
        assert app.kept()[0].said == before
        assert body.strip is not None
        assert not body.typing


async def test_tags_are_given_and_the_claim_is_taken_off() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "down")
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        app.answer = "port"
        act(body, "tags")
        await until(pilot, lambda: app.kept()[0].tags == ("port",))
        await until(pilot, lambda: "#port" in "\n".join(shown(body)))
        act(body, "remove")
        await until(pilot, lambda: not app.kept())
        await until(pilot, lambda: app.changes[-1].claims == ())
        assert body.strip is None


async def test_the_same_text_again_keeps_the_sentence_and_another_entry_starts_at_its_title() -> None:
    app = Reading()
    async with app.run_test(size=(94, 14)) as pilot:
        opened = opened_in(app.store)
        body = await begin(app, pilot, opened)
        act(body, "last")
        here = body.here
        longer = article(paragraphs=(opened.article.text, "One more paragraph came."))
        body.opened = replace(opened, article=longer)
        await pilot.pause()
        assert body.here is not None
        assert here is not None
        assert body.here.start <= here.start
        body.opened = replace(opened, notes=(Note(NoteId(1), opened.row.entry, "x"),))
        act(body, "last")
        other = replace(opened, row=replace(opened.row, entry=opened.row.entry + 1))  # type: ignore[arg-type]
        body.opened = other
        await pilot.pause()
        assert body.spot == 0
        assert body.scroll_offset.y == 0


async def test_suggestions_notes_and_claims_have_their_columns() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        opened = opened_in(app.store)
        note = Note(NoteId(1), opened.row.entry, "ask")
        body = await begin(app, pilot, replace(opened, notes=(note,)))
        text = shown(body)
        assert text[1][1] == "▤"
        assert sum(line[2:3] == "◦" for line in text) == 3
        act(body, "down", count=2)
        act(body, "tag")
        await until(pilot, lambda: app.changes)
        await pilot.pause()
        assert sum(line[2:3] == "◦" for line in shown(body)) == 2


async def test_mentions_of_the_chosen_entity_are_bold_and_only_then() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)

        def bold() -> bool:
            lines = [body.render_line(y) for y in range(body.size.height)]
            return any(
                "harbour office" in part.text and part.style and part.style.bold for line in lines for part in line
            )

        assert not bold()
        body.selected_entity = "harbour"
        await pilot.pause()
        assert bold()


async def test_blocks_have_their_typography() -> None:
    text = "Heading\nOne item\nDeeper\nA quoted word\nx = 1\nA picture of it"
    blocks = (
        Block("heading", 0, 7, level=2),
        Block("item", 8, 16, level=1),
        Block("item", 17, 23, level=2),
        Block("quote", 24, 37),
        Block("code", 38, 43),
        Block("caption", 44, 59, url="https://p.example/1"),
    )
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        opened = opened_in(app.store)
        made = replace(opened.article, text=text, blocks=blocks, sentences=(), suggestions=(), mentions=())
        body = await begin(app, pilot, replace(opened, article=made))
        lines = [line[4:] for line in shown(body)]
        assert "Heading" in lines
        assert "• One item" in lines
        assert lines[lines.index("• One item") + 1] == "  • Deeper"
        assert "    A quoted word" in lines
        assert "  x = 1" in lines
        assert len(body.document.spots) == 7
        act(body, "last")
        assert body.links() == (("A picture of it", "https://p.example/1"),)


async def test_tables_stand_in_columns_with_their_numbers_at_the_right() -> None:
    rows = ("Fuel | Week ago | Now", "Diesel | 55,70 | 7,40", "Petrol of ninety five | 6,70 | 58,15")
    text, blocks = "\n".join(rows), []
    for words in rows:
        start = text.index(words)
        blocks.append(Block("row", start, start + len(words)))
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        opened = opened_in(app.store)
        made = replace(opened.article, text=text, blocks=tuple(blocks), sentences=(), suggestions=(), mentions=())
        body = await begin(app, pilot, replace(opened, article=made))
        lines = [line[4:] for line in shown(body)]
        at = lines.index("Fuel                    Week ago     Now")
        assert lines[at + 1 : at + 3] == [
            "Diesel                     55,70    7,40",
            "Petrol of ninety five       6,70   58,15",
        ]
        act(body, "down", count=2)
        assert text[body.here.start : body.here.end] == rows[1] if body.here else False
        await pilot.click(offset=(4 + 38, at + 2))
        assert text[body.here.start : body.here.end] == rows[2] if body.here else False


async def test_enter_opens_the_link_of_the_sentence_and_links_can_be_kept() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        opened = opened_in(app.store)
        marks = (Mark("link", 4, 9, "https://ferry.example/"), Mark("strong", 0, 3))
        body = await begin(app, pilot, replace(opened, article=replace(opened.article, marks=marks)))
        act(body, "down")
        assert body.links() == (("ferry", "https://ferry.example/"),)
        act(body, "open")
        await until(pilot, lambda: app.pressed == [("reader.browse", "https://ferry.example/")])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pending": True}, "The page is still to be read."),
        ({"note": "The page could not be read."}, "The page could not be read. p fetches the page, o opens"),
        ({"text": ""}, "There is no text. p fetches the page"),
        ({"doubt": "The page says little."}, "The page says little. o opens the page in the browser."),
        (
            {"doubt": "The page is cut short.", "sources": ("page", "feed")},
            "The page is cut short. x shows the page’s text, o opens",
        ),
        (
            {"enclosures": (Enclosure("https://pod.example/1.mp3", "audio/mpeg", "Episode 1"),)},
            "Episode 1 · audio/mpeg",
        ),
    ],
)
async def test_what_a_reader_should_know_is_a_sentence_with_its_key(changes: dict[str, object], words: str) -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        opened = opened_in(app.store)
        inner = {key: value for key, value in changes.items() if key in ("note", "text", "doubt")}
        made = replace(opened.article, **inner, **({"blocks": (), "sentences": ()} if "text" in inner else {}))  # type: ignore[arg-type]
        outer = {key: value for key, value in changes.items() if key not in inner}
        body = await begin(app, pilot, replace(opened, article=made, **outer))  # type: ignore[arg-type]
        joined = " ".join(" ".join(shown(body)).split())
        assert words in joined


async def test_hostile_titles_are_drawn_as_they_stand() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        opened = opened_in(app.store)
        body = await begin(
            app, pilot, replace(opened, article=replace(opened.article, title="[/b] [@click=app.x]y[/]"))
        )
        assert "[/b] [@click=app.x]y[/]" in shown(body)[1]


async def test_it_works_in_forty_by_twelve_without_colours() -> None:
    app = Reading("ansi")
    async with app.run_test(size=(40, 12)) as pilot:
        body = await begin(app, pilot)
        assert shown(body)[0].startswith("▌ Ferry leaves")
        assert shown(body)[1] == "  Northern Wire · 1m · 1 min"
        act(body, "down")
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        assert all(body.render_line(y).cell_length == 40 for y in range(12))


async def test_opening_is_not_reading_but_scrolling_and_moving_on_are() -> None:
    app = Reading()
    async with app.run_test(size=(60, 10)) as pilot:
        opened = opened_in(app.store)
        body = await begin(app, pilot, opened)
        act(body, "last")
        await pilot.pause()
        assert app.ends == 1
        before = app.scrolls
        body.opened = replace(opened, row=replace(opened.row, entry=opened.row.entry + 1))  # type: ignore[arg-type]
        await pilot.pause()
        assert app.scrolls == before
        body.scroll_lines(3)
        await pilot.pause()
        assert app.scrolls > before
        assert body.position().endswith(" %")
        body.action_first()
        assert body.reads[1] == "1 min left"


async def test_an_undo_is_seen_in_the_open_strip() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        act(body, "down")
        act(body, "tag")
        await until(pilot, lambda: body.strip and app.changes)
        opened = app.changes[-1]
        changed = replace(opened.claims[0], status=Status.FALSE)
        body.opened = replace(opened, claims=(changed,))
        await pilot.pause()
        assert "▼ false" in "\n".join(shown(body))
        body.opened = replace(opened, claims=())
        await pilot.pause()
        assert body.strip is None


async def test_a_sentence_longer_than_the_screen_is_read_to_its_end_before_the_next() -> None:
    app = Reading()
    async with app.run_test(size=(60, 10)) as pilot:
        opened = opened_in(app.store)
        long = article(paragraphs=("word " * 200 + "end. Then comes another one.",))
        body = await begin(app, pilot, replace(opened, article=long))
        act(body, "down")
        seen = [body.scroll_offset.y]
        while body.spot == 1 and len(seen) < 20:
            act(body, "down")
            seen.append(body.scroll_offset.y)
        assert body.spot == 2
        assert len(seen) > 2
        assert all(later - earlier <= 9 for earlier, later in pairwise(seen))


async def test_another_theme_is_drawn_at_once() -> None:
    app = Reading()
    async with app.run_test(size=(94, 30)) as pilot:
        body = await begin(app, pilot)
        night = body.render_line(1)
        app.theme = "paper"
        await pilot.pause()
        paper = body.render_line(1)
        assert [part.style for part in night] != [part.style for part in paper]
        assert body.ink.bold.color in [part.style.color for part in paper if part.style]


async def test_the_caret_stays_in_sight_in_a_long_field_on_a_narrow_screen() -> None:
    app = Reading()
    async with app.run_test(size=(40, 14)) as pilot:
        body = await begin(app, pilot)
        act(body, "down")
        act(body, "tag")
        await until(pilot, lambda: body.strip)
        act(body, "fields")
        assert body.strip is not None
        assert body.strip.editing is not None
        body.strip = replace(body.strip, editing=body.strip.editing.insert("a very long name of a speaker at all"))
        body.redraw()
        (line,) = [line for line in shown(body) if "speaker" in line]
        assert line.endswith("at all▏")


async def test_a_claim_in_a_cell_a_caption_or_a_note_keeps_the_texts_very_words() -> None:
    words = "Varn South | 9 | 1 204"
    content = set_article(
        "A title",
        ("caption", "The quay at Varn.", "https://p.example/1.jpg"),
        ("paragraph", "The [[office|https://harbour.example/]] counts.{1}"),
        ("row", "Quay | Ferries | Lorries", "head"),
        ("row", words),
        ("footnote", "Weekly sheet 40.", "1"),
    )
    app = Reading()
    async with app.run_test(size=(40, 30)) as pilot:
        body = await begin(app, pilot, opened_in(app.store, content))

        async def tag(quote: str) -> None:
            body.go("body", content.text.index(quote))
            act(body, "tag")
            await until(pilot, lambda: body.strip and quote in {claim.anchor.quote for claim in app.kept()})
            act(body, "close")
            await pilot.pause()

        for quote in ("The quay at Varn.", "The office counts.[1]", words, "Weekly sheet 40."):
            await tag(quote)
