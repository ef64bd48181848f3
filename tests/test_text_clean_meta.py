"""What a page says of itself is found where pages say it, and only what is its own."""

from __future__ import annotations

import pytest
from small_pages import BODY, about, ld, story

# -- titles --------------------


@pytest.mark.parametrize(
    "head",
    [
        "<title>Dredging begins at Lindmouth | The Quay Post</title>",
        "<title>The Quay Post - Dredging begins at Lindmouth</title>",
        "<title>Dredging begins at Lindmouth :: Harbour :: The Quay Post</title>",
        "<title>Dredging begins at Lindmouth » QuayPost.example</title>",
        "<meta property='og:title' content='Dredging begins at Lindmouth – The Quay Post'>",
        "<meta name='twitter:title' content='Dredging begins at Lindmouth'><title>Home</title>",
    ],
)
def test_a_title_has_no_name_of_the_site_before_or_after_it(head: str) -> None:
    found = about(f"{head}<meta property='og:site_name' content='The Quay Post'>", BODY).title
    assert found.split(" :: ")[0] == "Dredging begins at Lindmouth"


def test_the_only_heading_of_a_page_is_its_title_when_the_declared_one_was_written_for_search() -> None:
    page = f"<h1>Why the harbour is dug out again</h1>{BODY}"
    head = "<meta property='og:title' content='7 things to know about dredging in 2025'>"
    assert about(head, page).title == "Why the harbour is dug out again"
    assert about("<title>Dredging: a page of notes</title>", page).title == "Dredging: a page of notes"


def test_a_title_loses_the_word_for_its_kind() -> None:
    head = "<title>Opinion | The harbour belongs to the tide</title>"
    assert about(head, BODY).title == "The harbour belongs to the tide"


def test_a_title_has_no_soft_hyphens() -> None:
    found = about("", f"<h1>Hafen\u00adbecken wird aus\u00adgebaggert</h1>{BODY}")
    assert found.title == "Hafenbecken wird ausgebaggert"


def test_a_heading_that_is_the_sites_name_is_no_title() -> None:
    page = f"<h1>The Quay Post logo</h1><h2>Dredging begins</h2>{BODY}"
    assert about("<title>Dredging begins</title>", page).title == "Dredging begins"
    assert about("<title>Liver with apples | Love is a stove</title>", f"<h1>Love is a stove</h1>{BODY}").title == (
        "Liver with apples"
    )


def test_a_kicker_stays_when_the_page_always_says_it() -> None:
    head = story(headline="Harbour: Dredging begins") + "<meta property='og:title' content='Harbour: Dredging begins'>"
    assert about(head, f"<h1>Dredging begins</h1>{BODY}").title == "Harbour: Dredging begins"


def test_a_heading_below_the_sites_name_is_the_title_when_the_page_says_so() -> None:
    head = "<title>Notes of a walker: Three days in the hills</title>"
    head += "<meta property='og:title' content='Three days in the hills'>"
    page = f"<h1>Notes of a walker at home</h1><h3>Three days in the hills</h3>{BODY}"
    assert about(head, page).title == "Three days in the hills"


def test_a_title_set_in_bold_type_is_found_in_the_pages_title() -> None:
    page = f"<table><tr><td><font size=5><b>Council buys the brewery</b></font><br>{BODY}</td></tr></table>"
    assert about("<title>Wexley Gazette: Council buys the brewery</title>", page).title == "Council buys the brewery"


def test_initials_and_host_count_as_the_sites_name() -> None:
    base = "https://www.lhbc.example/x"
    assert about("<title>Mooring fees rise | Lindmouth Harbour Board Commission</title>", BODY, base).title == (
        "Mooring fees rise"
    )


