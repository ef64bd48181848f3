"""The article among a page's blocks: what the site repeats, the feed's word, a person's rule, further pages, doubts."""

from __future__ import annotations

from tui.model import Page, SiteRule
from tui.text import digest, extract, prints, tree, walk
from tui.text.verdict import Table, read, table

LINES = (
    "The ferry company of Marrow Sound will lay off forty deckhands before the winter, its director said on Friday.",
    "Passenger numbers have fallen by a third since the bridge at Tolland opened, and fuel has become dearer.",
    "The union asked the county to take over two of the routes, which carry pupils and patients every morning.",
    "County clerks are to name a price by March, and until then the boats keep to last year's timetable.",
)
SLOGAN = "All about the Sound since 1911, and every tide table besides, for those who live on its shores."
SHELL = """<html lang="en"><head><title>Ferries lose forty hands</title></head><body>
<main><article><h1>Ferries lose forty hands</h1>{}</article></main></body></html>"""


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{one}</p>" for one in lines)


def print_of(text: str) -> int:
    root = tree.parse(f"<p>{text}</p>")
    assert root is not None
    return prints.of(walk.pieces(root)[0])


def test_a_block_that_stands_on_other_pages_of_the_site_is_cut() -> None:
    html = SHELL.format(paragraphs(*LINES[:2], SLOGAN, *LINES[2:]))
    assert SLOGAN in extract.extract(Page(html)).text
    known = extract.read(Page(html, furniture=frozenset({print_of(SLOGAN)})))
    assert known.article.text == "\n\n".join(LINES)
    assert ("known", SLOGAN) in {(one.rule, one.text) for one in known.cut}
    assert print_of(SLOGAN) in known.prints


def test_an_article_is_never_cut_for_standing_on_other_pages_as_a_whole() -> None:
    learned = frozenset(print_of(line) for line in LINES)
    assert extract.extract(Page(SHELL.format(paragraphs(*LINES)), furniture=learned)).text == "\n\n".join(LINES)


def test_a_print_is_the_same_whatever_case_and_marks_and_says_nothing_of_a_word() -> None:
    assert print_of("Read the Sound — daily!") == print_of("read the sound daily")
    assert print_of("Share") == 0


def test_a_person_s_rule_says_what_the_article_is() -> None:
    html = SHELL.format(f'{paragraphs(*LINES)}<div class="box"><b class="when">4 May 2024</b><p>{SLOGAN}</p></div>')
    kept = extract.extract(Page(html, rule=SiteRule(keep=(".box p",), title=".box p", date=".when")))
    assert (kept.text, kept.title, kept.published) == (SLOGAN, SLOGAN, "2024-05-04")
    assert kept.confidence == 1.0
    assert SLOGAN not in extract.extract(Page(html, rule=SiteRule(drop=(".box",)))).text
    wrong = extract.extract(Page(html, rule=SiteRule(keep=("p[",))))
    assert "p[" in wrong.note
    assert LINES[0] in wrong.text


def test_the_pages_that_follow_are_joined_and_what_they_repeat_stands_once() -> None:
    first = SHELL.format(paragraphs(LINES[0], LINES[1]))
    second = SHELL.format(paragraphs(LINES[1], LINES[2], LINES[3])).encode()
    found = digest.understand(Page(first, url="https://sound.example/ferries", more=(second, b"%PDF-1.4", b"")))
    assert found.article.text == "\n\n".join(LINES)


def test_a_page_that_says_nothing_of_what_its_feed_says_is_doubted() -> None:
    html = SHELL.format(paragraphs(*LINES))
    agreed = extract.extract(
        Page(html, summary="Forty deckhands go; the county may take over routes of the ferry company")
    )
    told = "Minister presents budget with higher taxes on sugar, tobacco, spirits and imported furniture from January"
    strange = extract.extract(Page(html, summary=told))
    assert agreed.confidence > 0.5
    assert agreed.doubt == ""
    assert strange.confidence < 0.5
    assert "feed says" in strange.doubt


