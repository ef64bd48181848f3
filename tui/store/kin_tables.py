"""The tables of kinship, as a migration: how often each term is posted, whole signatures, sketches, and stacks.

`posting` has the weightiest terms of an entry and finds it, `signature` has all its terms and its sketch and weighs it.
Entries of one `stack.story` are copies of one text.
"""

from __future__ import annotations

KIN = """
ALTER TABLE term ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
UPDATE term SET size = (SELECT count(*) FROM posting WHERE posting.term = term.id);
CREATE TRIGGER posting_added AFTER INSERT ON posting BEGIN
    UPDATE term SET size = size + 1 WHERE id = new.term;
END;
CREATE TRIGGER posting_removed AFTER DELETE ON posting BEGIN
    UPDATE term SET size = size - 1 WHERE id = old.term;
END;
CREATE TABLE signature (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, terms BLOB NOT NULL, sketch BLOB NOT NULL,
    shingles INTEGER NOT NULL) STRICT;
CREATE TABLE stack (
    entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, story INTEGER NOT NULL) STRICT;
CREATE INDEX stack_story ON stack (story);
"""
