"""Promises about sites: the nearest rule wins, and no page leads the reader to another host."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.flows.sites import host_of, on_same_site, rule_for
from tui.model import SiteRule

SITES = {"example.org": SiteRule(title="a"), "news.example.org": SiteRule(title="b"), "org.ua": SiteRule(title="c")}


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://example.org/x", "a"),
        ("https://WWW.Example.org:8443/x", "a"),
        ("https://news.example.org", "b"),
        ("https://live.news.example.org/x", "b"),
        ("https://khvylia.org.ua/", "c"),
        ("https://badexample.org/", ""),
        ("https://example.org.evil.example/", ""),
        ("https://user:example.org@other.example/", ""),
        ("", ""),
        ("http://[::1", ""),
    ],
)
def test_the_rule_of_the_nearest_domain_holds(url: str, title: str) -> None:
    rule = rule_for(SITES, url)
    assert (rule.title if rule else "") == title
    assert rule_for({}, url) is None


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("?page=2", "https://wire.example/story?page=2"),
        ("/story/2#more", "https://wire.example/story/2"),
        ("http://wire.example/story/2", "https://wire.example/story/2"),
        ("https://wire.example:443/story/2", "https://wire.example/story/2"),
        ("//WIRE.example/story/2", "https://wire.example/story/2"),
        ("https://wire.example/story/", ""),
        ("#comments", ""),
        ("https://amp.wire.example/story/2", ""),
        ("https://wire.example:8443/story/2", ""),
        ("https://wire.example.evil.example/", ""),
        ("https://wire.example@evil.example/", ""),
        ("https://someone:secret@wire.example/2", "https://wire.example/2"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("https://[/", ""),
        ("/" + "x" * 10_000, ""),
    ],
)
def test_an_address_is_asked_only_on_the_host_of_its_page(url: str, asked: str) -> None:
    assert on_same_site(url, "https://wire.example/story") == asked


def test_a_host_is_named_with_its_port_only_where_that_is_unusual() -> None:
    hosts = [host_of(url) for url in ("https://A.example:443/x", "http://a.example:8000", "mailto:x@a.example", "::")]
    assert hosts == ["a.example", "a.example:8000", "", ""]


@given(st.text(max_size=200), st.text(max_size=60))
def test_no_address_breaks_it(url: str, page: str) -> None:
    asked = on_same_site(url, f"https://wire.example/{page}")
    assert not asked or host_of(asked) == "wire.example"
    rule_for(SITES, url)
