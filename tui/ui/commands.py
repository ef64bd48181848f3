"""THE table: every command with its keys. Key reader, footer, help, palette, `:` line, README and [keys] come from it.

A key is written as it is typed: a character (`j`, `G`, `?`), a named key (`enter`, `ctrl+d`, `pagedown`), or two with a
blank between (`g g`). A command's method is `action_<method>` of the focused pane, else of the screen, else of the app.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.ui.more import MORE
from tui.ui.presets import PRESETS


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for. `help` completes "this key will …"; `takes` names what the `:` line may add."""

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    does: str = ""  # its method, and the argument it always has; "": the method is the id's last word
    takes: str = ""

    @property
    def scope(self) -> str:
        """Where it works: the first half of the id."""
        return self.id.split(".")[0]

    @property
    def word(self) -> str:
        """What it is called in the `:` line."""
        return self.id.split(".")[1].replace("_", "-")

    @property
    def action(self) -> str:
        """The method that does it."""
        return "action_" + (self.does.split(" ")[0] or self.id.split(".")[1])

    @property
    def argument(self) -> str:
        """What the method is always given; "" for nothing."""
        return self.does.partition(" ")[2]

    @property
    def more(self) -> str:
        """A second sentence for the help screen."""
        return MORE.get(self.id, "")


def _(ident: str, keys: str, title: str, about: str, does: str = "", takes: str = "") -> Command:
    """A line of the table; `keys` are split at double blanks."""
    return Command(ident, tuple(key for key in keys.split("  ") if key), title, about, does, takes)


GROUPS = {
    "move": "Moving", "reader": "Reading", "body": "Article", "contents": "Contents",
    "changed": "What changed", "strip": "Claim strip", "extend": "Extending a claim",
    "names": "Entities of the article", "claims": "Claims of the article", "notes": "Notes", "sidebar": "Feeds",
    "ledger": "All claims", "relation": "Kind of evidence",
    "subscriptions": "Subscriptions", "tags": "Tags", "app": "Everywhere", "welcome": "Welcome", "help": "Help",
}  # fmt: skip
"""The scopes in the order the help shows them, with their headings."""

