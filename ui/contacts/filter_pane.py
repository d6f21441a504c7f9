"""The filters at the left of Contacts, with how many people each holds for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.domain.ids import EventId
from app.domain.saved import SavedSearch
from app.domain.search import Has
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services.facets import Facets
from ui.contacts.delegates import FilterDelegate
from ui.contacts.query import Filters
from ui.contacts.rows import FilterKind, FilterRow
from ui.models.rows import RowModel
from ui.widgets.row_list import RowList
from ui.wording import has_word, industry_word, lacks_word, month_with_year, stage_word

OPEN_AT_FIRST = frozenset({"saved", "industry", "stage", "event", "has"})


class FilterPane(RowList[FilterRow]):
    """Conditions in groups; a click, Space or Enter switches a condition or folds a group."""

    changed = Signal(object)  # Filters
    saved_opened = Signal(object)  # SavedSearch
    saved_dropped = Signal(object)  # SavedSearch

    def __init__(self) -> None:
        model = RowModel[FilterRow](lambda row: row.spoken, lambda row: row.key)
        super().__init__(_("Filters"), model, FilterDelegate(), uniform=False)
        self.setProperty("ground", "window")
        self.filters = Filters()
        self._facets = Facets()
        self._stages: Mapping[Stage, int] = {}
        self._saved: Sequence[SavedSearch] = ()
        self._unfolded = set(OPEN_AT_FIRST)
        self.opened.connect(self.switch)

    def show_facets(self, facets: Facets) -> None:
        """Show the counts of the book."""
        self._facets = facets
        self._show()

    def show_stages(self, stages: Mapping[Stage, int]) -> None:
        """Show the counts of stages, which take longer than all others."""
        self._stages = stages
        self._show()

    def show_saved(self, saved: Sequence[SavedSearch]) -> None:
        """Show the searches that were saved."""
        self._saved = saved
        self._show()

    def choose_filters(self, filters: Filters) -> None:
        """Check these conditions and no others."""
        self.filters = filters
        self._show()
        self.changed.emit(filters)

    def called(self, name: str, value: object) -> str:
        """What a condition is called, by its field of `Filters` and its value."""
        words: dict[str, Callable[[Any], str]] = {
            "industries": industry_word,
            "stages": stage_word,
            "events": lambda event: self._facets.events.get(event, ("", 0))[0],
            "months": month_with_year,
            "has": has_word,
            "lacks": lacks_word,
        }
        return words.get(name, str)(value)

    def switch(self, row: FilterRow) -> None:
        """Check a condition or uncheck it, fold a group or open it, open a saved search."""
        if row.kind == "heading":
            self._unfolded ^= {row.value}
            self._show()
        elif row.kind == "saved":
            self.saved_opened.emit(self._saved_of(row))
        else:
            name, value = _condition(row)
            self.choose_filters(
                replace(self.filters, **{name: getattr(self.filters, name) ^ {value}})
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and at.isValid():
            self.switch(self.rows.rows[at.row()])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks are two clicks here."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.switch(row)
        elif event.key() == Qt.Key.Key_Delete and row is not None and row.kind == "saved":
            self.saved_dropped.emit(self._saved_of(row))
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.show_rows(list(self._rows()))

    def _saved_of(self, row: FilterRow) -> SavedSearch:
        return next(search for search in self._saved if search.name == row.value)

    def _rows(self) -> Iterator[FilterRow]:
        saved = [FilterRow("saved", search.name, search.name) for search in self._saved]
        yield from self._group("saved", _("Saved"), saved)
        yield from self._group("industry", _("Industry"), self._industries())
        yield from self._group("stage", _("Stage"), self._of_stages())
        yield from self._group("event", _("Event"), self._events())
        yield from self._group("has", _("Other"), self._others())
        yield from self._group("tag", _("Tag"), self._named("tag", self._facets.tags))
        named = self._named("prefecture", self._facets.prefectures)
        yield from self._group("prefecture", _("Prefecture"), named)
        yield from self._group("month", _("Met in"), self._months())

    def _group(self, value: str, title: str, rows: Iterable[FilterRow]) -> Iterator[FilterRow]:
        """A group with its heading; of a folded one only what is checked."""
        inside = list(rows)
        is_open = value in self._unfolded
        if inside:
            yield FilterRow("heading", value, title, is_on=is_open)
            yield from (row for row in inside if is_open or row.is_on)

    def _industries(self) -> Iterator[FilterRow]:
        for code, count in _largest_first(self._facets.industries):
            on = code in self.filters.industries
            yield FilterRow("industry", code, industry_word(code), count, on)
        lacking = self._facets.contacts - self._facets.has.get(Has.INDUSTRY, 0)
        if lacking:
            on = Has.INDUSTRY in self.filters.lacks
            yield FilterRow("lacks", Has.INDUSTRY, industry_word(None), lacking, on)

    def _of_stages(self) -> Iterator[FilterRow]:
        for stage in Stage:
            if count := self._stages.get(stage, 0):
                on = stage in self.filters.stages
                yield FilterRow("stage", stage.value, stage_word(stage), count, on)

    def _events(self) -> Iterator[FilterRow]:
        for event_id, (name, count) in self._facets.events.items():
            yield FilterRow("event", str(event_id), name, count, event_id in self.filters.events)

    def _others(self) -> Iterator[FilterRow]:
        for what in (Has.FOLLOW_UP, Has.UNSURE):
            having = self._facets.has.get(what, 0)
            if having:
                yield FilterRow("has", what, has_word(what), having, what in self.filters.has)
            if what is Has.FOLLOW_UP and (lacking := self._facets.contacts - having):
                on = what in self.filters.lacks
                yield FilterRow("lacks", what, lacks_word(what), lacking, on)

    def _named(self, kind: FilterKind, counts: Mapping[str, int]) -> Iterator[FilterRow]:
        checked = getattr(self.filters, f"{kind}s")
        for name, count in _largest_first(counts):
            yield FilterRow(kind, name, name, count, name in checked)

    def _months(self) -> Iterator[FilterRow]:
        for month in sorted(self._facets.months, reverse=True):
            count, on = self._facets.months[month], month in self.filters.months
            yield FilterRow("month", month, month_with_year(month), count, on)


def _condition(row: FilterRow) -> tuple[str, object]:
    """The field of `Filters` that a row belongs to, and the value that it stands for."""
    values: dict[str, tuple[str, object]] = {
        "industry": ("industries", row.value),
        "tag": ("tags", row.value),
        "prefecture": ("prefectures", row.value),
        "month": ("months", row.value),
    }
    if row.kind == "stage":
        return "stages", Stage(row.value)
    if row.kind == "event":
        return "events", EventId(int(row.value))
    if row.kind in ("has", "lacks"):
        return row.kind, Has(row.value)
    return values[row.kind]


def _largest_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
