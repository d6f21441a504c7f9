"""The filters at the left of Contacts, with how many people each holds for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.domain.ids import EventId
from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.contacts.delegates import FilterDelegate
from ui.contacts.query import Facets, Filters
from ui.contacts.rows import FilterRow
from ui.models.rows import RowModel
from ui.widgets.row_list import RowList
from ui.wording import industry_word, stage_word


class FilterPane(RowList[FilterRow]):
    """Industry, stage, event; a click, Space or Enter switches a condition."""

    changed = Signal(object)  # Filters

    def __init__(self) -> None:
        model = RowModel[FilterRow](
            lambda row: row.spoken, lambda row: row.key, lambda row: row.kind != "heading"
        )
        super().__init__(_("Filters"), model, FilterDelegate(), uniform=False)
        self.setProperty("ground", "window")
        self.filters = Filters()
        self._facets = Facets()
        self.opened.connect(self.switch)

    def show_facets(self, facets: Facets) -> None:
        """Show the counts of the book."""
        self._facets = facets
        self.show_rows(list(self._rows()))

    def choose_filters(self, filters: Filters) -> None:
        """Check these conditions and no others."""
        self.filters = filters
        self.show_rows(list(self._rows()))
        self.changed.emit(filters)

    def switch(self, row: FilterRow) -> None:
        """Check a condition, or uncheck it."""
        now = self.filters
        if row.kind == "industry":
            self.choose_filters(replace(now, industries=now.industries ^ {row.value}))
        elif row.kind == "stage":
            self.choose_filters(replace(now, stages=now.stages ^ {Stage(row.value)}))
        elif row.kind == "event":
            self.choose_filters(replace(now, events=now.events ^ {EventId(int(row.value))}))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and at.isValid():
            self.switch(self.rows.rows[at.row()])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks are two clicks here."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current is not None:
            self.switch(self.current)
            return
        super().keyPressEvent(event)

    def _rows(self) -> Iterator[FilterRow]:
        yield FilterRow("heading", "industry", _("Industry"))
        for code, count in sorted(
            self._facets.industries.items(), key=lambda pair: (pair[0] is None, -pair[1])
        ):
            if code is not None:
                on = code in self.filters.industries
                yield FilterRow("industry", code, industry_word(code), count, on)
        yield FilterRow("heading", "stage", _("Stage"))
        for stage in Stage:
            if count := self._facets.stages.get(stage, 0):
                on = stage in self.filters.stages
                yield FilterRow("stage", stage.value, stage_word(stage), count, on)
        yield FilterRow("heading", "event", _("Event"))
        for event_id, (name, count) in self._facets.events.items():
            on = event_id in self.filters.events
            yield FilterRow("event", str(event_id), name, count, on)
