"""Code in a page: its lines as they were typed, without line numbers and buttons, and its language."""

from __future__ import annotations

import re

from lxml import etree

from tui.text.element import Element, names
from tui.text.spaces import verbatim

_GUTTER = re.compile(
    r"\b(?:gutter|linenos?|lineno|line-?numbers?(?:-rows)?|ln|lnt|blob-num|crayon-nums?|hljs-ln-(?:n|numbers)|"
    r"copy(?:-?(?:btn|button|code))?|btn-?copy|clipboard-copy|toolbar|toolbar-item|code-?toolbar-\w+|code-?header|"
    r"code-block-header|filename|language-label|sr-only)(?![\w-])"
)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-|code-|brush:\s*)([a-z][\w+#.-]{0,20})",
    re.I,
)
_BARE = re.compile(r"(?:^|\s)(?:hljs|sourceCode|highlight|brush:)\s+([a-z][\w+#]{0,20})(?=\s|$)")
_NONE = names(
    "none text plain plaintext txt default nohighlight auto source block html5 wrapper snippet container box inline "
    "numbers line lines copy body cell area toolbar notranslate js-file-line-container"
)
_SHORT = {"py": "python", "js": "javascript", "ts": "typescript", "rb": "ruby", "sh": "bash", "shell": "bash",
          "console": "bash", "yml": "yaml", "c++": "cpp", "cs": "csharp", "golang": "go", "rs": "rust"}  # fmt: skip
_LINES = names("tr div li p")
_SKIP = names("button script style svg textarea input select")
_PRE = ("pre", "listing", "xmp")


def read(element: Element) -> str:
    """The text of code: as typed inside of pre, else one line for each line element."""
    out: list[str] = []
    typed = 0  # elements we are in whose white space counts
    skipped: Element | None = None
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if skipped is None and event == "start":
            if not isinstance(one.tag, str) or one.tag in _SKIP or _is_gutter(one, element):
                skipped = one
                continue
            typed += one.tag in _PRE
            out.append("\n" if one.tag == "br" else _text(one.text, typed))
        elif event == "end" and (skipped is None or skipped is one):
            if skipped is None and one.tag in _LINES and not "".join(out[-2:]).endswith("\n"):
                out.append("\n")
            typed -= skipped is None and one.tag in _PRE
            skipped = None
            out.append(_text(one.tail, typed) if one is not element else "")
    return _trimmed("".join(out))


def _text(text: str | None, typed: int) -> str:
    """Text of code; between elements that are no pre, white space with a line break is mark-up."""
    if not text or (not typed and text.isspace() and "\n" in text):
        return ""
    return verbatim(text)


def _is_gutter(element: Element, whole: Element) -> bool:
    """Whether a part of the code holds line numbers or a button."""
    own = element.get("class")
    return element is not whole and bool(own and _GUTTER.search(own[:500]))


def _trimmed(text: str) -> str:
    """Without empty lines around it and blanks at the ends of lines."""
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines).rstrip()


def language(element: Element) -> str:
    """The language the page names for code: on itself, on the code element inside it, or on a wrapper around it."""
    inner = element if element.tag == "code" else element.find(".//code")
    around = [element.getparent(), element.getparent().getparent()] if element.getparent() is not None else []
    for one in (inner, element, *around):
        if one is None or not isinstance(one.tag, str) or one.tag in ("body", "article", "main"):
            continue
        found = one.get("data-lang") or one.get("data-language") or _named(one.get("class") or "")
        if found:
            return _SHORT.get(found.lower(), found.lower())
    return ""


def _named(own: str) -> str:
    """The language in a class attribute."""
    for pattern in (_LANGUAGE, _BARE):
        for found in pattern.finditer(own[:300]):
            if found[1].lower() not in _NONE:
                return str(found[1])
    return ""
