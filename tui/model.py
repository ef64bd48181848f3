"""The nouns every room shares: frozen values, no behaviour. Moments are aware and keep their source's offset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NewType

FeedId = NewType("FeedId", int)
EntryId = NewType("EntryId", int)
RevisionId = NewType("RevisionId", int)
ClaimId = NewType("ClaimId", int)
NoteId = NewType("NoteId", int)

Source = Literal["page", "feed"]
"""Which text an article was made from: the fetched page, or what the feed itself delivered."""
Part = Literal["title", "body"]
"""Where a sentence stands: in the article's title, or in its text."""
BlockKind = Literal[
    "heading", "paragraph", "item", "quote", "attribution", "code", "row", "caption", "embed", "footnote"
]
"""What a block is for; an attribution names who is quoted in the block above it."""
MarkKind = Literal["link", "strong", "emphasis", "code", "cell", "head", "time", "reference"]
"""What an inline span is: a cell and a head are a table row's cells, a reference leads to a footnote."""

Group = Literal["same", "earlier", "entities", "words", "language", "page"]
"""How a related post belongs: same story, earlier in it, same names, words, another language, a link of the page."""


class Status(StrEnum):
    """What a reader holds of a claim; a person's own ones stand in the config. A highlight asserts nothing."""

    UNCHECKED = "unchecked"
    ATTRIBUTED = "attributed"
    QUOTE = "quote"
    SUPPORTED = "supported"
    DISPUTED = "disputed"
    FALSE = "false"
    RETRACTED = "retracted"
    OPINION = "opinion"
    HIGHLIGHT = "highlight"


CLAIM_FIELDS = ("speaker", "cue", "said", "place", "figure", "chain", "hedge")
"""What is filled in on a claim, in the order it is asked for, as the names of `Claim`'s fields."""

Relation = Literal["supports", "contradicts", "repeats", "context"]
"""What one sentence is to another that it is linked with as evidence."""


class State(StrEnum):
    """How a claim or note still stands in the text that is shown now."""

    ANCHORED = "anchored"  # its very characters are where they were, and the text is as it was
    MOVED = "moved"  # found again in a text that has changed since
    ORPHAN = "orphan"  # its sentence is gone from the text that is shown


# -- what a feed delivers --------------------


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription and its condition. `title` is the reader's name for it where there is one, else the feed's."""

    id: FeedId
    url: str
    title: str
    folder: str = ""
    site: str = ""
    language: str = ""
    cut: bool = False  # its entries' text is cut short, so their pages are fetched
    typed: bool = False  # its address was typed by hand: its origin may be asked even when it is an inside address
    paused: bool = False
    gone: bool = False  # the server answered 410: polling has stopped
    kept: bool = False  # the one feed of pages saved by hand; never refreshed
    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    added: datetime | None = None
    due: datetime | None = None
    good: datetime | None = None  # last successful fetch
    tried: datetime | None = None
    failures: int = 0  # in a row
    reason: str = ""  # why the last try failed, a sentence; "" when it did not
    hint: str = ""  # what to do about it
    note: str = ""  # what was wrong, but survivable, with the last document; a sentence
    wait: datetime | None = None  # until when its server asked to be left alone (Retry-After)


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt to fetch a feed, for the subscriptions screen."""

    at: datetime
    seconds: float
    outcome: str  # "fetched", "unchanged", or the reason it failed


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file an entry points to: a podcast's sound, a `media:` picture."""

    url: str
    type: str = ""
    title: str = ""
    length: int = 0  # bytes, 0 when unknown


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one post. `guid` is "" when the feed gives none or gives it twice; html is never trusted."""

    guid: str
    title: str
    url: str = ""
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    summary: str = ""  # html
    content: str = ""  # html; "" when the feed has only a summary
    language: str = ""
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A whole feed document, read. `note` says in a plain sentence what was wrong but survivable ("" when nothing)."""

    title: str
    entries: tuple[Entry, ...]
    site: str = ""
    language: str = ""
    description: str = ""
    version: str = ""  # "rss20", "atom10", "json1.1" …
    ttl: int = 0  # minutes the feed asks to be left alone, 0 when it does not say
    note: str = ""


