"""The colours of code: the ink of each run of a block, by its language. Pygments is loaded when first needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from time import perf_counter

from tui.ui.widgets.document import Chunk

Colour = tuple[int, int, str]
"""A run of the text and the name of its ink."""

MOST = 20_000  # characters of a block beyond which it stays plain; lexers are quick on what people write only
WIDEST = 400  # characters of a line, likewise
PATIENCE = 0.2  # seconds for a block in all; what is not read by then stays plain
LEXERS = {
    "Bash": "bash sh shell zsh ksh shell-script",
    "BashSession": "console shell-session shellsession terminal",
    "C": "c h",
    "CSharp": "csharp cs c#",
    "Cpp": "cpp c++ cc cxx hpp",
    "Css": "css",
    "Dart": "dart",
    "Diff": "diff patch udiff",
    "Docker": "docker dockerfile",
    "Go": "go golang",
    "Haskell": "haskell hs",
    "Html": "html htm xhtml",
    "Ini": "ini cfg conf properties",
    "Java": "java",
    "Javascript": "javascript js jsx mjs node",
    "Julia": "julia jl",
    "Json": "json jsonc json5",
    "Kotlin": "kotlin kt",
    "Lua": "lua",
    "Makefile": "makefile make",
    "Perl": "perl pl",
    "Php": "php",
    "PowerShell": "powershell ps1 pwsh",
    "Python": "python py python3 py3",
    "Ruby": "ruby rb",
    "Rust": "rust rs",
    "S": "r splus",
    "Scala": "scala",
    "Sql": "sql sqlite mysql postgresql",
    "Swift": "swift",
    "TOML": "toml",
    "TypeScript": "typescript ts tsx",
    "Xml": "xml svg rss atom",
    "Yaml": "yaml yml",
}
"""The lexers of Pygments that are asked, and the names by which pages know their languages."""
_KNOWN = {name: f"{lexer}Lexer" for lexer, names in LEXERS.items() for name in names.split()}
INKS = {
    "Comment": "muted",
    "Generic.Prompt": "muted",
    "Generic.Subheading": "muted",
    "Keyword": "accent",
    "Operator.Word": "accent",
    "Name.Tag": "accent",
    "Literal.String": "good",
    "Generic.Inserted": "good",
    "Literal.Number": "warning",
    "Keyword.Constant": "warning",
    "Generic.Deleted": "error",
}
"""What a kind of token is drawn in; the longest name that fits counts, others stay plain."""


class Coloured:
    """The colours of one block; it is read only as far as it is shown."""

    def __init__(self, text: str, language: str) -> None:
        self._tokens = _tokens(text, language)
        self._found: list[Colour] = []
        self._starts: list[int] = []
        self._read, self._spent = 0, 0.0

    def between(self, start: int, end: int) -> list[Colour]:
        """The runs that have a colour in a part of the block."""
        began = perf_counter() - self._spent
        while self._read < end and self._spent < PATIENCE and (token := next(self._tokens, None)) is not None:
            self._read, self._spent = token[1], perf_counter() - began
            if token[2]:
                self._starts.append(token[0])
                self._found.append(token)
        first = max(0, bisect_right(self._starts, start) - 1)
        return [one for one in self._found[first : bisect_right(self._starts, end)] if one[0] < end and one[1] > start]


@lru_cache(maxsize=16)
def coloured(text: str, language: str) -> Coloured:
    """The colours of a block, found once for all its lines."""
    return Coloured(text, language)


def between(chunk: Chunk, start: int, end: int) -> list[Colour]:
    """The coloured runs of a line of code, by offsets of the article."""
    if chunk.language.lower() not in _KNOWN or chunk.end - chunk.start > MOST:
        return []
    at = chunk.start
    found = coloured(chunk.text[at : chunk.end], chunk.language.lower()).between(start - at, end - at)
    return [(at + left, at + right, ink) for left, right, ink in found]


def _tokens(text: str, language: str) -> Iterator[Colour]:
    """The runs of a block; "" is the ink of a plain one."""
    if max(map(len, text.split("\n"))) > WIDEST:
        return
    lexer = getattr(import_module("pygments.lexers"), _KNOWN[language])()
    for start, kind, words in lexer.get_tokens_unprocessed(text):
        yield start, start + len(words), ink_of(str(kind).removeprefix("Token."))


@lru_cache(maxsize=256)
def ink_of(kind: str) -> str:
    """The ink of a kind of token, "" for none: by its name, else by that of a wider kind."""
    while kind and kind not in INKS:
        kind = kind.rpartition(".")[0]
    return INKS.get(kind, "")
