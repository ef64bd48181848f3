"""The whole pipeline: speakers, claims, related posts, and nothing that makes it fall over."""

from __future__ import annotations

import dataclasses
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.likeness import COPY, alike
from tui.model import Article, Link, Page
from tui.plain import plain
from tui.text import attribution, related, stories, terms
from tui.text.digest import digest, digest_text

SEED = Path(__file__).parents[1].parent / "shared" / "seed"

said = [
    ("en", "According to CNN, this is the third launch of the year.", "CNN", "According to"),
    ("en", "The ministry of ports said that 12 ships had left.", "The ministry of ports", "said"),
    ("en", '"We lost 30 boats," said Ada Winterbourne, a harbour master.', "Ada Winterbourne", "said"),
    ("en", 'Premier Olena Brodska called the plan "useless" and said it cost 4 million.', "Olena Brodska", "said"),
    ("uk", "За словами Оксани Березюк, збитки склали 4 млн грн.", "Оксани Березюк", "За словами"),
    ("uk", "Дамбу прорвало вночі, – повідомив Андрій Кравець.", "Андрій Кравець", "повідомив"),
    ("uk", "Міністерка Ганна Літвін заявила, що міст закриють.", "Ганна Літвін", "заявила"),
    ("ru", "По данным Reuters, погибли 12 человек.", "Reuters", "По данным"),
    ("ru", "Мэр Павел Кротов сообщил, что дорогу закроют.", "Павел Кротов", "сообщил"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "speaker", "cue"), said)
def test_the_speaker_and_the_cue_of_a_sentence_are_found(language: str, sentence: str, speaker: str, cue: str) -> None:
    article = digest_text(sentence, language=language)
    one = article.suggestions[0]
    assert one.speaker
    assert one.cue
    assert article.text[one.speaker.start : one.speaker.end] == speaker
    assert article.text[one.cue.start : one.cue.end] == cue


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "She wrote a book about mills in 1998."), ("en", "From the tower you can see a bridge."),
        ("en", "They were twice denied visas last year."), ("en", "He runs a show called Morning Mill."),
        ("en", "Early in life he denied himself every comfort."), ("uk", "Бензин додав два відсотки за тиждень."),
    ],
)  # fmt: skip
def test_a_verb_with_an_object_alone_reports_nothing(language: str, sentence: str) -> None:
    one = digest_text(sentence, language=language).suggestions[0]
    assert (one.speaker, one.cue) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Про це повідомив Норвезький комітет.", "Норвезький комітет"),
        ("Про це вчора розповіла Ганна Літвін.", "Ганна Літвін"),
    ],
)
def test_who_told_of_it_is_the_speaker_not_it(sentence: str, speaker: str) -> None:
    article = digest_text(sentence, language="uk")
    found = article.suggestions[0].speaker
    assert found
    assert article.text[found.start : found.end] == speaker


def test_he_is_the_only_person_of_the_sentence_before() -> None:
    article = digest_text("Ivan Draper runs the mill. He said that it lost 40 workers.", language="en")
    assert attribution.speaker_name(article, article.suggestions[1]) == "Ivan Draper"


def test_a_speaker_is_shown_by_name_and_without_the() -> None:
    article = digest_text("The ministry of ports said that 12 ships had left.", language="en")
    assert attribution.speaker_name(article, article.suggestions[0]) == "ministry of ports"
    article = digest_text("За словами Оксани Березюк, збитки склали 4 млн грн.", language="uk")
    assert attribution.speaker_name(article, article.suggestions[0]) == "Оксана Березюк"


def test_he_stays_he_when_two_people_could_be_meant() -> None:
    article = digest_text("Ivan Draper met Paul Weaver. He said that it lost 40 workers.", language="en")
    assert attribution.speaker_name(article, article.suggestions[1]) == "He"


def test_a_figure_of_a_named_source_is_a_claim_and_a_greeting_is_not() -> None:
    article = digest_text("Exports fell by 14 percent last year, Harbour Looms said. Thank you all!", language="en")
    first, second = article.suggestions
    assert first.suggested
    assert "figure" in first.reasons
    assert first.figure
    assert article.text[first.figure.start : first.figure.end] == "14 percent"
    assert not second.suggested


def test_every_sentence_has_a_suggestion() -> None:
    article = digest_text("One. Two rivers met. Did they? They did.", language="en")
    assert [one.sentence for one in article.suggestions] == list(range(len(article.sentences)))


def kin(query: Article, *others: Article) -> list[related.Scored]:
    postings = defaultdict(list)
    for number, article in enumerate(others):
        for term in article.terms:
            postings[term.key].append((number, term.weight))
    return related.rank(query.terms, postings, len(others))


def test_related_posts_meet_across_languages_and_say_why() -> None:
    query = digest_text("The DPRK sent soldiers to Kursk.", title="North Korean soldiers in Kursk", language="en")
    flood = digest_text("Річка вийшла з берегів і затопила село.", title="Повінь на Тисі", language="uk")
    troops = digest_text("Солдати КНДР загинули під Курськом.", title="Північнокорейські солдати", language="uk")
    best = kin(query, flood, troops)[0]
    assert best.id == 1
    assert any("DPRK" in reason or "North Korea" in reason for reason in best.reasons)


