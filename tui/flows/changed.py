"""What an article said when its sentences were tagged, and what it says now: two of its revisions laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.errors import NotFound
from tui.flows.shown import Shown, Texts, grounds, load, read_anew
from tui.model import Anchor, Claim, EntryId, Paragraph, Part, Piece, RevisionId, Source, Span, State
from tui.store import claims, notes, revisions
from tui.store.db import Db
from tui.store.revisions import Revision
from tui.text import anchor
from tui.text.differ import diff, folded
from tui.text.ground import Ground

READ_ANEW = "The page is the same: it is only read by newer rules."
SET_OTHERWISE = "Only blanks, breaks, quotation marks or dashes are set otherwise."
OTHER_TEXT = "It was tagged in the other text of this post: the page's and the feed's own are compared."


@dataclass(frozen=True, slots=True)
class Held:
    """A claim, and where its words stand in the old text and in the new one; None: not there."""

    claim: Claim
    was: Span | None
    now: Span | None


@dataclass(frozen=True, slots=True)
class Changed:
    """An old text of an article against the one that is shown. A number among `parts`: so many paragraphs unchanged."""

    entry: EntryId
    title: str
    old: Revision
    new: Revision
    versions: tuple[Revision, ...]  # all that the shown one may be compared with, the newest first
    heading: tuple[Piece, ...]
    parts: tuple[Paragraph | int, ...]
    held: tuple[Held, ...]
    gone: int = 0  # words
    came: int = 0
    remark: str = ""

    @property
    def at(self) -> int:
        """Which of the versions is the old one."""
        return [one.id for one in self.versions].index(self.old.id)


@dataclass(frozen=True, slots=True)
class Same:
    """There is but one text. `partial`: another is known only by the words that were tagged in it."""

    new: Revision
    partial: bool = False

    def told(self) -> str:
        """In a sentence."""
        if self.partial:
            return "Of the text it was tagged in only the tagged words came along with the import."
        return "It has not changed since it was first kept."


def compare(db: Db, entry: EntryId, *, source: Source | None = None, old: RevisionId | None = None) -> Changed | Same:
    """The text that is shown against the `old` one: without it the first in which a claim or note was made, else the
    one before. Raises NotFound.
    """
    shown = load(db, entry, source)
    if shown is None:
        raise NotFound("This post has not been read yet.", "It waits for its digest.")
    new = revisions.revision(db, shown.kept.revision)
    made_in = _made_in(db, entry)
    every = [one for one in revisions.of_entry(db, entry) if one.id != new.id]
    versions = [one for one in every if not one.partial and one.source == new.source]
    versions = versions or [one for one in every if not one.partial and one.id in made_in]
    if old is not None and old not in [one.id for one in versions]:
        versions += [one for one in every if one.id == old and not one.partial]
    if not versions:
        return Same(new, partial=any(one.partial for one in every if one.id in made_in))
    chosen = old if old in [one.id for one in versions] else _first(versions, made_in)
    return _laid_over(db, shown, tuple(versions), revisions.revision(db, chosen), new)


def _made_in(db: Db, entry: EntryId) -> set[RevisionId]:
    """The revisions in which something was tagged or noted."""
    anchors = [claim.anchor for claim in claims.of_entry(db, entry)]
    anchors += [note.anchor for note in notes.of_entry(db, entry) if note.anchor is not None]
    return {one.revision for one in anchors}


def _first(versions: Sequence[Revision], made_in: set[RevisionId]) -> RevisionId:
    tagged = [one.id for one in versions if one.id in made_in]
    return tagged[-1] if tagged else versions[0].id


def _laid_over(db: Db, shown: Shown, versions: tuple[Revision, ...], old: Revision, new: Revision) -> Changed:
    found, heading = diff(old.text, new.text), diff(old.title, new.title)
    held = tuple(_held(db, shown, old, new))
    kept = [index for index, one in enumerate(found.paragraphs) if any(_in(one, each) for each in held)]
    return Changed(
        new.entry, new.title, old, new, versions,
        tuple(piece for line in heading.paragraphs for piece in line.pieces),
        tuple(folded(found.paragraphs, kept)), held, found.gone, found.came,
        _remark(old, new, changed=found.changed or heading.changed),
    )  # fmt: skip


def _held(db: Db, shown: Shown, old: Revision, new: Revision) -> list[Held]:
    """The entry's claims with their places in both texts."""
    texts = Texts(db, shown)
    was = grounds(old)
    found = []
    for claim in claims.of_entry(db, old.entry):
        standing = texts.stand(claim)
        found.append(Held(standing, _place(claim.anchor, old, was), _span(standing.start, standing.end)))
    return found


def _place(held: Anchor, old: Revision, was: dict[Part, Ground]) -> Span | None:
    if held.revision == old.id:
        return Span(held.start, held.end)
    placed = anchor.place(held, was[held.part])
    return None if placed.state is State.ORPHAN else Span(placed.start, placed.end)


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if start >= 0 else None


def _in(paragraph: Paragraph, held: Held) -> bool:
    """Whether a claim's words stand in a paragraph."""
    return held.claim.anchor.part == "body" and any(
        at >= 0 and span is not None and span.start < at + len(piece.text) and at < span.end
        for piece in paragraph.pieces
        for at, span in ((piece.old, held.was), (piece.new, held.now))
    )


def _remark(old: Revision, new: Revision, *, changed: bool) -> str:
    """What a person should know of the comparison itself."""
    if old.source != new.source:
        return OTHER_TEXT
    if not changed:
        return SET_OTHERWISE
    return READ_ANEW if read_anew(old, new) else ""
