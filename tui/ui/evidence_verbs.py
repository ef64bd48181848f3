"""Verbs of evidence: mark a sentence and link another with it, from any pane or screen; change and undo a link."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Evidence, EvidenceEnd, Relation
from tui.plain import line
from tui.store import evidence
from tui.ui.commands import BY_ID
from tui.ui.host import Host
from tui.ui.marked import End
from tui.ui.widgets import cells, ends

SHORT = 40  # cells of a sentence that is named in a message
NOTE = "Enter saves, with a note or without; Esc leaves"


async def mark_or_link(host: Host, end: End) -> Evidence | None:
    """Mark this sentence; with another one marked already, link the two. Await it in a `@work`."""
    marked = host.marked
    if marked is None:
        host.marked = end
        host.say("Marked", detail="now go to a sentence that bears on it, in any post, and press the key again")
    elif marked.same(end):
        unmark(host)
    else:
        return await _link(host, marked, end)
    return None


def unmark(host: Host) -> bool:
    """Take the mark off; False when there is none."""
    if host.marked is None:
        return False
    host.marked = None
    host.say("Mark taken off")
    return True


async def _link(host: Host, marked: End, end: End) -> Evidence | None:
    """Ask what this sentence is to the marked one, and for a note; then both are tagged and linked in one step."""
    relation = await host.relate(f"What is it to “{_short(marked.words)}”?")
    if relation is None:
        return None
    note = await host.ask("note", hint=NOTE)
    if note is None:
        return None
    made = await host.store.write(evidence.link, marked.stored, end.stored, relation, host.clock(), note=line(note))
    host.marked = None
    linked(host, made, marked.words)
    return made


def linked(host: Host, made: Evidence, far: str) -> None:
    """Tell that a link was made or is another one now."""
    host.say("Linked", detail=f"{ends.WORDS[made.relation][0]} “{_short(far)}”", key=host.undo_key)


# -- a link that is there


async def change_relation(host: Host, end: EvidenceEnd) -> bool:
    """Let the person say what the one sentence is to the other; False when left."""
    relation = await host.relate(f"What is it to “{_short(end.text)}”?", end.evidence.relation)
    if relation is None:
        return False
    changed = await host.store.write(evidence.change, end.evidence.id, host.clock(), relation=relation)
    linked(host, changed, end.text)
    return True


async def edit_note(host: Host, end: EvidenceEnd) -> bool:
    """Write the note of a link; nothing typed takes it away. False when left."""
    note = await host.ask("note", value=end.evidence.note, hint="on this link; Enter saves, Esc leaves")
    if note is None or line(note) == end.evidence.note:
        return False
    await host.store.write(evidence.change, end.evidence.id, host.clock(), note=line(note))
    host.say("Note saved" if line(note) else "Note taken off", detail=f"on “{_short(end.text)}”", key=host.undo_key)
    return True


async def unlink(host: Host, end: EvidenceEnd) -> None:
    """Take the link away; both sentences stay tagged."""
    await host.store.write(evidence.unlink, end.evidence.id, host.clock())
    host.say("Unlinked", detail=f"“{_short(end.text)}”", key=host.undo_key)


async def manage(host: Host, about: Sequence[EvidenceEnd]) -> EvidenceEnd | None:
    """Sheets over a claim's evidence: choose a link, then what to do; returns the one to go to, if that was chosen."""
    if not about:
        host.say("No evidence is linked with it", detail="mark it, then go to a sentence that bears on it")
        return None
    dot = host.glyphs.dot
    options = [
        (f"{ends.word(end)}  “{_short(end.text)}”", f" {dot} ".join(ends.origin(end, host.local))) for end in about
    ]
    if (index := await host.choose("Evidence", options)) is None:
        return None
    end = about[index]
    does = [("Go there", ""), ("Change the relation", ""), ("Edit the note", end.evidence.note), ("Unlink", "")]
    chosen = await host.choose(f"“{_short(end.text)}”", does)
    if chosen == 1:
        await change_relation(host, end)
    elif chosen == 2:
        await edit_note(host, end)
    elif chosen == 3:
        await unlink(host, end)
    return end if chosen == 0 else None


def options_of(relations: Sequence[Relation]) -> list[tuple[str, str]]:
    """The kinds of evidence as a sheet offers them: its word, and what it means."""
    return [(BY_ID[f"relation.{one}"].title, BY_ID[f"relation.{one}"].help) for one in relations]


def _short(text: str) -> str:
    return cells.cut(" ".join(text.split()), SHORT)
