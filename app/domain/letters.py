"""Templates of letters: one's own, with fields that are filled in for each person."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIELDS = ("name", "company", "event", "talked", "need", "offer", "file", "promise", "me")
"""What can be filled in: a name as printed; the last event and what was talked of there; what
they look for; what of mine fits, and the names of its files; what I promised; my own name."""

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Letter:
    """A template; `id` is None for those that come with the program."""

    name: str
    language: str
    subject: str
    body: str
    id: int | None = None

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        """What stands in braces and is no field: such lines would always be left out."""
        found = _FIELD.findall(f"{self.subject}\n{self.body}")
        return tuple(dict.fromkeys(name for name in found if name not in FIELDS))
