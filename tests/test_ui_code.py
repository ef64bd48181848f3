"""Code has the colours of its language where there are colours, and Pygments is loaded only when code is shown."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from ui_articles import article
from ui_panes import PaneApp, filled, opened_in, shown

from tui.ui.panes.body import Body
from tui.ui.widgets import syntax
from tui.ui.widgets.document import Chunk

PYTHON = 'def count(ferries):\n    # one by one\n    return len("ferries") + 12'


def code(text: str, language: str) -> Chunk:
    """A block of code that begins at offset 5 of its text."""
    return Chunk("code", f"Code:{text}", 5, 5 + len(text), "body", language=language)


def colours(text: str, language: str) -> dict[str, str]:
    """The coloured words of a block and their inks."""
    chunk = code(text, language)
    return {chunk.text[start:end]: ink for start, end, ink in syntax.between(chunk, 0, chunk.end)}


def test_words_strings_numbers_and_remarks_have_inks_of_the_palette() -> None:
    found = colours(PYTHON, "Python")
    assert (found["def"], found["return"]) == ("accent", "accent")
    assert (found["# one by one"], found["12"]) == ("muted", "warning")
    assert "good" in found.values()
    assert "count" not in found


@pytest.mark.parametrize(("text", "language"), [(PYTHON, ""), (PYTHON, "klingon"), ("x = 1\n" * 5_000, "python")])
def test_code_of_no_known_language_or_of_no_end_stays_plain(text: str, language: str) -> None:
    assert colours(text, language) == {}


def test_every_language_has_its_lexer() -> None:
    lexers = import_module("pygments.lexers")
    assert all(hasattr(lexers, f"{name}Lexer") for name in syntax.LEXERS)


def test_a_block_is_read_only_as_far_as_it_is_shown() -> None:
    text = "value = 'one'\n" * 500
    block = syntax.Coloured(text, "python")
    assert block.between(0, 14)
    assert block._read < 100
    assert block.between(len(text) - 14, len(text))
    assert block._read >= len(text) - 1


def test_a_block_that_takes_a_lexer_too_long_stays_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "PATIENCE", 0.0)
    assert colours("while True: pass", "python") == {}


def test_the_app_starts_without_pygments() -> None:
    asked = "import sys, tui.ui.app; print(any(name.split('.')[0] == 'pygments' for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(("theme", "inks"), [("night", 5), ("ansi", 1)])
async def test_code_is_coloured_with_a_theme_and_plain_behind_a_rule_without(theme: str, inks: int) -> None:
    body = Body(id="body")
    app = PaneApp(body, theme=theme, store=filled(1))
    async with app.run_test(size=(80, 20)) as pilot:
        body.opened = opened_in(app.store, article("A title", ("code", PYTHON, "python")))
        await pilot.pause()
        lines = shown(body)
        first = next(number for number, line in enumerate(lines) if "def count" in line)
        assert lines[first + 2].endswith('    return len("ferries") + 12')
        assert lines[first].startswith("    │ def" if theme == "ansi" else "      def")
        words = [part for y in range(first, first + 3) for part in body.render_line(y) if part.text.strip(" │")]
        assert len({str(part.style.color) for part in words if part.style}) == inks
        assert not any(part.style.bold or part.style.dim for part in words if part.style)
