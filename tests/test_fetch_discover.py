"""Feeds are found on a page by its link elements, then its links, then the usual paths."""

from __future__ import annotations

from tui.fetch.discover import MAX_FOUND, Found, common_paths, discover

URL = "https://site.example/news/today.html"


def test_link_elements_come_first_then_links_that_look_like_feeds_each_once() -> None:
    page = """<html><head><base href="/news/"><title>x</title>
      <link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="uk" href="/uk/">
      <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom" title="All &amp; more">
      <link rel="alternate" type="application/rss+xml" href="https://other.example/rss">
      <link rel="alternate" type="application/feed+json" href="javascript:alert(1)">
      </head><body><a href="atom">again</a><a href="/about">About</a><a href="/feeds/sport.rss"> Sport
      feed</a><a href="https://feedback.example/">Feedback</a></body></html>"""
    assert discover(page.encode(), url=URL) == (
        Found("https://site.example/news/atom", "All & more", "Atom"),
        Found("https://other.example/rss", "", "RSS"),
        Found("https://site.example/feeds/sport.rss", "Sport feed"),
    )


def test_titles_are_plain_and_charsets_found() -> None:
    page = '<link rel="alternate" type="application/rss+xml" href="/f" title="Новини\x1b]0;x\x07">'
    assert discover(page.encode("cp1251"), url=URL, charset="windows-1251")[0].title == "Новини]0;x"


def test_strange_pages_hold_no_feed_and_raise_nothing() -> None:
    for body in (b"", b"\0\0", b"<!-- x", b"<html>" * 5000, bytes(range(256)), b"<a href='http://[::1'>feed</a>"):
        assert discover(body, url=URL) == ()


def test_a_page_of_many_links_gives_a_list_one_can_choose_from() -> None:
    page = "".join(f"<a href='/feed/{n}'>{n}</a>" for n in range(500))
    assert len(discover(page.encode(), url=URL)) == MAX_FOUND


def test_the_usual_paths_are_tried_in_the_pages_folder_and_at_the_root() -> None:
    paths = common_paths(URL)
    assert paths[0] == "https://site.example/news/feed"
    assert "https://site.example/feed.xml" in paths
    assert len(paths) == len(set(paths))
    assert common_paths("no address") == ()
