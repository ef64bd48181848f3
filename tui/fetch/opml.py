"""Lists of subscriptions: reads OPML 1, 1.1 and 2 (and hands newsboat's file on), writes OPML 2.0 (opml.org/spec2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from listparser import opml as outlines
from lxml import etree

from tui.errors import NotReadable
from tui.fetch.charsets import decode
from tui.fetch.imported import Collected, Imported, ImportedFeed
from tui.fetch.newsboat import is_urls, read_urls
from tui.fetch.prolog import document
from tui.fetch.repair import DECLARATION, well_formed
from tui.model import Feed
from tui.plain import line

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 32
_HINT = "Give it an OPML file, or the urls file of newsboat."


class _Outlines(outlines.OpmlMixin):
    """listparser's reading of outlines, kept in the list's own order, with the one folder that each feed stands in."""

    def __init__(self, into: Collected) -> None:
        super().__init__()
        self.harvest = {"feeds": [], "lists": [], "opportunities": [], "meta": {}}
        self._into = into
        self.where = ""  # "Line 3: ", where the element stands in the file

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """OPML's names in any case, as they are found."""
        super().start(tag.lower(), {name.lower(): value for name, value in attrs.items()})

    def end(self, tag: str) -> None:
        super().end(tag.lower())

    def start_opml_outline(self, attrs: dict[str, str]) -> None:
        """A feed, or a folder of them; OPML 1 says `url` where OPML 2 says `xmlUrl`."""
        if self._into.full:
            self.hierarchy.append("")  # its end takes this off again
            return
        kind = attrs.get("type", "").strip().lower()
        if "url" in attrs and "xmlurl" not in attrs and kind in ("", "rss", "atom", "feed", "xml"):
            attrs["xmlurl"] = attrs["url"]
        folder = "/".join(line(name).replace("/", "∕") for name in self.hierarchy[:MAX_DEPTH] if line(name))
        url = line(attrs.get("xmlurl", ""))
        title = line(attrs.get("text", "") or attrs.get("title", ""))
        if url and kind != "source":
            tags = [line(tag.strip().strip("/")) for tag in attrs.get("category", "").split(",")]
            found = ImportedFeed(url, title[:500], folder or _sole(tags), tuple(tag for tag in tags if tag))
            self._into.add(found, self.where)
        elif "xmlurl" in attrs:
            self._into.skip(f"{self.where}{title or 'An outline'}: it has no address of a feed.")
        super().start_opml_outline({name: value for name, value in attrs.items() if name != "category"})


def read(data: bytes, name: str) -> Imported:
    """The feeds of an OPML or newsboat file; `name`, the file's, is for messages. Raises NotReadable for any other."""
    if len(data) > MAX_BYTES:
        raise NotReadable(f"{line(name)} is larger than 10 MB.", _HINT)
    text, _ = decode(data)
    into = Collected()
    if "<opml" in text[:100_000].lower():
        _read_opml(text, into)
    elif is_urls(text):
        read_urls(text, into)
    else:
        raise NotReadable(f"{line(name)} is not a list of subscriptions.", _HINT)
    found = into.done()
    if not found.feeds and not found.skipped:
        raise NotReadable(f"{line(name)} holds no subscription.", _HINT)
    return found


def _sole(tags: list[str]) -> str:
    """A list without nesting keeps its folder in the category."""
    return tags[0] if len(tags) == 1 else ""


def _read_opml(text: str, into: Collected) -> None:
    source = document(text)
    xml, mended = well_formed(source)
    before = text[: len(text) - len(source.text)].count("\n") - DECLARATION.count("\n")
    outlines_of = _Outlines(into)
    root = etree.fromstring(xml.encode("utf-8"), etree.XMLParser(no_network=True))
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            outlines_of.where = "" if mended else f"Line {before + element.sourceline}: "
            outlines_of.start(element.tag, dict(element.attrib))
        else:
            outlines_of.end(element.tag)


def write(feeds: Sequence[Feed], title: str, now: datetime) -> str:
    """OPML 2.0 of these feeds, folders as nested outlines; pages saved by hand are no subscription and stay out."""
    tree = _Folder()
    for feed in feeds:
        if not feed.kept:
            tree.at([part for part in feed.folder.split("/") if part]).feeds.append(feed)
    head = f"<title>{_text(title)}</title><dateCreated>{format_datetime(now)}</dateCreated>"
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', f"  <head>{head}</head>", "  <body>"]
    rows += [*tree.rows("    "), "  </body>", "</opml>", ""]
    return "\n".join(rows)


class _Folder:
    """A folder on its way to becoming nested outlines."""

    def __init__(self) -> None:
        self.feeds: list[Feed] = []
        self.folders: dict[str, _Folder] = {}

    def at(self, path: list[str]) -> _Folder:
        """The folder of this path, made where it is missing."""
        return self.folders.setdefault(path[0], _Folder()).at(path[1:]) if path else self

    def rows(self, indent: str) -> list[str]:
        """Its outlines, folders first."""
        rows: list[str] = []
        for name, folder in self.folders.items():
            label = quoteattr(line(name))
            rows += [
                f"{indent}<outline text={label} title={label}>",
                *folder.rows(indent + "  "),
                f"{indent}</outline>",
            ]
        return rows + [indent + _outline(feed) for feed in self.feeds]


def _outline(feed: Feed) -> str:
    label = quoteattr(line(feed.title) or feed.url)
    more = {"xmlUrl": feed.url, "htmlUrl": feed.site, "language": feed.language}
    more["category"] = f"/{feed.folder}" if feed.folder and "," not in feed.folder else ""
    said = "".join(f" {name}={quoteattr(line(value))}" for name, value in more.items() if value)
    return f'<outline text={label} title={label} type="rss"{said}/>'


def _text(text: str) -> str:
    return escape(line(text))
