"""A person's own format: a Jinja template filled with the records, in Jinja's sandbox. Jinja is an extra of ours.

What a template may name is in docs/files.md. Words are escaped where the template's or the file's ending says HTML or
XML; a name that means nothing is told with its line, never left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tui.errors import NotReadable, Usage
from tui.export.formats import Made
from tui.export.records import bears, by_article, day, far, figures, guarded, is_highlight, web
from tui.model import Kept
from tui.plain import line

if TYPE_CHECKING:
    from jinja2 import Template

LARGEST = 200_000_000  # characters of a filled template
_TREE = re.compile(r"\.(x?html?|xml|svg|rss|atom)(\.(j2|jinja2?|tmpl|template))?$", re.IGNORECASE)
_FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)


def render(path: Path, kept: Kept, made: Made, *, target: str = "") -> str:
    """The template of that file, filled; it may include others beside it. `target`: the name of the file it is for.

    Raises Usage where Jinja is missing, NotReadable for what is wrong with the template.
    """
    try:
        import jinja2
        from jinja2.sandbox import SandboxedEnvironment
    except ImportError:
        raise Usage("Templates need Jinja.", "Install it: pip install 'claimwire[templates]'.") from None
    env = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(path.parent),
        undefined=jinja2.StrictUndefined,
        autoescape=any(_TREE.search(name) for name in (path.name, target)),
        keep_trailing_newline=True,
    )
    env.filters |= {"day": day, "web": web, "bears": bears, "far": far, "figures": figures}
    try:
        return _filled(env.get_template(path.name), kept, made)
    except jinja2.TemplateSyntaxError as error:
        raise _wrong(error.name or path.name, error.lineno, error.message or "") from None
    except (jinja2.TemplateError, *_FAULTS) as error:
        missing = f"there is no template {error} beside it" if isinstance(error, jinja2.TemplateNotFound) else ""
        raise _wrong(*_place(error.__traceback__, path), missing or str(error) or type(error).__name__) from None


def _filled(template: Template, kept: Kept, made: Made) -> str:
    """All of it, as long as it has an end."""
    parts: list[str] = []
    size = 0
    for part in template.generate(**_words(kept, made)):
        size += len(part)
        if size > LARGEST:
            raise ValueError(f"it makes more than {LARGEST // 1_000_000} million characters")
        parts.append(part)
    return "".join(parts)


def _words(kept: Kept, made: Made) -> dict[str, Any]:
    """What a template may name."""
    records = list(guarded(kept.records))
    claims = [record for record in records if record.kind == "claim" and not is_highlight(record)]
    return {
        "records": records,
        "claims": claims,
        "highlights": [record for record in records if is_highlight(record)],
        "notes": [record for record in records if record.kind == "note"],
        "articles": by_article(records),
        "now": made.now,
        "name": line(made.name),
    }


def _place(trace: TracebackType | None, path: Path) -> tuple[str, int]:
    """The innermost place in a template that an error came from: its file's name and the line."""
    found = list(_places(trace, path.parent))
    return found[-1] if found else (path.name, 0)


def _places(trace: TracebackType | None, folder: Path) -> Iterator[tuple[str, int]]:
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.parent == folder:
            yield file.name, trace.tb_lineno
        trace = trace.tb_next


def _wrong(name: str, number: int, what: str) -> NotReadable:
    where = f"{line(name)}, line {number}" if number else line(name)
    return NotReadable(
        f"The template cannot be filled: {where}: {line(what).rstrip('.')}.", "docs/files.md has examples."
    )
