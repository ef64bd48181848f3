"""What the reader is told of names: things under many spellings are one, in English, Ukrainian and Russian."""

from __future__ import annotations

import time

import pytest

from tui.model import Entity
from tui.text import aliases, names, sound, stem
from tui.text.digest import digest_text


def found(text: str, language: str = "") -> dict[str, Entity]:
    return {entity.id: entity for entity in digest_text(text, language=language).entities}


def spans(text: str, language: str = "en") -> dict[str, str]:
    article = digest_text(text, language=language)
    return {article.text[m.start : m.end]: m.type for m in article.mentions}


def test_north_korea_is_one_thing_under_every_name_and_in_every_language() -> None:
    english = found("Pyongyang spoke. The DPRK tested a rocket, and North Korea said so. ", "en")
    ukrainian = found("У КНДР випробували ракету. Північна Корея підтвердила це, а Північної Кореї не питали.", "uk")
    assert english["Q:north-korea"].count == 2
    assert ukrainian["Q:north-korea"].count == 3
    assert {"DPRK", "КНДР"} <= set(english["Q:north-korea"].aliases)


def test_countries_and_leaders_are_found_in_lower_case_but_common_words_are_not() -> None:
    named = spans("Nobody believed that putin would leave russia, said a man who ate turkey from china plates.")
    assert named == {"putin": "PER", "russia": "GPE"}


def test_a_title_makes_a_person_and_stays_outside_the_name() -> None:
    assert spans("Yesterday Prime Minister Orla Quennebrough met US President Milo Tazewell.") == {
        "Orla Quennebrough": "PER",
        "US": "GPE",
        "Milo Tazewell": "PER",
    }


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    article = digest_text("Sergiy Vodolazhko opened a mill. Two years later Vodolazhko sold it.", language="en")
    assert len({mention.entity for mention in article.mentions}) == 1
    assert len(article.mentions) == 2


def test_a_person_has_the_same_id_in_latin_and_cyrillic() -> None:
    one = found("The factory belongs to Dmytro Lavruk.", "en")
    other = found("Завод належить Дмитру Лавруку.", "uk")
    assert set(one) & set(other)


def test_companies_with_their_legal_form_and_quotes_are_one_name() -> None:
    assert "ТОВ «Синя Криниця»" in spans("Угоду отримало ТОВ «Синя Криниця» за 2 млн грн.", "uk")


def test_ukrainian_institutions_take_their_genitives_along() -> None:
    named = spans("Про це йдеться у звіті Міністерства молоді та спорту України за травень.", "uk")
    assert named == {"Міністерства молоді та спорту України": "ORG"}


def test_an_acronym_is_the_organisation_it_was_explained_for() -> None:
    article = digest_text("The Coastal Weaving Association (CWA) met. Later the CWA voted.", language="en")
    assert len({mention.entity for mention in article.mentions if mention.type == "ORG"}) == 1


def test_mentions_are_in_order_and_never_overlap() -> None:
    article = digest_text("Kim Jong-un of North Korea met Vladimir Putin in Vladivostok, Russia.", language="en")
    ends = [0, *(mention.end for mention in article.mentions)]
    assert all(mention.start >= end for mention, end in zip(article.mentions, ends, strict=False))
    assert sum(entity.count for entity in article.entities) == len(article.mentions)


@pytest.mark.parametrize(
    ("latin", "cyrillic"), [("Shoigu", "Шойгу"), ("Zelensky", "Зеленського"), ("Budanov", "Буданова")]
)
def test_a_name_sounds_the_same_in_both_alphabets(latin: str, cyrillic: str) -> None:
    assert sound.skeleton(latin) == sound.skeleton(cyrillic)


@pytest.mark.parametrize("form", ["Україна", "України", "Україні", "Україну", "Україною"])
def test_case_endings_do_not_hide_a_name(form: str) -> None:
    assert stem.name_stem(form) == "україн"


def shown(text: str, language: str = "uk") -> dict[str, str]:
    return {entity.name: entity.type for entity in digest_text(text, language=language).entities}


