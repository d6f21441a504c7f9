"""Naming somebody in a form: completed from the book, kept when it is refused, added when new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.contact import ContactDetails, PersonName
from app.domain.event import FoundThrough
from app.domain.ids import ContactId
from app.services import contacts, events, introductions, listing, undo
from app.services.naming import people_like
from tests.unit.ui.test_recording import (
    CTRL,
    Key,
    field,
    fill,
    focused,
    line,
    named,
    on_person,
    press,
    submit,
    wait,
)
from ui.dialogs.log_touch import LogTouch
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.name_field import NameField
from ui.widgets.suggest_field import SuggestField

NOBODY = "誰 でもない"


def type_into(typed: QLineEdit, text: str) -> None:
    """As an input method does it: `keyClicks` knows no Japanese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(typed, event)


def suggesting(window: MainWindow, name: str) -> SuggestField:
    found = field(window, name)
    assert isinstance(found, SuggestField)
    found.setFocus()
    return found


def offered(found: SuggestField) -> list[str]:
    return [row.text for row in found.list.rows.rows] if found.list is not None else []


def introducing(window: MainWindow, qtbot: QtBot) -> tuple[ContactId, SuggestField]:
    who = on_person(window, qtbot, "田中 一郎")
    press(window, Key.Key_I)
    wait(qtbot, lambda: any(f.isVisible() for f in window.findChildren(NameField)))
    return who, suggesting(window, "The other person")


def test_an_unknown_name_keeps_the_form_and_is_added_with_the_entry(
    told: MainWindow, qtbot: QtBot
) -> None:
    book = told.desk.book
    who, other = introducing(told, qtbot)
    fill(told, The_other_person=NOBODY, Note="本の話から")
    submit(told)
    wait(qtbot, lambda: NOBODY in other.accessibleDescription())
    assert other.isVisible() and other.hasFocus()
    note = field(told, "Note")
    assert isinstance(note, QLineEdit) and note.text() == "本の話から"
    assert not told.toast.isVisible()
    add = next(b for b in told.findChildren(QPushButton) if b.text() == "Add to the book")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    before = book.ask(listing.count)
    submit(told)
    wait(qtbot, lambda: bool(book.ask(introductions.introductions)))
    (made,) = book.ask(introductions.introductions)
    assert made.person == who and made.note == "本の話から"
    assert made.other == named(book, NOBODY)
    book.run(undo.undo)
    assert book.ask(introductions.introductions) == () and book.ask(listing.count) == before


