"""Text from outside drives nothing: no widget reads it as markup, and no byte of it steers a real terminal."""

from __future__ import annotations

import ast
import json
import re
import tarfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from ui_terminal import Terminal
from ui_world import NOW

from tui.store import feeds
from tui.store.thread import StoreThread

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
READ_MARKUP = {
    "Static",
    "Label",
    "Button",
    "OptionList",
    "Option",
    "DataTable",
    "Select",
    "Tree",
    "TabPane",
    "Markdown",
}
FORBIDDEN = {"notify", "from_markup", "render_markup"}
SETTERS = {"border_title", "border_subtitle", "tooltip", "placeholder"}
TITLES = (
    "[/b] x", "[@click=app.quit]Breaking[/]", "[red]t[/red] [", "path C:\\", "see [/", "Ferry \x1b]52;c;QUJD\x07 late",
    "\x1b[6;66;666mred", "\x9b6;666mC1 \x90q#0\x9c", "\x1bPq#666\x1b\\ six", "\u202eevil\u2066 bidi",
    "one\x85two\u2028three", "e\u0301\u0301\u0301 \u0489 zalgo", "日本語の見出し 👩\u200d🚀 🇺🇦", "\ufeff\u200b\u00ad",
    "עברית ועוד \u200f(1)", "\U000e0041\U000e0042 tags",
)  # fmt: skip


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call in the ui: where it is, itself, the last word of what is called."""
    for path in sorted((ROOT / "tui" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(getattr(to, "attr", "") in SETTERS for to in node.targets):
                raise AssertionError(f"{path.name}:{node.lineno} sets a title that is read as markup")
            if isinstance(node, ast.Call):
                func = node.func
                name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
                yield f"{path.name}:{node.lineno}", node, name


def is_content(node: ast.Call) -> bool:
    """Whether what is shown is Content, made of text as it stands."""
    made = node.args[0] if node.args else None
    return isinstance(made, ast.Call) and getattr(made.func, "id", "") == "Content"


def test_no_widget_of_ours_reads_outside_text_as_markup() -> None:
    for where, node, name in calls():
        assert name not in FORBIDDEN, where
        if name in READ_MARKUP:
            off = [word.value for word in node.keywords if word.arg == "markup"]
            assert off, where
            assert getattr(off[0], "value", True) is False, where
        if name == "update" and isinstance(node.func, ast.Attribute):
            assert is_content(node), f"{where} updates a widget with something else than Content"


def titles() -> list[str]:
    """Our own, and those of the shared corpora where they are."""
    found = list(TITLES)
    for path in (SHARED / "hostile" / "strings.json", SHARED / "suites" / "blns" / "files" / "blns.json"):
        if path.exists():
            read = json.loads(path.read_text(encoding="utf-8"))
            found += list(read.values() if isinstance(read, dict) else read)
    return [title[:400] for title in found if isinstance(title, str)]


def feed_of(texts: list[str]) -> bytes:
    """A feed as careless as the worst: the texts as they are, in titles, bodies, authors, links' words and tags."""
    items = ""
    for number, text in enumerate(texts):
        words = escape(text)
        body = escape(f"<p>He said: {words}. According to {words}, 23 came.</p><a href='/{number}'>{words}</a>")
        items += (
            f"<item><title>{words}</title><guid>{number}</guid><author>{words}</author><category>{words}</category>"
            f"<description>{body}</description></item>"
        )
    feed = f'<rss version="2.0"><channel><title>{escape(TITLES[5])}</title>{items}</channel></rss>'
    return feed.encode("utf-8", "surrogatepass")


def corpus() -> dict[str, bytes]:
    """The hostile feeds of the shared corpus that are about titles; none where it is not."""
    archive = SHARED / "hostile" / "files.tar.xz"
    if not archive.exists():
        return {}
    with tarfile.open(archive) as files:
        names = [f"files/xml_{name}.xml" for name in ("markup_titles", "unicode_titles", "ctrl_in_title")]
        return {f"/{Path(name).name}": member.read() for name in names if (member := files.extractfile(name))}


@pytest.fixture
def terminal(tmp_path: Path, httpserver: HTTPServer) -> Iterator[Terminal]:
    """The program on feeds that want to drive it."""
    pages = {"/own.xml": feed_of(titles()), **corpus()}
    path = tmp_path / "library.db"
    store = StoreThread(path)
    for address, body in pages.items():
        httpserver.expect_request(address).respond_with_data(body, content_type="application/xml")
        store.call(feeds.add, httpserver.url_for(address), title="", typed=True, now=NOW)
    store.close()
    started = Terminal(tmp_path, "--library", str(path), CLAIMWIRE_ALLOW_HOSTS=f"{httpserver.host}:{httpserver.port}")
    yield started
    started.close()


def test_no_byte_of_a_feed_steers_the_terminal_wherever_it_is_shown(terminal: Terminal) -> None:
    terminal.wait_for("1 of")
    terminal.press_until("/Breaking\r", "[@click=app.quit]Breaking[/]")
    terminal.press("\x1b")
    terminal.press("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c")  # an answer that comes too late presses no key
    for keys in (
        "g1",
        "\r",
        "j",
        "c",
        "\x1b",
        *[">"] * 24,
        "a[/b] \x1b[200~\x1b]52;c;QUJD\x07pasted\x1b[201~\r",
        "ge",
        "gr",
        "gc",
    ):
        terminal.press(keys)
        terminal.pump_for(0.15)
    for keys in ("gf", "jjj", "C", "q", "F", "q", ":messages\r", "q", "/click\r", "\x1b"):
        terminal.press(keys)
        terminal.pump_for(0.3)
    terminal.press("\x11")
    assert terminal.ended() == 0
    # our question and the pointer that Textual sets are ours
    raw = terminal.raw.replace(b"\x1b]11;?\x1b\\", b"").replace(b"\x1b]22;default\x07", b"")
    assert b"\x1b[6;66" not in raw, "no colour of a feed's own"
    assert not re.search(rb"\x1b[]PX^_k]", raw), "no OSC, DCS, SOS, PM, APC, title"
    assert not re.search(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xf3\xa0[\x80\x81]", raw), (
        "no C1, bidi, tags"
    )
    assert b"Traceback" not in raw
