"""The strip over the pages of the demonstration."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.services.demonstration import is_demonstration, mark_demonstration
from app.services.relationships import view
from ui.main_window import MainWindow


def test_an_own_book_never_offers_to_clear_itself(told: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: told.menu.actions() != [])
    qtbot.wait(200)
    assert not told.demonstration.isVisible()
    assert not any("demonstration" in c.text for c in told.menu.commands())


def test_one_press_clears_the_demonstration_and_undo_brings_it_back(
    told: MainWindow, qtbot: QtBot
) -> None:
    book: CardBook = told.desk.book
    told.tasks.run(mark_demonstration)
    qtbot.waitUntil(told.demonstration.isVisible)
    people = len(book.ask(view, told.desk.derived).rows)

    QTest.mouseClick(told.demonstration.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not told.demonstration.isVisible())
    assert book.ask(view, told.desk.derived).rows == ()

    QTest.keyClick(told, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(told.demonstration.isVisible)
    assert len(book.ask(view, told.desk.derived).rows) == people
    assert book.ask(is_demonstration)
