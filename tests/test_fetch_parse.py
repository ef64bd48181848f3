"""Feeds of every kind, and of no kind, become a ParsedFeed or a sentence."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tui.errors import NotReadable, TuiError
from tui.fetch.crowd import MAX_ENTRIES
from tui.fetch.parse import parse
from tui.model import Enclosure, Entry, ParsedFeed

SUITES = Path(__file__).parents[1].parent / "shared" / "suites"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
URL = "https://news.example/feeds/all.xml"


def read(text: str | bytes, **more: str) -> ParsedFeed:
    body = text if isinstance(text, bytes) else text.encode()
    return parse(body, url=more.pop("url", URL), now=NOW, **more)


def rss(items: str, channel: str = "<title>News</title>") -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{channel}{items}</channel></rss>"


def only(text: str | bytes, **more: str) -> Entry:
    (entry,) = read(text, **more).entries
    return entry


def refusal(text: str | bytes) -> str:
    with pytest.raises(NotReadable) as caught:
        read(text)
    assert caught.value.what.endswith(".")
    assert caught.value.hint.endswith(".")
    return caught.value.what


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Harbour &amp;amp; Field</title><link>/</link><language>uk-UA</language><ttl>45</ttl><description>What &lt;b&gt;is&lt;/b&gt;</description>
<item><title>Ferries &lt;i&gt;late&lt;/i&gt; again</title><link>../ferries?a=1&amp;b=2</link><guid isPermaLink="false">f-1</guid>
<dc:creator>Olena Tkach</dc:creator><pubDate>Thu, 19 Nov 2026 09:30:00 +0200</pubDate><category>sea</category><category>sea</category>
<description>Short &amp;lt;not a tag&amp;gt;</description><content:encoded><![CDATA[<p>Long <a href="/map">map</a> <img src='pic.png'></p>]]></content:encoded>
<enclosure url="https://cdn.example/a.mp3" type="audio/mpeg" length="123"/><media:content url="//cdn.example/p.jpg" medium="image"/></item>
</channel></rss>"""  # noqa: E501


def test_rss_with_content_media_and_an_enclosure() -> None:
    feed, entry = read(RSS), only(RSS)
    assert (feed.title, feed.site, feed.language) == ("Harbour & Field", "https://news.example/", "uk-UA")
    assert (feed.ttl, feed.version, feed.description, feed.note) == (45, "rss20", "What is", "")
    assert (entry.title, entry.guid, entry.author) == ("Ferries late again", "f-1", "Olena Tkach")
    assert (entry.url, entry.tags) == ("https://news.example/ferries?a=1&b=2", ("sea",))
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-11-19T09:30:00+02:00"
    assert entry.summary == "Short &lt;not a tag&gt;"
    assert 'href="https://news.example/map"' in entry.content
    assert 'src="https://news.example/pic.png"' in entry.content
    assert entry.enclosures == (
        Enclosure("https://cdn.example/a.mp3", "audio/mpeg", "", 123),
        Enclosure("https://cdn.example/p.jpg", "image"),
    )
    assert pickle.loads(pickle.dumps(feed)) == feed


def test_atom_with_xhtml_its_own_base_and_the_feeds_author() -> None:
    feed = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">A &amp;amp; B</title>
        <link href="https://blog.example/"/><author><name>Ada</name></author>
        <entry xml:base="https://other.example/x/"><id>tag:1</id><title type="text">1 &lt; 2</title><link href="y"/>
        <updated>2026-11-01T10:00:00-05:00</updated><published>2026-11-01T09:00:00Z</published>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p><a href="z">z</a></p></div></content>
        </entry></feed>"""
    )
    (entry,) = feed.entries
    assert (feed.title, feed.version, entry.title, entry.author) == ("A & B", "atom10", "1 < 2", "Ada")
    assert (entry.url, entry.language) == ("https://other.example/x/y", "en")
    assert "https://other.example/x/z" in entry.content
    assert entry.summary == ""
    assert entry.updated is not None
    assert entry.updated.utcoffset() == timedelta(hours=-5)


def test_rdf_and_the_oldest_rss_are_read() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>R</title></channel>
      <item rdf:about="https://a.example/1"><title>one</title><link>https://a.example/1</link>
      <dc:date>2026-10-01</dc:date></item></rdf:RDF>"""
    entry = only(rdf)
    assert (read(rdf).version, entry.guid, entry.published) == (
        "rss10",
        "https://a.example/1",
        datetime(2026, 10, 1, tzinfo=UTC),
    )
    old = "<rss version='0.91'><channel><title>O</title><item><title>x</title><link>https://a.example/x</link></item></channel></rss>"
    assert (read(old).version, only(old).url, only(old).guid) == ("rss091u", "https://a.example/x", "")


