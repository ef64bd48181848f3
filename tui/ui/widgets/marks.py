"""What is drawn over and beside the article's text: claims, notes, suggestions, links, the chosen entity's mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.model import Claim, Opened, Sentence, Status, Suggestion
from tui.ui.glyphs import Glyphs
from tui.ui.widgets.document import Paint, Sign

TONES: Mapping[str, str] = {
    Status.UNCHECKED: "warning",
    Status.DISPUTED: "warning",
    Status.SUPPORTED: "good",
    Status.FALSE: "error",
    Status.RETRACTED: "error",
}
"""The ink of a status mark; the others are plain."""


def tone_of(status: str) -> str:
    """The ink a status mark is drawn with."""
    return TONES.get(status, "text")


def paints(opened: Opened, entity: str) -> Iterator[Paint]:
    """Spans drawn differently: the reader's claims, the page's links and emphasis, mentions of the chosen entity."""
    for claim in standing(opened):
        yield Paint("claim", claim.anchor.part, claim.start, claim.end)
    for mark in opened.article.marks:
        if mark.kind in ("link", "strong", "code"):
            yield Paint(mark.kind, "body", mark.start, mark.end)
    for mention in opened.article.mentions:
        if entity and mention.entity == entity:
            yield Paint("mention", "body", mention.start, mention.end)


def signs(opened: Opened, glyphs: Glyphs, least: float) -> Iterator[Sign]:
    """Marks of the margin, the reader's own before the rules'; `least`: from which score on one is suggested."""
    claims = standing(opened)
    for claim in claims:
        words = (claim.status, claim.speaker) if claim.speaker else (claim.status,)
        mark, tone = glyphs.status(claim.status), tone_of(claim.status)
        yield Sign(claim.anchor.part, claim.start, claim.end, mark, tone, words=words)
    for note in opened.notes:
        if note.entity:
            continue
        if note.anchor is None:
            yield Sign("title", 0, 1, glyphs.note, "muted", column=1)
        elif note.start >= 0:
            yield Sign(note.anchor.part, note.start, note.end, glyphs.note, "muted", column=1)
    for sentence, _ in suggested(opened, least):
        yield Sign("body", sentence.start, sentence.end, glyphs.suggested, "faint")


def standing(opened: Opened) -> tuple[Claim, ...]:
    """The claims that have a place in the text that is shown."""
    return tuple(claim for claim in opened.claims if claim.start >= 0)


def suggested(opened: Opened, least: float) -> Iterator[tuple[Sentence, Suggestion]]:
    """The sentences that might be claims, none of those that are tagged."""
    article = opened.article
    tagged = {(claim.start, claim.end) for claim in standing(opened) if claim.anchor.part == "body"}
    for one in article.suggestions:
        if least <= one.score < 1 and one.sentence < len(article.sentences):
            sentence = article.sentences[one.sentence]
            if (sentence.start, sentence.end) not in tagged:
                yield sentence, one


def reasons(opened: Opened, least: float, start: int) -> tuple[str, ...]:
    """Why the sentence that begins here might be a claim; none when it is not suggested, or is tagged."""
    return next((one.reasons for sentence, one in suggested(opened, least) if sentence.start == start), ())
