"""The README tells today's truth: its key table is the one table, its commands are those that work, its files exist."""

from __future__ import annotations

import re
from pathlib import Path

from tui.ui.commands import key_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def test_the_key_table_is_rendered_from_the_commands() -> None:
    shown = re.search(r"<!-- keys -->\n(.*?)<!-- /keys -->", README, re.DOTALL)
    assert shown is not None
    assert shown[1].strip() == key_table().strip()


def test_the_two_commands_stand_in_it_as_they_are_run() -> None:
    assert "    python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/claimwire demo\n" in README
    assert "    python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest\n" in README


def test_every_file_it_links_to_exists() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
