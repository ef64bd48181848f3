"""The real program in a real terminal: it starts, digests in child processes, shows articles, and leaves cleanly."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from ui_terminal import Terminal

from tui.model import Query
from tui.store import articles, rulings, timeline
from tui.store.thread import StoreThread


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Terminal]:
    """The demo, starting."""
    terminal = Terminal(tmp_path, "demo", "--library", str(tmp_path / "demo.db"))
    yield terminal
    terminal.close()


def test_the_demo_starts_digests_opens_and_quits_with_the_terminal_as_it_was(demo: Terminal, tmp_path: Path) -> None:
    demo.wait_for("Northern Wire")
    demo.wait_for("1 of")
    demo.press("\r")
    demo.wait_for(" min")
    demo.press_until("c", "Saved")
    demo.press("\x1b")
    demo.press("\x11")
    assert demo.ended() == 0
    assert demo.raw.rstrip().endswith(b"\x1b[?1049l") or b"\x1b[?1049l" in demo.raw[-400:]
    assert b"\x1b[?25h" in demo.raw[-400:], "the cursor shows again"
    assert demo.modes()[3] == demo.before[3], "the terminal echoes again"
    assert b"Traceback" not in demo.raw
    store = StoreThread(tmp_path / "demo.db")
    try:
        assert store.call(timeline.count, Query(claimed=True)) == 1
        done = store.call(timeline.count, Query()) - len(store.call(articles.pending, 500))
        assert done > 0, "the child processes digested"
    finally:
        store.close()


def test_a_signal_ends_it_as_cleanly_as_a_key(demo: Terminal) -> None:
    demo.wait_for("1 of")
    os.kill(demo.pid, signal.SIGTERM)
    assert demo.ended() == 0
    assert demo.modes()[3] == demo.before[3]
    assert b"\x1b[?1049l" in demo.raw[-400:]


def test_the_screen_is_drawn_with_no_byte_that_drives_the_terminal_elsewhere(demo: Terminal) -> None:
    demo.wait_for("1 of")
    demo.press("\r")
    demo.wait_for(" min")
    demo.press("q")
    demo.press("q")
    assert demo.ended() == 0
    assert not re.search(rb"\x1b\](52|0|1|2|8);", demo.raw), "no clipboard, title or link of a feed's making"


def test_entities_are_merged_by_typing_and_stay_merged_after_a_restart(demo: Terminal, tmp_path: Path) -> None:
    demo.wait_for("1 of")
    demo.press("\r")
    demo.wait_for(" min")
    demo.press_until("ge", "Entities")
    demo.press_until("b", "is the same as")
    demo.press("south kor\r")
    demo.wait_for("Merged")
    demo.press("\x11")
    assert demo.ended() == 0
    with StoreThread(tmp_path / "demo.db") as store:
        (said,) = store.call(rulings.said)
    assert said.target_name == "South Korea"
    again = Terminal(tmp_path, "entities", said.name, "--json", "--library", str(tmp_path / "demo.db"))
    again.wait_for(f'"id":"{said.target}"')
    assert again.ended() == 0
    again.close()
