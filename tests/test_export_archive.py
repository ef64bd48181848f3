"""An archive is one file that needs nothing else, marks exactly what was tagged, and tells which text that was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from export_world import CLAIM, NOTE, NOW, OTHER, linked
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tui.export.archive import Archive, Kept, render
from tui.model import Article, Block, ClaimRecord, Mark, Sentence, State

TEXT = f"On Monday. {CLAIM.quote} It rained.\n\nFirst water\nthen mud"
SITE = "https://news.example/"
LOADS = ("src", "srcset", "background", "poster", "data", "action")


def article(text: str = TEXT, *marks: Mark) -> Article:
    end = text.find("\n\n")
    blocks = (Block("paragraph", 0, end), Block("item", end + 2, len(text), marker="1."))
    return Article(CLAIM.title, text, "A. Writer", "News", "2025-03-03", "en", CLAIM.url, blocks, marks)


def kept(*records: ClaimRecord, of: Article | None = None, partial: bool = False) -> Kept:
    return Kept(
        of or article(), "ab" * 32, NOW, NOW + timedelta(days=2), records, CLAIM.url, '"seven"', "Mon, 03 Mar 2025",
        "c04d", partial,
    )  # fmt: skip


def page(*texts: Kept, title: str = CLAIM.title, notes: tuple[ClaimRecord, ...] = ()) -> html.HtmlElement:
    made = render(Archive(title, CLAIM.url, "News feed", texts, notes, ("water",)), now=NOW)
    return html.document_fromstring(made.encode())


def marked(tree: html.HtmlElement) -> list[str]:
    return [mark.text_content() for mark in tree.iter("mark")]


def test_what_was_tagged_is_marked_and_leads_to_what_is_told_of_it() -> None:
    claim, _ = linked(CLAIM, OTHER)
    tree = page(kept(claim))
    assert marked(tree) == [CLAIM.quote]
    assert tree.xpath("//article/p[2]")[0].text_content() == TEXT[: CLAIM.end] + "1" + " It rained."
    (told,) = tree.xpath("//ol/li")
    words = told.text_content()
    for part in (
        "attributed",
        "the ministry",
        "4,000 tonnes",
        "contradicted by",
        "Олена Коваль",
        "Ask for the May figure.",
    ):
        assert part in words
    names = {each.get("id") for each in tree.xpath("//*[@id]")}
    assert {each.get("href")[1:] for each in tree.xpath("//a[starts-with(@href, '#')]")} <= names


def test_it_says_which_text_it_is_and_until_when_it_was_found() -> None:
    words = page(kept(CLAIM)).xpath("//footer")[0].text_content()
    for part in (
        "ab" * 32,
        "2025-03-04T12:30:00Z, found unchanged until 2025-03-06",
        '"seven"',
        "Mon, 03 Mar 2025",
        "c04d",
    ):
        assert part in words


def test_two_claims_that_overlap_and_one_in_the_headline_are_marked_each() -> None:
    later = replace(CLAIM, id=9, uuid="other", start=40, end=74, quote=TEXT[40:74])
    title = replace(CLAIM, id=10, uuid="title", part="title", start=0, end=10, quote=CLAIM.title[:10])
    tree = page(kept(title, CLAIM, later))
    assert tree.xpath("//h1/mark")[0].text_content() == CLAIM.title[:10]
    assert "".join(marked(tree)) == CLAIM.title[:10] + CLAIM.quote, "no word twice"
    assert [each.text for each in tree.xpath("//sup/a")] == ["1", "2", "3"]


def test_the_text_is_set_as_it_was_and_only_links_to_the_web_lead_anywhere() -> None:
    start = TEXT.index("mud")
    tree = page(
        kept(
            of=article(
                TEXT, Mark("strong", 3, 9), Mark("link", 0, 9, SITE), Mark("link", start, start + 3, "file:///x")
            )
        )
    )
    assert tree.xpath("//strong")[0].text_content() == "Monday"
    assert "On Monday" in "".join(each.text_content() for each in tree.xpath(f"//a[@href='{SITE}']"))
    assert all(each.get("href").startswith(("http", "#")) for each in tree.xpath("//a"))
    assert tree.xpath("//p[@class='item']")[0].text_content().startswith("1. First water")


def test_of_a_text_of_which_only_the_quotes_are_kept_these_stand_and_it_says_so() -> None:
    at = Sentence(CLAIM.start, CLAIM.end)
    text = " " * CLAIM.start + CLAIM.quote
    tree = page(kept(CLAIM, of=replace(article(text + "\n\n"), blocks=(), sentences=(at,)), partial=True))
    assert marked(tree) == [CLAIM.quote]
    assert "only what was tagged is kept" in tree.text_content()


def test_an_orphan_and_notes_and_every_text_stand_in_it() -> None:
    tree = page(kept(replace(CLAIM, state=State.ORPHAN)), kept(replace(CLAIM, uuid="new")), notes=(NOTE,))
    assert "no longer in the text that is shown" in tree.text_content()
    assert "Two towns disagree." in tree.text_content()
    assert len(tree.xpath("//article")) == 2
    names = [each.get("id") for each in tree.xpath("//*[@id]")]
    assert len(names) == len(set(names))


@given(st.text(max_size=40), st.text(max_size=40))
def test_hostile_words_load_nothing_run_nothing_and_lose_no_letter_of_the_text(title: str, note: str) -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    record = replace(CLAIM, notes=(note + bad,), speaker=bad + title, tags=(bad,), url=f"javascript:{bad}")
    tree = page(kept(record, of=article(f"{bad} {TEXT}\n\n{bad}")), title=f"{title}{bad}")
    assert not tree.xpath("//script|//img|//iframe|//object|//embed|//form|//link")
    assert not [name for each in tree.iter() for name in each.attrib if name in LOADS or name.startswith("on")]
    assert bad in tree.xpath("//article/p[2]")[0].text_content()
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