def test_a_page_without_text_says_that_it_needs_scripts() -> None:
    shell = (
        "<html><body><div id=app></div><noscript>Please enable JavaScript.</noscript><script>1</script></body></html>"
    )
    found = extract.extract(Page(shell))
    assert found.text == ""
    assert "JavaScript" in found.note
    assert "JavaScript" not in extract.extract(Page(SHELL.format(paragraphs(*LINES)))).note


def test_every_block_is_in_the_article_or_among_what_was_cut_and_the_steps_say_how_it_came() -> None:
    html = SHELL.format(paragraphs(*LINES) + "<div class='share'><a href='/x'>Share</a></div>")
    found = digest.explain(Page(html, url="https://sound.example/1"))
    assert {one.text: one.rule for one in found.cut} == {"Ferries lose forty hands": "repeated", "Share": "share"}
    assert [one.at for one in found.cut] == [0, len(found.article.text)]
    steps = {one.name: one.choice for one in found.steps}
    assert steps["title"] == "Ferries lose forty hands"
    assert steps["article"].startswith("4 blocks")


def test_the_table_weighs_a_value_between_its_edges() -> None:
    small = read('start = 1.0\n[columns]\n"words" = [0.0, 3, 0.5, 10, 2.0]\n')
    assert isinstance(small, Table)
    assert [small.odds({"words": value}) for value in (0, 3, 9.9, 10)] == [1.0, 1.5, 1.5, 3.0]
    assert small.odds({"unknown": 5}) == 1.0
    assert all(len(one.weights) == len(one.edges) + 1 for one in table().columns.values())
    assert all(list(one.edges) == sorted(one.edges) for one in table().columns.values())


def test_an_article_after_an_early_end_of_the_page_is_read() -> None:
    head = "<html><body><nav><a href='/'>Home</a></nav></body></html>"
    html = f"{head}<div class=story><h1>Ferries lose forty hands</h1>{paragraphs(*LINES)}</div></body></html>"
    assert extract.extract(Page(html)).text == "\n\n".join(LINES)


def test_a_line_of_short_links_is_a_menu_and_a_list_of_them_with_commas_is_none() -> None:
    links = [f"<a href='/{name}'>{name.title()}</a>" for name in ("tolland", "marrow", "quay", "ness")]
    html = SHELL.format(paragraphs(*LINES[:2], "Ports: " + ", ".join(links), " ".join(links), *LINES[2:]))
    text = extract.extract(Page(html, url="https://sound.example/1")).text
    assert "Ports: Tolland, Marrow, Quay, Ness" in text
    assert "Tolland Marrow Quay Ness" not in text


def test_a_lone_line_that_leads_within_the_page_goes_and_a_table_of_contents_stays() -> None:
    lone = '<a href="#how">Jump to the timetable</a>'
    contents = [f'<a href="#{at}">{words}</a>' for at, words in enumerate(("Who is to go", "What the union asks"))]
    text = extract.extract(Page(SHELL.format(paragraphs(lone, *LINES[:2], *contents, *LINES[2:])))).text
    assert "Jump to" not in text
    assert "Who is to go" in text


def test_who_wrote_a_text_is_not_said_again_below_it() -> None:
    shell = SHELL.replace("<head>", '<head><meta name="author" content="Orla Finn">')
    html = shell.format(paragraphs(*LINES, "Interview: Orla Finn"))
    assert extract.extract(Page(html)).text == "\n\n".join(LINES)


def test_who_an_author_is_goes_from_a_text_s_end_but_not_from_a_text_about_the_author() -> None:
    said = ("Orla Finn is a reporter who lives by the quay.", "Write to Orla Finn at orla@sound.example.")
    shell = SHELL.replace("<head>", '<head><meta name="author" content="Orla Finn">')
    html = shell.format(paragraphs(*LINES, *said))
    assert extract.extract(Page(html)).text == "\n\n".join(LINES)
    about = extract.extract(Page(html.replace("Ferries lose forty hands", "A talk with Orla Finn"))).text
    assert "who lives by the quay" in about
