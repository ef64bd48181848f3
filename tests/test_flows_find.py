"""Promises of the search words: what a person types becomes exactly one query, and a slip is answered by name."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import Usage
from tui.flows.cut import is_cut
from tui.flows.find import moment, parse
from tui.flows.raw import raw_article
from tui.flows.subscribe import address
from tui.model import Entry, Query, State
from tui.text.when import said_on

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


def test_words_phrases_and_pairs_are_told_apart() -> None:
    asked = parse('missil* "joint chiefs" -ferry feed:"Northern Wire" folder:World tag:arms is:unread', now=NOW)
    assert asked == Query(
        words=("missil*",),
        phrases=("joint chiefs",),
        without=("ferry",),
        feed_names=("Northern Wire",),
        folder="World",
        tags=("arms",),
        unread=True,
    )


def test_days_can_be_named_in_english_and_ukrainian() -> None:
    assert moment("2026-10-05", NOW) == datetime(2026, 10, 5, tzinfo=UTC)
    assert moment("september", NOW) == moment("вересень", NOW) == datetime(2026, 9, 1, tzinfo=UTC)
    assert moment("december", NOW).year == 2025, "a month still to come is last year's"
    assert moment("2w", NOW) == datetime(2026, 11, 9, tzinfo=UTC)
    assert moment("вчора", NOW) == datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("feeed:wire", "feed"),
        ("is:unred", "is:unread"),
        ("before:soon", "2026-10-01"),
        ("after:2026-13-40", "2026-10-01"),
    ],
)
def test_a_slip_is_answered_with_the_right_word(typed: str, answer: str) -> None:
    with pytest.raises(Usage) as told:
        parse(typed, now=NOW)
    assert answer in str(told.value)


def test_an_address_in_the_search_is_a_word() -> None:
    assert parse("https://example.org/a", now=NOW).words == ("https://example.org/a",)


@given(st.text(max_size=60))
def test_no_typing_ends_in_anything_but_a_query_or_a_sentence(typed: str) -> None:
    told = None
    try:
        parse(typed, now=NOW)
    except Usage as slip:
        told = slip
    assert told is None or (told.what and told.hint)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("example.org", "https://example.org"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
    ],
)
def test_an_address_is_completed_as_a_person_means_it(typed: str, meant: str) -> None:
    assert address(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "two words", "file:///etc/passwd", "javascript:alert(1)", "https://", "http://[::1"]
)
def test_what_is_no_web_address_is_refused_with_a_hint(typed: str) -> None:
    with pytest.raises(Usage):
        address(typed)


def test_a_feed_of_teasers_is_cut_and_a_feed_of_whole_posts_is_not() -> None:
    whole = "<p>" + "The ministry gave no figure for October. " * 20 + "</p>"
    teasers = [Entry(str(n), "t", "https://e.example/1", summary="Two lines of it … Read more") for n in range(4)]
    assert is_cut(teasers)
    assert is_cut([Entry("1", "t", "https://e.example/1", summary=whole.replace("</p>", " …</p>"))])
    assert not is_cut([Entry("1", "t", "https://e.example/1", content=whole)])
    assert not is_cut([Entry("1", "a note without a page", summary="short")])


def test_yesterday_and_weekdays_count_from_the_day_of_publication() -> None:
    monday = date(2026, 10, 5)
    assert said_on("The minister said yesterday that the port is open.", monday) == date(2026, 10, 4)
    assert said_on("Про це він повідомив у п'ятницю.", monday) == date(2026, 10, 2)
    assert said_on("The council meets on Wednesday and will vote.", monday) == monday
    assert said_on("The port is open.", monday) == monday


def test_an_entry_before_its_digest_is_readable_paragraphs_with_sentences() -> None:
    article = raw_article(
        Entry(
            "1", "Title", content="<p>First one.&nbsp;Second one.</p><script>x()</script><ul><li>A list<li>of two</ul>"
        )
    )
    assert article.text == "First one. Second one.\n\nA list\n\nof two"
    assert [article.text[one.start : one.end] for one in article.sentences][:2] == ["First one.", "Second one."]


def test_a_search_word_without_its_value_is_no_word_of_a_text() -> None:
    for text in ("before:", "feed: wire", "-tag: x"):
        with pytest.raises(Usage, match="needs a value"):
            parse(text, now=NOW)
    assert parse('"before:"', now=NOW).phrases == ("before:",)


def test_what_claims_a_post_must_have_is_asked_by_status_speaker_and_state() -> None:
    asked = parse('status:false by:"Petro Lysenko" speaker:порт is:orphan is:changed is:note is:highlight', now=NOW)
    assert asked == Query(
        statuses=("false", "highlight"),
        speakers=("Petro Lysenko", "порт"),
        states=(State.ORPHAN, State.MOVED),
        noted=True,
    )
