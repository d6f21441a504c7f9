"""Starting: what is imported, what a second start does, what a bug looks like."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.event import Budget, Event
from app.domain.history import Encounter
from app.domain.money import Money
from app.services import events
from app.services.contacts import add_contact
from app.services.history import meet
from tests.doubles.people import person
from ui.__main__ import window_arguments
from ui.desk import Desk
from ui.dialogs.crash import crash_dialog
from ui.first_paint import FirstPaint
from ui.main import use_language
from ui.main_window import MainWindow
from ui.pages import LATER as OTHER_PAGES
from ui.preferences import Preferences
from ui.single_instance import InstanceServer, hand_over
from ui.today.page import TodayPage


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    run = subprocess.run(  # a fresh interpreter is what is measured
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.split())


def test_the_window_is_imported_without_pixels() -> None:
    loaded = loaded_after("import ui.main")
    assert "PySide6.QtWidgets" in loaded
    assert not loaded & {"cv2", "numpy", "pytesseract", "onnxruntime"}
    assert not {name for name in loaded if name.startswith("ui.contacts.")}


def test_cameras_are_driven_only_once_one_is_opened() -> None:
    loaded = loaded_after("import ui.main, ui.intake.page")
    assert "ui.intake.camera_panel" in loaded
    assert not loaded & {"PySide6.QtMultimedia", "ui.intake.camera", "cv2", "numpy"}


def test_the_command_line_is_reached_without_qt() -> None:
    loaded = loaded_after("import ui.__main__; import app.cli")
    assert not {name for name in loaded if name.startswith("PySide6")}


def test_a_second_start_hands_its_files_over(qtbot: QtBot, tmp_path: Path) -> None:
    assert not hand_over(tmp_path, [])
    server = InstanceServer(tmp_path)
    card = tmp_path / "名刺 1.jpg"
    program = (
        "import sys; from pathlib import Path; from ui.single_instance import hand_over;"
        "sys.exit(0 if hand_over(Path(sys.argv[1]), [Path(sys.argv[2])]) else 1)"
    )
    with qtbot.waitSignal(server.started_again, timeout=20_000) as caught:
        second = subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(card)])
    assert second.wait(20) == 0
    assert caught.args == [[card.resolve()]]


def test_a_crash_shows_what_to_copy_and_goes_on(qtbot: QtBot) -> None:
    dialog = crash_dialog("Traceback\nZeroDivisionError: division by zero")
    qtbot.addWidget(dialog)
    assert "division by zero" in dialog.informativeText()
    assert isinstance(dialog, QMessageBox)
    names = {b.text() for b in dialog.findChildren(QPushButton)}
    assert {"Copy the report", "Go on"} <= names


def test_only_options_and_files_open_the_window(tmp_path: Path) -> None:
    card = tmp_path / "card.jpg"
    card.touch()
    assert window_arguments([]) is not None
    wanted = window_arguments(["--lang", "en", "--data", str(tmp_path), str(card)])
    assert wanted is not None
    assert (wanted.lang, wanted.data, wanted.files) == ("en", tmp_path, [card])
    assert window_arguments([f"--data={tmp_path}", "--lang=ja"]) == (tmp_path, "ja", [])
    for command in (["--data"], ["--lang", "fr"], ["-x"]):
        assert window_arguments(command) is None
    for command in (["contacts"], ["scan", str(card)], ["--help"], ["missing.jpg"]):
        assert window_arguments(command) is None


FIRST_PAGE = """
import sys
from ui import __main__
load = __main__._import_qt
def told(window):
    page = window.page
    print(*sys.modules, sep="\\n")
    for name in ("QtCore", "QtGui", "QtWidgets"):
        print(*(f"{name}.{c}" for c in vars(sys.modules["PySide6." + name])), sep="\\n")
    print("shown", page.accessibleName(), page.header.subtitle.text(), sep="\\t", flush=True)
    __import__("os")._exit(0)
def then():
    load()
    from ui import main
    main.MainWindow.go_on = told
__main__._import_qt = then
sys.argv = ["enishi", "--lang", "en", "--data", sys.argv[1]]
sys.exit(__main__.main())
"""
LATER = {
    "peewee", "numpy", "PIL", "cv2", "phonenumbers", "keyring", "segno", "pypdfium2", "babel",
    "multiprocessing", "http.client", "dataclasses", "inspect", "argparse",
    "fractions", "email", "logging.handlers", "PySide6.QtNetwork",
    "PySide6.QtPrintSupport", "ui.watched_folder", "ui.contacts_folder", "json",
    "app.domain.relationship", "app.domain.contact", "app.scanning",
    "ocr",
}  # fmt: skip
"""Nothing of this is loaded before somebody sees the day."""
CLASSES_LATER = {
    "QtWidgets.QStyle", "QtWidgets.QFileDialog", "QtWidgets.QMessageBox", "QtWidgets.QScrollBar",
    "QtWidgets.QWizard", "QtGui.QGradient", "QtGui.QTouchEvent",
}  # fmt: skip
"""Qt's classes come with all their enums, at their first use or with a class that is asked for."""


