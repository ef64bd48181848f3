"""`save`, `show` and `digest`: one article, kept or printed as text that is safe on any terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tui.errors import Usage
from tui.model import Article, EntryId, Opened
from tui.plain import line
from tui.verbs import out
from tui.verbs.given import Given, utc
from tui.verbs.options import STORED, Common, Flag
from tui.verbs.printing import say_article, say_remarks
from tui.verbs.work import at_work, read_file


def save(url: str, /, *, given: Common) -> int:
    """Keep a single page that has no feed, under "Saved pages".

    Parameters
    ----------
    url
        The page's address.
    """
    from tui.flows.saving import save_url
    from tui.store import timeline

    with given.store(create=True) as store, at_work(given.loaded.settings) as work:
        entry = work.ask(url, lambda: save_url(store, work.client, work.workers, url, clock=utc))
        row = store.call(timeline.row, entry)
    if given.json:
        out.json_line(row)
    else:
        out.say(f"“{line(row.title)}” is kept; its number is {row.entry}.")
    return 0


def show(
    entry: int, /, *, diff: Flag = False, revisions: Flag = False, revision: int | None = None, given: Common
) -> int:
    """Print an entry's clean article, with its claims and notes.

    Parameters
    ----------
    entry
        Its number, as `list` and `search` print it.
    diff
        Print what changed since you tagged it instead: [-words that went-] {+words that came+}.
    revisions
        List the texts that are kept of it instead.
    revision
        With --diff: the older text to compare, by the number that --revisions prints.
    """
    if revision is not None and not diff:
        raise Usage("--revision names the text that --diff compares.", "Add --diff.")
    if diff or revisions:
        from tui.verbs import changes

        number = EntryId(entry)
        return changes.say_diff(number, revision, given) if diff else changes.say_revisions(number, given)
    from tui.flows.doors import rendered
    from tui.flows.reading import open_entry

    with given.store() as store:
        opened = store.call(open_entry, EntryId(entry))
    if given.json:
        about = {
            "entry": opened.row, "source": opened.source, "tags": opened.tags, "enclosures": opened.enclosures,
        }  # fmt: skip
        out.json_line({**about, "article": rendered(opened.article), "claims": opened.claims, "notes": opened.notes})
        return 0
    article, row = opened.article, opened.row
    day = article.published[:10] or f"{row.published.astimezone():%Y-%m-%d}"
    say_article(article, title=row.title, told=(article.site or row.feed_title, article.byline, day), url=row.url)
    for one in opened.enclosures:
        out.say(f"\n[{line(one.type) or 'file'}] {line(f'{one.title} {one.url}')}")
    _print_kept(opened)
    say_remarks(article)
    return 0


def digest(
    page: str = "",
    /,
    *,
    jsonl: Flag = False,
    explain: Flag = False,
    fetch: Flag = False,
    stored: Annotated[bool, Parameter(name=["--library", STORED], negative="", show_default=False)] = False,
    given: Common,
) -> int:
    """Print the article of a page; with --jsonl, of every line on standard input. Nothing is kept.

    With --library and no page, every stored text is digested again by today's rules, and kept.

    Parameters
    ----------
    page
        An address, a file of HTML, or - for standard input.
    jsonl
        Read JSON lines {"id","url","html"} or {"id","text","title","language"}, print what was understood of each.
    explain
        Print what was decided and what was cut before the article; of the page that the library keeps, if it does.
    fetch
        With --explain: ask for the page anew, whether or not it is kept.
    stored
        Digest again what the library keeps and today's rules have not read yet. Nothing is fetched; claims, notes,
        tags, stars and merged entities stay. Stopped, it goes on there the next time.
    """
    from tui.flows.doors import rendered
    from tui.verbs.doors import digest_door

    if stored:
        return _stored_again(given, beside=bool(page) or jsonl or explain or fetch)
    if jsonl:
        return digest_door()
    if not page:
        raise Usage("Digest what?", "Name an address or a file of HTML, send documents with --jsonl, or say --library.")
    if explain:
        return _explain(page, given, fetch=fetch)
    article = _understood(page, given)
    if given.json:
        out.json_line(rendered(article))
    else:
        told = (article.site, article.byline, article.published[:10])
        say_article(article, title=article.title, told=told, url=article.url)
        say_remarks(article)
    return 0


def _stored_again(given: Given, *, beside: bool) -> int:
    from tui.verbs.again import digest_library

    if beside:
        raise Usage("--library digests every stored text again.", "Leave out the page and the other options.")
    return digest_library(given)


def _explain(page: str, given: Given, *, fetch: bool) -> int:
    from tui.verbs import explaining

    path = _file(page)
    return explaining.explain_file(path, given) if path else explaining.explain_address(page, given, fetch=fetch)


def _understood(page: str, given: Given) -> Article:
    """The article of a file when there is one of that name, else of an address."""
    from tui.flows.saving import read_page
    from tui.model import Page

    path = _file(page)
    with at_work(given.loaded.settings) as work:
        if path:
            html = read_file(path)
            return work.run(lambda: work.workers.digest(Page(html=html)).article)
        return work.ask(page, lambda: read_page(work.client, work.workers, page))


def _file(page: str) -> Path | None:
    """The file that is meant, None when it is an address."""
    here = page == "-" or (not page.lower().startswith(("http://", "https://")) and Path(page).exists())
    return Path(page) if here else None


def _print_kept(opened: Opened) -> None:
    """What the reader made of the article: claims, then notes."""
    for claim in opened.claims:
        facts = ", ".join(line(fact) for fact in (claim.speaker, claim.said, claim.figure, *claim.tags) if fact)
        out.say(f"\n[{claim.status}{': ' * bool(facts)}{facts}] {line(claim.anchor.quote)}")
    for note in opened.notes:
        on = f" on “{line(note.anchor.quote)}”" if note.anchor else ""
        out.say(f"\n[note{on}] {note.text}")
