"""Mozilla's readability as a peer: one node process (mozilla.mjs) that answers page by page and says what each cost."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from judging import Answer
from peers import Peer, text_of

NAME = "Mozilla readability"
SCRIPT = Path(__file__).with_name("mozilla.mjs")
_INSTALL = "npm install @mozilla/readability jsdom"


class Node:
    """A running node that has the package; `peer` asks it, `seconds` is what its last answer took."""

    def __init__(self, folder: Path) -> None:
        command = ["node", str(SCRIPT), str(folder.resolve())]
        self.seconds = 0.0
        self._node = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self.peer = Peer(NAME, self._read, _told)

    def _read(self, markup: str, url: str) -> dict[str, Any]:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(json.dumps({"html": markup, "url": url}) + "\n")
        self._node.stdin.flush()
        found: dict[str, Any] = json.loads(self._node.stdout.readline())
        self.seconds = found["ms"] / 1000
        return found

    def stop(self) -> None:
        """End the process."""
        self._node.kill()
        self._node.wait()


def _told(found: dict[str, Any], _: str) -> Answer:
    return Answer(text_of(found["content"]), found["title"], found["byline"], found["published"])


def started(folder: Path) -> Node | None:
    """A node with the package from a folder of npm's, or None and a sentence."""
    if not shutil.which("node"):
        print(f"{NAME} is left out: there is no node.")
    elif not all((folder / "node_modules" / name).is_dir() for name in ("@mozilla/readability", "jsdom")):
        print(f"{NAME} is left out: it is not in {folder}; do {_INSTALL} in a folder and name it with --npm.")
    else:
        return Node(folder)
    return None
