"""One id for one thing: names in the cases of Ukrainian, Russian and Polish, and in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tui.model import Sentence
from tui.text import heard, names

FORMS = Path(__file__).with_name("inflected.txt")
# A sentence for each language that says nothing of what stands in it.
AROUND = {
    "uk": "Учора знову згадували про {}, але докладно не розповіли.",
    "ru": "Вчера снова вспоминали про {}, но подробно не рассказали.",
    "pl": "Wczoraj znowu wspominano o tym, {}, ale bez szczegółów.",
    "en": "Yesterday they spoke of {} again.",
}
Vote = tuple[str, int, str]


def forms() -> Iterator[tuple[str, int, str]]:
    """Language, number of the thing, form."""
    lines = [line for line in FORMS.read_text("utf-8").splitlines() if not line.startswith("#")]
    for number, line in enumerate(lines):
        for part in line.split(" | "):
            language, _, names_of = part.partition(": ")
            yield from ((language, number, form) for form in names_of.split(", "))


@cache
def votes() -> tuple[tuple[Vote, ...], int]:
    """Language, thing and id of every form that was found whole, and how many forms there are."""
    found, asked = [], 0
    for language, number, form in forms():
        before, after = AROUND[language].split("{}")
        text = before + form + after
        mentions, _ = names.find(text, (Sentence(0, len(text)),), language)
        asked += 1
        found += [(language, number, one.entity) for one in mentions if text[one.start : one.end] == form]
    return tuple(found), asked


def pairs(groups: Iterable[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(groups).values())


def linked(some: list[Vote]) -> tuple[float, float]:
    """Precision and recall of pairs that have one id."""
    both = pairs((number, identity) for _, number, identity in some)
    return both / max(1, pairs(identity for *_, identity in some)), both / max(1, pairs(one[1] for one in some))


@pytest.mark.parametrize("language", ["uk", "ru", "pl", "en", "all"])
def test_a_thing_has_one_id_in_every_case_and_language(language: str) -> None:
    some = [one for one in votes()[0] if language in (one[0], "all")]
    precision, recall = linked(some)
    assert precision >= 0.99, precision
    assert recall >= LEAST[language], recall


def test_the_forms_of_names_are_found_whole() -> None:
    found, asked = votes()
    assert len(found) / asked >= LEAST["found"], len(found) / asked


@pytest.mark.parametrize(
    "spelt",
    [
        "en:Johnson pl:Johnsonem uk:Джонсона ru:Джонсоном", "pl:Kaczyńskiego uk:Качинському ru:Качиньский en:Kaczynski",
        "uk:Швець uk:Шевця en:Shvets", "pl:Dudek pl:Dudka", "pl:Wałęsie uk:Валенси ru:Валенсы", "hr:Vučića uk:Вучича",
        "de:Selenskyj pl:Zełenskiego uk:Зеленським", "pl:Szydłu uk:Шидло", "cs:Zemana sk:Zemanovi uk:Земана",
    ],
)  # fmt: skip
def test_a_family_name_is_heard_the_same_in_cases_and_alphabets(spelt: str) -> None:
    assert len({heard.name(word, language) for language, word in (one.split(":") for one in spelt.split())}) == 1


def test_people_of_one_family_name_stay_two() -> None:
    assert names.find("Anna Tarnowska met Piotr Tarnowski.", (Sentence(0, 35),), "pl")[0][0].entity != (
        names.find("Anna Tarnowska met Piotr Tarnowski.", (Sentence(0, 35),), "pl")[0][1].entity
    )


# Slightly under what is reached today; raise them when you do better, never lower them.
LEAST = {"uk": 0.96, "ru": 0.98, "pl": 0.97, "en": 0.99, "all": 0.965, "found": 0.955}
