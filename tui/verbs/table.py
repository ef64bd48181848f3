"""The table of verbs: what each is called, and the options that stand before or after every one of them."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from tui.errors import Usage
from tui.plain import line
from tui.verbs.given import Given
from tui.verbs.options import STORED, Common, Flag

ABOUT = """A terminal feed reader that keeps who said what, where and when. Without a verb the reader opens.

Exit codes: 0 done, 1 failed, 2 usage, 3 partly, 4 library locked or unreadable, 130 interrupted."""


def read(*, given: Common) -> int:
    """Open the reader: the verb that is meant when there is none."""
    from tui.verbs import reader

    return reader.read(given)


def demo(*, given: Common) -> int:
    """Open the reader on a small newsroom that ships with claimwire, in a library of its own."""
    from tui.verbs import reader

    return reader.demo(given)


def completion(shell: Literal["bash", "zsh", "fish"], /) -> int:
    """Print a script that lets your shell complete verbs and options."""
    from tui.verbs import out

    out.data(build().generate_completion(shell=shell).encode())
    return 0


VERBS = {  # by name, so that only the one that is asked for is loaded
    "read": "table:read", "demo": "table:demo", "completion": "table:completion", "add": "feeds:add",
    "save": "pages:save", "import": "importing:import_", "refresh": "refreshing:refresh", "list": "finding:list_",
    "show": "pages:show", "search": "finding:search", "related": "finding:related", "entities": "entities:entities",
    "claims": "keeping:claims", "export": "exporting:export", "archive": "archiving:archive",
    "digest": "pages:digest",
    "doctor": "about:doctor", "config": "about:config",
}  # fmt: skip
QUERIES = {"list", "search", "claims"}
WITHOUT = re.compile(r"-(?!-|n\d*$|h$).")  # -word, which a query reads as "without word"; not -n 5, not -h


def run(tokens: list[str]) -> int:
    """Do what the command line says; the exit code. Raises TuiError, Usage for words that make no sense."""
    app = build()
    try:
        code = app.meta(
            _words_last(_whole_library(tokens)), exit_on_error=False, print_error=False, result_action="return_value"
        )
    except CycloptsError as error:
        verb = _verb(tokens)
        shown = f"claimwire {verb}" if verb in VERBS else "claimwire"
        raise Usage(line(str(error)), f"`{shown} --help` shows how it is used.") from None
    return int(code or 0)


def build() -> App:
    """The command line as cyclopts reads it."""
    app = App(
        name="claimwire", help=ABOUT, help_format="plaintext", version=_version, suppress_keyboard_interrupt=False
    )

    for name, verb in VERBS.items():
        app.command(f"tui.verbs.{verb}", name=name)
    app.default(read)
    app.meta.suppress_keyboard_interrupt = False

    @app.meta.default
    def launch(
        *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
        library: Path | None = None,
        config: Path | None = None,
        json: Flag = False,
    ) -> int:
        """Read the options every verb has, then hand the rest to the verb.

        Parameters
        ----------
        library
            The library's file; it is made where there is none.
        config
            The config file.
        json
            Print JSON, a line for each thing.
        """
        _known(tokens)
        command, bound, left = app.parse_args(tokens, exit_on_error=False, print_error=False)
        given = {"given": Given(library, config, json)} if "given" in left else {}
        return int(command(*bound.args, **bound.kwargs, **given) or 0)

    return app


def _words_last(tokens: list[str]) -> list[str]:
    """The tokens with `-` and a query's -words at the end, after the -- that keeps them from being read as options."""
    own = tokens.index("--") if "--" in tokens else len(tokens)
    words: list[str] = []
    others: list[str] = []
    query = _verb(tokens) in QUERIES
    for token in tokens[:own]:
        if token == "-" and others and others[-1] in ("-o", "--output"):
            others[-1] = "--output=-"
        elif token == "-" or (query and WITHOUT.match(token)):
            words.append(token)
        else:
            others.append(token)
    return [*others, *(["--", *words, *tokens[own + 1 :]] if words or own < len(tokens) else [])]


def _whole_library(tokens: list[str]) -> list[str]:
    """`digest --library` without a page asks for all that is stored; a file's name behind it still names the file."""
    at = tokens.index("digest") if _verb(tokens) == "digest" else len(tokens)
    for place in range(len(tokens) - 1, at, -1):
        if tokens[place] == "--library":
            named = place + 1 < len(tokens) and not tokens[place + 1].startswith("-")
            if not named:
                return [*tokens[:place], STORED, *tokens[place + 1 :]]
            if all(token == "--json" for token in (*tokens[at + 1 : place], *tokens[place + 2 :])):
                return [*tokens, STORED]
    return tokens


def _verb(tokens: list[str]) -> str:
    """The word that names what to do; "" when there is none."""
    left = iter(tokens)
    for token in left:
        if token in ("--library", "--config"):
            next(left, "")
        elif not token.startswith("-"):
            return token
    return ""


def _known(tokens: tuple[str, ...]) -> None:
    """Raises Usage with the nearest verb when the first word is none."""
    if tokens and not tokens[0].startswith("-") and tokens[0] not in VERBS:
        near = difflib.get_close_matches(tokens[0], list(VERBS), 1)
        hint = f"Did you mean `claimwire {near[0]}`?" if near else "`claimwire --help` lists them all."
        raise Usage(f"There is no verb “{line(tokens[0])}”.", hint)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("claimwire")
    except PackageNotFoundError:
        return f"not installed, from {Path(__file__).parents[1]}"
