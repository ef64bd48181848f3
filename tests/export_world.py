"""Records for the tests of exports: two claims that are linked, and whatever hypothesis thinks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from tui.model import (
    ClaimId,
    ClaimRecord,
    Dismissal,
    EntryId,
    EntryRecord,
    Evidence,
    EvidenceEnd,
    Kept,
    Past,
    Relation,
    Ruling,
    Search,
    State,
    Status,
)
from tui.plain import plain

NOW = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)
CLAIM = ClaimRecord(
    kind="claim",
    id=7,
    uuid="3b24c0de-1111-4222-8333-444455556666",
    entry=EntryId(12),
    text="The dam holds 4,000 tonnes less than in May.",
    quote="The dam holds 4,000 tonnes less than in May, the ministry said.",
    prefix="On Monday. ",
    suffix=" It rained.",
    part="body",
    start=11,
    end=74,
    status="attributed",
    speaker="the ministry",
    cue="said",
    said="2025-03-03",
    figure="4,000 tonnes",
    tags=("water", "Дніпро вода"),
    notes=("Ask for the May figure.",),
    state=State.ANCHORED,
    created=NOW,
    changed=NOW,
    title="Less water behind the dam",
    url="https://news.example/dam",
    byline="A. Writer, B. Writer",
    site="News",
    published=datetime(2025, 3, 3, 9, tzinfo=timezone(timedelta(hours=2))),
    language="en",
    feed_title="News feed",
    feed_url="https://news.example/feed",
    source="page",
    revision_hash="ab" * 32,
    fetched=NOW,
)
NOTE = replace(
    CLAIM, kind="note", id=3, text="Two towns disagree.", quote="", status="", tags=(), notes=(), start=0, end=0
)
OTHER = replace(
    CLAIM,
    id=8,
    uuid="9c24c0de-1111-4222-8333-444455556666",
    entry=EntryId(13),
    text="Рівень води вищий, ніж у травні.",
    quote="Рівень води вищий, ніж у травні.",
    speaker="Олена Коваль",
    status="false",
    figure="4 500 т; 12 %",
    place="Запоріжжя",
    chain="Укрінформ, з посиланням на міністерство",
    hedge="нібито",
    tags=(),
    notes=(),
    created=NOW + timedelta(hours=1),
    title="Вода за греблею",
    url="https://other.example/voda",
    site="Інша",
    language="uk",
    feed_title="Інша стрічка",
    feed_url="https://other.example/feed",
)


def linked(
    claim: ClaimRecord, other: ClaimRecord, relation: Relation = "contradicts", note: str = "Ask <both> | *again*."
) -> tuple[ClaimRecord, ClaimRecord]:
    """The two with a link between them, `other` being `relation` for `claim`, as the library tells it on both."""
    uuid = f"5e{claim.uuid[2:18]}{other.uuid[18:]}"
    link = Evidence(1, uuid, claim.uuid, other.uuid, relation, note, NOW, NOW)
    ends = [end_of(link, far, inward=far is other) for far in (other, claim)]
    return replace(claim, evidence=(*claim.evidence, ends[0])), replace(other, evidence=(*other.evidence, ends[1]))


def end_of(link: Evidence, far: ClaimRecord, *, inward: bool) -> EvidenceEnd:
    """A link as the end sees it that is not `far`."""
    return EvidenceEnd(
        link, inward, ClaimId(far.id), far.uuid, far.entry, far.text, far.status, far.speaker, far.title, far.url,
        far.feed_title, far.published,
    )  # fmt: skip


WORDS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("-=+@#|:%[]<>\"'\\\n\t\r\x1b\x9b\u202e\u2028$`*_^~&;! a1.)й"), max_size=30),
)
SOLID = WORDS.filter(lambda word: bool(plain(word).strip()))
MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 2), max_value=datetime(2090, 1, 1),  # noqa: DTZ001 - the strategy wants naive ends
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> ClaimRecord:
    """Any claim or note."""
    start = draw(st.integers(0, 10**6))
    kind: Any = draw(st.sampled_from(["claim", "note"]))
    names = ("quote", "prefix", "suffix", "speaker", "cue", "said", "figure", "byline", "place", "chain", "hedge")
    words: dict[str, Any] = {name: draw(WORDS) for name in names}
    words |= {name: draw(WORDS) for name in ("title", "url", "site", "language", "feed_title", "feed_url", "entity")}
    words |= {name: draw(SOLID) for name in ("text", "uuid")}
    return replace(
        CLAIM,
        kind=kind,
        status=draw(st.sampled_from([*map(str, Status), "чекаю на відповідь"])) if kind == "claim" else "",
        start=start,
        end=start + draw(st.integers(0, 10**6)),
        part=draw(st.sampled_from(["title", "body"])),
        source=draw(st.sampled_from(["page", "feed"])),
        state=draw(st.sampled_from(list(State))),
        tags=tuple(draw(st.lists(WORDS, max_size=3))),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
        created=draw(MOMENTS),
        changed=draw(MOMENTS),
        published=draw(st.one_of(st.none(), MOMENTS)),
        **words,
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[ClaimRecord, ClaimRecord]:
    """Any two claims with a link between them."""
    one, other = (replace(draw(records()), kind="claim", status="disputed") for _ in range(2))
    relations: Sequence[Relation] = ("supports", "contradicts", "repeats", "context")
    return linked(one, replace(other, uuid=f"{one.uuid}2"), draw(st.sampled_from(relations)), draw(WORDS))


@st.composite
def libraries(draw: st.DrawFn) -> Kept:
    """Any handful of what a person can make, every kind of it."""
    one, other = draw(pairs())
    some = [one, other, *draw(st.lists(records(), max_size=2))]
    some = [replace(each, entry=EntryId(number), id=0) for number, each in enumerate(some, 1)]
    types: Any = st.sampled_from(["PER", "ORG", "GPE", "LOC"])
    told = st.dictionaries(st.text(max_size=5), WORDS, max_size=3)
    rulings = st.builds(
        Ruling, st.sampled_from(["merge", "split", "alias", "watch"]), SOLID, SOLID, SOLID, types, MOMENTS, SOLID
    )
    return Kept(
        tuple(some),
        tuple(draw(entry_of(each.entry)) for each in some),
        (one.evidence[0].evidence,),
        tuple(draw(st.lists(st.builds(Past, SOLID, MOMENTS, SOLID, told, told), max_size=2))),
        tuple(draw(st.lists(st.builds(Dismissal, SOLID, SOLID), max_size=2))),
        tuple(draw(st.lists(rulings, max_size=2))),
        tuple(draw(st.lists(st.builds(Search, SOLID, WORDS, MOMENTS), max_size=2))),
    )


def entry_of(number: EntryId) -> st.SearchStrategy[EntryRecord]:
    """Any entry of that number."""
    tags = st.lists(WORDS, max_size=2).map(tuple)
    when = st.one_of(st.none(), MOMENTS)
    return st.builds(
        EntryRecord, st.just(number), WORDS, WORDS, SOLID, WORDS, when, WORDS, SOLID, WORDS, MOMENTS, st.booleans(),
        st.booleans(), tags,
    )  # fmt: skip
