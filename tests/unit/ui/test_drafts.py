"""Nothing that was typed is lost: by another card, a new reading, a refusal, a crash."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.domain.card import ScanState
from app.services import intake, review
from tests.unit.ui.review_window import CTRL, READING, SHIFT, WAIT, Key, review_page, text_of
from ui.main_window import MainWindow
from ui.review.query import Waiting

CRASH = """
import sys, time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from functools import partial
from collections.abc import Iterator
from contextlib import closing, contextmanager
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


def test_what_is_typed_survives_leaving_the_card(told: MainWindow, qtbot: QtBot) -> None:
    page = review_page(told, qtbot)
    first = page.strip.rows.rows[0].scan_id
    row = page.form.rows["department-0"]
    row.inputs[0].setFocus()
    QTest.keyClicks(row.inputs[0], "Sales")
    QTest.keyClick(told, Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)

    def kept() -> str:
        return told.desk.book.ask(review.draft, first) or ""

    qtbot.waitUntil(lambda: "Sales" in kept(), timeout=WAIT)
    QTest.keyClick(told, Key.Key_Up, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "department-0") == "Sales", timeout=WAIT)


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
    assert text_of(page, "department-0") == "Sales East"
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
    assert text_of(page, "department-0") == "Sales East"


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
    qtbot.waitUntil(lambda: text_of(page, "department-0") == "Sales", timeout=WAIT)
    assert page.strip.current is not None and page.strip.current.scan_id == first.scan_id


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


@contextmanager
def fault_at(window: MainWindow, table: str) -> Iterator[None]:
    """Whoever adds to a table meets an error that nobody reckons with."""
    path = window.desk.folders.root / "cards.db"
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        fault = "BEGIN SELECT RAISE(ABORT, 'a fault of ours'); END"
        connection.execute(f"CREATE TRIGGER fault BEFORE INSERT ON {table} {fault}")
        connection.commit()
        yield
        connection.execute("DROP TRIGGER fault")
        connection.commit()


def test_a_draft_that_cannot_be_saved_by_a_fault_of_ours_leaves_nobody_waiting(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    field = page.form.rows["department-0"]
    with fault_at(told, "draft"), qtbot.waitSignal(told.tasks.crashed, timeout=WAIT):
        field.set_text("Sales")
    QTest.keyClick(told, Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)


def test_a_card_that_was_not_accepted_stays_with_all_that_was_typed(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    QTest.keyClick(told, Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)
    waiting = len(page.strip.open_places)
    shown = page.form.rows["title-0"]
    with fault_at(told, "contact"), qtbot.waitSignal(told.tasks.crashed, timeout=WAIT):
        shown.set_text("Chief")
        QTest.keyClick(told, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.form.rows["title-0"] is not shown, timeout=WAIT)
    assert text_of(page, "title-0") == "Chief"
    QTest.keyClick(told, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting - 1, timeout=WAIT)


def test_undo_brings_an_accepted_card_back_as_it_was_put_right(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    QTest.keyClick(told, Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)
    waiting, scan = len(page.strip.open_places), page.strip.current
    assert scan is not None
    page.form.rows["title-0"].set_text("Chief")
    QTest.keyClick(told, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting - 1, timeout=WAIT)
    told.undo()
    qtbot.waitUntil(lambda: len(page.strip.open_places) == waiting, timeout=WAIT)
    qtbot.waitUntil(lambda: page.in_hand == scan.scan_id, timeout=WAIT)
    assert text_of(page, "name-0") == "渡邉 翔"
    assert text_of(page, "title-0") == "Chief"


def test_an_industry_that_was_chosen_is_kept_with_what_is_typed(
    told: MainWindow, qtbot: QtBot
) -> None:
    page = review_page(told, qtbot)
    page.form.industry.setFocus()
    before = page.form.industry.code
    QTest.keyClick(page.form.industry, Key.Key_Down)
    chosen = page.form.industry.code
    assert chosen != before
    QTest.keyClick(told, Key.Key_Down, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "name-0") == "渡邉 翔", timeout=WAIT)
    QTest.keyClick(told, Key.Key_Up, CTRL)
    qtbot.waitUntil(lambda: text_of(page, "name-0") == "髙橋 美咲", timeout=WAIT)
    assert page.form.industry.code == chosen
