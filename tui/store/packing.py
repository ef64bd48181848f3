"""How values become columns: articles as packed bytes, strings guarded against what SQLite cannot hold."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace
from typing import TypeVar

import msgspec

from tui.model import Article, Enclosure

_LONE = re.compile("[\ud800-\udfff]")
T = TypeVar("T")


def guarded(value: T) -> T:
    """The value, with the lone surrogates of a string (which SQLite refuses) as U+FFFD, one for one."""
    if isinstance(value, str) and not value.isascii():
        return _LONE.sub("\ufffd", value)  # type: ignore[return-value]  # a str in, a str out
    return value


def pack(article: Article) -> bytes:
    """An article without its text, which stands in the revision beside it."""
    bare = replace(article, text="")
    try:
        kept = msgspec.msgpack.encode(bare)
    except UnicodeEncodeError:
        told = json.dumps(msgspec.to_builtins(bare), ensure_ascii=False)
        kept = msgspec.msgpack.encode(json.loads(guarded(told)))
    return zlib.compress(kept, 1)


def unpack(kept: bytes, text: str) -> Article:
    """The article again, with its text."""
    return replace(msgspec.msgpack.decode(zlib.decompress(kept), type=Article), text=text)


def own_text(content: str, summary: str) -> str:
    """The feed's own text of an entry: its content, unless that is a stub beside a summary that holds the text."""
    return summary if len(summary) > 2 * len(content) else content


def pack_words(words: tuple[str, ...]) -> str:
    """Several short strings in one column."""
    return guarded(json.dumps(words, ensure_ascii=False))


def unpack_words(kept: str) -> tuple[str, ...]:
    """The strings again."""
    return tuple(json.loads(kept))


def pack_enclosures(enclosures: tuple[Enclosure, ...]) -> str:
    """An entry's files in one column."""
    return guarded(json.dumps(msgspec.to_builtins(enclosures), ensure_ascii=False))


def unpack_enclosures(kept: str) -> tuple[Enclosure, ...]:
    """The files again."""
    return msgspec.json.decode(kept, type=tuple[Enclosure, ...])
