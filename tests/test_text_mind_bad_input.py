"""No text makes understanding fail, take more than its length deserves, or point outside itself."""

from __future__ import annotations

import json
import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest
from growth import grows_less
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.flows.doors import digest_line, terms_line
from tui.model import Article
from tui.plain import plain
from tui.text import attribution, claims, language, names, related, sentences, terms
from tui.text.digest import again, digest_text


def check(article: Article) -> None:
    """Everything that is said of a text points into it, in order, at whole code points."""
    size = len(article.text)
    marks = [(one.start, one.end) for one in article.sentences]
    mentions = [(one.start, one.end) for one in article.mentions]
    said = [span for one in article.suggestions for span in (one.speaker, one.cue, one.figure) if span]
    assert all(0 <= start < end <= size for start, end in (*marks, *mentions, *((s.start, s.end) for s in said)))
    assert all(one[1] <= two[0] for spans in (marks, mentions) for one, two in pairwise(spans))
    assert all(article.text[start:end].strip() == article.text[start:end] for start, end in (*marks, *mentions))
    assert [one.sentence for one in article.suggestions] == list(range(len(marks)))
    for one in article.suggestions:
        start, end = marks[one.sentence]
        assert all(start <= span.start and span.end <= end for span in (one.speaker, one.cue, one.figure) if span)
        assert 0 <= one.score <= 1
        assert plain(attribution.speaker_name(article, one)) == attribution.speaker_name(article, one)
    assert {one.entity for one in article.mentions} == {one.id for one in article.entities}
    assert all(one.key and one.shown and math.isfinite(one.weight) and one.weight > 0 for one in article.terms)
    assert len(article.terms) <= terms.MOST
    assert len({one.key for one in article.terms}) == len(article.terms)
    json.dumps([one.shown for one in article.terms]).encode()


