"""What stands in a window of the usual size has the room it needs: nothing cut, nothing covered."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from app.domain.event import Event
from app.domain.places import Part, Place
from app.i18n import set_language
from app.services import events
from app.services.editing import change_value
from tests.unit.ui.opening import contacts_page
from tests.unit.ui.test_ways import ways_page
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.relationships.columns import Cell
from ui.relationships.table import RelationshipTable
from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.painting import text_width

WAIT = 8000


def head_width(table: RelationshipTable, at: int) -> int:
    """How wide the title of a column is as its head is painted."""
    across, model = Qt.Orientation.Horizontal, table.model()
    said = model.headerData(at, across, Qt.ItemDataRole.FontRole)
    used = said if isinstance(said, QFont) else table.horizontalHeader().viewport().font()
    return QFontMetrics(used).horizontalAdvance(str(model.headerData(at, across)))


def test_what_keeps_a_search_stands_below_the_filters_with_room_around_it(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = contacts_page(told, qtbot)
    (save,) = (b for b in page.findChildren(Button) if b.accessibleName() == "Save this search…")
    top = save.mapTo(page, QPoint(0, 0)).y()
    end = page.filters.mapTo(page, QPoint(0, page.filters.height())).y()
    assert top - end >= px(6), "it would lie over the last filter"
    assert page.height() - (top + save.height()) >= px(6)


def test_a_long_name_has_its_room_in_the_table(told_on: MainWindow, qtbot: QtBot) -> None:
    page = ways_page(told_on, qtbot)
    table, name = page.ways.table, "Margaret Featherstone"
    who = table.rows.rows[0].contact
    told_on.desk.tasks.run(change_value, who.id, Place(Part.NAME), who.name, name)
    qtbot.waitUntil(lambda: any(r.contact.name == name for r in table.rows.rows), timeout=WAIT)
    room = table.columnWidth(Cell.NAME.value) - px(16 + 56)
    assert room >= text_width(name, Role.BODY_STRONG)
    shown = sum(table.columnWidth(cell.value) for cell in Cell)
    assert shown <= table.viewport().width(), "it needs no scrolling aside"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_head_of_the_table_is_cut(told: MainWindow, qtbot: QtBot, language: str) -> None:
    set_language(language)
    page = ways_page(told, qtbot)
    table = page.ways.table
    for cell in Cell:
        if not table.isColumnHidden(cell.value):
            assert table.columnWidth(cell.value) >= head_width(table, cell.value) + px(16), cell


@pytest.mark.parametrize("height", [800, 790, 777])
def test_the_ledger_ends_with_a_whole_row(window: MainWindow, qtbot: QtBot, height: int) -> None:
    for number in range(20):
        day = datetime(2026, 3, 1 + number, 19, 0).astimezone()
        window.desk.book.run(events.add_event, Event(f"Evening {number}", day))
    window.open_page("events")
    page = window.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 20, timeout=WAIT)
    window.resize(1280, height)
    row = page.ledger.rowHeight(0)
    qtbot.waitUntil(lambda: page.ledger.viewport().height() % row <= 3, timeout=WAIT)
    assert page.ledger.viewport().height() // row >= 8
