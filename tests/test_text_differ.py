"""What differs between two texts is told by words: all of both is there, and no text takes more than its share."""

from __future__ import annotations

import pytest
from growth import grows_less
from hypothesis import given
from hypothesis import strategies as st

from tui.text.differ import Difference, diff, folded
from tui.text.ground import plainly

SIGNS = {"same": "{}", "gone": "[-{}-]", "came": "{{+{}+}}"}
OLD = (
    "The ferry left Odesa on Monday with 40 lorries.\n\nNobody was hurt, the harbour master said.\n\n"
    "The storm is to last until Friday.\n\nA tug waits outside."
)
SENTENCES = st.lists(
    st.sampled_from(["The ferry left.", "“Nobody” was hurt.", "Rain – fell", "ran, ran", "\n", "\n\n", "Київ", "1 2 3"])
)


def told(found: Difference) -> str:
    """With signs, a line for each paragraph."""
    lines = ("".join(SIGNS[one.kind].format(one.text.rstrip()) for one in line.pieces) for line in found.paragraphs)
    return "\n".join(lines)


def bare(text: str) -> str:
    return "".join(plainly(text).split())


def test_only_the_words_that_changed_are_told() -> None:
    new = OLD.replace("Monday", "Tuesday").replace("40 lorries", "some 40 old lorries")
    assert told(diff(OLD, new)).splitlines()[0] == (
        "The ferry left Odesa on[-Monday-]{+Tuesday+}with{+some+}40{+old+}lorries."
    )
    assert [diff(OLD, new).gone, diff(OLD, new).came] == [1, 3]
    assert [line.changed for line in diff(OLD, new).paragraphs] == [True, False, False, False]


def test_paragraphs_that_came_or_went_are_told_whole() -> None:
    went = diff(OLD, OLD.replace("Nobody was hurt, the harbour master said.\n\n", ""))
    assert told(went).splitlines()[1] == "[-Nobody was hurt, the harbour master said.-]"
    came = diff(OLD, OLD.replace("A tug", "Two boats turned back.\n\nA tug"))
    assert told(came).splitlines()[3] == "{+Two boats turned back.+}"


def test_a_passage_that_moved_is_known_again_and_counts_as_neither() -> None:
    lines = OLD.split("\n\n")
    found = diff(OLD, "\n\n".join([*lines[2:3], *lines[:2], lines[3]]))
    assert [piece.kind for line in found.paragraphs for piece in line.pieces if piece.moved] == ["came", "gone"]
    assert (found.gone, found.came) == (0, 0)
    assert found.changed


def test_blanks_breaks_and_the_forms_of_quotes_and_dashes_are_no_difference() -> None:
    old = "He said: “We wait” – and left.\nAll of them waited."
    for new in (old.replace("“", '"').replace("”", '"'), old.replace("–", "-").replace(" ", "\u00a0")):
        assert not diff(old, new).changed
    assert not diff("One two three.\n\nFour five six.", "One two three. Four five six.").changed
    assert diff(old, old.replace("“", "").replace("”", "")).changed, "words that lose their quotation marks changed"


def test_unchanged_paragraphs_are_folded_but_for_one_beside_a_change_and_those_asked_for() -> None:
    old = "\n\n".join(f"Paragraph number {number} tells of ferry {number}." for number in range(20))
    found = diff(old, old.replace("ferry 9.", "tug 9."))
    assert [one if isinstance(one, int) else one.changed for one in folded(found.paragraphs)] == [
        8, False, True, False, 9
    ]  # fmt: skip
    shown = folded(found.paragraphs, shown=[15])
    assert [one for one in shown if isinstance(one, int)] == [8, 3, 3]
    assert folded(found.paragraphs, shown=range(20)) == list(found.paragraphs)


@given(SENTENCES, SENTENCES)
def test_both_texts_are_all_there_with_their_places(ours: list[str], theirs: list[str]) -> None:
    old, new = " ".join(ours), " ".join(theirs)
    pieces = [piece for line in diff(old, new).paragraphs for piece in line.pieces]
    assert bare("".join(one.text for one in pieces if one.kind != "gone")) == bare(new)
    assert bare("".join(one.text for one in pieces if one.kind != "came")) == bare(old)
    for one in pieces:
        if one.new >= 0:
            assert new[one.new : one.new + len(one.text)] == one.text
        if one.old >= 0:
            assert bare(old[one.old :]).startswith(bare(one.text))


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_too_strange(old: str, new: str) -> None:
    assert not diff(old, old).changed
    diff(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b ", "b a b "),
        ("a ", "a b "),
        ("a\n", "a\nb\n"),
        ("word {} ", "word {} other {} "),
        ("{} ", "-{} "),
        ("One line number {} of many.\n", "Another line number {} of many.\n"),
        ("x", "y"),
        (".", ",."),
    ],
)
def test_the_time_is_in_step_with_the_texts_however_hostile(old: str, new: str) -> None:
    def compared(times: int) -> None:
        diff(*("".join(one.replace("{}", str(number)) for number in range(times)) for one in (old, new)))

    assert grows_less(compared, 4_000, 16_000, 6)


def test_a_sentence_that_came_or_went_is_marked_with_its_own_full_stop() -> None:
    (came,) = diff("The port is open.", "The port is open. A tug waits.").paragraphs
    assert [(piece.kind, piece.text.strip()) for piece in came.pieces] == [
        ("same", "The port is open."), ("came", "A tug waits."),
    ]  # fmt: skip
    (gone,) = diff("Rain fell. Hail fell. It was dry.", "Rain fell. It was dry.").paragraphs
    assert [piece.text.strip() for piece in gone.pieces if piece.kind == "gone"] == ["Hail fell."]
