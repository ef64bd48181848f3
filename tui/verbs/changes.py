"""`show --revisions` and `show --diff`: the texts that are kept of an article, and what changed between two of them."""

from __future__ import annotations

from tui.errors import NotFound
from tui.flows.changed import Changed, compare
from tui.model import EntryId, Paragraph, Piece, RevisionId, State
from tui.plain import line
from tui.store import revisions, timeline
from tui.store.revisions import Revision
from tui.verbs import out
from tui.verbs.given import Given

SIGNS = {"same": ("", ""), "gone": ("\x02[-", "-]\x03"), "came": ("\x02{+", "+}\x03")}


def say_revisions(entry: EntryId, given: Given) -> int:
    """Every kept text with its number, the one found last first."""
    with given.store() as store:
        store.call(timeline.row, entry)
        every = store.call(revisions.of_entry, entry)
    if not every:
        raise NotFound("No text of this entry is kept yet.", "It waits for its digest.")
    for one in every:
        if given.json:
            out.json_line({name: value for name, value in out.as_plain(one).items() if name != "text"})
        else:
            told = (one.source, f"sha256 {one.hash[:12]}", one.url, "only its quotes" if one.partial else "")
            facts = " · ".join(line(word) for word in told if word)
            out.say(f"{one.id:>6}  {_when(one)}  {facts}")
    return 0


def say_diff(entry: EntryId, revision: int | None, given: Given) -> int:
    """An older text against the one that is shown, word by word."""
    old = None if revision is None else RevisionId(revision)
    with given.store() as store:
        store.call(timeline.row, entry)
        if old is not None and old not in [one.id for one in store.call(revisions.of_entry, entry)]:
            raise NotFound("This entry has no such text.", f"`claimwire show {entry} --revisions` lists them.")
        found = store.call(compare, entry, old=old)
    if given.json:
        out.json_line(found)
    elif isinstance(found, Changed):
        _say(found)
    else:
        out.say(found.told())
    return 0


def _say(found: Changed) -> None:
    out.marked(f"\x02{line(found.title)}\x03")
    out.say(f"From the text of {_when(found.old)} to that of {_when(found.new)}")
    out.say(f"{_words(found.gone)} gone, {_words(found.came)} new")
    if found.remark:
        out.say(found.remark)
    if any(piece.kind != "same" for piece in found.heading):
        out.marked(f"\nTitle: {_laid(found.heading)}")
    for part in found.parts:
        if isinstance(part, Paragraph):
            out.marked(f"\n{_laid(part.pieces)}")
        else:
            out.say(f"\n({out.count(part, 'paragraph', 'paragraphs')} unchanged)")
    for number, held in enumerate(found.held):
        fate = "not found any more" if held.claim.state is State.ORPHAN else "still there"
        out.say(f"{'' if number else chr(10)}{line(held.claim.status)}: “{line(held.claim.anchor.quote)}” {fate}")


def _laid(pieces: tuple[Piece, ...]) -> str:
    """The words in their signs; what was there is safe to draw."""
    found = []
    for piece in pieces:
        before, after = SIGNS[piece.kind]
        words = piece.text if piece.kind == "same" else piece.text.rstrip()
        found.append(before + line(words) * bool(words.strip()) + after + " " * (piece.text != piece.text.rstrip()))
    return "".join(found).rstrip()


def _when(one: Revision) -> str:
    return f"{one.fetched.astimezone():%Y-%m-%d %H:%M}"


def _words(number: int) -> str:
    return out.count(number, "word", "words")
