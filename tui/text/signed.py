"""What the end of a text says of who wrote it: the name once more, who that is, where to write to."""

from __future__ import annotations

from tui.text import bylines
from tui.text.metadata import About
from tui.text.seen import words
from tui.text.titles import bare
from tui.text.weigh import Weighed

_MOST = 3  # blocks at the end that may be about the authors
_LABEL = 2  # words before a name that only says who wrote
_BEFORE = 40  # letters before a name in a sentence about its bearer: "Our correspondent Ann Lee is …"
_LEAST = 300  # letters of the text before them


def without(article: list[Weighed], about: About) -> list[Weighed]:
    """The blocks but for the last ones that tell of the authors; of an article about them nothing goes."""
    end = len(article)
    while len(article) - end < _MOST and end and tells(article[end - 1].part.text, about):
        end -= 1
    return article[:end] if sum(len(one.part.text) for one in article[:end]) >= _LEAST else article


def tells(text: str, about: About) -> bool:
    """Whether a line only names one of the authors, or says who that is or where to be found."""
    names = (name for name in about.byline.split(", ") if " " in name and name in text)
    return any(_signs(text, name) or _presents(text, name) for name in names if bare(name) not in bare(about.title))


def _signs(text: str, name: str) -> bool:
    """Whether it only says who wrote; a letter's signature ("— Ann Lee") belongs to the letter."""
    return text.endswith(name) and words(text) - words(name) <= _LABEL and not text.startswith(("—", "–", "-", "―"))


def _presents(text: str, name: str) -> bool:
    """Whether it begins with the author and goes on "is", or has an address to reach the author by."""
    before, _, after = text.partition(name)
    if len(before) > _BEFORE or "." in before:
        return False
    return "@" in after or bool(bylines.IS.match(after))
