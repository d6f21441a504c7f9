"""A search that was given a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search to be asked again; `query` is what would be typed for it."""

    name: str
    query: str
    id: int | None = None
