"""The review: one key for a card that is right, and a way to put right what is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.changes import command
from app.domain.card import Reading, ScanState
from app.domain.contact import MethodKind
from app.domain.ids import ContactId, ScanId
from app.services import contacts, intake, review
from app.store import cards
from app.store.database import Transaction
from ocr.model import CardReading
from tests.doubles.book import contact_named
from ui.contacts.page import ContactsPage
from ui.main_window import MainWindow
from ui.review.compare import Compare
from ui.review.film_strip import FilmStrip
from ui.review.loose_lines import line_data
from ui.review.page import ReviewPage
from ui.review.query import Waiting

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
WAIT = 8000
READING = 60_000


def review_page(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    window.open_page("review")
    page = window.page
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: bool(page.form.rows), timeout=WAIT)
    return page


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
    qtbot.waitUntil(lambda: _text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)
    waiting = len(page.strip.open_places)
    QTest.keyClick(told, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting - 1, timeout=WAIT)
    assert contact_named(told.desk.book, "渡邉 翔")
    told.undo()
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting, timeout=WAIT)


def _text_of(page: ReviewPage, key: str) -> str:
    row = page.form.rows.get(key)
    return row.text if row else ""


def test_what_is_typed_survives_leaving_the_card(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    first = page.strip.rows.rows[0].scan_id
    row = page.form.rows["department-0"]
    row.inputs[0].setFocus()
    QTest.keyClicks(row.inputs[0], "Sales")
    QTest.keyClick(told, Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: _text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)

    def kept() -> str:
        return told.desk.book.ask(review.draft, first) or ""

    qtbot.waitUntil(lambda: "Sales" in kept(), timeout=WAIT)
    QTest.keyClick(told, Key.Key_Up, CTRL)
    qtbot.waitUntil(lambda: _text_of(page, "department-0") == "Sales", timeout=WAIT)


def test_a_loose_line_goes_to_the_field_in_use(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    page.form.focus_key("department-0")
    QTest.keyClick(told, Key.Key_L, CTRL)
    assert _text_of(page, "department-0") == "宅地建物取引士"


def comparing(window: MainWindow, page: ReviewPage) -> Compare:
    QTest.keyClick(window, Key.Key_E, CTRL | SHIFT)
    assert page.compare_ is not None and page.compare_.isVisible()
    return page.compare_


def test_two_cards_are_merged_field_by_field_and_parted_again(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    book, known = told.desk.book, contact_named(told.desk.book, "髙橋 美咲")
    before = book.ask(contacts.view, known).contact.details
    beside = comparing(told, page)
    asked = [row.compared.kind for row in beside.rows if row.compared.is_asked]
    assert asked == ["mobile", "phone"]
    row = told.focusWidget()
    assert row is not None and row.accessibleName().startswith("Mobile、known: 090-0000-1200")
    QTest.keyClick(row, Key.Key_Left)
    assert "the known one is kept" in row.accessibleName()
    waiting = len(page.strip.open_places)
    scan = page.strip.rows.rows[0].scan_id
    QTest.keyClick(row, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting - 1, timeout=WAIT)
    merged = book.ask(contacts.view, known).contact.details
    assert merged.values(MethodKind.MOBILE) == ("090-0000-1200",)
    assert merged.values(MethodKind.PHONE) == ("03-0000-1940",)
    assert [a.company for a in merged.affiliations] == ["みなと住販株式会社", "株式会社あおば地所"]
    told.open_page("contacts", known)
    people = told.page
    assert isinstance(people, ContactsPage)
    qtbot.waitUntil(lambda: _shown(people) == known, timeout=WAIT)
    people.actions_.separate()
    qtbot.waitUntil(lambda: book.ask(contacts.view, known).contact.details == before, timeout=WAIT)
    assert book.ask(intake.scan, scan).state is ScanState.TO_REVIEW


def _shown(page: ContactsPage) -> ContactId | None:
    return page.list.current.contact.id if page.list.current else None


def test_both_are_kept_where_it_is_somebody_else(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    comparing(told, page)
    people = len(told.desk.book.ask(contacts.summaries))
    QTest.keyClick(told.focusWidget(), Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: len(told.desk.book.ask(contacts.summaries)) == people + 1, timeout=WAIT)


def test_escape_leaves_the_comparison_without_a_change(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    beside = comparing(told, page)
    QTest.keyClick(told.focusWidget(), Key.Key_Escape)
    assert not beside.isVisible()
    assert page.known.isVisible()


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


def with_picture(page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    qtbot.waitUntil(lambda: page.card.picture is not None, timeout=WAIT)
    return page


def test_a_click_on_the_card_goes_to_its_field(told: MainWindow, qtbot: QtBot) -> None:
    page = with_picture(review_page(told, qtbot), qtbot)
    at = page.card.seen("email-0").center().toPoint()
    QTest.mouseClick(page.card, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert page.form.current is not None and page.form.current.key == "email-0"


def drag(page: ReviewPage, begin: QPointF, end: QPointF) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(page.card, LEFT, none, begin.toPoint())
    QTest.mouseMove(page.card, ((begin + end) / 2).toPoint())
    QTest.mouseMove(page.card, end.toPoint())
    QTest.mouseRelease(page.card, LEFT, none, end.toPoint())


def test_what_is_dragged_over_is_read_into_the_field_in_use(told: MainWindow, qtbot: QtBot) -> None:
    page = with_picture(review_page(told, qtbot), qtbot)
    told.desk.reading.pause()  # a region is read all the same
    told.desk.reading.start()
    page.form.focus_key("department-0")
    qtbot.waitUntil(lambda: page.form.current is not None, timeout=WAIT)
    place = page.card.seen("email-0").adjusted(-6, -4, 6, 4)
    drag(page, place.topLeft(), place.bottomRight())
    qtbot.waitUntil(lambda: _text_of(page, "department-0") != "", timeout=READING)
    assert _text_of(page, "department-0") == "m.takahashi@aoba.example.co.jp"
    field = page.form.rows["department-0"].inputs[0]
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert field.text() == ""


def test_keys_enlarge_the_card_and_show_it_whole_again(told: MainWindow, qtbot: QtBot) -> None:
    page = with_picture(review_page(told, qtbot), qtbot)
    whole = page.card.percent
    page.card.setFocus()
    QTest.keyClick(page.card, Key.Key_Plus)
    QTest.keyClick(page.card, Key.Key_Plus)
    assert page.card.percent > 1.4 * whole
    before = page.card.seen("name-0").left()
    QTest.keyClick(page.card, Key.Key_Right)
    assert page.card.seen("name-0").left() < before
    QTest.keyClick(page.card, Key.Key_0)
    assert page.card.percent == whole


def test_turning_asks_for_a_reading_and_undo_for_the_old_way_up(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told_on, qtbot)
    book, scan = told_on.desk.book, page.strip.rows.rows[0].scan_id
    QTest.keyClick(told_on, Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].state is Waiting.READING, timeout=WAIT)
    assert book.ask(intake.scan, scan).sides[0].turn == 270
    told_on.undo()
    qtbot.waitUntil(lambda: book.ask(intake.scan, scan).sides[0].turn == 0, timeout=WAIT)
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].state is Waiting.LOOK, timeout=WAIT)


def test_what_is_typed_survives_a_new_reading(told_on: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told_on, qtbot)
    before = page.strip.rows.rows[0].reading_id
    field = page.form.rows["department-0"].inputs[0]
    field.setFocus()
    QTest.keyClicks(field, "Sales")
    QTest.keyClick(told_on, Key.Key_R, CTRL | SHIFT)
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].state is Waiting.READING, timeout=WAIT)
    QTest.keyClicks(field, " East")
    told_on.desk.reading.start()
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].reading_id != before, timeout=READING)
    qtbot.waitUntil(lambda: page.form.rows["department-0"].inputs[0] is not field, timeout=WAIT)
    assert _text_of(page, "department-0") == "Sales East"
    assert page.form.current is not None and page.form.current.key == "department-0"


def test_the_card_in_hand_stays_whoever_has_it_read_anew(told_on: MainWindow, qtbot: QtBot) -> None:
    page, book = review_page(told_on, qtbot), told_on.desk.book
    field = page.form.rows["department-0"].inputs[0]
    field.setFocus()
    QTest.keyClicks(field, "Sales")
    book.run(intake.read_again, page.strip.rows.rows[0].scan_id)
    qtbot.waitUntil(lambda: page.strip.rows.rows[0].state is Waiting.READING, timeout=WAIT)
    QTest.keyClicks(field, " East")
    assert page.strip.current == page.strip.rows.rows[0]
    assert _text_of(page, "department-0") == "Sales East"


def test_what_is_typed_until_the_next_card_is_there_is_kept(
    told_on: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told_on, qtbot)
    first = page.strip.rows.rows[0]
    field = page.form.rows["department-0"].inputs[0]
    field.setFocus()
    page.skip()
    QTest.keyClicks(field, "Sales")  # in the same moment: the first card is still shown
    qtbot.waitUntil(lambda: page.form.rows["department-0"].inputs[0] is not field, timeout=WAIT)
    page.back()
    qtbot.waitUntil(lambda: _text_of(page, "department-0") == "Sales", timeout=WAIT)
    assert page.strip.current is not None and page.strip.current.scan_id == first.scan_id


def test_a_loose_line_is_dropped_on_a_field(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    field = page.form.rows["department-0"].inputs[0]
    data, action = line_data("宅地建物取引士"), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QDragEnterEvent(QPoint(9, 9), action, data, LEFT, none))
    QApplication.sendEvent(field, QDropEvent(QPointF(9, 9), action, data, LEFT, none))
    assert field.text() == "宅地建物取引士"


def test_kana_are_guessed_and_follow_the_name_until_they_are_typed(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    qtbot.waitUntil(lambda: _text_of(page, "name_kana-0") == "タカハシ ミサキ", timeout=WAIT)
    name = page.form.rows["name-0"]
    name.inputs[0].setFocus()
    name.inputs[0].selectAll()
    name.inputs[0].insert("田中")
    qtbot.waitUntil(lambda: _text_of(page, "name_kana-0").startswith("タナカ"), timeout=WAIT)
    kana = page.form.rows["name_kana-0"].inputs[0]
    kana.setFocus()
    kana.insert("ー")
    typed = _text_of(page, "name_kana-0")
    name.inputs[0].setFocus()
    name.inputs[0].insert("村")
    qtbot.wait(400)
    assert _text_of(page, "name_kana-0") == typed


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


@command("store a reading", origin="system")
def store(tx: Transaction, scan_id: ScanId, card: CardReading) -> None:
    cards.add_reading(tx, Reading(scan_id, tx.now, "made up", 1, 0.5, card))


def test_a_bad_picture_is_named(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    book, scan_id = told.desk.book, page.strip.rows.rows[0].scan_id
    reading = book.ask(intake.scan, scan_id).reading
    assert reading is not None and reading.card is not None
    document = reading.card.to_json()
    document["sides"][0]["warnings"] = ["blurred", "glare"]
    book.run(store, scan_id, CardReading.from_json(document))
    qtbot.waitUntil(lambda: "blurred, a reflection" in page.pane.warning, timeout=WAIT)


CRASH = """
import sys, time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from functools import partial
from pathlib import Path
from app.cardbook import CardBook
from tests.doubles.windows import open_window
from ui.desk import Desk
app = QApplication(sys.argv[:1])
window = open_window(Desk(CardBook(Path(sys.argv[1]))))
window.open_page("review")
while not window.page.form.rows:
    app.processEvents()
field = window.page.form.rows["department-0"].inputs[0]
field.setFocus()
for letter in "Sales department":
    QTest.keyClicks(field, letter)
    app.processEvents()
end = time.monotonic() + 1.5
while time.monotonic() < end:
    app.processEvents()
print("typed", flush=True)
time.sleep(60)
"""


def test_what_was_typed_survives_a_crash(story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    subprocess.run(["cp", "-r", story, folder], check=True)
    program = [sys.executable, "-c", CRASH, str(folder)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=os.environ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "typed\n"
        window.send_signal(signal.SIGKILL)
    book = CardBook(folder)
    waiting = book.ask(review.queue)[0]
    assert waiting.state is ScanState.TO_REVIEW
    assert book.ask(review.draft, waiting.id) == '{"department-0": ["Sales department"]}'
    book.disconnect()
