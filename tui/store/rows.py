"""Rows of the library as the nouns of the model: what is selected, and how its columns are read."""

from __future__ import annotations

from typing import Any

from tui.model import Anchor, Claim, ClaimId, EntryId, Feed, FeedId, Note, NoteId, RevisionId, Row, State
from tui.store.moments import moment, moment_or_none

FEED_TITLE = "coalesce(nullif(subscription.title, ''), nullif(feed.name, ''), feed.url)"
FEEDS = f"""
SELECT feed.id, url, {FEED_TITLE}, folder, site, language, cut, typed, paused, gone, kept, etag, modified, body_hash,
       added, due, good, tried, failures, reason, hint, note, wait
FROM feed JOIN subscription ON subscription.id = feed.id
"""
ROWS = f"""
SELECT status.id, status.feed, {FEED_TITLE}, entry.label, entry.url, status.moment, entry.zone, entry.published,
       status.read, status.starred,
       (SELECT count(*) FROM claim WHERE claim.entry = status.id AND claim.status <> 'highlight'),
       (SELECT count(*) FROM claim WHERE claim.entry = status.id AND claim.status = 'unchecked'), entry.language,
       (SELECT max(CASE state WHEN 'orphan' THEN 2 ELSE state = 'moved' END) FROM claim WHERE claim.entry = status.id)
FROM status CROSS JOIN entry ON entry.id = status.id CROSS JOIN feed ON feed.id = status.feed
     CROSS JOIN subscription ON subscription.id = status.feed
"""  # CROSS JOIN keeps SQLite walking `status` in order and looking the rest up
CLAIMS = """
SELECT claim.id, claim.entry, revision, part, start, stop, quote, prefix, suffix, status, speaker, cue, said, place,
       figure, chain, hedge, created, changed, state, at_start, at_stop, uuid
FROM claim
"""
NOTES = """
SELECT note.id, note.entry, text, revision, part, start, stop, quote, prefix, suffix, created, changed, state, at_start,
       at_stop, entity
FROM note
"""


WORST = (State.ANCHORED, State.MOVED, State.ORPHAN)


def feed_of(row: tuple[Any, ...]) -> Feed:
    """A row of FEEDS as the noun: flags are 0/1, moments integers."""
    (number, url, title, folder, site, language, cut, typed, paused, gone, kept, etag, modified, body_hash,
     added, due, good, tried, failures, reason, hint, note, wait) = row  # fmt: skip
    return Feed(
        FeedId(number), url, title, folder, site, language, bool(cut), bool(typed), bool(paused), bool(gone),
        bool(kept), etag, modified, body_hash, moment(added), moment_or_none(due), moment_or_none(good),
        moment_or_none(tried), failures, reason, hint, note, moment_or_none(wait),
    )  # fmt: skip


def row_of(row: tuple[Any, ...]) -> Row:
    """A row of ROWS as a line of the timeline."""
    number, feed, feed_title, title, url, at, minutes, published, read, starred, claims, unchecked, language, worst = (
        row
    )
    when = moment(at, minutes if at == published else 0)
    return Row(
        EntryId(number), FeedId(feed), feed_title, title, url, when, bool(read), bool(starred), claims, unchecked,
        language, WORST[worst or 0],
    )  # fmt: skip


def claim_of(row: tuple[Any, ...], tags: tuple[str, ...]) -> Claim:
    """A row of CLAIMS as the noun, with the tags it bears."""
    (number, entry, revision, part, start, stop, quote, prefix, suffix, status, speaker, cue, said, place, figure,
     chain, hedge, created, changed, state, at_start, at_stop, uuid) = row  # fmt: skip
    return Claim(
        ClaimId(number), EntryId(entry), Anchor(RevisionId(revision), part, start, stop, quote, prefix, suffix),
        status, speaker, cue, said, place, figure, chain, hedge, tags, moment(created), moment(changed), State(state),
        at_start, at_stop, uuid,
    )  # fmt: skip


def note_of(row: tuple[Any, ...]) -> Note:
    """A row of NOTES as the noun."""
    (number, entry, text, revision, part, start, stop, quote, prefix, suffix, created, changed, state, at_start,
     at_stop, entity) = row  # fmt: skip
    anchor = (
        None
        if revision is None or not quote
        else Anchor(RevisionId(revision), part, start, stop, quote, prefix, suffix)
    )
    return Note(
        NoteId(number), EntryId(entry), text, anchor, moment(created), moment(changed), State(state), at_start, at_stop,
        entity,
    )  # fmt: skip
