"""Frozen dataclasses and pure functions: what the card book knows and what follows from it."""
