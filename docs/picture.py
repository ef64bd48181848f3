"""Makes docs/reader.svg, the README's picture, by running the demo without a terminal: python docs/picture.py."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tui.config import Settings
from tui.flows.demo import open_demo
from tui.flows.workers import prepare
from tui.ui.app import ClaimwireApp

KEYS = ("enter", "j", "j", "c", "escape", "j")


async def main() -> None:
    """Open the first article, tag a sentence, and keep the screen."""
    prepare()
    os.environ["COLORTERM"] = "truecolor"
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "demo.db"
        connect = open_demo(library, datetime.now(UTC))
        app = ClaimwireApp(library, Settings(theme="night"), connect=connect, light=False)
        async with app.run_test(size=(120, 40)) as pilot:
            while not app.refresher.done or app.refresher.running:
                await pilot.pause(0.2)
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause(0.5)
            picture = app.export_screenshot(title="claimwire")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)  # no font is fetched from anywhere
    picture = picture.replace("Fira Code", "monospace")
    Path(__file__).with_name("reader.svg").write_text(re.sub(r"terminal-\d+", "terminal", picture))


if __name__ == "__main__":
    asyncio.run(main())