def kin(*articles: Article) -> list[list[related.Scored]]:
    """What is related to each, among all."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, article in enumerate(articles):
        for term in article.terms:
            postings[term.key].append((number, term.weight))
    return [related.rank(article.terms, postings, len(articles)) for article in articles]


# -- any text

ODD = (
    "\u0301 \u0301\u0323 e\u0301 \u200d \u200c \ufe0f \u034f \u00ad \u00a0 \u3000 \x00 \ud800 \udfff "
    "\ufeff \ufffd \u202e \u2066 "
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦 👩🏽‍🚀 ١٢ ٪ ½ ² Ⅷ ⁂ ﷺ ﬁ ǅ ŉ İ ı ſ ß ẞ Σ ς ʼ ՚ ׳ « » „ “ ” ‘ ’ ‹ › 「 」 『 』 — – ― "
    "‐ ‑ − … ‥ 。 ！ ？ ؟ ، ۔ । ፡ "
    "كيف שלום ภาษา 漢字 かな 한국 Ელ Հա é ñ Ґ ґ Ї ї Ё Й й Ѣ Љ ђ Ў ў"
)
WORDS = (
    "said says told that according to за словами сказав заявила що повідомив, про це сообщил что powiedział że według "
    "Ivan Koval Kim Jong-un J. K. U.S. USA NATO Mr. Dr. вул. м. ТОВ «Ніч» Міністерство Київської області President "
    "Bank of the and & 12.5 % $4 million 1 2 3. 14 March 2024 No. etc. … ... ?! \" ' ( ) [1] : ; - — THE PORT НАЗВА"
)
CODES = ("", "und", "en", "uk", "ru", "de", "hr", "pl", "ar", "xx", "EN-gb", "??", "\ud800")
pieces = st.lists(st.sampled_from([*str.split(ODD, " "), *str.split(WORDS, " "), "\n", "\n\n", " "]), max_size=50)
some = st.one_of(
    st.text(st.characters(), max_size=200),
    pieces.map(" ".join),
    pieces.map("".join),
    pieces.map(" ".join).map(str.upper),
)


@settings(deadline=None, max_examples=250)
@given(some, some, st.sampled_from(CODES))
def test_whatever_a_text_is_made_of_all_that_is_said_of_it_stands_in_it(text: str, title: str, code: str) -> None:
    article = digest_text(text, title=title, language=code)
    assert article.text == plain(text)
    check(article)
    assert again(article) == article
    for found in kin(article, digest_text(title + text, language=code)):
        assert all(math.isfinite(one.score) and one.reasons for one in found)
    assert list(article.sketch) == sorted(set(article.sketch))
    assert len(article.sketch) <= article.shingles


@settings(deadline=None, max_examples=60)
@given(some, st.sampled_from(CODES))
def test_each_room_takes_any_text_by_itself(text: str, code: str) -> None:
    safe = plain(text)
    spoken = language.detect(text)
    assert spoken == "und" or (len(spoken) == 2 and spoken.isalpha())
    split = sentences.split(safe, code)
    named = names.read(safe, split, code)
    assert len(claims.suggest(safe, split, named.mentions, code)) == len(split)
    assert "".join(safe.split()) == "".join("".join(safe[one.start : one.end].split()) for one in split)


@settings(deadline=None, max_examples=100)
@given(some, some)
def test_the_doors_take_what_a_strict_reader_of_json_would_refuse(text: str, title: str) -> None:
    line = json.dumps({"id": "a", "text": text, "title": title, "language": None}).encode()
    told = json.loads(digest_line(line))
    assert told["id"] == "a"
    size = len(told["text"])
    spans = [*told["sentences"], *told["mentions"]]
    spans += [one[name] for one in told["claims"] for name in ("speaker", "cue", "figure") if one.get(name)]
    assert all(0 <= one["start"] < one["end"] <= size for one in spans)
    assert terms_line(line)[0] == "a"


NOTHING = {
    "nothing": "", "blanks": " \t\n\u00a0\u3000", "punctuation": "?!… — «» \"\" () [] ... ;",
    "marks": "\u0301\u0323\u0327", "an emoji": "👩‍👩‍👧‍👦",
    "flags": "🇺🇦🇵🇱 🏳️‍🌈", "joiners": "\u200d\u200c\ufe0f", "controls": "\x00\x1b\x07\u202e\u2066\ud800",
    "signs": "% $ § © № & @ #",
    "one letter": "a", "one capital": "І",
}  # fmt: skip


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_a_text_without_words_names_nobody_and_claims_nothing(text: str) -> None:
    article = digest_text(text, title=text)
    check(article)
    assert not article.mentions
    assert not any(one.suggested or one.speaker or one.cue for one in article.suggestions)
    assert language.detect(text) == "und"


@pytest.mark.parametrize(
    "text", ["THE PORT OF IZMAIL IS CLOSED. NOBODY KNOWS WHY.", "ПОРТ У РЕНІ ЗАКРИТО. НІХТО НЕ ЗНАЄ ЧОМУ."]
)
def test_a_text_all_in_capitals_has_its_sentences(text: str) -> None:
    assert len(digest_text(text).sentences) == 2


def test_no_offset_parts_a_letter_from_its_marks_or_an_emoji_from_its_joiners() -> None:
    family, letter = "👩‍👩‍👧‍👦", "x\u0301\u0323"
    text = f"{family} Ivan {family} said{letter} that {letter}. {family}{family} «{letter}» {letter}Ivan, {family}."
    article = digest_text(text)
    spans = [(one.start, one.end) for one in article.sentences]
    spans += [(one.start, one.end) for one in article.mentions]
    spans += [(s.start, s.end) for one in article.suggestions for s in (one.speaker, one.cue) if s]
    for start, end in spans:
        assert not unicodedata.combining(article.text[start])
        assert "\u200d" not in article.text[max(0, start - 1) : start + 1]
        assert "\u200d" not in article.text[end - 1 : end + 1]


# -- the time it takes

SMALL = 10_000


def of(part: str) -> Callable[[int], str]:
    """A text of so many characters, all of them this."""
    return lambda size: (part * (size // len(part) + 1))[:size]


def different(size: int) -> str:
    """A name after the other, none of them twice."""
    letters = [chr(97 + at) for at in range(26)]
    found = (f"X{a}{b}{c} Brow{b}{a} met Ivan. " for a in letters for b in letters for c in letters)
    return "".join(one for one, _ in zip(found, range(size // 20), strict=False))


SAME = {name: of(name) for name in (
    "x", "X", "ї", "aБ1漢", "漢字。", "ภาษา", "1", "1.", "12,5 % ", "$4 million ", "A.", "A. ", "J. Koval ",
    "A&", "a-", "a'", "a.", "(a ",
    '"', '" ', "«", "» ", "„так“ ", '"so" ', '"said" ', "' ", ".", ". ", "… ", "— ", ", ", ": ",
    "?!.,;:-—…()[]{}*", "a. [1] ", "\n", "a\n", " ", "\t",
    "THE PORT OF IZMAIL IS CLOSED, SAID IVAN. ", "IZMAIL PORT ", "ПОРТ ", "Ivan Koval ", "Xavoq Brelm ",
    "Брельм Ксавок ", "Kim Jong Un ", "XIV ", "Smith & ",
    "Putіn cказав Kim Чен ", "قال الرئيس إن الميناء مغلق. ", "אמר השר ", "👩‍👩‍👧‍👦🏳️‍🌈🇺🇦 ", "👩🏽‍🚀",
    "e\u0301\u0323", "\u0301\u0323", "\u200d", "a\0b ", "a\ud800 ", "\u202eab\u2066 ",
    "said ", "he said that ", "said, ", "that ", "told Ivan ", "said Ivan, ", "according to ", "за словами ",
    "сказав, що ", "про це ", "Іван повідомив ", "powiedział, że ",
    "according to Ivan, ", "Mr. ", "ТОВ «Аб ", "Міністерство охорони ", "Київської області ", "вул. Дружби ",
    "Bank of X and ", "Ministry of the ",
    "Ukraine Russia ", "українського ", "USA ", "Der Vereinigte Staat ", "Hrvatski Sabor je rekao ",
    "Minister powiedział, że ", "harbour ", "Ivan left. He said no. ",
)}  # fmt: skip


@pytest.mark.parametrize("shape", [*SAME, "different names"])
def test_a_text_of_twice_the_length_takes_at_most_two_and_a_half_times_as_long(shape: str) -> None:
    made = SAME.get(shape, different)

    def read(size: int) -> None:
        digest_text(made(size))

    read(200)
    assert grows_less(read, SMALL, 2 * SMALL, times=2.5, slack=0.05)


def test_marks_piled_on_one_letter_take_no_square_of_their_number() -> None:
    assert grows_less(lambda size: plain("a" + "\u0301\u0323" * size), 50_000, 100_000, times=2.5, slack=0.05)
    assert plain("e\u0301" * 40) == "é" * 40
    once = plain("a" + "\u0323\u0301" * 100)
    assert plain(once) == once


@pytest.mark.parametrize("text", ["x" * 1_000_000, "Ї" * 1_000_000, "a-" * 500_000], ids=["x", "Ї", "hyphens"])
def test_a_megabyte_without_a_blank_is_one_sentence(text: str) -> None:
    article = digest_text(text)
    check(article)
    assert len(article.sentences) == 1


def test_ten_thousand_quotes_are_read() -> None:
    quotes = '"«“' * 3_334
    check(digest_text(quotes))
    check(digest_text(f'Ivan said {quotes} that "it" is. ' * 2))
