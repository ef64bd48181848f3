"""Who says it: the speaker's and the cue's words in a sentence, in English, Ukrainian and Russian.

Three shapes: a source phrase (According to X; за словами X), a speaker before the verb (X said that), and one
after it ("…," said X). Only words of the sentence are given; `he` is resolved by `speaker_name`, when one person fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tui.model import Article, Mention, Span, Suggestion
from tui.text import aliases, stem
from tui.text.stem import words
from tui.text.tokens import Token

_QUOTES = frozenset('"“”«»„')
_PRONOUNS = frozenset(
    words(
        "i you he she it we they who his her their your my us them я ти він вона воно ми ви вони он она оно мы вы они"
    )
)
_AUXILIARY = frozenset(
    words(
        "has have had is was were are be been also later previously recently now then once would will could "
        "can may might must should did do does n't not never always still only just really further often "
        "repeatedly already publicly earlier 've 'd 'll 've ve d ll t don doesn didn m 'm re також теж раніше "
        "вже вчора сьогодні потім тоже также ранее уже"
    )
)
_BOUNDS = frozenset(
    words(
        "that which when where while as if because since although though but and or so what how why whether "
        "until before after than whom for in on at with from by to about into over under during through що як "
        "коли якщо бо але а та і й або чи де який яка які хоча щоб про что как когда если но и или где "
        "который которая которые хотя чтобы о об"
    )
)
_AFTER = frozenset(
    words(
        "that in on at to of for as after when while by with during from about whether if how because told "
        "who что что що під час у в на про о об після после"
    )
)
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and a cue, either may be missing; `hedge`: allegedly, нібито."""

    speaker: Span | None
    cue: Span | None
    quoted: bool = False
    hedge: bool = False


@dataclass(frozen=True, slots=True)
class _Cues:
    said: frozenset[str]
    thought: frozenset[str]
    only_that: frozenset[str]
    hedges: frozenset[str]
    slavic: frozenset[str]
    sources: dict[str, tuple[tuple[str, ...], ...]]


@cache
def _cues() -> _Cues:
    tables = aliases.read("cues.toml")
    known = {name: frozenset(stem.fold(word) for word in text.split()) for name, text in tables.items()}
    sources: dict[str, list[tuple[str, ...]]] = {}
    for line in (tables["sources_en"] + tables["sources_uk"]).strip().splitlines():
        phrase = tuple(stem.fold(word) for word in line.split())
        if phrase:
            sources.setdefault(phrase[0], []).append(phrase)
    return _Cues(
        known["said"], known["thought"], known["only_that"], known["hedges"], known["said_uk"],
        {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in sources.items()},
    )  # fmt: skip


def find(line: Sequence[Token], mentions: Sequence[Mention], language: str) -> Said:
    """The attribution of one sentence; `mentions` are those inside it."""
    cues = _cues()
    lows = [stem.fold(token.text) for token in line]
    quoted = sum(token.text in _QUOTES for token in line) > 1 or (bool(line) and line[0].text in _QUOTES)
    hedge = not cues.hedges.isdisjoint(lows)
    by_source = _source(line, lows, mentions, cues)
    if by_source:
        return Said(*by_source, quoted, hedge)
    best: tuple[int, Span | None, Span] | None = None
    for place, low in enumerate(lows):
        worth = _worth(line, lows, place, low, cues, quoted=quoted)
        if not worth or (best and best[0] >= worth):
            continue
        speaker = _speaker(line, lows, place, mentions)
        if speaker is None and worth < 3:
            continue
        best = worth, speaker, Span(line[place].start, line[place].end)
    return Said(best[1], best[2], quoted, hedge) if best else Said(None, None, quoted, hedge)


