"""`claimwire entities`, and the person's word on entities in the lossless export and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from entity_shelf import peopled
from ui_world import NOW

from tui import cli
from tui.export import jsonl, lossless
from tui.model import Kept, Ruling
from tui.store import entities, naming, rulings
from tui.store.thread import StoreThread

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command on a library in a file of the test."""

    def command(*arguments: str, library: str = "library.db") -> tuple[int, str, str]:
        code = cli.run([*arguments, "--library", str(tmp_path / library)])
        told = capfd.readouterr()
        return code, told.out, told.err

    return command


def said(tmp_path: Path) -> None:
    """A merge, a name given, a watch."""
    with StoreThread(tmp_path / "library.db") as store:
        store.call(rulings.merge, "O:pier", "O:quay", NOW)
        store.call(rulings.alias, "O:quay", "Stone House", NOW)
        store.call(rulings.watch, "L:bay", NOW)
        while store.call(naming.catch_up):
            pass


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_entities_of_the_library_with_what_was_said_of_them(tmp_path: Path, run: Run) -> None:
    peopled(tmp_path / "library.db")
    said(tmp_path)
    code, told, _ = run("entities", "--json")
    first, second = rows(told)
    assert code == 0
    assert (first["name"], first["times"], first["posts"], first["watched"]) == ("Quay Office", 5, 3, False)
    assert first["merged"] == [{"id": "O:pier", "name": "Pier Board"}]
    assert first["given"] == ["Stone House"]
    assert set(first["names"]) == {"Pier Board", "Stone House"}
    assert (second["name"], second["type"], second["watched"]) == ("Hermit Bay", "LOC", True)
    code, told, _ = run("entities")
    assert "Quay Office (Pier Board, Stone House) [merged: Pier Board; named by you: Stone House]" in told
    assert "Hermit Bay [watched]" in told


@pytest.mark.parametrize("name", ["quay office", "PIER BOARD", "Stone House", "O:pier", "O:quay"])
def test_an_entity_is_found_by_any_of_its_names(tmp_path: Path, run: Run, name: str) -> None:
    peopled(tmp_path / "library.db")
    said(tmp_path)
    code, told, _ = run("entities", *name.split(" "), "--json")
    assert code == 0
    assert [row["id"] for row in rows(told)] == ["O:quay"]


def test_a_name_nothing_has_is_told_with_the_nearest(tmp_path: Path, run: Run) -> None:
    peopled(tmp_path / "library.db")
    code, told, wrong = run("entities", "Hermit Bey")
    assert (code, told) == (1, "")
    assert "Did you mean “Hermit Bay”?" in wrong
    assert run("entities", "-n", "1", "--json")[1].count("\n") == 1


def test_what_was_said_goes_with_the_whole_export_and_comes_back(tmp_path: Path, run: Run) -> None:
    peopled(tmp_path / "library.db")
    peopled(tmp_path / "other.db")
    said(tmp_path)
    file = tmp_path / "all.jsonl"
    assert run("export", "-o", str(file))[0] == 0
    assert [row["kind"] for row in rows(file.read_text())] == ["merge", "alias", "watch"]
    code, told, _ = run("import", str(file), library="other.db")
    assert (code, told) == (0, "0 claims and notes, 3 words on entities brought back.\n")
    with StoreThread(tmp_path / "other.db") as store:
        assert {one.name: one.times for one in store.call(entities.known)} == {"Quay Office": 5, "Hermit Bay": 2}
        there = store.call(rulings.said)
    with StoreThread(tmp_path / "library.db") as store:
        assert store.call(rulings.said) == there
    assert json.loads(run("import", str(file), "--json", library="other.db")[1])["entities"] == 0
    assert run("export", "--search", "harbour", "-f", "jsonl")[1] == ""


MERGE = Ruling("merge", "A\x1b]b", "O:b", "B", "ORG", NOW, "O:a")


def test_a_line_is_read_as_it_was_written_and_never_drives_a_terminal() -> None:
    text = lossless.render(Kept(rulings=(MERGE,)))
    assert "\x1b" not in text
    assert lossless.read(text) == (Kept(rulings=(replace(MERGE, name="A]b"),)), [])
    assert jsonl.is_export(text)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"entity": " "}, "Line 1: entity: it is empty."),
        ({"target": ""}, "Line 1: target: it is empty."),
        ({"type": "DOG"}, "Line 1: type: "),
        ({"created": "2026-10-05T10:00:00"}, "Line 1: created: the moment has no offset from UTC."),
        ({"created": 3}, "Line 1: created: "),
    ],
)
def test_a_line_that_is_wrong_is_told_by_its_number_and_field(changed: dict[str, Any], told: str) -> None:
    table = {**json.loads(lossless.render(Kept(rulings=(MERGE,)))), **changed}
    read, notes = lossless.read(json.dumps(table))
    assert read == Kept()
    assert notes[0].startswith(told)
