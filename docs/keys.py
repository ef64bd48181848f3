"""Writes the README's key table from the one table of commands: python docs/keys.py."""

from __future__ import annotations

from pathlib import Path

from tui.ui.commands import key_table

BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->"


def main() -> None:
    """Replace what stands between the two marks."""
    readme = Path(__file__).parent.parent / "README.md"
    text = readme.read_text()
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    readme.write_text(text[:begin] + key_table() + text[end:])


if __name__ == "__main__":
    main()