def _worth(line: Sequence[Token], lows: list[str], place: int, low: str, cues: _Cues, *, quoted: bool) -> int:
    """How surely this word reports: 0 not at all, 3 certainly."""
    after = lows[place + 1] if place + 1 < len(lows) else ""
    before = lows[place - 1] if place else ""
    if low in cues.slavic:
        return 3 if after in (",", ":", "") or before in ("—", "–", "-", ",") or quoted else 2
    if (low not in cues.said and low not in cues.thought) or line[place].shape not in ("lower", "title"):
        return 0
    if (
        before in ("to", "the", "a", "an", "of", "this", "no", "be", "is", "was", "by", "been", "were")
        and after != "that"
        and low not in ("sure", "certain", "like")
    ):
        return 0
    beside_quote = quoted and (
        before in _QUOTES or after in _QUOTES or (before == "," and place > 1) or after in (",", ":")
    )
    clause = after == "that" or _clause_follows(line, lows, place)
    if low in cues.only_that:
        return 3 if after == "that" else 2 if beside_quote or (clause and before in _PRONOUNS) else 0
    if low in cues.said:
        return 3 if clause or beside_quote or after in (",", ":", ".", "") else 2 if low in ("said", "says") else 1
    return 2 if clause or (before in ("i", "we") and after in (",", "so", ".")) else 0


def _clause_follows(line: Sequence[Token], lows: list[str], place: int) -> bool:
    """Whether a subject follows: a pronoun, an article, or a capital - a clause without `that`."""
    if place + 1 >= len(line):
        return False
    token, low = line[place + 1], lows[place + 1]
    if low in (
        "it",
        "we",
        "they",
        "he",
        "she",
        "i",
        "you",
        "there",
        "this",
        "these",
        "those",
        "the",
        "a",
        "my",
        "our",
        "his",
        "their",
        "its",
        "what",
        "how",
        "why",
        "whether",
        "if",
        "where",
        "some",
        "people",
        "most",
        "many",
        "no",
        "all",
        "when",
        "who",
    ):
        return True
    return token.shape in ("title", "upper") and low not in (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    )


def _source(
    line: Sequence[Token], lows: list[str], mentions: Sequence[Mention], cues: _Cues
) -> tuple[Span, Span] | None:
    for place, low in enumerate(lows):
        for phrase in cues.sources.get(low, ()):
            end = place + len(phrase)
            if tuple(lows[place:end]) == phrase and end < len(line):
                until = _phrase_end(line, lows, end)
                if until > end:
                    return _named(line, end, until, mentions, last=False), Span(line[place].start, line[end - 1].end)
    return None


def _phrase_end(line: Sequence[Token], lows: list[str], start: int) -> int:
    """Where the source's words end: at a comma, a full stop, a dash, or a verb-like word after a name."""
    place = start
    while place < len(line) and place < start + _LONGEST:
        token = line[place]
        if token.text in ",.;:!?()—–" or token.text in _QUOTES:
            if token.text in _QUOTES and place == start:
                place += 1
                continue
            break
        if place > start and lows[place] in (
            "that",
            "which",
            "who",
            "що",
            "что",
            "який",
            "который",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
        ):
            break
        place += 1
    return place


def _named(line: Sequence[Token], start: int, end: int, mentions: Sequence[Mention], *, last: bool) -> Span:
    """The speaker among these words: the name that ends (or opens) them, else all of them."""
    first, final = line[start].start, line[end - 1].end
    inside = [one for one in mentions if first <= one.start and one.end <= final]
    if inside:
        people = [one for one in inside if one.type in ("PER", "ORG")] or inside
        name = people[-1] if last else people[0]
        if (
            name.end == final
            or (name.type == "PER" and not last)
            or (name.start == first and not _possessive(line, name))
        ):
            return Span(name.start, name.end)
    return Span(first, final)


def _possessive(line: Sequence[Token], name: Mention) -> bool:
    return any(token.start == name.end and token.text in "'’" for token in line)


def _speaker(line: Sequence[Token], lows: list[str], cue: int, mentions: Sequence[Mention]) -> Span | None:
    """The subject before the cue, or after it when a quote or a comma stands before."""
    place = cue - 1
    while place >= 0 and (
        lows[place] in _AUXILIARY or lows[place] in ("'", "’") or (lows[place].endswith("ly") and len(lows[place]) > 4)
    ):
        place -= 1
    if place < 0 or line[place].text in _QUOTES or lows[place] in ("—", "–", "-"):
        return _after(line, lows, cue, mentions)
    if line[place].text == ",":
        found = _after(line, lows, cue, mentions)
        return found or _before_aside(line, lows, place, mentions)
    if lows[place] in ("and", "but", "та", "і", "й", "и"):
        return _opening(line, mentions)
    if lows[place] in ("who", "which", "що", "який"):
        place -= 2 if place and line[place - 1].text == "," else 1
        if place < 0:
            return None
    return _phrase_before(line, lows, place, mentions)


