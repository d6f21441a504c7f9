"""The review: one key for a card that is right, and help with what is not."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.ids import ScanId
from app.services import contacts
from tests.doubles.book import contact_named
from tests.unit.ui.review_window import ALT, CTRL, SHIFT, WAIT, Key, review_page, text_of
from ui.main_window import MainWindow
from ui.review.film_strip import FilmStrip
from ui.review.query import Waiting


def test_review_begins_at_the_first_unsure_field(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    qtbot.waitUntil(lambda: page.form.current is not None, timeout=WAIT)
    assert page.form.current is not None and page.form.current.label == "Phone"
    assert [row.label for row in page.form.unsure] == ["Phone"]  # the postcode is known
    QTest.keyClick(told.focusWidget(), Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.form.current.text == "03-0000-7940"


def test_a_likely_duplicate_must_be_told_apart_first(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    assert page.known.isVisible()
    waiting = len(page.strip.open_places)
    QTest.keyClick(told, Key.Key_Return, CTRL)
    qtbot.wait(100)
    assert len(page.strip.open_places) == waiting
    QTest.keyClick(told, Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting - 1, timeout=WAIT)
    known = contact_named(told.desk.book, "髙橋 美咲")
    view = told.desk.book.ask(contacts.view, known)
    jobs = [a.company for a in view.contact.details.affiliations]
    assert jobs == ["みなと住販株式会社", "株式会社あおば地所"]


def test_one_key_accepts_and_undo_brings_the_card_back(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    QTest.keyClick(told, Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)
    waiting = len(page.strip.open_places)
    QTest.keyClick(told, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting - 1, timeout=WAIT)
    assert contact_named(told.desk.book, "渡邉 翔")
    told.undo()
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting, timeout=WAIT)


def test_what_was_accepted_stays_in_sight(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    first = page.strip.rows.rows[0].scan_id
    QTest.keyClick(told, Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].state is Waiting.DONE, timeout=WAIT)
    assert page.strip.rows.rows[0].scan_id == first
    assert _current(page.strip) == page.strip.rows.rows[1].scan_id
    QTest.keyClick(told, Key.Key_Up, CTRL)
    assert _current(page.strip) == page.strip.rows.rows[-1].scan_id


def _current(strip: FilmStrip) -> ScanId | None:
    return strip.current.scan_id if strip.current else None


def test_kana_are_guessed_and_follow_the_name_until_they_are_typed(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    qtbot.waitUntil(lambda: text_of(page, "name_kana-0") == "タカハシ ミサキ", timeout=WAIT)
    name = page.form.rows["name-0"]
    name.inputs[0].setFocus()
    name.inputs[0].selectAll()
    name.inputs[0].insert("田中")
    qtbot.waitUntil(lambda: text_of(page, "name_kana-0").startswith("タナカ"), timeout=WAIT)
    kana = page.form.rows["name_kana-0"].inputs[0]
    kana.setFocus()
    kana.insert("ー")
    typed = text_of(page, "name_kana-0")
    name.inputs[0].setFocus()
    name.inputs[0].insert("村")
    qtbot.wait(400)
    assert text_of(page, "name_kana-0") == typed


def test_known_companies_are_proposed_with_their_industry(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    field = page.form.rows["company-0"]
    field.inputs[0].setFocus()
    field.inputs[0].selectAll()
    field.inputs[0].insert("あおば")  # as an input method does
    qtbot.waitUntil(lambda: bool(field.offers), timeout=WAIT)
    assert field.offers[0].text == "株式会社あおば地所"
    assert field.offers[0].note == "Real estate"
    QTest.keyClick(field.inputs[0], Key.Key_1, ALT)
    assert field.text == "株式会社あおば地所"
    assert (page.form.industry.code or "").startswith("K")


def test_a_postcode_that_belongs_elsewhere_is_told(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    field = page.form.rows["postal-0"].inputs[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "530-0001")
    qtbot.waitUntil(lambda: "大阪市北区" in field.accessibleDescription(), timeout=WAIT)


def test_nothing_of_the_review_is_cut_in_the_narrowest_window(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    page.pane.sides.setVisible(True)  # as with two sides
    page.lines.show_texts(["A line of the card that is rather long"] * 3)
    told.resize(100, 100)
    qtbot.wait(50)
    for part in (page.form, page.pane, page.strip):
        place = QRect(part.mapTo(told, QPoint(0, 0)), part.size())
        assert told.rect().contains(place)