# -- what we understood of it --------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Article.text` with one purpose; offsets are code points, end exclusive."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # headings 1-6; items: nesting depth from 1; rows: 1 for a table's first, 2 for the others
    url: str = ""  # a caption's picture, an embedded post's address
    marker: str = ""  # an item's own number ("3."), "" for a bullet; a footnote's sign; the language of code


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline span, code points. `url`: a link's address, a time's ISO 8601, a reference's footnote sign."""

    kind: MarkKind
    start: int
    end: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of `Article.text`; code points, no white space at either end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a thing; `entity` is an `Entity.id`."""

    start: int
    end: int
    type: Literal["PER", "ORG", "GPE", "LOC"]
    entity: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that is named, one id across documents and languages. `aliases`: other spellings seen here or known."""

    id: str
    name: str
    type: Literal["PER", "ORG", "GPE", "LOC"]
    aliases: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A start and an end in `Article.text`, code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the rules think of one sentence as a claim. Every sentence has one; `sentence` is its index."""

    sentence: int
    score: float
    suggested: bool
    reasons: tuple[str, ...] = ()
    speaker: Span | None = None
    cue: Span | None = None
    figure: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A teaser that left the body: another post of the same site. `score` ranks it against the article, 0-1."""

    title: str
    url: str = ""  # "" when the page gives none
    published: str = ""  # ISO 8601 date or moment, "" when unknown
    language: str = ""
    snippet: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One feature of an article's signature and its weight (tf part only; idf comes from the library)."""

    key: str
    weight: float
    shown: str = ""  # how a reason names it: "КНДР", "soldiers"


@dataclass(frozen=True, slots=True)
class Article:
    """What we understood of an entry: the title, and the body as `text`. `note`: what went wrong, plainly."""

    title: str
    text: str
    byline: str = ""
    site: str = ""
    published: str = ""  # ISO 8601
    language: str = "und"
    url: str = ""
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    links: tuple[Link, ...] = ()
    terms: tuple[Term, ...] = ()
    note: str = ""
    modified: str = ""  # ISO 8601, "" when the page says none
    picture: str = ""  # the address of its lead picture
    licence: str = ""  # the name or address of the licence it is published under
    paywalled: bool = False  # the page says of itself that not all of it can be read
    topics: tuple[str, ...] = ()  # the page's own tags and categories: suggested tags
    confidence: float = 1.0  # 0-1, how sure the extraction is that this is the article, all of it and nothing else
    doubt: str = ""  # why the confidence is low, a sentence
    sketch: tuple[int, ...] = ()  # the least of its shingles' prints, by which copies know each other
    shingles: int = 0  # how many shingles it has


SURE = 0.5
"""The confidence under which a reader is told, and shown the feed's text first where there is one."""
UNSURE = "It is not certain which part of the page is the article."
"""What a reader is told of it, when no better reason is known."""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A person's own rule for the pages of one host; CSS selectors."""

    keep: tuple[str, ...] = ()  # the article is what these match, when they match anything
    drop: tuple[str, ...] = ()  # these are never part of it
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What the digest reads: html of a page or of a feed's own text, and what the feed said of it."""

    html: str | bytes
    url: str = ""
    charset: str = ""  # from the HTTP header, "" when it says none
    title: str = ""  # the entry's title in the feed: a witness, and the title of last resort
    summary: str = ""
    language: str = ""
    feed_html: str = ""  # the feed's own text of the same entry, when html is the page
    fragment: bool = False  # html is a feed's text: all of it is article, no furniture is expected
    more: tuple[str | bytes, ...] = ()  # the following pages of the same article
    rule: SiteRule | None = None
    furniture: frozenset[int] = frozenset()  # prints of blocks that repeat on other pages of the host


@dataclass(frozen=True, slots=True)
class Understood:
    """What a digest gives: the article, and what it takes to read the rest of it and other pages of the host."""

    article: Article
    after: str = ""  # the address of its next page, on the same host
    instead: tuple[str, ...] = ()  # its AMP and print versions
    prints: tuple[int, ...] = ()  # of each block of the page outside its article's core
    rules: str = ""  # the rules it was understood by


@dataclass(frozen=True, slots=True)
class Step:
    """One decision about a page: what was decided, what was chosen, how much spoke for it."""

    name: str
    choice: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Cut:
    """A block of a page that is not in its article, and the rule that cut it."""

    rule: str
    text: str
    score: float = 0.0
    at: int = 0  # where in `Article.text` it would stand: 0 above the article, its length below


@dataclass(frozen=True, slots=True)
class Explained:
    """A page's article with the decisions that led to it and all that was cut, in the page's order."""

    article: Article
    steps: tuple[Step, ...] = ()
    cut: tuple[Cut, ...] = ()


