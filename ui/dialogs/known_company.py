"""What is known of a company from earlier cards and corrections, and the way to forget it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from app.domain.known import KnownCompany, KnownKind
from app.i18n import gettext as _
from app.services.words import known_word
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.wording import cards, day_with_year, industry_word, joined

Line = tuple[str, str, str]


class KnownSheet(Popover):
    """A line for each value, with the number of cards that bear it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=620)
        self.lines: tuple[Line, ...] = ()
        self._forget: Callable[[], object] = lambda: None
        self._title = Label("", Role.TITLE, wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(_("What is known of the company"))
        self.forget_button = Button(
            _("Forget what was learned of this company"), icon=Icon.TRASH, clicked=self._on_forget
        )
        self._close = Button(_("Close"), key="Esc", clicked=self.close_)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(8), px(16), 0)
        foot.addWidget(self.forget_button)
        foot.addStretch()
        foot.addWidget(self._close)
        self._title.setContentsMargins(px(24), px(16), px(16), px(8))
        self.layout_.addWidget(self._title)
        self.layout_.addWidget(self._area, 1)
        self.layout_.addLayout(foot)
        self.layout_.setContentsMargins(0, 0, 0, px(16))

    def open_for(self, known: KnownCompany, forget: Callable[[], object]) -> None:
        """Open it for a company; `forget` is called when that is asked for."""
        self._forget = forget
        self.lines = tuple(_lines(known))
        self._title.setText(joined(known.company.name, cards(known.cards)))
        inner = QWidget()
        inner.setObjectName("scrolled")
        grid = QGridLayout(inner)
        grid.setContentsMargins(px(24), 0, px(24), px(8))
        grid.setHorizontalSpacing(px(20))
        grid.setColumnStretch(1, 1)
        for row, (name, value, count) in enumerate(self.lines):
            grid.addWidget(Label(name, Role.SMALL, "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, wrap=True), row, 1)
            grid.addWidget(Label(count, Role.SMALL, "text2"), row, 2, Qt.AlignmentFlag.AlignTop)
        self._area.setAccessibleDescription("\n".join(" ".join(line) for line in self.lines))
        self._area.setWidget(inner)
        self._area.setMinimumHeight(min(px(420), inner.sizeHint().height()))
        self.open()
        self._close.setFocus()

    def _on_forget(self) -> None:
        self.close_()
        self._forget()


def _lines(known: KnownCompany) -> Iterator[Line]:
    for kind in KnownKind:
        for fact in known.facts(kind):
            code = known.postcode(fact.value) if kind is KnownKind.ADDRESS else None
            yield known_word(kind), joined(code, fact.value), cards(fact.cards)
    if known.company.industry:
        yield known_word(KnownKind.INDUSTRY), industry_word(known.company.industry), ""
    for correction in known.corrections:
        changed = f"{correction.read} → {correction.meant}"
        yield _("Corrected"), changed, day_with_year(correction.learned_on)
