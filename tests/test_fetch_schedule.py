"""A feed is due by its rhythm, later after failures, and never before the server wants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.fetch.schedule import LONGEST, SHORTEST, WEEK, next_due

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def posts(every: timedelta, count: int = 10) -> list[datetime]:
    return [NOW - every * (number + 1) for number in range(count)]


def pause(**more: object) -> timedelta:
    return next_due(NOW, **more) - NOW  # type: ignore[arg-type]  # keywords of next_due, checked by running it


def test_a_feed_of_unknown_rhythm_is_due_in_about_half_an_hour() -> None:
    assert timedelta(minutes=27) <= pause() <= timedelta(minutes=30)


def test_a_busy_feed_is_asked_often_and_a_quiet_one_daily() -> None:
    assert pause(published=posts(timedelta(minutes=5))) == SHORTEST
    assert timedelta(hours=1) < pause(published=posts(timedelta(hours=3))) <= timedelta(hours=1.5)
    assert pause(published=posts(timedelta(days=9))) >= LONGEST * 0.9


def test_a_feed_that_has_fallen_silent_is_asked_less() -> None:
    old = [at - timedelta(days=5) for at in posts(timedelta(minutes=5))]
    assert pause(published=old) > timedelta(hours=10)


def test_the_feeds_own_ttl_counts_up_to_a_day() -> None:
    assert pause(ttl=120) > timedelta(minutes=100)
    assert pause(ttl=10**6) <= LONGEST


def test_failures_back_off_by_doubling_up_to_a_day() -> None:
    pauses = [pause(failures=failures, jitter_key="") for failures in range(1, 12)]
    assert pauses[:3] == [timedelta(minutes=30), timedelta(minutes=60), timedelta(minutes=120)]
    assert pauses[-1] == LONGEST


def test_retry_after_is_honoured_up_to_a_week() -> None:
    assert pause(failures=1, retry_after=7200) == timedelta(hours=2)
    assert pause(failures=1, retry_after=10**9) == WEEK
    assert pause(retry_after=7200) == timedelta(hours=2)


def test_feeds_added_together_do_not_stay_together_but_each_keeps_its_moment() -> None:
    keys = [f"https://f{number}.example/" for number in range(50)]
    assert len({next_due(NOW, jitter_key=key) for key in keys}) == 50
    assert next_due(NOW, jitter_key=keys[0]) == next_due(NOW, jitter_key=keys[0])


moments = st.lists(st.datetimes(timezones=st.just(UTC)), max_size=30)
numbers = st.integers(0, 10**9)


@pytest.mark.parametrize("failed", [False, True])
@given(published=moments, ttl=numbers, failures=numbers, retry=st.none() | numbers, key=st.text(max_size=9))
def test_the_moment_always_lies_between_a_quarter_of_an_hour_and_a_week_ahead(
    failed: bool, published: list[datetime], ttl: int, failures: int, retry: int | None, key: str
) -> None:
    due = next_due(
        NOW, ttl=ttl, published=published, failures=failures if failed else 0, retry_after=retry, jitter_key=key
    )
    assert SHORTEST <= due - NOW <= WEEK
