"""What is suggested as a claim and why, and who says it: one promise a test, in several languages."""

from __future__ import annotations

import pytest

from tui.model import Suggestion
from tui.text import attribution, wordclasses
from tui.text.digest import digest_text


def first(sentence: str, language: str = "en") -> Suggestion:
    """What the rules think of a text's first sentence."""
    return digest_text(sentence, language=language).suggestions[0]


@pytest.mark.parametrize(
    ("language", "sentence", "reason"),
    [
        ("en", "The council cut the school budget by 3.5 million euros in 2019.", "sum of money"),
        ("en", "Senator Moreland voted twice against the law on harbour taxes.", "public act"),
        ("en", "Two thirds of the boats have been sold since last spring.", "share"),
        ("uk", "Верховна Рада ухвалила закон про порти 268 голосами.", "public act"),
        ("uk", "За рік тарифи на воду зросли на 14 відсотків.", "share"),
        ("ru", "Правительство сократило расходы на дороги на 40 процентов.", "share"),
        ("de", "Die Regierung hat die Steuern um 12 Prozent gesenkt.", "share"),
    ],
)
def test_what_can_be_checked_is_suggested_and_says_why(language: str, sentence: str, reason: str) -> None:
    one = first(sentence, language)
    assert one.suggested
    assert reason in one.reasons


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Thank you all for coming this evening."), ("en", "Do you think the budget was cut by 14 percent?"),
        ("en", "I believe we must dream of a better future together."), ("en", "Let me be honest with you."),
        ("en", "We have got to do something about it."), ("uk", "Дякую всім, хто прийшов."),
        ("uk", "Я вважаю, що нам потрібно більше свободи."), ("ru", "Надеюсь, всё будет хорошо."),
        ("de", "Vielleicht ist das einfach eine gute Frage."),
    ],
)  # fmt: skip
def test_wishes_thanks_questions_and_values_are_not_suggested(language: str, sentence: str) -> None:
    assert not first(sentence, language).suggested


@pytest.mark.parametrize(
    ("fact", "other"),
    [
        ("The mayor cut the tax on boats.", "The mayor will cut the tax on boats."),
        ("They have closed the mill.", "They have to close the mill."),
        ("The mill lost 40 workers and 3 boats.", "The mill lost 40 workers."),
        ("It is the 23rd launch this year.", "It is a thing of the 21st century."),
        ("The company is selling its ferries.", "The company is going to sell its ferries."),
        ("Two thirds of the ships are old.", "The third of the ships is old."),
    ],
)
def test_what_is_done_and_counted_weighs_more_than_what_is_planned(fact: str, other: str) -> None:
    assert first(fact).score > first(other).score


def test_a_time_of_day_a_date_and_a_running_number_are_no_figures() -> None:
    for sentence in ("The doors open at 8:30 on Sunday.", "The hall opens on 4 May.", "This is page 12 of the report."):
        assert "figure" not in first(sentence).reasons


def test_a_word_with_its_apostrophe_is_another_word() -> None:
    known = wordclasses.of("en")
    assert "past" in known["were"]
    assert "past" not in known["we're"]


def test_a_word_is_known_by_its_stem_its_ending_and_its_parts() -> None:
    assert "measure" in wordclasses.of("uk")["податками"]
    assert "past" in wordclasses.of("en")["sauntered"]
    assert "number" in wordclasses.of("en")["forty-seven"]
    assert "content" not in wordclasses.of("en")["the"]


SAID = [
    ("en", "Whitlock stated the harbour had been closed.", "Whitlock", "stated"),
    ("en", "The mill, Draper claims, was sold for nothing.", "Draper", "claims"),
    ("en", '"It rained for nine days," she said.', "she", "said"),
    ("en", '"It rained," Ada Moreland, keeper of the weir, said.', "Ada Moreland", "said"),
    ("en", "The keeper told reporters that the gate had failed.", "The keeper", "told"),
    ("en", "We wanted to know whether the gate had failed.", "We", "know"),
    ("en", "I feel like the weir is older than the town.", "I", "feel"),
    ("en", "She was like, “Who opened the gate?”", "She", "like"),
    ("en", "Everyone is sure that the gate will hold.", "Everyone", "sure"),
    ("en", "Divers later found that the chain was cut.", "Divers", "found"),
    ("en", "Almost half of the boats leak, surveyors say.", "surveyors", "say"),
    ("uk", "Про аварію повідомила Служба порту.", "Служба порту", "повідомила"),
    ("uk", "Як заявив мер Іван Кравець, міст закриють.", "Іван Кравець", "Як заявив"),
    ("uk", "«Ми полагодимо дах», — пообіцяла Ганна Літвін.", "Ганна Літвін", "пообіцяла"),
    ("ru", "«Крышу починят», — пообещал Павел Кротов.", "Павел Кротов", "пообещал"),
    ("de", "Laut Anna Weber ist die Schleuse offen.", "Anna Weber", "Laut"),
    ("de", "Anna Weber sagte, dass die Schleuse offen ist.", "Anna Weber", "sagte"),
]