COMMANDS: tuple[Command, ...] = (
    # -- rows and sentences, everywhere
    _("move.down", "j  down", "Down", "go to the next row, or sentence of the article"),
    _("move.up", "k  up", "Up", "go to the previous row, or sentence of the article"),
    _("move.first", "g g  home", "First", "go to the first row or sentence"),
    _("move.last", "G  end", "Last", "go to the last row or sentence"),
    _("move.half_down", "ctrl+d", "Half a page down", "go down by half of what is shown"),
    _("move.half_up", "ctrl+u", "Half a page up", "go up by half of what is shown"),
    _("move.page_down", "pagedown", "Page down", "go down by what is shown"),
    _("move.page_up", "pageup", "Page up", "go up by what is shown"),
    _("move.open", "enter", "Open", "open what is under the cursor"),
    # -- the reader, whichever pane has the focus
    _("reader.pane_left", "h  left", "Pane to the left", "go to the pane on the left"),
    _("reader.pane_right", "l  right", "Pane to the right", "go to the pane on the right"),
    _("reader.next_side", "tab", "Next side pane", "go round the side panes: entities, related, claims, notes"),
    _("reader.previous_side", "shift+tab", "Previous side pane", "go round the side panes the other way"),
    _("reader.to_feeds", "g f", "Feeds", "go to the feeds", "focus_pane sidebar"),
    _("reader.to_article", "g a", "Article", "go to the article", "focus_pane body"),
    _("reader.to_entities", "g e", "Entities", "go to the entities of the article", "focus_pane names"),
    _("reader.to_related", "g r", "Related", "go to the related posts", "focus_pane related"),
    _("reader.to_claims", "g c", "Claims", "go to the claims of the article", "focus_pane claims"),
    _("reader.to_notes", "g n", "Notes", "go to the notes of the article", "focus_pane notes"),
    _("reader.back", "ctrl+o  backspace", "Back", "go back to the article and sentence before"),
    _("reader.show_new", "g u", "New posts", "show the new posts that wait above"),
    _("reader.scroll_down", "J", "Scroll the article", "scroll the article down, from any pane", "lines_down"),
    _("reader.scroll_up", "K", "Scroll the article up", "scroll the article up, from any pane", "lines_up"),
    _("reader.page", "space", "Page, next", "page down; at the end mark read and open the next unread post"),
    _("reader.next_unread", "n", "Next unread", "open the next unread post, or the next match while finding"),
    _("reader.previous_unread", "N", "Previous unread", "open the previous unread post, or match while finding"),
    _("reader.next_article", ">", "Next article", "open the next post of the list, read or not"),
    _("reader.previous_article", "<", "Previous article", "open the previous post of the list"),
    _("reader.previous_feed", "[", "Previous feed", "list the previous feed"),
    _("reader.next_feed", "]", "Next feed", "list the next feed"),
    _("reader.all", "g 1", "All", "list all posts of this feed or folder", "scope all"),
    _("reader.unread", "g 2", "Unread", "list only unread posts", "scope unread"),
    _("reader.starred", "g 3", "Starred", "list only starred posts", "scope starred"),
    _("reader.claimed", "g 4", "With claims", "list only posts with claims or notes", "scope claimed"),
    _("reader.read", "m", "Read", "mark the post read or unread and go on"),
    _("reader.star", "s", "Star", "star the post, or take the star off"),
    _("reader.tag_entry", "t", "Tag the post", "give the post a tag, or take it off", takes="TAG"),
    _("reader.read_all", "A", "All read", "mark all posts of the list read"),
    _("reader.switch_text", "x", "Feed text", "change between the page's text and the feed's own text"),
    _("reader.fetch_page", "p", "Fetch page", "fetch the page and read its text"),
    _("reader.browse", "o", "Browser", "open the page in the browser"),
    _("reader.link", "", "Link by number", "open a link of the text by its number", takes="NUMBER"),
    _("reader.picture", "", "Picture", "open the article's lead picture in the browser"),
    _("reader.contents", "O", "Contents", "list the headings of the text, to go to one"),
    _("reader.changed", "D", "What changed", "show what changed in the text since you tagged it"),
    _("reader.cut", "", "What was cut", "show what was cut from the page, and by which rule"),
    _("reader.copy_link", "y", "Copy link", "copy the address"),
    _("reader.save_link", "S", "Save link", "keep the page behind a link"),
    _("reader.zen", "z", "Only the article", "show only the article, or everything again"),
    _("reader.note", "a", "Note", "write a note on the sentence or the article"),
    _("reader.note_editor", "E", "Note in the editor", "write a note in your $EDITOR"),
    _("reader.smart", "", "Save the search", "save the search as a smart feed under a name", takes="NAME"),
    # -- the article
    _("body.next_sentence", ")", "Next sentence", "go to the next sentence"),
    _("body.previous_sentence", "(", "Previous sentence", "go to the previous sentence"),
    _("body.next_paragraph", "}", "Next paragraph", "go to the next paragraph"),
    _("body.previous_paragraph", "{", "Previous paragraph", "go to the previous paragraph"),
    _("body.tag", "c", "Claim", "tag the sentence as a claim"),
    _("body.evidence", "e", "Evidence", "mark the sentence, or link it as evidence with the one that is marked"),
    _("body.repeat", ";", "Again", "tag the sentence as the last one: status, tags, and the speaker you typed"),
    _("body.highlight", "i", "Highlight", "highlight the sentence, or take the highlight off"),
    _("body.extend", "v", "Extend", "extend over more sentences, or to a part of one, before it is tagged"),
    # -- a span that is extended
    _("extend.more", "j  )  down", "One more sentence", "extend to the end of the next sentence"),
    _("extend.less", "k  (  up", "One sentence less", "draw the span back by a sentence"),
    _("extend.word", "l  right", "One more word", "extend by a word"),
    _("extend.word_back", "h  left", "One word less", "draw the span back by a word"),
    _("extend.start_word", "", "Begin later", "let the span begin a word later"),
    _("extend.start_back", "", "Begin earlier", "let the span begin a word earlier"),
    _("extend.other_end", "o", "Other end", "move the span's other end from now on"),
    _("extend.take", "enter", "Take", "give the claim that stands here this span, or tag the span"),
    _("extend.tag_span", "c", "Claim", "tag exactly this span as a claim"),
    _("extend.highlight_span", "i", "Highlight", "highlight exactly this span"),
    _("extend.stop", "escape  v  q", "Leave", "go back to the sentence; nothing changes"),
    # -- the sheets over the reader
    _("contents.search", "/", "Search", "narrow the headings while you type", takes="WORDS"),
    _("contents.close", "O", "Close", "close the contents", "go_back"),
    _("changed.older", "[", "Older text", "compare with the text before"),
    _("changed.newer", "]", "Newer text", "compare with the text after"),
    _("changed.close", "D", "Close", "go back to the article", "go_back"),
    # -- the claim strip
    _("strip.unchecked", "u", "unchecked", "say that nobody has looked at the claim yet", "status unchecked"),
    _("strip.attributed", "a", "attributed", "say that somebody says so, and who", "status attributed"),
    _("strip.quote", "q", "quote", "say that the claim is in somebody's very words", "status quote"),
    _("strip.supported", "s", "supported", "say that other reports support the claim", "status supported"),
    _("strip.disputed", "d", "disputed", "say that reports differ on the claim", "status disputed"),
    _("strip.false", "f", "false", "say that the claim is shown to be wrong", "status false"),
    _("strip.retracted", "r", "retracted", "say that its speaker took the claim back", "status retracted"),
    _("strip.opinion", "o", "opinion", "say that the claim cannot be checked", "status opinion"),
    _("strip.next_claim", "c", "Next claim", "go to the next claim on the same sentence"),
    _("strip.another", "+", "Another claim", "put another claim on the same words"),
    _("strip.extend", "v", "Extend", "give the claim other words: more sentences, or a part of one"),
    _("strip.tags", "t", "Tags", "give the claim a tag, or take it off", takes="TAG"),
    _("strip.fields", "tab", "Fields", "enter the claim's fields: speaker, cue, date, place, figure, chain, hedge"),
    _("strip.remove", "delete  backspace", "Untag", "take the claim off the sentence"),
    _("strip.link_seen", "e", "Link", "link the sentence seen before with the claim; without one as e in the article"),
    _("strip.dismiss", "x", "Dismiss", "never show the sentence seen before beside this claim again"),
    _("strip.look", "l", "Look", "go to the sentence seen before"),
    _("strip.other", "n", "Next seen", "show the next sentence seen before"),
    _("strip.close", "escape  enter", "Done", "leave the strip; the claim is saved"),
    # -- the panes beside the article
    _("names.filter", "=", "Its posts", "list the posts that name the entity, or what was listed before", "filter"),
    _("names.sentences", "*", "All sentences", "list all sentences of the library that name the entity"),
    _("names.merge", "b", "Merge", "say that the entity is the same as another one", takes="NAME"),
    _("names.split", "B", "Split", "take a name that is another thing out of the entity", takes="NAME"),
    _("names.alias", "", "Another name", "give the entity another name", takes="NAME"),
    _("names.note", "a", "Note", "write a note on the entity; it is shown wherever the entity is named"),
    _("names.watch", "+", "Watch", "tell when the entity appears, by a smart feed, or no longer"),
    _("claims.status", "c", "Status", "change the claim: go to its sentence and open the strip; of a link its kind"),
    _("claims.tags", "t", "Tags", "give the claim a tag, or take it off", takes="TAG"),
    _("claims.remove", "delete", "Untag", "take the claim off its sentence; unlink evidence"),
    _("claims.note", "a", "Note", "write a note on the claim's sentence, or on the link under the cursor", "note_here"),
    _("claims.evidence", "e", "Evidence", "mark the claim, or link it as evidence with the sentence that is marked"),
    _("notes.edit", "a", "Edit", "change the note's words"),
    _("notes.remove", "delete", "Remove", "remove the note"),
    # -- the feeds
    _("sidebar.fold", "h  left", "Fold", "close the folder, or open it"),
    _("sidebar.add", "+", "Add a feed", "add a feed, or a page that has one", "add"),
    _("sidebar.refresh", "r", "Refresh this", "refresh this feed or folder", "refresh_this"),
    _("sidebar.rename", "t", "Title", "rename the feed, folder or smart feed", takes="NAME"),
    _("sidebar.move", "m", "Move", "move the feed to a folder", takes="FOLDER"),
    _("sidebar.pause", "p", "Pause", "stop refreshing the feed, or start again"),
    _("sidebar.remove", "delete", "Remove", "remove the feed; its posts stay for 30 days"),
    # -- all claims
    _("ledger.search", "/", "Search", "narrow the list: words, status:…, speaker:…, tag:…, since:…", takes="WORDS"),
    _("ledger.status", "c", "Status", "change the claim's status by a letter", takes="STATUS"),
    _("ledger.tags", "t", "Tags", "give the claim a tag, or take it off", takes="TAG"),
    _("ledger.remove", "delete", "Untag", "take the claim off its sentence, or remove the note"),
    _("ledger.note", "a", "Note", "write a note on the claim's sentence"),
    _("ledger.changed", "D", "What changed", "show what changed in the article since the claim was tagged"),
    _("ledger.pick", "v", "Pick", "pick the row, or no longer; status, tags and untag are then for all picked"),
    _("ledger.pick_range", "V", "Pick up to here", "pick all rows from the last one picked to this one"),
    _("ledger.sort", "s", "Sort", "sort by the next column", takes="COLUMN"),
    _("ledger.reverse", "S", "Other way round", "sort the other way round"),
    _("ledger.group", "b", "Group", "group by speaker, entity, status, day or nothing", takes="WHAT"),
    _("ledger.fold", "h  left", "Fold", "close the group"),
    _("ledger.unfold", "l  right", "Unfold", "open the group"),
    _("ledger.highlights", "i", "Highlights", "list plain highlights too, or no longer"),
    _("ledger.copy", "y", "Copy link", "copy the address of the claim's article"),
    _("ledger.browse", "o", "Browser", "open the claim's article in the browser"),
    _("ledger.sheet_down", "J", "Sheet down", "scroll the sheet of the claim down; open it where it is closed"),
    _("ledger.sheet_up", "K", "Sheet up", "scroll the sheet of the claim up; at its top close it again"),
    _("ledger.evidence", "e", "Evidence", "mark the claim, or link it as evidence with the sentence that is marked"),
    _("ledger.links", "E", "Its evidence", "list the claim's evidence, to go there or to change a link"),
    # -- what one sentence is to another
    _("relation.supports", "s", "supports", "say that this sentence speaks for the other", "take supports"),
    _("relation.contradicts", "c", "contradicts", "say that it speaks against the other", "take contradicts"),
    _("relation.repeats", "r", "repeats", "say that both say the same", "take repeats"),
    _("relation.context", "x", "context", "say that this sentence helps to understand the other", "take context"),
    # -- subscriptions
    _("subscriptions.retry", "r", "Try again", "refresh this feed now"),
    _("subscriptions.discover", "f", "New address", "look for the feed's new address on its site"),
    _("subscriptions.add", "+", "Add a feed", "add a feed, or a page that has one", "add"),
    _("subscriptions.rename", "t", "Title", "rename the feed", takes="NAME"),
    _("subscriptions.move", "m", "Move", "move the feed to a folder", takes="FOLDER"),
    _("subscriptions.pause", "p", "Pause", "stop refreshing the feed, or start again"),
    _("subscriptions.remove", "x  delete", "Unsubscribe", "remove the feed; claims and starred posts stay"),
    _("subscriptions.sheet_down", "J", "Sheet down", "scroll the sheet of the feed down; open it where it is closed"),
    _("subscriptions.sheet_up", "K", "Sheet up", "scroll the sheet of the feed up; at its top close it again"),
    # -- tags
    _("tags.rename", "t", "Rename", "give the tag another name everywhere; another tag's merges the two", takes="NAME"),
    _("tags.remove", "x  delete", "Remove", "take the tag off every post and claim"),
    _("tags.list_claims", "c", "Its claims", "list the claims that bear the tag"),
    _("tags.sort", "s", "Sort", "sort by name, or by use again"),
    # -- everywhere
    _("app.refresh", "R", "Refresh", "refresh all feeds", "refresh_all"),
    _("app.search", "/", "Search", "find in this list; Tab in the line finds in the whole library", takes="WORDS"),
    _("app.undo", "u", "Undo", "take back the last change"),
    _("app.redo", "ctrl+r", "Redo", "do again what was taken back"),
    _("app.claims", "C", "All claims", "list all claims and notes", "open_ledger"),
    _("app.subscriptions", "F", "Subscriptions", "list the feeds and how they are", "open_subscriptions"),
    _("app.tags", "g t", "Tags", "list your tags, to rename, merge or remove them", "open_tags"),
    _("app.export", "X", "Export", "write claims and notes to a file", takes="FORMAT FILE"),
    _("app.archive", "", "Archive", "write the opened article with its claims to one HTML file", takes="FILE"),
    _("app.add", "", "Add a feed", "add a feed, or a page that has one", takes="URL"),
    _("app.save", "", "Save a page", "keep a single page that has no feed", "save_page", takes="URL"),
    _("app.import", "", "Import feeds", "import feeds from OPML or newsboat's urls", "import_feeds", takes="FILE"),
    _("app.digest", "", "Digest again", "digest all stored texts again by today's rules", "digest_library"),
    _("app.messages", "", "Messages", "show all messages of this session", "open_messages"),
    _("app.theme", "", "Theme", "change between light and dark", "change_look", takes="NAME"),
    _("app.palette", "ctrl+p", "Palette", "find a command by its name", "open_palette"),
    _("app.line", ":", "Command line", "type a command", "command_line"),
    _("app.help", "?  f1", "Help", "show all keys; type to search", "open_help"),
    _("app.leave", "escape", "Leave", "close the drawer, leave the search, stop a refresh", "leave"),
    _("app.close", "q", "Back, quit", "go back; in the list, quit", "go_back"),
    _("app.quit", "ctrl+q", "Quit", "quit from anywhere", "quit"),
    # -- the first screen
    _("welcome.add", "a", "Add a feed", "add a feed's address, or a page that has one", "add"),
    _("welcome.import", "i", "Import feeds", "import an OPML file or newsboat's urls", "import_feeds"),
    _("help.group", "tab", "Next group", "go to the next group of keys"),
    _("welcome.demo", "d", "Open the demo", "open the demo: a small newsroom, no network"),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}