def test_typing_offers_people_and_the_keyboard_chooses(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    _who, other = introducing(told, qtbot)
    type_into(other, "林")
    wait(qtbot, lambda: "林 直樹" in offered(other))
    at = offered(other).index("林 直樹")
    for _step in range(at + 1):
        QTest.keyClick(other, Key.Key_Down)
    QTest.keyClick(other, Key.Key_Return)
    assert other.text() == "林 直樹" and other.list is None
    assert other.isVisible()  # Enter took the line, and did not record yet
    QTest.keyClick(other, Key.Key_Return, CTRL)
    wait(qtbot, lambda: bool(book.ask(introductions.introductions)))
    (made,) = book.ask(introductions.introductions)
    assert made.other == named(book, "林 直樹")


def test_escape_puts_the_list_away_before_the_form(told: MainWindow, qtbot: QtBot) -> None:
    _who, other = introducing(told, qtbot)
    type_into(other, "林")
    wait(qtbot, lambda: other.list is not None)
    QTest.keyClick(other, Key.Key_Escape)
    assert other.list is None and other.isVisible() and other.text() == "林"
    QTest.keyClick(other, Key.Key_Escape)
    assert not other.isVisible()


def test_of_two_of_one_name_the_chosen_one_is_meant(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    twin = book.run(contacts.add_contact, ContactDetails(PersonName("林 直樹"))).value
    _who, other = introducing(told, qtbot)
    fill(told, The_other_person="林 直樹")
    submit(told)
    wait(qtbot, lambda: str(twin) in other.accessibleDescription())
    adding = [b for b in told.findChildren(QPushButton) if b.text() == "Add to the book"]
    assert not any(b.isVisible() for b in adding)  # a third one would be no help
    other.clear()
    type_into(other, "林 直樹")
    wait(qtbot, lambda: offered(other).count("林 直樹") == 2)
    assert other.list is not None
    ids = [row.id for row in other.list.rows.rows]
    for _step in range(ids.index(twin) + 1):
        QTest.keyClick(other, Key.Key_Down)
    QTest.keyClick(other, Key.Key_Tab)  # going on takes the line, too
    submit(told)
    wait(qtbot, lambda: bool(book.ask(introductions.introductions)))
    (made,) = book.ask(introductions.introductions)
    assert made.other == twin


def test_a_word_written_in_the_future_keeps_its_form(told: MainWindow, qtbot: QtBot) -> None:
    who = on_person(told, qtbot, "田中 一郎")
    before = line(told, who)
    press(told, Key.Key_T)
    wait(qtbot, lambda: any(f.isVisible() for f in told.findChildren(DayField)))
    fill(told, What_I_brought="講演の案内")
    day = next(f for f in told.findChildren(DayField) if f.isVisible())
    tomorrow = told.desk.book.clock().astimezone().date() + timedelta(days=1)
    day.setDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
    brought = field(told, "What I brought")
    QTest.keyClick(brought, Key.Key_Return)
    form = next(f for f in told.findChildren(LogTouch) if f.isVisible())
    wait(qtbot, lambda: "still to come" in form.problem.text())
    assert isinstance(brought, QLineEdit) and brought.text() == "講演の案内"
    assert line(told, who) == before


def test_an_event_is_on_the_word_of_somebody_who_is_new(told: MainWindow, qtbot: QtBot) -> None:
    book = told.desk.book
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    wait(qtbot, lambda: page.ledger.current is not None)
    known = book.ask(events.events)[0]
    book.run(events.edit_event, replace(known, organiser="みどり商工会"))
    page.actions_.add()
    fill(told, Name="冬の会")
    organiser = suggesting(told, "Organiser")
    type_into(organiser, "みどり")
    wait(qtbot, lambda: offered(organiser) == ["みどり商工会"])
    QTest.keyClick(organiser, Key.Key_Down)
    QTest.keyClick(organiser, Key.Key_Return)
    word = suggesting(told, "On whose word")
    type_into(word, NOBODY)
    wait(qtbot, lambda: offered(word) == [NOBODY])  # as one to be added
    QTest.keyClick(word, Key.Key_Down)
    QTest.keyClick(word, Key.Key_Return)
    submit(told)
    wait(qtbot, lambda: any(e.name == "冬の会" for e in book.ask(events.events)))
    made = next(e for e in book.ask(events.events) if e.name == "冬の会")
    assert (made.organiser, made.recommended_by) == ("みどり商工会", named(book, NOBODY))
    assert made.found_through is FoundThrough.WORD_OF_MOUTH  # nobody has to say so beside the name


def test_letters_find_an_event_in_a_drop_down_wherever_they_stand(
    told: MainWindow, qtbot: QtBot
) -> None:
    on_person(told, qtbot, "田中 一郎")
    press(told, Key.Key_E)
    wait(qtbot, lambda: told.focusWidget() is not None and focused(told) == "Met at")
    where = field(told, "Met at")
    assert isinstance(where, Choice)
    event = QInputMethodEvent()
    event.setCommitString("読書会")
    QCoreApplication.sendEvent(where, event)
    assert "朝活読書会" in where.currentText()
    assert where.currentIndex() > 0
    day = next(f for f in told.findChildren(DayField) if f.isVisible())
    held = next(e for e in told.desk.book.ask(events.events) if e.id == where.currentData())
    assert day.date().toPython() == held.day  # choosing by letters does what choosing does
    where._typed_at = 0.0  # a pause
    QTest.keyClick(where, Key.Key_E)
    assert where.currentText() == "elsewhere"


def test_names_go_before_companies(book: CardBook) -> None:
    at_work = book.run(
        contacts.add_contact, ContactDetails(PersonName("森 花子"), tags=("青葉",))
    ).value
    so_called = book.run(contacts.add_contact, ContactDetails(PersonName("青葉 次郎"))).value
    found = book.ask(people_like, "青葉")
    assert [p.id for p in found] == [so_called, at_work]
    assert book.ask(people_like, "  ") == ()
