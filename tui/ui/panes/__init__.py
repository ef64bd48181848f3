"""Panes: each owns its verbs; they never import each other."""
