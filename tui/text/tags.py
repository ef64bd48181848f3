"""What the elements of HTML are to a text: blocks, lists, emphasis, and what is none of it."""

from __future__ import annotations

from tui.text.tree import Element, names

BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul xmp"
)
SKIP = names(
    "script style noscript template svg canvas iframe object embed select textarea button input audio video head "
    "datalist progress meter map"
)
LISTS = ("ul", "ol", "menu", "dir")
KINDS = {"pre": "code", "listing": "code", "xmp": "code", "figcaption": "caption", "caption": "caption"}
MARKS = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis", "code": "code"}
_INNER = {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "blockquote"}


def is_data(row: Element) -> bool:
    """Whether a table row holds figures and words, and is no frame for a whole page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or len(cells) > 60:
        return False
    for cell in cells:
        blocks = 0
        for inner in cell.iter(*_INNER):
            blocks += inner is not cell and (inner.tag not in ("p", "div") or len(inner) > 0)
            if blocks > 1:
                return False
    return True
