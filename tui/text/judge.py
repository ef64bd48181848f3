"""What one run of capitalised words names: a person, an organisation, a place, or nothing that can be told."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text import aliases, guesses, kinds, lexicon, lookup, stem, tongues, traits
from tui.text.candidates import CAPITAL, GUESS, LIKELY, SURE, Document, Found, known, made
from tui.text.guesses import Run
from tui.text.kinds import classes
from tui.text.tokens import Token

OPENERS = '“”"«„–—-•*:'


def judge(
    document: Document, line: Sequence[Token], start: int, end: int, hit: lookup.Hit | None, titled: bool
) -> list[Found]:
    """What line[start:end] names; `hit`: what is known to begin there; `titled`: a title stood before it."""
    run = _run(document, line, start, end)
    whole = hit is not None and start + hit.size >= end
    if hit and whole and hit.hint:
        document.hints[hit.entity] += 1
        return []
    alone = len(run.words) == 1
    if alone and not whole and _no_name(run.tokens[0]):
        return []
    if hit and whole and (not titled or _is_genitive(run, hit)):
        if alone and run.opening and run.tokens[0].shape == "title" and guesses.usual(run):
            return [made(run.tokens, None, GUESS)]
        if not (hit.weak and alone) or run.placed:
            return known(document, line, start, hit)
    if not alone and _is_part(run, line, start, end):
        return [made(run.tokens, "LOC", LIKELY)]
    head = kinds.head_type(run.words, document.language)
    if titled and len(run.words) <= 3 and not head:
        person = hit.entity if hit and whole and lookup.is_person(hit.entity) else ""
        return [made(run.tokens, "PER", SURE, person)]
    found = _shaped(run, head, titled)
    if found is not None:
        return found
    if alone:
        return [guesses.single(run)._replace(opening=run.opening)]
    bends = not traits.has(document.language, "titles_with_capitals")
    ending = lookup.at(line, end - 1, end, document.language) if bends else None
    if ending and not ending.hint and not ending.weak and kinds.stands_alone(run.words[:-1]):
        return known(document, line, end - 1, ending)
    return [made(run.tokens, "ORG", LIKELY) if hit and not hit.hint else guesses.several(run)]


def _is_part(run: Run, line: Sequence[Token], start: int, end: int) -> bool:
    """Whether it is a part of a known place: `East Germany`."""
    if run.tokens[0].low not in tongues.listed("compass", run.document.language):
        return False
    hit = lookup.at(line, start + 1, end, run.document.language)
    return hit is not None and not hit.hint and start + 1 + hit.size >= end and _is_place(hit.entity)


def _is_place(entity: str) -> bool:
    thing = aliases.gazetteer().thing(entity)
    return thing is not None and thing.type in ("GPE", "LOC")


def _run(document: Document, line: Sequence[Token], start: int, end: int) -> Run:
    before = stem.name_stem(line[start - 1].text) if start else ""
    return Run(
        document,
        line[start:end],
        [token for token in line[start:end] if token.shape != "sign"],
        before,
        stem.name_stem(line[end].text) if end < len(line) else "",
        line[end] if end < len(line) else None,
        line[start - 1] if start else None,
        before in classes().in_words,
        start == 0 or (line[start - 1].shape == "sign" and line[start - 1].text in OPENERS),
        end + 1 < len(line) and line[end].text == "," and _before_state(document, line, end),
    )


def _no_name(token: Token) -> bool:
    return token.low in classes().no_names or stem.name_stem(token.text) in classes().titles


def _is_genitive(run: Run, hit: lookup.Hit) -> bool:
    """Whether a title's state stands after it: `Ministerin Italiens`."""
    bent = traits.has(run.document.language, "genitive_s") and run.words[-1].low.endswith("s")
    return bent and not hit.weak and _is_place(hit.entity)


def _before_state(document: Document, line: Sequence[Token], end: int) -> bool:
    """Whether a state or region follows behind a comma: `Poolesville, Maryland`."""
    if line[end + 1].shape not in CAPITAL:
        return False
    hit = lookup.at(line, end + 1, None, document.language)
    thing = aliases.gazetteer().things.get(hit.entity) if hit and not hit.hint else None
    return thing is not None and thing.type == "GPE"


def _shaped(run: Run, head: aliases.Kind | None, titled: bool) -> list[Found] | None:
    """What the words themselves say: an event, a person's name, a head noun; None when they say nothing."""
    first, last = run.words[0], stem.name_stem(run.words[-1].text)
    alone = len(run.words) == 1
    if last in classes().event_heads and not alone and not titled:
        return []
    given = kinds.is_given(first.text, run.document.language)
    town = lookup.at(run.words, 0, 1) is not None
    doubtful = (
        len(run.words) == 2 and given and not town and (last in classes().surname_heads or _called(first.text, last))
    )
    bent = not given and traits.has(run.document.language, "cyrillic_cases") and guesses.of_women(run.words[-1].low)
    if kinds.person_shape(run.words, run.document.language) and not bent and (head is None or doubtful):
        return [made(run.tokens, "PER", SURE if given or first.shape == "initial" else LIKELY)]
    if head and not (alone and run.opening):
        return [made(run.tokens, head, LIKELY)]
    return None


def _called(first: str, last: str) -> bool:
    """Whether a Slavic given name that sounds like a head noun (`Леся`, `лес`) is one before this stem."""
    return (
        stem.name_stem(first) in lexicon.called() and last not in classes().place_heads | classes().organisation_heads
    )
