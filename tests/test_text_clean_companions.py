"""What goes with an article though little speaks for it: the line under its headline, captions, headings, moments."""

from __future__ import annotations

import pytest

from tui.model import Page
from tui.text import extract, furniture, standfirst, tree, walk, weigh

LINES = (
    "The ferry company of Marrow Sound will lay off forty deckhands before the winter, its director said on Friday.",
    "Passenger numbers have fallen by a third since the bridge at Tolland opened, and fuel has become dearer.",
    "The union asked the county to take over two of the routes, which carry pupils and patients every morning.",
    "County clerks are to name a price by March, and until then the boats keep to last year's timetable.",
)
LEAD = "A bridge took a third of the passengers"
SHELL = """<html lang="en"><head><title>Ferries lose forty hands</title>{head}</head><body>
<header><a href="/">The Sound</a> <a href="/tides">Tides</a></header>
<main><article><h1>Ferries lose forty hands</h1>{above}<div class="body">{body}</div></article></main></body></html>"""


def text_of(*, above: str = "", head: str = "", body: str = "") -> str:
    """The text of a page of four paragraphs."""
    body = body or "".join(f"<p>{one}</p>" for one in LINES)
    return extract.extract(
        Page(SHELL.format(head=head, above=above, body=body), "https://sound.example/2024/ferries")
    ).text


@pytest.mark.parametrize("name", ["subtitle", "article-subline", "entryStandfirst", "post__dek", "summary"])
def test_the_line_under_a_headline_is_known_by_what_it_is_called(name: str) -> None:
    assert text_of(above=f'<p class="{name}">{LEAD}</p>').startswith(LEAD)


def test_the_line_under_a_headline_is_known_by_the_page_s_summary() -> None:
    assert text_of(above=f"<h2>{LEAD}</h2>", head=f'<meta name="description" content="{LEAD}.">').startswith(LEAD)
    assert LEAD not in text_of(above=f"<div><span>{LEAD}</span></div><p>By Ann Lee</p>")


def test_a_byline_or_a_date_is_no_line_of_the_text_whatever_it_is_called() -> None:
    for words in ("By Ann Lee and Bo Marsh, Tolland", "Friday, 4 May 2024 at 10:15 in Tolland"):
        root = tree.parse(f'<h1>Ferries lose forty hands</h1><p class="subtitle">{words}</p><p class="dek">{LEAD}</p>')
        assert root is not None
        found = standfirst.find(weigh.weigh(walk.pieces(root), frozenset(), "en"), "Ferries lose forty hands", "")
        assert found is not None
        assert found.part.text == LEAD


def test_times_that_part_a_text_are_its_moments_and_one_above_it_is_its_date() -> None:
    when = '<p class="at"><time datetime="2024-05-04T{0}:00Z">{0}</time></p>'
    posts = "".join(
        f'<div class="post">{when.format(hour)}<p>{one}</p></div>'
        for hour, one in zip(("10:15", "09:40"), LINES[:2], strict=True)
    )
    assert text_of(body=posts + f"<p>{LINES[2]}</p><p>{LINES[3]}</p>").startswith(f"10:15\n\n{LINES[0]}\n\n09:40\n\n")
    once = f'<div class="post">{when.format("10:15")}<p>{LINES[0]}</p></div>'
    assert text_of(body=once + "".join(f"<p>{one}</p>" for one in LINES[1:])).startswith(LINES[0])


def test_a_caption_that_is_a_sentence_stays_at_the_edges_of_a_text_and_who_took_the_picture_goes() -> None:
    caption = "The last boat of the evening leaves the quay at Tolland."
    figure = (
        f'<figure><img src="/q.jpg"><figcaption>{caption} <span class="credit">Bo Marsh</span></figcaption></figure>'
    )
    body = "".join(f"<p>{one}</p>" for one in LINES)
    assert text_of(body=figure + body) == "\n\n".join((caption, *LINES))
    assert text_of(body=body + figure) == "\n\n".join((*LINES, caption))


def test_a_heading_stays_over_a_text_that_stays_but_not_one_that_leads_elsewhere() -> None:
    cells = "".join(
        f'<table role="presentation"><tr><td><h3>{head}</h3><p>{one}</p></td></tr></table>'
        for head, one in zip(("Jobs", "Fares", "Routes", "Price"), LINES, strict=True)
    )
    found = text_of(body=cells)
    assert [head for head in ("Fares", "Routes", "Price") if head not in found] == []
    assert "elsewhere" not in text_of(body=cells.replace("Fares", '<a href="/x">Read about fares elsewhere</a>'))


def test_a_text_is_signed_by_the_line_below_it() -> None:
    body = "".join(f"<p>{one}</p>" for one in LINES)
    assert text_of(body=f"<div>{body}<p>— The harbour desk</p></div>").endswith("— The harbour desk")


def test_a_film_below_a_text_stays_whatever_its_label_says() -> None:
    body = "".join(f"<p>{one}</p>" for one in LINES)
    assert text_of(body=f"{body}<p>https://vimeo.com/76979871</p>").endswith("Video: Vimeo")


def test_a_shop_s_offer_between_two_paragraphs_is_no_text_and_a_linked_sentence_is() -> None:
    pot = '<div><a href="https://shop.example/pot?tag=1">The pot we use</a> $24 <a href="https://shop.example/pot">{}</a>.</div>'
    inside = "<p>{}</p>" * 2 + "{}" + "<p>{}</p>" * 2
    for words, stays in (("Buy now", False), ("has a lid", True)):
        box = pot.format(words).replace(".</div>", "." * stays + "</div>")
        assert ("The pot we use" in text_of(body=inside.format(*LINES[:2], box, *LINES[2:]))) is stays


def test_an_address_of_an_account_or_the_site_s_own_papers_leads_to_no_post() -> None:
    paths = {
        "/subscribe": True, "/user/log-in": True, "/": True, "": True, "/privacy.html": True, "/abo/": True,
        "/2024/05/ferries-lose-hands": False, "/2024/subscribers-leave-the-post": False, "/search-for-the-wreck": False,
    }  # fmt: skip
    assert {path: furniture.is_service(path) for path in paths} == paths
    teaser = '<p>{}</p><p><a href="{}">Where the forty hands went afterwards</a></p>'
    for path, leads in (("/2024/hands", True), ("/subscribe", False)):
        html = SHELL.format(head="", above="", body=teaser.format("</p><p>".join(LINES), path))
        assert bool(extract.extract(Page(html, "https://sound.example/2024/ferries")).links) is leads
