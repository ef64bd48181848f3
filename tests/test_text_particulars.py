"""A tagged sentence's own particulars: figures with units, hedges, who passed it on, where it was said."""

from __future__ import annotations

import pytest

from tui.model import Article, Page
from tui.text import particulars, passed
from tui.text.digest import digest


def figures(text: str, language: str = "en") -> str:
    return particulars.figures_of(text, 0, len(text), language)


def hedges(text: str, language: str = "en") -> str:
    return particulars.hedges(text, 0, len(text), language)


def read(*paragraphs: str, language: str) -> Article:
    html = "".join(f"<p>{each}</p>" for each in paragraphs)
    return digest(Page(html, fragment=True, title="From the river", language=language))


def chains(article: Article) -> list[str]:
    said = zip(article.sentences, article.suggestions, strict=True)
    return [passed.chain(article, one.start, one.end, each.speaker) for one, each in said]


def places(article: Article) -> list[str]:
    said = zip(article.sentences, article.suggestions, strict=True)
    return [passed.place(article, one.start, one.end, each.speaker, each.cue) for one, each in said]


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "At least 14 barges sank and 30 new pumps failed.", "At least 14 barges; 30 new pumps"),
        ("en", "It was the 11th flood this year.", "11th"),
        ("en", "Prices rose by 5-7 per cent, or $3.5 billion.", "5-7 per cent; $3.5 billion"),
        ("en", "More than 23,000 voters came.", "More than 23,000 voters"),
        ("en", "Two ships left.", ""),
        ("uk", "Щонайменше 14 барж затонуло, збитки сягнули 3,5 млн гривень.", "Щонайменше 14 барж; 3,5 млн гривень"),
        ("uk", "Випустили 70 ударних безпілотників.", "70 ударних безпілотників"),
        ("ru", "Затонуло не менее 40 барж.", "не менее 40 барж"),
    ],
)
def test_figures_stand_with_what_they_count(language: str, sentence: str, found: str) -> None:
    assert figures(sentence, language) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam broke on 5 October 2026 at 08:40.",
        "He flew an F-16 over it.",
        "They invoked Article 5 again.",
        "It began on October 9.",
        "Прорив стався 5 жовтня о 08:40.",
    ],
)
def test_dates_hours_and_names_are_no_figures(sentence: str) -> None:
    assert figures(sentence, "uk" if "жовтня" in sentence else "en") == ""


def test_hedges_are_the_words_that_weaken() -> None:
    assert hedges("The dam allegedly broke and may have flooded a mill.") == "allegedly; may have"
    assert hedges("За попередніми даними, дамбу нібито підірвано.", "uk") == "за попередніми даними; нібито"
    assert hedges("По предварительным данным, плотина якобы цела.", "ru") == "по предварительным данным; якобы"
    assert hedges("The dam broke.") == ""


def test_a_chain_names_who_passed_it_on_and_from_whom() -> None:
    found = chains(
        read(
            "Reuters reported on Monday, citing the Ministry of Ports, that the dam had broken. "
            "According to Reuters, which cited engineers at the site, it can be mended. "
            "The agency, citing a person near the talks, said nothing had changed. "
            "The dam broke at noon.",
            language="en",
        )
    )
    assert found == [
        "Reuters, citing the Ministry of Ports",
        "Reuters, which cited engineers at the site",
        "agency, citing a person near the talks",
        "",
    ]


def test_ukrainian_chains_keep_the_words_of_the_text() -> None:
    found = chains(
        read(
            "Про це повідомляє Укрінформ з посиланням на Міністерство портів. "
            "«Ми не чекали», — сказав Петро Лисенко, передає Укрінформ. "
            "Дамба стоїть.",
            language="uk",
        )
    )
    assert found == ["Укрінформ з посиланням на Міністерство портів", "Укрінформ", ""]


def test_the_body_that_was_spoken_to_passed_it_on() -> None:
    assert chains(read("Petro Lysenko told Reuters that the dam would hold.", language="en")) == ["Reuters"]
    assert chains(read("Petro Lysenko told reporters that the dam would hold.", language="en")) == [""]


def test_where_it_was_said_is_read_from_the_sentence() -> None:
    english = read(
        "Officials in Tokyo said it held. Petro Lysenko said in Geneva that it held. It held.", language="en"
    )
    assert places(english) == ["Tokyo", "Geneva", ""]
    assert places(read("Посадовці в Токіо заявили, що дамба стоїть.", language="uk")) == ["Токіо"]


def test_a_dateline_says_where_a_report_is_from() -> None:
    assert passed.dateline(read("SEOUL (Reuters) — The dam broke on Monday.", language="en")) == "Seoul"
    assert passed.dateline(read("КИЇВ, 5 жовтня — Дамбу прорвало.", language="uk")) == "Київ"
    assert passed.dateline(read("The dam broke — and nobody saw it.", language="en")) == ""


@pytest.mark.parametrize("text", ["", " ", "1" * 5000, "citing " * 900, "1 new " * 900, "— передає " * 900, "(" * 4000])
def test_any_text_is_taken(text: str) -> None:
    for language in ("en", "uk", "ru", "xx"):
        article = Article("", text, language=language)
        assert isinstance(figures(text, language) + hedges(text, language), str)
        assert isinstance(passed.chain(article, 0, len(text), None) + passed.dateline(article), str)
