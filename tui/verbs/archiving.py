"""`archive`: one article as it was, with what was tagged in it, as a file that is whole by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tui.model import EntryId
from tui.plain import line
from tui.verbs import out
from tui.verbs.given import utc
from tui.verbs.options import Common

STDOUT = "-"


def archive(entry: int, /, *, output: Annotated[str, Parameter(name=["--output", "-o"])] = "", given: Common) -> int:
    """Write an article as it was when you tagged it to one HTML file, with the claims marked. Nothing is fetched.

    Parameters
    ----------
    entry
        Its number, as `list` and `search` print it.
    output
        The file to write, whole or not at all; - is standard output. Without it, one named after the article, here.
    """
    from tui.export import files
    from tui.export.archive import render
    from tui.flows.archiving import archived

    with given.store() as store:
        kept = store.call(archived, EntryId(entry))
    text = render(kept, now=utc())
    if output == STDOUT:
        out.data(text.encode("utf-8", "replace"))
        return 0
    path = Path(output) if output else files.free_name(Path(), files.safe_name(kept.title), "html")
    files.write(path, text)
    out.tell(f"{out.count(len(kept.texts), 'text', 'texts')} of “{line(kept.title)}” written to {line(str(path))}.")
    return 0
