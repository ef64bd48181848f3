"""Imported first, and only, in the process that forks workers: Ctrl+C is not for it, its words reach no screen.

A terminal sends Ctrl+C to all of a command's processes; only the one a person sees should answer.
"""

from __future__ import annotations

import signal

from tui.flows.tasks import mute

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
mute()
