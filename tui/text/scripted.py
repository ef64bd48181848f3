"""An article in a page's script state, for pages that show it by script: trees of nodes, or HTML in a string.

The trees are those of the usual editors: Contentful, ProseMirror, Slate, Portable Text, Draft.js, Lexical.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

_SCRIPT = re.compile(r"<script\b[^>]{0,500}>([^<]{0,40}[{\[].*?)</script>", re.S | re.I)
_STATE = re.compile(r"^[^{\[]{0,200}?(?==\s*[{\[])=|^\s*(?=[{\[])")
_MOST = 3_000_000  # characters of scripts that are read, and of nodes that are looked at
_NODES = 200_000
_LEAST = 3  # paragraphs that a text has
_LONG = 600  # characters of a string with paragraphs of HTML
_DEEP = 40
_TELLING = re.compile(r"\w{4,}")
_SAME, _KNOWN = 0.3, 4  # share of the telling words of title and summary that it has, and how many there must be
_PARAGRAPH = re.compile(r"paragraph|unstyled|block|normal|^p$|text", re.I)
_HEADING = re.compile(r"head|^h[1-6]$|title", re.I)
_LIST = re.compile(r"list", re.I)
_QUOTE = re.compile(r"quote", re.I)
_WORDS = re.compile(r"text|span|link|entity|mention|strong|bold|italic|em$|mark|inline|paragraph|item|^p$", re.I)


def article(html: str, told: str, shown: str) -> str:
    """The longest text in the page's scripts that is its article, as HTML; "" when there is none.

    `told`: what is said of it elsewhere (title, summary); `shown`: the beginning that the page shows.
    """
    best = ""
    for text in _texts(html):
        if len(text) > len(best) and _is_it(text, told, shown):
            best = text
    return best


def _texts(html: str) -> Iterator[str]:
    """Every text in the page's states, as HTML."""
    read = 0
    for found in _SCRIPT.finditer(html):
        read += len(found[1])
        if read > _MOST:
            return
        start = _STATE.match(found[1])
        if start and len(found[1]) > _LONG:
            try:
                state, _ = json.JSONDecoder(strict=False).raw_decode(found[1][start.end() :].lstrip())
            except (ValueError, RecursionError):
                continue
            yield from _in_state(state)


def _in_state(state: Any) -> Iterator[str]:
    """The texts in one state: lists of nodes that read like paragraphs, strings of HTML."""
    waiting, looked = [state], 0
    while waiting and looked < _NODES:
        one = waiting.pop()
        looked += 1
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, str):
            if len(one) > _LONG and one.count("<p") >= _LEAST:
                yield one
        elif isinstance(one, list):
            parts = [part for node in one[:3000] if isinstance(node, dict) and (part := _block(node))]
            if sum(part.startswith("<p>") for part in parts) >= _LEAST:
                yield "".join(parts)
            waiting += one


def _block(node: dict[str, Any]) -> str:
    """A node as a block of HTML; "" for one that is no text."""
    kind = _kind(node)
    if _LIST.search(kind) and isinstance(_below(node), list):
        said = [words for item in _below(node) if isinstance(item, dict) and (words := _said(item))]
        return f"<ul>{''.join(f'<li>{words}</li>' for words in said)}</ul>" if said else ""
    if _HEADING.search(kind):
        tag = "h2"
    elif _QUOTE.search(kind):
        tag = "blockquote"
    elif kind and _PARAGRAPH.search(kind) and not _LIST.search(kind):
        tag = "p"
    else:
        return ""
    text = _said(node)
    return f"<{tag}>{text}</{tag}>" if text else ""


def _kind(node: dict[str, Any]) -> str:
    """What a node is called."""
    name = node.get("type") or node.get("_type") or node.get("nodeType") or ""
    style = node.get("style")
    return f"{name} {style}" if isinstance(name, str) and isinstance(style, str) else str(name)


def _below(node: dict[str, Any]) -> Any:
    """What a node holds."""
    return node.get("content") or node.get("children") or node.get("items") or node.get("text") or node.get("value")


def _said(node: dict[str, Any]) -> str:
    """The words of a node and of what stands in it, safe in HTML."""
    out: list[str] = []
    waiting: list[tuple[Any, int]] = [(node, 0)]
    while waiting:
        one, deep = waiting.pop()
        if isinstance(one, str):
            out.append(one)
        elif isinstance(one, list):
            waiting += [(part, deep + 1) for part in reversed(one[:2000])]
        elif isinstance(one, dict) and deep < _DEEP and (one is node or _WORDS.search(_kind(one)) or not _kind(one)):
            waiting.append((_below(one), deep + 1))
    return escape(" ".join("".join(out).split()))


def _is_it(text: str, told: str, shown: str) -> bool:
    """Whether a text is the article of this page, and not of another."""
    begin = [word.casefold() for word in _TELLING.findall(shown[:600])]
    words = {word.casefold() for word in _TELLING.findall(text)}
    if len(begin) >= _KNOWN:
        return sum(word in words for word in begin) >= 0.8 * len(begin)
    known = {word.casefold() for word in _TELLING.findall(told)}
    return len(known) >= _KNOWN and len(known & words) >= _SAME * len(known)
