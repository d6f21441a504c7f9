"""Whatever takes the focus says what it is, on every page and in every form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.ui.opening import contacts_page
from ui.main_window import MainWindow
from ui.pages import entries

WAIT = 8000
PAGES = tuple(entry.key for entry in entries())


def focusable(whole: QWidget) -> Iterator[QWidget]:
    """Everything inside that takes the focus, shown or not."""
    for widget in whole.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea)
        is_own = widget.focusProxy() is None and not inner
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and is_own:
            yield widget


def nameless(whole: QWidget) -> list[str]:
    """What takes the focus and does not say what it is, or as what."""
    found = []
    for widget in focusable(whole):
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name) if spoken else ""
        if not name.strip():
            found.append(f"{type(widget).__module__}.{type(widget).__name__} in {chain(widget)}")
    return found


def chain(widget: QWidget) -> str:
    """Whose parts it is."""
    above = widget.parentWidget()
    names: list[str] = []
    while above is not None and len(names) < 4:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names)


@pytest.mark.parametrize("key", PAGES)
def test_everything_that_takes_the_focus_has_a_name(
    told: MainWindow, qtbot: QtBot, key: str
) -> None:
    told.open_page(key)
    qtbot.wait(400)
    assert nameless(told) == []


def test_the_parts_of_a_contact_have_names(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    qtbot.waitUntil(lambda: page.person is not None, timeout=WAIT)
    page.actions_.edit()
    page.people.switch()
    page.several.tag()
    told.open_palette()
    told.show_keys()
    qtbot.wait(200)
    assert nameless(told) == []
