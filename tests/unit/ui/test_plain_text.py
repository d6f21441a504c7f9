"""What stands on cards and in names of files is text, also where Qt guesses at markup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, Qt
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.services.contacts import add_contact
from tests.doubles.people import person
from ui.contacts.page import ContactsPage
from ui.intake.page import IntakePage
from ui.main_window import MainWindow
from ui.widgets.label import ElidedLabel

MARKUP = "<b>Aoba</b><img src='/etc/passwd'>" + " and a long name" * 20
WAIT = 8000


def is_plain(tip: str) -> bool:
    return not Qt.mightBeRichText(tip) or "&lt;img" in tip


def test_a_name_is_no_markup_in_a_tip(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.book.run(add_contact, person(MARKUP, MARKUP))
    window.open_page("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    view = page.list
    qtbot.waitUntil(lambda: view.model().rowCount() == 1, timeout=WAIT)
    at = view.visualRect(view.model().index(0, 0)).center()
    qtbot.waitUntil(lambda: view.model().index(0, 0).isValid(), timeout=WAIT)
    show = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), show)
    qtbot.waitUntil(lambda: "Aoba" in QToolTip.text(), timeout=WAIT)
    assert is_plain(QToolTip.text())


def test_a_cut_label_tells_all_of_its_text(window: MainWindow) -> None:
    label = ElidedLabel(MARKUP)
    label.resize(80, 20)
    label.show()
    assert "Aoba" in label.toolTip() and is_plain(label.toolTip())


def test_a_file_that_was_refused_is_named_in_full(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    names = [f"<i>{n}<img src=x>.jpg" for n in range(6)]
    for name in names:
        (tmp_path / name).write_text("no picture")
    window.take_in([tmp_path / name for name in names])
    page = window.page
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(page.problem.isVisible, timeout=WAIT)
    assert all(name in page.problem.accessibleDescription() for name in names)
    assert is_plain(page.problem.toolTip())
