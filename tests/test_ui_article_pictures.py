"""Every kind of block in one picture, with colours and without: a change of typography is a change of a file.

`pytest tests/test_ui_article_pictures.py --snapshot-update` draws them anew; look at them before you commit them."""

from __future__ import annotations

from typing import Any

import pytest
from test_ui_snapshots import Compare, _the_same_everywhere, pytestmark
from textual.pilot import Pilot
from ui_articles import article, rows
from ui_panes import PaneApp, filled, opened_in

from tui.ui.panes.body import Body

__all__ = ["_the_same_everywhere", "pytestmark"]

CODE = """\
def count(quay):
    # ferries that left
    return sum(1 for ferry in quay if ferry.left and not ferry.came_back_again)"""
COUNTED = article(
    "Two towns count their ferries, and the two counts do not agree",
    ("caption", "The quay at Varn on Monday, with the third ferry of the day.", "https://p.example/1.jpg"),
    ("caption", "Photo: A. Brandt"),
    ("paragraph", "The harbour saw thirty ferries in one week, its [[office|https://harbour.example/week]] said.{1}"),
    ("paragraph", "The [[pilots’ union|https://pilots.example/]] had said so before, and it was not heard by anybody."),
    ("heading", "What is counted", "", 2),
    ("paragraph", "A ferry is counted when it leaves, not when it comes, says a note in `count.py`."),
    ("quote", "Nobody here has slept since Friday. We load at night, we load in the rain, and nobody counts."),
    ("attribution", "Mira Castell, pilots’ union"),
    ("heading", "By quay", "", 3),
    *rows(("Quay", "Ferries", "Lorries"), ("Varn North", "12", "276"), ("Ізмаїл", "9", "1 204"), ("日本港", "–", "88")),
    *rows(
        ("Who", "What they say"),
        ("The office", "Thirty ferries have left since Monday last, among them four of the week before."),
        ("The union", "“Ask the drivers.”"),
    ),
    ("paragraph", "Night on the harbour,\nsmoke on the sea."),
    ("item", "who pays for the lorries,", "1.", 1),
    ("item", "whether the plan is law:", "2.", 1),
    ("item", "the [[court|https://court.example/varn/1183]] says it is,", "", 2),
    ("item", "when the ice comes.", "10.", 1),
    ("code", CODE, "python"),
    ("embed", "Harbour Office: Drivers with fresh fish use lane 4.", "https://social.example/@harbour/1137"),
    ("footnote", "Weekly sheet 40, page 2.", "1"),
)  # fmt: skip


@pytest.mark.parametrize("theme", ["night", "paper", "ansi"])
def test_every_kind_of_block_has_its_shape(theme: str, snap_compare: Compare) -> None:
    body = Body(id="body")
    app = PaneApp(body, theme=theme, store=filled(1))
    app.ansi_color = theme == "ansi"

    async def show(pilot: Pilot[Any]) -> None:
        body.opened = opened_in(app.store, COUNTED)
        body.focus()
        await pilot.pause()
        body.action_down()
        await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 66), run_before=show)
