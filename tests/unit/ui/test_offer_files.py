"""What I can bring, in the window: changed, deleted, its files handed over with a letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.offers import Need, Offer
from app.services import attachments, listing, offers
from tests.doubles.mail_program import MailProgram
from tests.unit.ui.test_files import Opener, drag_out
from ui.letters.enclosing import EnclosedForm
from ui.letters.sheet import LetterSheet
from ui.main_window import MainWindow
from ui.matches.offer_form import OfferForm
from ui.matches.page import MatchesPage
from ui.person.page import PersonPage

Key = Qt.Key
WAIT = 8000
TITLE = "見学動線の事例集"
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "手引き.pdf"
    path.write_text("made up")
    return path


@pytest.fixture
def page(told: MainWindow, qtbot: QtBot, guide: Path) -> MatchesPage:
    """The page with an offer that has a file, and a need that it meets."""
    book = told.desk.book
    stored = attachments.store_files(book.folders, [guide])
    book.run(offers.add_offer, Offer(TITLE, "資料"), stored)
    who = next(i for i, p in book.ask(listing.summaries).items() if p.name == "斎藤 真理")
    book.run(offers.add_need, Need("見学動線をよくした園の事例", date(2026, 11, 20), who))
    told.open_page("matches")
    page = told.page
    assert isinstance(page, MatchesPage)
    wait(qtbot, lambda: bool(page.list.rows.rows) and bool(page.offers.rows.rows))
    choose(page)
    return page


def wait(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=WAIT)


def choose(page: MatchesPage) -> None:
    mine = next(row for row in page.offers.rows.rows if row.offer.title == TITLE)
    assert page.offers.choose(mine.offer.id)
    page.offers.setFocus()


def files(page: MatchesPage) -> list[str]:
    rows = [row for row in page.offers.rows.rows if row.offer.title == TITLE]
    return [file.file_name for row in rows for file in row.files]


def form(page: MatchesPage) -> OfferForm:
    found = page.offer_actions.form
    assert found is not None and found.isVisible()
    return found


def drop(form: OfferForm, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, none = QPointF(200, 200), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(form, QDragEnterEvent(at.toPoint(), COPY, data, LEFT, none))
    QApplication.sendEvent(form, QDropEvent(at, COPY, data, LEFT, none))


def enclosed(window: MainWindow, qtbot: QtBot) -> EnclosedForm:
    def is_open() -> bool:
        return any(f.isVisible() for f in window.findChildren(EnclosedForm))

    wait(qtbot, is_open)
    return next(f for f in window.findChildren(EnclosedForm) if f.isVisible())


def test_an_offer_is_changed_with_its_files_and_undone(
    page: MatchesPage, told: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(page.offers, Key.Key_F2)
    shown = form(page)
    assert (shown.title.text(), shown.kind.text()) == (TITLE, "資料")
    assert [link.file.file_name for link in shown.files.links] == ["手引き.pdf"]
    further = tmp_path / "図面.pdf"
    further.write_text("also made up")
    drop(shown, further)
    wait(qtbot, lambda: [k.file.file_name for k in shown.files.links] == ["手引き.pdf", "図面.pdf"])
    QTest.keyClick(shown.files.links[0], Key.Key_Delete)
    wait(qtbot, lambda: files(page) == ["図面.pdf"])
    shown.kind.setText("事例")
    QTest.keyClick(shown.title, Key.Key_Return)
    wait(qtbot, lambda: any(row.offer.kind == "事例" for row in page.offers.rows.rows))
    told.undo()
    wait(qtbot, lambda: any(row.offer.kind == "資料" for row in page.offers.rows.rows))
    told.undo()
    wait(qtbot, lambda: sorted(files(page)) == sorted(["手引き.pdf", "図面.pdf"]))


def test_a_new_offer_is_stored_with_the_files_that_were_chosen(
    page: MatchesPage, qtbot: QtBot, guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.add_offer()
    shown = form(page)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(guide)], ""))
    QTest.mouseClick(shown.files.attach, LEFT)
    assert shown.chosen.text() == "手引き.pdf"
    shown.title.setText("講演")
    QTest.keyClick(shown.title, Key.Key_Return)

    def stored() -> bool:
        return any(r.offer.title == "講演" and len(r.files) == 1 for r in page.offers.rows.rows)

    wait(qtbot, stored)


def test_an_offer_is_deleted_and_brought_back(
    page: MatchesPage, told: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(page.offers, Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    wait(qtbot, lambda: all(row.offer.title != TITLE for row in page.offers.rows.rows))
    wait(qtbot, lambda: all(row.helps != TITLE for row in page.list.rows.rows))
    told.undo()
    wait(qtbot, lambda: files(page) == ["手引き.pdf"])


def test_after_the_draft_of_a_match_its_file_is_handed_over(
    page: MatchesPage, told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page.list.setFocus()
    page.list.choose_first()
    QTest.keyClick(page.list, Key.Key_W)
    handed = enclosed(told, qtbot)
    assert [link.file.file_name for link in handed.files.links] == ["手引き.pdf"]
    assert not handed.files.attach.isVisible(), "it is only handed out here"
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    try:
        QTest.mouseClick(handed.folder_button, LEFT)
        wait(qtbot, lambda: len(opener.opened) == 1)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    folder = Path(opener.opened[0].toLocalFile())
    assert [(p.name, p.read_text()) for p in folder.iterdir()] == [("手引き.pdf", "made up")]
    QTest.mouseClick(handed.done_button, LEFT)
    wait(qtbot, lambda: focused(told) == "What I brought")


def test_a_file_is_dragged_into_the_letter(
    page: MatchesPage, told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page.list.setFocus()
    page.list.choose_first()
    QTest.keyClick(page.list, Key.Key_W)
    handed = enclosed(told, qtbot).files
    handed.dragged.disconnect()  # a real drag waits for somebody to let go
    link = handed.links[0]
    with qtbot.waitSignal(handed.dragged, timeout=WAIT):
        drag_out(link)
    QTest.mouseRelease(link, LEFT)


def test_a_letter_says_that_its_file_is_attached_by_hand(
    page: MatchesPage, told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    person = page.list.rows.rows[0].found.needs
    assert person is not None
    page.open_person()
    whole = told.page
    assert isinstance(whole, PersonPage)
    wait(qtbot, lambda: whole.found is not None)
    whole.letter()
    wait(qtbot, lambda: any(s.isVisible() for s in told.findChildren(LetterSheet)))
    sheet = next(s for s in told.findChildren(LetterSheet) if s.isVisible())
    assert "手引き.pdf" in sheet.text.toPlainText()
    assert "手引き.pdf" in sheet.enclosed.text() and sheet.enclosed.isVisible()
    sheet.text.setPlainText("Another letter")
    assert not sheet.enclosed.isVisible()
    sheet.text.setPlainText(f"About {TITLE}")
    sheet.open_mail()
    handed = enclosed(told, qtbot)
    QTest.keyClick(handed, Key.Key_Escape)
    wait(qtbot, lambda: focused(told) == "What I brought")
    assert len(mail.links) == 1


def focused(window: MainWindow) -> str:
    found = window.focusWidget()
    return found.accessibleName() if found is not None else ""
