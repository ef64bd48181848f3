"""Ukrainian and Russian names as they are called: `Оксани Чабаненко` is Оксана Чабаненко, `Гаазі` Гаага.

Only where the grammar leaves no doubt: a known given name in an oblique case tells gender and case of the family name,
a known head noun those of its adjectives. Everything else stays as it was written.
"""

from __future__ import annotations

import re

from tui.text import cases, kinds, lexicon, stem

_SOFT = "лнтдсзц"
_VOWELS = "аеиіоуюяєїыэё"
# The ending of a family name in an oblique case, and in the nominative.
_WOMEN = [
    pair.split(":")
    for pair in stem.words(
        "ської:ська ській:ська ською:ська ську:ська цької:цька цькій:цька цькою:цька цьку:цька ской:ская скую:ская "
        "цкой:цкая ової:ова овій:ова овою:ова ову:ова овой:ова евої:ева еву:ева евой:ева євої:єва євій:єва іної:іна "
        "іній:іна іну:іна иной:ина"
    )
]
_MEN = [
    pair.split(":")
    for pair in stem.words(
        "енка:енко енку:енко енкові:енко енком:енко ского:ский скому:ский ским:ский цкого:цкий ого:ий ому:ий им:ий"
    )
]
_OBLIQUE = ("ові", "еві", "єві", "ом", "ем", "єм", "ым", "а", "я", "у", "ю")
_ADJECTIVE = re.compile("(ого|ому|им|ім|ої|ій|ою|ую|у|их|ими|ий|а|е|і)$")
_REGIONS = ((re.compile(r"ськ(?:ої|ій|у|ою) област(?:і|ю|ь)$"), "ська область"),
            (re.compile(r"ськ(?:ого|ому|им|ім) район(?:у|і|ом|а)?$"), "ський район"),
            (re.compile(r"ськ(?:ої|ій|у|ою) громад(?:и|і|у|ою)$"), "ська громада"))  # fmt: skip


def of_person(name: str) -> str:
    """A person's name in the nominative, where its given name is known and tells the case."""
    given, *middle, family = name.split() if " " in name else ["", name]
    called = lexicon.called().get(stem.name_stem(given), ()) if given else ()
    if not called or given in called:
        return name
    first = _fitting(given, family, called)
    if not first or middle:
        return name
    woman = first[-1] in "ая" and first not in ("Микола", "Ілля", "Сава", "Лука", "Хома", "Никита", "Илья")
    return f"{first} {_woman(family) if woman else _man(family)}"


def _fitting(given: str, family: str, called: tuple[str, ...]) -> str:
    """The given name that this form is of: `Олександра Бойка` is a man's, `Олександри Бойко` a woman's."""
    low = stem.fold(given)
    fit = [name for name in called if cases.fits(_ending(low), _ending(stem.fold(name)))]
    if len(fit) > 1 and low[-1] in "ая" and not family.endswith("ко"):
        fit = [name for name in fit if name[-1] not in "ая"] or fit
    return fit[0] if fit else ""


def _ending(low: str) -> str:
    return cases.ending(low, stem.name_stem(low))


def _woman(family: str) -> str:
    for ending, called in _WOMEN:
        if family.endswith(ending):
            return family[: -len(ending)] + called
    return family


def _man(family: str) -> str:
    for ending, called in _MEN:
        if family.endswith(ending):
            return family[: -len(ending)] + called
    for ending in _OBLIQUE:
        if family.endswith(ending) and len(family) - len(ending) > 2:
            bare = family[: -len(ending)]
            if ending[0] in "яюєе" and ending != "ею":
                return bare + ("й" if bare[-1] in _VOWELS else "ь" if bare[-1] in _SOFT else "")
            return bare + ("о" if bare[-1] == "к" and bare[-2] not in _VOWELS else "")
    return family


def of_place(name: str) -> str:
    """A region or village in the nominative: `Харківської області`, `Тарутиному`."""
    for form, called in _REGIONS:
        if form.search(name):
            return form.sub(called, name)
    if " " not in name and name.endswith(("ого", "ому")) and len(name) > 6:
        return name[:-3] + "е"
    return name


def of_organisation(name: str) -> str:
    """An office in the nominative: its head noun as the tables have it, the adjectives before it in agreement."""
    words = name.split()
    heads = kinds.head_nouns()
    for place, word in enumerate(words):
        head = heads.get(stem.name_stem(word))
        if head and head.isalpha():
            before = [_agreeing(one, head) for one in words[:place]]
            noun = head[0].upper() + head[1:] if word[0].isupper() else head
            shown = [*before, noun, *words[place + 1 :]]
            shown[0] = shown[0][0].upper() + shown[0][1:]
            return " ".join(shown)
        if not _ADJECTIVE.search(word) or place > 2:
            break
    return name


def _agreeing(adjective: str, head: str) -> str:
    bare = _ADJECTIVE.sub("", adjective)
    if head[-1] in "ая" and not head.endswith(("ння", "ття")):
        return bare + "а"
    return bare + ("е" if head[-1] in "оея" else "і" if head[-1] in "иі" else "ий")
