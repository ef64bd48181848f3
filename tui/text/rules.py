"""By which rules a text was understood: a print of this room's code and tables, and of the site's own rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable

from tui.model import SiteRule

_ENDINGS = (".py", ".toml", ".txt")
_GROUND = ("plain.py", "spelling.py")  # what this room stands on: what a text is, when two words are one


def current(own: SiteRule | None = None) -> str:
    """The rules that a digest goes by now; `own`: a person's rule for the page's host."""
    return _room() if own is None else f"{_room()} {blake2b(repr(own).encode(), digest_size=4).hexdigest()}"


@cache
def _room() -> str:
    """Changes with any letter of any file here, so nobody has to count versions by hand."""
    summed = blake2b(digest_size=8)
    ground = [(name, resources.files("tui").joinpath(name).read_bytes()) for name in _GROUND]
    for name, content in (*ground, *_files(resources.files("tui.text"), "text/")):
        summed.update(f"{name}\0{len(content)}\0".encode() + content)
    return summed.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """The rooms' files with what they hold, in the order of their names."""
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _files(one, f"{path}{one.name}/")
        elif one.name.endswith(_ENDINGS):
            yield path + one.name, one.read_bytes()
