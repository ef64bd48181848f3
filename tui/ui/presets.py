"""Other sets of keys than `vim`, each as its differences from the table: command id -> keys."""

from __future__ import annotations

from collections.abc import Mapping

NEWSBOAT: Mapping[str, tuple[str, ...]] = {
    "reader.previous_unread": ("p",),
    "reader.read": ("N",),
    "reader.next_feed": ("J",),
    "reader.previous_feed": ("K",),
    "reader.scroll_down": ("ctrl+e",),
    "reader.scroll_up": ("ctrl+y",),
    "ledger.sheet_down": ("ctrl+e",),
    "ledger.sheet_up": ("ctrl+y",),
    "subscriptions.sheet_down": ("ctrl+e",),
    "subscriptions.sheet_up": ("ctrl+y",),
    "reader.fetch_page": ("P",),
    "sidebar.pause": ("P",),
    "subscriptions.pause": ("P",),
    "app.quit": ("Q", "ctrl+q"),
}

ARROWS: Mapping[str, tuple[str, ...]] = {
    "move.down": ("down",),
    "move.up": ("up",),
    "move.first": ("home",),
    "move.last": ("end",),
    "reader.pane_left": ("left",),
    "reader.pane_right": ("right",),
    "sidebar.fold": ("left",),
    "sidebar.rename": ("f2",),
    "subscriptions.rename": ("f2",),
    "app.refresh": ("f5", "R"),
    "app.help": ("f1", "?"),
    "app.undo": ("ctrl+z", "u"),
    "app.redo": ("ctrl+y", "ctrl+r"),
}

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"vim": {}, "newsboat": NEWSBOAT, "arrows": ARROWS}
