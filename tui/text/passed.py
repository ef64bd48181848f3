"""How a report came here: who passed it on and from whom ("Yonhap, citing the Joint Chiefs"), and where it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tui.model import Article, Mention, Span
from tui.text.particulars import of

FAR = 90  # characters between a carrier and the word that it cites with
_NEAR = 60  # characters between a cue and the place where it was said
_MOST = 9  # words of a source
_FEW = 3  # words of a carrier that is not named
_STOP = re.compile(r"[,;:()\[\]«»“”\"!?\n]|\s[—–-]\s|\.(?=\s|$)")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<city>[^\W\d_][\w'’ʼ.-]*(?:\s[^\W\d_][\w'’ʼ-]*){0,3})(?P<state>, [^\W\d_][\w .]{1,25})?"
    r"(?:, [^\n()—–]{1,30})?\s*(?P<agency>\([^()\n]{2,30}\))?\s?(?:[—–]|--?|\.)\s"
)


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{of(language, name)})(?!\w)", re.IGNORECASE)


@cache
def _told(language: str) -> re.Pattern[str]:
    """`told Northern Wire`, `розповів «Полудню»`: somebody who is named."""
    return re.compile(
        rf"(?<!\w)(?i:{of(language, 'told')})\s(?!(?i:{of(language, 'addressee')})\b)[«“\"]?(?=[^\W\d_a-z])"
    )


@cache
def _onward(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,—–]\s(?i:{of(language, 'onward')})\s[«“\"]?(?=[^\W\d_])|[,—–]\s(?=[^\W\d_])")


def chain(article: Article, start: int, end: int, speaker: Span | None) -> str:
    """Who passed on what text[start:end] says, each citing the next; "" when the sentence names nobody."""
    text, language = article.text, article.language
    inside = [one for one in article.mentions if start <= one.start and one.end <= end]
    links = list(_pattern("passes", language).finditer(text, start, end))
    if not links:
        return _spoke_to(article, inside, start, end, speaker) or _quoted(article, inside, start, end)
    parts = [_carrier(article, inside, start, links[0].start(), speaker)]
    for link in links:
        source = _source(text, link.end(), end, language)
        if source:
            parts.append(f"{' '.join(link[0].split())} {source}")
    return _sewn(parts, text, links[0].start()) if len(parts) > 1 else ""


def _sewn(parts: Sequence[str], text: str, at: int) -> str:
    """`Yonhap, citing X, which cited Y`; without a comma where the text has none."""
    comma = ", " if text[:at].rstrip().endswith(",") or parts[1].split()[0].isascii() else " "
    head = f"{parts[0]}{comma}{parts[1]}" if parts[0] else parts[1]
    return ", ".join([head, *parts[2:]])


def _carrier(article: Article, mentions: Sequence[Mention], start: int, at: int, speaker: Span | None) -> str:
    """Who stands before the word that cites: the nearest body or person, else the speaker's own words."""
    near = [one for one in mentions if one.end <= at and at - one.end <= FAR]
    bodies = [one for one in near if one.type in ("ORG", "PER")]
    if bodies:
        return _name(article, bodies[-1])
    if speaker is not None and speaker.end <= at:
        return _ARTICLE.sub("", article.text[speaker.start : speaker.end], count=1)
    words = _ARTICLE.sub("", article.text[start:at].rstrip(" ,"), count=1).split()
    return " ".join(words) if 0 < len(words) <= _FEW and "," not in article.text[start : at - 2] else ""


def _source(text: str, at: int, end: int, language: str) -> str:
    """The words of a source up to a comma, a clause or the sentence's end."""
    place = at + len(text[at:end]) - len(text[at:end].lstrip(' «“"'))
    stop = _STOP.search(text, place, end)
    until = stop.start() if stop else end
    clause = _pattern("ends", language).search(text, place + 1, until)
    words = text[place : clause.start() if clause else until].split()[:_MOST]
    return " ".join(words).rstrip(".")


def _name(article: Article, mention: Mention) -> str:
    """A mention under the name its entity is shown by."""
    names = {entity.id: entity.name for entity in article.entities}
    return names.get(mention.entity, article.text[mention.start : mention.end])


def _spoke_to(article: Article, mentions: Sequence[Mention], start: int, end: int, speaker: Span | None) -> str:
    """`the mayor told Northern Wire`, `…, сказав мер, передає Курс`: the one that passed it on."""
    text, behind = article.text, _pattern("onward", article.language)
    for match in _told(article.language).finditer(text, start, end):
        if (one := _body(mentions, match.end(), speaker)) is not None:
            return _name(article, one)
    for match in _onward(article.language).finditer(text, start, end) if speaker is not None else ():
        one = _body(mentions, match.end(), speaker)
        if one is not None and (len(match[0]) > len(", «") or behind.match(text, one.end + 1)):
            return _name(article, one)
    return ""


def _body(mentions: Sequence[Mention], place: int, speaker: Span | None) -> Mention | None:
    """The body that is named here, unless it is the speaker."""
    one = _at(mentions, place)
    if one is None or one.type != "ORG":
        return None
    return None if speaker is not None and one.start < speaker.end and speaker.start < one.end else one


def _quoted(article: Article, mentions: Sequence[Mention], start: int, end: int) -> str:
    """`as quoted by Northern Wire`."""
    if "quoted by" not in article.text[start:end] and "cited by" not in article.text[start:end]:
        return ""
    match = _pattern("quoted", "en").search(article.text, start, end)
    body = _at(mentions, match.end() + 1) if match else None
    return _name(article, body) if body is not None else ""


def _at(mentions: Sequence[Mention], place: int) -> Mention | None:
    """The mention that begins here, an article before it aside."""
    return next((one for one in mentions if 0 <= one.start - place <= len("the ")), None)


def place(article: Article, start: int, end: int, speaker: Span | None, cue: Span | None) -> str:
    """Where it was said: `officials in Seoul said`, `said in Seoul`; else the place of the dateline."""
    for one in article.mentions:
        if one.type in ("GPE", "LOC") and start <= one.start and one.end <= end:
            before = article.text[max(start, one.start - 8) : one.start].split()
            at = bool(before) and _pattern("at", article.language).fullmatch(before[-1]) is not None
            if at and (_beside(article.text, one, speaker) or _said_at(article.text, one, cue)):
                return _name(article, one)
    return ""


def _beside(text: str, mention: Mention, speaker: Span | None) -> bool:
    """Whether the place is part of the speaker's words, or stands right behind them."""
    if speaker is None:
        return False
    inside = speaker.start < mention.start and mention.end <= speaker.end
    return inside or (speaker.end <= mention.start and len(text[speaker.end : mention.start].split()) == 1)


def _said_at(text: str, mention: Mention, cue: Span | None) -> bool:
    """Whether the place stands behind the reporting word, without a comma between."""
    return cue is not None and 0 < mention.start - cue.end <= _NEAR and "," not in text[cue.end : mention.start]


def dateline(article: Article) -> str:
    """The place an article's text begins with: `SEOUL (Northern Wire) —`, `КИЇВ, 5 жовтня —`; "" without one."""
    match = _DATELINE.match(article.text)
    if match is None:
        return ""
    named = next((one for one in article.mentions if one.start == 0 and one.type in ("GPE", "LOC")), None)
    city = match["city"]
    if named is not None and named.end >= match.end("city"):
        return _name(article, named)
    return city.title() if city.isupper() and len(city) > 3 and (match["agency"] or named) else ""