@pytest.mark.parametrize(("language", "sentence", "speaker", "cue"), SAID)
def test_who_says_it_and_by_which_word(language: str, sentence: str, speaker: str, cue: str) -> None:
    one = first(sentence, language)
    assert one.speaker
    assert one.cue
    assert sentence[one.speaker.start : one.speaker.end] == speaker
    assert sentence[one.cue.start : one.cue.end] == cue


@pytest.mark.parametrize(
    "sentence",
    [
        "Let’s say the gate is open.", "The band stopped singing.", "The map shows the lakes that are dry.",
        "It is important to note that the gate is shut.", "She asked the crew to shut the gate.",
        "So, you know, the gate was shut.", "The object that we found was a chain.", "They planned to sell it.",
    ],
)  # fmt: skip
def test_what_nobody_asserts_has_no_speaker(sentence: str) -> None:
    assert first(sentence).speaker is None


def test_a_credit_and_a_signature_name_their_source() -> None:
    for text, speaker in (
        ("Photo: Ada Moreland.", "Ada Moreland"),
        ("Фото: Ганна Літвін.", "Ганна Літвін"),
        ("“The gate will hold.” — Ada Moreland", "Ada Moreland"),
    ):
        article = digest_text(text)
        found = [one.speaker for one in article.suggestions if one.speaker]
        assert [text[one.start : one.end] for one in found] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Ministry of Ports met on Monday. The ministry said that the gate is shut.", "Ministry of Ports"),
        ("Harbour Looms Ltd lost a case. It said that it would appeal.", "Harbour Looms Ltd"),
        ("The Ministry of Ports and the Ministry of Mills met. The ministry said that it was shut.", "ministry"),
        ("Ivan Draper runs the mill. She and he met. He said that it lost 40 workers.", "Ivan Draper"),
    ],
)
def test_it_and_the_ministry_are_the_one_body_named_before(text: str, speaker: str) -> None:
    article = digest_text(text, language="en")
    assert attribution.speaker_name(article, article.suggestions[-1]) == speaker


def test_what_is_said_with_reserve_says_so() -> None:
    assert "hedged" in first("The mayor allegedly sold two ferries.").reasons
    assert "hedged" in first("Мер нібито продав два пороми.", "uk").reasons


BEYOND = [
    ("en", "Ada Moreland, keeper of the weir, said the old gate would hold.", "Ada Moreland"),
    ("en", "Harbour deputies said the gate was shut.", "Harbour deputies"),
    ("en", "Ada Moreland left the weir, saying that it would hold.", "Ada Moreland"),
    ("en", "This was reported by Ada Moreland.", "Ada Moreland"),
    ("en", "It is noted in the statement of the Harbour Ministry.", "the statement"),
    ("uk", "Про це свідчить рішення портового суду.", "рішення портового суду"),
    ("uk", "Про це йдеться в заяві портового суду.", "заяві портового суду"),
    ("uk", "Прессслужба порту офіційно повідомила, що шлюз відкрито.", "Прессслужба порту"),
    ("uk", "Однак суд твердо вказав, що шлюз належить громаді.", "суд"),
    ("ru", "Как пишет Harbour.example, шлюз открыт.", "Harbour.example"),
]


@pytest.mark.parametrize(("language", "sentence", "speaker"), BEYOND)
def test_a_speaker_is_the_whole_phrase_that_says_it(language: str, sentence: str, speaker: str) -> None:
    one = first(sentence, language).speaker
    assert one
    assert sentence[one.start : one.end] == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "Слова «шлюз» не знає більшість людей.",
        "Він тільки й говорив.",
        "Гребля, яку він згадав, стоїть.",
        "Він дуже вірить.",
    ],
)
def test_a_ukrainian_verb_of_speech_without_its_words_reports_nothing(sentence: str) -> None:
    assert first(sentence, "uk").cue is None
