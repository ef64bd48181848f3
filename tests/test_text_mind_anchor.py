"""A claim finds its sentence again in a later text, and never one that says something else."""

from __future__ import annotations

from collections import Counter

import anchors
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import State
from tui.text.anchor import Placed, place

TEXT = "The mill burned on Monday. Some 40 workers of Harbour Looms left the building. Nobody was hurt."
QUOTE = "Some 40 workers of Harbour Looms left the building."
AT = TEXT.index(QUOTE)


def again(text: str, quote: str = QUOTE) -> Placed:
    return place(quote, "burned on Monday. ", " Nobody was hurt", "body", AT, AT + len(quote), False, text)


def test_an_unchanged_text_keeps_the_claim_where_it_was() -> None:
    assert again(TEXT) == Placed(AT, AT + len(QUOTE), State.ANCHORED)


def test_a_sentence_that_moved_is_found() -> None:
    text = "An update. " + TEXT
    assert again(text) == Placed(AT + 11, AT + 11 + len(QUOTE), State.MOVED)


def test_changed_spacing_and_quotes_are_seen_through() -> None:
    text = TEXT.replace("40 workers of", "40\u00a0workers\n  of")
    placed = again(text)
    assert placed.state is State.MOVED
    assert text[placed.start : placed.end].split() == QUOTE.split()


def test_a_small_rewording_is_followed() -> None:
    text = TEXT.replace("left the building", "left the old building")
    placed = again(text)
    assert text[placed.start : placed.end] == "Some 40 workers of Harbour Looms left the old building."


def test_another_number_name_or_a_negation_is_another_claim() -> None:
    for old, new in (("40", "45"), ("Harbour", "Valley"), ("left", "never left")):
        assert again(TEXT.replace(old, new)) == Placed(-1, -1, State.ORPHAN)


def test_of_two_equal_sentences_the_one_in_its_context_is_taken() -> None:
    text = f"{QUOTE} This was a lie. The mill burned on Monday. {QUOTE} Nobody was hurt."
    assert again(text).start == text.rindex(QUOTE)


@given(st.text(), st.text(), st.integers(0, 50))
def test_a_place_is_inside_the_text_or_nowhere(quote: str, text: str, start: int) -> None:
    placed = place(quote, "", "", "body", start, start + len(quote), False, text)
    assert placed == Placed(-1, -1, State.ORPHAN) or 0 <= placed.start < placed.end <= len(text)


def test_over_hundreds_of_edits_no_claim_stands_in_a_wrong_place_and_what_survived_is_found() -> None:
    found = {edit.__name__: Counter[str]() for edit in anchors.EDITS}
    for kind, where, edit in anchors.trials([], 800):
        found[kind][anchors.tried(where, edit)] += 1
    assert not any(counted["wrong"] for counted in found.values())
    assert all(found[kind]["right"] >= 95 for kind in ("insert", "delete", "swap", "respace"))
    assert not any(found[kind]["right"] for kind in ("gone", "number", "name"))


@pytest.mark.parametrize(
    ("quote", "other"),
    [
        ("Kyiv counted the losses of the night near the port.", "Odesa counted the losses of the night near the port."),
        (
            "The council said three boats left the old port at dawn.",
            "The council said four boats left the old port at dawn.",
        ),
        ("Експорт зерна через порт знову зріс минулого тижня.", "Експорт зерна через порт знову впав минулого тижня."),
        (
            "Міністр учора підтвердив загибель двох моряків біля острова.",
            "Міністр учора заперечив загибель двох моряків біля острова.",
        ),
        (
            "Minister potwierdził wczoraj śmierć dwóch marynarzy.",
            "Minister potwierdził wczoraj śmierć trzech marynarzy.",
        ),
    ],
)
def test_one_word_can_make_it_another_claim_in_any_language(quote: str, other: str) -> None:
    text = f"It was late. {other} Rain fell."
    assert place(quote, "It was late. ", " Rain fell.", "body", 13, 13 + len(quote), False, text).state is State.ORPHAN


def test_a_like_sentence_between_other_neighbours_is_another_one() -> None:
    later = " Later the guards came. Some 40 workers of Harbour Looms left the old building. They sang."
    text = TEXT.replace(QUOTE, "") + later
    assert again(text).state is State.ORPHAN
