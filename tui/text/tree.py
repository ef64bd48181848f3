"""Bytes or a string -> one lxml tree: we decode ourselves, say what is no page, and drop what never is text."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from tui.plain import plain
from tui.text import embeds, mixed, pictures, size
from tui.text.element import Element as Element
from tui.text.element import names

_SIGNS = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"PK\x03\x04", "a compressed file"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WESTERN = {"iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso-8859-1", "utf-7", "utf7"}
_LONG = 100_000  # characters of a tag
_LONG_TAG = re.compile(rf"<(\w+)[^<>]{{{_LONG},}}>")  # thousands of attributes: slow to parse, and never read
_BLOCK = re.compile(
    r"</?(?:div|section|article|main|center|table|tbody|tr|td|[uod]l|li|d[dt]|blockquote)\b[^<>]*>", re.I
)
_INLINE = re.compile(r"</?(?:span|font|b|i|u|a|em|strong|small|big|sub|sup|code|tt)\b[^<>]*>", re.I)
_CYRILLIC = re.compile("[а-яіїєґ]{3}")
_GARBAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_HIDES = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HALF, _MOSTLY = 0.4, 0.8  # of a page's words, from which an element is not hidden for good
_LOOKED = 40  # hidden elements of a page that are looked at
_SKIP = ("script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "select", "textarea")
_KEEP = names(
    "class id href src alt title rel itemprop itemscope itemtype content name property datetime hidden style role lang "
    "start type data-src cite pubdate rowspan colspan data-lang data-language alttext encoding lang"
)


def decode(page: str | bytes, charset: str = "") -> str:
    """The page as a string. A byte-order mark wins, then valid UTF-8, the header, the meta element, a guess."""
    if isinstance(page, str):
        return page if page.isascii() else _again(page)
    for mark, name in _BOMS:
        if page.startswith(mark):
            return page[len(mark) :].decode(name, "replace")
    head = page[:4096]
    if head[:40].count(0) > 8 or head[:2] in (b"<\0", b"\0<"):
        return page.decode("utf-16-be" if head[:1] == b"\0" else "utf-16-le", "replace")
    found = _META.search(head) or _XML.search(head)
    named = [charset, found[1].decode("ascii", "replace") if found else ""]
    if page.isascii():
        names = [name for name in named if name.lower().startswith(("iso-2022", "hz"))]
        return _try(page, names) or page.decode("ascii")
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError as wrong:
        if wrong.start > len(page) - 4:
            return page.decode("utf-8", "replace")
    return mixed.decode(page, named) or _try(page, named) or _guess(page)


def _again(page: str) -> str:
    """A page that came as a string of Western letters alone: read once more, when it names another encoding."""
    try:
        raw = page.encode("latin-1")
    except UnicodeEncodeError:
        return page
    found = _META.search(raw[:4096])
    name = found[1].decode("ascii", "replace") if found else ""
    return page if not name or name.lower() in _WESTERN else mixed.reread(raw, name) or page


def _try(page: bytes, names: list[str]) -> str:
    """The page in the first of the encodings that reads it nearly without loss, else ""."""
    for name in names:
        if name and name.lower() not in {"utf-8", "utf8"}:
            try:
                text = page.decode("cp1252" if name.lower() in _WESTERN else name, "replace")
            except (LookupError, ValueError):
                continue
            if text.count("\ufffd") <= len(text) // 200:
                return text
    return ""


def _guess(page: bytes) -> str:
    """A Cyrillic page, or a Western one."""
    cyrillic = page[:200_000].decode("cp1251", "replace")
    if 3 * len(_CYRILLIC.findall(cyrillic)) > 0.05 * len(cyrillic):
        return page.decode("cp1251", "replace")
    return page.decode("cp1252", "replace")


def what_else(page: str | bytes) -> str:
    """Why this is no page at all, as a sentence; "" when it may be one."""
    head = page[:4096] if isinstance(page, bytes) else page[:4096].encode("latin-1", "replace")
    for sign, name in _SIGNS:
        if head.lstrip().startswith(sign):
            return f"That address answers with {name}, not a page."
    if not page.strip():
        return "The page is empty."
    return ""


def parse(text: str) -> Element | None:
    """The tree of a page's text, or None when there is nothing to parse."""
    if len(_GARBAGE.findall(text[:8192])) > 0.1 * len(text[:8192]):
        return None
    text = size.without_pictures(text)
    end = size.readable(text)
    cut = end < len(text)
    text = plain(text[:end])
    if max(map(len, text.split("<"))) > _LONG:
        text = _LONG_TAG.sub(r"<\1>", text)
    root, whole = _tree(text)
    if not whole:
        root = _tree(_INLINE.sub("", _BLOCK.sub("<p>", text)))[0]
    if root is not None:
        root.cut = cut
        root.held = list(root.iterdescendants())  # lxml makes an element's object anew whenever nobody holds it
    return root


def is_cut(root: Element) -> bool:
    """Whether only the beginning of the page was read."""
    return bool(root.cut)


def _tree(text: str) -> tuple[Element | None, bool]:
    """The tree of a text, and whether all of it was read: the parser stops below 2,048 elements in one another."""
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, True
    _gather(root)
    return root, not any(one.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for one in parser.error_log)


def _gather(root: Element) -> None:
    """Bring what the parser put beside the page, since it follows an early end of it, back into its body."""
    body = root.find("body")
    for beside in list(root.itersiblings()) if body is not None else ():
        if isinstance(beside.tag, str):
            body.extend(list(beside) if beside.tag == "html" else [beside])


def unhide(root: Element) -> None:
    """Show a hidden element that holds the page itself or most of its words: a script shows it once it runs."""
    hidden = [one for one in root.xpath("//body//*[@hidden or @style]") if is_hidden(one)]
    if not hidden:
        return
    whole = len(root.text_content())
    for one in hidden[:_LOOKED]:
        share = _HALF if one.xpath("boolean(.//main | .//article | .//h1)") else _MOSTLY
        if len(one.text_content()) > share * whole:
            one.attrib.pop("hidden", None)
            one.attrib.pop("style", None)


def is_hidden(element: Element) -> bool:
    """The page itself hides it."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDES.search(style[:500]))


def prune(root: Element) -> None:
    """Drop what never is text, and every attribute nobody reads. Call it after the metadata are read."""
    embeds.players(root)
    pictures.settle(root)
    for element in list(root.iter(*_SKIP)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in root.xpath("//*[@*]"):
        attributes = element.attrib
        if len(attributes) > 30:  # taking single ones from thousands is slow
            read = {name: attributes[name] for name in _KEEP & set(attributes)}
            attributes.clear()
            attributes.update(read)
        else:
            for name in set(attributes) - _KEEP:
                del attributes[name]
    unhide(root)
