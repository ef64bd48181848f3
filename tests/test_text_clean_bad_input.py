"""Whatever an address answers with, extraction gives an article or an honest note, and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model import Page
from tui.plain import plain
from tui.text import size, tree
from tui.text.extract import extract

STORY = "<p>The lighthouse keeper counted eleven ships that night, and wrote each of them down in her own hand.</p>" * 4


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
        (b"\x1f\x8b\x08" + bytes(99), "a compressed file"),
        (b"", "empty"),
        ("   ", "empty"),
        (bytes(range(32)) * 50, "not text"),
        ("<html><body></body></html>", "No article"),
    ],
)
def test_what_is_no_article_gets_a_sentence(html: str | bytes, words: str) -> None:
    found = extract(Page(html, title="Kept"))
    assert found.text == ""
    assert words in found.note
    assert found.note.endswith(".")
    assert found.title == "Kept"


@pytest.mark.parametrize("name", ["utf-8", "windows-1251", "koi8-u"])
def test_a_page_that_somebody_read_as_western_letters_is_read_as_it_says(name: str) -> None:
    html = f'<meta charset="{name}"><p>{"Вона дивилася на море до самого світанку, і ніхто її не кликав. " * 9}</p>'
    assert "Вона дивилася на море" in extract(Page(html.encode(name).decode("latin-1"))).text


def test_western_letters_stay_whatever_encoding_their_page_names() -> None:
    said = "Le garçon naît à Orléans un été où la forêt brûle près du château. " * 40
    for name in ("gb2312", "windows-1251", "utf-8", "bogus"):
        assert "Le garçon naît" in extract(Page(f'<meta charset="{name}"><p>{said}</p>')).text


@pytest.mark.parametrize("charset", ["bogus", "rot13", "zlib", "utf-7", "utf-8", "latin-1", "idna"])
def test_a_wrong_charset_in_header_or_meta_does_no_harm(charset: str) -> None:
    html = f'<meta charset="{charset}">{STORY}<p>Вона дивилася на море до самого світанку, і ніхто її не кликав.</p>'
    found = extract(Page(html.encode(), charset=charset))
    assert "Вона дивилася на море" in found.text


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-16-le", "koi8-u"])
def test_other_encodings_are_read(encoding: str) -> None:
    html = "<p>Вона дивилася на море до самого світанку, і ніхто її не кликав додому тієї ночі.</p>" * 5
    charset = encoding if encoding == "koi8-u" else ""
    assert "Вона дивилася на море" in extract(Page(html.encode(encoding), charset=charset)).text


def test_no_control_character_passes() -> None:
    found = extract(Page(f"<title>a\x1b]0;x\x07</title><p>&#27;[2J&#x202e;{STORY}\x00</p>"))
    assert found.text == plain(found.text)
    assert "\x1b" not in found.title


PARTS = {
    "mostly UTF-8": (5, 1, ""),
    "UTF-8 which the header calls something else": (5, 1, "windows-1251"),
    "half and half, and the header says UTF-8": (1, 1, "utf-8"),
}


@pytest.mark.parametrize("kind", PARTS)
def test_a_page_of_two_encodings_is_read_part_by_part(kind: str) -> None:
    newer, older, charset = PARTS[kind]
    new = "<p>Вона дивилася на море до самого світанку, і ніхто її не кликав додому тієї ночі.</p>".encode()
    old = "<p>Старий рибалка лічив човни, що верталися з нічного лову, й ні разу не збився.</p>".encode("cp1251")
    text = extract(Page(new * newer + old * older, charset=charset, fragment=True)).text
    assert text.count("Вона дивилася на море") == newer
    assert text.count("Старий рибалка лічив човни") == older


def test_a_few_broken_bytes_break_only_themselves() -> None:
    page = "<p>Вона дивилася на море до самого світанку, і ніхто її не кликав додому.</p>".encode() * 5
    text = extract(Page(page[:40] + page[41:], charset="windows-1251", fragment=True)).text
    assert text.count("Вона дивилася на море до самого світанку") == 4
    assert "ніхто її не кликав додому" in text


def test_an_accent_makes_no_page_cyrillic() -> None:
    page = "<p>Le gardien a compté onze bateaux cette nuit-là, très près de la jetée.</p>".encode("latin-1") * 4
    assert "compté onze bateaux cette nuit-là" in extract(Page(page, charset="utf-8", fragment=True)).text


WHOLE = {
    "nested divs": "<div>" * 5000 + STORY,
    "no body": f"<title>T</title>{STORY}",
    "bodies within bodies": f"<html><body><html><head><title>T</title></head><body>{STORY}</body></html>{STORY}",
    "an unclosed comment after it": f"<body>{STORY}<!-- never closed <p>x",
    "an unclosed script after it": f"<body>{STORY}<script>var a = '<p>'",
    "an unclosed attribute after it": f'<body>{STORY}<p class="never closed>x</p><p>y',
    "plain text after it": f"<body>{STORY}<plaintext><p>x",
    "a frameset with words for others": f"<frameset><frame src=a><noframes><body>{STORY}</body></noframes></frameset>",
    "zero bytes": STORY.replace("ships", "shi\x00ps"),
    "a picture of two megabytes": f'<body><img src="data:image/png;base64,{"iVBORw0KGgo" * 200_000}">{STORY}',
    "ten thousand inline tags": f"<body>{STORY}<p>" + "<b><i><span>" * 3400 + "end of it",
}


@pytest.mark.parametrize("kind", WHOLE)
def test_the_story_is_read_whatever_stands_around_it(kind: str) -> None:
    assert "The lighthouse keeper counted eleven ships that night" in extract(Page(WHOLE[kind])).text


@pytest.mark.parametrize(
    "html", ["<frameset><frame src=a><frame src=b></frameset>", "<!-- only this", "<script>x", "<p"]
)
def test_a_page_without_words_says_so(html: str) -> None:
    found = extract(Page(html))
    assert found.text == ""
    assert found.note.endswith(".")


def test_a_very_long_page_is_read_from_its_beginning() -> None:
    found = extract(Page("<body>" + STORY + "<p>x y z</p>" * 900_000))
    assert "eleven ships" in found.text
    assert found.note == size.NOTE
    assert extract(Page("<body>" + STORY)).note == ""


def test_a_page_is_long_by_its_blocks_and_letters_and_not_by_the_pictures_in_it() -> None:
    def is_cut(html: str) -> bool:
        root = tree.parse(html)
        return root is not None and tree.is_cut(root)

    assert is_cut("<p>" * (size.MOST_BLOCKS + 1))
    assert is_cut("x" * (size.MOST + 1))
    assert not is_cut(f'{STORY}<img src="data:image/png;base64,{"iVBORw0KGgo" * 1_000_000}">')


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</a>",
                "<table>",
                "<td>",
                "</div>",
                "<li>",
                "<ul>",
                "<br>",
                "<a href=//[x>",
                "<h2>",
                "word ",
                "<pre>",
                "&#0;",
                "&nbsp;",
                "\u00ad",
                "e\u0301",
                "\u0301",
                "<math>",
                "<title>",
                "<body>",
                "<frameset>",
                "text. ",
            ]
        ),
        max_size=60,
    )
)
def test_blocks_and_marks_stay_inside_the_text(pieces: list[str]) -> None:
    for fragment in (True, False):
        found = extract(Page("".join(pieces), "http://a.example/", fragment=fragment))
        assert plain(found.text) == found.text
        last = 0
        for block in found.blocks:
            assert last <= block.start < block.end <= len(found.text)
            assert not found.text[block.start].isspace() or block.kind == "code"
            last = block.end
        assert all(0 <= mark.start < mark.end <= len(found.text) for mark in found.marks)
