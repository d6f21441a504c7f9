"""Real windows on a virtual display or offscreen; nothing is kept from one test to the next."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.cardbook import CardBook, Clock
from app.i18n import set_language
from tests.doubles.mail_program import MailProgram, mail_program
from tests.doubles.windows import open_window
from tests.screenshots.story import NOW, Story
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.tasks import Tasks
from ui.theme.theme import Contrast, Scheme, theme

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _english_and_light(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, scope, str(tmp_path / "settings"))
    set_language("en")
    theme().choose(Scheme.LIGHT)
    theme().choose_contrast(Contrast.NORMAL)
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


@pytest.fixture
def mail(qapp: QApplication) -> Iterator[MailProgram]:
    """The mail program that the window opens."""
    with mail_program() as program:
        yield program


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    folder = tmp_path_factory.mktemp("story") / "book"
    Story(folder).tell().disconnect()
    return folder


@pytest.fixture
def told(story: Path, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """A window on the story's book, at the moment at which the story ends."""
    with _opened(story, tmp_path / "told", lambda: NOW) as window:
        yield window


@pytest.fixture
def told_on(story: Path, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """The same while time goes on: what is asked for again is newer than what was read."""
    begun = time.monotonic()

    def clock() -> datetime:
        return NOW + timedelta(seconds=1 + time.monotonic() - begun)

    with _opened(story, tmp_path / "told", clock) as window:
        yield window


@contextmanager
def _opened(story: Path, folder: Path, clock: Clock) -> Iterator[MainWindow]:
    shutil.copytree(story, folder)
    book = CardBook(folder, clock)
    desk = Desk(book)
    window = open_window(desk)
    yield window
    window.close()
    window.deleteLater()
    desk.close()
    book.disconnect()
