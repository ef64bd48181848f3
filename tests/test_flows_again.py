"""A library digested again after the rules changed: it goes on where it ended and touches nothing a person made."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from inline import Inline
from reads import Tags, html
from store_shelf import NOW, anchor, shelf

from tui.errors import NotReadable, Stopped
from tui.flows import again
from tui.flows.again import Again, digest_library
from tui.flows.reading import open_entry
from tui.flows.sites import ruled
from tui.model import Article, EntryId, Page, SiteRule, State, Status, Understood
from tui.store import articles, claims, notes, revisions, rulings, timeline, upkeep
from tui.store.db import Db, open_library
from tui.store.revisions import Raw
from tui.store.thread import StoreThread
from tui.text import rules

SAID = "The harbour office said that 300 people were aboard."
WORDS = ("The ferry left at noon.", SAID, "Nobody was hurt on the pier.")
Run = Callable[..., Again]


@pytest.fixture
def entries(tmp_path: Path) -> tuple[EntryId, ...]:
    """Five posts, each with a page that was read by older rules."""
    db, _, new = shelf(tmp_path / "library.db")
    for entry in new:
        lay(db, entry, *WORDS)
        db.execute("DELETE FROM pending")
    db.close()
    return new


def lay(db: Db, entry: EntryId, *texts: str) -> None:
    """Keep a page of an entry with what older rules made of it: its text, and no names."""
    page, url = html(*texts), f"https://wire.example/posts/{entry}"
    found = Article("T", "\n\n".join(texts), url=url)
    articles.save_article(db, entry, "page", found, raw=Raw(page.encode(), url), fetched=NOW, rules="old")


@pytest.fixture
def store(tmp_path: Path, entries: tuple[EntryId, ...]) -> Iterator[StoreThread]:
    with StoreThread(tmp_path / "library.db") as thread:
        yield thread


@pytest.fixture
def run(store: StoreThread) -> Run:
    """Digest the library again, ended early after so many texts."""

    def go(reads: Inline | None = None, *, most: int = 1000, sites: dict[str, SiteRule] | None = None) -> Again:
        stopped = threading.Event()

        def tell(so_far: Again) -> None:
            if so_far.done >= most:
                stopped.set()

        return digest_library(store, reads or Cut(()), sites=sites or {}, tell=tell, stopped=stopped)

    return go


class Cut(Tags):
    """Rules that read a page's paragraphs, but for these; each text is digested one at a time."""

    def __init__(self, without: tuple[str, ...]) -> None:
        super().__init__()
        self.without = without
        self.lock = threading.Lock()

    def digest(self, page: Page) -> Understood:
        with self.lock:
            found = super().digest(ruled(page, self.sites)).article
        kept = "\n\n".join(part for part in found.text.split("\n\n") if part not in self.without)
        return Understood(super().again(Article(found.title, kept, url=found.url, language="en")))


def texts_of(store: StoreThread, entry: EntryId) -> list[str]:
    return [one.text for one in store.call(revisions.history, entry, "page")]


def test_the_second_run_has_nothing_to_do(run: Run) -> None:
    assert run() == Again(total=5, done=5)
    assert run() == Again()


def test_the_same_words_are_no_new_revision_and_are_understood_anew(
    run: Run, store: StoreThread, entries: tuple[EntryId, ...]
) -> None:
    before = store.call(revisions.history, entries[0], "page")
    assert not store.call(revisions.article, before[0].id).suggestions
    run()
    after = store.call(revisions.history, entries[0], "page")
    assert [replace(one, rules="") for one in after] == [replace(one, rules="") for one in before]
    assert len(store.call(revisions.article, before[0].id).suggestions) == 3
    kept = store.call(revisions.page, before[0].id)
    assert kept is not None
    assert kept.body == html(*WORDS).encode()


def test_a_run_that_was_stopped_goes_on_where_it_ended(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "AT_ONCE", 2)
    first = run(most=2)
    assert first.stopped
    assert 2 <= first.done < 5
    rest = run()
    assert (rest.total, rest.done) == (5 - first.done, 5 - first.done)


def test_what_stopping_left_unread_is_read_the_next_time(run: Run, store: StoreThread) -> None:
    class Ended(Cut):
        """Is stopped at its third text."""

        def digest(self, page: Page) -> Understood:
            if len(getattr(self, "given", ())) >= 2:
                raise Stopped("Stopped.")
            return super().digest(page)

    first = run(Ended(()))
    assert first.stopped
    assert first.done < 5
    assert run().done == 5 - first.done


def test_other_rules_are_a_reason_to_read_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr(rules, "_room", lambda: "newer")
    assert run().done == 5


