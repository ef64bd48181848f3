"""What the footer offers in each place: commands of the table with a short word, the most wanted first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """One or more commands under one word; `narrow`: True only in the one-pane layout, False only in the others."""

    commands: tuple[str, ...]
    word: str
    narrow: bool | None = None
    literal: str = ""  # what to press, where it is no command's key


def _(commands: str, word: str, narrow: bool | None = None) -> Offer:
    return Offer(tuple(commands.split()), word, narrow)


UP_DOWN = "move.down move.up"
STATUSES = ("unchecked", "attributed", "quote", "supported", "disputed", "false", "retracted", "opinion")
SIDE = (_("reader.next_side", "next pane"), _("reader.back", "back here"), _("app.leave", "close", True))

FOOTERS: Mapping[str, tuple[Offer, ...]] = {
    "list": (
        _("reader.pane_left", "feeds", True),
        _(UP_DOWN, "rows", False),
        _("move.open", "open"),
        _("reader.page", "read on"),
        _("reader.read", "read"),
        _("reader.star", "star"),
        _("app.undo", "undo"),
        _("reader.read_all", "all read"),
        _("app.search", "search"),
        _("app.line", "command"),
    ),
    "body": (
        _("reader.pane_left", "list", True),
        _(UP_DOWN, "sentence"),
        _("reader.page", "page", True),
        _("reader.page", "page, next", False),
        _("body.tag", "claim"),
        _("body.evidence", "evidence"),
        _("reader.note", "note"),
        _("reader.star", "star", False),
        _("reader.next_side", "drawer", True),
        _("reader.next_side", "panes", False),
        _("app.undo", "undo"),
        _("reader.switch_text", "feed text"),
        _("reader.browse", "browser"),
        _("reader.contents", "contents"),
        _("app.search", "search"),
        _("app.line", "command"),
    ),
    "strip": (
        *(_(f"strip.{status}", status) for status in STATUSES),
        Offer((), "ok", literal="Enter"),
        _("strip.fields", "fields"),
        _("strip.tags", "tags"),
        _("strip.next_claim", "next claim"),
        _("strip.extend", "extend"),
        _("strip.another", "another"),
    ),
    "field": (
        Offer((), "next", literal="Tab"),
        Offer((), "take the name", literal="→"),
        Offer((), "done", literal="Enter"),
        Offer((), "letters", literal="Esc"),
        Offer((), "before", literal="Shift+Tab"),
        Offer((), "other names", literal="↓"),
    ),
    "extend": (
        _("extend.more extend.less", "sentence"),
        _("extend.word extend.word_back", "word"),
        _("extend.take", "take"),
        _("extend.tag_span", "claim"),
        _("extend.other_end", "other end"),
        _("extend.highlight_span", "highlight"),
        _("extend.stop", "leave"),
    ),
    "sidebar": (
        _(UP_DOWN, "feeds"),
        _("move.open", "list"),
        _("sidebar.add", "add"),
        _("sidebar.refresh", "refresh"),
        _("app.refresh", "refresh all"),
        _("sidebar.rename", "title"),
        _("sidebar.move", "move"),
        _("sidebar.remove", "remove"),
        _("app.undo", "undo"),
    ),
    "names": (
        _(UP_DOWN, "entities", False),
        *SIDE[:1],
        _("move.open", "its sentences"),
        _("names.sentences", "all"),
        _("names.filter", "its posts"),
        _("names.watch", "watch"),
        _("names.note", "note"),
        _("names.merge", "merge"),
        _("names.split", "split"),
        *SIDE[1:],
    ),
    "related": (
        _(UP_DOWN, "posts", False),
        *SIDE[:1],
        _("move.open", "open"),
        *SIDE[1:2],
        _("reader.save_link", "keep"),
        *SIDE[2:],
    ),
    "claims": (
        *SIDE[:1],
        _("move.open", "to the sentence"),
        _("claims.status", "status"),
        _("claims.evidence", "evidence"),
        _("claims.tags", "tags"),
        _("claims.note", "note"),
        _("claims.remove", "untag"),
        *SIDE[1:],
    ),
    "notes": (
        *SIDE[:1],
        _("move.open", "to the sentence"),
        _("notes.edit", "edit"),
        _("notes.remove", "remove"),
        *SIDE[1:],
    ),
    "ledger": (
        _(UP_DOWN, "rows"),
        _("move.open", "to the sentence"),
        _("ledger.sheet_down ledger.sheet_up", "sheet", True),
        _("ledger.status", "status"),
        _("ledger.tags", "tags"),
        _("ledger.evidence", "evidence"),
        _("ledger.changed", "what changed"),
        _("ledger.search", "search"),
        _("ledger.pick", "pick"),
        _("ledger.sort", "sort"),
        _("ledger.group", "group"),
        _("app.export", "export"),
        _("app.undo", "undo"),
        _("app.close", "back"),
    ),
    "subscriptions": (
        _(UP_DOWN, "rows"),
        _("subscriptions.sheet_down subscriptions.sheet_up", "sheet", True),
        _("subscriptions.retry", "try again"),
        _("subscriptions.discover", "find address"),
        _("subscriptions.rename", "title"),
        _("subscriptions.move", "move"),
        _("subscriptions.pause", "pause"),
        _("subscriptions.remove", "unsubscribe"),
        _("app.undo", "undo"),
        _("app.close", "back"),
    ),
    "tags": (
        _(UP_DOWN, "tags"),
        _("move.open", "its posts"),
        _("tags.list_claims", "its claims"),
        _("tags.rename", "rename, merge"),
        _("tags.remove", "remove"),
        _("tags.sort", "sort"),
        _("app.undo", "undo"),
        _("app.close", "back"),
    ),
    "welcome": (_(UP_DOWN, "move"), _("move.open", "choose"), _("app.close", "quit")),
    "search": (
        Offer((), "to find", literal="type"),
        Offer((), "open", literal="Enter"),
        Offer((), "here, everywhere", literal="Tab"),
        Offer((), "rows", literal="↑ ↓"),
        Offer((), "back", literal="Esc"),
    ),
    "narrow": (
        Offer((), "to find", literal="type"),
        Offer((), "go there", literal="Enter"),
        Offer((), "rows", literal="↑ ↓"),
        Offer((), "back", literal="Esc"),
    ),
    "letters": (*(_(f"strip.{status}", status) for status in STATUSES), _("app.leave", "done")),
    "sift": (
        Offer((), "to find", literal="type"),
        Offer((), "keep", literal="Enter"),
        Offer((), "rows", literal="↑ ↓"),
        Offer((), "back", literal="Esc"),
    ),
    "pick": (
        Offer((), "to find", literal="type"),
        Offer((), "take it", literal="Enter"),
        Offer((), "rows", literal="↑ ↓"),
        Offer((), "back", literal="Esc"),
    ),
    "occurrences": (_(UP_DOWN, "sentences"), _("move.open", "to the sentence"), _("app.close", "back")),
    "prompt": (Offer((), "done", literal="Enter"), Offer((), "leave", literal="Esc")),
    "help": (
        Offer((), "to search", literal="type"),
        _("move.open", "do it now"),
        _("help.group", "next group"),
        _("app.leave", "back"),
    ),
    "relation": (
        *(_(f"relation.{one}", one) for one in ("supports", "contradicts", "repeats", "context")),
        _("app.leave", "back"),
    ),
    "sheet": (_(UP_DOWN, "move"), _("move.open", "choose"), _("app.leave", "back")),
    "contents": (
        _(UP_DOWN, "headings"),
        _("move.open", "go there"),
        _("contents.search", "search"),
        _("app.close", "back"),
    ),
    "changed": (
        _(UP_DOWN, "changes"),
        _("changed.older changed.newer", "older, newer text"),
        _("move.open", "to the place"),
        _("move.half_down move.half_up", "scroll"),
        _("app.close", "back"),
    ),
    "cut": (_(UP_DOWN, "blocks"), _("move.half_down move.half_up", "scroll"), _("app.close", "back")),
    "messages": (_(UP_DOWN, "move"), _("app.close", "back")),
}
