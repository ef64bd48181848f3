"""Promises of the workers and the doors: real child processes; a hostile task costs a child, never the reader."""

from __future__ import annotations

import io
import json
import os
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tui.errors import NotReadable, Stopped
from tui.flows import workers as module
from tui.flows.doors import digest_lines, related_lines
from tui.flows.workers import Workers, answer
from tui.model import Page


def sleep_long() -> None:
    """A task that never ends in time."""
    time.sleep(60)


def take_memory() -> int:
    """A task that wants more than a worker may have."""
    return len(bytearray(8 << 30))


def die() -> None:
    """A task that ends its own process."""
    os._exit(3)


def shout() -> None:
    """A task that writes on the terminal it must not have."""
    os.write(1, b"on your screen")
    os.write(2, b"on your screen")
    print("on your screen")  # noqa: T201 - the point of the test


@pytest.fixture(scope="module")
def pool() -> Iterator[Workers]:
    with Workers() as one:
        yield one


def test_a_task_past_its_deadline_is_killed_and_the_next_one_runs(
    pool: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DIGEST_DEADLINE", 0.5)
    with pytest.raises(NotReadable) as told:
        answer(pool.submit(sleep_long), "page", 0.5)
    assert "longer" in told.value.what
    monkeypatch.undo()
    understood = pool.digest(Page(html="<p>Words that can be read.</p>", fragment=True))
    assert understood.article.text == "Words that can be read."


@pytest.mark.parametrize(("task", "says"), [(take_memory, "memory"), (die, "process")])
def test_a_task_that_dies_is_told_in_a_sentence(pool: Workers, task: Any, says: str) -> None:
    with pytest.raises(NotReadable) as told:
        answer(pool.submit(task))
    assert says in told.value.what


def test_a_worker_cannot_write_on_the_screen(pool: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    answer(pool.submit(shout))
    assert capfd.readouterr() == ("", "")


def test_stopping_ends_a_waiting_task_at_once() -> None:
    pool = Workers(1)
    ended: list[BaseException] = []

    def wait() -> None:
        try:
            answer(pool.submit(sleep_long))
        except Stopped as stopped:
            ended.append(stopped)

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.5)
    began = time.monotonic()
    pool.stop()
    waiting.join(5)
    assert ended
    assert time.monotonic() - began < 5
    with pytest.raises(Stopped):
        pool.submit(sleep_long)


def through(door: Any, pool: Workers, *lines: bytes | dict[str, Any]) -> list[dict[str, Any]]:
    """What a door answers to lines."""
    source = io.BytesIO(b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines))
    target = io.BytesIO()
    door(source, target, pool)
    return [json.loads(line) for line in target.getvalue().decode().splitlines()]


def test_the_digest_door_answers_every_line_in_order_bad_ones_with_a_note(pool: Workers) -> None:
    page = "<html><body><article><h1>Head</h1>" + "<p>The port counted 23 ships, officials said on Monday.</p>" * 5
    told = through(
        digest_lines,
        pool,
        {"id": "a", "url": "https://h.example/", "html": page},
        b"not json",
        b"[1, 2]",
        {"no": "id"},
        {"id": "b"},
        {"id": "c", "html": None, "text": "North Korea fired. КНДР \x1b[31mмовчить.", "title": None, "language": None},
        b'{"id": "\\ud800", "text": "x"}',
        {"id": 7, "html": "", "feed": None},
        b"",
        b"[" * 100_000,
    )
    assert [one["id"] for one in told] == ["a", None, None, None, "b", "c", "\ud800", 7, None]
    assert told[0]["text"].count("23 ships") == 5
    assert all(one["note"] for one in (*told[1:5], told[7], told[8]))
    assert told[5]["text"] == "North Korea fired. КНДР [31mмовчить."
    assert {one["entity"] for one in told[5]["mentions"]} == {told[5]["entities"][0]["id"]}
    assert len(told[5]["claims"]) == len(told[5]["sentences"]) == 2
    assert set(told[0]) == {
        "id", "title", "byline", "site", "published", "language", "text", "blocks", "sentences", "mentions", "entities",
        "claims", "links", "note",
    }  # fmt: skip


def test_an_entity_has_one_id_across_documents_and_languages(pool: Workers) -> None:
    told = through(
        digest_lines,
        pool,
        {"id": 1, "text": "The DPRK launched a missile."},
        {"id": 2, "text": "North Korea launched a missile."},
        {"id": 3, "text": "За даними розвідки, КНДР запустила ракету."},
    )
    ids = [{entity["id"] for entity in one["entities"]} for one in told]
    assert ids[0] & ids[1] & ids[2]


def test_the_related_door_ranks_the_same_story_first_and_never_itself(pool: Workers) -> None:
    documents: list[bytes | dict[str, Any]] = [
        {
            "id": "ferry",
            "title": "Ferry strike enters its second week",
            "text": "Ferry crews stay on strike in Eastgate.",
        },
        {
            "id": "nk",
            "title": "North Korea fires a missile",
            "text": "North Korea fired a missile towards the sea. Seoul saw it.",
        },
        {
            "id": "uk",
            "title": "КНДР запустила ракету",
            "text": "Північна Корея запустила ракету в бік моря.",
            "language": "uk",
        },
        {
            "id": "strike",
            "title": "Talks on the ferry strike stall",
            "text": "Crews of the Eastgate ferry strike again.",
        },
        b"broken",
    ]
    told = {one["id"]: one for one in through(related_lines, pool, *documents)}
    assert told["nk"]["related"][0]["id"] == "uk"
    assert told["nk"]["related"][0]["reasons"]
    assert told["ferry"]["related"][0]["id"] == "strike"
    assert all(near["id"] != name for name, one in told.items() for near in one["related"])
    assert told[None]["note"]


def test_a_worker_explains_a_page_beside_the_article_it_makes_of_it(pool: Workers) -> None:
    page = Page(html="<article><h1>Head</h1>" + "<p>The port counted 23 ships, officials said on Monday.</p>" * 5)
    assert pool.explain(page).article == pool.digest(page).article
