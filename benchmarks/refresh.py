"""Refresh of 100 local feeds, beside feedparser alone on the same bytes: benchmarks/refresh.py [FEEDS ENTRIES]."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PARSE = "import sys, feedparser; [feedparser.parse(open(p, 'rb').read()) for p in sys.argv[1:]]"


def document(feed: int, entries: int) -> bytes:
    """A feed of made-up posts with whole texts."""
    text = "The port authority counted {n} ships on Monday, according to its spokesman. Two left. " * 9
    items = "".join(
        f"<item><title>Port {feed}, report {n}</title><guid>{feed}-{n}</guid>"
        f"<link>http://127.0.0.1/{feed}/{n}</link>"
        f"<pubDate>Mon, 05 Oct 2026 {n % 24:02d}:00 GMT</pubDate><description>{text.format(n=n)}</description></item>"
        for n in range(entries)
    )
    return f'<rss version="2.0"><channel><title>Feed {feed}</title><link>http://127.0.0.1/</link>{items}</channel></rss>'.encode()


class Feeds(BaseHTTPRequestHandler):
    """Serves /N.xml with an ETag."""

    documents: dict[str, bytes] = {}  # noqa: RUF012 - filled once before the server starts
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One feed, or 304."""
        body = self.documents[self.path]
        fresh = self.headers.get("If-None-Match") != '"one"'
        self.send_response(200 if fresh else 304)
        self.send_header("ETag", '"one"')
        self.send_header("Content-Length", str(len(body)) if fresh else "0")
        self.end_headers()
        self.wfile.write(body if fresh else b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def timed(command: list[str]) -> float:
    """Seconds a command takes."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    """Serve, import, refresh twice, and print the figures."""
    feeds, entries = (int(word) for word in [*sys.argv[1:], "100", "20"][:2])
    Feeds.documents = {f"/{n}.xml": document(n, entries) for n in range(feeds)}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, body in Feeds.documents.items():
            paths.append(str(Path(folder) / name[1:]))
            Path(paths[-1]).write_bytes(body)
        urls = Path(folder) / "urls"
        urls.write_text("".join(f"{origin}{name}\n" for name in Feeds.documents))
        ours = [sys.executable, "-m", "tui", "--library", str(Path(folder) / "library.db")]
        subprocess.run([*ours, "import", str(urls)], check=True, stdout=subprocess.DEVNULL)
        os.environ["CLAIMWIRE_ALLOW_HOSTS"] = "127.0.0.1"
        parse = timed([sys.executable, "-c", PARSE, *paths])
        first = timed([*ours, "refresh", "--feed-text-only"])
        second = timed([*ours, "refresh", "--feed-text-only"])
    print(
        f"{feeds} feeds of {entries} entries: first refresh with digest {first:.2f} s, unchanged {second:.2f} s;"
        f" feedparser alone {parse:.2f} s, ratio {first / parse:.2f}"
    )


if __name__ == "__main__":
    main()
