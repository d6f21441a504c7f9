"""What somebody chose to do about the people of one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.services.import_findings import Choice, Choices, Kind
from app.services.import_preview import PreviewEntry
from ui.importing.table import PersonRow
from ui.importing.words import CHOICES


@dataclass(slots=True)
class Chosen:
    """For all of a kind, and for single people by their number in the file."""

    for_all: dict[Kind, Choice] = field(default_factory=dict)
    each: dict[int, Choice] = field(default_factory=dict)

    @property
    def choices(self) -> Choices:
        """As the import takes them."""
        return Choices(dict(self.for_all), dict(self.each))

    def choose(self, row: PersonRow | None, choice: Choice) -> bool:
        """Choose for one person; False if that makes no sense."""
        if row is None or choice not in CHOICES[row.entry.kind]:
            return False
        self.each[row.entry.number] = choice
        return True

    def choose_as_all(self, row: PersonRow | None) -> bool:
        """Take back what was chosen for one person alone; False if nothing was."""
        return row is not None and self.each.pop(row.entry.number, None) is not None

    def keep_possible(self, entries: Iterable[PreviewEntry]) -> None:
        """Forget what no longer makes sense after the file was looked at anew."""
        allowed = {e.number: CHOICES[e.kind] for e in entries}
        self.each = {n: c for n, c in self.each.items() if c in allowed.get(n, ())}

    def rows(self, entries: Sequence[PreviewEntry]) -> list[PersonRow]:
        """The people with what will be done; who is known already comes last."""
        ordered = sorted(entries, key=lambda e: e.kind is Kind.UNCHANGED)
        choices = self.choices
        return [PersonRow(e, choices.of(e.number, e.kind), e.number in self.each) for e in ordered]
