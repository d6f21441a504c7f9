"""`python -m tests.screenshots OUT`: a picture of every page, ja and en, light and dark."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.screenshots.offers_told import with_offers
from tests.screenshots.story import Story
from ui.contacts.page import ContactsPage
from ui.desk import Desk
from ui.main import use_language
from ui.main_window import MainWindow
from ui.pages import entries
from ui.preferences import Preferences
from ui.relationships.page import RelationshipsPage
from ui.relationships.ways import WAYS
from ui.review.page import ReviewPage
from ui.theme.theme import Contrast, Scheme, theme

SIZE = (1280, 800)
SETTLE_SECONDS = 0.6
KNOWN = 5  # a contact of the story with whom much happened


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
        desk = Desk(with_offers(Story(Path(folder) / "book").tell()))
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
        if entry.key == "relationships":  # each way of seeing has its own
            continue
        window.open_page(entry.key, KNOWN if entry.key == "person" else None)
        settle()
        window.grab().save(str(out / f"{number:02}-{entry.key}-{ending}"))
    _take_ways(window, out, ending)
    _take_compare(window, out / f"03-review-compare-{ending}")
    _take_look(window, out / f"04-contacts-quick-look-{ending}")
    window.open_palette()
    settle()
    window.grab().save(str(out / f"20-palette-{ending}"))
    window.palette_.close_()
    _take_contrast(window, out / f"21-high-contrast-{ending}")
    window.close()
    window.deleteLater()
    settle()


def _take_ways(window: MainWindow, out: Path, ending: str) -> None:
    """The same people in each way of seeing."""
    window.open_page("relationships")
    page = window.page
    assert isinstance(page, RelationshipsPage)
    for way in WAYS:
        page.ways.switch.choose(way)
        settle()
        window.grab().save(str(out / f"05-relationships-{way}-{ending}"))
    page.ways.switch.choose(WAYS[0])


def _take_compare(window: MainWindow, path: Path) -> None:
    window.open_page("review")
    page = window.page
    assert isinstance(page, ReviewPage)
    page.compare()
    settle()
    window.grab().save(str(path))
    if page.compare_ is not None:
        page.compare_.close_()


def _take_look(window: MainWindow, path: Path) -> None:
    """The quick look over the list."""
    window.open_page("contacts", KNOWN)
    settle()
    page = window.page
    assert isinstance(page, ContactsPage)
    page.looking.open()
    settle()
    window.grab().save(str(path))
    page.looking.sheet.close_()


def _take_contrast(window: MainWindow, path: Path) -> None:
    """The contacts in the colours of high contrast."""
    window.open_page("contacts", KNOWN)
    theme().choose_contrast(Contrast.HIGH)
    settle()
    window.grab().save(str(path))
    theme().choose_contrast(Contrast.NORMAL)


def settle() -> None:
    """Let the threads answer and the window paint."""
    end = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    out = Path("build/screenshots")
    parser.add_argument("out", nargs="?", type=Path, default=out, help=f"folder, else {out}")
    return parser


if __name__ == "__main__":
    main(_parser().parse_args().out)
