"""Names that are more than capitals: companies in quotes, ministries with their genitives, regions, streets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tui.text import kinds, lookup, stem, tongues, traits
from tui.text.aliases import Kind
from tui.text.kinds import classes
from tui.text.tokens import Token

OPEN, _CLOSE = '«"“„', '»"”“'
_LONGEST = 14  # tokens between quotes
_LEAST = 4  # letters of an adjective


def at(line: Sequence[Token], start: int, language: str) -> tuple[int, Sequence[Token], Kind] | None:
    """(where to go on, the tokens of the name, its type), or None when no such name starts here."""
    token = line[start]
    if token.shape == "sign":
        return _quoted(line, start, language) if token.text in OPEN else None
    if token.shape == "title" and traits.has(language, "latin_cases"):
        return _ministry(line, start, language)
    if not traits.has(language, "cyrillic_cases") or token.shape in ("number", "initial"):
        return None
    if token.shape == "lower":
        return _street(line, start, language) if is_street(token.low) else None
    key = stem.name_stem(token.text)
    followed = start + 1 < len(line) and line[start + 1].text in "«“„" and token.shape == "upper" and len(key) < 6
    if key in classes().legal_forms or followed:
        return _company(line, start, language)
    if token.shape == "title":
        return _region(line, start) or _ministry(line, start, language)
    return None


@lru_cache(maxsize=1 << 12)
def is_street(low: str) -> bool:
    """Whether a word in lower case is a street or village before its name."""
    key = stem.name_stem(low)
    return key in classes().places_before and key in classes().place_heads


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
    if place < len(line) and line[place].text in OPEN:
        close = _until_close(line, place)
        if close > 0:
            inner = line[place + 1 : close] if traits.has(language, "bare_firms") else line[start : close + 1]
            return (close + 1, inner, "ORG") if inner else None
    return None


def _quoted(line: Sequence[Token], start: int, language: str) -> tuple[int, Sequence[Token], Kind] | None:
    """«Name» after a word such as company, club, newspaper."""
    if line[start].text not in OPEN or start + 1 >= len(line) or line[start + 1].shape not in ("title", "upper"):
        return None
    headed = start and stem.name_stem(line[start - 1].text) in classes().organisation_heads
    if not headed and (not traits.has(language, "cyrillic_cases") or line[start].text != "«" or not start):
        return None
    close = _until_close(line, start)
    inner = line[start + 1 : close] if close > 0 else []
    if not headed and (len(inner) > 3 or not all(token.shape in ("title", "upper") for token in inner)):
        return None
    if 0 < len(inner) < 6 and inner[-1].text not in "?!,":
        return close + 1, inner, "ORG"
    return None


def _street(line: Sequence[Token], start: int, language: str) -> tuple[int, Sequence[Token], Kind] | None:
    """`вул. Дружби, 7`, `с. Вишневе`: the whole, where people write so; else the name alone is left to other rules."""
    key = stem.name_stem(line[start].text)
    street = key.startswith(("вул", "пл", "просп", "бул", "пров", "ул", "пер"))
    place = start + 1
    if place < len(line) and line[place].text == ".":
        place += 1
    elif not key.startswith("вулиц"):
        return None
    if not street and not traits.has(language, "short_places"):
        return None
    first = place
    while place < len(line) and place < first + 3 and line[place].shape in ("title", "initial", "upper"):
        place += 1
    if place == first:
        return None
    numbered = street and place + 1 < len(line) and line[place].text == "," and line[place + 1].shape == "number"
    end = place + 2 if numbered and traits.has(language, "short_places") else place
    return end, line[start:end], "LOC"


def _adjective(word: str) -> bool:
    key = stem.name_stem(word)
    return key != stem.fold(word) and key.endswith(("ськ", "цьк", "зьк", "ск", "цк", "ов", "ев", "н"))


def _region(line: Sequence[Token], start: int) -> tuple[int, Sequence[Token], Kind] | None:
    """`Запорізької області`, `Уральском федеральном округе`: adjectives, the first one's capital, a region."""
    place = start + 1
    while place < min(len(line) - 1, start + 2) and line[place].shape == "lower" and _adjective(line[place].text):
        place += 1
    if place >= len(line) or line[place].shape != "lower" or not _adjective(line[start].text):
        return None
    if stem.name_stem(line[place].text) in classes().place_heads:
        return place + 1, line[start : place + 1], "LOC"
    return None