def _phrase_before(line: Sequence[Token], lows: list[str], last: int, mentions: Sequence[Mention]) -> Span | None:
    """The noun phrase that ends at `last`."""
    if lows[last] in _PRONOUNS:
        return Span(line[last].start, line[last].end)
    start = last + 1
    while start > 0 and last - start < _LONGEST:
        token, low = line[start - 1], lows[start - 1]
        if (
            token.text in ",;:()—–"
            or token.text in _QUOTES
            or (low in _BOUNDS and low not in ("of", "and", "та", "і", "и", "for", "in", "on", "from"))
        ):
            break
        if low in ("and", "for", "in", "on", "from", "та", "і", "и") and not _inside(token, mentions):
            break
        if token.text == "." and start < last:
            break
        start -= 1
    while start <= last and (lows[start] in _AUXILIARY or line[start].shape == "sign"):
        start += 1
    return _named(line, start, last + 1, mentions, last=True) if start <= last else None


def _inside(token: Token, mentions: Sequence[Mention]) -> bool:
    return any(one.start <= token.start and token.end <= one.end for one in mentions)


def _after(line: Sequence[Token], lows: list[str], cue: int, mentions: Sequence[Mention]) -> Span | None:
    """`said X`: up to a comma, a full stop or a preposition."""
    start = cue + 1
    while start < len(line) and lows[start] in _AUXILIARY:
        start += 1
    end = start
    while end < len(line) and end < start + _LONGEST:
        token = line[end]
        if (
            token.text in ",;:—–()"
            or token.text in _QUOTES
            or (token.text == "." and not (end + 1 < len(line) and line[end - 1].shape in ("upper", "initial")))
        ):
            break
        if lows[end] in _AFTER and not _inside(token, mentions):
            break
        end += 1
    if end == start:
        return None
    if lows[start] in _PRONOUNS:
        return Span(line[start].start, line[start].end)
    capital = any(token.shape in ("title", "upper") for token in line[start:end])
    return (
        _named(line, start, end, mentions, last=False)
        if capital or lows[start] in ("the", "a", "an", "one") or not lows[start].isascii()
        else None
    )


def _before_aside(line: Sequence[Token], lows: list[str], comma: int, mentions: Sequence[Mention]) -> Span | None:
    """`X, the minister, said`: the words before the aside."""
    place = comma - 1
    while place >= 0 and line[place].text != ",":
        place -= 1
    return _phrase_before(line, lows, place - 1, mentions) if place > 0 else None


def _opening(line: Sequence[Token], mentions: Sequence[Mention]) -> Span | None:
    """The name or pronoun that opens the sentence: the subject of its second verb too."""
    for one in mentions:
        if one.start - line[0].start < 60 and not _possessive(line, one):
            return Span(one.start, one.end)
    return Span(line[0].start, line[0].end) if stem.fold(line[0].text) in _PRONOUNS else None


def speaker_name(article: Article, suggestion: Suggestion) -> str:
    """The speaker as a name: `he` becomes the one person named in this sentence or the one before, if there is one."""
    if suggestion.speaker is None:
        return ""
    said = article.text[suggestion.speaker.start : suggestion.speaker.end]
    if stem.fold(said) not in ("he", "she", "він", "вона", "он", "она"):
        return said
    for number in (suggestion.sentence, suggestion.sentence - 1):
        if number < 0:
            break
        sentence = article.sentences[number]
        people = {
            one.entity
            for one in article.mentions
            if one.type == "PER" and sentence.start <= one.start < min(sentence.end, suggestion.speaker.start)
        }
        if len(people) == 1:
            entity = people.pop()
            return next((one.name for one in article.entities if one.id == entity), said)
        if people:
            break
    return said