def test_json_feed_is_read() -> None:
    item = {
        "id": 7, "url": "/7", "title": "Seven\x1b[2J", "content_html": "<a href='x'>x</a>", "summary": "s & t",
        "date_published": "2026-11-02T08:00:00+02:00", "authors": [{"name": "A"}, {"name": "B"}], "tags": ["t", 1],
        "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9}, "odd"],
    }  # fmt: skip
    top = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "home_page_url": "https://j.example/",
        "items": [item, 3],
    }
    feed = read(json.dumps(top), url="https://j.example/feed.json")
    (entry,) = feed.entries
    assert (feed.version, feed.site, entry.guid, entry.url) == (
        "json1.1",
        "https://j.example/",
        "7",
        "https://j.example/7",
    )
    assert (entry.title, entry.author, entry.tags, entry.summary) == ("Seven[2J", "A, B", ("t",), "<p>s &amp; t</p>")
    assert "https://j.example/x" in entry.content
    assert entry.enclosures == (Enclosure("https://j.example/a.mp3", "audio/mpeg", "", 9),)
    assert entry.published is not None
    assert entry.published.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("body", "word"),
    [(b"", "nothing"), (b"\xef\xbb\xbf \n", "nothing"), (b"<!DOCTYPE html><title>Log in</title>", "web page"),
     (b"<html><body>x", "web page"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not text"),
     (b"Hello there", "not a feed"),
     (b"<note><to>you</to></note>", "not a feed"), (b"<opml version='2.0'/>", "OPML"), (b"{", "broken JSON"),
     (b"[1, 2]", "not a feed"), (b'{"version": 1, "items": []}', "not a feed"),
     (b"<rss><channel>" + b"<a>" * 600, "nested")],
    ids=lambda value: value if isinstance(value, str) else "body",
)  # fmt: skip
def test_what_is_no_feed_gets_a_sentence(body: bytes, word: str) -> None:
    assert word in refusal(body)


def test_ten_megabytes_are_the_limit() -> None:
    assert "10 MB" in refusal(b"x" * (10 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    ("date", "published"),
    [("Fri, 01 Jan 2099 00:00:00 GMT", None), ("Thu, 01 Jan 1970 00:00:00 GMT", None), ("not a date", None), ("", None),
     ("Mon, 01 Jan 0000 00:00:00 GMT", None), ("99999-01-01T00:00:00Z", None),
     ("Sat, 31 Feb 2024 25:61:61 +9999", None), ("Fri, 20 Nov 2026 13:00:00 GMT", "2026-11-20T13:00:00+00:00"),
     ("2026-11-19T10:00:00+05:30", "2026-11-19T10:00:00+05:30")],
)  # fmt: skip
def test_absurd_dates_are_none_and_real_ones_keep_their_offset(date: str, published: str | None) -> None:
    at = only(rss(f"<item><title>x</title><pubDate>{date}</pubDate></item>")).published
    assert (at.isoformat() if at else None) == published


def test_a_guid_that_several_posts_share_is_no_identity_and_no_post_is_lost() -> None:
    items = (
        "".join(f"<item><guid>same</guid><title>{n}</title></item>" for n in (1, 2, 2))
        + "<item><guid>own</guid></item>"
    )
    assert [(entry.guid, entry.title) for entry in read(rss(items)).entries] == [("", "1"), ("", "2"), ("own", "")]


def test_a_guid_does_not_depend_on_the_feeds_address() -> None:
    item = "<item><guid>12345</guid><title>x</title></item><item><guid>https://a.example/1</guid></item>"
    one, other = read(rss(item)).entries, read(rss(item), url="https://moved.example/").entries
    assert [entry.guid for entry in one] == [entry.guid for entry in other] == ["12345", "https://a.example/1"]
    assert [entry.url for entry in one] == ["", "https://a.example/1"]
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:a,1</id><title>x</title></entry></feed>"
    assert only(atom).guid == "tag:a,1"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[::1", "x" * 9000]
)
def test_only_web_addresses_are_links(link: str) -> None:
    assert only(rss(f"<item><title>x</title><link>{link}</link></item>")).url == ""


def test_no_control_or_bidi_character_comes_through() -> None:
    entry = only(
        rss(
            "<item><title>a\x1b[2J&#27;&#155;\u202eb</title><description>&lt;p&gt;\x9b c&lt;/p&gt;</description></item>"
        )
    )
    assert entry.title == "a[2J›b"  # 155 is › in the charset such feeds mean
    assert not set(entry.summary) & set("\x1b\x9b\u202e")


def test_markup_for_the_terminal_stays_text() -> None:
    assert only(rss("<item><title>[@click=app.quit]x[/] &amp;lt;b</title></item>")).title.startswith(
        "[@click=app.quit]x[/]"
    )


def test_broken_entities_and_prefixes_are_mended_and_noted() -> None:
    feed = read(
        rss("<item><title>Q&A &nbsp;&laquo;so&raquo; &bogus; &#xD800; 3 < 4</title><media:title>x</media:title></item>")
    )
    assert feed.entries[0].title == "Q&A «so» &bogus; 3 < 4"
    assert "mended" in feed.note


def test_a_cut_feed_keeps_its_whole_posts() -> None:
    feed = read(rss("<item><title>one</title></item><item><title>two</title></item>")[:-40])
    assert [entry.title for entry in feed.entries][:1] == ["one"]


def test_what_a_program_printed_before_the_feed_does_not_hide_it() -> None:
    assert only("\n<br/>Warning: mysql\n" + rss("<item><title>x</title></item>")).title == "x"


def test_declared_entities_are_used_and_bombs_are_not() -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY nb "New &#38; Bold"><!ENTITY l0 "lol"><!ENTITY l1 "&l0;&l0;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    entry = only(rss("<item><title>&nb;/&l1;/&f;</title></item>").replace("<rss", doctype + "<rss", 1))
    assert entry.title == "&nb;/&l1;/&f;"
    assert (
        only(f'<!DOCTYPE rss [<!ENTITY house "Дім">]>{rss("<item><title>&house;</title></item>")[21:]}').title == "Дім"
    )
    huge = (
        '<!DOCTYPE rss [<!ENTITY a "'
        + "x" * 250
        + '">]>'
        + rss("<item><title>t" + "&a;" * 100_000 + "</title></item>")[21:]
    )
    assert len(only(huge).title) == 1000


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [("utf-8", "iso-8859-1", "iso-8859-1"), ("cp1251", "windows-1251", ""), ("cp1251", "", "windows-1251"),
     ("cp1251", "utf-8", ""), ("koi8-u", "KOI8-U", ""), ("utf-16", "utf-16", ""), ("utf-8", "rot13", "zlib_codec"),
     ("utf-8-sig", "", ""), ("cp1251", "", "")],
)  # fmt: skip
def test_the_charset_is_found_whatever_is_declared(encoding: str, declared: str, header: str) -> None:
    said = f" encoding='{declared}'" if declared else ""
    body = (
        f"<?xml version='1.0'{said}?>" + rss("<item><title>Свіжі новини про Київ та його околиці</title></item>")[21:]
    )
    assert only(body.encode(encoding), charset=header).title == "Свіжі новини про Київ та його околиці"