def own_status(name: str, letter: str) -> Command:
    """The command of the strip for a status of the person's own."""
    word = re.sub(r"\W+", "_", name.casefold()).strip("_")
    return Command(f"strip.{word}", (letter,), name, f"say that the claim is “{name}”", f"status {name}")


def with_statuses(statuses: Mapping[str, str]) -> tuple[Command, ...]:
    """The table with the person's own statuses after ours."""
    after = 1 + next(at for at, command in enumerate(COMMANDS) if command.id == "strip.opinion")
    own = (own_status(name, letter) for name, letter in statuses.items())
    return (*COMMANDS[:after], *own, *COMMANDS[after:])


def keys_of(
    preset: str, own: Mapping[str, tuple[str, ...]], commands: Iterable[Command] = COMMANDS
) -> dict[str, tuple[str, ...]]:
    """The keys of every command: the table's, then the preset's, then the reader's own."""
    changed = {**PRESETS[preset], **own}
    return {command.id: changed.get(command.id, command.keys) for command in commands}


def shown(key: str) -> str:
    """A key as a person reads it: `ctrl+d` -> `Ctrl+d`, `g g` -> `gg`, `pagedown` -> `PageDown`."""
    parts = [NAMES.get(part, part) for part in key.split(" ")]
    return "".join("Ctrl+" + part[5:] if part.startswith("ctrl+") else part for part in parts)


NAMES = {
    "enter": "Enter", "escape": "Esc", "space": "Space", "tab": "Tab", "shift+tab": "Shift+Tab",
    "backspace": "Backspace", "delete": "Delete", "pagedown": "PageDown", "pageup": "PageUp",
    "home": "Home", "end": "End", "up": "↑", "down": "↓", "left": "←", "right": "→", "f1": "F1", "f2": "F2", "f5": "F5",
}  # fmt: skip


def key_table() -> str:
    """The README's table of keys, in Markdown."""
    rows = ["| keys | in | what they do |", "|---|---|---|"]
    for scope, heading in GROUPS.items():
        for command in (each for each in COMMANDS if each.scope == scope and each.keys):
            keys = " ".join(f"`{shown(key)}`" for key in command.keys).replace("|", "\\|")
            rows.append(f"| {keys} | {heading} | {command.help} |")
    return "\n".join(rows) + "\n"
