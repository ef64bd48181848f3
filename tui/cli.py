"""The command's entry: from arguments to an exit code, and every error as a sentence, never a traceback.

Exit codes: 0 done, 1 failed, 2 usage, 3 partly, 4 library locked or unreadable, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from tui.errors import TuiError

INTERRUPTED = 130


def main() -> None:
    """The `claimwire` command."""
    gc.set_threshold(50_000, 20, 50)  # what is loaded at the start stays: looking through it for waste is time lost
    _open_streams()
    sys.excepthook = confess
    threading.excepthook = lambda met: confess(met.exc_type, met.exc_value, met.exc_traceback)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a locale without some letter shows ? there
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    try:
        code = _dispatch(list(arguments))
        sys.stdout.flush()
    except TuiError as error:
        _wrong(error.what, error.hint)
        return error.code
    except KeyboardInterrupt:
        _wrong("Stopped.", "What was done until then is kept.")
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return 0
    except OSError as error:
        _hush()
        _wrong(f"{error.strerror or error}.", "Look whether the disk is full, or its files may be used.")
        return 1
    return code


def confess(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """What a mistake of ours looks like to a person: one sentence with its place; Python's -X dev shows all of it."""
    if sys.flags.dev_mode:
        traceback.print_exception(kind, error, trace)
        return
    if issubclass(kind, KeyboardInterrupt):
        return
    frames = traceback.extract_tb(trace)
    place = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""  # noqa: PTH119
    _wrong(
        f"claimwire made a mistake: {kind.__name__}{place}: {error}.",
        "What was saved is safe. Please report this line with what you did.",
    )


def _dispatch(arguments: list[str]) -> int:
    """The verb's work. The screen alone is opened without loading the command line's grammar: it starts sooner."""
    if (screen := _screen(arguments)) is not None:
        from tui.verbs import reader
        from tui.verbs.given import Given

        verb, library, config = screen
        return (reader.demo if verb == "demo" else reader.read)(Given(library, config))
    from tui.verbs import table

    return table.run(arguments)


def _screen(arguments: Sequence[str]) -> tuple[str, Path | None, Path | None] | None:
    """The verb and its paths when only the screen is asked for, plainly written; None: the grammar reads it."""
    verbs: list[str] = []
    paths: dict[str, Path] = {}
    left = iter(arguments)
    for word in left:
        option, value = word.removeprefix("--"), ""
        if word in ("read", "demo"):
            verbs.append(word)
        elif word not in ("--library", "--config") or option in paths or not (value := next(left, "")):
            return None
        else:
            paths[option] = Path(value)
    if len(verbs) > 1 or any(str(path).startswith("-") for path in paths.values()):
        return None
    return (verbs or ["read"])[0], paths.get("library"), paths.get("config")


def _open_streams() -> None:
    """What was started with closed streams (`>&-`) reads and writes nothing there, and no file takes their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for good


def _wrong(what: str, hint: str) -> None:
    """Say it; imported here, so that Ctrl+C while the program still loads is met by `run`, not by Python."""
    from tui.verbs import out

    out.wrong(what, hint)


def _hush() -> None:
    """Nobody reads what we print any more: let the rest go nowhere, also what Python flushes at its end."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