def test_one_bad_byte_costs_one_character() -> None:
    body = rss("<item><title>Свіжі нов\x00ини</title></item>").encode().replace(b"\0", b"\xff")
    feed = read(body)
    assert feed.entries[0].title == "Свіжі нов\ufffdини"
    assert "could not be read (1)" in feed.note


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_thousands_of_posts_the_newest_are_kept(newest_first: bool) -> None:
    days = range(6_000) if newest_first else range(6_000, 0, -1)
    dates = [(NOW - timedelta(minutes=day)).isoformat() for day in days]
    items = "".join(f"<item><title>{n}</title><pubDate>{date}</pubDate></item>" for n, date in enumerate(dates))
    feed = read(rss(items))
    assert len(feed.entries) == MAX_ENTRIES
    assert feed.entries[0].title == ("0" if newest_first else str(6_000 - MAX_ENTRIES))
    assert "6,000" in feed.note


def test_an_element_that_feedparser_stumbles_over_does_not_cost_the_posts() -> None:
    feed = read(rss("<item><title>x</title></item>", "<title>t</title><image><width/></image><textInput/>"))
    assert [entry.title for entry in feed.entries] == ["x"]


@pytest.mark.parametrize("suite", ["feedparser", "feedvalidator", "jsontestsuite"])
def test_every_file_of_a_public_suite_is_read_or_refused_in_a_sentence(suite: str) -> None:
    folder = SUITES / suite / "files"
    if not folder.exists():
        pytest.skip("the public suites (../shared/suites) are not here")
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()][:: 3 if suite == "feedvalidator" else 1]
    found = {path: read_or_told(path) for path in paths}
    for path, feed in found.items():
        if isinstance(feed, TuiError):
            assert feed.what.endswith("."), path.name
            assert feed.hint.endswith("."), path.name
        else:
            assert "\x1b" not in feed.title + feed.note, path.name
    read_well = sum(isinstance(feed, ParsedFeed) for feed in found.values())
    assert read_well >= len(paths) * {"feedparser": 0.97, "feedvalidator": 0.8, "jsontestsuite": 0}[suite]


def read_or_told(path: Path) -> ParsedFeed | TuiError:
    try:
        return parse(path.read_bytes(), url="http://127.0.0.1:8097/" + path.name, now=NOW)
    except TuiError as error:
        return error
