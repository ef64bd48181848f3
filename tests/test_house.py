"""The house stands: floors import downwards, rooms on one floor not each other, every library has one owner."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent / "tui"
FLOORS = {
    "tomlfile": -2,
    "config": -1,
    "fetch": 1,
    "text": 1,
    "store": 1,
    "export": 1,
    "flows": 2,
    "ui": 3,
    "verbs": 4,
    "cli": 5,
    "__main__": 6,
}
OWNERS = {
    "httpx2": {"fetch"}, "feedparser": {"fetch"}, "listparser": {"fetch"}, "readability": {"text"},
    "lxml": {"text", "fetch"}, "sqlite3": {"store"}, "textual": {"ui"}, "rich": {"ui", "verbs"}, "pebble": {"flows"},
    "jinja2": {"export"},
    "pygments": {"ui"},
    "cyclopts": {"cli", "verbs"},
}  # fmt: skip
TOP = {"ui", "verbs", "cli"}  # the command line's entry and its verbs open the screen; never the other way round
UI_MAY = {"flows", "store", "export"}
UI_FLOORS = ["widgets", "panes", "screens"]  # inside ui: a folder imports only from those before it


def modules() -> Iterator[tuple[Path, str, set[str]]]:
    """Every module: its path, its room, and the dotted names it imports."""
    for path in sorted(ROOT.rglob("*.py")):
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{path}: relative import"
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
        yield path, path.relative_to(ROOT).parts[0].removesuffix(".py"), names


def ours(names: set[str]) -> set[tuple[str, ...]]:
    """The imports of our own modules, as their parts after `tui`."""
    return {tuple(name.split(".")[1:]) for name in names if name.split(".")[0] == "tui"}


def test_floors_import_downwards_only() -> None:
    for path, room, names in modules():
        for target in ours(names):
            assert room == target[0] or FLOORS.get(room, -3) > FLOORS.get(target[0], -3), (path, target)
            if room in TOP:
                assert target[0] in TOP | UI_MAY or FLOORS.get(target[0], -3) < 0, (path, target)


def test_every_library_has_one_owner() -> None:
    for path, room, names in modules():
        for library in {name.split(".")[0] for name in names} & set(OWNERS):
            assert room in OWNERS[library], f"{path} imports {library}"


def test_inside_ui_imports_go_from_screens_to_panes_to_widgets() -> None:
    for path, room, names in modules():
        inside = path.relative_to(ROOT).parts[1] if room == "ui" else ""
        if inside not in UI_FLOORS:
            continue
        for target in {part[1] for part in ours(names) if part[0] == "ui" and len(part) > 1} & set(UI_FLOORS):
            below = UI_FLOORS.index(target) < UI_FLOORS.index(inside)
            assert below or (target == inside == "widgets"), f"{path} imports ui.{target}"


def test_packages_are_a_docstring_and_screens_stay_small() -> None:
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text())
        assert ast.get_docstring(tree), f"{path} does not say its purpose"
        if path.name == "__init__.py":
            assert len(tree.body) == 1, f"{path} is more than its card"
        if "screens" in path.parts:
            assert len(path.read_text().splitlines()) < 250, path
