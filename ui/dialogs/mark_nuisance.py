"""Marking who solicits: a person, or an event or its organiser. Private."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.history import Nuisance, NuisanceKind, NuisanceLevel
from app.i18n import gettext as _
from app.services.words import nuisance_word
from ui.dialogs.short_form import ShortForm, text_of
from ui.widgets.choice import Choice
from ui.widgets.line_edit import LineEdit

Subject = tuple[str, Nuisance]
"""What may be marked, in words, and the mark that it would get."""


class MarkNuisance(ShortForm):
    """What is marked, for what, and how far to stay away."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Nuisance], object] | None = None
        self._subjects: Sequence[Subject] = ()
        self.subject = Choice(_("What"))
        self.kind = Choice(_("For what"))
        for kind in NuisanceKind:
            self.kind.addItem(nuisance_word(kind), kind)
        self.level = Choice(_("How far"))
        self.level.addItem(_("stay away"), NuisanceLevel.AVOID)
        self.level.addItem(_("be careful"), NuisanceLevel.CAUTION)
        self.note = LineEdit(_("Note"))
        rows = (
            (_("What"), self.subject),
            (_("For what"), self.kind),
            (_("How far"), self.level),
            (_("Note"), self.note),
        )
        super().__init__(window, rows, _("Mark"))

    def ask(self, subjects: Sequence[Subject], keep: Callable[[Nuisance], object]) -> None:
        """Open it for what may be marked; `keep` gets the mark."""
        self._keep, self._subjects = keep, subjects
        self.subject.clear()
        for at, (name, _mark) in enumerate(subjects):
            self.subject.addItem(name, at)
        self.note.clear()
        self.ask_for(_("Mark as a nuisance; nobody else sees it"))

    def save(self) -> str:
        _name, bare = self._subjects[int(self.subject.currentData())]
        if self._keep is not None:
            mark = replace(
                bare,
                kind=NuisanceKind(self.kind.currentData()),
                level=NuisanceLevel(self.level.currentData()),
                note=text_of(self.note),
            )
            self._keep(mark)
        return ""


def blank(today: date, **subject: object) -> Nuisance:
    """A mark of which only the subject is known yet."""
    return Nuisance(NuisanceKind.OTHER, NuisanceLevel.AVOID, today, **subject)  # type: ignore[arg-type]