def test_the_same_story_is_named_as_such() -> None:
    text = "A mill in Brenley burned on Monday. Some 40 workers fled. The owner, Harbour Looms, will rebuild it by May."
    one, copy = digest_text(text, language="en"), digest_text(text + " More soon.", language="en")
    other = digest_text("The opera season opens with a new hall and 12 singers.", language="en")
    assert kin(one, other, copy)[0].reasons[0] == "same story"
    assert stories.same_story(one.terms, copy.terms)
    assert not stories.same_story(one.terms, other.terms)
    assert alike(one.sketch, copy.sketch) > COPY > alike(one.sketch, other.sketch)


def test_a_signature_is_short_and_of_length_one() -> None:
    article = digest_text("Harbour Looms of Brenley sold 40 mills to Ada Winterbourne. " * 20, language="en")
    assert 0 < len(article.terms) <= terms.MOST
    assert abs(sum(term.weight**2 for term in article.terms) - 1) < 0.01
    assert terms.signature(article) == article.terms


def test_a_page_becomes_an_article_with_names_and_ranked_links() -> None:
    html = "<html><body><article><h1>Mill burns</h1>" + "<p>The mill of Harbour Looms in Kyiv burned on Monday.</p>" * 6
    article = digest(Page(html + "</article></body></html>", url="https://a.example/1"))
    assert "Q:kyiv" in {entity.id for entity in article.entities}
    assert article.terms


def check(article: Article) -> None:
    size = len(article.text)
    spans = [(sentence.start, sentence.end) for sentence in article.sentences]
    spans += [(mention.start, mention.end) for mention in article.mentions]
    spans += [(s.start, s.end) for one in article.suggestions for s in (one.speaker, one.cue, one.figure) if s]
    assert all(0 <= start < end <= size for start, end in spans)
    assert len(article.suggestions) == len(article.sentences)


PARTS = (
    'said "According to" «ТОВ «Ніч» за словами Kim Jong-un U.S. 12.5 % J.K. of the — , . ; \' ’s ( ) вул. м. - … '
    "Міністерство President and UN İ ß И́ 🙂 ا ﷺ"
)
words = st.sampled_from([*str.split(PARTS), "\n", " "])


@settings(deadline=None, max_examples=60)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(words, max_size=60).map(" ".join), st.lists(words, max_size=60).map("".join)
    )
)
@example("a 🌀 a")
@example("b (🌀 9")
def test_any_text_is_digested_with_offsets_inside_it(text: str) -> None:
    for language in ("", "en", "uk", "de", "hr"):
        article = digest_text(text, title=text[:40], language=language)
        assert article.text == plain(text)
        check(article)


STRANGE = {"letters": "x" * 50_000, "quotes": '"' * 10_000, "capitals": "A " * 10_000, "companies": "ТОВ «" * 3_000,
           "said": "said " * 8_000, "numbers": "1." * 9_000}  # fmt: skip


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_long_texts_end(text: str) -> None:
    check(digest_text(text))


@pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is not beside the checkout")
def test_the_seed_page_is_understood() -> None:
    raw = next(SEED.iterdir()).read_text("utf-8")
    body, _, rest = raw.partition("Свіжі дописи")
    title, _, text = body.partition("\n")
    article = digest_text(text.strip(), title=title, language="en")
    named = {article.text[m.start : m.end]: m.entity for m in article.mentions}
    assert named["russia"] == "Q:russia"
    assert named["putin"] == "Q:vladimir-putin"
    assert named["DPRK"] == named["North Korea"] == "Q:north-korea"
    speakers = {article.text[one.speaker.start : one.speaker.end] for one in article.suggestions if one.speaker}
    assert {"CNN", "Hirokazu Matsuno", "Fumio Kishida", "North Korea"} <= speakers
    rows = [[row.strip() for row in part.splitlines() if row.strip()] for part in rest.split("• Новини")[1:]]
    links = [Link(row[0], snippet=row[1]) for row in rows]
    signatures = [digest_text(link.snippet, title=link.title, language="uk").terms for link in links]
    assert "Курськом" in related.rank_links(article.terms, links, signatures)[0].title
    assert dataclasses.is_dataclass(links[0])


def calls_for(text: str) -> int:
    """How many Python calls a digest of the text makes: its work, free of the clock."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        digest_text(text, language="uk" if ord(text[0]) > 1000 else "en")
    finally:
        sys.setprofile(None)
    return count


PATTERNS = (
    "Ukraine ", "Ivan said ", "Bank of X and ", "Xyz ", "ТОВ «Аб ", "«", "x", "1 ", "A.", "Kim Jong Ivan ",
    "Міністерство охорони ",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_is_about_twice_the_work(pattern: str) -> None:
    digest_text(pattern * 10)
    short, double = (calls_for(pattern * (size // len(pattern))) for size in (4000, 8000))
    assert double <= 2.5 * short + 2000
