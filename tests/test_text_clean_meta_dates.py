"""When a page was published and last changed: its own date with time and zone, and nobody else's."""

from __future__ import annotations

import pytest
from small_pages import BODY, about, day, story

HEADLINE = "<h1>Dredging begins again</h1>"


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (story(datePublished="2025-03-04T08:30:00+01:00"), "2025-03-04T08:30:00+01:00"),
        (story(datePublished="2025-03-04T08:30Z"), "2025-03-04T08:30:00+00:00"),
        (story(datePublished="2025-03-04 08:30:00"), "2025-03-04T08:30:00"),
        (story(datePublished="2025-03-04"), "2025-03-04"),
        ("<meta property='article:published_time' content='2025-03-04T08:30:00+0200'>", "2025-03-04T08:30:00+02:00"),
        ("<meta name='DC.date.issued' content='2025-03-04'>", "2025-03-04"),
        ("<meta name='parsely-pub-date' content='2025-03-04T08:30:00Z'>", "2025-03-04T08:30:00+00:00"),
        ("<meta name='sailthru.date' content='Tue, 04 Mar 2025 08:30:00 GMT'>", "2025-03-04T08:30:00+00:00"),
        ("<meta name='citation_publication_date' content='2025/03/04'>", "2025-03-04"),
        ("<meta name='w-published-date' content='2025-03-04'>", "2025-03-04"),
        ("<meta itemprop='datePublished' content='2025-03-04'>", "2025-03-04"),
    ],
)
def test_the_moment_keeps_the_time_and_zone_the_page_gives(head: str, moment: str) -> None:
    assert day(head, HEADLINE + BODY) == moment


@pytest.mark.parametrize(
    "line",
    [
        "<time datetime='2025-03-04T08:30:00+01:00'>this morning</time>",
        "<p itemprop='datePublished' content='2025-03-04'>this morning</p>",
        "<p property='schema:datePublished' content='2025-03-04'>this morning</p>",
        "<p>Published on March 4, 2025</p>",
        "<p>Quay desk · 04.03.2025</p>",
        "<div class='stamp'><span>Tuesday, 4th March 2025</span></div>",
        "<p>By Ann Lee</p><p>Mar 4, 2025 | 5 min read</p>",
        '<script>window.state = {"datePublished":"2025-03-04T10:00:00Z"}</script>',
    ],
)
def test_a_date_is_found_beside_the_headline(line: str) -> None:
    assert day("", f"{HEADLINE}{line}{BODY}")[:10] == "2025-03-04"


def test_a_date_above_the_headline_is_found_too() -> None:
    assert day("", f"<main><p>4 March 2025</p>{HEADLINE}{BODY}</main>") == "2025-03-04"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "March 4, 2025"),
        ("uk", "4 березня 2025 року"),
        ("ru", "4 марта 2025 г."),
        ("de", "4. März 2025"),
        ("fr", "mardi 4 mars 2025"),
        ("es", "4 de marzo de 2025"),
        ("it", "4 marzo 2025"),
        ("pt", "4 de março de 2025"),
        ("pl", "4 marca 2025"),
        ("nl", "4 maart 2025"),
        ("cs", "4. března 2025"),
        ("sv", "4 mars 2025"),
        ("tr", "4 Mart 2025"),
        ("fi", "4. maaliskuuta 2025"),
        ("hu", "2025. március 4."),
        ("ja", "2025年3月4日"),
        ("ko", "2025년 3월 4일"),
        ("el", "4 Μαρτίου 2025"),
        ("lt", "2025 m. kovo 4 d."),
        ("no", "4. mars 2025"),
        ("sr", "4. март 2025."),
    ],
)
def test_a_visible_date_is_read_in_its_language(lang: str, text: str) -> None:
    assert day("", f"{HEADLINE}<p>{text}</p>{BODY}", lang=lang) == "2025-03-04"


@pytest.mark.parametrize(
    "other",
    [
        "<aside><p>March 4, 2025</p></aside>",
        "<div class='sidebar'><time datetime='2025-03-04'>4 March</time></div>",
        "<div class='related-posts'><p>March 4, 2025</p></div>",
        "<div id='comments'><p>Bo Ek, March 4, 2025</p></div>",
        "<div itemscope itemtype='https://schema.org/Comment'><b itemprop='datePublished'>2025-03-04</b></div>",
        "<footer>© Quay Post, March 4, 2025</footer>",
        "<article class='card'><h3>Fees rise</h3><time datetime='2025-03-04'>4 March</time></article>",
        "<p>Copyright March 4, 2025</p>",
    ],
)
def test_a_date_of_something_else_is_not_the_pages(other: str) -> None:
    own = "<p>May 6, 2024</p>"
    assert day("", f"<article>{HEADLINE}{own}{BODY}</article>{other}") == "2024-05-06"
    assert day("", f"{other}<article>{HEADLINE}{own}{BODY}</article>") == "2024-05-06"


