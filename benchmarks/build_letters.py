"""Builds tui/text/words/letters.toml: how often letters and three-letter runs stand in each language, from langdetect.

Run by hand with langdetect 1.0.9 installed (Apache License 2.0): `python benchmarks/build_letters.py`.
"""

from __future__ import annotations

import importlib.util
import json
import math
from collections.abc import Callable, Iterable
from pathlib import Path

TABLE = Path(__file__).parent.parent / "tui" / "text" / "words" / "letters.toml"
LANGUAGES = "en uk ru bg mk pl cs sk sl hr de nl fr es it pt ro hu sv da no fi tr el lt lv et ca id vi"
CYRILLIC = frozenset({"uk", "ru", "bg", "mk"})
RUNS = 400  # of each language
RARE = 200.0  # times in a million letters, below which a letter is not listed
ROMANIAN = str.maketrans("şţ", "șț")  # the profile has the cedillas of old fonts
HEAD = """\
# Letters and three-letter runs of each language, with the logarithm of how often each stands in a million letters,
# times ten ("_" is a word's edge). Built by benchmarks/build_letters.py from the profiles of langdetect 1.0.9
# (Nakatani Shuyo, Michal Danilak; Apache License 2.0; made from Wikipedia abstracts); Belarusian was written by hand.
"""
BELARUSIAN_LETTERS = (  # in a thousand letters
    "а 160 н 62 і 66 р 52 е 40 о 30 с 50 к 48 т 46 л 40 в 38 д 36 у 36 ы 46 м 30 п 30 я 42 з 34 э 18 г 22 ў 26 ц 30 "
    "б 22 ч 14 й 12 ш 12 ж 10 ь 24 х 14 ё 10 ю 9 ф 4"
)
BELARUSIAN_RUNS = (  # the most usual first
    "_на па_ _па _пр _за _не _ў_ _і_ _у_ ага га_ аму ая_ ыя_ ых_ ць_ ння ня_ нне ава ўся _гэ гэт эта ста про пра "
    "ост дзе дзі ас_ асц сць ці_ лі_ аў_ ца_ цца ецц _бе _мі ым_ ыў_ ымі мі_ ска скі кі_ кай кра рас _ра ары нас "
    "нах _ка ака каз _яг яго _як які аўн дзя зяр _дз ркі раз аль ель нае най ным ных ной ыст ты_ ам_ амі ана ані "
    "аны ата аць авы авя азы ай_"
)
Rows = list[tuple[str, float]]  # a letter or run, and how often it stands in a million letters


def own_letters(language: str) -> Callable[[str], bool]:
    """Whether a character belongs to the script a language is written in."""
    if language in CYRILLIC:
        return lambda one: "\u0400" <= one <= "\u052f"
    if language == "el":
        return lambda one: "\u0370" <= one <= "\u03ff" or "\u1f00" <= one <= "\u1fff"
    return lambda one: one < "\u0250" or "\u1e00" <= one <= "\u1eff"


def counted(profile: Path, language: str) -> tuple[Rows, Rows]:
    """The letters and the runs of a language, the most frequent first."""
    counts: dict[str, int] = {}
    for gram, count in json.loads(profile.read_text("utf-8"))["freq"].items():
        name = gram.lower().replace(" ", "_")
        name = name.translate(ROMANIAN) if language == "ro" else name
        counts[name] = counts.get(name, 0) + count
    is_own = own_letters(language)
    kept = {
        gram: count
        for gram, count in counts.items()
        if gram.replace("_", "").isalpha() and all(map(is_own, gram.replace("_", "")))
    }
    total = sum(count for gram, count in kept.items() if len(gram) == 1)
    often = sorted(((gram, count / total * 1e6) for gram, count in kept.items()), key=lambda row: -row[1])
    letters = [row for row in often if len(row[0]) == 1 and row[1] > RARE]
    return letters, [row for row in often if len(row[0]) == 3][:RUNS]


def belarusian() -> tuple[Rows, Rows]:
    """Belarusian, which langdetect does not know."""
    parts = BELARUSIAN_LETTERS.split()
    letters = [(letter, int(count) * 1000.0) for letter, count in zip(parts[::2], parts[1::2], strict=True)]
    return letters, [(run, max(700.0, 3500.0 - 40 * at)) for at, run in enumerate(BELARUSIAN_RUNS.split())]


def written(rows: Iterable[tuple[str, float]]) -> str:
    """Letters or runs as the table has them."""
    return " ".join(f"{gram} {round(10 * math.log(often))}" for gram, often in rows)


def main() -> None:
    """Write the table."""
    package = importlib.util.find_spec("langdetect")
    if package is None or package.origin is None:
        raise SystemExit("langdetect is not installed: pip install langdetect==1.0.9")
    profiles = Path(package.origin).parent / "profiles"
    tables = {name: counted(profiles / name, name) for name in LANGUAGES.split()} | {"be": belarusian()}
    with TABLE.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for name, (letters, runs) in tables.items():
            file.write(f'\n[{name}]\nletters = "{written(letters)}"\nruns = "{written(runs)}"\n')


if __name__ == "__main__":
    main()