# -- authors --------------------


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee", "Ann Lee"),
        ({"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
        ([{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}], "Ann Lee, Bo Ek"),
        (["Ann Lee", "Bo Ek"], "Ann Lee, Bo Ek"),
        ({"@type": "Person", "name": ["Ann Lee", "Bo Ek"]}, "Ann Lee, Bo Ek"),
        ({"@type": "Person", "name": "By Ann Lee, Senior Reporter"}, "Ann Lee"),
        ({"@type": "Person", "name": "Ann Lee, AP Sports Writer"}, "Ann Lee"),
        ({"@type": "Person", "name": "Ann Lee, MS, RDN"}, "Ann Lee"),
        ({"@type": "Person", "name": "Al Root"}, "Al Root"),
        ({"@type": "Person", "name": "admin2"}, ""),
        ({"@id": "#ann"}, "Ann Lee"),
        ([{"@id": "#ann"}], "Ann Lee"),
        ({"@type": "Organization", "name": "Reuters"}, "Reuters"),
        ({"@type": "Person", "name": "Staff Reporter"}, ""),
        ({"@type": "Person", "name": "https://social.example/annlee"}, ""),
        ({"@type": "Person", "name": "ann@quaypost.example"}, ""),
        ({"@type": "Person", "name": "&#65;nn Lee"}, "Ann Lee"),
    ],
)
def test_authors_are_read_out_of_json_ld_in_every_shape(author: object, names: str) -> None:
    graph = {"@graph": [{"@type": "Article", "author": author}, {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}
    assert about(ld(graph), BODY).byline == names


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='author' content='Ann Lee'>",
        "<meta property='article:author' content='https://social.example/ann'><meta name='author' content='Ann Lee'>",
        "<meta name='parsely-author' content='Ann Lee'>",
        "<meta name='sailthru.author' content='Ann Lee'>",
        "<meta name='DC.creator' content='Lee, Ann'>",
        "<meta name='citation_author' content='Lee, Ann'>",
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ann Lee'>",
        "<meta property='dc:creator og:author' content='Ann Lee'>",
    ],
)
def test_authors_are_read_out_of_meta_elements(head: str) -> None:
    assert about(head, BODY).byline == "Ann Lee"


@pytest.mark.parametrize(
    "line",
    [
        "<p itemprop='author' itemscope><span itemprop='name'>Ann Lee</span></p>",
        "<p><a rel='author' href='/a'>Ann Lee</a></p>",
        "<p property='schema:author'>Ann Lee</p>",
        "<p class='p-author h-card'>Ann Lee</p>",
        "<div class='byline'>By <b>Ann Lee</b>, staff writer</div>",
        "<p>Posted on May 5, 2025 by Ann Lee</p>",
        "<p>By</p><p>Ann Lee</p>",
        "<p><a href='/authors/ann-lee'>Ann Lee</a></p>",
        "<p>Ann Lee</p><p>May 5, 2025</p>",
        "<p>By Ann Lee May 5, 2025</p>",
        "<div class='post-footer'>Posted by <b itemprop='author'>Ann Lee</b></div>",
        "<p>Author(s):</p><p>Ann Lee</p>",
        "<p>A report by Ann Lee</p>",
        "<aside><address><a rel='author' href='/a'>Ann Lee</a></address></aside>",
    ],
)
def test_authors_are_read_around_the_headline(line: str) -> None:
    assert about("", f"<article><h1>Dredging begins again</h1>{line}{BODY}</article>").byline == "Ann Lee"


@pytest.mark.parametrize(
    ("lang", "line", "name"),
    [
        ("en", "By Ann Lee", "Ann Lee"),
        ("uk", "Автор: Олена Коваль", "Олена Коваль"),
        ("ru", "Автор: Ольга Смирнова", "Ольга Смирнова"),
        ("de", "Von Jana Weiß", "Jana Weiß"),
        ("fr", "Par Chloé Durand", "Chloé Durand"),
        ("es", "Por Lucía Romero", "Lucía Romero"),
        ("it", "Di Marco Bianchi", "Marco Bianchi"),
        ("pt", "Por João Silva", "João Silva"),
        ("pl", "Autor: Zofia Nowak", "Zofia Nowak"),
        ("nl", "Door Sanne de Vries", "Sanne de Vries"),
        ("cs", "Autor: Jana Dvořáková", "Jana Dvořáková"),
        ("sv", "Av Elin Åberg", "Elin Åberg"),
        ("tr", "Yazan: Ayşe Demir", "Ayşe Demir"),
    ],
)
def test_a_byline_is_read_in_thirteen_languages(lang: str, line: str, name: str) -> None:
    assert about("", f"<h1>Dredging begins again</h1><p>{line}</p>{BODY}", lang=lang).byline == name


def test_a_name_on_the_page_is_better_than_the_sites_own_or_a_login() -> None:
    page = f"<h1>Dredging begins again</h1><p>By Ann Lee</p>{BODY}"
    for name in ("The Quay Post", "annlee"):
        head = story(
            author={"@type": "Person", "name": name}, publisher={"@type": "Organization", "name": "The Quay Post"}
        )
        assert about(head, page).byline == "Ann Lee"


def test_a_byline_at_the_headline_outdoes_the_name_of_who_put_the_page_up() -> None:
    head = "<meta name='author' content='Max Webber'>"
    assert about(head, f"<h1>Dredging begins again</h1><p>By Ann Lee</p>{BODY}").byline == "Ann Lee"
    page = f"<h1>Dredging begins again</h1><p>By Max Webber and Ann Lee</p>{BODY}"
    assert about(head, page).byline == "Max Webber, Ann Lee"


