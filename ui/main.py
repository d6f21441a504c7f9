"""The window's program: one instance, the theme, the card book, and the crash dialog."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from app.cardbook import CardBook, default_folder
from app.errors import EnishiError
from app.i18n import language, set_language, system_language
from app.services import first_look
from ui.desk import Desk
from ui.dialogs.crash import CrashReporter
from ui.main_window import MainWindow
from ui.pages import LATER
from ui.preferences import Preferences
from ui.running import is_running
from ui.theme.theme import make_application

if TYPE_CHECKING:
    from ui.reminding import Reminding

REMIND_AFTER_MS = 3000
TURN_SECONDS = 0.5
"""So long whoever exports or imports waits for what is made anew."""


class Program(QObject):
    """Holds what lives as long as the program: book, threads, and the window of the moment."""

    def __init__(self, book: CardBook, preferences: Preferences) -> None:
        super().__init__()
        self.desk = Desk(book, self)
        self._preferences = preferences
        self.window = self._make_window()
        self.reminding: Reminding | None = None

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.desk, self._preferences)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.language_wanted.connect(self.speak)
        window.closed.connect(QGuiApplication.quit)
        window.open_page("today")
        return window

    def speak(self, code: str) -> None:
        """Switch the language: the window is built anew, for it holds no truth."""
        from app.services.preferences import change_setting

        use_language(code)
        self.desk.tasks.run(change_setting, "language", code)
        old = self.window
        key = old.page_key
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.open_page(key)
        self.window.show()
        old.closed.disconnect()
        old.close()

    def begin(self) -> None:
        """Do what waited for the first page: listen for later starts, look after the book, read."""
        from ui.single_instance import InstanceServer

        use_words_of(language())
        server = InstanceServer(self.desk.folders.root, self)
        server.started_again.connect(self.started_again)
        copied = self.desk.tasks.work(CardBook.look_after)
        copied.then(lambda _none: self.window.ask_status())  # which names the last copy
        self.desk.tasks.aside(CardBook.load_runner).then(lambda _none: self.desk.reading.start())
        self.desk.tasks.aside(self._load_pages)
        self._go_on_taking_in()
        self.desk.tasks.aside(lambda book: book.ask(book.derived.prepare))
        self._renew(is_done=False)

    def _renew(self, *, is_done: bool) -> None:
        """Renew what is of older rules in turns, between which files are read and written."""
        if not is_done and not self.desk.tasks.is_closed:
            renewed = self.desk.tasks.aside(lambda book: book.renew(TURN_SECONDS))
            renewed.then(lambda done: self._renew(is_done=done))

    def _go_on_taking_in(self) -> None:
        """Files that were on their way when the program last ended are taken in now."""
        from ui.intake.unfinished import Unfinished

        if paths := Unfinished(self.desk.folders.root).left_over:
            self.window.take_in_quietly(paths)

    def _load_pages(self, _book: CardBook) -> None:
        """Import, off the window's thread, what it would wait for when a page is first opened."""
        for module in LATER:
            if not self.desk.tasks.is_closed:
                import_module(module)

    def started_again(self, files: Sequence[Path]) -> None:
        """A second start: come to the front and take in its files."""
        self._come_to_front()
        self.window.take_in(files)

    def remind(self) -> None:
        """Begin to remind of what is due; the first page is painted without this."""
        from ui.reminding import Reminding

        notifications = self.desk.notifications
        self.reminding = Reminding(self.desk, self._preferences, notifications, self)
        notifications.opened.connect(self._opened)
        self.reminding.start()

    def _opened(self, key: str) -> None:
        """A notification was clicked: the page Today has all that was reminded of."""
        from ui.notices import ENDED

        if key != ENDED:
            self._come_to_front()
            self.window.open_page("today")

    def _come_to_front(self) -> None:
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Stop what runs."""
        self.desk.close()


def use_language(code: str) -> None:
    """Speak a language, in messages and in Qt's own dates, numbers, menus and dialogs."""
    set_language(code)
    use_words_of(code)


def use_words_of(code: str) -> None:
    """Let Qt write dates, numbers and the words of its own menus and dialogs as a language does."""
    # With the names of all languages: the first page has none.
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("ja_JP" if code == "ja" else "en_GB"))
    app = QCoreApplication.instance()
    for former in app.findChildren(QTranslator) if app else ():
        QCoreApplication.removeTranslator(former)
        former.deleteLater()
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{code}", folder):
        QCoreApplication.installTranslator(words)


def run(folder: Path | None = None, spoken: str | None = None, files: Sequence[Path] = ()) -> int:
    """Open the window on a card book and stay until it closes; the exit status."""
    app = make_application(sys.argv[0])
    app.setApplicationName("Enishi")
    app.setDesktopFileName("enishi")
    place = folder or default_folder()
    if is_running(place) and _handed_over(place, files):
        return 0
    set_language(system_language())
    preferences = Preferences()
    preferences.wear()
    crashes = CrashReporter(app)
    crashes.install()
    told = ""
    try:
        book, chosen = _opened(place)
    except EnishiError as error:
        from ui.dialogs.unopened import restored

        set_language(spoken or system_language())
        told = restored(error, place) or ""
        if not told:
            return error.exit_status
        book, chosen = _opened(place)
    set_language(spoken or chosen or system_language())
    program = Program(book, preferences)
    program.desk.tasks.crashed.connect(crashes.report)
    program.window.first_paint.over.connect(program.begin)
    program.window.first_paint.show()
    program.window.take_in(files)
    if told:
        program.window.toast.say(told)
    QTimer.singleShot(REMIND_AFTER_MS, program.remind)
    status = app.exec()
    program.close()
    return status


def _handed_over(place: Path, files: Sequence[Path]) -> bool:
    from ui.single_instance import hand_over

    return hand_over(place, files)


def _opened(place: Path) -> tuple[CardBook, str | None]:
    """The book, and the language that was chosen in it."""
    book = CardBook(place, at_once=False)
    return book, book.glance(first_look.settings).language
