"""A language is added by tables alone: no rule names one. Polish shows it, and a language that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.model import Article, Suggestion
from tui.text import attribution, related, wordclasses, wordfiles
from tui.text.digest import digest_text

TEXT = Path(__file__).parents[1] / "tui" / "text"
MIND = """
sentences abbreviations language tokens names runs fronts guesses capitals kinds candidates judge mixed institutions
identity second aliases lexicon lookup latin heard tongues traits claims figures wordclasses attribution reporting
complements saying speakers related stories terms sound
"""
"""The rooms that understand a text: their files name no language and hold no words of one."""


def part(article: Article, one: object) -> str:
    """The words of a span."""
    return article.text[one.start : one.end] if one else ""  # type: ignore[attr-defined]


NAMED = re.compile(r"""language\b[^\n]{0,12}(?:==|!=|\bin\b) *[(\[{"'](?!und")""")


def test_no_rule_asks_for_a_language_by_its_name() -> None:
    for name in MIND.split():
        if (file := TEXT / f"{name}.py").exists():
            assert not NAMED.findall(file.read_text("utf-8")), name
    assert NAMED.search('if document.language in ("uk", "ru"):')
    assert not NAMED.search('if language == "und" or traits.has(language, "latin_cases"):')


# -- Polish

ENDS = [
    "Most zamknięto 3 maja 2024 r. i otwarto w czerwcu. Kosztował 12 mln zł. Nikt nie wie dlaczego.",
    "Prof. Anna Lis mieszka przy ul. Polnej 7. Pracuje m.in. w Gdyni.",
    "„Nie wiemy, co dalej” – przyznał burmistrz. Dodał, że 5. piętro jest puste.",
    "Gen. Lis i płk Sowa przyjechali o godz. 15. Rozmowy trwały dwie godziny, tj. do wieczora.",
]


@pytest.mark.parametrize(("text", "count"), zip(ENDS, (3, 2, 2, 2), strict=True))
def test_polish_sentences_end_where_they_end(text: str, count: int) -> None:
    article = digest_text(text)
    assert article.language == "pl"
    assert len(article.sentences) == count


SAID = [
    ("Rzeczniczka portu Anna Lis powiedziała, że prom nie popłynie do piątku.", "Anna Lis", "powiedziała"),
    ("– Woda opada od rana – stwierdził Piotr Sowa, strażak z Tczewa.", "Piotr Sowa", "stwierdził"),
    ("Według Ministerstwa Infrastruktury remont potrwa dwa lata.", "Ministerstwa Infrastruktury", "Według"),
    ("Jak podała Agencja Nadmorska, ewakuowano 40 osób.", "Agencja Nadmorska", "Jak podała"),
    ("„To był błąd” – przyznał Marek Wrona.", "Marek Wrona", "przyznał"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), SAID)
def test_who_says_so_in_polish_is_found(text: str, speaker: str, cue: str) -> None:
    article = digest_text(text, language="pl")
    one = article.suggestions[0]
    assert (part(article, one.cue), part(article, one.speaker)) == (cue, speaker)


def test_a_polish_hedge_is_no_fact() -> None:
    article = digest_text("Kierowca rzekomo stracił 20 tys. zł.", language="pl")
    assert "hedged" in article.suggestions[0].reasons or article.suggestions[0].score < 0.95


def of(text: str, spoken: str = "pl") -> Suggestion:
    """What is thought of the first sentence."""
    return digest_text(text, language=spoken).suggestions[0]


def test_a_polish_sentence_with_a_figure_and_a_deed_can_be_checked_and_a_wish_cannot() -> None:
    told = "Eksport zboża wzrósł w maju o 14 procent, do 2 mln ton."
    article = digest_text(told, language="pl")
    assert article.suggestions[0].suggested
    assert part(article, article.suggestions[0].figure) == "14 procent"
    assert {"figure", "share"} <= {*article.suggestions[0].reasons}
    for idle in (
        "Dziękuję państwu bardzo za przybycie!",
        "Czy to naprawdę możliwe?",
        "Myślę, że powinniśmy być dumni.",
    ):
        assert of(idle).score < 0.3 < of(told).score


def test_polish_names_have_their_types_and_meet_those_of_other_languages() -> None:
    text = "Premier Donald Tusk rozmawiał w Berlinie z kanclerzem Niemiec o Ukrainie. Korea Północna nie była tematem."
    article = digest_text(text)
    found = {article.text[one.start : one.end]: (one.type, one.entity) for one in article.mentions}
    assert found["Donald Tusk"][0] == "PER"
    assert found["Niemiec"] == ("GPE", "Q:germany")
    assert found["Ukrainie"] == ("GPE", "Q:ukraine")
    assert found["Korea Północna"] == ("GPE", "Q:north-korea")


def test_polish_news_meets_the_same_news_in_english_and_ukrainian() -> None:
    query = digest_text(
        "Żołnierze Korei Północnej zginęli pod Kurskiem.", title="Żołnierze Korei Północnej", language="pl"
    )
    others = [
        digest_text("Річка вийшла з берегів і затопила село.", title="Повінь на Тисі", language="uk"),
        digest_text("Soldiers of the DPRK died near Kursk.", title="North Korean soldiers in Kursk", language="en"),
        digest_text("Солдати КНДР загинули під Курськом.", title="Солдати КНДР", language="uk"),
    ]
    signatures = [one.terms for one in (query, *others)]
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, terms in enumerate(signatures):
        for term in terms:
            postings.setdefault(term.key, []).append((number, term.weight))
    first = [one.id for one in related.rank(query.terms, postings, len(signatures)) if one.id]
    assert set(first[:2]) == {2, 3}


# -- a language that nobody speaks

TABLES = {
    "cues.toml": {"comma": "da", "say": "grumo grumi", "that": "ke", "person": "lo la", "sources": "selon\nmuki ta",
                  "pronoun": "lo la", "bound": "ke", "stop": "ke", "hedge": "blabo"},
    "checkworthy.toml": {"deed": "fluk*", "scale": "milo", "topic": "portu*", "empty": "ke de lo la"},
}  # fmt: skip


@pytest.fixture
def unspoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language with two tables."""
    table = wordfiles.table

    def with_it(name: str) -> dict[str, object]:
        return {**table(name), **({"qx": TABLES[name]} if name in TABLES else {})}

    monkeypatch.setattr(wordfiles, "table", with_it)
    wordclasses.of.cache_clear()
    yield "qx"
    monkeypatch.undo()
    wordclasses.of.cache_clear()


def test_two_tables_give_a_language_its_speakers_and_claims(unspoken: str) -> None:
    article = digest_text("Zek Marno grumo, ke la portuno fluki 12 milo. Selon Zek Marno lo blabo.", language=unspoken)
    first, second = article.suggestions
    assert (part(article, first.speaker), part(article, first.cue)) == ("Zek Marno", "grumo")
    assert part(article, second.cue) == "Selon"
    assert {"figure", "past event"} <= {*first.reasons}
    assert attribution.speaker_name(article, first) == "Zek Marno"
    assert first.score > second.score
