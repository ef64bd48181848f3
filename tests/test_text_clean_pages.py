"""Pages become clean articles: the body stays whole, furniture goes, teasers turn into links."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.model import Article, Page
from tui.plain import plain
from tui.text.extract import extract

SEED = Path(__file__).parents[1].parent / "shared" / "data" / "articles" / "seed.jsonl"
BODY = (
    "The harbour board of Lindmouth voted on Monday to dredge the inner basin before the winter storms arrive.",
    "According to its chair, Mara Quill, the work will cost about 2.4 million crowns and should take eleven weeks.",
    "Fishing crews had asked for the basin to stay open, and the board agreed to close only one quay at a time.",
    "The last dredging, nine years ago, was stopped when divers found the wreck of a small timber barge.",
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Lindmouth to dredge its harbour | The Quay Post</title>
<meta property="og:site_name" content="The Quay Post">
<link rel="canonical" href="/2025/03/04/dredge">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Lindmouth to dredge its harbour",
"datePublished":"2025-03-04T08:30:00+01:00",
"author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Ek"}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Lindmouth to dredge its harbour</h1><p class="byline">By Ann Lee and Bo Ek</p>%s
<div class="share-buttons"><a href="#">Share on Facebook</a></div></article>
<section id="comments"><h3>2 comments</h3>
<p>I have fished there for thirty years and nobody has ever asked me about it.</p></section>
<div class="cookie-banner"><p>This site uses cookies to remember your choices.</p></div>
<footer><p>© 2025 The Quay Post</p></footer></body></html>"""


