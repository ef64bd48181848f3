"""The blocks and marks of a text, one kind of mark-up at a time; feeds' own texts hold the same "
"structure as pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model import Page
from tui.text.extract import extract


def read(html: str) -> list[str]:
    """The blocks of a text on a line each: kind, level, marker and address, then the words."""
    article = extract(Page(html, "https://a.example/x", fragment=True))
    out = []
    for block in article.blocks:
        parts = (block.kind, str(block.level or ""), block.marker, block.url)
        name = " ".join(part for part in parts if part)
        out.append(f"{name}: {article.text[block.start : block.end]}")
    return out


def marks(html: str) -> set[tuple[str, str, str]]:
    """The marks of a text: kind, words, address."""
    article = extract(Page(html, "https://a.example/x", fragment=True))
    return {(mark.kind, article.text[mark.start : mark.end], mark.url) for mark in article.marks}


NOTE = "paragraph: The bell rang[1] twice."
NOTES = {
    "hand-written": '<p>The bell rang<sup><a href="#n1">1</a></sup> twice.<p id="n1">1. At dawn. <a '
    'href="#r1">back</a>',
    "a name above it": '<p>The bell rang<a href="#_ftn1"><sup>[1]</sup></a> twice.<p><a name="_ftn1" '
    'href="#_ftnref1">[1]</a> At dawn.',
    "WordPress": '<p>The bell rang<sup data-fn="x" class="fn"><a href="#x" id="x-link">1</a></sup> twice.</p>'
    '<ol class="wp-block-footnotes"><li id="x">At dawn. <a href="#x-link" aria-label="Jump">↩︎</a></li></ol>',
    "DPUB-ARIA": '<p>The bell rang<a href="#fn1" role="doc-noteref">1</a> twice.</p>'
    '<aside id="fn1" role="doc-footnote"><p>At dawn.<a href="#r" role="doc-backlink">Return to text</a></p></aside>',
    "docutils": '<p>The bell rang<a class="footnote-reference brackets" href="#id2" id="id1">1</a> twice.</p>'
    '<dl class="footnote brackets"><dt id="id2"><span>1</span></dt><dd>At dawn.</dd></dl>',
    "Wikipedia": '<p>The bell rang<sup class="reference"><a href="#cite_note-1">[1]</a></sup> twice.</p>'
    '<ol><li id="cite_note-1">'
    '<span class="mw-cite-backlink">^ <a href="#cite_ref-1">a</a></span> At dawn.</li></ol>',
    "an address with its page": '<p>The bell rang<a class="footnote-anchor" '
    'href="https://a.example/x#footnote-1">1</a> twice.</p>'
    '<div><a id="footnote-1" href="https://a.example/x#footnote-anchor-1">1</a><div><p>At dawn.</p></div></div>',
}  # fmt: skip


@pytest.mark.parametrize("shape", NOTES)
def test_a_footnote_is_a_block_with_its_sign_and_its_reference_leads_there(shape: str) -> None:
    assert read(NOTES[shape]) == [NOTE, "footnote 1: At dawn."]
    assert marks(NOTES[shape]) == {("reference", "[1]", "1")}


def test_a_reference_without_its_note_is_only_words_and_a_note_of_paragraphs_is_one_block() -> None:
    assert marks('<p>Word<sup><a href="#gone">1</a></sup> here.') == set()
    assert read('<p>Word<sup><a href="#gone">1</a></sup> here.') == ["paragraph: Word[1] here."]
    two = '<p>A<sup><a href="#f">*</a></sup></p><div id="f"><p>* One.</p><p>Two.</p></div>'
    assert read(two) == ["paragraph: A[*]", "footnote *: One.\nTwo."]


def test_a_table_of_contents_makes_no_footnotes() -> None:
    html = '<ul><li><a href="#s1">1</a> Start</li></ul><h2 id="s1">Start</h2><p>Words.'
    assert read(html) == ["item 1: 1 Start", "heading 2: Start", "paragraph: Words."]


POSTS = {
    "X": '<blockquote class="twitter-tweet"><p>Low tide.</p>&mdash; Ann (@ann) <a '
    'href="https://x.com/ann/status/12">May 1</a></blockquote>',
    "a sanitised one": '<blockquote><p>Low tide.</p>— Ann (@ann) <a href="https://x.com/ann/status/12">'
    'May 1</a></blockquote>',
    "Bluesky": '<blockquote class="bluesky-embed"><p>Low tide.</p>&mdash; Ann (<a '
    'href="https://bsky.app/p">@ann</a>) '
    '<a href="https://x.com/ann/status/12">May 1</a></blockquote>',
}  # fmt: skip


@pytest.mark.parametrize("shape", POSTS)
def test_a_post_says_who_when_and_what_and_leads_to_itself(shape: str) -> None:
    assert read(POSTS[shape]) == ["embed https://x.com/ann/status/12: Ann (@ann), May 1: Low tide."]


TUBE = "www.youtube.com/watch?v=abcdefghijk"
FILMS = {
    '<iframe src="//player.vimeo.com/video/76?h=1" title="Low tide"></iframe>': "vimeo.com/76: Vimeo: Low tide",
    '<iframe data-lazy-src="https://www.youtube.com/embed/abcdefghijk"></iframe>': f"{TUBE}: Video: YouTube",
    '<noscript><iframe src="https://youtu.be/abcdefghijk"></iframe></noscript>': f"{TUBE}: Video: YouTube",
    '<lite-youtube videoid="abcdefghijk" playlabel="Low tide"></lite-youtube>': f"{TUBE}: YouTube: Low tide",
    '<script data-telegram-post="quay/7"></script>': "t.me/quay/7: Telegram: quay",
    "<p>https://t.me/quay/7</p>": "t.me/quay/7: Telegram: quay",
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ann/video/7"><section><a href="/x">@ann</a>'
    "<p>Low tide</p><a>♬ sound - ann</a></section></blockquote>": "www.tiktok.com/@ann/video/7: @ann: Low tide",
    '<blockquote class="reddit-embed-bq"><a href="https://www.reddit.com/r/tides/comments/7/x/">Low tide</a><br>'
    ' by <a href="/u">u/ann</a></blockquote>': "www.reddit.com/r/tides/comments/7/x/: u/ann: Low tide",
}


@pytest.mark.parametrize("html", FILMS)
def test_films_and_posts_are_named_however_the_page_brings_them(html: str) -> None:
    assert read(f"<p>Before.</p>{html}<p>After.</p>") == [
        "paragraph: Before.",
        f"embed https://{FILMS[html]}",
        "paragraph: After.",
    ]


def test_a_frame_of_unknown_kind_gives_nothing() -> None:
    assert read('<p>Words.</p><iframe src="https://ads.example/1" title="A fine offer"></iframe>') == [
        "paragraph: Words."
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>We dig.</p><p>— Ann Lee, chair</p></blockquote>",
        "<blockquote><p>We dig.</p></blockquote><p>— Ann Lee, chair</p>",
        "<blockquote>We dig. — Ann Lee, chair</blockquote>",
        "<blockquote>We dig.<br>— Ann Lee, chair</blockquote>",
        "<blockquote><p>We dig.</p><footer>— <cite>Ann Lee, chair</cite></footer></blockquote>",
        "<figure><blockquote><p>We dig.</p></blockquote><figcaption>— Ann Lee, chair</figcaption></figure>",
    ],
)
def test_who_is_quoted_stands_in_a_block_below_the_quote(html: str) -> None:
    assert read(html) == ["quote: We dig.", "attribution: — Ann Lee, chair"]


def test_a_line_of_dialogue_is_no_source() -> None:
    html = "<blockquote><p>Вона мовчала.</p></blockquote><p>— Так, — сказав він і пішов до моря.</p>"
    assert read(html) == ["quote: Вона мовчала.", "paragraph: — Так, — сказав він і пішов до моря."]


def test_cells_that_span_stand_in_every_row_and_an_empty_cell_keeps_the_columns_in_line() -> None:
    html = (
        "<table><caption>Catch</caption><tr><th></th><th>Cod<th>Eel</tr><tr><td rowspan=2>North<td>1<td></tr>"
        "<tr><td colspan=2>closed</tr><tr><td colspan=3>In tonnes</table>"
    )
    rows = ["row 1: – | Cod | Eel", "row 2: North | 1 | –", "row 2: North | closed | closed", "row 2: In tonnes"]
    assert read(html) == ["caption: Catch", *rows]
    assert ("head", "Cod", "") in marks(html)
    assert ("cell", "North", "") in marks(html)


def test_a_table_for_layout_is_no_table() -> None:
    cell = "<td><p>One long day.</p><p>Another.</p><ul><li>x</li></ul></td>"
    assert not [one for one in read(f"<table><tr>{cell}{cell}</tr></table>") if one.startswith("row")]
    assert read('<table role="presentation"><tr><td>a b<td>c d</table>') == ["paragraph: a b", "paragraph: c d"]


CODE = {
    '<pre><code class="language-python">x = 1\n  y</code></pre>': "python",
    '<div class="highlight-source-rust"><pre>x = 1\n  y</pre></div>': "rust",
    '<pre data-lang="go"><span class="ln">1</span>x = 1\n<span class="ln">2</span>  y</pre>': "go",
    '<pre class="brush: sql; gutter: true">x = 1\n  y</pre>': "sql",
    '<div class="highlight-c notranslate"><div><button>Copy</button><pre>x = 1\n  y</pre></div></div>': "c",
    '<div class="syntaxhighlighter"><table><tr><td class="gutter"><div class="line">1</div></td><td class="code">'
    '<div class="line">x = 1</div><div class="line">&nbsp;&nbsp;y</div></td></tr></table></div>': "",
    "<pre>x = 1\n  y</pre>": "",
}


@pytest.mark.parametrize("html", CODE)
def test_code_keeps_its_lines_and_names_its_language(html: str) -> None:
    assert read(f"<p>So:</p>{html}") == ["paragraph: So:", f"code {CODE[html]}".strip() + ": x = 1\n  y"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<span class=dropcap>T</span>he tide", "The tide"),
        ("<div><div class=dropcap>T</div>he tide</div>", "The tide"),
        ("un<b>believ</b>able", "unbelievable"),
        ("ex<wbr>tra<!-- c -->or&shy;di\u200bna\u2060ry", "extraordinary"),
        ("<span>First</span><span>Second</span>", "First Second"),
        ("<a href=/1>one</a><a href=/2>two</a>", "one two"),
        ("<span>Exclusive</span>Peter, tell<a href=/1>Mary</a>", "Exclusive Peter, tell Mary"),
        ("<span>Mac</span>Book, <b>e</b>Bay, <span>H</span><sub>2</sub>O", "MacBook, eBay, H2O"),
        ("one<button>Share</button>two", "one two"),
        ("one<img src=/a.jpg>two", "one two"),
        ("a&nbsp;cat, 10&nbsp;000&nbsp;cats, 5&nbsp;%", "a cat, 10\u00a0000 cats, 5\u00a0%"),
        ("«&nbsp;Oui&nbsp;», dit-il&nbsp;: non", "«\u00a0Oui\u00a0», dit-il\u00a0: non"),
        ("„Ja“, «так» і “yes”", "„Ja“, «так» і “yes”"),
        ("10<sup>6</sup> m<sup>2</sup>, H<sub>2</sub>O, the 3<sup>rd</sup>", "10⁶ m², H2O, the 3rd"),
        ("<ruby>漢<rt>kan</rt></ruby>字", "漢(kan)字"),
        ("<q>Yes, <q>so</q></q> she said", "“Yes, ‘so’” she said"),
        ("so <math alttext='x^2'><mi>x</mi></math> is", "so x^2 is"),
        ("smile <img class=emoji alt=🙂 src=/s.png>.", "smile 🙂."),
    ],
)
def test_no_two_words_run_together_and_none_is_split(html: str, text: str) -> None:
    assert read(f"<p>{html}</p>" if not html.startswith("<div") else html) == [f"paragraph: {text}"]


def test_poems_and_addresses_keep_their_lines() -> None:
    assert read("<p>One<br>two</p><p>three</p>") == ["paragraph: One\ntwo", "paragraph: three"]
    assert read("<pre class=poem>One\ntwo\n\nthree</pre>") == ["paragraph: One\ntwo", "paragraph: three"]
    lines = "<div class=poem><div>One</div><div>two</div><div>&nbsp;</div><div>three</div></div>"
    assert read(lines) == ["paragraph: One\ntwo", "paragraph: three"]
    assert read("<address>Weir Lane 4<br>Tarnby</address>") == ["paragraph: Weir Lane 4\nTarnby"]


def test_lists_keep_depth_and_numbers_and_an_item_of_paragraphs_is_one() -> None:
    html = "<ol start=3><li><p>Dig.</p><p>Rest.</p><ul><li>sand</ul><li>Go</ol><dl><dt>Nuc<dd>A colony</dl>"
    items = ["item 1 3.: Dig.\nRest.", "item 2: sand", "item 1 4.: Go", "paragraph: Nuc", "item 1: A colony"]
    assert read(html) == items


@pytest.mark.parametrize("name", ["caption", "media-caption", "Figure-caption", "CaptionWrapper-x1", "thumbcaption"])
def test_what_is_called_a_caption_is_one(name: str) -> None:
    assert read(f'<div class="{name}"><p>Cod at dawn.</p></div>') == ["caption: Cod at dawn."]


@pytest.mark.parametrize("name", ["has-caption", "text-caption", "captioned", "no-caption"])
def test_what_only_has_a_caption_or_is_set_like_one_is_none(name: str) -> None:
    assert read(f'<div class="{name}"><p>Cod at dawn.</p></div>') == ["paragraph: Cod at dawn."]


def test_a_caption_knows_its_picture_and_its_credit_stands_apart() -> None:
    html = (
        '<figure><img src="data:image/gif;base64,x" srcset="/a.jpg 1x, /b.jpg 2x"><figcaption>The quay at dawn.'
        '<span class="photo-credit">Ann Lee</span></figcaption></figure>'
    )
    assert read(html) == [
        "caption https://a.example/a.jpg: The quay at dawn.",
        "caption https://a.example/a.jpg: Ann Lee",
    ]


def test_a_moment_is_marked_with_its_time() -> None:
    assert marks('<p>At <time datetime="2025-03-04T10:00:00Z">ten</time>, <time>late</time>.') == {
        ("time", "ten", "2025-03-04T10:00:00Z")
    }


OPENED = ["p", "b", "sup", "blockquote", "li", "ul", "td", "tr", "table", "th", "pre", "q", "cite", "br"]
PARTS = [f"<{one}>" for one in OPENED] + [f"</{one}>" for one in OPENED[:4]] + [
    "</a>", "</pre>", "</q>", "</div>", "<a href=#f1>", "<a href=/x>", "<p id=f1>", "<time datetime=2025-01-01>",
    "<div class=poem>", "1", "word", "—", "&nbsp;", "é", ".", " ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_marks_never_leave_the_text_and_a_reference_has_its_note(parts: list[str]) -> None:
    article = extract(Page("".join(parts), "https://a.example/x", fragment=True))
    notes = {block.marker for block in article.blocks if block.kind == "footnote"}
    for mark in article.marks:
        assert 0 <= mark.start < mark.end <= len(article.text)
        assert any(block.start <= mark.start and mark.end <= block.end for block in article.blocks)
        assert mark.kind != "reference" or mark.url in notes
