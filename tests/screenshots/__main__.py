"""`python -m tests.screenshots OUT`: a picture of every page, ja and en, light and dark."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.screenshots.story import Story
from ui.desk import Desk
from ui.main import use_language
from ui.main_window import MainWindow
from ui.pages import entries
from ui.preferences import Preferences
from ui.review.page import ReviewPage
from ui.theme.theme import Scheme, theme

SIZE = (1280, 800)
SETTLE_SECONDS = 0.6


def main(out: Path) -> None:
    """Take all pictures into a folder."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = "Asia/Tokyo"
    time.tzset()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scope = QSettings.Scope.UserScope
        QSettings.setPath(QSettings.Format.NativeFormat, scope, f"{folder}/settings")
        app = QApplication(sys.argv[:1])
        theme()
        desk = Desk(Story(Path(folder) / "book").tell())
        for language in ("ja", "en"):
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                use_language(language)
                theme().choose(scheme)
                _take_all(desk, out, f"{language}-{scheme}.png")
        desk.close()
        app.processEvents()


def _take_all(desk: Desk, out: Path, ending: str) -> None:
    window = MainWindow(desk, Preferences())
    window.resize(*SIZE)
    window.show()
    for number, entry in enumerate(entries(), 1):
        window.open_page(entry.key)
        settle()
        window.grab().save(str(out / f"{number}-{entry.key}-{ending}"))
    _take_compare(window, out / f"3-review-compare-{ending}")
    window.open_palette()
    settle()
    window.grab().save(str(out / f"7-palette-{ending}"))
    window.close()
    window.deleteLater()
    settle()


def _take_compare(window: MainWindow, path: Path) -> None:
    window.open_page("review")
    page = window.page
    assert isinstance(page, ReviewPage)
    page.compare()
    settle()
    window.grab().save(str(path))
    if page.compare_ is not None:
        page.compare_.close_()


def settle() -> None:
    """Let the threads answer and the window paint."""
    end = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
