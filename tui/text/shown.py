"""The name under which an entity is shown: in the article's language, in the nominative, the best known one."""

from __future__ import annotations

import re
from collections import Counter

from tui.text import aliases, cases, nominative, stem
from tui.text.aliases import CYRILLIC, Thing

_CYRILLIC = ("uk", "ru")
_CHANGED = re.compile("([оеє])в(?:а|у|і|ом|ові)$")  # Кракова, Кракові: Краків
_AS_WRITTEN = ("de", "fr", "es", "it", "nl", "pt")  # languages whose names have next to no cases


def name_of(seen: Counter[str], kind: str, language: str, thing: Thing | None) -> str:
    """The name to show for what was called so in a text; `thing`: what the tables know of it."""
    if thing is None:
        return _nominative(seen, kind, language)
    if language in _CYRILLIC:
        return _listed(seen, thing) or _by_table(seen, language) or thing.name
    if language in _AS_WRITTEN:
        return max(seen, key=lambda name: (seen[name], -len(name)))
    return thing.name


def _listed(seen: Counter[str], thing: Thing) -> str:
    """The first Cyrillic name of the tables that ends with a word of the text, else the first Cyrillic one."""
    names = [name for name in thing.names if name[-1] >= CYRILLIC and name[0].isupper()]
    last = {stem.name_stem(name.split()[-1]) for name, _ in seen.most_common()}
    return next((name for name in names if stem.name_stem(name.split()[-1]) in last), names[0] if names else "")


def _by_table(seen: Counter[str], language: str) -> str:
    """A place of the built tables: what was seen, with the ending that its nominative has."""
    tables = aliases.gazetteer()
    written = [name for name, _ in seen.most_common() if name[0] >= CYRILLIC]
    for name in written:
        key = aliases.key_of(name)
        changed = _CHANGED.sub(lambda found: "їв" if found[1] == "є" else "ів", name)
        if changed != name and language == "uk" and tables.find(aliases.key_of(changed)):
            return changed
        known = [one.rstrip("-") for one in tables.nominatives(key).split()]
        form = cases.ending(name, key).rstrip("-")
        if form in known:
            return name
        if known and " " not in name and " " not in key:
            known.sort(key=lambda one: (language == "uk") == any(letter in "ыэъёи" for letter in one))
            bare = name[: len(name) - len(form)] if form else name
            return bare + known[0]
    return written[0] if written else ""


def _nominative(seen: Counter[str], kind: str, language: str) -> str:
    """The fullest of the spellings, one in the nominative when there is such, else made so where grammar tells."""
    most = max(name.count(" ") for name in seen)
    fullest = [name for name, _ in seen.most_common() if name.count(" ") == most]
    if language not in _CYRILLIC:
        return max(fullest, key=lambda name: (seen[name], -len(name)))
    make = {"PER": nominative.of_person, "ORG": nominative.of_organisation}.get(kind, nominative.of_place)
    for name in sorted(fullest, key=lambda name: (-seen[name], len(name))):
        if make(name) == name and (kind != "PER" or len(fullest) == 1 or not any(make(one) != one for one in fullest)):
            return name
    return make(fullest[0])
