"""The two doors for evaluation: `digest --jsonl` and `related --jsonl`, JSON lines in and out (docs/doors.md).

Every line is understood in a worker with a deadline; answers come in order; a bad line's answer says why in its note.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from queue import Queue
from typing import Any, BinaryIO

from tui.errors import NotReadable, TuiError
from tui.flows.workers import Workers, answer
from tui.model import Article, Page, Span, Term

WAITING = 64  # lines handed over ahead of the one being written
EMPTY: dict[str, Any] = {
    **dict.fromkeys(("title", "byline", "site", "published", "text"), ""),
    **{name: [] for name in ("blocks", "sentences", "mentions", "entities", "claims", "links")},
    "language": "und",
}


def digest_lines(source: BinaryIO, target: BinaryIO, workers: Workers) -> None:
    """Answer each line of `source` on `target`, in order, each as soon as it is ready."""
    queue: Queue[tuple[bytes, Future[bytes]] | TuiError | None] = Queue(WAITING)

    def read() -> None:
        try:
            for line in _lines(source):
                queue.put((line, workers.submit(digest_line, line)))
        except TuiError as error:
            queue.put(error)
        queue.put(None)

    threading.Thread(target=read, daemon=True).start()
    while (handed := queue.get()) is not None:
        if isinstance(handed, TuiError):
            raise handed
        line, future = handed
        try:
            told = answer(future)
        except NotReadable as error:
            told = _told({"id": _id(line), **EMPTY, "note": error.what})
        target.write(told)
        target.flush()


def digest_line(line: bytes) -> bytes:
    """One line's answer; runs in a worker."""
    from tui.text.digest import digest, digest_text

    given = _given(line)
    if isinstance(given, str):
        return _told({"id": _id(line), **EMPTY, "note": given})
    match given:
        case {"html": str(html)}:
            article = digest(_page(given, html))
        case {"text": str(text)}:
            article = digest_text(text, title=_word(given, "title"), language=_word(given, "language"))
        case {"feed": {"html": str(html)}}:
            article = digest(_page(given, html, fragment=True))
        case _:
            return _told({"id": given["id"], **EMPTY, "note": "This line has neither html nor text."})
    return _told({"id": given["id"], **rendered(article)})


def related_lines(source: BinaryIO, target: BinaryIO, workers: Workers, *, limit: int = 200) -> None:
    """Index all the lines of `source`, then print for each what is related to it, best first."""
    from tui.text.related import among

    handed = [(line, workers.submit(terms_line, line)) for line in _lines(source)]
    signatures: list[tuple[Any, tuple[Term, ...], str]] = []
    for line, future in handed:
        try:
            signatures.append(answer(future))
        except NotReadable as error:
            signatures.append((_id(line), (), error.what))
    ranked = among([terms for _, terms, _ in signatures], limit=limit)
    for (name, _, note), found in zip(signatures, ranked, strict=True):
        near = [
            {"id": signatures[one.id][0], "score": round(one.score, 6), "reasons": list(one.reasons)} for one in found
        ]
        target.write(_told({"id": name, "related": near, **({"note": note} if note else {})}))
    target.flush()


def terms_line(line: bytes) -> tuple[Any, tuple[Term, ...], str]:
    """One line's id, signature and note; runs in a worker."""
    from tui.text.digest import digest_text

    given = _given(line)
    if isinstance(given, str):
        return _id(line), (), given
    title, language = _word(given, "title"), _word(given, "language")
    return given["id"], digest_text(_word(given, "text"), title=title, language=language).terms, ""


def rendered(article: Article) -> dict[str, Any]:
    """An article as the door prints it; offsets are code points of `text`."""
    return {
        "title": article.title,
        "byline": article.byline,
        "site": article.site,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "blocks": [{"kind": one.kind, "start": one.start, "end": one.end} for one in article.blocks],
        "sentences": [_span(Span(one.start, one.end)) for one in article.sentences],
        "mentions": [
            {"start": one.start, "end": one.end, "type": one.type, "entity": one.entity} for one in article.mentions
        ],
        "entities": [
            {"id": one.id, "name": one.name, "type": one.type, "aliases": list(one.aliases), "count": one.count}
            for one in article.entities
        ],
        "claims": [
            {
                "sentence": one.sentence,
                "score": round(one.score, 6),
                "suggested": one.suggested,
                "reasons": list(one.reasons),
                "speaker": _span(one.speaker),
                "cue": _span(one.cue),
            }
            for one in article.suggestions
        ],
        "links": [
            {"title": one.title, "url": one.url or None, "published": one.published or None} for one in article.links
        ],
        "note": article.note,
    }


def _lines(source: BinaryIO) -> Iterator[bytes]:
    lines: Iterable[bytes] = source
    return (line for line in lines if line.strip(b" \t\r\n\xef\xbb\xbf"))


def _given(line: bytes) -> dict[str, Any] | str:
    """The line's object, or a sentence on why it is none."""
    try:
        given = json.loads(line.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        return "This line is not JSON."
    if not isinstance(given, dict):
        return "This line is not a JSON object."
    if "id" not in given:
        return "This line has no id."
    return given


def _id(line: bytes) -> Any:
    """The id of a line that could not be answered, as far as it can be told."""
    try:
        given = json.loads(line.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        return None
    return given.get("id") if isinstance(given, dict) else None


def _page(given: dict[str, Any], html: str, *, fragment: bool = False) -> Page:
    feed = given["feed"] if isinstance(given.get("feed"), dict) else {}
    return Page(
        html=html,
        url=_word(given, "url"),
        title=_word(feed, "title"),
        summary=_word(feed, "summary"),
        feed_html="" if fragment else _word(feed, "html"),
        fragment=fragment,
    )


def _word(given: dict[str, Any], key: str) -> str:
    value = given.get(key)
    return value if isinstance(value, str) else ""


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _told(line: dict[str, Any]) -> bytes:
    """A line in UTF-8; what UTF-8 cannot carry (a lone surrogate in an id) is escaped."""
    try:
        return json.dumps(line, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(line).encode() + b"\n"
