"""Sentences end where a reader ends them, in fifteen languages; what a language needs for it stands in tables."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from growth import grows_less
from hypothesis import given
from hypothesis import strategies as st

from tui.text import abbreviations, sentences, traits

GOLD = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))
LINES = [(language, line) for language, lines in GOLD.items() for line in lines.strip().split("\n")]


def parts(text: str, language: str) -> list[str]:
    """The sentences of a text, as words."""
    return [text[one.start : one.end] for one in sentences.split(text, language)]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_a_sentence_ends_where_a_reader_of_the_language_ends_it(language: str, line: str) -> None:
    text = line.replace(" | ", " ").replace("||", "")
    assert parts(text, language) == line.replace("||", " | ").split(" | ")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Read it at example.com/Next.Page or mail Jo.Smith@example.com today.", 1),
        ("The module node.js and the file Notes.Final are old.", 1),
        ("Version 2.4 beats 2.3. Nobody uses 2.2.", 2),
        ("Wait... What? No!", 3),
        ("今日は晴れ。明日は雨！", 2),
        ("هل هذا صحيح؟ نعم.", 2),
        ("Great news 🎉 Everybody came 🎉🎉 Nobody left.", 3),
    ],
)
def test_addresses_versions_faces_and_other_scripts_are_told_apart(text: str, count: int) -> None:
    assert len(parts(text, "en")) == count


def test_an_abbreviation_with_a_capital_is_no_word_without_one() -> None:
    assert len(parts("We meet on Sun. Mr. Lee comes.", "en")) == 1
    assert len(parts("We sat in the sun. Sailors came.", "en")) == 2


def test_a_word_that_stands_before_names_is_a_measure_after_a_figure() -> None:
    assert abbreviations.kind("м", "uk", "висота 5 м") == "closing"
    assert abbreviations.kind("м", "uk", "поїхав до м") == "before"


def test_a_language_that_nobody_described_is_split_by_what_holds_for_all() -> None:
    assert parts("Dr. Bo kom. Han gikk.", "xx") == ["Dr. Bo kom.", "Han gikk."]
    assert not traits.has("xx", "ordinal_stop")


@given(st.text(alphabet="aБ.!?… \n\"«»“”()[]3:)—-'🎉", max_size=80), st.sampled_from(["en", "uk", "de", "und", ""]))
def test_whatever_the_marks_the_sentences_hold_every_character_but_the_blanks(text: str, language: str) -> None:
    assert "".join("".join(parts(text, language)).split()) == "".join(text.split())


@pytest.mark.parametrize("unit", ["a. ", "A. ", "(A. «B. ", "abc.Def", "abc. 4 The ", '"A. b" ', ". » ", " :) "])
def test_twice_the_marks_are_about_twice_the_work(unit: str) -> None:
    assert grows_less(lambda size: sentences.split(unit * size, "en"), 4_000, 8_000, 2.5)
