"""The window's frame: pages by keys, palette, panes, toast."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.errors import UserInputError
from tests.unit.ui.opening import contacts_page
from ui.commands import Command, leaves
from ui.dialogs.keys import in_columns
from ui.main_window import MainWindow
from ui.navigation import NARROW, NavigationRow
from ui.pages import entries
from ui.review.page import ReviewPage
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Key.Key_1, "today"),
        (Key.Key_2, "intake"),
        (Key.Key_3, "review"),
        (Key.Key_4, "contacts"),
        (Key.Key_5, "relationships"),
        (Key.Key_6, "events"),
    ],
)
def test_ctrl_and_a_digit_open_the_pages(window: MainWindow, key: Key, page: str) -> None:
    QTest.keyClick(window, key, CTRL)
    assert window.page_key == page
    assert window.navigation.rows[page].isChecked()


def test_arrow_keys_walk_the_navigation(window: MainWindow) -> None:
    window.navigation.focus_current()
    QTest.keyClick(window.focusWidget(), Key.Key_Down)
    row = window.focusWidget()
    assert isinstance(row, NavigationRow) and row.entry.key == "intake"
    QTest.keyClick(row, Key.Key_Space)
    assert window.page_key == "intake"


def test_the_palette_finds_a_page_and_opens_it(window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_K, CTRL)
    assert window.palette_.isVisible()
    field = window.focusWidget()
    QTest.keyClicks(field, "event")
    QTest.keyClick(field, Key.Key_Return)
    assert not window.palette_.isVisible()
    assert window.page_key == "events"


def test_escape_closes_the_palette_and_gives_the_focus_back(window: MainWindow) -> None:
    window.navigation.focus_current()
    before = window.focusWidget()
    QTest.keyClick(window, Key.Key_K, CTRL)
    QTest.keyClick(window.focusWidget(), Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert window.focusWidget() is before


def test_every_command_with_keys_stands_on_the_sheet(window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_F1)
    assert window.keys.isVisible()
    keys = [c.keys for c in window.menu.commands() if c.keys]
    assert {"Ctrl+K", "Ctrl+1", "F6"} <= set(keys)
    assert len(keys) == len(set(keys))
    QTest.keyClick(window.focusWidget(), Key.Key_Escape)
    assert not window.keys.isVisible()


@pytest.mark.parametrize("key", ["contacts", "relationships", "intake", "review", "person"])
def test_a_long_menu_of_commands_is_grouped_and_holds_them_all(
    told: MainWindow, qtbot: QtBot, key: str
) -> None:
    told.open_page(key, 5 if key == "person" else None)
    menu = told.menu.actions()[4].menu()
    assert isinstance(menu, QMenu)
    tops = [a for a in menu.actions() if not a.isSeparator()]
    assert len(tops) <= 16
    within = [a for top in tops if isinstance(sub := top.menu(), QMenu) for a in sub.actions()]
    held = [a for a in (*tops, *within) if a.menu() is None and not a.isSeparator()]
    assert sorted(a.text() for a in held) == sorted(a.text() for a in told.page.commands())


@pytest.mark.parametrize("key", [entry.key for entry in entries()])
def test_no_command_is_offered_twice_and_no_key_means_two_things(
    told: MainWindow, qtbot: QtBot, key: str
) -> None:
    told.open_page(key, 5 if key == "person" else None)
    texts = [command.text for command in told.menu.commands()]
    assert len(texts) == len(set(texts))
    found = [a.text() for top in told.menu.actions() for a in leaves(top)]
    alike = {text for text in found if found.count(text) > 1}
    assert alike <= {"Contact as QR code", "Scanner…", "Camera…"}, "or two things have one name"
    page_menu = told.menu.actions()[4]
    everywhere = {
        keys.toString()
        for top in told.menu.actions()
        if top is not page_menu
        for action in leaves(top)
        for keys in action.shortcuts()
    }
    holders = (told.page, *told.page.findChildren(QWidget))
    actions = [action for holder in holders for action in holder.actions()]
    own = {keys.toString() for action in actions for keys in action.shortcuts()}
    assert not own & everywhere


def test_what_two_menus_name_alike_has_the_keys_of_both(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    code = next(c for c in told.menu.commands() if c.text == "Contact as QR code")
    assert code.keys == "Q, Ctrl+Shift+Q"
    for key, modifier in ((Key.Key_Q, NONE), (Key.Key_Q, CTRL | SHIFT)):
        page.list.setFocus()
        QTest.keyClick(page.list, key, modifier)
        qtbot.waitUntil(lambda: told.codes.sheet.isVisible(), timeout=8000)
        told.codes.sheet.close_()


def test_a_small_window_folds_the_navigation(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(px(900), px(600))
    qtbot.waitUntil(lambda: window.navigation.width() == px(NARROW))


def test_the_toast_undoes_and_goes(window: MainWindow) -> None:
    undone: list[bool] = []
    window.toast.say("Merged 2 entries", lambda: undone.append(True))
    assert window.toast.isVisible()
    assert window.toast.accessibleName() == "Merged 2 entries"
    window.toast.undo_button.click()
    assert undone == [True]
    assert not window.toast.isVisible()


def test_the_toast_waits_while_it_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    # The page takes the focus once its answer is there.
    qtbot.waitUntil(lambda: window.page.isAncestorOf(QApplication.focusWidget() or window))
    window.toast.shown_ms = 60
    window.toast.say("Saved", lambda: None)
    window.toast.undo_button.setFocus()
    qtbot.wait(200)
    assert window.toast.isVisible()
    window.navigation.focus_current()
    qtbot.waitUntil(lambda: not window.toast.isVisible())


def test_the_toast_never_covers_the_keys_of_a_page(told: MainWindow, qtbot: QtBot) -> None:
    told.toast.say("Saved", lambda: None)
    for key in ("today", "intake", "relationships", "matches", "triage", "trash"):
        told.open_page(key)
        qtbot.wait(60)
        hints = [h for h in told.page.findChildren(KeyHints) if h.isVisible()]
        places = [QRect(h.mapTo(told, QPoint(0, 0)), h.size()) for h in hints]
        assert hints or key == "trash"
        assert not any(told.toast.geometry().intersects(place) for place in places), key


def test_dropped_files_open_the_intake(window: MainWindow, tmp_path: object) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"{tmp_path}/card.jpg")])
    event = QDropEvent(
        QPointF(QPoint(600, 400)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.page_key == "intake"


class Late(QMimeData):
    """Files of a program that tells at once that it has some, and later which."""

    def hasFormat(self, kind: str) -> bool:
        return kind == "text/uri-list"


def enter(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(600, 400), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), COPY, data, LEFT, NONE))


def test_files_that_a_busy_program_names_late_are_taken(window: MainWindow, tmp_path: Path) -> None:
    data = Late()
    assert enter(window, data)
    data.setUrls([QUrl.fromLocalFile(f"{tmp_path}/card.jpg")])
    drop(window, data)
    assert window.page_key == "intake"


def test_a_drop_that_brings_no_files_says_so(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://cards.example.co.jp/a.png")])
    assert enter(window, data)
    drop(window, data)
    assert window.page_key == "today"
    assert "Nothing could be taken" in window.toast.accessibleName()


def test_undo_is_named_in_the_menu_only_when_there_is_a_step(window: MainWindow) -> None:
    def undo_texts() -> list[str]:
        return [c.text for c in window.menu.commands() if c.keys == "Ctrl+Z"]

    assert undo_texts() == []
    window.menu.set_undo("Add a contact", None)
    assert undo_texts() == ["Undo: Add a contact"]


def test_the_sheet_of_keys_is_grouped_and_needs_no_scrolling(
    told: MainWindow, qtbot: QtBot
) -> None:
    told.open_page("review")
    told.show_keys()
    shown = [label.text() for label in told.keys.findChildren(Label)]
    assert shown.index("On this page") < shown.index("Accept, next") < shown.index("File")
    assert {"Alt+1…9", "Tab", "Enter"} <= set(shown)
    area = told.keys.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.wait(50)
    assert area.verticalScrollBar().maximum() == 0
    told.keys.close_()


def test_columns_of_keys_are_of_one_height_and_end_with_no_heading() -> None:
    commands = [Command(f"do {n}", f"Ctrl+{n}", lambda: None) for n in range(9)]
    groups = [("First", commands[:5]), ("Second", commands[5:6]), ("Third", commands[6:])]
    columns = in_columns(groups, 3)
    assert [len(column) for column in columns] == [4, 4, 4]
    columns = in_columns([("First", commands[:3]), ("Second", commands[3:7])], 2)
    assert columns[0][-1] == commands[2] and columns[1][0] == "Second"
    assert [*columns[0], *columns[1]] == ["First", *commands[:3], "Second", *commands[3:7]]


def test_the_palette_offers_all_who_fit_as_a_search(told: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(told, Key.Key_K, CTRL)
    told.palette_.type("田中")
    qtbot.waitUntil(lambda: "All with “田中”" in told.palette_.offered, timeout=8000)
    field = told.focusWidget()
    while told.palette_.chosen != "All with “田中”":
        QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    page = contacts_page(told, qtbot)
    assert page.search.text() == "田中"


def test_a_refusal_is_not_ticked_off(told: MainWindow, qtbot: QtBot) -> None:
    icons = []
    for signal, words in (
        (told.tasks.failed, UserInputError("No.")),
        (told.page.said, "Copied"),
        (told.page.done, "Accepted"),
    ):
        signal.emit(words)
        icons.append(told.toast.icon)
    assert icons == [Icon.FAILED, Icon.TOLD, Icon.SURE]


def test_messages_of_the_review_cover_neither_its_form_nor_its_strip(
    told: MainWindow, qtbot: QtBot
) -> None:
    told.open_page("review")
    page = told.page
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: bool(page.form.rows), timeout=8000)
    page.done.emit("Accepted: somebody with a long name")
    message = told.toast.geometry()
    for part in (page.form, page.strip, page.lines):
        place = QRect(part.mapTo(told, QPoint(0, 0)), part.size())
        assert not message.intersects(place)


def test_a_long_message_goes_on_in_a_second_line(told: MainWindow) -> None:
    told.toast.say("Short")
    low = told.toast.height()
    told.tasks.failed.emit(UserInputError("The disk failed while it was written. " * 5))
    assert told.toast.width() <= 0.7 * told.width()
    assert told.toast.height() > low
    assert told.rect().contains(told.toast.geometry())
