"""Stacks: copies of one text find each other when they are saved, and one of them is the head."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tui.flows import reading
from tui.model import Entry, EntryId, ParsedFeed
from tui.store import articles, feeds, stacks
from tui.store.db import Db, open_library
from tui.text.digest import digest_text

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
STORY = (
    "The harbour office of Brenley closed the north quay on Monday after a crane fell on two moored boats.",
    "Nobody was hurt, said Ada Winterbourne, the harbour master, who called it a small wonder.",
    "Divers looked at the hulls in the afternoon and found 14 holes in the larger boat.",
    "The crane, built in 1961, had been inspected in spring and was to be taken down next year.",
    "Ferries to the islands leave from the south quay until the wreck has been lifted.",
    "The owners of the boats want the town to pay some 300,000 crowns for the damage.",
)
OTHER = (
    "The town council of Brenley votes on Thursday on a new quay for the ferries to the islands.",
    "The plan costs 40 million crowns and takes four years, said Ada Winterbourne, the harbour master.",
    "Fishermen fear for their berths, while hotels hope for guests who stay longer than a night.",
    "A first plan failed nine years ago when the state withdrew its share of the money.",
)


def library() -> Db:
    """An empty library with one feed."""
    db = open_library(":memory:")
    feeds.add(db, "https://harbour.example/feed", title="Harbour", now=NOW)
    return db


def post(db: Db, title: str, text: str, *, hours: int = 0) -> EntryId:
    """Deliver a post and digest it."""
    feed = feeds.all_feeds(db)[0]
    entry = Entry(f"{title}-{hours}", title, published=NOW + timedelta(hours=hours))
    (new,) = articles.save_feed(db, feed.id, ParsedFeed("Harbour", (entry,)), NOW + timedelta(hours=hours)).new
    articles.save_article(db, new, "feed", digest_text(text, title=title, language="en"), fetched=NOW)
    return new


def test_a_copy_that_was_edited_cut_and_given_another_headline_lies_on_one_stack_with_its_text() -> None:
    db = library()
    whole = post(db, "Crane falls on boats", "\n\n".join(STORY))
    post(db, "Council votes on quay", "\n\n".join(OTHER), hours=1)
    edited = " ".join(STORY[:4]).replace("closed", "shut").replace("14 holes", "17 holes")
    copy = post(db, "Two boats sunk in Brenley", edited, hours=2)
    assert [one.entry for one in stacks.members(db, whole)] == [whole, copy]
    assert stacks.members(db, copy) == stacks.members(db, whole)
    assert stacks.stories(db, [whole, copy]) == {whole: whole, copy: whole}


def test_another_story_of_the_same_town_lies_on_no_stack() -> None:
    db = library()
    one, other = post(db, "Crane", " ".join(STORY)), post(db, "Council", " ".join(OTHER), hours=1)
    assert stacks.members(db, one) == stacks.members(db, other) == ()


def test_the_head_is_the_earliest_full_text_not_the_short_message_before_it() -> None:
    db = library()
    brief = post(db, "Crane falls", " ".join(STORY[:2]))
    whole = post(db, "Crane falls on boats", " ".join(STORY), hours=1)
    again = post(db, "Crane falls on boats, again", " ".join(STORY), hours=2)
    assert [one.entry for one in stacks.members(db, brief)] == [whole, brief, again]


def test_a_text_that_comes_back_a_month_later_is_a_story_of_its_own() -> None:
    db = library()
    post(db, "Crane falls", " ".join(STORY))
    later = post(db, "Crane falls again", " ".join(STORY), hours=24 * 30)
    assert stacks.members(db, later) == ()


def test_a_copy_whose_text_becomes_another_leaves_the_stack() -> None:
    db = library()
    post(db, "Crane falls", " ".join(STORY))
    copy = post(db, "Crane fell", " ".join(STORY), hours=1)
    articles.save_article(db, copy, "feed", digest_text(" ".join(OTHER), language="en"), fetched=NOW)
    assert stacks.members(db, copy) == ()


def test_the_copies_of_an_opened_post_say_what_differs_in_them() -> None:
    db = library()
    whole = post(db, "Crane falls on boats", " ".join(STORY))
    post(db, "Two boats sunk in Brenley", " ".join(STORY).replace("14 holes", "17 holes"), hours=2)
    (copy,) = reading.open_entry(db, whole).related
    assert (copy.group, copy.copy, copy.differs) == ("same", True, ("title", "17"))


def test_related_posts_stand_in_groups_what_came_before_apart_from_the_same_story() -> None:
    db = library()
    before = post(db, "Council votes on quay", " ".join(OTHER))
    now = post(db, "Council voted for quay", " ".join(reversed(OTHER[:3])) + " The vote was close.", hours=48)
    groups = {one.entry: one.group for one in reading.open_entry(db, now).related}
    assert groups[before] == "same"
    assert reading.open_entry(db, now).related[0].copy
