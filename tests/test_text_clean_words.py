"""Language, sentences, dates, titles and names are read as a person reads them."""

from __future__ import annotations

import pytest
from growth import grows_less

from tui.text import bylines, dates, titles
from tui.text.language import detect
from tui.text.sentences import split


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council will vote on the new bridge next week", "en"),
        ("Рада проголосує за новий міст наступного тижня", "uk"),
        ("Совет проголосует за новый мост на следующей неделе", "ru"),
        ("Савет будзе галасаваць за новы мост на наступным тыдні", "be"),
        ("Der Rat stimmt nächste Woche über die neue Brücke ab", "de"),
        ("Le conseil votera la semaine prochaine sur le nouveau pont", "fr"),
        ("El consejo votará la próxima semana sobre el nuevo puente", "es"),
        ("Il consiglio voterà la prossima settimana sul nuovo ponte", "it"),
        ("O conselho votará na próxima semana sobre a nova ponte", "pt"),
        ("Rada zagłosuje w przyszłym tygodniu nad nowym mostem", "pl"),
        ("De raad stemt volgende week over de nieuwe brug", "nl"),
        ("Rada bude příští týden hlasovat o novém mostě", "cs"),
        ("Vijeće će sljedeći tjedan glasovati o novom mostu", "hr"),
        ("Съветът ще гласува за новия мост следващата седмица", "bg"),
        ("議会は来週、新しい橋について採決する", "ja"),
        ("2025 — 14:30", "und"),
        ("", "und"),
    ],
)
def test_headlines_tell_their_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "en",
            [
                "The U.S. envoy met Dr. J. K. Moss at 5 p.m. on Friday.",
                "He paid $3.50.",
                '"Is it so?" she asked.',
                '"Yes!"',
                "No.",
            ],
        ),
        (
            "en",
            [
                "See Fig. 3 and pp. 4–5 for more.",
                "It weighs 2.5 kg.",
                "Wait... what?",
                "It ended in 1994.",
                '"Fine."',
                "Then (see p. 9) it went on.",
            ],
        ),
        (
            "uk",
            [
                "У 2014 р. почалася війна.",
                "О. В. Коваленко (див. мал. 5) мовчав.",
                "«Що це?» — спитав він.",
                "«Так!»",
                "Він пішов до м. Києва.",
                "Там 5 тис. грн.",
                "І годі…",
            ],
        ),
        (
            "ru",
            [
                "В 1941 г. началась война.",
                "А. С. Пушкин писал стихи, прозу и т. д. до конца.",
                "«Кто там?» — спросила она.",
                "Тишина…",
                "Он ушёл.",
            ],
        ),
        ("de", ["Am 3. März kam Dr. Weiss z.B. aus Wien.", "Er blieb.", "Warum?"]),
        ("ja", ["雨が降った。", "道は静かだった。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, parts: list[str]) -> None:
    text = ("" if language == "ja" else " ").join(parts)
    assert [text[one.start : one.end] for one in split(text, language)] == parts


def test_sentences_never_cross_a_line_and_take_linear_time() -> None:
    assert [(one.start, one.end) for one in split("  one two\nthree\n\n four. ", "en")] == [(2, 9), (10, 15), (18, 23)]
    for unit in (".", ". A", "[", "A", '."'):
        assert grows_less(lambda size, unit=unit: split(unit * size + ". A", "en"), 30_000, 60_000, 3), unit  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Friday January 24th, 2025", "2025-01-24"),
        ("24 січня 2025 року", "2025-01-24"),
        ("5 марта 2021 г.", "2021-03-05"),
        ("24. Januar 2025", "2025-01-24"),
        ("24 de enero de 2025", "2025-01-24"),
        ("1er août 2024", "2024-08-01"),
        ("12 września 2023", "2023-09-12"),
        ("7. listopadu 2022", "2022-11-07"),
        ("03.04.2025", "2025-04-03"),
        ("2025年1月24日", "2025-01-24"),
        ("2021-03-04T10:00:00.000+0000", "2021-03-04T10:00:00+00:00"),
        ("Mon, 03 Feb 2020 10:00:00 GMT", "2020-02-03T10:00:00+00:00"),
        ("31 February 2020", ""),
        ("chapter 3, part 4", ""),
    ],
)
def test_dates_of_many_languages_become_iso(text: str, iso: str) -> None:
    assert dates.moment(text) == iso


def test_an_american_date_is_read_month_first_only_when_told() -> None:
    assert (dates.moment("3/4/2025", month_first=True), dates.moment("3/4/2025")) == ("2025-03-04", "2025-04-03")
    assert dates.in_url("https://a.example/2024/7/9/story") == "2024-07-09"


def test_a_title_loses_the_sites_name() -> None:
    assert (
        titles.choose([], "Storm closes the pass | The Hill Times", [], "The Hill Times", "") == "Storm closes the pass"
    )
    assert (
        titles.choose([], "Hill Times - Storm closes the pass", [], "", "https://www.hilltimes.example/")
        == "Storm closes the pass"
    )
    assert titles.choose(["Storm - who knew?"], "", [], "Hill Times", "") == "Storm - who knew?"
    assert titles.choose([], "Storm closes the pass again – Hill Times", ["Storm closes the pass again"], "", "") == (
        "Storm closes the pass again"
    )


def test_bylines_become_names() -> None:
    assert bylines.names(["By Ann Lee and Bo Ek"], sure=False) == ["Ann Lee", "Bo Ek"]
    assert bylines.names(["Von Jana Weiß, Wien"], sure=False) == ["Jana Weiß"]
    assert bylines.names(["Автор: Олена Коваль"], sure=False) == ["Олена Коваль"]
    assert bylines.names(["Published 5 May by admin"], sure=False) == []
