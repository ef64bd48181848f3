"""Promises about answers that are no page: told by type or first bytes what they are, never loaded for nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from tui.fetch.answers import Fetched, Refused
from tui.fetch.client import Client
from tui.fetch.files import File, is_text, kind_of, name_of, size_in_words


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(deadline=5, max_bytes=100_000) as one:
        yield one


@pytest.mark.parametrize(
    ("content_type", "start", "kind"),
    [
        ("application/pdf", b"", "a PDF file"),
        ("Application/PDF; qs=0.9", b"", "a PDF file"),
        ("image/webp", b"", "a picture"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"", "an office document"),
        ("application/octet-stream", b"%PDF-1.7", "a PDF file"),
        ("", b"\x89PNG\r\n", "a picture"),
        ("text/plain", b"%PDF-1.7", "a PDF file"),
        ("application/octet-stream", b"\0\0\0\x20ftypisom", "a film"),
        ("text/plain", b"RIFF is an old word", ""),
        ("text/html", b"<!doctype html>", ""),
        ("", b"<p>", ""),
        ("nonsense", b"", ""),
    ],
)
def test_a_file_is_known_by_its_type_or_its_first_bytes(content_type: str, start: bytes, kind: str) -> None:
    assert kind_of(content_type, start) == kind


def test_plain_text_is_text_unless_it_is_a_page_after_all() -> None:
    assert is_text("text/plain; charset=utf-8", b"The dam holds.")
    assert is_text("text/markdown", b"# Head <p>")
    assert not is_text("text/plain", b"\n<!-- made by hand -->\n<!DOCTYPE html><p>")
    assert not is_text("text/html", b"The dam holds.")
    assert not is_text("", b"The dam holds.")


@pytest.mark.parametrize(
    ("url", "disposition", "name"),
    [
        ("https://h.example/a/report%202024.pdf?x=1", "", "report 2024.pdf"),
        ("https://h.example/get", 'attachment; filename="dam.pdf"', "dam.pdf"),
        ("https://h.example/get", "inline; filename*=UTF-8''%D0%B7%D0%B2%D1%96%D1%82.pdf", "звіт.pdf"),
        ("https://h.example/get", 'attachment; filename="../../etc/\x1b[31mpasswd"', "[31mpasswd"),
        ("https://h.example/get", "attachment; filename*=nonsense''%ff", "ÿ"),
        ("https://h.example/", "attachment; filename=", ""),
    ],
)
def test_a_file_is_called_as_its_header_says_else_as_its_address(url: str, disposition: str, name: str) -> None:
    assert name_of(url, disposition) == name


@given(st.text(max_size=300), st.text(max_size=300), st.binary(max_size=40))
def test_no_header_or_address_breaks_it(url: str, disposition: str, start: bytes) -> None:
    assert "\x1b" not in name_of(url, disposition)
    kind_of(disposition, start)
    is_text(disposition, start)


def test_sizes_read_as_a_person_says_them() -> None:
    told = [size_in_words(size) for size in (0, 900, 999, 1000, 2_345_678, 99_950_000, 999_600, 5 * 10**12, 10**16)]
    assert told == ["0 bytes", "900 bytes", "999 bytes", "1.0 kB", "2.3 MB", "100 MB", "1.0 MB", "5.0 TB", "10000 TB"]
    assert File("a PDF file", 2_345_678).told() == "This is a PDF file of 2.3 MB."
    assert File("a film").told() == "This is a film."


def test_a_file_in_the_place_of_a_page_is_told_without_loading_it(client: Client, httpserver: HTTPServer) -> None:
    headers = {"Content-Type": "application/pdf", "Content-Disposition": "x; filename=a.pdf"}
    httpserver.expect_request("/big").respond_with_data(b"%PDF" + b"x" * 2_345_674, headers=headers)
    httpserver.expect_request("/bytes").respond_with_data(b"%PDF-1.4 and more", content_type="application/octet-stream")
    httpserver.expect_request("/pdf.html").respond_with_data("<p>About PDF.</p>", content_type="text/html")
    big = client.get(httpserver.url_for("/big"), accept="page", typed=True)
    assert isinstance(big, Refused)
    assert (big.reason, big.hint) == ("This is a PDF file of 2.3 MB.", "Open it in the browser.")
    assert big.file == File("a PDF file", 2_345_678, "a.pdf")
    small = client.get(httpserver.url_for("/bytes"), accept="page", typed=True)
    assert isinstance(small, Refused)
    assert small.file == File("a PDF file", 17, "bytes")
    assert isinstance(client.get(httpserver.url_for("/pdf.html"), accept="page", typed=True), Fetched)
    assert isinstance(client.get(httpserver.url_for("/bytes"), accept="any", typed=True), Fetched)


def test_who_wants_to_stay_follows_redirects_on_the_host_and_no_further(client: Client, httpserver: HTTPServer) -> None:
    away = httpserver.url_for("/there").replace("localhost", "127.0.0.1")
    httpserver.expect_request("/near").respond_with_data("", status=302, headers={"Location": "/there"})
    httpserver.expect_request("/far").respond_with_data("", status=302, headers={"Location": away})
    httpserver.expect_request("/there").respond_with_data("<p>Here.</p>", content_type="text/html")
    assert isinstance(client.get(httpserver.url_for("/near"), accept="page", typed=True, stay=True), Fetched)
    far = client.get(httpserver.url_for("/far"), accept="page", typed=True, stay=True)
    assert isinstance(far, Refused)
    assert "another host" in far.reason
    assert [one.path for one, _ in httpserver.log] == ["/near", "/there", "/far"]
