"""The people of a file beside what may be done about all of a kind, and about one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import gettext as _
from app.services.import_preview import ImportPreview
from ui.importing.chosen import Chosen
from ui.importing.kinds import KindChoices
from ui.importing.person import PersonPane
from ui.importing.table import PeopleTable
from ui.theme.fonts import Role, px
from ui.widgets.label import Label


class PeopleSheet(QFrame):
    """The table at the left, the choices at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.table = PeopleTable()
        self.kinds = KindChoices()
        self.person = PersonPane()
        inside = QHBoxLayout(self)
        inside.setContentsMargins(px(16), 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.table, 1)
        inside.addWidget(self._right())
        self.table.current_changed.connect(self.person.show_person)

    def show_people(self, shown: ImportPreview, chosen: Chosen) -> None:
        """Show what an import would do, and what is chosen about it."""
        self.kinds.show_counts(shown.counts, chosen.for_all)
        self.table.show_people(chosen.rows(shown.entries))
        self.person.show_person(self.table.current)

    def _right(self) -> QWidget:
        inner = QFrame()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(14), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(Label(_("For all of a kind"), Role.HEADING))
        column.addWidget(self.kinds)
        column.addSpacing(px(10))
        column.addWidget(self.person)
        column.addStretch()
        area = QScrollArea()
        area.setObjectName("form")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFixedWidth(px(348))
        area.setWidget(inner)
        inner.setObjectName("scrolled")
        return area
