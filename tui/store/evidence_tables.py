"""The tables of evidence, as a migration: a claim's further fields, links, history, and what was dismissed.

`history` is only ever added to: one row for each change of a claim, by its uuid, so that it outlives the claim.
`dismissed`: a sentence seen before (by the print of its words) that the person does not want to see beside a claim.
"""

from __future__ import annotations

EVIDENCE = """
ALTER TABLE claim ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN chain TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN hedge TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN entity TEXT NOT NULL DEFAULT '';
CREATE INDEX note_entity ON note (entity) WHERE entity <> '';
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, claim INTEGER NOT NULL REFERENCES claim,
    other INTEGER NOT NULL REFERENCES claim, relation TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL, changed INTEGER NOT NULL, UNIQUE (claim, other)) STRICT;
CREATE INDEX evidence_other ON evidence (other);
CREATE TABLE dismissed (
    id INTEGER PRIMARY KEY AUTOINCREMENT, claim TEXT NOT NULL, print TEXT NOT NULL, UNIQUE (claim, print)) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT, claim TEXT NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL) STRICT;
CREATE INDEX history_claim ON history (claim, at, id);
CREATE INDEX claim_speaker ON claim (speaker, status, said, created, entry);
ALTER TABLE revision ADD COLUMN etag TEXT NOT NULL DEFAULT '';
ALTER TABLE revision ADD COLUMN modified TEXT NOT NULL DEFAULT '';
"""
