"""Ukrainian and Russian case endings: which of them a nominative may take, so that `Газ` is not Gaza.

The tables are those of the school grammars: a nominative's ending, and the endings of its singular or plural forms.
"""

from __future__ import annotations

from tui.text import stem
from tui.text.stem import words

_FEMININE = "а и і у ою ой ы е ею"
_SOFT = "ия ии ию ией ія ії ію ією іє"
_ADJECTIVE = "ий ій ый ой ая ое е а ого ього ому ьому им їм ім ом ем его ему ым ої ою ій ую у"
_FORMS: dict[str, frozenset[str]] = {
    ending: frozenset(words(forms)) | {ending}
    for ending, forms in {
        "": "а у ом ові ем еві і е ю и я ы ів ам ами ах",
        "ь": "я ю ем єм еві єві і и е ём",
        "й": "я ю єм ем ї і еві єві е и",
        "а": _FEMININE,
        "я": "я і ї ю ею єю е є ей и",
        "ія": _SOFT,
        "ия": _SOFT,
        "о": "а у ом і е ові",
        "е": "а я ю у ем ом і ого ому ім им ього ьому",
        "є": "я ю єм і ї ього ьому їм",
        "и": "ів ам ами ах ей ов",
        "ы": "ов ам ами ах",
        "і": "ів ям ями ях ам ами ах ей и",
        "ї": "їв ям ями ях",
        "ий": _ADJECTIVE,
        "ый": _ADJECTIVE,
        "ій": _ADJECTIVE + " ія ію ієм ії ієві",
        "ой": _ADJECTIVE,
        "ая": _ADJECTIVE,
        "ое": _ADJECTIVE,
        "у": "",
        "ю": "",
        "э": "",
    }.items()
}
CASES = frozenset(words("ів їв ам ами ах ям ями ях")) | frozenset[str]().union(*_FORMS.values())


def ending(word: str, key: str) -> str:
    """What the folded word has after its stem, `-` for nothing (also where the stem changes)."""
    low = stem.fold(word)
    return (low[len(key) :] if low.startswith(key) else "") or "-"


def fits(form: str, nominatives: str) -> bool:
    """Whether a form's ending is one that a name with these nominatives' endings (`-` is none) may have."""
    return any(form.rstrip("-") in _FORMS.get(one.rstrip("-"), CASES) for one in nominatives.split())
