"""Each export is opened by a program that owns its format: pandoc, a JSON-LD processor, a CSV reader, a feed reader."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from anno import CONTEXTS, musts
from export_world import CLAIM, NOTE, NOW, SOLID, records
from hypothesis import given
from lxml import html
from pyld import jsonld

from tui.export import annotation, citation, feed, org, report, review, tables
from tui.fetch import jsonfeed
from tui.model import ClaimRecord, State, Status

NASTY = replace(
    CLAIM,
    uuid="77777777-1111-4222-8333-444455556666",
    title='* A "title": {with} $100 & 5 % of #all_things \\ ~x^2',
    quote="* Not a heading\n#+end_quote\n:END:\n- [[no][link]] *bold* =x=",
    speaker="Дніпровська ГЕС <b>",
    byline="Ann Lee, O'Neil & Sons",
    url="https://news.example/a b?x={1}",
)
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def pandoc(text: str, *arguments: str) -> str:
    """What pandoc makes of a text."""
    command = ["pandoc", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


@needs_pandoc
def test_pandoc_reads_the_org_file_as_one_heading_an_article_and_one_a_record() -> None:
    made = json.loads(pandoc(org.render([CLAIM, NOTE, NASTY], now=NOW), "-f", "org", "-t", "json"))
    heads = [(block["c"][0], block["c"][1]) for block in made["blocks"] if block["t"] == "Header"]
    assert [level for level, _ in heads] == [1, 2, 2, 1, 2]
    assert dict(heads[1][1][2])["speaker"] == "the ministry"
    assert sum(block["t"] == "BlockQuote" for block in made["blocks"]) == 2


@needs_pandoc
def test_outside_words_stay_words_in_org() -> None:
    made = json.loads(pandoc(org.render([NASTY], now=NOW), "-f", "org", "-t", "json"))
    (quoted,) = [block["c"] for block in made["blocks"] if block["t"] == "BlockQuote"]
    (only,) = quoted
    assert {inline["t"] for inline in only["c"]} <= {"Str", "Space", "SoftBreak"}
    words = "".join(inline.get("c", " ") for inline in only["c"]).replace("\u200b", "")
    assert words == NASTY.quote.replace("\n", " ")
    assert NASTY.title.split() == words_of(made["blocks"][0]["c"][2])


def words_of(inlines: Any) -> list[str]:
    """The words that stand as themselves."""
    return "".join(inline.get("c", " ") for inline in inlines).replace("\u200b", "").split()


@needs_pandoc
@pytest.mark.parametrize(("form", "render"), [("csljson", citation.csl), ("biblatex", citation.bibtex)])
def test_pandoc_reads_the_citations_with_every_sign_of_their_titles(form: str, render: Any) -> None:
    told = pandoc(render([CLAIM, NOTE, NASTY]), "-f", form, "-t", "csljson")
    made = json.loads(re.sub("[“”]", r'\\"', told.replace("’", "'")))  # pandoc sets quotation marks as print does
    assert [one["title"] for one in made] == [CLAIM.title, NASTY.title]
    assert [one["author"] for one in made] == [
        [{"literal": "A. Writer"}, {"literal": "B. Writer"}],
        [{"literal": "Ann Lee"}, {"literal": "O'Neil & Sons"}],
    ]
    assert made[0]["issued"]["date-parts"] == [[2025, 3, 3]]
    assert made[1]["URL"] in {"https://news.example/a%20b?x=%7B1%7D"}


@given(records())
def test_csl_has_only_properties_of_its_schema(record: ClaimRecord) -> None:
    own = {"id", "type", "title", "URL", "container-title", "language", "note", "author", "issued", "accessed"}
    for one in json.loads(citation.csl([record])):
        assert set(one) <= own
        assert all(word for word in one.values())


@given(records())
def test_bibtex_braces_are_even_whatever_the_words_are(record: ClaimRecord) -> None:
    text = re.sub(r"\\[{}]", "", citation.bibtex([record]))
    assert text.count("{") == text.count("}")
    assert text.count("@online{") == 1


@given(records())
def test_an_annotation_keeps_the_musts_of_the_model_whatever_the_words_are(record: ClaimRecord) -> None:
    assert not musts({"@context": annotation.CONTEXT, **annotation.annotation(record)})


@pytest.mark.parametrize("record", [CLAIM, NOTE, NASTY, replace(CLAIM, url="", part="title", state=State.ORPHAN)])
def test_no_key_of_an_annotation_is_lost_in_a_json_ld_processor(record: ClaimRecord) -> None:
    whole = json.loads(annotation.render([record], now=NOW))
    options = {"documentLoader": lambda url, _: {"contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}}
    expanded = jsonld.expand(whole, options)
    back = jsonld.compact(expanded, annotation.CONTEXT, {**options, "compactArrays": True})
    for one in (whole, back):
        one.pop("@context")
    assert leaves(back) == leaves(whole)


def leaves(value: Any) -> list[str]:
    """Every value of a document with its key, in any order."""
    if isinstance(value, dict):
        return sorted(f"{key}.{leaf}" for key, each in value.items() for leaf in leaves(each))
    if isinstance(value, list):
        return sorted(leaf for each in value for leaf in leaves(each))
    return [str(value)]


def test_an_annotation_says_which_words_they_are_and_whose_text_it_was_that_day() -> None:
    told = annotation.annotation(CLAIM)
    quote, position = told["target"]["selector"]
    assert (quote["exact"], quote["prefix"]) == (CLAIM.quote, CLAIM.prefix)
    assert (position["start"], position["end"]) == (11, 74)
    assert told["target"]["state"]["sourceDate"] == "2025-03-04T12:30:00Z"
    assert [body["value"] for body in told["body"]] == ["attributed", *CLAIM.tags, *CLAIM.notes]


def test_a_collection_of_nothing_has_no_page() -> None:
    assert "first" not in json.loads(annotation.render([], now=NOW))


def test_readwise_finds_its_columns_and_the_tags_at_the_start_of_the_note() -> None:
    (row,) = csv.DictReader(io.StringIO(tables.readwise([CLAIM]), newline=""))
    assert row["Highlight"] == CLAIM.quote
    assert row["Note"].splitlines()[:2] == [".water .Дніпро-вода", "Ask for the May figure."]
    assert row["Author"] == CLAIM.byline


@given(SOLID)
def test_no_cell_for_readwise_is_a_formula(words: str) -> None:
    text = tables.readwise([replace(CLAIM, quote=words, title=words, byline=words, tags=(words,))])
    for row in csv.DictReader(io.StringIO(text, newline="")):
        assert not any(cell.lstrip(" ").startswith(tables.FORMULA) for cell in row.values())


@pytest.mark.parametrize("status", list(Status))
def test_only_a_claim_that_was_rated_is_a_review(status: Status) -> None:
    graph = json.loads(review.render([replace(CLAIM, status=str(status)), NOTE]))["@graph"]
    assert [one["reviewRating"]["alternateName"] for one in graph] == ([status] if status in review.RATED else [])


def test_a_review_has_what_readers_of_reviews_need() -> None:
    (one,) = json.loads(review.render([replace(CLAIM, status="false")]))["@graph"]
    assert {"url", "claimReviewed", "reviewRating", "author", "datePublished", "itemReviewed"} <= set(one)
    assert one["reviewRating"]["worstRating"] <= one["reviewRating"]["ratingValue"] <= one["reviewRating"]["bestRating"]
    assert one["itemReviewed"]["author"]["name"] == "the ministry"
    assert one["itemReviewed"]["appearance"]["url"] == CLAIM.url


def test_claims_can_be_subscribed_to_as_a_feed() -> None:
    later = replace(NASTY, changed=NOW + timedelta(hours=1))
    text = feed.render([CLAIM, later])
    assert json.loads(text)["version"] == feed.VERSION
    parsed = jsonfeed.read(text, url="https://own.example/feed.json", now=NOW)
    assert [entry.guid for entry in parsed.entries] == [f"urn:uuid:{later.uuid}", f"urn:uuid:{CLAIM.uuid}"]
    assert parsed.entries[1].published == datetime(2025, 3, 4, 12, 30, tzinfo=UTC)


@given(SOLID)
def test_outside_words_stay_words_in_the_report(words: str) -> None:
    record = replace(CLAIM, quote=words, title=words, speaker=words, notes=(words,), tags=(words,), url=words)
    page = html.document_fromstring(report.render([record], now=NOW))
    own = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "section", "article", "blockquote"}
    assert {each.tag for each in page.iter()} <= own | {"dl", "dt", "dd", "footer", "br", "a"}
    assert not page.xpath("//a[not(starts-with(@href, 'http'))]")


def test_the_report_has_the_claims_by_who_said_them_and_the_notes_last() -> None:
    others = [replace(CLAIM, speaker="CNN"), replace(CLAIM, speaker=""), replace(CLAIM, id=9)]
    page = html.document_fromstring(report.render([NOTE, CLAIM, *others], now=NOW))
    assert [each.text for each in page.iter("h2")] == ["the ministry", "CNN", "Nobody is named", "Notes"]
    assert "Nothing is tagged or noted." in report.render([], now=NOW)
