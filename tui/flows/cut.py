"""Does a feed deliver its posts whole, or cut short? Then their pages are worth fetching."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from tui.model import Entry
from tui.store.packing import own_text

SHORT = 400  # characters under which a post's text counts as a teaser, marked or not
LONG = 1600  # characters from which a text is whole unless its very end says otherwise
LOOKED_AT = 50  # posts of a document
MANY = 5  # posts from which their lengths or ends can tell
WORD = 20  # characters by which texts cut at a word's end differ
ENDS = 8000  # characters of markup that are looked at, at either end

TAG = re.compile(r"<[^<>]{0,2000}>")
LINK = re.compile(r"<a\s[^<>]{0,400}?href\s*=\s*[\"']?([^\"'\s<>]{1,2000})[^<>]{0,400}>([^<]{0,100})", re.IGNORECASE)
ELLIPSIS = re.compile(r"(?:\.\.\.|…)[\s\W]{0,12}$")
BRACKETED = re.compile(r"[\[(]\s?(?:\.\.\.|…)\s?[\])]")
STOP = re.compile(r"[.!?…:;。！？»”\"'’)\]]\s*$")
OWN_LINKS = re.compile(r"\W*$|permalink|permanent|comment|source|koment|комент|джерел|источник", re.IGNORECASE)
CLOSING = " .…»→>›:)]"
GO_ON = (  # what a link to the rest of a text says, in small letters
    "read more", "read on", "see more", "read the rest", "read full", "read the full",
    "full story", "full article", "continue reading", "keep reading", "learn more", "(more",
    "view post", "читати далі", "читати більше", "читати повністю", "читайте далі",
    "докладніше", "детальніше", "читать далее", "читать дальше", "читать полностью",
    "подробнее", "weiterlesen", "weiter lesen", "mehr lesen", "mehr erfahren", "zum artikel",
    "lire la suite", "lire plus", "lire l’article", "en savoir plus", "leer más", "leer mas",
    "seguir leyendo", "sigue leyendo", "continuar leyendo", "leggi tutto", "leggi di più",
    "continua a leggere", "leia mais", "ler mais", "continue lendo", "continuar a ler",
    "czytaj więcej", "czytaj dalej", "czytaj całość", "lees meer", "lees verder", "číst dál",
    "číst více", "celý článek", "läs mer", "läs vidare", "les mer", "læs mere", "lue lisää",
    "devamını oku", "citește mai mult", "citește mai departe", "tovább olvasom", "részletek",
    "διαβάστε περισσότερα", "прочети още", "続きを読む", "もっと読む", "阅读全文", "閱讀全文", "继续阅读", "繼續閱讀",
    "더 보기", "더보기", "계속 읽기",
)  # fmt: skip
ONE_WORD = re.compile(
    r"(?:^|[.!?…»\])|])\s*(?:more|далі|більше|далее|дальше|mehr|suite|más|altro|mais|więcej|meer|mer|tovább)$"
)


def is_cut(entries: Sequence[Entry]) -> bool:
    """True when most posts that lead to a page are teasers: short, marked at their end, or all broken off alike."""
    posts = [entry for entry in entries if _linked(entry) and not _short_by_nature(entry)][:LOOKED_AT]
    texts = [_text(entry) for entry in posts]
    teasers = sum(len(text) < SHORT or _marked(entry, text) for entry, text in zip(posts, texts, strict=True))
    return teasers * 2 > len(posts) or _broken_off(texts)


def wants_page(entry: Entry, *, cut: bool) -> bool:
    """Whether a post's own text leaves something to its page. `cut`: its feed delivers teasers."""
    if not _linked(entry):
        return False
    text = _text(entry)
    if not text or _marked(entry, text):
        return True
    return cut and len(text) < LONG and not _short_by_nature(entry)


def text_of(markup: str) -> str:
    """The bare text of a feed's markup, white space folded, its middle left out: for measuring, not for reading."""
    if len(markup) > 2 * ENDS:
        markup = f"{markup[:ENDS]} {markup[-ENDS:]}"
    return " ".join(html.unescape(TAG.sub(" ", markup)).split())


def _linked(entry: Entry) -> bool:
    return entry.url.startswith(("http://", "https://"))


def _text(entry: Entry) -> str:
    """A post's text without the line that names post and blog after it."""
    markup = own_text(entry.content, entry.summary)
    last = markup.rfind("<p", -1000)
    foot = markup[last:] if last > 0 else ""
    if foot.count("<a ") == 2 and _bare(entry.url) in html.unescape(foot) and len(text_of(foot)) < 300:
        markup = markup[:last]
    return text_of(markup)


def _short_by_nature(entry: Entry) -> bool:
    """A status (no title, or one made of its text), or a post about a sound or film: its page says no more."""
    if any(one.type.startswith(("audio/", "video/")) for one in entry.enclosures):
        return True
    title, text = entry.title.strip(), _text(entry)
    stem = title.rstrip(". …")
    made = stem != title and len(stem) > 20 and text.startswith(stem)
    return bool(text) and (not title or made or (title == text and len(title) > 80))


def _marked(entry: Entry, text: str) -> bool:
    """Whether a text says itself that it goes on: an ellipsis, "read more", or a last link to its own page."""
    if BRACKETED.search(text[-300:]) and len(text) < 2 * LONG:
        return True
    if ELLIPSIS.search(text[-20:]) and len(text) < LONG:
        return True
    end = text[-60:].rstrip(CLOSING).casefold()
    if end.endswith(GO_ON) or ONE_WORD.search(end):
        return len(text) < 2 * LONG
    if any(words in end for words in GO_ON):
        return len(text) < LONG
    return len(text) < LONG and _leads_on(entry, text)


def _leads_on(entry: Entry, text: str) -> bool:
    """Whether the text ends in a link to its own page, in words that are neither its title nor a permanent link's."""
    links = LINK.findall(own_text(entry.content, entry.summary)[-1500:])
    if not links:
        return False
    words = " ".join(html.unescape(links[-1][1]).split())
    own = _bare(html.unescape(links[-1][0])) == _bare(entry.url) and "#" not in links[-1][0]
    at_end = bool(words) and text.rstrip(CLOSING).endswith(words.rstrip(CLOSING))
    return own and at_end and words.casefold() != entry.title.casefold() and not OWN_LINKS.match(words)


def _broken_off(texts: list[str]) -> bool:
    """Whether texts of middle length all end after as many characters, but for a word, or most amid a sentence."""
    if len(texts) < MANY or not all(100 <= len(text) < LONG for text in texts):
        return False
    lengths = [len(text) for text in texts]
    open_ends = sum(not STOP.search(text[-3:]) for text in texts)
    return max(lengths) - min(lengths) <= WORD or open_ends * 5 >= len(texts) * 4


def _bare(url: str) -> str:
    """An address without scheme, fragment, tracking query and last stroke, to compare."""
    return url.partition("//")[2].partition("#")[0].partition("?utm_")[0].rstrip("/")
