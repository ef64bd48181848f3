"""Reading: all that is shown of one entry in one read, and what a sentence says of itself when it is tagged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.flows import kin
from tui.flows.shown import load, stand
from tui.model import (
    CLAIM_FIELDS,
    Anchor,
    Article,
    EntryId,
    Opened,
    Part,
    RevisionId,
    Sentence,
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
    said: str = ""
    place: str = ""
    figure: str = ""
    chain: str = ""
    hedge: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """Its CLAIM_FIELDS by name."""
        return {name: getattr(self, name) for name in CLAIM_FIELDS}


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
        notes=(
            *stand(db, notes.of_entry(db, entry), shown),
            *notes.on_entities(db, [one.id for one in article.entities]),
        ),
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
    """Status and fields of a span, by rule: its own figures, and of its sentence who says it, where and how surely."""
    from tui.text import particulars, passed
    from tui.text.attribution import speaker_name
    from tui.text.when import said_on

    article = opened.article
    day = kin.day(article.published) or opened.row.published.date()
    language = article.language
    if part == "title":
        figure = particulars.figures_of(article.title, start, end, language)
        hedge = particulars.hedges(article.title, start, end, language)
        return Draft(Status.UNCHECKED, said=day.isoformat(), figure=figure, hedge=hedge)
    found = _suggestion(article, start, end)
    whole = article.sentences[found.sentence] if found else Sentence(start, end)
    first, last = min(start, whole.start), max(end, whole.end)
    speaker, cue = (found.speaker, found.cue) if found else (None, None)
    named = speaker_name(article, found) if found else ""
    chain = passed.chain(article, whole.start, whole.end, speaker)
    return Draft(
        _status(article.text[start:end], named),
        named,
        article.text[cue.start : cue.end] if cue else "",
        (said_on(article.text[first:last], day) if found else day).isoformat(),
        passed.place(article, whole.start, whole.end, speaker, cue) or ("" if chain else passed.dateline(article)),
        particulars.figures_of(article.text, start, end, language),
        chain,
        particulars.hedges(article.text, whole.start, whole.end, language),
    )


def _status(quote: str, speaker: str) -> Status:
    """A claim in somebody's very words, one that somebody makes, or one that nobody is named for."""
    quoted = any(mark in QUOTES for mark in quote[:2])
    return Status.QUOTE if speaker and quoted else Status.ATTRIBUTED if speaker else Status.UNCHECKED


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
    """What the rules think of the span's sentences: the first of them that names a speaker, else the first."""
    inside = {number for number, one in enumerate(article.sentences) if one.start < end and one.end > start}
    found = [one for one in article.suggestions if one.sentence in inside]
    return next((one for one in found if one.speaker is not None), found[0] if found else None)
