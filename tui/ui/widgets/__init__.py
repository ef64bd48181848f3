"""Widgets on the line API that know nothing of feeds."""
