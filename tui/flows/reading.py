"""Reading: all that is shown of one entry in one read, and what a sentence says of itself when it is tagged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.flows import kin
from tui.flows.shown import load, stand
from tui.model import (
    Anchor,
    Article,
    EntryId,
    Opened,
    Part,
    RevisionId,
    Source,
    Status,
    Suggestion,
)
from tui.store import articles, claims, evidence, notes, timeline
from tui.store.db import Db

CONTEXT = 32  # code points kept before and after a quote
QUOTES = '“”„"«»'


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rules fill in when a sentence is tagged; the reader may change all of it."""

    status: Status
    speaker: str = ""
    cue: str = ""
    figure: str = ""
    said: str = ""


def open_entry(db: Db, entry: EntryId, *, source: Source | None = None) -> Opened:
    """Everything about an entry; `source` asks for the page or the feed's own text. Raises NotFound."""
    row = timeline.row(db, entry)
    tags = timeline.tags(db, entry)
    delivered = articles.entry(db, entry)
    shown = load(db, entry, source)
    if shown is None:
        from tui.flows.raw import raw_article

        article = raw_article(delivered)
        return Opened(row, article, "feed", RevisionId(0), (), tags=tags, enclosures=delivered.enclosures, pending=True)
    article = shown.kept.article
    trouble = articles.trouble(db, entry)
    if trouble and not article.note:
        article = replace(article, note=next(iter(trouble.values())))
    return Opened(
        row,
        article,
        shown.source,
        shown.kept.revision,
        shown.sources,
        claims=stand(db, claims.of_entry(db, entry), shown),
        notes=stand(db, notes.of_entry(db, entry), shown),
        related=kin.related(db, row, article),
        tags=tags,
        enclosures=delivered.enclosures,
        evidence=evidence.of_entry(db, entry),
    )


def anchor_for(opened: Opened, part: Part, start: int, end: int) -> Anchor:
    """The anchor of a span of what is shown, with its context."""
    text = opened.article.title if part == "title" else opened.article.text
    return Anchor(
        opened.revision,
        part,
        start,
        end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def draft_claim(opened: Opened, part: Part, start: int, end: int) -> Draft:
    """Speaker, cue, figure, date and status of a sentence, by rule."""
    article = opened.article
    day = kin.day(article.published) or opened.row.published.date()
    if part == "title":
        return Draft(Status.UNCHECKED, said=day.isoformat())
    quote = article.text[start:end]
    found = _suggestion(article, start, end)
    from tui.text.attribution import speaker_name
    from tui.text.when import said_on

    speaker = speaker_name(article, found) if found else ""
    cue = article.text[found.cue.start : found.cue.end] if found and found.cue else ""
    figure = article.text[found.figure.start : found.figure.end] if found and found.figure else ""
    quoted = sum(mark in QUOTES for mark in quote[:2] + quote[-2:]) > 0 and any(mark in QUOTES for mark in quote[:2])
    status = Status.QUOTE if speaker and quoted else Status.ATTRIBUTED if speaker else Status.UNCHECKED
    said = said_on(quote, day) if found else day
    return Draft(status, speaker, cue, figure, said.isoformat())


def sentences_naming(opened: Opened, entity: str) -> tuple[tuple[int, int], ...]:
    """The sentences of the shown text that name an entity, in order."""
    article = opened.article
    places = [mention.start for mention in article.mentions if mention.entity == entity]
    return tuple(
        (sentence.start, sentence.end)
        for sentence in article.sentences
        if any(sentence.start <= at < sentence.end for at in places)
    )


def _suggestion(article: Article, start: int, end: int) -> Suggestion | None:
    for index, sentence in enumerate(article.sentences):
        if sentence.start <= start < sentence.end or start <= sentence.start < end:
            return next((one for one in article.suggestions if one.sentence == index), None)
    return None