def _ministry(line: Sequence[Token], start: int, language: str) -> tuple[int, Sequence[Token], Kind] | None:
    """`Міністерства охорони здоров'я України`, `Vrhovni sud`: adjectives, a head noun, and its genitives."""
    place = start
    while place < len(line) and place < start + 4 and not is_head(line[place], language):
        token = line[place]
        if token.shape not in ("title", "lower") or not _agrees(token, language):
            return None
        place += 1
    if place >= len(line) or not is_head(line[place], language):
        return None
    if place == start and line[place].shape != "title":
        return None
    end = _genitives(line, start, place + 1, language)
    if start == 0 < place == end - 1 and line[place].shape == "lower" and _is_plain(line[place], language):
        return None
    return (end, line[start:end], "ORG") if end > start + 1 else None


def is_head(token: Token, language: str) -> bool:
    """Whether a word is the head noun of an organisation."""
    if traits.has(language, "latin_cases"):
        return kinds.is_head(token.text, language)
    return stem.name_stem(token.text) in classes().organisation_heads


def _is_plain(token: Token, language: str) -> bool:
    """Whether any firm or office may be called so: `Нова фірма`."""
    return token.low in tongues.listed("plain", language)


def _agrees(token: Token, language: str) -> bool:
    """Whether a word may be an adjective before a head noun."""
    if traits.has(language, "latin_cases"):
        return len(token.low) > _LEAST and token.text.lower().endswith(tongues.written("agreeing", language))
    return _adjective(token.text) or (
        len(token.low) > _LEAST and token.low.endswith(tongues.endings("adjectival", language))
    )


def _genitives(line: Sequence[Token], start: int, place: int, language: str) -> int:
    """Where the genitives after a head noun end: `охорони здоров'я України`; a person named in full is not of them."""
    end, adjective = place, False
    first = place
    joins = tongues.listed("goes_on", language)
    while place < len(line) and place < start + 9:
        token = line[place]
        if token.shape == "lower" and token.low in joins and _goes_on(line, place, place == first, language):
            place += 1
            continue
        if token.shape in ("title", "upper"):
            return _with_name(line, place, end, language)
        if not _is_genitive(token, adjective, language):
            break
        adjective = token.low.endswith(tongues.endings("attributes", language))
        place += 1
        end = place
    while end > start + 1 and line[end - 1].low in joins:
        end -= 1
    return end


def _goes_on(line: Sequence[Token], place: int, first: bool, language: str) -> bool:
    """Whether a small word may go on with an office: `з питань`, but `по` only before what the office is for."""
    after = line[place + 1 : place + 3]
    if not after or after[0].shape == "sign":
        return False
    if line[place].low in tongues.listed("and", language):
        return not first and after[0].shape == "lower"
    if line[place].low not in tongues.listed("only_affairs", language):
        return True
    return any(token.low in tongues.listed("affairs", language) for token in after)


def _is_genitive(token: Token, adjective: bool, language: str) -> bool:
    """Whether a word in lower case may stand in the genitive; `adjective`: one in the genitive stands before it."""
    low = token.text.lower()
    known = classes()
    if token.shape != "lower" or low in known.in_words or low in known.saying or token.low in known.saying:
        return False
    if token.low in tongues.listed("openers", language) or low.endswith(tongues.written("verbs", language)):
        return False
    return adjective or low.endswith(tongues.written("genitives", language))


def _with_name(line: Sequence[Token], place: int, end: int, language: str) -> int:
    """Where an office ends whose genitives lead to a name: its state, what it is called after, or a word of its own."""
    token, before = line[place], line[place - 1].low
    if token.text.isascii() and not line[place - 1].text.isascii():
        return end
    region = _region(line, place) if traits.has(language, "cyrillic_cases") else None
    if region:
        return region[0]
    hit = lookup.at(line, place, None, language)
    if hit and not hit.hint and not hit.weak:
        return place + hit.size if not lookup.is_person(hit.entity) else end
    if kinds.is_given(token.text, language) and place + 1 < len(line) and line[place + 1].shape == "title":
        return place + 2 if before in tongues.listed("named", language) else end
    state = (
        lookup.at(line, place + 1, None, language)
        if place + 1 < len(line) and line[place + 1].shape != "lower"
        else None
    )
    return (
        place
        + 1
        + (state.size if state and not state.hint and not state.weak and not lookup.is_person(state.entity) else 0)
    )
