"""What changed in an article as a document: words that went and came in signs and colours, claims pointed out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tui.flows.changed import Changed, Held
from tui.model import Paragraph, Piece, Span, State
from tui.ui.glyphs import Glyphs
from tui.ui.widgets.document import Chunk, Document, Paint, Sign, Spot
from tui.ui.widgets.marks import tone_of

SIGNS = {"same": ("", ""), "gone": ("[-", "-]"), "came": ("{+", "+}")}
GONE, STAYS = "not found any more", "still there"
Local = Callable[[datetime], datetime]


@dataclass(slots=True)
class Laid:
    """The document as it is put together: one text, and what lies over it. `places`: a spot's place in the new text."""

    text: str = ""
    paints: list[Paint] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)  # of each paragraph, in `text`
    places: list[int] = field(default_factory=list)
    stretches: list[tuple[Piece, int, int]] = field(default_factory=list)  # a piece's words in `text`

    def paragraph(self, pieces: tuple[Piece, ...]) -> None:
        """One more, after a line break."""
        start = len(self.text)
        for index, piece in enumerate(pieces):
            self._piece(piece, followed=index + 1 < len(pieces) and pieces[index + 1].kind == "came")
        self.text = self.text.rstrip(" ")
        self.spans.append((start, len(self.text)))
        self.places.append(next((piece.new for piece in pieces if piece.new >= 0), -1))
        self.text += "\n"

    def _piece(self, piece: Piece, *, followed: bool) -> None:
        """A piece in its signs; the blank after what went is left to what came in its place."""
        before, after = SIGNS[piece.kind]
        words = piece.text if piece.kind == "same" else piece.text.rstrip()
        start = len(self.text)
        self.stretches.append((piece, start + len(before), start + len(before) + len(words)))
        self.text += before + words + after
        if piece.kind != "same":
            self.paints.append(Paint(piece.kind, "body", start, len(self.text)))
            self.text += "" if followed and piece.kind == "gone" else piece.text[len(words) :]
        if piece.moved:
            self.signs.append(Sign("body", start, len(self.text), "~", "muted", column=1, words=("moved",)))


def document(changed: Changed, glyphs: Glyphs, local: Local) -> tuple[Document, Laid]:
    """The document, and what is painted over it."""
    laid = Laid()
    lines = tuple(_lines(changed, laid))
    for held in changed.held:
        _point_out(held, laid, glyphs)
    chunks = [
        Chunk("title", changed.title, 0, len(changed.title)),
        *(Chunk("byline", words, 0, len(words), gap=0) for words in about(changed, local, glyphs.dot)),
    ]
    spots: list[Spot] = []
    marked = [paint.start for paint in laid.paints]
    for line in lines:
        if isinstance(line, str):
            chunks.append(Chunk("aside", line, 0, len(line), gap=1))
            continue
        start, end = laid.spans[line]
        chunks.append(Chunk("paragraph", laid.text, start, end, "body"))
        if any(start <= at < end for at in marked):
            spots.append(Spot("body", start, end))
    return Document(tuple(chunks), tuple(spots)), laid


def about(changed: Changed, local: Local, dot: str = "·") -> Iterator[str]:
    """Which texts these are, how much differs, and what else one should know."""
    old, new = (f"{local(one.fetched):%Y-%m-%d %H:%M}" for one in (changed.old, changed.new))
    which = f" {dot} {changed.at + 1} of {len(changed.versions)} older texts" if len(changed.versions) > 1 else ""
    yield f"From the text of {old} to that of {new}"
    yield f"{_words(changed.gone)} gone {dot} {_words(changed.came)} new{which}"
    if changed.held:
        yield _fates(changed, dot)
    if changed.remark:
        yield changed.remark


def _fates(changed: Changed, dot: str) -> str:
    """ "2 claims · 1 still there · 1 not found any more"."""
    orphans = sum(held.claim.state is State.ORPHAN for held in changed.held)
    counts = (len(changed.held) - orphans, STAYS), (orphans, GONE)
    claims = f"{len(changed.held)} claim" + ("s" if len(changed.held) != 1 else "")
    return f" {dot} ".join((claims, *(f"{number} {words}" for number, words in counts if number)))


def _words(number: int) -> str:
    return f"{number} word" + ("s" if number != 1 else "")


def _lines(changed: Changed, laid: Laid) -> Iterator[int | str]:
    """The paragraphs by number, folded ones as words."""
    if any(piece.kind != "same" for piece in changed.heading):
        yield "Title"
        laid.paragraph(changed.heading)
        laid.stretches.clear()  # no claim of the text stands there
        yield 0
        yield "Text"
    for part in changed.parts:
        if isinstance(part, Paragraph):
            laid.paragraph(part.pieces)
            yield len(laid.spans) - 1
        else:
            yield f"{part} paragraph" + ("s" if part != 1 else "") + " unchanged"


def _point_out(held: Held, laid: Laid, glyphs: Glyphs) -> None:
    """A claim's words in both texts, its status in the margin, and whether it still stands."""
    claim = held.claim
    if claim.anchor.part == "title":
        return
    found = list(_overlaps(held, laid))
    laid.paints += [Paint("claim", "body", start, end) for start, end in found]
    if found:
        mark = glyphs.orphan if claim.state is State.ORPHAN else glyphs.status(claim.status)
        tone = "warning" if claim.state is State.ORPHAN else tone_of(claim.status)
        laid.signs.insert(0, Sign("body", found[0][0], found[0][1], mark, tone))


def _overlaps(held: Held, laid: Laid) -> Iterator[tuple[int, int]]:
    """Where a claim's words are drawn."""
    for piece, start, end in laid.stretches:
        for at, span in ((piece.new, held.now), (piece.old, held.was)):
            if span is not None and at >= 0 and (shared := _shared(span, at, end - start)):
                yield start + shared[0], start + shared[1]
                break


def _shared(span: Span, at: int, size: int) -> tuple[int, int] | None:
    first, last = max(span.start, at) - at, min(span.end, at + size) - at
    return (first, last) if first < last else None
