"""Letters from templates in the window: filled in, kept, opened in the user's mail program."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.contact import Promotion
from app.domain.ids import ContactId
from app.services import contacts, history, letters
from tests.doubles.mail_program import MailProgram
from ui.contacts.page import ContactsPage
from ui.letters.sheet import LetterSheet, as_template
from ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def contacts_page(window: MainWindow, qtbot: QtBot, who: int) -> ContactsPage:
    window.open_page("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 17, timeout=WAIT)
    page.list.setFocus()
    page.show_subject(ContactId(who))
    qtbot.waitUntil(lambda: page.several.ids == (who,) and shown(page) == who, timeout=WAIT)
    return page


def shown(page: ContactsPage) -> int | None:
    person = page.person
    return person.view.contact.id if person else None


def sheet(page: ContactsPage, qtbot: QtBot) -> LetterSheet:
    QTest.keyClick(page.list, Key.Key_L, CTRL)
    writing = page.actions_.letters
    qtbot.waitUntil(lambda: writing.sheet is not None and writing.sheet.isVisible())
    assert writing.sheet is not None
    return writing.sheet


def test_a_letter_is_filled_in_opened_and_recorded_after_one_confirmation(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page = contacts_page(told, qtbot, 5)
    letter = sheet(page, qtbot)
    person = letter.person
    assert person is not None
    assert letter.text.toPlainText().startswith(f"Dear {person.name},")
    QTest.keyClick(letter.text, Key.Key_End, CTRL)
    QTest.keyClicks(letter.text, "P.S. a+b & 100%")
    before = len(told.desk.book.ask(history.timeline, person.contact_id).touches)
    QTest.keyClick(letter.text, Key.Key_Return, CTRL)
    parts = urlsplit(mail.links[0])
    assert unquote(parts.path) == person.address
    assert parse_qs(parts.query)["body"][0].endswith("P.S. a+b & 100%")
    focus = told.focusWidget()
    assert focus is not None and focus.accessibleName() == "What I brought"
    QTest.keyClick(focus, Key.Key_Return)
    book = told.desk.book
    qtbot.waitUntil(
        lambda: len(book.ask(history.timeline, person.contact_id).touches) == before + 1,
        timeout=WAIT,
    )


def test_what_was_written_becomes_a_template_with_fields(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot, 5)
    letter = sheet(page, qtbot)
    assert letter.person is not None
    letter.text.setPlainText(f"To {letter.person.name}: hello")
    letter.name.setFocus()
    QTest.keyClicks(letter.name, "Mine")
    QTest.mouseClick(letter.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: letter.letter.name == "Mine", timeout=WAIT)
    assert letter.letter.body == "To {name}: hello"
    QTest.mouseClick(letter.drop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: letter.letter.name != "Mine", timeout=WAIT)
    letter.text.setPlainText("{nmae}")
    letter.name.setText("Wrong")
    QTest.mouseClick(letter.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nmae" in letter.problem.text(), timeout=WAIT)


def test_a_letter_is_copied(told: MainWindow, qtbot: QtBot) -> None:
    letter = sheet(contacts_page(told, qtbot, 5), qtbot)
    QTest.mouseClick(letter.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == letter.text.toPlainText()


def test_to_several_only_those_who_said_yes_one_after_the_other(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page = contacts_page(told, qtbot, 5)
    ids = (ContactId(5), ContactId(6))
    book = told.desk.book
    book.run(letters.allow_promotion, ids, Promotion.YES)
    QTest.keyClick(page.list, Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(page.several.ids) == 17, timeout=WAIT)
    letter = sheet(page, qtbot)
    assert letter.left_out.text().endswith("10 more")
    assert letter.person is not None and letter.person.contact_id in ids
    QTest.mouseClick(letter.open_button, Qt.MouseButton.LeftButton)
    assert letter.isVisible() and "2 of 2" in letter.title.text()
    QTest.mouseClick(letter.open_button, Qt.MouseButton.LeftButton)
    assert not letter.isVisible()
    assert len(mail.links) == 2
    focus = told.focusWidget()
    assert focus is None or focus.accessibleName() != "What I brought"  # a mass mail is no touch


def test_whether_promotion_may_be_sent_is_noted_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot, 5)
    book = told.desk.book

    def answer() -> Promotion:
        return book.ask(contacts.view, ContactId(5)).contact.promotion

    qtbot.waitUntil(lambda: page.detail.head.promotion.currentData() == Promotion.NOT_ASKED)
    page.detail.head.promotion.setFocus()
    QTest.keyClick(page.detail.head.promotion, Key.Key_Home)
    page.detail.head.promotion.activated.emit(0)
    qtbot.waitUntil(lambda: answer() is Promotion.YES, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: answer() is Promotion.NOT_ASKED, timeout=WAIT)


def test_a_value_becomes_its_field_again_the_longest_first() -> None:
    values = {"company": "あおば", "event": "あおば交流会", "talked": None}
    assert as_template("あおば交流会 あおば", values) == "{event} {company}"
