"""How surely a verb reports: by the clause, quote or comma beside it; an object alone is no report.

`He said that it rained` reports; `she wrote a book`, `they were denied visas` and `you can see a bridge` do not.
"""

from __future__ import annotations

from tui.text import complements
from tui.text.saying import DASHES, OPENING, QUOTES, STOPS, Line

_CLOSERS = frozenset((",", ".", ";", ""))
_ALONE = 6  # words of `the old keeper said.`, which goes with the quote before it
_FAR = 40  # words after a verb in which its clause begins
_WORDS = frozenset(("say", "think", "find", "tell"))


def worth(line: Line, place: int) -> int:
    """How surely this word reports: 0 not at all, 3 certainly."""
    tags = line.tags[place]
    if line.comma:
        return _with_comma(line, place)
    that = line.at(place + 1, "that") or (line.at(place + 1, "out") and line.at(place + 2, "that"))
    if line.at(place, "bare") and (not place or line.text(place - 1) in STOPS):
        return 0
    if place and line.shape(place) != "lower" and not (that and line.text(place - 1) in QUOTES):
        return 0
    if impersonal(line, place):
        return 3
    for name, rule in _RULES:
        if name in tags and rule(line, place, that):
            return 2
    if _WORDS.isdisjoint(tags) or _no_verb(line, place):
        return 0
    return _verb(line, place, that)


def _verb(line: Line, place: int, that: bool) -> int:
    """A verb of saying, thinking, finding or telling, by what comes after it."""
    tags = line.tags[place]
    asked = complements.asked(line, place + 1)
    if "say" in tags and (that or asked or complements.beside(line, place)):
        return 3
    if "tell" in tags and complements.told(line, place + 1):
        return 3
    if _aside(line, place):
        return 2
    subject = _subject(line, place)
    named = line.at(subject, "pronoun") or (subject > 0 and line.shape(subject) != "lower") or line.named(subject)
    if line.at(place - 1, "prep") and not (line.at(place - 1, "to") or line.at(place, "ing")):
        return 0
    if line.at(place - 1, "prep"):
        return 2 if that or (asked and "think" in tags and line.at(subject, "pronoun")) else 0
    near = complements.CLOSE if "object" in tags else complements.NEAR
    clause = that or asked or complements.clause(line, place + 1, near)
    if "say" in tags and _said(line, place, clause, named):
        return 3 if "said" in tags else 2
    if "think" in tags and (that or (clause and named) or _first(line, place, subject)):
        return 2
    return 2 if "find" in tags and that else 0


def _said(line: Line, place: int, clause: bool, named: bool) -> bool:
    """Whether a verb of saying reports that has no quote, no `that` and no question right after it."""
    tags, after = line.tags[place], line.text(place + 1)
    if "said" in tags:
        bare = line.at(place, "bare") and (line.at(place - 1, "aux") or line.at(place - 1, "to"))
        alone = len(line.lows) <= _ALONE and named and not any(line.at(one, "be") for one in range(place))
        return clause or (
            not bare
            and not line.at(place + 1, "and")
            and (alone or after not in (".", "") or line.text(place - 1) == ",")
        )
    if after == ":":
        return named or line.at(place, "finite") or line.at(place, "many")
    if clause and "ask" not in tags and (line.at(place + 1, "pronoun") or not line.at(place - 1, "pronoun")):
        return True
    later = line.at(place + 1, "prep") and complements.clause_later(line, place + 1)
    return later and named and not line.at(place, "ing")


def _first(line: Line, place: int, subject: int) -> bool:
    """`I think so`, `we believe, as ever`: what the first person thinks, but not what it thinks of or about."""
    if not line.at(subject, "i") or "deem" not in line.tags[place]:
        return False
    return line.text(place + 1) in (",", "so")