@pytest.mark.parametrize("form", ["росія", "росії", "росію", "росією"])
def test_russia_in_lower_case_is_found_in_every_case_but_dew_is_not(form: str) -> None:
    assert shown(f"Учора про це знову говорили, і {form} не згадали.") == {"Росія": "GPE"}
    assert not shown("Зранку на траві була роса, а без роси трава сухла; росою вмивалися.")


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("Оксани Чабаненко", "Оксана Чабаненко"), ("Тимура Гайового", "Тимур Гайовий"),
        ("Дарини Левицької", "Дарина Левицька"), ("Павла Сидоренка", "Павло Сидоренко"),
        ("Андрія Климчука", "Андрій Климчук"), ("Юрія Бабія", "Юрій Бабій"), ("Інес Ферхаген", "Інес Ферхаген"),
    ],
)  # fmt: skip
def test_people_are_shown_as_they_are_called(written: str, called: str) -> None:
    assert shown(f"Учора про це розпитали {written}, але відповіді не було.") == {called: "PER"}


@pytest.mark.parametrize(
    ("written", "called"),
    [("Чугуєві", "Чугуїв"), ("Харкові", "Харків"), ("Кракові", "Краків"), ("Гаазі", "Гаага"), ("Кілії", "Кілія"),
     ("Рені", "Рені"), ("Ізмаїлі", "Ізмаїл"), ("Бразилії", "Бразилія"), ("Сумах", "Суми")],
)  # fmt: skip
def test_places_are_shown_as_they_are_called(written: str, called: str) -> None:
    assert shown(f"Торік завод збудували в {written}, але він стоїть.") == {called: "GPE"}


def test_a_word_that_only_begins_like_a_place_is_none() -> None:
    assert not shown("Газ подорожчав. Газ подешевшав.")


def test_offices_are_shown_as_they_are_called_and_take_whole_states_along() -> None:
    assert shown("Про це йдеться у відповіді Національної розвідувальної служби Південної Кореї.") == {
        "Національна розвідувальна служба Південної Кореї": "ORG"
    }


def test_a_known_thing_has_the_name_of_the_article_s_language() -> None:
    assert shown("Moscow and Putin are silent.", "en") == {"Moscow": "GPE", "Vladimir Putin": "PER"}
    assert shown("У Москві мовчать про Путіна.") == {"Москва": "GPE", "Володимир Путін": "PER"}
    assert shown("В Москве молчат о Путине.", "ru") == {"Москва": "GPE", "Владимир Путин": "PER"}


@pytest.mark.parametrize("cell", ["Сумська", "Полтавська", "Ракета", "Ворог", "Одну", "Світло", "Посередниками"])
def test_the_first_word_of_a_ukrainian_sentence_is_no_person(cell: str) -> None:
    assert not shown(f"{cell}. {cell} не бачили. Усе було тихо.")


def test_the_built_tables_fit_the_stemmer_of_today() -> None:
    tables = aliases.gazetteer()
    for name, identity in (("Харкова", "Q:kharkiv"), ("Великобританії", "Q:united-kingdom"), ("Tokyo", "Q:tokyo")):
        assert tables.find(aliases.key_of(name)) == identity


def test_the_tables_load_quickly() -> None:
    aliases.gazetteer.cache_clear()
    best = 1.0
    for _ in range(3):
        aliases.gazetteer.cache_clear()
        began = time.process_time()
        aliases.gazetteer()
        best = min(best, time.process_time() - began)
    assert best < 0.15


def test_no_sentences_no_names() -> None:
    assert names.find("", (), "und") == ((), ())


def test_georgia_and_jordan_are_told_by_their_context() -> None:
    state = found("Voters in Georgia and Florida queued for hours, officials in Atlanta said.", "en")
    country = found("Georgia closed its border with Russia, officials in Tbilisi said.", "en")
    assert "Q:georgia-us" in state
    assert "Q:georgia" in country
    assert spans("Ruth Jordan opened a bakery. Two years later Jordan sold it.") == {
        "Ruth Jordan": "PER",
        "Jordan": "PER",
    }
    assert spans("The king of Jordan spoke in Amman.") == {"Jordan": "GPE", "Amman": "GPE"}


def test_german_nouns_are_no_names_and_a_genitive_hides_none() -> None:
    named = spans("Gestern lobte die Ministerin Italiens Regierung und den Vertrag mit den Vereinigten Staaten.", "de")
    assert named == {"Italiens": "GPE", "Vereinigten Staaten": "GPE"}


def test_handles_and_tags_are_no_names() -> None:
    assert spans("Thanks @OrlaQuennebrough and #Tazewell for the tip about Norway.") == {"Norway": "GPE"}
