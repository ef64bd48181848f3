"""The files of words and weights in tui/text/words, read as they stand; each room keeps what it makes of them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def text(name: str) -> str:
    """A file as its text."""
    return resources.files("tui.text").joinpath("words", name).read_text("utf-8")


def table(name: str) -> dict[str, Any]:
    """A file as TOML gives it."""
    return tomllib.loads(text(name))
