"""The language of a headline is told by its letters; what is no language of the tables is "und"."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import grows_less

from tui.text import language

WORDS = Path(language.__file__).parent / "words"
HEADLINES = {
    "en": "Harbour strike enters third week|Why cheap flights are back|Mayor quits over water bill|Two held after fire",
    "uk": "Страйк у порту триває третій тиждень|Чому знову дешевшають квитки|"
    "Мер іде у відставку|Двох затримали після пожежі",
    "ru": "Забастовка в порту длится третью неделю|Почему дешевеют билеты|"
    "Мэр уходит в отставку|Двое задержаны после пожара на складе",
    "be": "Забастоўка ў порце ідзе трэці тыдзень|Чаму таннеюць квіткі|"
    "Мэр сыходзіць у адстаўку|Пасля пажару затрымалі дваіх",
    "bg": "Стачката на пристанището продължава трета седмица|"
    "Защо билетите поевтиняват|Кметът подаде оставка заради водата",
    "de": "Hafenstreik geht in die dritte Woche|Warum Flüge wieder billig sind|Bürgermeister tritt zurück",
    "fr": "La grève du port entre dans sa troisième semaine|Pourquoi les vols baissent|Le maire démissionne",
    "es": "La huelga del puerto entra en su tercera semana|Por qué bajan los vuelos|El alcalde dimite por el agua",
    "it": "Lo sciopero del porto entra nella terza settimana|Perché i voli costano meno|Il sindaco si dimette",
    "pt": "Greve do porto entra na terceira semana|Por que os voos estão mais baratos|O prefeito renuncia após a água",
    "pl": "Strajk w porcie trwa trzeci tydzień|Dlaczego bilety znów tanieją|Burmistrz podał się do dymisji",
    "cs": "Stávka v přístavu trvá třetí týden|Proč letenky zase zlevňují|Starosta odstoupil kvůli vodě",
    "nl": "Havenstaking gaat derde week in|Waarom vluchten weer goedkoop zijn|Burgemeester stapt op om het water",
}


@pytest.mark.parametrize(("code", "text"), [(code, one) for code, some in HEADLINES.items() for one in some.split("|")])
def test_a_headline_tells_its_language(code: str, text: str) -> None:
    assert language.detect(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "12345 !!!", "EU", "Q", "asdf qwer zxcv", "Shqipëria është një vend në Ballkan", "Монгол улсын нийслэл"],
)
def test_what_is_too_little_or_of_no_language_of_the_tables_is_undecided(text: str) -> None:
    assert language.detect(text) == "und"


def test_foreign_names_do_not_hide_the_language_around_them() -> None:
    assert language.detect("Wie Northern Wire und Balt Link den Hafen kauften") == "de"
    assert language.detect("Компанія Northern Wire Holdings купила порт") == "uk"


def test_the_tables_are_small_and_name_every_language_the_rules_know() -> None:
    assert (WORDS / "letters.toml").stat().st_size <= 100_000
    assert set(HEADLINES) <= set(language.stopwords())


def test_a_long_text_costs_what_its_beginning_costs() -> None:
    assert grows_less(lambda size: language.detect("слово without an end " * size), 2_000, 4_000, 2.5)