def test_a_foot_of_the_headlines_own_box_may_hold_the_date() -> None:
    foot = "<div class='footer'><time datetime='2024-05-06'>6.5.</time></div>"
    box = f"<div class='article'><div><h3>Dredging begins</h3></div>{foot}"
    assert day("<title>Dredging begins</title>", f"{box}{BODY}</div>") == "2024-05-06"


def test_an_american_date_is_known_by_language_country_and_impossible_days() -> None:
    page = f"{HEADLINE}<p>03/04/2025</p>{BODY}"
    assert day("", page, lang="en-US") == "2025-03-04"
    assert day("", page, lang="en-GB") == "2025-04-03"
    assert day("", page, lang="de") == "2025-04-03"
    assert day("", page, lang="en", base="https://www.quaypost.co.uk/x") == "2025-04-03"
    assert day("", f"{HEADLINE}<p>03/24/2025</p>{BODY}", lang="de") == "2025-03-24"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("4 March 2025, 14:05", "2025-03-04T14:05:00"),
        ("March 4, 2025 at 2:05 p.m.", "2025-03-04T14:05:00"),
        ("March 4, 2025 12:05 AM", "2025-03-04T00:05:00"),
        ("04.03.2025 | 14:05 Uhr", "2025-03-04T14:05:00"),
        ("4 березня 2025, 14:05", "2025-03-04T14:05:00"),
        ("4. maaliskuuta 2025 klo 14.05", "2025-03-04T14:05:00"),
        ("4 March 2025 14:05 GMT", "2025-03-04T14:05:00+00:00"),
        ("4 March 2025 14:05 CET", "2025-03-04T14:05:00+01:00"),
        ("March 4, 2025 2:05 PM EST", "2025-03-04T14:05:00-05:00"),
        ("4 March 2025 14:05 +0300", "2025-03-04T14:05:00+03:00"),
        ("4 March 2025, 99:05", "2025-03-04"),
        ("4 March 2025 | 5 min", "2025-03-04"),
    ],
)
def test_a_visible_time_of_day_is_kept(text: str, moment: str) -> None:
    assert day("", f"{HEADLINE}<p>{text}</p>{BODY}", lang="en") == moment


def test_where_languages_differ_on_a_month_the_more_spoken_is_believed() -> None:
    assert day("", f"{HEADLINE}<p>7 listopada 2022</p>{BODY}", lang="pl") == "2022-11-07"


def test_the_address_tells_the_day_when_the_page_shows_none() -> None:
    assert day("", HEADLINE + BODY, base="https://a.example/2025/03/04/dredging") == "2025-03-04"


def test_modified_is_what_the_page_calls_its_last_change() -> None:
    assert about(story(dateModified="2025-03-05T09:00:00+01:00"), BODY).modified == "2025-03-05T09:00:00+01:00"
    assert about("<meta property='article:modified_time' content='2025-03-05'>", BODY).modified == "2025-03-05"
    assert about("<meta property='og:updated_time' content='2025-03-05'>", BODY).modified == "2025-03-05"
    assert (
        about("", f"{HEADLINE}<time itemprop='dateModified' datetime='2025-03-05'>x</time>{BODY}").modified
        == "2025-03-05"
    )
    assert about("<meta http-equiv='last-modified' content='2025-03-05'>", BODY).modified == ""


def test_a_change_is_not_the_publication_when_the_page_calls_it_one() -> None:
    head = story(datePublished="2025-03-04", dateModified="2025-06-07")
    assert day(head, f"{HEADLINE}<p>Updated June 7, 2025</p>{BODY}") == "2025-03-04"
    assert day("", f"{HEADLINE}<p>Updated June 7, 2025</p><p>March 4, 2025</p>{BODY}") == "2025-03-04"


def test_the_only_day_a_page_shows_as_its_own_is_its_day() -> None:
    head = story(datePublished="2025-03-04", dateModified="2025-06-07T10:00:00Z")
    assert day(head, f"{HEADLINE}<p>June 7, 2025</p>{BODY}") == "2025-06-07T10:00:00+00:00"
    assert day(head, f"{HEADLINE}<p>March 4, 2025</p><p>June 7, 2025</p>{BODY}") == "2025-03-04"


def test_seconds_since_1970_are_a_moment() -> None:
    assert day("<meta name='publish_date' content='1741077000'>", BODY) == "2025-03-04T08:30:00+00:00"
    assert day("<meta name='publish_date' content='1741077000000'>", BODY) == "2025-03-04T08:30:00+00:00"
