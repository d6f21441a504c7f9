"""From a result one walks back to where it began, and goes to any step."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.history import Direction, Encounter, Exchange, ExchangeKind, Introduction
from app.domain.ids import ContactId
from app.domain.money import Money
from app.services import events, exchanges, history, introductions
from app.services.contacts import add_contact
from tests.doubles.people import person
from tests.unit.ui.test_person import person_page, shown
from ui.main_window import MainWindow
from ui.person.page import PersonPage
from ui.trail import TrailForm
from ui.year.page import YearPage

Key = Qt.Key
WAIT = 8000
DAY = date(2026, 11, 20)


def tell(window: MainWindow) -> ContactId:
    """Somebody met at an event brings somebody else, from whom work comes; who that is."""
    book = window.desk.book
    held = book.ask(events.past_events)[0]
    friend, client = (book.run(add_contact, person(n)).value for n in ("友 一", "客 二"))
    book.run(history.meet, Encounter(friend, held.day, held.id))
    book.run(introductions.introduce, Introduction(DAY, client, introducer=friend))
    chance = Exchange(client, DAY, Direction.RECEIVED, ExchangeKind.OPPORTUNITY, note="講座の話")
    begun = book.run(exchanges.record_exchange, chance).value
    work = Exchange(
        client, DAY + timedelta(days=1), Direction.RECEIVED, ExchangeKind.BUSINESS,
        amount=Money(80_000), led_by=begun, note="講座",
    )  # fmt: skip
    book.run(exchanges.record_exchange, work)
    return client


def steps(window: MainWindow, qtbot: QtBot) -> TrailForm:
    def is_open() -> bool:
        return any(form.isVisible() for form in window.findChildren(TrailForm))

    qtbot.waitUntil(is_open, timeout=WAIT)
    return next(form for form in window.findChildren(TrailForm) if form.isVisible())


def test_a_result_is_followed_back_by_key_and_a_step_is_opened(
    told: MainWindow, qtbot: QtBot
) -> None:
    client = tell(told)
    page = person_page(told, qtbot, client)
    page.received.list.setFocus()
    page.received.list.choose_first()
    QTest.keyClick(page.received.list, Key.Key_O)
    form = steps(told, qtbot)
    titles = [line.title for line in form.block.list.rows.rows]
    assert titles[:2] == ["講座", "講座の話"]
    assert titles[2] == "客 二 was introduced by 友 一"
    assert titles[3].startswith("Met 友 一 at ")
    QTest.keyClick(form.block.list, Key.Key_End)
    QTest.keyClick(form.block.list, Key.Key_Return)
    assert not form.isVisible()
    assert told.page_key == "events"


def test_the_year_walks_back_from_its_matches(told: MainWindow, qtbot: QtBot) -> None:
    client = tell(told)
    told.open_page("year")
    page = told.page
    assert isinstance(page, YearPage)
    rows = page.matches.list
    qtbot.waitUntil(lambda: any(row.key == client for row in rows.rows.rows), timeout=WAIT)
    at = next(i for i, row in enumerate(rows.rows.rows) if "講座" in row.detail)
    rows.setFocus()
    rows.setCurrentIndex(rows.rows.index(at))
    QTest.keyClick(rows, Key.Key_O)
    form = steps(told, qtbot)
    assert "客 二" in form.block.list.rows.rows[0].detail
    QTest.keyClick(form.block.list, Key.Key_Return)
    assert told.page_key == "person"
    whole = told.page
    assert isinstance(whole, PersonPage)
    qtbot.waitUntil(lambda: shown(whole) == client, timeout=WAIT)


def test_what_was_never_given_has_no_trail(told: MainWindow, qtbot: QtBot) -> None:
    page = person_page(told, qtbot)
    page.history.choose(page.history.rows.rows[-1].key)
    page.history.setFocus()
    QTest.keyClick(page.history, Key.Key_O)
    qtbot.waitUntil(lambda: "followed back" in told.toast.accessibleName(), timeout=WAIT)
