"""What to do with all people of a kind: the kinds that there are, each with its count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from app.i18n import gettext as _
from app.services.import_findings import Choice as What
from app.services.import_findings import Kind
from app.services.words import kind_word
from ui.importing.words import CHOICES, choice_word
from ui.theme.fonts import Role, px
from ui.widgets.choice import Choice
from ui.widgets.label import Label


class KindChoices(QFrame):
    """A row a kind; kinds of which there is nobody are hidden."""

    chosen = Signal(Kind, What)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        self._counts: dict[Kind, Label] = {}
        self._words: dict[Kind, Label] = {}
        self.choices: dict[Kind, Choice] = {}
        for row, kind in enumerate(Kind):
            self._words[kind] = Label(kind_word(kind), tone="text2")
            self._counts[kind] = Label("", Role.BODY_STRONG)
            self.choices[kind] = self._choice(kind)
            grid.addWidget(self._counts[kind], row, 0)
            grid.addWidget(self._words[kind], row, 1)
            grid.addWidget(self.choices[kind], row, 2)

    def _choice(self, kind: Kind) -> Choice:
        made = Choice(_("All: {kind}").format(kind=kind_word(kind)))
        for what in CHOICES[kind]:
            made.addItem(choice_word(what), what)
        made.setEnabled(len(CHOICES[kind]) > 1)
        made.activated.connect(partial(self._choose, kind))
        return made

    def _choose(self, kind: Kind, _at: int) -> None:
        self.chosen.emit(kind, What(self.choices[kind].currentData()))

    def show_counts(self, counts: Mapping[Kind, int], for_all: Mapping[Kind, What]) -> None:
        """Show how many there are of each kind, and what is chosen for them."""
        for kind, choice in self.choices.items():
            self._counts[kind].setText(f"{counts[kind]:,}")
            choice.choose(for_all.get(kind, CHOICES[kind][0]))
            for widget in (self._counts[kind], self._words[kind], choice):
                widget.setVisible(counts[kind] > 0)
