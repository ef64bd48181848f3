"""Two outlets on a real server that report one morning with different figures; what a page says can be changed."""

from __future__ import annotations

from pytest_httpserver import HTTPServer
from werkzeug import Response

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title><link>{site}</link>
<item><title>{title}</title><link>{site}/story</link><guid>{site}/story</guid><pubDate>{when}</pubDate>
<description>{summary}…</description></item></channel></rss>"""
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><header><a href="/">{name}</a>
</header><article><h1>{title}</h1>{body}</article></body></html>"""
COUNT = "The Coast Guard of Turkey said on Monday that 14 trawlers had entered the harbour of Istanbul."
BREAD = "The mayor of the island, Ada Brenn, said the town had flour for 9 days."
GAZETTE = [
    "A convoy of fishing boats came in before dawn, and the old quay closed for the day.",
    COUNT,
    "Fishermen waited on the quay, and nobody could tell them when the fog would lift.",
    BREAD,
    "Ferries are to run again on Thursday, weather permitting, and the school boat goes twice a day until then.",
]
WIRE = [
    "Traffic in the strait stood still on Monday while pilots waited for a fog bank to lift.",
    "According to the Coast Guard of Turkey, 17 trawlers had entered the harbour of Istanbul by noon.",
    "Shipowners were asked to keep their crews on board, and two tugs were sent from the mainland to help them.",
    "The pilots called the morning quiet, and said that none of them had been asked to work at night.",
]
LATER = [  # what the gazette's page says in the evening: one claim stands elsewhere, one is gone
    GAZETTE[0],
    "A second convoy was seen at noon, and the pilots went out to meet it.",
    COUNT,
    GAZETTE[2],
    "The mayor's office did not answer the telephone in the afternoon.",
    GAZETTE[4],
]


class Press:
    """Two outlets on one real server."""

    def __init__(self, server: HTTPServer) -> None:
        self._server = server
        self._served: dict[str, Response] = {}
        self.publish("gazette", "Quay Gazette", "Trawlers fill the harbour", GAZETTE, hour=8)
        self.publish("wire", "Strait Wire", "Fog holds up the strait", WIRE, hour=9)
        self.feeds = tuple(server.url_for(f"/{path}/feed") for path in ("gazette", "wire"))

    def publish(self, path: str, name: str, title: str, body: list[str], *, hour: int) -> None:
        """Serve a feed of one item, and its page, from now on."""
        site = self._server.url_for(f"/{path}")
        about = {"name": name, "site": site, "title": title}
        feed = FEED.format(**about, summary=body[1][:60], when=f"Mon, 23 Nov 2026 {hour:02}:00:00 GMT")
        html = PAGE.format(**about, body="".join(f"<p>{one}</p>" for one in body))
        self._serve(f"/{path}/feed", Response(feed, content_type="application/rss+xml"))
        self._serve(f"/{path}/story", Response(html, content_type="text/html; charset=utf-8"))

    def correct(self) -> None:
        """The gazette rewrites its story, and its feed says so."""
        self.publish("gazette", "Quay Gazette", "Trawlers fill the harbour", LATER, hour=10)

    def _serve(self, path: str, answer: Response) -> None:
        if path not in self._served:
            self._server.expect_request(path).respond_with_handler(lambda _: self._served[path])
        self._served[path] = answer