def test_a_rule_for_a_site_is_a_reason_to_read_its_pages_again(run: Run) -> None:
    run()
    own = {"wire.example": SiteRule(drop=(".x",))}
    assert run(sites=own).done == 5
    assert run(sites=own).done == 0
    assert run(sites={"other.example": SiteRule(drop=(".x",)), **own}).done == 0


def test_new_words_are_a_new_revision_and_the_page_goes_with_it(
    run: Run, store: StoreThread, entries: tuple[EntryId, ...]
) -> None:
    done = run(Cut((WORDS[0],)))
    assert done.changed == 5
    assert texts_of(store, entries[0]) == ["\n\n".join(WORDS[1:]), "\n\n".join(WORDS)]
    kept = store.call(articles.load, entries[0], "page")
    assert kept is not None
    assert kept.fetched == NOW
    assert store.call(revisions.page, kept.revision) is not None
    assert store.call(open_entry, entries[0]).article.text == kept.article.text
    assert run(Cut((WORDS[0],))) == Again()


def tag(store: StoreThread, entry: EntryId, quote: str = SAID) -> None:
    kept = store.call(articles.load, entry, "page")
    assert kept is not None
    held = anchor(kept.revision, quote, kept.article.text)
    store.call(claims.tag, entry, held, status=Status.QUOTE, speaker="the office", now=NOW)
    store.call(notes.write, entry, "Ask them.", anchor=held, now=NOW)


def test_a_claim_stays_on_its_words_when_those_around_it_change(
    run: Run, store: StoreThread, entries: tuple[EntryId, ...]
) -> None:
    tag(store, entries[1])
    before = store.call(claims.of_entry, entries[1])[0]
    assert run(Cut((WORDS[0],))).changed == 5
    after = store.call(claims.of_entry, entries[1])[0]
    assert after.anchor == before.anchor
    opened = store.call(open_entry, entries[1])
    shown = opened.claims[0]
    assert shown.state is not State.ORPHAN
    assert opened.article.text[shown.start : shown.end] == SAID == opened.article.text[after.start : after.end]
    assert opened.notes[0].text == "Ask them."


@pytest.mark.parametrize("lost", [(SAID,), (WORDS[0], SAID)])
def test_a_text_with_a_claim_keeps_its_words_when_the_new_one_would_lose_them(
    run: Run, store: StoreThread, entries: tuple[EntryId, ...], lost: tuple[str, ...]
) -> None:
    tag(store, entries[1])
    before = store.call(claims.of_entry, entries[1])
    done = run(Cut(lost))
    assert (done.held, done.changed) == (1, 4)
    assert store.call(claims.of_entry, entries[1]) == before
    assert texts_of(store, entries[1]) == ["\n\n".join(WORDS)]
    assert store.call(open_entry, entries[1]).article.suggestions
    assert run(Cut(lost)) == Again()


def test_a_claim_never_goes_to_another_sentence_with_the_same_words(
    run: Run, store: StoreThread, entries: tuple[EntryId, ...]
) -> None:
    class First(Cut):
        """Rules that read the first paragraph alone."""

        def digest(self, page: Page) -> Understood:
            found = super().digest(page).article
            return Understood(Article(found.title, found.text.split("\n\n")[0]))

    store.call(lay, entries[0], SAID, "A door fell shut.", SAID)
    kept = store.call(articles.load, entries[0], "page")
    assert kept is not None
    second = anchor(kept.revision, f"shut.\n\n{SAID}", kept.article.text)
    at = second.start + len("shut.\n\n")
    held = anchor(kept.revision, SAID, kept.article.text)
    store.call(
        claims.tag, entries[0], type(held)(kept.revision, "body", at, second.end, SAID, "fell shut.\n\n", ""),
        status=Status.QUOTE, now=NOW,
    )  # fmt: skip
    assert run(First(())).held == 1
    opened = store.call(open_entry, entries[0])
    assert (opened.claims[0].start, opened.claims[0].state) == (at, State.ANCHORED)


def test_tags_stars_and_notes_stay(run: Run, store: StoreThread, entries: tuple[EntryId, ...]) -> None:
    store.call(timeline.star, [entries[2]], True, NOW)
    store.call(timeline.tag, entries[2], "harbour", NOW)
    store.call(notes.write, entries[2], "My own words.", now=NOW)
    run(Cut((WORDS[0],)))
    assert store.call(timeline.row, entries[2]).starred
    assert store.call(timeline.tags, entries[2]) == ("harbour",)
    assert store.call(open_entry, entries[2]).notes[0].text == "My own words."


