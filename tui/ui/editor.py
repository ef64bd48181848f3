"""Programs of the reader's own: the editor for notes, the browser for links."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
import threading
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from tui.errors import NotFound, NotReadable, NotWritten, Usage
from tui.plain import plain


def editor_of(setting: str, environ: Mapping[str, str]) -> list[str]:
    """The editor's call: the setting, $VISUAL, $EDITOR, else vi. Raises Usage when it cannot be read as one."""
    return _words(setting or environ.get("VISUAL") or environ.get("EDITOR") or "vi")


def edit(text: str, call: list[str]) -> str:
    """Let the person change the text in the editor; the screen must be theirs.

    Raises NotFound, NotReadable, NotWritten."""
    try:
        with tempfile.TemporaryDirectory(prefix="claimwire-") as folder:
            path = Path(folder) / "note.md"
            path.write_text(text, encoding="utf-8")
            _run([*call, str(path)])
            return plain(path.read_text(encoding="utf-8", errors="replace")).strip()
    except OSError as error:
        raise NotWritten("The note's file could not be written or read.", "Look at the temporary folder.") from error


def _run(call: list[str]) -> None:
    try:
        done = subprocess.run(call, check=False)
    except OSError as error:
        raise NotFound(
            f"The editor {call[0]} could not be started.", "Set $EDITOR or `editor` in the config."
        ) from error
    if done.returncode != 0:
        raise NotReadable(f"The editor {call[0]} ended with an error, so nothing was changed.", "Try again.")


def browse(url: str, setting: str) -> None:
    """Open a web address in the browser, never anything else. Raises Usage, NotFound."""
    if not url.startswith(("http://", "https://")):
        raise Usage("This post has no web address.", "y copies what there is.")
    if not setting:
        if not webbrowser.open(url):
            raise NotFound("No browser was found here.", "y copies the address; or set `browser` in the config.")
        return
    call = _words(setting)
    try:
        started = subprocess.Popen(
            [*call, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        threading.Thread(target=started.wait, daemon=True).start()  # no zombie stays, however long it runs
    except OSError as error:
        raise NotFound(f"The browser {call[0]} could not be started.", "Change `browser` in the config.") from error


def _words(call: str) -> list[str]:
    try:
        words = shlex.split(call)
    except ValueError as error:
        raise Usage(f"“{call}” is not a command.", "Check its quotation marks.") from error
    if not words:
        raise Usage("No command is set.", "Write one in the config.")
    return words
