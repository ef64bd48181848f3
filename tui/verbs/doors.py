"""The doors for evaluation: JSON lines from standard input to standard output, UTF-8 whatever the locale."""

from __future__ import annotations

import os
import sys


def digest_door() -> int:
    """Answer each line with what was understood of it; 0 even when lines were bad, since their answers say so."""
    from tui.flows.doors import digest_lines
    from tui.flows.workers import Workers

    # A copy of standard input: Python would abort at its end while our thread still waits on the first.
    with Workers() as workers:
        digest_lines(os.fdopen(os.dup(sys.stdin.fileno()), "rb"), sys.stdout.buffer, workers)
    return 0


def related_door(limit: int) -> int:
    """Read all lines, then print for each what is related to it, best first."""
    from tui.flows.doors import related_lines
    from tui.flows.workers import Workers

    with Workers() as workers:
        related_lines(sys.stdin.buffer, sys.stdout.buffer, workers, limit=limit)
    return 0
