"""Real windows on a virtual display or offscreen; nothing is kept from one test to the next."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.cardbook import CardBook
from app.i18n import set_language
from tests.doubles.windows import open_window
from tests.screenshots.story import NOW, Story
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.tasks import Tasks
from ui.theme.theme import Scheme, theme

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _english_and_light(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, scope, str(tmp_path / "settings"))
    set_language("en")
    theme().choose(Scheme.LIGHT)
    yield
    set_language("en")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[CardBook]:
    opened = CardBook(tmp_path / "book")
    yield opened
    opened.disconnect()


@pytest.fixture
def desk(book: CardBook, qapp: QApplication) -> Iterator[Desk]:
    made = Desk(book)
    yield made
    made.close()


@pytest.fixture
def tasks(desk: Desk) -> Tasks:
    return desk.tasks


@pytest.fixture
def window(desk: Desk) -> Iterator[MainWindow]:
    made = open_window(desk)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    folder = tmp_path_factory.mktemp("story") / "book"
    Story(folder).tell().disconnect()
    return folder


@pytest.fixture
def told(story: Path, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    folder = tmp_path / "told"
    shutil.copytree(story, folder)
    book = CardBook(folder, lambda: NOW)
    desk = Desk(book)
    window = open_window(desk)
    yield window
    window.close()
    window.deleteLater()
    desk.close()
    book.disconnect()
