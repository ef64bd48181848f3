"""One word for two things: Georgia the state of the Caucasus or of the US, Jordan the kingdom or Michael Jordan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tui.text import stem, wordfiles
from tui.text.candidates import LIKELY, Document, Found
from tui.text.kinds import classes


class Other(NamedTuple):
    """The second thing of a name, and the ids in a text that speak for it and for the first."""

    entity: str
    speaks_for: frozenset[str]
    against: frozenset[str]


@cache
def _others() -> dict[str, Other]:
    """By the id that tables give."""
    rows = [line.split("|") for line in wordfiles.table("world.toml")["homonyms"].strip().split("\n")]
    return {
        first: Other(other, frozenset(pro.split()), frozenset(contra.split())) for first, other, pro, contra in rows
    }


def told(document: Document, found: Sequence[Found]) -> list[Found]:
    """The same, each name with two meanings by its context: what else is named, and people of that family name."""
    seen = {one.entity for one in found} | set(document.hints)
    full = [one for one in found if one.type == "PER" and len(one.words) > 1]
    families = {stem.name_stem(one.words[-1]): one for one in full}
    called = {stem.name_stem(one.words[0]): one for one in full}
    result = []
    for one in found:
        other = _others().get(one.entity)
        if other and seen & other.speaks_for and not seen & other.against:
            one = one._replace(entity=other.entity)
        if one.type in ("GPE", "LOC") and len(one.words) == 1 and full:
            key = stem.name_stem(one.words[0])
            person = families.get(key) or (other and called.get(key))
            if person and not _placed(document, one):
                one = one._replace(type="PER", entity=person.entity, strength=LIKELY)
        result.append(one)
    return result


def _placed(document: Document, one: Found) -> bool:
    """Whether a preposition of place stands before a name."""
    before = document.text[max(0, one.start - 20) : one.start].split()
    return bool(before) and before[-1].lower() in classes().in_words
