"""The page of contacts: people are found, added, chosen and written to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.stage import Stage
from app.services import saved
from tests.doubles.book import contact_named
from tests.doubles.mail_program import MailProgram
from tests.unit.ui.opening import contacts_page, names, shown_name
from ui.contacts.page import ContactsPage
from ui.contacts.query import Filters
from ui.main_window import MainWindow
from ui.widgets.around import around
from ui.widgets.button import Button

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WAIT = 8000


def test_search_finds_as_one_types(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    QTest.keyClick(told, Key.Key_F, CTRL)
    assert told.focusWidget() is page.search
    page.search.setText("高橋")
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1, timeout=WAIT)
    assert page.list.rows.rows[0].contact.name == "髙橋 美咲"
    page.search.setText("誰もいない")
    qtbot.waitUntil(lambda: not page.list.rows.rows, timeout=WAIT)


def test_a_filter_by_stage_holds_and_goes(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    everyone = len(page.list.rows.rows)
    qtbot.waitUntil(lambda: page.is_counted, timeout=WAIT)
    page.filters.setFocus()
    row = next(r for r in page.filters.rows.rows if r.value == Stage.TRUSTED.value)
    page.filters.choose(row.key)
    QTest.keyClick(page.filters, Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == row.count, timeout=WAIT)
    assert {r.stage for r in page.list.rows.rows} == {Stage.TRUSTED}
    page.filters.choose_filters(Filters())
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == everyone, timeout=WAIT)


def test_a_contact_is_added_by_hand_and_undone(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    before = len(page.list.rows.rows)
    QTest.keyClick(told, Key.Key_N, CTRL)
    field = told.focusWidget()
    assert field is not None and field.accessibleName() == "Name"
    QTest.keyClicks(field, "Ada Example")
    QTest.keyClick(field, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == before + 1, timeout=WAIT)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == before, timeout=WAIT)


def test_a_form_without_a_name_says_so_and_stays(told: MainWindow, qtbot: QtBot) -> None:
    contacts_page(told, qtbot)
    QTest.keyClick(told, Key.Key_N, CTRL)
    field = told.focusWidget()
    assert field is not None
    QTest.keyClick(field, Key.Key_Return, CTRL)
    assert told.focusWidget() is field and field.isVisible()


def test_keys_in_the_list_choose_and_delete(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.show_subject(contact_named(told.desk.book, "井上 隆"))
    qtbot.waitUntil(lambda: _current_name(page) == "井上 隆", timeout=WAIT)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_1)
    qtbot.waitUntil(lambda: _current_stage(page) is Stage.WANTED, timeout=WAIT)
    before = len(page.list.rows.rows)
    QTest.keyClick(page.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == before - 1, timeout=WAIT)


def _current_name(page: ContactsPage) -> str:
    return page.list.current.contact.name if page.list.current else ""


def _current_stage(page: ContactsPage) -> Stage | None:
    return page.list.current.stage if page.list.current else None


def test_write_opens_the_mail_program_and_offers_to_record(
    told: MainWindow, qtbot: QtBot, mail: MailProgram
) -> None:
    page = contacts_page(told, qtbot)
    page.show_subject(contact_named(told.desk.book, "井上 隆"))
    qtbot.waitUntil(lambda: _current_name(page) == "井上 隆", timeout=WAIT)
    qtbot.waitUntil(lambda: shown_name(page) == "井上 隆", timeout=WAIT)
    page.actions_.write()
    qtbot.waitUntil(lambda: bool(mail.links), timeout=WAIT)
    assert mail.links == ["mailto:t.inoue@inoue.example.co.jp"]
    field = told.focusWidget()
    assert field is not None and field.accessibleName() == "What I brought"


def test_a_search_is_saved_and_opened_again(told: MainWindow, qtbot: QtBot) -> None:
    page, book = contacts_page(told, qtbot), told.desk.book
    qtbot.waitUntil(lambda: any(r.kind == "stage" for r in page.filters.rows.rows), timeout=WAIT)
    row = next(r for r in page.filters.rows.rows if r.kind == "stage")
    page.filters.switch(row)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == row.count, timeout=WAIT)
    expected = names(page)
    page.save_search()
    question = page.saving.question
    assert question is not None
    QTest.keyClicks(question.field, "mine")
    QTest.keyClick(question.field, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(book.ask(saved.saved_searches)), timeout=WAIT)
    page.show_everyone()
    qtbot.waitUntil(lambda: names(page) != expected, timeout=WAIT)
    qtbot.waitUntil(lambda: page.filters.rows.rows[1].kind == "saved", timeout=WAIT)
    page.filters.switch(page.filters.rows.rows[1])
    qtbot.waitUntil(lambda: names(page) == expected, timeout=WAIT)
    page.filters.setFocus()
    page.filters.choose(("saved", "mine"))
    QTest.keyClick(page.filters, Key.Key_Delete)
    qtbot.waitUntil(lambda: not book.ask(saved.saved_searches), timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: bool(book.ask(saved.saved_searches)), timeout=WAIT)


@pytest.mark.parametrize(("text", "lit"), [("高橋", "髙橋"), ("あおば", "あおば")])
def test_a_row_says_why_it_was_found(told: MainWindow, qtbot: QtBot, text: str, lit: str) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText(text)
    qtbot.waitUntil(lambda: 0 < page.list.rows.rowCount() < 5, timeout=WAIT)
    row = next(r for r in page.list.rows.rows if r.contact.name == "髙橋 美咲")
    assert row.reason is not None
    parts = [row.contact.name[a:b] for a, b in row.reason.name]
    parts += [row.work[a:b] for a, b in row.work_lit]
    assert lit in parts


def test_what_no_row_shows_is_shown_for_the_hit(told: MainWindow, qtbot: QtBot) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText("takahashi")
    qtbot.waitUntil(lambda: names(page) == ["髙橋 美咲"], timeout=WAIT)
    reason = page.list.rows.rows[0].reason
    assert reason is not None and reason.other_lit
    start, end = reason.other_lit[0]
    assert reason.other[start:end].casefold() in ("タカハシ", "takahashi")


@pytest.mark.parametrize(
    ("text", "why"), [("不動産・賃貸", "不動産・賃貸"), ("港区交流会", "港区交流会")]
)
def test_an_industry_or_event_is_shown_for_the_hit(
    told: MainWindow, qtbot: QtBot, text: str, why: str
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText(text)
    qtbot.waitUntil(lambda: page.list.rows.rows[0].reason is not None, timeout=WAIT)
    reason = page.list.rows.rows[0].reason
    assert reason is not None and reason.other.startswith(why) and reason.other_lit


def test_a_long_text_is_cut_to_where_it_was_hit() -> None:
    text, spans = around("x" * 50 + "東京" + "y" * 50, ((50, 52),))
    assert text[slice(*spans[0])] == "東京"
    assert text.startswith("…") and len(text) < 70


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("industry:不動産", ["髙橋 美咲"]),
        ("業種:不動産 tag:港区", ["髙橋 美咲"]),
        ("industry:不動産 -tag:港区", []),
        ("0300001200", ["髙橋 美咲"]),
        ("(株)あおば地所", ["髙橋 美咲"]),
        ("たかはし", ["髙橋 美咲"]),
        ("ﾀｶﾊｼ", ["髙橋 美咲"]),
    ],
)
def test_words_of_a_search_in_the_window(
    told: MainWindow, qtbot: QtBot, text: str, found: list[str]
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText(text)
    qtbot.waitUntil(lambda: names(page) == found, timeout=WAIT)


@pytest.mark.parametrize(
    ("text", "without"), [("髙橋 ないない", "ないない"), ("industry:建設 地所", "")]
)
def test_where_nobody_fits_a_condition_is_offered_to_be_dropped(
    told: MainWindow, qtbot: QtBot, text: str, without: str
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText(text)
    qtbot.waitUntil(lambda: page.no_one.isVisible() and not page.list.rows.rowCount(), timeout=WAIT)
    qtbot.waitUntil(lambda: any(b.isVisible() for b in offers(page)), timeout=WAIT)
    (offer,) = offers(page)
    assert without in offer.text()
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() > 0, timeout=WAIT)
    assert str(page.list.rows.rowCount()) in offer.text()


def offers(page: ContactsPage) -> list[Button]:
    return [b for b in page.no_one.findChildren(Button) if "Without" in b.text()]


def test_a_checked_filter_is_offered_to_be_dropped_by_its_name(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = contacts_page(told, qtbot)
    page.search.setText("髙橋")
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1, timeout=WAIT)
    page.filters.choose_filters(
        Filters(tags=frozenset(["無い"]), stages=frozenset([Stage.NUISANCE]))
    )
    qtbot.waitUntil(lambda: not page.list.rows.rowCount(), timeout=WAIT)
    page.filters.choose_filters(Filters(stages=frozenset([Stage.NUISANCE])))
    qtbot.waitUntil(lambda: any("“Nuisance”: 1 " in b.text() for b in offers(page)), timeout=WAIT)