def paragraphs() -> str:
    """The body as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in BODY)


def page(inside: str = "") -> Article:
    """The page with this body."""
    return extract(Page(PAGE % (inside or paragraphs()), "https://quay.example/2025/03/04/dredge"))


def test_the_body_stays_and_the_furniture_goes() -> None:
    found = page()
    assert [found.text[block.start : block.end] for block in found.blocks if block.kind == "paragraph"] == list(BODY)
    for gone in ("Home", "Share", "cookies", "fished there", "©", "By Ann"):
        assert gone not in found.text


def test_the_page_says_who_when_where() -> None:
    found = page()
    assert (found.title, found.byline, found.site) == (
        "Lindmouth to dredge its harbour",
        "Ann Lee, Bo Ek",
        "The Quay Post",
    )
    assert (found.published, found.language) == ("2025-03-04T08:30:00+01:00", "en")
    assert found.url == "https://quay.example/2025/03/04/dredge"


def test_structure_is_kept() -> None:
    inside = (
        f"<p>{BODY[0]}</p><h2>What it costs</h2><p>{BODY[1]}</p>"
        "<ul><li>The quay wall<ul><li>Stone from the old pier</li></ul></li>"
        f"<li>The sand</li></ul><ol start=3><li>Close the quay</li></ol><blockquote><p>{BODY[2]}</p></blockquote>"
        "<table><tr><th>Week</th><th>Quay</th></tr><tr><td>One</td><td>North</td></tr></table>"
        "<pre>depth = 4.5\n  metres</pre>"
        '<figure><img src="/basin.jpg"><figcaption>The inner basin at low water in spring.</figcaption></figure>'
        f"<p>{BODY[3]}</p>"
    )
    found = page(inside)
    shape = {(block.kind, block.level, block.marker): found.text[block.start : block.end] for block in found.blocks}
    assert shape["heading", 2, ""] == "What it costs"
    assert shape["item", 2, ""] == "Stone from the old pier"
    assert shape["item", 1, "3."] == "Close the quay"
    assert shape["quote", 0, ""] == BODY[2]
    assert shape["row", 2, ""] == "One | North"
    assert shape["code", 0, ""] == "depth = 4.5\n  metres"
    assert any(block.kind == "caption" and block.url == "https://quay.example/basin.jpg" for block in found.blocks)


def test_links_and_emphasis_become_marks_on_the_right_words() -> None:
    found = page(
        f'<p>{BODY[0]}</p><p>A <a href="/x">link <b>in</b></a> a <em>line</em>, and {BODY[1]}</p><p>{BODY[2]}</p>'
    )
    marks = {(mark.kind, found.text[mark.start : mark.end], mark.url) for mark in found.marks}
    assert marks == {("link", "link in", "https://quay.example/x"), ("strong", "in", ""), ("emphasis", "line", "")}


def test_words_are_neither_joined_nor_split() -> None:
    inside = f"<p>{BODY[0]}</p><div>one</div><div>two<br>three <b>f</b>our&shy;teen</div>"
    inside += "<table><tr><td>a</td><td>b</td></tr></table>"
    text = extract(Page(inside, fragment=True)).text
    assert text.split()[-7:] == ["one", "two", "three", "fourteen", "a", "|", "b"]


TEASERS = (
    ("Міст через лиман відкриють навесні", "Будівельники завершили опори нового мосту…", "3 березня 2025"),
    ("Рибалки просять не чіпати причал", "Лист підписали сорок сім екіпажів…", "2 березня 2025"),
    ("Маяк знову світить після ремонту", "Лампу привезли з іншого кінця країни…", "1 березня 2025"),
)


@pytest.mark.parametrize("opener", ["Свіжі дописи", "Читайте також", "Read also", "Lesen Sie auch", "Zobacz też"])
@pytest.mark.parametrize("linked", [True, False])
def test_teasers_leave_the_body_and_become_links(opener: str, linked: bool) -> None:
    teasers = "".join(
        f"<p>{f'<a href=/t{at}>{title}</a>' if linked else title}</p><p>{snippet} Читати більше</p><p>{day}</p>"
        for at, (title, snippet, day) in enumerate(TEASERS)
    )
    found = page(paragraphs() + f"<p>{opener}</p>{teasers}")
    assert found.text.endswith(BODY[-1])
    assert [(link.title, link.published, link.language) for link in found.links] == [
        (title, f"2025-03-0{3 - at}", "uk") for at, (title, _, _) in enumerate(TEASERS)
    ]
    assert [link.url for link in found.links] == [f"https://quay.example/t{at}" if linked else "" for at in range(3)]


def test_a_read_also_line_in_the_middle_does_not_end_the_article() -> None:
    inside = f'<p>{BODY[0]}</p><p>{BODY[1]}</p><p>Read also</p><p><a href="/q">Quay fees to rise in the spring</a></p>'
    found = page(f"{inside}<p>{BODY[2]}</p><p>{BODY[3]}</p>")
    assert "Quay fees" not in found.text
    assert found.text.endswith(BODY[3])
    assert [link.title for link in found.links] == ["Quay fees to rise in the spring"]


def test_a_feeds_own_text_keeps_everything_but_its_tail() -> None:
    html = (
        f'<p>{BODY[0]}</p><ul><li>Short</li></ul><p>The post <a href="/x">Dredge</a> appeared first on <a>Quay</a>.</p>'
    )
    assert extract(Page(html, fragment=True)).text == f"{BODY[0]}\n\nShort"
    assert extract(Page("The basin closes… <a href='/x'>Read more</a>", fragment=True)).text == "The basin closes…"
    assert extract(Page("No tags here, 3 < 5 & more.", fragment=True)).text == "No tags here, 3 < 5 & more."


@pytest.mark.skipif(not SEED.exists(), reason="../shared is not beside this checkout")
def test_the_seed_page_is_clean_in_three_mark_ups() -> None:
    for row in map(json.loads, SEED.read_text("utf-8").splitlines()):
        found = extract(Page(row["html"], row["url"]))
        assert not [text for text in row["without"] if text in found.text], row["id"]
        assert not [text for text in row["with"] if text not in found.text], row["id"]
        assert len(found.links) == 6, row["id"]
        assert {link.published for link in found.links} == {"2025-01-24"}
        assert all(link.title and bool(link.url) is (row["id"] != "nolinks") for link in found.links)
        assert found.language == "en"
        assert plain(found.text) == found.text


def test_a_date_in_a_teaser_is_not_the_articles() -> None:
    cards = "".join(
        f'<div class="card"><h4 class="card-title"><a href="/t{at}">{title}</a></h4><div class="card-text">{snippet} '
        f'<a href="/t{at}">Читати більше</a></div><div class="post-date">{day}</div></div>'
        for at, (title, snippet, day) in enumerate(TEASERS)
    )
    frame = "<html><body><h1>Lindmouth to dredge</h1>%s<section><h3>Свіжі дописи</h3>%s</section></body></html>"
    assert extract(Page(frame % (paragraphs(), cards))).published == ""
    own = '<div class="post-date">May 6, 2024</div>'
    assert extract(Page(frame % (own + paragraphs(), cards))).published == "2024-05-06"
    menu = '<div><a href="/t">Latest news</a></div><div>Trade</div><h1>Lindmouth to dredge</h1>' + own
    assert extract(Page(f"<html><body>{menu}{paragraphs()}</body></html>")).published == "2024-05-06"
    timed = cards.replace('<div class="post-date">', "<time>").replace("</div></div>", "</time></div>")
    assert extract(Page(frame % (paragraphs(), timed))).published == ""


STORY = "".join(f"<p>{text}</p>" for text in BODY * 2)
BARE = "<html><head>%s</head><body><nav><a href='/'>Home</a></nav><h1>Dredging</h1><p>%s</p></body></html>"


def test_a_page_that_shows_no_article_gives_the_one_in_its_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Dredging", "articleBody": "\n".join(BODY)})
    found = extract(Page(BARE % (f'<script type="application/ld+json">{data}</script>', "Loading…")))
    assert found.text == "\n\n".join(BODY)


def test_the_feeds_own_text_stands_in_for_a_page_that_gives_nothing() -> None:
    assert extract(Page(BARE % ("", "Please wait…"), feed_html=paragraphs())).text == "\n\n".join(BODY)
    longer = extract(Page(BARE % ("", "") + STORY, feed_html="<p>Short.</p>"))
    assert "Short." not in longer.text


def test_an_article_that_a_script_unhides_is_read_and_a_hidden_aside_is_not() -> None:
    found = extract(Page(f'<html><body><div hidden=""><main>{STORY}</main></div></body></html>'))
    assert found.text.endswith(BODY[-1])
    found = extract(Page(f"<html><body><main>{STORY}</main><div hidden><p>{BODY[0][::-1]}</p></div></body></html>"))
    assert BODY[0][::-1] not in found.text


def test_an_article_in_many_small_parts_is_found_whole() -> None:
    reviews = "".join(
        f'<li><h3><a href="/{at}">Boat {at}</a></h3><div><p>{BODY[at % 4]}</p></div><a href="/{at}">Boat {at}</a>'
        f'<ul><li><a href="/{at}/a">Pictures</a></li><li><a href="/{at}/b">Figures</a></li></ul></li>'
        for at in range(16)
    )
    foot = f"<div><p>{BODY[0]} {BODY[1]} {BODY[2]}</p></div>"
    found = extract(Page(f"<html><body><main><h1>Boats</h1><ol>{reviews}</ol></main>{foot}</body></html>"))
    assert found.text.count(BODY[3]) == 4


def test_an_id_made_of_a_heading_names_no_furniture() -> None:
    inside = f'<p>{BODY[0]}</p><div id="harbour-promoted-by-its-related-latest-news-1"><p>{BODY[1]}</p></div>'
    assert BODY[1] in page(f"{inside}<p>{BODY[2]}</p><p>{BODY[3]}</p>").text
