"""`digest --explain`: how a page became its article, printed for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.flows.doors import rendered
from tui.model import Cut, Explained, Page
from tui.plain import line
from tui.verbs import out
from tui.verbs.given import Given
from tui.verbs.printing import say_article
from tui.verbs.work import at_work, read_file

if TYPE_CHECKING:
    from tui.flows.explaining import Told
    from tui.store.thread import StoreThread

NAMES = 20  # characters of a step's or rule's name
PIPED = 100  # columns where nobody watches


def explain_file(path: Path, given: Given) -> int:
    """Explain a file of HTML; - is standard input."""
    html = read_file(path)
    with at_work(given.loaded.settings) as work:
        return say(work.run(lambda: work.workers.explain(Page(html=html))), "", given)


def explain_address(url: str, given: Given, *, fetch: bool) -> int:
    """Explain the page at an address: the one that is kept of it, else, or with `fetch`, as it is now."""
    from tui.flows.explaining import explain_url

    with _library(given) as store, at_work(given.loaded.settings) as work:
        told = work.ask(url, lambda: explain_url(store, work.client, work.workers, url, fetch=fetch))
    return say(told.explained, _where_from(told), given)


@contextmanager
def _library(given: Given) -> Iterator[StoreThread | None]:
    """The library where there is one."""
    if not given.path.exists():
        yield None
        return
    with given.store() as store:
        yield store


def _where_from(told: Told) -> str:
    if told.kept is None:
        return "The page as it is now."
    return f"The page as it was kept on {told.kept.astimezone():%Y-%m-%d %H:%M}; --fetch asks for it anew."


def say(told: Explained, where: str, given: Given) -> int:
    """Print where the page came from, what was decided, what was cut, and the article."""
    article = told.article
    if given.json:
        about = {"from": where, "confidence": article.confidence, "doubt": article.doubt}
        out.json_line({**about, "steps": told.steps, "cut": told.cut, "article": rendered(article)})
        return 0
    if where:
        out.say(f"{where}\n")
    _table("Decided", [(step.name, step.score, step.choice) for step in told.steps])
    _table(f"Cut: {out.count(len(told.cut), 'block', 'blocks')}", [_cut(one) for one in told.cut])
    sure = f"Article, {article.confidence:.0%} sure"
    out.marked(f"\x02{sure}{f': {line(article.doubt)}' if article.doubt else ''}\x03\n")
    facts = (article.site, article.byline, article.published[:10])
    say_article(article, title=article.title, told=facts, url=article.url)
    if article.note:
        out.wrong(article.note)
    return 0


def _cut(one: Cut) -> tuple[str, float, str]:
    return one.rule, one.score, one.text


def _table(head: str, rows: list[tuple[str, float, str]]) -> None:
    """Names, scores and words in columns, each row one line of the terminal."""
    out.marked(f"\x02{head}\x03")
    wide = min(NAMES, max((len(line(name)) for name, _, _ in rows), default=0))
    columns = out.width() if out.watched() else PIPED
    for name, score, words in rows:
        number = f"{score:6.2f}" if score else " " * 6
        start = f"  {out.cut(name, wide):{wide}} {number}  "
        out.say(f"{start}{out.cut(words, columns - len(start))}".rstrip())
    out.say()
