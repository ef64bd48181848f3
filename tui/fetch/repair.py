"""Strange XML to well-formed XML of bounded cost, before feedparser sees it.

No declaration, no DOCTYPE, no entity but the five of XML reaches it: what they meant is put in place here, once, in
linear time, so that no document grows or makes its patterns run for ever. Source: XML 1.0, sections 2.2, 4.1, 4.6.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from lxml import etree

from tui.errors import NotReadable
from tui.fetch.prolog import Document

MAX_DEPTH = 500
MAX_ATTRIBUTES = 300
DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"

_MARKUP = re.compile(  # a reference, or a run of characters that ought to be references
    r"&(?:#(?:\d{1,8}|[xX][0-9A-Fa-f]{1,6})|([\w.-]{1,64}));|&+|<+(?=<)|<(?![A-Za-z_/!?])|(?:<!(?!--|\[CDATA\[))+|<\?"
)
_RUN = re.compile(r">([^<>]+)<")
_NUMBER = re.compile(r"&#(?:(\d{1,8})|x([0-9A-Fa-f]{1,6}));")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_TAG = re.compile(r"<([A-Za-z_][\w:.-]*)[^<>]{4000,}>")
_LONG_NAME = re.compile(
    r"(<(?:\w+:)?(?:author|creator|managingEditor|webMaster|publisher|contributor|name|email|pubDate|date|published|updated"
    r"|created|modified|issued|lastBuildDate)\b[^<>]{0,300}>\s*(?:<!\[CDATA\[)?)([^<>]{500})[^<>]*",
    re.IGNORECASE,
)
_BARE_GUID = re.compile(r"<((?:\w{1,20}:)?(?:guid|id))(?:\s[^<>]*)?>(?=\s*(?:<!\[CDATA\[\s*)?(?!https?:|[\s/<]))")
_PREFIX = re.compile(r"(?:</?|\s(?=[\w.-]{1,40}:[\w.-]{1,40}=))([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_XML_ENTITIES = {"lt", "gt", "amp", "quot", "apos"}
_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}


def well_formed(source: Document) -> tuple[str, bool]:
    """XML that expat reads, and whether it had to be mended. Raises NotReadable when it is nested beyond all use."""
    fine = _is_well_formed(source.text)
    text = _bounded(source.text)
    if not source.entities and (fine if text == source.text else _is_well_formed(text)):
        return DECLARATION + _flat(text), False
    text = _with_prefixes(_UNFIT.sub("", _outside(text, lambda part: _MARKUP.sub(_replacer(source.entities), part))))
    if not _is_well_formed(text):
        return DECLARATION + _flat(_recovered(text)), True
    return DECLARATION + _flat(text), not source.entities


def _is_well_formed(text: str) -> bool:
    parser = expat.ParserCreate("utf-8", " ")
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise NotReadable("That document is nested too deeply to be read.", "It is broken; tell its owner.")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError:
        return False
    return True


def _flat(text: str) -> str:
    """The same document with escaped html in CDATA: feedparser spends its time on every single reference otherwise."""

    def flat(found: re.Match[str]) -> str:
        run = found[1]
        if run.count("&") < 8:
            return found[0]
        run = _NUMBER.sub(lambda number: chr(int(number[1]) if number[1] else int(number[2], 16)), run)
        for name, char in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
            run = run.replace(f"&{name};", char)
        return "><![CDATA[" + run.replace("]]>", "]]]]><![CDATA[>") + "]]><"

    return _outside(text, lambda part: _RUN.sub(flat, part))


def _recovered(text: str) -> str:
    """What libxml2 makes of a broken document: tags closed, the unreadable left out."""
    parser = etree.XMLParser(recover=True, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise NotReadable("That document is too broken to be read.", "Try later, or tell its owner.") from error
    if root is None:
        raise NotReadable("That document is too broken to be read.", "Try later, or tell its owner.")
    return str(etree.tostring(root, encoding="unicode"))


def _bounded(text: str) -> str:
    """Without what makes feedparser slow: hundreds of attributes in a tag, names and dates of thousands of letters.

    And with it told that a guid which is no address is no link: else the feed's own address becomes part of it.
    """

    def shorter(found: re.Match[str]) -> str:
        if found[0].count("=") <= MAX_ATTRIBUTES:
            return found[0]
        return f"<{found[1]}/>" if found[0].endswith("/>") else f"<{found[1]}>"

    def clipped(found: re.Match[str]) -> str:
        return found[1] + found[2] + ("]]" if found[0].endswith("]]") else "")

    text = _BARE_GUID.sub(r'<\1 isPermaLink="false">', text)
    return _LONG_NAME.sub(clipped, _outside(text, lambda part: _LONG_TAG.sub(shorter, part)))


def _replacer(entities: dict[str, str]) -> Callable[[re.Match[str]], str]:
    room = 2_000_000  # how much all entities together may add

    def replace(found: re.Match[str]) -> str:
        nonlocal room
        text, name = found[0], found[1]
        if not text.endswith(";"):
            return text.replace("&", "&amp;").replace("<", "&lt;")
        if name is None:
            return _reference(text)
        if name in _XML_ENTITIES:
            return text
        value = entities.get(name) or html.unescape(text)
        room -= len(value)
        return html.escape(value) if room > 0 and value != text else f"&amp;{name};"

    return replace


def _reference(text: str) -> str:
    """A character reference, if it names a character that XML may hold."""
    number = int(text[3:-1], 16) if text[2] in "xX" else int(text[2:-1])
    return f"&#{number};" if number < 0x110000 and not _UNFIT.match(chr(number)) else ""


def _outside(text: str, change: Callable[[str], str]) -> str:
    """The text with everything changed that stands in no CDATA section and no comment."""
    return "".join(part if kept else change(part) for part, kept in _parts(text))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    closers = {"<![CDATA[": "]]>", "<!--": "-->"}
    opener = re.compile(r"<!\[CDATA\[|<!--")
    while found := opener.search(text, at):
        end = text.find(closers[found[0]], found.end())
        if end < 0:
            break
        yield text[at : found.start()], False
        yield text[found.start() : end + 3], True
        at = end + 3
    yield text[at:], False


def _with_prefixes(text: str) -> str:
    """The root declares every prefix that is used: many feeds forget to."""
    end = text.find(">")
    head = text[: max(end, 0)].rstrip("/")
    used = set(_PREFIX.findall(text)) - {"xml", "xmlns"}
    missing = [name for name in sorted(used) if f"xmlns:{name}=" not in text][:50]
    added = "".join(f' xmlns:{name}="{_KNOWN.get(name, "urn:undeclared:" + name)}"' for name in missing)
    return head + added + text[len(head) :] if end > 0 else text