def test_entities_a_person_merged_stay_merged(run: Run, store: StoreThread, entries: tuple[EntryId, ...]) -> None:
    for entry in entries[:2]:
        store.call(lay, entry, "Kyiv sent two ships to Izmail.", "The ships reached Izmail at noon.")
    run()
    assert {"Q:kyiv", "Q:izmail"} <= {one.id for one in store.call(open_entry, entries[0]).article.entities}
    store.call(rulings.merge, "Q:izmail", "Q:kyiv", NOW)
    store.call(rulings.alias, "Q:kyiv", "The Green Town", NOW)
    store.call(forget)
    assert run().done == 5
    for entry in entries[:2]:
        named = {one.id: one for one in store.call(open_entry, entry).article.entities}
        assert "Q:izmail" not in named
        assert named["Q:kyiv"].count == 3
    assert [one.kind for one in store.call(rulings.said)] == ["merge", "alias"]


def forget(db: Db) -> None:
    """As if other rules had read everything."""
    db.execute("UPDATE understood SET rules = 'old'")


def test_a_page_that_cannot_be_read_any_more_keeps_its_words(
    run: Run, store: StoreThread, entries: tuple[EntryId, ...]
) -> None:
    class Broken(Cut):
        """Every page is too much for them."""

        def digest(self, page: Page) -> Understood:
            raise NotReadable("This page took too long.")

    assert run(Broken(())) == Again(total=5, done=5)
    assert texts_of(store, entries[0]) == ["\n\n".join(WORDS)]
    assert store.call(open_entry, entries[0]).article.suggestions


def test_a_text_that_cannot_be_understood_stays_as_it_was_and_is_tried_again(run: Run) -> None:
    class Hopeless(Cut):
        """Nothing can be read."""

        def digest(self, page: Page) -> Understood:
            raise NotReadable("This page took too long.")

        def again(self, article: Article) -> Article:
            raise NotReadable("This text took too long.")

    assert run(Hopeless(())) == Again(total=5, done=5, failed=5)
    assert run() == Again(total=5, done=5)


def test_another_instance_that_was_quicker_is_left_alone(
    run: Run, store: StoreThread, entries: tuple[EntryId, ...], tmp_path: Path
) -> None:
    class Meanwhile(Cut):
        """While the first page is read, a refresh elsewhere brings a newer one."""

        def digest(self, page: Page) -> Understood:
            with self.lock:
                if not getattr(self, "given", ()):
                    db = open_library(tmp_path / "library.db")
                    lay(db, entries[0], "Quite other news.")
                    db.execute("UPDATE revision SET confirmed = confirmed + 9 WHERE text = 'Quite other news.'")
                    db.execute("UPDATE understood SET rules = ?", (rules.current(),))
                    db.close()
            return super().digest(page)

    assert run(Meanwhile((WORDS[0],))).changed == 0
    assert store.call(open_entry, entries[0]).article.text == "Quite other news."


def test_the_feed_s_own_words_are_read_again_too_but_not_while_they_wait(
    store: StoreThread, run: Run, entries: tuple[EntryId, ...]
) -> None:
    def own(db: Db, entry: EntryId, waits: bool) -> None:
        found = Article(f"Post {entry}", "Words of the post. And some more.")
        articles.save_article(db, entry, "feed", found, fetched=NOW)
        if waits:
            db.execute("INSERT INTO pending VALUES (?, 0, 1, 0)", (entry,))

    run()
    store.call(own, entries[0], False)
    store.call(own, entries[1], True)
    assert run(Inline()).total == 1
    assert store.call(revisions.history, entries[0], "feed")[0].text == "Words of post 0. And some more."


KILLED = """
import sys, threading
sys.path.insert(0, {tests!r})
from inline import Inline
from tui.flows.again import digest_library
from tui.store.thread import StoreThread

with StoreThread({library!r}) as store:
    digest_library(store, Inline(), sites={{}}, tell=lambda one: print(one.done, flush=True), stopped=threading.Event())
"""


def test_what_a_kill_minus_nine_left_undone_goes_on_the_next_time(tmp_path: Path) -> None:
    db, _, new = shelf(tmp_path / "library.db", posts=60)
    for entry in new:
        lay(db, entry, *(f"{one} This is news number {entry}." for one in WORDS * 8))
    db.execute("DELETE FROM pending")
    db.close()
    code = KILLED.format(tests=str(Path(__file__).parent), library=str(tmp_path / "library.db"))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert any(int(line) >= 3 for line in child.stdout)
        child.send_signal(signal.SIGKILL)
    with StoreThread(tmp_path / "library.db") as store:
        assert store.call(upkeep.integrity) == ""
        rest = digest_library(store, Inline(), sites={}, tell=lambda _: None, stopped=threading.Event())
        assert 0 < rest.total <= 57
        assert rest.done == rest.total
        assert all(len(store.call(open_entry, entry).article.suggestions) == 48 for entry in new)
