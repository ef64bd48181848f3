"""The id of a named thing: from the tables, else made of how its name sounds, so that languages and spellings meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tui.model import Mention
from tui.text import aliases, heard, stem
from tui.text.candidates import Found
from tui.text.kinds import Classes, classes

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_NUMBERED = frozenset(("jr", "sr", "ii", "iii", "iv"))
_LONGEST_ACRONYM = 6


def link(text: str, found: Sequence[Found], language: str) -> tuple[Mention, ...]:
    """Mentions with their entity ids; a surname alone and an acronym take the id of the full name in the same text."""
    surnames: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for one in found:
        name = text[one.start : one.end]
        if one.type == "PER" and " " in name:
            made = one.entity or person_id(name, language)
            for word in _WORD.findall(name)[1:]:
                surnames.setdefault(heard.name(word, language), made)
        elif one.type == "ORG" and " " in name:
            short = "".join(word[0] for word in name.split() if word[0].isupper())
            if len(short) > 1:
                acronyms.setdefault(short, one.entity or other_id("O", name, language))
    mentions = []
    for one in found:
        name = text[one.start : one.end]
        made = one.entity
        if not made and one.type == "PER":
            alone = "" if " " in name else surnames.get(heard.name(name, language), "")
            made = alone or person_id(name, language)
        elif not made:
            made = acronyms.get(name) or other_id("O" if one.type == "ORG" else "L", name, language)
        assert one.type
        mentions.append(Mention(one.start, one.end, one.type, made))
    return tuple(mentions)


@cache
def _leaders(language: str) -> dict[tuple[str, str], str]:
    """How the given and family names of the people of the tables sound to a reader of this language -> their ids."""
    found: dict[tuple[str, str], str] = {}
    for thing in aliases.gazetteer().things.values():
        if thing.type == "PER":
            for name in (thing.name, *thing.names):
                words = name.split()
                if len(words) == 2 and words[0][0].isupper():
                    found.setdefault((heard.name(words[0], language), heard.name(words[1], language)), thing.id)
    return found


def person_id(name: str, language: str) -> str:
    """`P:v.ptn` for Vladimir Ptin: what the given name begins with, and the sound of the family name."""
    known = classes()
    words = [word for word in _WORD.findall(name) if stem.name_stem(word) not in known.titles] or [name]
    words = [word for word in words if not stem.fold(word).endswith(known.patronymics)] or words
    if words[-1].lower() in _NUMBERED and len(words) > 1:
        words = words[:-1]
    family = heard.name(words[-1], language)
    leader = len(words) > 1 and _leaders(language).get((heard.name(words[0], language), family))
    if leader:
        return leader
    return f"P:{family}" if len(words) == 1 else f"P:{heard.initial(words[0], language)}.{family}"


def other_id(kind: str, name: str, language: str) -> str:
    """`O:…` or `L:…`: the sounds of the words that tell it apart, in their order; an acronym's letters."""
    if " " not in name and name[: len(name.partition("-")[0])].isupper() and len(name) <= _LONGEST_ACRONYM:
        return f"{kind}:{stem.fold(name.partition('-')[0])}"
    known = classes()
    words = _WORD.findall(name)
    kept = [word for word in words if not _is_form(stem.fold(word), known)]
    return f"{kind}:" + "-".join(heard.name(word, language) for word in kept or words or [name.lower()])


def _is_form(low: str, known: Classes) -> bool:
    """Whether a word of an organisation's name is a small one or its legal form."""
    return low in known.joins or low in known.legal_endings or stem.name_stem(low) in known.legal_forms
