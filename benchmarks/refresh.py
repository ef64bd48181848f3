"""Refresh of 100 local feeds, first and unchanged, beside feedparser alone on the same bytes.

python benchmarks/refresh.py [RUNS] [FEEDS] [ENTRIES]. They take turns; a refresh also digests every entry.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PARSE = "import sys, feedparser; [feedparser.parse(open(p, 'rb').read()) for p in sys.argv[1:]]"
ORIGINS = 8  # at most four requests are under way to each
TEXT = (
    "The port authority counted {n} ships on Monday, according to its spokesman Ivan Moroz. Two of {m} left for Oslo. "
)


def document(feed: int, entries: int) -> bytes:
    """A feed of made-up posts with whole texts."""
    items = "".join(
        f"<item><title>Port {feed}, report {n}</title><guid>{feed}-{n}</guid><link>http://127.0.0.1/{feed}/{n}</link>"
        f"<pubDate>Mon, 05 Oct 2026 {n % 24:02d}:00 GMT</pubDate>"
        f"<description>{''.join(TEXT.format(n=n * line, m=feed + line) for line in range(20))}</description></item>"
        for n in range(entries)
    )
    channel = f"<title>Feed {feed}</title><link>http://127.0.0.1/</link>{items}"
    return f'<rss version="2.0"><channel>{channel}</channel></rss>'.encode()


class Feeds(BaseHTTPRequestHandler):
    """Serves /N.xml with an ETag."""

    documents: dict[str, bytes] = {}  # noqa: RUF012  # filled once before the server starts
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


def served() -> list[str]:
    """The addresses of all feeds, spread over some origins."""
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Feeds) for _ in range(ORIGINS)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    ports = [server.server_port for server in servers]
    return [f"http://127.0.0.1:{ports[n % ORIGINS]}{name}" for n, name in enumerate(Feeds.documents)]


def timed(command: Sequence[str], library: Path | None = None, entries: int = 0) -> tuple[float, float]:
    """Seconds a command takes, and seconds until the library lists so many entries."""
    begin, listed = time.perf_counter(), 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while library is not None and not listed and running.poll() is None:
            with closing(sqlite3.connect(library, timeout=10)) as db:
                if db.execute("SELECT count(*) FROM entry").fetchone()[0] >= entries:
                    listed = time.perf_counter() - begin
            time.sleep(0.05)
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    return time.perf_counter() - begin, listed


def run(urls: Sequence[str], entries: int) -> dict[str, float]:
    """One round: feedparser, first refresh, unchanged refresh."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name[1:] for name in Feeds.documents]
        for path, body in zip(paths, Feeds.documents.values(), strict=True):
            path.write_bytes(body)
        library, names = Path(folder) / "library.db", Path(folder) / "urls"
        names.write_text("\n".join(urls))
        ours = [sys.executable, "-m", "tui", "--library", str(library)]
        subprocess.run([*ours, "import", str(names)], check=True, stdout=subprocess.DEVNULL)
        parse, _ = timed([sys.executable, "-c", PARSE, *map(str, paths)])
        first, listed = timed([*ours, "refresh", "--feed-text-only"], library, entries)
        unchanged, _ = timed([*ours, "refresh", "--feed-text-only"])
    return {"feedparser alone": parse, "all listed": listed or first, "all digested": first, "unchanged": unchanged}


def main() -> None:
    """Serve, take turns, and print medians and paired ratios to feedparser alone."""
    given = [int(word) for word in sys.argv[1:]]
    times, feeds, entries = [*given, *(3, 100, 20)[len(given) :]]
    Feeds.documents = {f"/{n}.xml": document(n, entries) for n in range(feeds)}
    os.environ["CLAIMWIRE_ALLOW_HOSTS"] = "127.0.0.1"
    urls = served()
    rounds = [run(urls, feeds * entries) for _ in range(times)]
    print(f"{feeds} feeds of {entries} entries, {times} runs")
    for name in rounds[0]:
        ratio = statistics.median(one[name] / one["feedparser alone"] for one in rounds)
        print(f"  {name}: {statistics.median(one[name] for one in rounds):.2f} s, ratio {ratio:.2f}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  largest process: {most:.0f} MB")


if __name__ == "__main__":
    main()
