"""Pages opened in a window, with their first answer."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.contacts.page import ContactsPage
from ui.main_window import MainWindow
from ui.today.page import TodayPage

WAIT = 8000


def today_page(window: MainWindow, qtbot: QtBot) -> TodayPage:
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(page.blocks.clocks.list.rows.rows), timeout=WAIT)
    return page


def contacts_page(window: MainWindow, qtbot: QtBot) -> ContactsPage:
    window.open_page("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    qtbot.waitUntil(lambda: bool(page.list.rows.rows), timeout=WAIT)
    return page


def contacts_with_person(window: MainWindow, qtbot: QtBot) -> ContactsPage:
    """The same with the first person shown, and the focus in the list."""
    page = contacts_page(window, qtbot)
    qtbot.waitUntil(lambda: page.person is not None, timeout=WAIT)
    page.list.setFocus()
    return page


def names(page: ContactsPage) -> list[str]:
    return [row.contact.name for row in page.list.rows.rows]


def shown_name(page: ContactsPage) -> str:
    """Who is shown beside the list."""
    return page.person.view.contact.details.name.printed if page.person else ""
