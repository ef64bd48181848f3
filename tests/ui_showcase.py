"""A small library whose every word and mark is written here: what the snapshots show, whatever the digest learns."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Literal

from ui_world import NOW

from tui.flows import reading
from tui.model import (
    Article,
    Block,
    Cut,
    Entity,
    Entry,
    EntryId,
    Explained,
    Link,
    Mention,
    ParsedFeed,
    Sentence,
    Status,
    Suggestion,
)
from tui.store import articles, claims, feeds, notes, timeline
from tui.store.revisions import Raw
from tui.store.thread import StoreThread

TITLE = "Harbour office counts thirty ferries a week, more than its plan allows for the whole season"
PARAGRAPHS = (
    ("The northern harbour handled thirty ferries in one week, its office said on Monday.",
     "According to the pilots’ union, the plan allows for twenty-four.",
     "The quay at Izmail stays open until the ice comes."),
    ("“Nobody here has slept since Friday,” said Mira Castell, who leads the union.",
     "The ministry did not answer."),
    ("За словами речниці порту, черга стала вдвічі коротшою.", "No damage was reported."),
)  # fmt: skip
CHAPTERS = (
    ("", "Forty bronzes go home after a hundred and twelve years, the museum said."),
    ("How they left", "They were sold twice in one year, and each time without a letter."),
    ("Who kept count, and why the two lists of the harbour office and of the museum never agreed", "Nobody did."),
    ("Шлях назад", "Корабель вийде у жовтні, якщо дозволить погода."),
)
CUT = (
    ("menu", "Home", 0),
    ("menu", "World", 0),
    ("menu", "Weather", 0),
    (
        "notice",
        "This page would like to count its visitors. It works as well when you say no, but it will ask again tomorrow.",
        0,
    ),
    ("advert", "Buy a boat this winter", 80),
    ("related", "Читайте також: Порт відновив роботу", 10_000),
    (
        "comment",
        (
            "I was there on Friday, and I counted forty-one. Nobody asked any of us, neither the office nor the "
            "museum, and nobody will."
        ),
        10_000,
    ),
)
Kind = Literal["PER", "ORG", "GPE", "LOC"]
OTHERS = (
    ("Курс дня", "Пальне подорожчало на три відсотки за тиждень"),
    ("Northern Wire", "Rail bridge reopens a month early"),
    ("Курс дня", "日本語の見出し、二つ目の橋が開通した"),
    ("Northern Wire", "[/b] Markup in a title stays what it is [@click=app.quit]"),
    ("Northern Wire", "Grain insurers cut their premiums for the third month in a row, brokers say"),
    ("Курс дня", "У місті відкрили другий підземний клас"),
    ("Northern Wire", "Museum returns forty bronzes"),
)
NAMES: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "Izmail": ("GPE", ("Ізмаїл",)),
    "Mira Castell": ("PER", ()),
    "pilots’ union": ("ORG", ("the union",)),
}


def article() -> Article:
    """The article that is opened, its offsets counted from its words."""
    text = "\n\n".join(" ".join(sentences) for sentences in PARAGRAPHS)
    blocks, sentences, at = [], [], 0
    for paragraph in PARAGRAPHS:
        blocks.append(Block("paragraph", at, at + len(" ".join(paragraph))))
        for words in paragraph:
            start = text.index(words, at)
            sentences.append(Sentence(start, start + len(words)))
        at = blocks[-1].end + 2
    mentions = tuple(
        Mention(text.index(name), text.index(name) + len(name), kind, name) for name, (kind, _) in NAMES.items()
    )
    entities = tuple(Entity(name, name, kind, others, 1) for name, (kind, others) in NAMES.items())
    worthy = (0, 1, 3, 5)
    suggested = tuple(
        Suggestion(number, 0.9 if number in worthy else 0.2, number in worthy) for number in range(len(sentences))
    )
    links = (
        Link("Ice on the river comes later every year", "https://wire.example/ice", "2026-10-02"),
        Link("Порт відновив роботу", "https://wire.example/port", "2026-09-28", "uk"),
    )
    return Article(
        TITLE, text, "Mira Castell", "Northern Wire", "2026-10-05T07:30:00+00:00", "en", blocks=tuple(blocks),
        sentences=tuple(sentences), mentions=mentions, entities=entities, suggestions=suggested, links=links,
    )  # fmt: skip


def chapters() -> Article:
    """The article of the last post: a text with headings, from a page of which much was cut."""
    text, blocks = "", []
    for number, (heading, words) in enumerate(CHAPTERS):
        for kind, part in (("heading", heading), ("paragraph", words)):
            if part:
                text += "\n\n" if text else ""
                level = (2 if number != 2 else 3) if kind == "heading" else 0
                blocks.append(Block("heading" if level else "paragraph", len(text), len(text) + len(part), level))
                text += part
    return Article(OTHERS[-1][1], text, "Ann Lee", language="en", blocks=tuple(blocks))


def explained() -> Explained:
    """What was cut from that page."""
    made = chapters()
    return Explained(made, cut=tuple(Cut(rule, words, at=min(at, len(made.text))) for rule, words, at in CUT))


def showcase(path: Path) -> EntryId:
    """The library as a file; the newest post is the one with claims and a note."""
    store = StoreThread(path)
    wire = store.call(feeds.add, "https://wire.example/feed", title="Northern Wire", folder="World", now=NOW)
    kurs = store.call(feeds.add, "https://kurs.example/feed", title="Курс дня", folder="Україна", now=NOW)
    harbour = store.call(feeds.add, "https://gone.example/feed", title="Harbour Post", folder="World", now=NOW)
    store.call(
        feeds.record_failure, harbour.id, reason="The server answered 404: not found.", hint="Look for its address.",
        due=NOW + timedelta(days=1), now=NOW,
    )  # fmt: skip
    ids: list[EntryId] = []
    for number, (feed, title) in enumerate((("Northern Wire", TITLE), *OTHERS)):
        post = Entry(
            f"g{number}", title, f"https://wire.example/{number}", published=NOW - timedelta(hours=2 + 5 * number)
        )
        where = wire if feed == "Northern Wire" else kurs
        ids += store.call(articles.save_feed, where.id, ParsedFeed(feed, (post,)), NOW).new
    for entry, (_, title) in zip(ids[1:], OTHERS, strict=True):
        store.call(articles.save_article, entry, "feed", Article(title, title, language="en"), fetched=NOW)
    store.call(articles.save_article, ids[0], "feed", article(), fetched=NOW)
    raw = Raw(b"<p>The page.</p>", "https://wire.example/7")
    store.call(articles.save_article, ids[-1], "page", chapters(), raw=raw, fetched=NOW)
    store.call(timeline.mark_read, ids[2:4], True, NOW)
    store.call(timeline.star, [ids[0], ids[3]], True, NOW)
    opened = store.call(reading.open_entry, ids[0])
    marks = {
        1: (Status.ATTRIBUTED, "pilots’ union", "twenty-four"),
        3: (Status.QUOTE, "Mira Castell", ""),
        5: (Status.UNCHECKED, "", ""),
    }
    for number, (status, speaker, figure) in marks.items():
        sentence = opened.article.sentences[number]
        anchor = reading.anchor_for(opened, "body", sentence.start, sentence.end)
        store.call(claims.tag, ids[0], anchor, status=status, speaker=speaker, figure=figure, now=NOW)
    anchor = reading.anchor_for(opened, "body", opened.article.sentences[1].start, opened.article.sentences[1].end)
    store.call(notes.write, ids[0], "Ask the office which week it counted.", anchor=anchor, now=NOW)
    store.close()
    return ids[0]