# -- what the reader made of it --------------------


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim or note stands: a revision's text, which part of it, the exact words and some context."""

    revision: RevisionId
    part: Part
    start: int  # code points of the part
    end: int
    quote: str
    prefix: str = ""  # up to 32 code points before
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence the reader tagged, as `anchor` says; `start`, `end`: where it stands in the text shown, or -1."""

    id: ClaimId
    entry: EntryId
    anchor: Anchor
    status: str  # a `Status`, or one of the person's own
    speaker: str = ""
    cue: str = ""
    said: str = ""  # ISO date it was said, "" when unknown
    place: str = ""  # where it was said
    figure: str = ""  # with its unit; several joined by "; "
    chain: str = ""  # who passed it on: "Yonhap, citing the Joint Chiefs of Staff"
    hedge: str = ""  # what weakens it: "allegedly"
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None
    state: State = State.ANCHORED
    start: int = -1
    end: int = -1
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link between two tagged sentences, both by uuid: `other` is `relation` ("supports") for `claim`."""

    id: int
    uuid: str
    claim: str
    other: str
    relation: Relation
    note: str
    created: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class EvidenceEnd:
    """A link as one of its ends sees it, with what stands at the far end."""

    evidence: Evidence
    inward: bool  # the far end speaks for or against this one; else this one for or against the far end
    id: ClaimId  # the far end's
    uuid: str
    entry: EntryId
    text: str
    status: str
    speaker: str
    title: str
    url: str
    feed_title: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one claim: what was done, and the fields that changed, before and after."""

    at: datetime
    what: str
    before: Mapping[str, str]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's own words: on an article, on one sentence of it (`anchor`), or on an entity met in it (`entity`)."""

    id: NoteId
    entry: EntryId
    text: str
    anchor: Anchor | None = None
    created: datetime | None = None
    changed: datetime | None = None
    state: State = State.ANCHORED
    start: int = -1
    end: int = -1
    entity: str = ""  # an `Entity.id`


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on entities, which wins over the rules; `entity` and `target` are `Entity.id`s.

    merge: `entity`, called `name`, is `target`. split: what is called `name` in `entity` is `target`, another thing.
    alias: `name` means `target`. watch: tell when `target` appears, in the smart feed `name`.
    """

    kind: Literal["merge", "split", "alias", "watch"]
    name: str
    target: str
    target_name: str
    type: Literal["PER", "ORG", "GPE", "LOC"]
    created: datetime
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the timeline. `title` is never empty: an entry without one shows its first sentence."""

    entry: EntryId
    feed: FeedId
    feed_title: str
    title: str
    url: str
    published: datetime  # the moment it is sorted by: as published, or first seen when unknown or in the future
    read: bool = False
    starred: bool = False
    claims: int = 0
    unchecked: int = 0
    language: str = ""
    state: State = State.ANCHORED  # the worst of its claims': whether the text changed since one was tagged


@dataclass(frozen=True, slots=True)
class Related:
    """A post worth opening beside this one, and why. `entry` is None for a link that leads out of the library."""

    title: str
    reasons: tuple[str, ...]
    score: float
    entry: EntryId | None = None
    url: str = ""
    feed_title: str = ""
    published: datetime | date | None = None
    language: str = ""
    group: Group = "page"
    copy: bool = False  # the same text, whole or in part, with another title or other figures
    differs: tuple[str, ...] = ()  # what a copy says otherwise: "title", "14"


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything the reader shows of one entry: the one shared variable of the reading screen."""

    row: Row
    article: Article
    source: Source
    revision: RevisionId
    sources: tuple[Source, ...]  # what `x` can switch between
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()
    related: tuple[Related, ...] = ()
    tags: tuple[str, ...] = ()  # the entry's own tags, given by the reader
    enclosures: tuple[Enclosure, ...] = ()
    pending: bool = False  # its digest is still to come: `article` is the feed's text, plainly cut into blocks
    evidence: Mapping[ClaimId, tuple[EvidenceEnd, ...]] = field(default_factory=dict)  # of its claims


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both of two texts, only in the old one, or only in the new one, with its places there."""

    kind: Literal["same", "gone", "came"]
    text: str
    old: int = -1  # where it begins in the old text, -1: nowhere
    new: int = -1
    moved: bool = False  # the same words went in one place and came in another


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of two texts laid over each other."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything went or came."""
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Query:
    """Which entries to list; every field narrows. Made from a person's words by `flows.find.parse`."""

    words: tuple[str, ...] = ()  # each must occur; a trailing * asks for a prefix
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()  # words that must not occur
    feeds: tuple[FeedId, ...] = ()
    feed_names: tuple[str, ...] = ()  # `feed:` as typed: part of a title, any case
    folder: str | None = None
    tags: tuple[str, ...] = ()  # on the entry, or on a claim of it
    unread: bool | None = None
    starred: bool | None = None
    claimed: bool | None = None  # has a claim or a note
    unchecked: bool | None = None  # has a claim to check
    before: datetime | None = None
    after: datetime | None = None
    entries: tuple[EntryId, ...] = ()
    entities: tuple[str, ...] = ()  # each is named: an entity's id, or any of its names
    oldest_first: bool = False
    statuses: tuple[str, ...] = ()  # has a claim of each of these
    speakers: tuple[str, ...] = ()  # has a claim of each: part of its speaker's name, any case
    states: tuple[State, ...] = ()  # has a claim or note that stands so in the text shown now
    noted: bool | None = None  # has a note