def test_a_fuller_list_of_authors_is_taken_and_an_agency_may_sign() -> None:
    head = story(author={"@type": "Person", "name": "Ann Lee"}) + "<meta name='author' content='Ann Lee, Bo Ek'>"
    assert about(head, BODY).byline == "Ann Lee, Bo Ek"
    assert about("", f"<h1>Dredging begins again</h1><p>By Associated Press</p>{BODY}").byline == "Associated Press"
    assert (
        about("", f"<h1>Dredging begins again</h1><p>Posted by marlin58 on May 5, 2025</p>{BODY}").byline == "marlin58"
    )


def test_an_agency_in_the_dateline_signs_when_nobody_else_does() -> None:
    page = "<h1>Dredging begins again</h1><p>LINDMOUTH (dpa/hav) – The dredger came round the point at dawn.</p>"
    assert about("", page).byline == "dpa/hav"
    assert about("", f"<h1>Dredging begins again</h1><p>By Ann Lee</p>{page}").byline == "Ann Lee"


def test_a_site_called_by_a_persons_name_is_that_persons() -> None:
    assert about("<meta property='og:site_name' content='Jennifer Miller'>", BODY).byline == "Jennifer Miller"
    assert about("<meta property='og:site_name' content='Harbour Board'>", BODY).byline == ""


def test_a_byline_at_the_end_of_the_text_is_read() -> None:
    assert (
        about("", f"<h1>Dredging begins again</h1>{BODY * 9}<p><em>Text von Jana Weiß</em></p>").byline == "Jana Weiß"
    )


def test_the_site_signs_when_nobody_else_does() -> None:
    head = story(author={"@type": "Organization", "name": "The Quay Post"}, publisher={"name": "The Quay Post"})
    assert about(head, f"<h1>Dredging begins again</h1>{BODY}").byline == "The Quay Post"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Reviewed by Ann Lee</p>",
        "<figure><figcaption>By Ann Lee</figcaption></figure>",
        "<p>Photo: Ann Lee</p>",
        "<div class='comments'><p class='author'>Ann Lee</p></div>",
        "<div itemscope itemtype='https://schema.org/Comment'><b itemprop='author'>Ann Lee</b></div>",
        "<aside class='related'><p>By Ann Lee</p></aside>",
        "<p class='byline'>By Staff Reporter</p>",
        "<p class='author'>View all posts</p>",
    ],
)
def test_who_did_something_else_is_no_author(line: str) -> None:
    assert about("", f"<h1>Dredging begins again</h1>{BODY}{line}").byline == ""


def test_authors_are_found_in_a_scripts_state_when_nowhere_else() -> None:
    script = '<script>window.page = {"authors":["Ann Lee"],"id":4};</script>'
    assert about("", f"<h1>Dredging begins again</h1>{BODY}{script}").byline == "Ann Lee"


# -- licence, picture, paywall, topics, address --------------------


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (story(license="https://creativecommons.org/licenses/by/4.0/"), "CC BY 4.0"),
        (story(license={"@id": "https://creativecommons.org/licenses/by-nc-sa/3.0"}), "CC BY-NC-SA 3.0"),
        ("<link rel='license' href='https://creativecommons.org/publicdomain/zero/1.0/'>", "CC0 1.0"),
        ("<meta name='dc.rights' content='CC BY-SA 4.0, Quay Post'>", "CC BY-SA 4.0"),
        ("<link rel='license' href='/terms/reuse'>", "https://www.quaypost.example/terms/reuse"),
        ("<meta name='dc.rights' content='All rights reserved'>", ""),
        ("", ""),
    ],
)
def test_a_licence_is_named(head: str, name: str) -> None:
    assert about(head, BODY).licence == name