def _with_comma(line: Line, place: int) -> int:
    """Languages with a comma before the clause: a quote, comma or colon beside the verb, `про це`, or `, що` later."""
    tags = line.tags[place]
    if "say" not in tags and "think" not in tags:
        return 0
    before, after = line.text(place - 1), line.text(place + 1)
    rest = range(place + 1, min(place + (_FAR if "say" in tags else complements.CLOSE), len(line.lows) - 1))
    later = any(line.text(one) == "," and line.at(one + 1, "that") for one in rest)
    quote = before in DASHES or complements.closed(line, place - 1)
    if quote or after == ":" or (after == "," and later) or line.text(place + 1) in OPENING:
        return 3 if "say" in tags or later else 0
    if before == "," and "say" in tags:
        return 3
    if later or (line.at(place, "impersonal") and line.at(place + 1, "within")):
        return 2
    near = (*range(min(3, len(line.lows))), *range(place + 1, min(place + 4, len(line.lows))))
    return 2 if "say" in tags and any(line.at(one, "about") for one in near) else 0


def _sure(line: Line, place: int, that: bool) -> bool:
    """`are sure that`, `is glad she came`, `make sure they are`."""
    before = place - 1
    while before > 0 and line.at(before, "adverb"):
        before -= 1
    bound = line.at(before, "be") or line.at(before, "aux") or line.at(before, "make")
    return bound and (that or complements.pronoun_clause(line, place + 1))


def _ordered(line: Line, place: int, that: bool) -> bool:
    """`Note that`, `suppose that`: the reader is asked to think so."""
    return that and nobody(line, place)


def _quoting(line: Line, place: int, that: bool) -> bool:
    """`I was like, "…"`, `she goes "…"`."""
    after = place + 1 + (line.text(place + 1) in (",", ":"))
    before = line.at(place - 1, "be") if line.at(place, "like") else line.at(place - 1, "pronoun")
    return not that and line.text(after) in OPENING and before


_RULES = (("sure", _sure), ("imperative", _ordered), ("quotative", _quoting))


def _aside(line: Line, place: int) -> bool:
    """`The mill, Draper claims, was sold`: a subject and its verb between commas, or at the end after a quote."""
    if line.text(place + 1) not in _CLOSERS or line.at(place - 1, "to") or line.at(place, "ing"):
        return False
    start = place - 1
    while start >= 0 and place - start < 6 and line.text(start) not in STOPS and line.text(start) not in QUOTES:
        start -= 1
    first = start + 1
    if start < 0 or first == place or (line.text(start) != "," and not complements.closed(line, start)):
        return False
    if line.at(first, "you") and first == place - 1:
        return False
    if any(line.at(one, "within") or line.at(one, "finite") for one in range(first, place)):
        return False
    capital = any(line.shape(one) in ("title", "upper") for one in range(first, place))
    return capital or line.at(place, "said") or line.at(first, "pronoun")


def _no_verb(line: Line, place: int) -> bool:
    """Whether the word is a noun, an order, a passive that nobody says, or what `let's` proposes."""
    back = place - 1
    while back > 0 and line.at(back, "adverb"):
        back -= 1
    if back < 0 or any(line.at(one, "let") for one in range(back - 2, back + 1)):
        return True
    if line.at(back, "det") and not line.at(back, "pronoun"):
        return not line.at(back, "thing") or not (line.at(place, "many") or line.at(place, "participle"))
    if line.at(back, "to"):
        return any(line.at(one, "thing") and line.at(one + 1, "be") for one in range(back - 5, back))
    said = "say" in line.tags[place] and "tell" not in line.tags[place] and line.at(place + 1, "that")
    return line.at(back, "be") and line.at(place, "participle") and (line.at(back, "bare") or not said)


def passive(line: Line, place: int) -> bool:
    """`it was recalled that`: reported, but by nobody."""
    return line.at(place - 1, "be") and line.at(place, "participle")


def impersonal(line: Line, place: int) -> bool:
    """`This was reported by X`, `it is noted in the statement of X`: the source comes after it."""
    told = "say" in line.tags[place] and line.at(place, "participle") and line.at(place + 1, "agent")
    return told and line.at(place - 1, "be") and line.at(place - 2, "thing")


def nobody(line: Line, place: int) -> bool:
    """`Note that`: the verb has no subject."""
    before = line.text(place - 1)
    return "imperative" in line.tags[place] and (not place or before in STOPS or line.at(place - 1, "please"))


def _subject(line: Line, place: int) -> int:
    """The place of the word before the verb and its auxiliaries."""
    place -= 1
    while place > 0 and (line.at(place, "aux") or line.at(place, "adverb") or line.at(place, "chain")):
        if line.at(place, "pronoun"):
            break
        place -= 1
    return place
