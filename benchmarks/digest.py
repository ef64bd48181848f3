"""What understanding costs: the demo's pages beside readability alone, their texts scaled to 500 words, and the tables.

python benchmarks/digest.py [ROUNDS]. Readability and digest take turns on each page, so ratios are of neighbours.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from readability import Document

from tui.flows.newsroom import Newsroom
from tui.flows.newsroom_pages import address
from tui.flows.newsroom_posts import outlets, posts
from tui.model import Article, Page
from tui.text.digest import digest, digest_text

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WORDS = 500
TABLES = """
import time
import tui.text.digest
from tui.text import aliases, figures, kinds, lexicon, saying, wordclasses
began = time.process_time()
tables = aliases.gazetteer()
for letter in {letters!r}: tables.find(letter)
lexicon.given({letters!r}[0]), lexicon.family({letters!r}[0]), lexicon.common(), lexicon.concept({letters!r}[0])
kinds.classes(), saying.phrases("en"), wordclasses.of("en"), wordclasses.of("en", saying.FILE), figures._pattern()
print((time.process_time() - began) * 1000)
"""
ALPHABETS = {"English": "abcdefghijklmnopqrstuvwxyz", "Ukrainian": "абвгдежзийклмнопрстуфхцчшщюяіїє"}


def timed(work: Callable[[], object]) -> float:
    """Processor milliseconds of one call."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def readable(html: str) -> str:
    """What readability finds, without anything of ours."""
    return str(Document(html).summary())


def show(name: str, some: list[float]) -> None:
    """Median and 95th percentile of milliseconds."""
    print(f"{name}: median {percentile(some, 0.5):.1f} ms, p95 {percentile(some, 0.95):.1f} ms")


def percentile(some: list[float], share: float) -> float:
    """The value that this share of all is at most."""
    return sorted(some)[int(share * (len(some) - 1))]


def texts(articles: list[Article]) -> list[Article]:
    """Articles of about 500 words: the demo's, joined within one language."""
    joined: list[Article] = []
    for language in dict.fromkeys(one.language for one in articles):
        text = ""
        for one in articles:
            if one.language == language:
                text += one.text + "\n\n"
                if len(text.split()) >= WORDS:
                    joined.append(Article(title=one.title, text=text, language=language))
                    text = ""
    return joined


def demo() -> list[Page]:
    """The demo's pages."""
    room, houses = Newsroom(NOW), outlets()
    addresses = [address(houses[key], post) for key, some in posts(NOW).items() for post in some]
    return [Page(html=room.answer(url)[2], url=url, charset="utf-8") for url in addresses]


def understanding(rounds: int) -> list[float]:
    """Milliseconds for 500 words, each text in each round; every table is loaded before."""
    joined, taken = texts([digest(page) for page in demo()]), list[float]()
    for _ in range(rounds):
        for one in joined:
            cost = timed(partial(digest_text, one.text, title=one.title, language=one.language))
            taken.append(cost * WORDS / len(one.text.split()))
    return taken


def main() -> None:
    """Print what each costs."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    pages = demo()
    alone, whole = list[float](), list[float]()
    for _ in range(rounds):
        for page in pages:
            html = page.html.decode() if isinstance(page.html, bytes) else page.html
            alone.append(timed(partial(readable, html)))
            whole.append(timed(partial(digest, page)))
    show(f"readability alone, {len(pages)} pages of the demo", alone)
    show("digest of the same pages", whole)
    print(f"  paired ratio {statistics.median(a / b for a, b in zip(whole, alone, strict=True)):.2f}")
    show(f"understanding {WORDS} words", understanding(rounds))
    for name, letters in ALPHABETS.items():
        code = TABLES.format(letters=letters)
        runs = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5)]
        print(
            f"every table for a text in {name}, once a process: {statistics.median(runs):.0f} ms (best {min(runs):.0f})"
        )


if __name__ == "__main__":
    main()
