"""Pages that keep their article in their scripts: it is read there, as long as it is this page's own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tui.model import Page
from tui.text.extract import extract
from tui.text.scripted import article

LINES = (
    "The ferry company of Marrow Sound will lay off forty deckhands before the winter, its director said on Friday.",
    "Passenger numbers have fallen by a third since the bridge at Tolland opened, and fuel has become dearer.",
    "The union asked the county to take over two of the routes, which carry pupils and patients every morning.",
    "County clerks are to name a price by March, and until then the boats keep to last year's timetable.",
)
TOLD = "Ferries of Marrow Sound lose forty deckhands before winter"
EDITORS: dict[str, Any] = {
    "contentful": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": part} for part in (line[:20], line[20:])]}
        for line in LINES
    ],
    "prosemirror": [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in LINES],
    "slate": [{"type": "paragraph", "children": [{"text": line}]} for line in LINES],
    "portable text": [{"_type": "block", "children": [{"_type": "span", "text": line}]} for line in LINES],
    "draft.js": {"blocks": [{"type": "unstyled", "text": line, "depth": 0} for line in LINES]},
    "html": "".join(f"<p>{line}</p>" for line in (*LINES, *LINES)),
}  # fmt: skip


def page(state: Any, shown: str = "") -> str:
    head = f"<title>{TOLD}</title>"
    told = json.dumps({"props": {"post": {"body": state}}}).replace("</", "<\\/")
    script = f'<script id="__DATA__" type="application/json">{told}</script>'
    return f"<html><head>{head}</head><body><div id=root>{shown}</div>{script}</body></html>"


@pytest.mark.parametrize("editor", EDITORS)
def test_an_article_in_the_state_of_any_editor_is_read(editor: str) -> None:
    found = extract(Page(page(EDITORS[editor])))
    assert found.text.split("\n\n")[:4] == list(LINES)
    assert 0.5 < found.confidence < 1


def test_headings_lists_and_quotes_keep_their_kinds_and_pictures_say_nothing() -> None:
    nodes = [
        *EDITORS["prosemirror"],
        {"type": "heading", "content": [{"type": "text", "text": "What it costs"}]},
        {"type": "image", "attrs": {"src": "/x.png"}},
        {"type": "bulletList", "content": [{"type": "listItem", "content": EDITORS["prosemirror"][:1]}]},
        {"type": "blockquote", "content": EDITORS["prosemirror"][1:2]},
    ]
    found = extract(Page(page(nodes)))
    assert [one.kind for one in found.blocks] == ["paragraph"] * 4 + ["heading", "item", "quote"]


def test_a_state_behind_an_assignment_is_read_and_one_that_is_no_json_is_left() -> None:
    state = json.dumps({"body": EDITORS["slate"]})
    assert article(f"<script>window.__STATE__ = {state};render()</script>", TOLD, "").count("<p>") == 4
    assert article(f"<script>window.__STATE__ = {state[:-40]}</script>", TOLD, "") == ""
    assert article("<script>" + "[" * 100_000 + "</script>", TOLD, "") == ""


def test_another_post_in_the_state_is_not_this_page_s_article() -> None:
    other = "Minister presents a budget with higher taxes on sugar and imported furniture"
    assert article(page(EDITORS["slate"]), other, "") == ""
    assert (
        article(page(EDITORS["slate"]), TOLD, "A minister presents his budget with higher taxes on sugar today") == ""
    )


def test_a_page_that_shows_its_text_needs_no_script() -> None:
    shown = "".join(f"<p>{line} {line[::-1]}.</p>" for line in LINES)
    assert extract(Page(page(EDITORS["slate"], f"<article>{shown}</article>"))).text.count(LINES[0]) == 1


def test_markup_in_the_words_of_a_state_is_text() -> None:
    nodes = [
        {"type": "paragraph", "content": [{"type": "text", "text": f"{line} <script>x</script> & <b>y"}]}
        for line in LINES
    ]
    assert extract(Page(page(nodes))).text.startswith(f"{LINES[0]} <script>x</script> & <b>y")
