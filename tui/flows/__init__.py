"""Verbs that join rooms: refresh, reading, subscribe, find, demo, doctor and the evaluation doors."""
