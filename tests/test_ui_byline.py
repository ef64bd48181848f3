"""The byline says where a text is from, by whom, when and how long, and what the page says of itself, on one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from ui_panes import NOW, filled, opened_in

from tui.model import Opened
from tui.ui.widgets.byline import byline, licence, updated
from tui.ui.widgets.setting import Setting

COMMONS = "https://creativecommons.org/licenses/by-sa/4.0/"


def opened(**changes: object) -> Opened:
    """A post whose page says so much of itself."""
    store = filled(1)
    one = opened_in(store)
    store.close()
    return replace(one, article=replace(one.article, **changes))  # type: ignore[arg-type]  # names of Article's fields


def setting(width: int, measure: int = 72) -> Setting:
    """A screen so wide."""
    return Setting(NOW, lambda moment: moment.astimezone(UTC), lambda words: (words, ()), width, measure)


def line(one: Opened, width: int, measure: int = 72) -> str:
    """The byline with its blanks as a reader sees them."""
    return byline(one, setting(width, measure)).replace("\u00a0", " ")


FULL = {
    "byline": "Mira Castell, Ivan Koval, Petro Lysenko", "site": "Harbour Post",
    "modified": "2026-10-07T08:00:00+00:00", "published": "2026-10-05T07:00:00+00:00", "licence": COMMONS,
    "paywalled": True,
}  # fmt: skip


def test_a_wide_screen_has_all_of_it_in_lines_that_break_between_its_parts() -> None:
    assert line(opened(**FULL), 120) == (
        "Northern Wire · Harbour Post · Mira Castell, Ivan Koval, Petro Lysenko\n"
        "5 Oct 2026, 09:59 · updated 7 Oct · 1 min · behind a paywall\nCC BY-SA 4.0"
    )


def test_at_80_columns_it_is_one_line_that_keeps_the_paywall_and_the_first_author() -> None:
    shown = line(opened(**FULL), 80)
    assert shown == "Northern Wire · Mira Castell +2 · 5 Oct, 09:59 · 1 min · paywall"
    assert line(opened(), 80) == "Northern Wire · Mira Castell · 5 Oct, 09:59 · 1 min"


def test_at_40_columns_age_and_minutes_stay_and_the_paywall_is_a_word() -> None:
    assert line(opened(**FULL), 40, 37) == "Northern Wire · 1m · 1 min · paywall"


def test_where_nothing_more_can_go_the_feeds_name_is_cut() -> None:
    one = replace(opened(**FULL), sources=("page", "feed"))
    assert line(one, 40, 37) == "Northern Wire · 1m · 1 min · paywall\nfeed text"
    assert (
        line(replace(one, article=replace(one.article, paywalled=False)), 40, 37)
        == "Northern Wi… · 1m · 1 min · feed text"
    )


@pytest.mark.parametrize(
    ("modified", "later"),
    [("2026-10-05T22:00:00+00:00", False), ("2026-10-06T00:30:00+00:00", True), ("2026-10-04", False), ("soon", False)],
)
def test_only_a_later_day_counts_as_an_update(modified: str, later: bool) -> None:
    one = opened(modified=modified, published="2026-10-05T07:00:00+00:00")
    assert (updated(one, setting(120)) is not None) == later


def test_an_update_is_told_in_the_readers_own_zone() -> None:
    one = opened(modified="2026-10-06T01:00:00+03:00", published="2026-10-05T07:00:00+00:00")
    assert updated(one, setting(120)) is None
    assert updated(replace(one, article=replace(one.article, modified="2026-10-06T05:00:00+03:00")), setting(120)) == (
        datetime(2026, 10, 6, tzinfo=UTC).date()
    )


def test_many_authors_break_between_words_never_inside_one() -> None:
    names = ", ".join(f"Author Number{n}" for n in range(12))
    shown = byline(opened(byline=names), setting(120))
    assert names in shown, "with blanks that may break"
    assert "5\u00a0Oct\u00a02026,\u00a009:59" in shown


def test_a_site_that_says_the_same_as_the_feed_is_not_said_again() -> None:
    assert line(opened(site="northern wire"), 120).count("Wire") == 1


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (COMMONS, "CC BY-SA 4.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "public domain"),
        ("https://www.wire.example/terms?x=1", "licence: wire.example"),
        ("All rights reserved", "All rights reserved"),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_a_licence_is_said_in_few_words(given: str, name: str) -> None:
    assert licence(given) == name


def test_tags_and_the_feeds_text_are_marked() -> None:
    one = replace(opened(), sources=("page", "feed"), tags=("grain", "port"))
    assert line(one, 120).endswith("5 Oct 2026, 09:59 · 1 min · feed text\n#grain · #port")
    two = replace(one, article=replace(one.article, byline="Mira Castell, Ann Lee"))
    assert "5 Oct, 09:59 · 1 min · feed text\n#grain" in line(two, 120), "this year goes before a line does"