def first_page(folder: Path, tmp_path: Path) -> tuple[set[str], str]:
    """What is loaded once the first page stands painted, and what it shows."""
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "settings")},
    )
    *modules, shown = run.stdout.splitlines()
    return set(modules), shown


def test_the_first_page_is_painted_before_what_it_does_not_need_is_loaded(tmp_path: Path) -> None:
    loaded, shown = first_page(tmp_path / "book", tmp_path)
    assert not loaded & (LATER | CLASSES_LATER)
    assert loaded.isdisjoint(OTHER_PAGES)
    _word, title, day = shown.split("\t")
    assert (title, bool(day)) == ("Today", True)


def test_a_day_that_asks_for_nothing_needs_no_more(tmp_path: Path) -> None:
    book = CardBook(tmp_path / "book")
    book.run(add_contact, person("山田 太郎"))
    book.disconnect()
    loaded, _shown = first_page(tmp_path / "book", tmp_path)
    assert not loaded & LATER


def test_a_day_that_asks_for_something_is_painted_without_the_models(tmp_path: Path) -> None:
    book = CardBook(tmp_path / "book")
    contact = book.run(add_contact, person("山田 太郎")).value
    book.run(meet, Encounter(contact, book.clock()))
    book.disconnect()
    loaded, _shown = first_page(tmp_path / "book", tmp_path)
    assert "app.domain.relationship" in loaded
    assert not loaded & (LATER - {"app.domain.relationship"} | CLASSES_LATER)
    assert loaded.isdisjoint(OTHER_PAGES)


def test_a_day_with_an_event_ahead_is_painted_without_the_models(tmp_path: Path) -> None:
    book = CardBook(tmp_path / "book")
    contact = book.run(add_contact, person("山田 太郎")).value
    today = book.clock().astimezone().date()
    held = Event("朝活", today - timedelta(days=7), series="朝活", purpose="紹介")
    before = book.run(events.add_event, held).value
    book.run(meet, Encounter(contact, held.day, before, note="犬の話"))
    book.run(events.set_budget, Budget(today.replace(day=1), Money(10_000)))
    book.run(events.add_event, replace(held, starts_at=today))
    book.disconnect()
    loaded, _shown = first_page(tmp_path / "book", tmp_path)
    assert "app.services.coming" in loaded
    assert not loaded & (LATER - {"app.domain.relationship"} | CLASSES_LATER)


def test_no_source_is_read_while_the_window_is_imported() -> None:
    code = (
        "from ui.__main__ import _import_qt; _import_qt();"
        "import linecache, ui.main; print(*linecache.cache)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert "ui" not in run.stdout


def test_what_waited_for_the_first_page_begins_without_a_paint(qtbot: QtBot, desk: Desk) -> None:
    hidden = QWidget()
    qtbot.addWidget(hidden)
    waiting = FirstPaint(hidden, desk.tasks)
    with qtbot.waitSignal(waiting.over, timeout=20_000):
        pass


def test_the_window_comes_with_its_first_answer_and_a_row_to_press_keys_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    book = CardBook(tmp_path / "book")
    contact = book.run(add_contact, person("山田 太郎")).value
    book.run(meet, Encounter(contact, book.clock()))
    desk = Desk(book)
    window = MainWindow(desk, Preferences())
    qtbot.addWidget(window)
    window.open_page("today")
    window.first_paint.show()
    assert not window.isVisible()
    qtbot.waitUntil(window.isVisible, timeout=20_000)
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(page.blocks.clocks.filled), timeout=20_000)
    assert window.focusWidget() is page.blocks.clocks.list
    desk.close()


def test_a_window_whose_answer_takes_long_is_shown_without_it(qtbot: QtBot, desk: Desk) -> None:
    slow = QWidget()
    qtbot.addWidget(slow)
    FirstPaint(slow, desk.tasks).show()
    qtbot.waitUntil(slow.isVisible, timeout=20_000)


def test_the_days_copy_is_made_once_the_window_is_there(unopened: CardBook) -> None:
    assert not list(unopened.folders.backups.glob("*.db"))
    unopened.look_after()
    assert len(list(unopened.folders.backups.glob("*.db"))) == 1


@pytest.fixture
def unopened(tmp_path: Path) -> Iterator[CardBook]:
    book = CardBook(tmp_path / "later", at_once=False)
    yield book
    book.disconnect()


def test_qts_own_menus_speak_the_language(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)

    def words() -> str:
        menu = field.createStandardContextMenu()
        return " ".join(action.text() for action in menu.actions())

    try:
        use_language("ja")
        assert "貼り付け" in words()
    finally:
        use_language("en")
    assert "Paste" in words()
