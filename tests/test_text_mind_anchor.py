"""A claim finds its sentence again in a later text, and never one that says something else."""

from __future__ import annotations

from collections import Counter

import anchors
import pytest
from growth import grows_less
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Anchor, Part, RevisionId, State
from tui.text.anchor import Placed, place
from tui.text.ground import Ground

TEXT = "The mill burned on Monday. Some 40 workers of Harbour Looms left the building. Nobody was hurt."
QUOTE = "Some 40 workers of Harbour Looms left the building."
AT = TEXT.index(QUOTE)


def held(quote: str, text: str, nth: int = 0, part: Part = "body") -> Anchor:
    """The anchor of words of a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    end = start + len(quote)
    return Anchor(RevisionId(1), part, start, end, quote, text[max(0, start - 32) : start], text[end : end + 32])


def again(text: str, quote: str = QUOTE, was: str = TEXT, nth: int = 0) -> Placed:
    """Where words of one text stand in another."""
    return place(held(quote, was, nth), Ground(text), Ground(was))


def words(text: str, placed: Placed) -> str:
    """The words of a place; "" for none."""
    return text[placed.start : placed.end] if placed.start >= 0 else ""


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


@given(st.text(), st.text(), st.text(), st.integers(0, 50))
def test_a_place_is_inside_the_text_or_nowhere(quote: str, text: str, was: str, start: int) -> None:
    one = Anchor(RevisionId(1), "body", start, start + len(quote), quote, text[:9], was[:9])
    for then in (None, Ground(was), Ground(text)):
        placed = place(one, Ground(text), then)
        assert placed == Placed(-1, -1, State.ORPHAN) or 0 <= placed.start < placed.end <= len(text)


@pytest.mark.parametrize("of", anchors.TAGGED)
def test_over_hundreds_of_edits_nothing_stands_in_a_wrong_place_and_what_survived_is_found(of: str) -> None:
    found = {edit.__name__: Counter[str]() for edit in anchors.EDITS}
    for kind, where, edit in anchors.trials([], 600, of):
        found[kind][anchors.tried(where, edit)] += 1
    assert not any(counted["wrong"] for counted in found.values())
    assert all(found[edit.__name__]["right"] >= 57 for edit in anchors.SURVIVES)
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
    placed = again(f"It was late. {other} Rain fell.", quote, f"It was late. {quote} Rain fell.")
    assert placed.state is State.ORPHAN


def test_a_like_sentence_between_other_neighbours_is_another_one() -> None:
    later = " Later the guards came. Some 40 workers of Harbour Looms left the old building. They sang."
    text = TEXT.replace(QUOTE, "") + later
    assert again(text).state is State.ORPHAN


def test_a_twin_that_stood_there_already_is_not_taken_for_the_sentence_that_went() -> None:
    calls = "join( base, word, parting )", "join( base, word [, form], parting )"
    was = f"It is called so:\n\n{calls[0]}\n\nThis adds a word. It may be called so:\n\n{calls[1]}\n\nThis shapes it."
    assert again(was.replace(calls[0], ""), calls[0], was).state is State.ORPHAN


def test_a_sentence_is_not_found_as_a_part_of_a_longer_one() -> None:
    was = "It rained. Boats of the harbour left before dawn. The storm grew."
    text = "It rained. Nobody saw that boats of the harbour left before dawn. The storm grew."
    for one in (text, text.replace("boats", "Boats")):
        assert again(one, "Boats of the harbour left before dawn.", was).state is State.ORPHAN
    heading = "Night ferries lose money"
    was = f"Six things.\n\n{heading}\n\nThe port said so."
    assert again(was.replace(heading, f"{heading} in winter"), heading, was).state is State.ORPHAN


def test_of_two_equal_sentences_one_of_which_went_none_is_taken_when_both_had_the_same_neighbours() -> None:
    row = "The pumps ran all night. The dam by the mill held. The water fell. "
    was = f"Monday.\n{row}\nTuesday.\n{row}\nWednesday."
    text = was.replace("The dam by the mill held.", "The dam broke.", 1)
    assert again(text, "The dam by the mill held.", was).state is State.ORPHAN
    assert again("First. " + was, "The dam by the mill held.", was, nth=1).start == 7 + was.rindex("The dam by")


def test_a_part_of_a_sentence_and_several_sentences_are_found_again() -> None:
    part, several = "workers of Harbour Looms left", f"{QUOTE} Nobody was hurt."
    for quote in (part, several):
        assert words("An update. " + TEXT, again("An update. " + TEXT, quote)) == quote
        reworded = TEXT.replace("Looms", "Looms then")
        assert words(reworded, again(reworded, quote)) == quote.replace("Looms", "Looms then")
        assert again(TEXT.replace("Harbour", "Valley"), quote).state is State.ORPHAN


def test_another_currency_sign_or_unit_is_another_claim() -> None:
    was = "The port reopened. The new crane cost the city $5 in every 100 it had. Rain fell."
    quote = "The new crane cost the city $5 in every 100 it had."
    for other in ("€5", "-5", "5 %"):
        assert again(was.replace("$5", other), quote, was).state is State.ORPHAN


def test_in_a_script_without_capitals_no_rewording_is_followed_since_names_cannot_be_told() -> None:
    was = "비가 왔다. 시장은 어제 항구에서 배 세 척이 떠났다고 말했다. 바람이 불었다."
    quote = "시장은 어제 항구에서 배 세 척이 떠났다고 말했다."
    assert words("새 소식. " + was, again("새 소식. " + was, quote, was)) == quote
    assert again(was.replace("항구에서", "부두에서"), quote, was).state is State.ORPHAN


def test_where_the_old_text_is_not_known_its_surroundings_decide() -> None:
    text = "An update. " + TEXT
    assert place(held(QUOTE, TEXT), Ground(text)).start == 11 + AT
    assert place(held(QUOTE, TEXT), Ground(TEXT.replace("Looms", "Valley"))).state is State.ORPHAN


def test_a_title_is_held_by_its_words() -> None:
    title = held("Mill burns in Northport", "Mill burns in Northport", part="title")
    for text, state in (
        ("Mill burns in Northport", State.ANCHORED),
        ("Mill burns down in Northport", State.MOVED),
        ("Mill burns in Southport", State.ORPHAN),
    ):
        assert place(title, Ground(text), Ground("Mill burns in Northport")).state is state


def test_placing_takes_time_in_step_with_the_text() -> None:
    def placed(times: int) -> None:
        was = " ".join(f"Row {number} of the list tells of boats near pier {number}." for number in range(times))
        reworded = was.replace("tells of boats", "now tells of boats")
        now, then = Ground(reworded), Ground(was)
        for quote in ("Row 7 of the list tells of boats near pier 7.", "of the list tells of boats"):
            place(held(quote, was), now, then)

    assert grows_less(placed, 2_000, 8_000, 6)
