"""What the elements of HTML are to a text: blocks, lists, emphasis, and what is none of it."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.text.element import names

BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noframes ol p pre section "
    "summary table tbody td tfoot th thead tr ul xmp"
)
SKIP = names(
    "script style noscript template svg canvas iframe object embed select textarea button input audio video head "
    "datalist progress meter map"
)
APART = names("button label input select textarea svg video audio object img")
LISTS = ("ul", "ol", "menu", "dir")
KINDS = {"pre": "code", "listing": "code", "xmp": "code", "figcaption": "caption", "caption": "caption"}
MARKS = {
    "b": "strong", "strong": "strong", "dt": "strong", "summary": "strong", "i": "emphasis", "em": "emphasis",
    "cite": "emphasis", "dfn": "emphasis", "code": "code", "kbd": "code", "samp": "code", "tt": "code", "var": "code",
}  # fmt: skip
_SHAPES = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<gone>mw-editsection|mw-cite-backlink|headerlink|header-anchor|heading-anchor|anchor-link|anchorjs-link|"
    r"katex-html|MathJax_Preview|fb-page|fb-like|fb-comments|footnote-?back(?:link|ref)?)|"
    r"(?P<verse>poem|poetry|verse|stanza|strophe|line-block|lyrics|gedicht|wp-block-verse|poem-body|o-poem)|"
    r"(?P<box>syntaxhighlighter|crayon-syntax|js-file-line-container|blob-wrapper|highlighttable|rouge-table|lntable|"
    r"codehilitetable|enlighter-default)|"
    r"(?P<post>twitter-(?:tweet|video)|mastodon-embed|instagram-media|tiktok-embed|reddit-(?:embed-bq|card)|"
    r"bluesky-embed|fb-(?:post|video|xfbml-parse-ignore)|text-post-media|telegram-post)|"
    r"(?P<line>line|poem-line|verse-line)|"
    r"(?P<drop>drop-?cap|dropcap|drop_cap|first-letter|initial-letter)|"
    r"(?P<pull>pull-?quote|wp-block-pullquote)|"
    r"(?P<caption>(?!(?:[\w-]*[-_])?(?:has|no|with|without|text|typo\w*|font|lead|hide|show|body)[-_]?[Cc]aption)"
    r"(?:[\w-]*[-_]|thumb|image|photo|figure|media|picture|img|gallery|slide|video)?"
    r"[Cc]aption(?:s|text|[Ww]rapper|[Cc]ontainer|[Tt]ext)?(?:[-_][\w-]*)?)|"
    r"(?P<credit>(?:[\w-]+[-_])?(?:credits?|photographer|copyright|byline)(?:[-_][\w-]+)?|source)"
    r")(?![\w-])"
)


def shape(own: str) -> str:
    """What an element's class says of its part in a text: "" for nothing.

    gone (no text) | verse | line (of verse) | drop (cap) | pull (quote) | box (of code) | post | caption | credit.
    """
    return _shape(own[:500]) if own else ""


@lru_cache(maxsize=4096)
def _shape(own: str) -> str:
    """The same of the beginning of a class attribute."""
    found = _SHAPES.search(own)
    return str(found.lastgroup) if found else ""
