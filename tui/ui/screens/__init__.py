"""Screens: layout, shared state and message handlers."""
