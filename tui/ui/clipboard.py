"""The clipboard beyond OSC 52 (which Textual writes): tmux, or a program of the desktop; the way taken has a name."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence

PROGRAMS: Sequence[tuple[str, tuple[str, ...], str]] = (
    ("wl-copy", ("wl-copy",), "WAYLAND_DISPLAY"),
    ("xclip", ("xclip", "-selection", "clipboard"), "DISPLAY"),
    ("pbcopy", ("pbcopy",), ""),
)
"""(program, its call, the variable that must be set for it to work)."""
WAIT = 2.0  # seconds a program may take


def copy(text: str, environ: Mapping[str, str]) -> str:
    """Hand the text to tmux and to a program of the desktop; the name of the surest way taken, "" for none."""
    way = ""
    if environ.get("TMUX") and _run(("tmux", "load-buffer", "-w", "-"), text):
        way = "tmux"
    for program, call, variable in PROGRAMS:
        if (not variable or environ.get(variable)) and _run(call, text):
            return program
    return way


def _run(call: Sequence[str], text: str) -> bool:
    if shutil.which(call[0]) is None:
        return False
    try:
        done = subprocess.run(
            call, input=text.encode(), timeout=WAIT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
