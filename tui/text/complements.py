"""What comes after a reporting verb: a clause, an indirect question, a quote, somebody who is told."""

from __future__ import annotations

from tui.text.saying import OPENING, QUOTES, STOPS, Line

NEAR = 12  # words in which the verb of a clause comes
CLOSE = 6  # after a verb that a thing may follow too


def beside(line: Line, place: int) -> bool:
    """Whether a quote stands right before or after the verb, or beyond its comma; or its speaker alone: `, said X,`."""
    before, after = line.text(place - 1), line.text(place + 1)
    if after in OPENING or (after in (",", ":") and line.text(place + 2) in OPENING):
        return True
    if closed(line, place - 1) or (before == "," and closed(line, place - 2)):
        return True
    if before != "," or line.shape(place + 1) not in ("title", "upper") or line.at(place, "ing"):
        return False
    return any(line.text(one) in (",", ".") for one in range(place + 2, place + 5))


def closed(line: Line, place: int) -> bool:
    """Whether a quotation mark here closes a quote: a space comes after it, or a comma."""
    if line.text(place) not in QUOTES:
        return False
    return line.tokens[place].end < line.tokens[place + 1].start or line.text(place + 1) == ","


def asked(line: Line, start: int) -> bool:
    """An indirect question: `why it rained`, but not `how to swim`."""
    after = line.text(start + 1)
    ends = not after or after in STOPS or after in QUOTES
    return line.at(start, "wh") and not ends and not line.at(start + 1, "to")


def clause(line: Line, start: int, near: int = NEAR) -> bool:
    """Whether a subject with its verb starts here."""
    while line.at(start, "adverb") or (line.at(start, "like") and line.at(start - 1, "deem")):
        start += 1
    if start >= len(line.lows):
        return False
    if line.at(start, "pronoun") and not line.at(start, "thing") and not line.at(start, "det"):
        return True
    opens = line.at(start, "thing") or line.at(start, "det") or line.shape(start) in ("title", "upper")
    opens = opens or (near == NEAR and line.at(start, "many"))
    return opens and _verb_near(line, start + 1, near)


def pronoun_clause(line: Line, start: int) -> bool:
    """Whether a clause with a pronoun for its subject starts here."""
    return line.at(start, "pronoun") and _verb_near(line, start + 1)


def told(line: Line, start: int) -> bool:
    """`told reporters that`, `asked me why`, `remind them they are late`: a clause after one object."""
    for place in range(start, min(len(line.lows), start + 6)):
        if line.text(place) in STOPS:
            return line.text(place) in (",", ":") and line.text(place + 1) in OPENING and place > start
        that = line.at(place, "that") and not line.at(place - 1, "det")
        if place > start and (that or (line.at(start - 1, "ask") and asked(line, place))):
            return True
        if line.at(place, "prep") and line.shape(place - 1) == "lower":
            return False
    return line.at(start, "addressee") and pronoun_clause(line, start + 1)


def clause_later(line: Line, start: int) -> bool:
    """Whether `that`, an indirect question or a subject pronoun comes after some words: `said on Monday that`."""
    for place in range(start + 1, min(len(line.lows), start + 7)):
        if line.text(place) in STOPS:
            return False
        if (line.at(place, "that") and place > start + 1) or asked(line, place):
            return True
        if line.at(place, "pronoun") and not line.at(place, "thing") and _verb_near(line, place + 1):
            return True
    return False


def _verb_near(line: Line, start: int, near: int = NEAR) -> bool:
    """Whether a finite verb comes before the next stop."""
    for place in range(start, min(len(line.lows), start + near)):
        if line.text(place) in STOPS or line.at(place, "stopper"):
            return False
        if line.shape(place) != "lower":
            continue
        if line.at(place, "aux") or line.at(place, "finite"):
            return True
    return False
