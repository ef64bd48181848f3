"""Names that are more than capitals: companies in quotes, ministries with their genitives, regions, streets."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text import kinds, lookup, stem
from tui.text.aliases import Kind
from tui.text.kinds import classes
from tui.text.stem import words
from tui.text.tokens import Token

_OPEN, _CLOSE = '«"“„', '»"”“'
_LONGEST = 14  # tokens between quotes
_FOLLOWS = frozenset(words("з питань у справах та і й и по делам в с із зі"))
_ONLY_AFFAIRS = frozenset(words("у в по"))
_GENITIVE = tuple(words("и і ї ів їв ого ього их іх ої ня ва ння ей ій ом ов ев ой ия ии ых ства тва та ю я у ту"))


def at(line: Sequence[Token], start: int, language: str) -> tuple[int, Sequence[Token], Kind] | None:
    """(where to go on, the tokens of the name, its type), or None when no such name starts here."""
    token = line[start]
    if token.shape == "sign":
        return _quoted(line, start, language) if token.text in _OPEN else None
    if language not in ("uk", "ru") or token.shape in ("number", "initial"):
        return None
    known = classes()
    key = stem.name_stem(token.text)
    followed = (
        start + 1 < len(line) and line[start + 1].text in "«“„" and token.shape == "upper" and len(token.text) < 6
    )
    if token.shape != "lower" and (key in known.legal_forms or followed):
        return _company(line, start, language)
    if key in known.places_before and key in known.place_heads and token.shape == "lower":
        return _street(line, start)
    if token.shape == "title":
        return _region(line, start) or _ministry(line, start)
    return None


def _until_close(line: Sequence[Token], opening: int) -> int:
    """The place of the sign that closes the quote, or -1."""
    depth = 0
    for place in range(opening + 1, min(len(line), opening + _LONGEST)):
        text = line[place].text
        if text in "«„" and line[opening].text in "«„":
            depth += 1
        elif text in _CLOSE:
            if not depth or text not in "»":
                return place
            return place if place + 1 >= len(line) or line[place + 1].text != "»" else place + 1
    return -1


def _company(line: Sequence[Token], start: int, language: str) -> tuple[int, Sequence[Token], Kind] | None:
    place = start + 1
    while place < len(line) and place < start + 4 and line[place].shape in ("upper", "title"):
        place += 1
    if place < len(line) and line[place].text in _OPEN:
        close = _until_close(line, place)
        if close > 0:
            inner = line[place + 1 : close] if language == "ru" else line[start : close + 1]
            return (close + 1, inner, "ORG") if inner else None
    return None


def _quoted(line: Sequence[Token], start: int, language: str) -> tuple[int, Sequence[Token], Kind] | None:
    """«Name» after a word such as company, club, newspaper."""
    if line[start].text not in _OPEN or start + 1 >= len(line) or line[start + 1].shape not in ("title", "upper"):
        return None
    headed = start and stem.name_stem(line[start - 1].text) in classes().organisation_heads
    if not headed and (language not in ("uk", "ru") or line[start].text != "«" or not start):
        return None
    close = _until_close(line, start)
    inner = line[start + 1 : close] if close > 0 else []
    if not headed and (len(inner) > 3 or not all(token.shape in ("title", "upper") for token in inner)):
        return None
    if 0 < len(inner) < 6 and inner[-1].text not in "?!,":
        return close + 1, inner, "ORG"
    return None


def _street(line: Sequence[Token], start: int) -> tuple[int, Sequence[Token], Kind] | None:
    """`вул. Дружби`: the whole; `м. Києві`: the name alone is left to the other rules."""
    key = stem.name_stem(line[start].text)
    if not key.startswith(("вул", "пл", "просп", "бул", "пров", "ул", "пер")):
        return None
    place = start + 1
    if place < len(line) and line[place].text == ".":
        place += 1
    elif len(line[start].text) < 6 and not key.startswith("вулиц"):
        return None
    first = place
    while place < len(line) and place < first + 3 and line[place].shape in ("title", "initial", "upper"):
        place += 1
    return (place, line[start:place], "LOC") if place > first else None


def _adjective(word: str) -> bool:
    key = stem.name_stem(word)
    return key != stem.fold(word) and key.endswith(("ськ", "цьк", "зьк", "ск", "цк", "ов", "ев", "н"))


def _region(line: Sequence[Token], start: int) -> tuple[int, Sequence[Token], Kind] | None:
    """`Запорізької області`, `Кремінському районі`: adjective with a capital, then a noun for a region."""
    if start + 1 >= len(line) or line[start + 1].shape != "lower":
        return None
    noun = stem.name_stem(line[start + 1].text)
    if noun in classes().place_heads and _adjective(line[start].text):
        return start + 2, line[start : start + 2], "LOC"
    return None


def _ministry(line: Sequence[Token], start: int) -> tuple[int, Sequence[Token], Kind] | None:
    """`Міністерства охорони здоров'я України`, `Національної спілки художників`: a head noun and its genitives."""
    known = classes()
    place = start
    while place < len(line) and place < start + 4 and stem.name_stem(line[place].text) not in known.organisation_heads:
        if line[place].shape not in ("title", "lower") or not _adjective(line[place].text):
            return None
        place += 1
    if place >= len(line) or stem.name_stem(line[place].text) not in known.organisation_heads:
        return None
    if place == start and line[place].shape != "title":
        return None
    end = _genitives(line, start, place + 1)
    return (end, line[start:end], "ORG") if end > start + 1 else None


def _genitives(line: Sequence[Token], start: int, place: int) -> int:
    """Where the genitives after a head noun end: `охорони здоров'я України`; a person named in full is not of them."""
    known = classes()
    end = place
    while place < len(line) and place < start + 9:
        token = line[place]
        low = token.low
        if token.shape == "lower" and low in _FOLLOWS and place + 1 < len(line) and line[place + 1].shape != "sign":
            if low in _ONLY_AFFAIRS and stem.name_stem(line[place + 1].text) not in ("справ", "дел"):
                break
            place += 1
            continue
        if token.shape in ("title", "upper"):
            hit = lookup.at(line, place)
            if hit and not hit.hint and not hit.weak:
                end = place + hit.size
                break
            if kinds.is_given(token.text) and place + 1 < len(line) and line[place + 1].shape == "title":
                before = line[place - 1].low
                end = place + 2 if before in ("імені", "имени") else end
                break
            end = place + 1
            place += 1
            if token.shape == "title":
                break
            continue
        if token.shape != "lower" or not low.endswith(_GENITIVE) or low in known.in_words or low in known.saying:
            break
        place += 1
        end = place
    while end > start + 1 and line[end - 1].low in _FOLLOWS:
        end -= 1
    return end
