"""Elements that are read by rules of their own: code, poems, tables of data, embedded posts and films."""

from __future__ import annotations

from collections.abc import Callable

from tui.plain import plain
from tui.text import code, embeds, inline, posts, tables, tags, verbatim
from tui.text.addresses import address
from tui.text.blocks import Piece
from tui.text.element import Element
from tui.text.standing import Standing

_PRE = ("pre", "listing", "xmp")
_BLOCKS = (*_PRE, "dt", "div", "table", "blockquote", embeds.PLAYER)
_INLINE = ("a", "sup", "img", "amp-img", "math", "rt", "span", "small", "i")
TAGS = frozenset(_BLOCKS + _INLINE)  # elements that may be such
Read = Callable[[Element], list[Piece]]


def take(walk: Standing, element: Element, tag: str, read: Read) -> bool:
    """Take an element as one; False when its content is to be read as usual. `read`: the blocks inside an element."""
    if tag in _INLINE:
        if tag in ("img", "amp-img"):
            walk.picture = address(element.get("src") or "", walk.base) or walk.picture
        return inline.whole(walk.text, element, walk.notes, walk.note is not None, walk.kind == "heading")
    found = _blocks(walk, element, tag, read) if tag in _BLOCKS else None
    if found is None:
        return False
    walk.flush()
    walk.pieces += found
    return True


def _blocks(walk: Standing, element: Element, tag: str, read: Read) -> list[Piece] | None:
    """The blocks of such an element, None when it is a usual one."""
    if tag == embeds.PLAYER:
        return [Piece("embed", plain(element.get("title")), element, url=address(element.get("src"), walk.base))]
    if tag == "dt":
        return [] if element in walk.notes.labels else None
    if tag in _PRE:
        return _preformatted(walk, element)
    shape = tags.shape(element.get("class") or "")
    if shape == "gone" and tag == "div":
        return []
    if tag in ("div", "table") and shape == "box":
        text = code.read(element)
        return [Piece("code", text, element, marker=code.language(element))] if text else []
    if tag == "table":
        return _table(walk, element, read)
    if shape == "post" or (tag == "blockquote" and embeds.is_post(element)):
        return _post(walk, element, read)
    return None


def _table(walk: Standing, table: Element, read: Read) -> list[Piece] | None:
    """The rows of a table of data below its caption."""
    homes = walk.notes.homes
    if not tables.is_data(table) or (homes and any(part in homes for part in table.iter("tr", "td", "li", "p"))):
        return None
    heads = [part for one in table.iterchildren("caption") for part in read(one)]
    return heads + tables.rows(table, read)


def _post(walk: Standing, element: Element, read: Read) -> list[Piece]:
    """A post of another service, as one block."""
    text = plain(posts.said("\n".join(part.text for part in read(element))))
    url = address(embeds.url_of(element), walk.base)
    text = text or (embeds.label(url) if url else "")
    return [Piece("embed", text, element, url=url)] if text else []


def _preformatted(walk: Standing, element: Element) -> list[Piece]:
    """Text whose spaces count: code, a poem, or a letter wrapped by hand."""
    verse = tags.shape(element.get("class") or "") == "verse" or bool(walk.verses)
    text = code.read(element)
    language = "" if verse else code.language(element)
    wrapped = not verse and not language and element.find(".//code") is None and verbatim.is_prose(text)
    if verse or wrapped:
        return [Piece("paragraph", part, element) for part in verbatim.paragraphs(text, wrapped)]
    return [Piece("code", text, element, marker=language)] if text else []