@dataclass(frozen=True, slots=True)
class SmartFeed:
    """A saved query under a name; `text` is as typed. `entity`: the one it watches, "" for any other search."""

    id: int
    name: str
    text: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of the sidebar."""

    unread: int = 0
    starred: int = 0
    to_check: int = 0
    by_feed: tuple[tuple[FeedId, int], ...] = ()  # unread entries of each feed that has any
    by_watch: tuple[tuple[int, int], ...] = ()  # unread entries of each smart feed that watches an entity


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: its row and where the words stand, matches between \x02 and \x03."""

    row: Row
    snippet: str
    where: Literal["entry", "claim", "note"] = "entry"


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim or one note with all it takes to cite it: the ledger, the command line and every export read this."""

    kind: Literal["claim", "note"]
    id: int
    uuid: str  # stable across libraries and exports
    entry: EntryId
    text: str  # the claimed words, or the note's words
    quote: str  # the sentence in the article; for a note on a whole article ""
    prefix: str
    suffix: str
    part: Part
    start: int
    end: int
    status: str  # "" for a note
    speaker: str
    cue: str
    said: str
    figure: str
    tags: tuple[str, ...]
    notes: tuple[str, ...]  # a claim's notes: those on the same sentence
    state: State
    created: datetime
    changed: datetime
    title: str
    url: str
    byline: str
    site: str
    published: datetime | None
    language: str
    feed_title: str
    feed_url: str
    source: Source
    revision_hash: str  # sha256 of the revision's text, hex
    fetched: datetime  # when that text was fetched
    place: str = ""
    chain: str = ""
    hedge: str = ""
    entity: str = ""  # of a note on an entity: its id
    evidence: tuple[EvidenceEnd, ...] = ()


# -- what leaves the library, and comes back --------------------


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """An entry that a claim, note, tag or star stands on; `entry` is what the records of the same `Kept` call it."""

    entry: EntryId
    guid: str
    url: str
    title: str
    author: str
    published: datetime | None
    language: str
    feed_url: str
    feed_title: str
    seen: datetime  # when it came to the library
    read: bool
    starred: bool
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One event of the history of a claim, which is named by its uuid."""

    claim: str
    at: datetime
    what: str
    before: Mapping[str, str]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A sentence, by the print of its words, that a person does not want to see beside a claim, by its uuid."""

    claim: str
    print: str


@dataclass(frozen=True, slots=True)
class Search:
    """A smart feed as an export tells it: its name, its query as typed, and when it was made."""

    name: str
    text: str
    created: datetime


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A kept text of an entry as an export tells it: what the page said that day, and what was understood of it.

    `digest`: the article without its text, packed as the library packs it, in base64; "" when there is none.
    """

    entry: EntryId
    source: Source
    hash: str  # sha256 of the text, hex
    title: str
    text: str
    byline: str
    site: str
    language: str
    url: str
    published: str  # ISO 8601
    fetched: datetime
    confirmed: datetime  # when it was last found unchanged
    etag: str
    modified: str
    rules: str  # by which it was understood
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person made in a library, all of it or some: what a lossless export tells and an import puts back."""

    records: tuple[ClaimRecord, ...] = ()
    entries: tuple[EntryRecord, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Past, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    searches: tuple[Search, ...] = ()
    texts: tuple[TextRecord, ...] = ()
