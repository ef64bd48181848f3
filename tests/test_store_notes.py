"""A note on an entity stands where it was met, and is found under every key that the person joined with it."""

from __future__ import annotations

from store_shelf import NOW, digested, shelf
from test_store_rulings import keep, naming_article

from tui.store import journal, notes, rulings


def test_notes_on_an_entity_are_found_through_what_the_person_merged() -> None:
    db, _, (one, two, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier")))
    keep(db, two, naming_article(("Hermit Bay", "L:bay")))
    first = notes.write(db, one, "Runs the quay.", entity="O:quay", now=NOW)
    second = notes.write(db, one, "Merged into the office in May.", entity="O:pier", now=NOW)
    third = notes.write(db, two, "Freezes over.", entity="L:bay", now=NOW)
    assert first is not None
    assert (first.entity, first.entry, first.anchor) == ("O:quay", one, None)
    assert notes.on_entities(db, ["O:quay"]) == (first,)
    rulings.merge(db, "O:pier", "O:quay", NOW)
    for key in ("O:quay", "O:pier"):
        found = notes.on_entities(db, [key])
        assert [(note.text, note.entity) for note in found] == [
            ("Runs the quay.", key),
            ("Merged into the office in May.", key),
        ]
    assert notes.on_entities(db, ["L:bay"]) == (third,)
    assert notes.on_entities(db, ["O:nobody"]) == ()
    journal.undo(db, NOW)
    assert notes.on_entities(db, ["O:pier"]) == (second,)
    db.close()


def test_a_note_on_an_entity_is_rewritten_removed_and_brought_back_as_such() -> None:
    db, _, (one, *_) = shelf()
    digested(db, one)
    made = notes.write(db, one, "Counts people.", entity="harbour-office", now=NOW)
    assert made is not None
    again = notes.write(db, one, "Counts people and boats.", id=made.id, now=NOW)
    assert again is not None
    assert (again.entity, again.text) == ("harbour-office", "Counts people and boats.")
    notes.remove(db, made.id, NOW)
    journal.undo(db, NOW)
    assert notes.on_entities(db, ["harbour-office"]) == (again,)
    assert notes.of_entry(db, one) == (), "it is not on the article"
    db.close()
