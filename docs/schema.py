"""Writes docs/claimwire.schema.json, the JSON Schema of a line of the JSON Lines export: python docs/schema.py."""

from __future__ import annotations

import json
from pathlib import Path

from tui.export.lines import schema


def main() -> None:
    """Write it beside this file."""
    told = json.dumps(schema(), ensure_ascii=False, indent=1)
    Path(__file__).with_name("claimwire.schema.json").write_text(f"{told}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
