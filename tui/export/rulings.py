"""What a person said of entities as lines of the JSON Lines export, beside claims and notes; read back as written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime

import msgspec

from tui.export import jsonl
from tui.model import Ruling
from tui.plain import line


def render(rulings: Iterable[Ruling]) -> str:
    """The rulings, one JSON object a line."""
    return "".join(
        msgspec.json.encode(
            {"format": jsonl.FORMAT, **msgspec.to_builtins(_clean(one), builtin_types=(datetime,))}
        ).decode()
        + "\n"
        for one in rulings
    )


def read(text: str) -> tuple[list[Ruling], list[str]]:
    """The rulings of an export, and a sentence for every line of one that cannot be read. Never raises."""
    rulings: list[Ruling] = []
    notes: list[str] = []
    for number, table in jsonl.tables(text):
        if table.get("kind") not in jsonl.RULINGS:
            continue
        try:
            one = _clean(msgspec.convert({key: value for key, value in table.items() if key != "format"}, Ruling))
        except msgspec.ValidationError as error:
            notes.append(f"Line {number}: {jsonl.said(error)}.")
            continue
        if wrong := _wrong(one):
            notes.append(f"Line {number}: {wrong}.")
        else:
            rulings.append(one)
    return rulings, notes


def _clean(one: Ruling) -> Ruling:
    """Every string of it safe to draw, in one line."""
    words = {each.name: line(getattr(one, each.name)) for each in fields(one) if each.name not in ("kind", "created")}
    return replace(one, **words)  # type: ignore[arg-type]  # a type stays one of its words


def _wrong(one: Ruling) -> str:
    """What no type can say of it; "" when it holds."""
    needed = ("name", "target", "target_name", *(("entity",) if one.kind in ("merge", "split") else ()))
    for name in needed:
        if not str(getattr(one, name)).strip():
            return f"{name}: it is empty"
    return "created: the moment has no offset from UTC" if one.created.tzinfo is None else ""
