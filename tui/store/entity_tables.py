"""The tables of entities, as a migration: how each is spelt, where each spelling stands, what the person says of them.

A `spelling` is a name under which the rules found an entity; `owner` is the entity it counts for after the person's
word, derived from `ruling` by `naming.settle`. Only `ruling` and `smart` are the person's own.
"""

from __future__ import annotations

ENTITIES = """
CREATE TABLE spelling (
    id INTEGER PRIMARY KEY, entity INTEGER NOT NULL REFERENCES entity, key TEXT NOT NULL, name TEXT NOT NULL,
    owner INTEGER NOT NULL REFERENCES entity, times INTEGER NOT NULL DEFAULT 0, UNIQUE (entity, key)) STRICT;
INSERT INTO spelling (id, entity, key, name, owner) SELECT id, id, lower(name), name, id FROM entity;
CREATE TABLE named (
    spelling INTEGER NOT NULL REFERENCES spelling, moment INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, times INTEGER NOT NULL, places TEXT NOT NULL,
    PRIMARY KEY (spelling, moment, entry)) STRICT, WITHOUT ROWID;
INSERT INTO named SELECT naming.entity, entry.moment, naming.entry, json_array_length(places), places
    FROM naming JOIN entry ON entry.id = naming.entry;
DROP TABLE naming;
ALTER TABLE named RENAME TO naming;
UPDATE spelling SET times = coalesce((SELECT sum(times) FROM naming WHERE naming.spelling = spelling.id), 0);
CREATE INDEX naming_entry ON naming (entry);
CREATE INDEX spelling_owner ON spelling (owner);
CREATE INDEX spelling_key ON spelling (key);
CREATE INDEX spelling_moved ON spelling (owner) WHERE owner <> entity;
CREATE TRIGGER naming_added AFTER INSERT ON naming BEGIN
    UPDATE spelling SET times = times + new.times WHERE id = new.spelling;
END;
CREATE TRIGGER naming_removed AFTER DELETE ON naming BEGIN
    UPDATE spelling SET times = times - old.times WHERE id = old.spelling;
END;
CREATE TABLE ruling (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, entity TEXT NOT NULL, spelling TEXT NOT NULL,
    name TEXT NOT NULL, target TEXT NOT NULL, target_name TEXT NOT NULL, type TEXT NOT NULL, created INTEGER NOT NULL,
    UNIQUE (kind, entity, spelling)) STRICT;
CREATE TABLE gathering (spelling TEXT PRIMARY KEY, before INTEGER NOT NULL) STRICT, WITHOUT ROWID;
ALTER TABLE smart ADD COLUMN entity TEXT NOT NULL DEFAULT '';
ALTER TABLE smart ADD COLUMN created INTEGER NOT NULL DEFAULT 0;
"""
