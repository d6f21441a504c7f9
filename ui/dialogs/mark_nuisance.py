"""Marking who solicits: a person, or an event or its organiser. Private."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.history import Nuisance, NuisanceKind, NuisanceLevel
from app.i18n import gettext as _
from app.services.words import level_word, nuisance_word
from ui.dialogs.short_form import ShortForm, text_of
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.line_edit import LineEdit

Subject = tuple[str, Nuisance]
"""What may be marked, in words, and the mark that it would get."""


class MarkNuisance(ShortForm):
    """What is marked, for what, and how far to stay away."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Nuisance], object] | None = None
        self._drop: Callable[[Nuisance], object] | None = None
        self._subjects: Sequence[Subject] = ()
        self.subject = Choice(_("What"))
        self.subject.activated.connect(lambda _at: self._show())
        self.kind = Choice(_("For what"))
        for kind in NuisanceKind:
            self.kind.addItem(nuisance_word(kind), kind)
        self.level = Choice(_("How far"))
        for level in reversed(NuisanceLevel):
            self.level.addItem(level_word(level), level)
        self.note = LineEdit(_("Note"))
        rows = (
            (_("What"), self.subject),
            (_("For what"), self.kind),
            (_("How far"), self.level),
            (_("Note"), self.note),
        )
        super().__init__(window, rows, _("Mark"))
        self.drop_button = Button(_("Take the mark back"), icon=Icon.UNDO, clicked=self._on_drop)
        self.buttons.insertWidget(0, self.drop_button)

    def ask(
        self,
        subjects: Sequence[Subject],
        keep: Callable[[Nuisance], object],
        drop: Callable[[Nuisance], object],
    ) -> None:
        """Open it for what may be marked, or is; `keep` gets the mark, `drop` one taken back."""
        self._keep, self._drop, self._subjects = keep, drop, subjects
        self.subject.clear()
        for at, (name, _mark) in enumerate(subjects):
            self.subject.addItem(name, at)
        self._show()
        self.ask_for(_("Mark as a nuisance; nobody else sees it"), again=self._mark.id is not None)

    @property
    def _mark(self) -> Nuisance:
        return self._subjects[int(self.subject.currentData())][1]

    def _show(self) -> None:
        if self.subject.currentData() is None:
            return
        mark = self._mark
        self.kind.choose(mark.kind if mark.id is not None else None)
        self.level.choose(mark.level)
        self.note.setText(mark.note or "")
        self.drop_button.setVisible(mark.id is not None)
        self.name_save(again=mark.id is not None)

    def _on_drop(self) -> None:
        if self._drop is not None and self.takes_answers:
            self.close_when_stored(self._drop(self._mark))

    def save(self) -> object:
        bare = self._mark
        if self._keep is not None:
            mark = replace(
                bare,
                kind=NuisanceKind(self.kind.currentData()),
                level=NuisanceLevel(self.level.currentData()),
                note=text_of(self.note),
            )
            return self._keep(mark)
        return None


def blank(today: date, **subject: object) -> Nuisance:
    """A mark of which only the subject is known yet."""
    return Nuisance(NuisanceKind.OTHER, NuisanceLevel.AVOID, today, **subject)  # type: ignore[arg-type]
