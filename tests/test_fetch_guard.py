"""The guard asks nothing inside, however its address is spelt, unless a person said so."""

from __future__ import annotations

import socket

import pytest

from tui.fetch.guard import Allowed, is_inside, origin_of, why_refused

OUTSIDE = ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101", "2002:101:101::1"]
INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "fc00::1",
    "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "2002:7f00:1::1", "2001:db8::1", "100::1", "no address at all",
]  # fmt: skip


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_outside_address_may_be_asked(address: str) -> None:
    assert why_refused("https://site.example/feed", address, Allowed()) == ""


@pytest.mark.parametrize("address", INSIDE)
def test_an_inside_address_is_refused_with_a_sentence(address: str) -> None:
    assert is_inside(address)
    assert why_refused("https://site.example/feed", address, Allowed()).endswith(".")


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1", "[::1]", "localhost"])
def test_what_odd_spellings_resolve_to_is_inside(host: str) -> None:
    resolved = socket.getaddrinfo(host.strip("[]"), 80, type=socket.SOCK_STREAM)
    assert all(is_inside(str(target[0])) for *_, target in resolved)


def test_only_the_very_origin_that_was_typed_is_allowed_inside() -> None:
    allowed = Allowed(origins=frozenset({origin_of("http://127.0.0.1:8080/feed")}))
    assert why_refused("http://127.0.0.1:8080/page", "127.0.0.1", allowed) == ""
    for other in ("http://127.0.0.1:8081/", "https://127.0.0.1:8080/", "http://localhost:8080/", "http://127.0.0.1/"):
        assert why_refused(other, "127.0.0.1", allowed), other


def test_an_allowed_host_counts_for_every_port_or_for_the_one_it_names() -> None:
    anywhere, one_port = Allowed(hosts=frozenset({"nas.home"})), Allowed(hosts=frozenset({"nas.home:8080", "[::1]:81"}))
    assert why_refused("http://nas.home:99/", "192.168.1.2", anywhere) == ""
    assert why_refused("http://NAS.home:8080/", "192.168.1.2", one_port) == ""
    assert why_refused("http://[::1]:81/", "::1", one_port) == ""
    assert why_refused("http://nas.home:99/", "192.168.1.2", one_port)
    assert why_refused("http://evil-nas.home/", "192.168.1.2", anywhere)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "data:text/xml,x", "gopher://a.example:25/", "-x",
     "", "http://", "http://[::1", "http://a.example:99999/", "//a.example/", "http://a.example/\r\nX: y", "https://a.example/"
     + "x" * 9000, "http://a.example:25/", "http://a.example:6379/"],
    ids=range(15),
)  # fmt: skip
def test_no_web_address_is_refused_before_any_look_up(url: str) -> None:
    assert why_refused(url, None, Allowed()).endswith(".")


def test_an_origin_always_says_its_port_and_its_host_in_ascii() -> None:
    assert origin_of("HTTP://Site.Example/x?y") == "http://site.example:80"
    assert origin_of("https://[2606:4700::1]/") == "https://[2606:4700::1]:443"
    assert origin_of("https://київ.example/") == "https://xn--b1alf1j.example:443"
    assert origin_of("no address") == ""
