"""A library whose posts name entities, for the tests of screens and verbs about them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui_world import NOW, library

from tui.model import Article, Block, Entity, EntryId, Mention, Sentence, Suggestion
from tui.store import articles
from tui.store.thread import StoreThread

KINDS = {"O:quay": "ORG", "O:pier": "ORG", "L:bay": "LOC"}
NAMES = {"O:quay": "Quay Office", "O:pier": "Pier Board", "L:bay": "Hermit Bay"}
PLACES = (("O:quay", "O:pier", "O:quay"), ("O:pier", "L:bay"), ("L:bay",))
"""Whom the sentences of the newest posts name."""


def naming(named: Sequence[str], more: str = "") -> Article:
    """`Again {name} counted 12 boats.` for each entity, then more words."""
    text, mentions, sentences = "", [], []
    for key in named:
        start, name = len(text), NAMES[key]
        text += f"Again {name} counted 12 boats."
        mentions.append(Mention(start + 6, start + 6 + len(name), KINDS[key], key))  # type: ignore[arg-type]
        sentences.append(Sentence(start, len(text)))
        text += " "
    if more:
        sentences.append(Sentence(len(text), len(text) + len(more)))
        text += more
    text = text.strip()
    return Article(
        "A story of the harbour", text, language="en", blocks=(Block("paragraph", 0, len(text)),),
        sentences=tuple(sentences), mentions=tuple(mentions),
        entities=tuple(
            Entity(key, NAMES[key], KINDS[key], (), named.count(key))  # type: ignore[arg-type]
            for key in dict.fromkeys(named)
        ),
        suggestions=tuple(
            Suggestion(number, 0.8 if not number else 0.2, not number, ("figure", "past event"))
            for number in range(len(sentences))
        ),
    )  # fmt: skip


def peopled(path: Path) -> list[EntryId]:
    """The library of `ui_world`, its three newest posts naming a quay, a pier and a bay."""
    entries = library(path)
    with StoreThread(path) as store:
        for entry, named in zip(entries, PLACES, strict=False):
            more = "The Stone House stood open." if entry == entries[2] else ""
            store.call(articles.save_article, entry, "feed", naming(named, more), fetched=NOW)
    return entries