@pytest.mark.parametrize(
    ("head", "locked"),
    [
        (story(isAccessibleForFree=False), True),
        (story(isAccessibleForFree="False"), True),
        (story(isAccessibleForFree="http://schema.org/False"), True),
        (story(hasPart=[{"@type": "WebPageElement", "isAccessibleForFree": "false"}]), True),
        ("<meta property='article:content_tier' content='metered'>", True),
        ("<meta property='article:content_tier' content='free'>", False),
        (story(isAccessibleForFree=True), False),
        (story(isAccessibleForFree="True"), False),
        ("", False),
    ],
)
def test_a_paywall_is_what_the_page_says_of_itself(head: str, locked: bool) -> None:
    assert about(head, BODY).paywalled is locked


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (story(image="/p/dredger.jpg"), "https://www.quaypost.example/p/dredger.jpg"),
        (
            story(image={"@type": "ImageObject", "url": "https://cdn.example/d.jpg", "width": 1200}),
            "https://cdn.example/d.jpg",
        ),
        (story(image=[{"url": "https://cdn.example/d.jpg"}, "https://cdn.example/e.jpg"]), "https://cdn.example/d.jpg"),
        ("<meta property='og:image' content='https://cdn.example/d.jpg'>", "https://cdn.example/d.jpg"),
        ("<meta name='twitter:image' content='https://cdn.example/d.jpg'>", "https://cdn.example/d.jpg"),
        ("<meta property='og:image' content='https://cdn.example/img/logo.png'>", ""),
        ("<meta property='og:image' content='https://cdn.example/placeholder-1.jpg'>", ""),
        ("<meta property='og:image' content='data:image/png;base64,xxxx'>", ""),
        (story(image={"url": "https://cdn.example/tiny.jpg", "width": 60}), ""),
    ],
)
def test_the_lead_picture_is_an_address_and_no_logo(head: str, url: str) -> None:
    assert about(head, BODY).picture == url


def test_a_picture_is_found_behind_its_reference() -> None:
    graph = [
        {"@type": "Article", "image": {"@id": "#primaryimage"}},
        {"@type": "ImageObject", "@id": "#primaryimage", "url": "https://cdn.example/d.jpg"},
    ]
    assert about(ld({"@graph": graph}), BODY).picture == "https://cdn.example/d.jpg"


def test_topics_are_the_pages_own_short_once_each_and_never_the_site() -> None:
    head = (
        "<meta property='og:site_name' content='The Quay Post'>"
        "<meta property='article:tag' content='Harbour'><meta property='article:tag' content='Dredging'>"
        "<meta property='article:section' content='Coast'>"
        "<meta name='keywords' content='harbour, quay post, The Quay Post, a very long phrase nobody uses, fishing'>"
    )
    body = f"<article><h1>Dredging begins again</h1>{BODY}<a rel='tag' href='/t/mud'>Mud</a></article>"
    assert about(head, body).topics == ("Harbour", "Dredging", "Coast", "Mud", "fishing")


def test_there_are_at_most_twelve_topics_and_a_stuffed_list_is_none() -> None:
    many = "".join(f"<meta property='article:tag' content='Pier {chr(65 + at)}'>" for at in range(20))
    assert len(about(many, BODY).topics) == 12
    stuffed = ", ".join(f"mud{chr(97 + at)}" for at in range(26)) + ", silt"
    assert about(f"<meta name='keywords' content='{stuffed}'>", BODY).topics == ()


def test_the_canonical_address_counts_on_the_same_site_only() -> None:
    assert (
        about("<link rel='canonical' href='/harbour/dredging'>", BODY).url
        == "https://www.quaypost.example/harbour/dredging"
    )
    assert about("<link rel='canonical' href='https://other.example/x'>", BODY).url == ""
    assert (
        about("<link rel='canonical' href='https://m.quaypost.example/x'>", BODY).url == "https://m.quaypost.example/x"
    )
    assert about("<link rel='canonical' href='https://www.quaypost.example/'>", BODY).url == ""
    assert about("<meta property='og:url' content='/harbour/x'>", BODY).url == "https://www.quaypost.example/harbour/x"
    assert about("<link rel='canonical' href='/x'>", BODY, "http://[broken").url == ""


def test_language_and_site_are_what_the_page_says() -> None:
    found = about("<meta property='og:site_name' content='Портова газета'>", BODY, lang="uk-UA")
    assert (found.language, found.site) == ("uk", "Портова газета")
    assert about(story(publisher={"@type": "Organization", "name": "The Quay Post"}), BODY).site == "The Quay Post"
    assert about(ld({"@type": "WebSite", "@id": "#site", "name": "The Quay Post"}), BODY).site == "The Quay Post"
    same = (
        "<meta property='og:site_name' content='Dredging begins'><meta property='og:title' content='Dredging begins'>"
    )
    assert about(same, BODY).site == ""
    assert about(story(inLanguage="de-AT"), BODY, lang="").language == "de"


def test_the_summary_is_the_longest_description_and_not_the_sites_slogan() -> None:
    site = ld({"@type": "WebSite", "@id": "#site", "description": "News from the harbour and the hills since 1911."})
    head = site + "<meta name='description' content='News from the harbour and the hills since 1911.'>"
    assert about(head, BODY).summary == ""
    assert about(head + story(description="The dredger is at work."), BODY).summary == "The dredger is at work."
