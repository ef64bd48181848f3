"""Beside the article: evidence under its claims, notes on entities, marks of claims that share a line, the footer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_panes import shown
from ui_world import clock, library, reader, running, told, until

from tui.model import Anchor, Claim, Entity, EntryId, Mention, Query, Status
from tui.store import articles, claims, evidence, notes, timeline
from tui.store.db import Db, open_library
from tui.ui.app import ClaimwireApp
from tui.ui.panes.claims import ClaimsPane
from tui.ui.panes.footer import Footer
from tui.ui.panes.names import Names
from tui.ui.panes.notes import NotesPane

WIDE = (200, 50)


def tagged(db: Db, entry: EntryId, number: int, status: Status, again: bool = False) -> Claim:
    """A claim on the entry's n-th sentence."""
    kept = articles.load(db, entry, "feed")
    assert kept is not None
    one, text = kept.article.sentences[number], kept.article.text
    anchor = Anchor(kept.revision, "body", one.start, one.end, text[one.start : one.end])
    return claims.tag(db, entry, anchor, status=status, now=clock(), again=again)


def named(db: Db, entry: EntryId) -> None:
    """Let its text name something."""
    kept = articles.load(db, entry, "feed")
    assert kept is not None
    things = (Entity("quay-office", "Quay Office", "ORG", (), 1),)
    article = replace(kept.article, entities=things, mentions=(Mention(0, 4, "ORG", "quay-office"),))
    articles.save_article(db, entry, "feed", article, fetched=kept.fetched)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two posts whose second sentences contradict each other."""
    file = tmp_path / "library.db"
    library(file, 4)
    db = open_library(file)
    newest = [row.entry for row in timeline.rows(db, Query(), now=clock(), limit=2)]
    for entry in newest:
        named(db, entry)
    one, other = (tagged(db, entry, 1, Status.ATTRIBUTED) for entry in newest)
    evidence.link(db, one.id, other.id, "contradicts", clock(), note="Ask the harbour.")
    db.close()
    return file


async def pane_of(app: ClaimwireApp, pilot: Pilot[object]) -> ClaimsPane:
    """The newest post opened, the focus on its claims."""
    await pilot.press("enter", "g", "c")
    pane = reader(app).query_one(ClaimsPane)
    await until(pilot, lambda: len(pane.items) == 2)
    return pane


async def test_evidence_stands_under_its_claim_with_kind_words_and_note(path: Path) -> None:
    async with running(path, WIDE) as (app, pilot):
        pane = await pane_of(app, pilot)
        lines = [line.strip() for line in shown(pane)]
        assert lines[0] == "Claims  1"
        assert any(line.startswith("▼ contradicts") for line in lines)
        assert any(line.startswith(("“", "„")) for line in lines[4:])
        assert "Ask the harbour." in lines


async def test_enter_on_evidence_goes_to_the_far_sentence_and_back_comes_back(path: Path) -> None:
    async with running(path, WIDE) as (app, pilot):
        pane = await pane_of(app, pilot)
        screen = reader(app)
        assert screen.opened is not None
        here = screen.opened.row.entry
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry != here)
        assert screen.opened is not None
        (far,) = screen.opened.claims
        assert screen.body.place() == ("body", far.start, far.end)
        assert len(pane.items) == 2, "it stands on both ends"
        await pilot.press("ctrl+o")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry == here)


async def test_a_link_gets_another_kind_another_note_and_goes_with_undo(path: Path) -> None:
    async with running(path, WIDE) as (app, pilot):
        pane = await pane_of(app, pilot)

        def says(words: str) -> bool:
            return any(words in line for line in shown(pane))

        await pilot.press("j", "c")
        await until(pilot, lambda: app.screen is not app.reader)
        await pilot.press("s")
        await until(pilot, lambda: says("support"))
        await pilot.press("a", "ctrl+u", *"Both are right.", "enter")
        await until(pilot, lambda: says("Both are right."))
        await pilot.press("delete")
        await until(pilot, lambda: len(pane.items) == 1)
        assert told(app).startswith("Unlinked")
        await pilot.press("u")
        await until(pilot, lambda: len(pane.items) == 2)
        await pilot.press("u", "u")
        await until(pilot, lambda: says("contradicts") and says("Ask the harbour."))


async def test_a_on_a_claim_writes_a_note_on_its_sentence(path: Path) -> None:
    async with running(path, WIDE) as (app, pilot):
        await pane_of(app, pilot)
        await pilot.press("a", *"Check it.", "enter")
        await until(pilot, lambda: told(app).startswith("Note saved on the sentence"))


async def test_a_note_on_an_entity_is_shown_wherever_it_is_named_and_can_be_changed_and_removed(path: Path) -> None:
    async with running(path, WIDE) as (app, pilot):
        screen = reader(app)
        names, noted = screen.query_one(Names), screen.query_one(NotesPane)
        await pilot.press("enter", "g", "e")
        await until(pilot, lambda: bool(names.items))
        entity = names.items[0]
        await pilot.press("a", *"Runs the quay.", "enter")
        await until(pilot, lambda: bool(noted.items))
        assert told(app) == f"Note saved on {entity.name}"
        assert f"on {entity.name}" in " ".join(shown(noted))
        assert "▤" in " ".join(shown(names))
        assert screen.opened is not None
        entry = screen.opened.row.entry
        assert await app.store.read(notes.of_entry, entry) == (), "it is not on the article"
        await pilot.press("a", "ctrl+e", *" And more.", "enter")
        await until(pilot, lambda: "And more." in " ".join(shown(noted)))
        await pilot.press(">")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry != entry)
        await until(pilot, lambda: "And more." in " ".join(shown(noted)))
        await pilot.press("<")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry == entry)
        await pilot.press("g", "n", "enter")
        await until(pilot, lambda: screen.selected_entity == entity.id)
        await pilot.press("g", "n", "delete")
        await until(pilot, lambda: not noted.items)
        await pilot.press("u")
        await until(pilot, lambda: bool(noted.items))


async def test_a_note_on_the_article_does_not_go_on_with_one_on_an_entity(path: Path) -> None:
    async with running(path, WIDE) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter", "g", "e")
        await until(pilot, lambda: bool(screen.query_one(Names).items))
        await pilot.press("a", *"On a name.", "enter")
        await until(pilot, lambda: bool(screen.query_one(NotesPane).items))
        await pilot.press("g", "f", "a")
        await until(pilot, lambda: screen.status.asking)
        assert screen.status.prompt.value == ""


async def test_claims_that_begin_on_one_line_have_their_marks_side_by_side(path: Path) -> None:
    async with running(path, WIDE) as (app, pilot):
        await pilot.press("enter", "g", "a", "j", "j", "c", "d", "+", "f", "escape")
        body = reader(app).body
        await until(pilot, lambda: len(body.claims_here()) > 1)
        row = body.rows_of(body.here)[0] if body.here else 0
        margin = "".join(piece.text for piece in body.render_line(row - int(body.scroll_offset.y)))[:4]
        assert "⇅" in margin
        assert "▼" in margin


async def test_while_a_field_is_edited_the_footer_says_what_keys_do_in_it(path: Path) -> None:
    async with running(path, (120, 40)) as (app, pilot):
        footer = app.screen.query_one(Footer)
        await pilot.press("enter", "g", "a", "j", "j", "c")
        await until(pilot, lambda: reader(app).body.strip is not None)
        words = "".join(piece.text for piece in footer.render_line(0))
        assert "↵ ok" in words, "the way out has room"
        await pilot.press("tab")
        await until(pilot, lambda: ("Tab", "next") in footer.offers())
        await pilot.press("escape")
        await until(pilot, lambda: ("u", "unchecked") in footer.offers())
