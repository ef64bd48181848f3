"""The seed article, wrapped as a page and fetched from a loopback server: the whole journey on the first text."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from inline import Inline
from pytest_httpserver import HTTPServer

from tui.fetch.client import Client
from tui.flows.reading import draft_claim, open_entry, sentences_naming
from tui.flows.saving import save_url
from tui.model import Opened, Status
from tui.store.thread import StoreThread

SHARED = Path(__file__).parents[1].parent / "shared"
SEED = SHARED / "seed" / "000_c669644affc8c4a1.txt"
PAGES = SHARED / "data" / "articles" / "seed.jsonl"
MARKUPS = ("classes", "bare", "nolinks", "wrapped")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(
    not SEED.exists() or not PAGES.exists(), reason="the seed article is not beside the checkout"
)


def page(markup: str) -> str:
    """The seed in one of its published mark-ups, or its lines simply wrapped as paragraphs of our own page."""
    if markup == "wrapped":
        lines = [line.strip() for line in SEED.read_text().splitlines() if line.strip()]
        body = "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
        return f"<html><head><title>{html.escape(lines[0])}</title></head><body><h1>{lines[0]}</h1>{body}</body></html>"
    rows = [json.loads(line) for line in PAGES.read_text().splitlines()]
    return str(next(row["html"] for row in rows if row["id"] == markup))


@pytest.fixture(params=MARKUPS)
def opened(request: pytest.FixtureRequest, httpserver: HTTPServer, tmp_path: Path) -> Iterator[Opened]:
    httpserver.expect_request("/seed").respond_with_data(page(request.param), content_type="text/html; charset=utf-8")
    store = StoreThread(tmp_path / "library.db")
    with Client(deadline=5.0) as client:
        entry = save_url(store, client, Inline(), httpserver.url_for("/seed"), clock=lambda: NOW)
    yield store.call(open_entry, entry)
    store.close()


def test_the_article_is_whole_and_nothing_else(opened: Opened) -> None:
    text = opened.article.text
    assert opened.article.title.startswith("North Korea supported russia")
    assert text.rstrip().endswith("leader Kim Jong-un.")
    assert "hegemonic unipolar world" in text
    assert not any(furniture in text for furniture in ("Свіжі дописи", "Читати більше", "Cookies", "Новини"))
    assert opened.article.language == "en"


def test_six_teasers_become_links_with_dates_the_soldiers_first(opened: Opened) -> None:
    links = opened.article.links
    assert len(links) == 6
    assert {link.published[:10] for link in links} == {"2025-01-24"}
    assert all(link.title for link in links)
    assert "північнокорейських солдатів" in opened.related[0].title
    assert opened.related[0].reasons


def test_states_and_people_are_found_under_all_their_names(opened: Opened) -> None:
    article = opened.article
    words = {article.text[one.start : one.end].lower(): one.entity for one in article.mentions}
    assert {"russia", "putin"} <= set(words)
    assert words["dprk"] == words["north korea"]
    names = {one.id: one.name for one in article.entities}
    assert names[words["dprk"]] == "North Korea"
    assert len(sentences_naming(opened, words["dprk"])) > 8


def test_claims_know_their_speakers(opened: Opened) -> None:
    article = opened.article
    for words, speaker in (
        ("According to CNN", "CNN"),
        ("threaten the peace", "Matsuno"),
        ("barbaric", "Kishida"),
        ("raise the issue of sovereignty", "North Korea"),
    ):
        at = article.text.index(words)
        sentence = next(one for one in article.sentences if one.start <= at < one.end)
        draft = draft_claim(opened, "body", sentence.start, sentence.end)
        assert speaker in draft.speaker, (words, draft)
        assert draft.status in (Status.ATTRIBUTED, Status.QUOTE)
        assert draft.cue
    at = article.text.index("According to CNN")
    told = next(
        one
        for one in article.suggestions
        if article.sentences[one.sentence].start <= at < article.sentences[one.sentence].end
    )
    assert told.suggested
