"""The extractors that ours stands beside, each as one reader of a page; whichever is not installed is left out.

pip install '.[bench]' brings those in Python. None of them is asked to fetch anything.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

from judging import Answer
from lxml import etree, html

OURS, READABILITY = "claimwire", "readability-lxml"
_BLOCKS = (
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_BREAKS = frozenset(_BLOCKS.split())


@dataclass(frozen=True, slots=True)
class Peer:
    """An extractor: `read` is what is timed, `tell` puts what came of it in the form that is judged."""

    name: str
    read: Callable[[str, str], Any]  # html, url
    tell: Callable[[Any, str], Answer]  # what was read, html


def text_of(markup: str) -> str:
    """The words of clean HTML, a line for each block, so that no peer suffers from words run together."""
    try:
        root = html.fromstring(markup)
    except (etree.ParserError, ValueError):
        return ""
    for element in root.iter():
        if element.tag in _BREAKS:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return str(root.text_content())


def claimwire() -> Iterator[Peer]:
    """Ours, as the door gives it."""
    extract = import_module("tui.text.extract").extract
    page = import_module("tui.model").Page

    def told(article: Any, _: str) -> Answer:
        return Answer(article.text, article.title, article.byline, article.published)

    yield Peer(OURS, lambda markup, url: extract(page(markup, url=url)), told)


def _untouched(name: str) -> Any:
    """A module of its own, read from its file again: ours sets functions of readability's, its twin here keeps them."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def readability() -> Iterator[Peer]:
    """readability-lxml alone: its summary, and its short title."""
    document = _untouched("readability.readability").Document

    def told(summary: str, markup: str) -> Answer:
        return Answer(text_of(summary), document(markup).short_title())

    yield Peer(READABILITY, lambda markup, _: document(markup).summary(), told)


def _trafilatura() -> Iterator[Peer]:
    extract = import_module("trafilatura").bare_extraction

    def told(found: Any, _: str) -> Answer:
        return Answer(found.text or "", found.title or "", found.author or "", found.date or "") if found else Answer()

    def reader(**options: bool) -> Callable[[str, str], Any]:
        return lambda markup, url: extract(
            markup, url=url or None, include_comments=False, with_metadata=True, **options
        )

    yield Peer("trafilatura", reader(), told)
    yield Peer("trafilatura, recall", reader(favor_recall=True), told)


def _newspaper() -> Iterator[Peer]:
    newspaper = import_module("newspaper")

    def read(markup: str, url: str) -> Any:
        article = newspaper.Article(url or "https://example.org/", fetch_images=False)
        article.download(input_html=markup)
        article.parse()
        return article

    def told(found: Any, _: str) -> Answer:
        return Answer(found.text or "", found.title or "", ", ".join(found.authors), _day(found.publish_date))

    yield Peer("newspaper4k", read, told)


def _goose() -> Iterator[Peer]:
    goose = import_module("goose3").Goose({"enable_image_fetching": False, "strict": False})

    def told(found: Any, _: str) -> Answer:
        day = _day(found.publish_datetime_utc or found.publish_date)
        return Answer(found.cleaned_text or "", found.title or "", ", ".join(found.authors), day)

    yield Peer("goose3", lambda markup, _: goose.extract(raw_html=markup), told)


def _resiliparse() -> Iterator[Peer]:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    tree = import_module("resiliparse.parse.html").HTMLTree

    def told(text: str, markup: str) -> Answer:
        return Answer(text, tree.parse(markup).title or "")

    yield Peer("resiliparse", lambda markup, _: extract(markup, main_content=True, comments=False), told)


def _day(moment: object) -> str:
    """A date as it is judged; libraries give one, or a string, or nothing."""
    return str(moment or "")[:10]


_MAKERS = (claimwire, readability, _trafilatura, _newspaper, _resiliparse, _goose)


def present() -> Iterator[Peer]:
    """Every extractor in Python that is installed; a sentence for each that is not."""
    logging.disable(logging.CRITICAL)  # they tell of every broken page
    warnings.simplefilter("ignore")  # and of what else could be installed
    for make in _MAKERS:
        try:
            yield from make()
        except ImportError as absent:
            print(f"{make.__name__.strip('_')} is left out: {absent}. It comes with pip install '.[bench]'.")
