"""The id of a named thing: from the tables, else made of how its name sounds, so that languages and spellings meet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.model import Mention
from tui.text import sound, stem
from tui.text.candidates import Found
from tui.text.kinds import classes

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_VOWELS = "aeiou"


def link(text: str, found: Sequence[Found]) -> tuple[Mention, ...]:
    """Mentions with their entity ids; a surname alone and an acronym take the id of the full name in the same text."""
    surnames: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for one in found:
        name = text[one.start : one.end]
        if one.type == "PER" and " " in name:
            made = one.entity or person_id(name)
            for word in _WORD.findall(name)[1:]:
                surnames.setdefault(sound.skeleton(word), made)
        elif one.type == "ORG" and " " in name:
            short = "".join(word[0] for word in name.split() if word[0].isupper())
            if len(short) > 1:
                acronyms.setdefault(short, one.entity or other_id("O", name))
    mentions = []
    for one in found:
        name = text[one.start : one.end]
        made = one.entity
        if not made and one.type == "PER":
            made = person_id(name) if " " in name else surnames.get(sound.skeleton(name)) or person_id(name)
        elif not made:
            made = acronyms.get(name) or other_id("O" if one.type == "ORG" else "L", name)
        assert one.type
        mentions.append(Mention(one.start, one.end, one.type, made))
    return tuple(mentions)


def person_id(name: str) -> str:
    """`P:v.ptin` for Vladimir Ptin: the initial of the given name and the sound of the family name."""
    known = classes()
    words = [word for word in _WORD.findall(name) if stem.name_stem(word) not in known.titles] or [name]
    words = [word for word in words if not stem.fold(word).endswith(known.patronymics)] or words
    if words[-1].lower() in ("jr", "sr", "ii", "iii") and len(words) > 1:
        words = words[:-1]
    family = sound.skeleton(words[-1])
    if len(words) == 1:
        return f"P:{family}"
    initial = sound.skeleton(words[0])[:1]
    return f"P:{'a' if initial in _VOWELS else initial}.{family}"


def other_id(kind: str, name: str) -> str:
    """`O:…` or `L:…`: the sounds of the words that tell it apart, in their order."""
    known = classes()
    words = [stem.fold(word) for word in _WORD.findall(name)]
    kept = [
        w
        for w in words
        if w not in known.joins and w not in known.legal_endings and stem.name_stem(w) not in known.legal_forms
    ]
    return f"{kind}:" + "-".join(sound.skeleton(word) for word in kept or words or [name.lower()])
