"""The library: one SQLite file, one thread, plain functions that take a connection."""
