"""“Save this view”: every way of seeing as PNG and SVG, tables as CSV, an event on paper."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.changes import command
from app.domain.contact import Source
from app.i18n import set_language
from app.services import contacts, history
from app.services.coming import Expected
from app.store.contacts import NewContact, add_all
from app.store.database import Transaction
from tests.doubles.people import person
from tests.unit.ui.test_matches import matches_page
from tests.unit.ui.test_ways import ways_page
from ui.events.page import EventsPage
from ui.main_window import MainWindow
from ui.matches.query import MatchRow
from ui.relationships.page import RelationshipsPage
from ui.relationships.ways import WAYS
from ui.views import MOST_ROWS
from ui.widgets.row_list import RowList

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAIT = 8000


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Path, str]]:
    """What the file dialog is to answer, in order: a path and the kind that was chosen."""
    answers: list[tuple[Path, str]] = []

    def answer(*_arguments: object) -> tuple[str, str]:
        path, kind = answers.pop(0)
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return answers


@command("Add many")
def add_many(tx: Transaction, count: int) -> None:
    """Store made-up people at once."""
    add_all(tx, [NewContact(person(f"人 {n}"), Source.HAND) for n in range(count)])


def save(window: MainWindow, qtbot: QtBot) -> None:
    window.toast.setAccessibleName("")
    QTest.keyClick(window, Key.Key_V, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "Saved" in window.toast.accessibleName(), timeout=WAIT)


def texts(svg: Path) -> str:
    """All that it says, without spaces: kanji and kana of one text stand in two elements."""
    return "".join("".join(ElementTree.parse(svg).getroot().itertext()).split())


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_seeing_is_a_picture(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]], way: str
) -> None:
    page = ways_page(told, qtbot)
    page.ways.switch.choose(way)
    ask += [(tmp_path / "out", "PNG (*.png)"), (tmp_path / "out", "SVG (*.svg)")]
    save(told, qtbot)
    picture = QImage(str(tmp_path / "out.png"))
    assert picture.width() >= 2 * 1280
    save(told, qtbot)
    told_in_svg = texts(tmp_path / "out.svg")
    everybody = [row.contact.name for row in page.ways.table.rows.rows]
    missing = [name for name in everybody if "".join(name.split()) not in told_in_svg]
    assert len(missing) == (4 if way == "board" else 0)  # four stand in the folded columns
    assert "Matched" in told_in_svg  # the funnel


def test_the_funnel_alone(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]]
) -> None:
    page = ways_page(told, qtbot)
    ask.append((tmp_path / "funnel.svg", "SVG (*.svg)"))
    page.ways.table.setFocus()
    QTest.keyClick(page.ways.table, Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil((tmp_path / "funnel.svg").exists, timeout=WAIT)
    assert "12/1675%" in texts(tmp_path / "funnel.svg")


def test_the_table_as_csv_has_those_shown_in_their_order(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]]
) -> None:
    book = told.desk.book
    formula = book.run(contacts.add_contact, person("=1+2")).value
    page = ways_page_of(told, qtbot, 17)
    page.search.setText("=1+2")
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 1, timeout=WAIT)
    ask.append((tmp_path / "out", "CSV (*.csv)"))
    save(told, qtbot)
    heads, row = rows_of(tmp_path / "out.csv")
    assert row[heads.index("Name")] == "'=1+2"
    assert row[heads.index("Gave")] == "0"
    page.search.clear()
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == 17, timeout=WAIT)
    ask.append((tmp_path / "all.csv", "CSV (*.csv)"))
    save(told, qtbot)
    names = [line[0] for line in rows_of(tmp_path / "all.csv")[1:]]
    shown = [r.contact.name for r in page.ways.table.rows.rows]
    assert names == [f"'{n}" if n == "=1+2" else n for n in shown]
    assert book.ask(history.timeline, formula).encounters == ()


def test_a_picture_has_no_more_rows_than_can_be_read(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]]
) -> None:
    told.desk.book.run(add_many, MOST_ROWS)
    page = ways_page_of(told, qtbot, MOST_ROWS + 16)
    ask.append((tmp_path / "out.svg", "SVG (*.svg)"))
    save(told, qtbot)
    assert "16more;thetableasCSVhaseverybody." in texts(tmp_path / "out.svg")
    assert page.ways.table.rows.rowCount() == MOST_ROWS + 16


def test_events_as_picture_table_and_report(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]]
) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    qtbot.waitUntil(lambda: page.ledger.rows.rowCount() == 6, timeout=WAIT)
    ask += [(tmp_path / "events.svg", ""), (tmp_path / "events.csv", "")]
    save(told, qtbot)
    assert "Wordofmouthandsearch" in texts(tmp_path / "events.svg")
    save(told, qtbot)
    heads, *rows = rows_of(tmp_path / "events.csv")
    lunch = next(r for r in rows if r[heads.index("Event")] == "士業交流ランチ")
    assert lunch[heads.index("Full cost")] == "12880"
    assert lunch[heads.index("Value received")] == "80000"
    page.ledger.choose(5)
    ask.append((tmp_path / "report", ""))
    page.ledger.setFocus()
    QTest.keyClick(page.ledger, Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil((tmp_path / "report.pdf").exists, timeout=WAIT)
    text = pdf_text(tmp_path / "report.pdf")
    assert all(word in text for word in ("士業交流ランチ", "¥12,880", "521 %", "阿部 結衣"))


def test_in_japanese(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]]
) -> None:
    set_language("ja")
    page = ways_page(told, qtbot)
    ask.append((tmp_path / "out.csv", ""))
    told.toast.setAccessibleName("")
    QTest.keyClick(told, Key.Key_V, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "保存しました" in told.toast.accessibleName(), timeout=WAIT)
    heads = rows_of(tmp_path / "out.csv")[0]
    assert not [head for head in heads if head.isascii()]
    assert page.ways.table.rows.rowCount() == 16


def ways_page_of(window: MainWindow, qtbot: QtBot, count: int) -> RelationshipsPage:
    window.open_page("relationships")
    page = window.page
    assert isinstance(page, RelationshipsPage)
    qtbot.waitUntil(lambda: page.ways.table.rows.rowCount() == count, timeout=WAIT)
    return page


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_totals_by_series_are_chosen_by_key(told: MainWindow, qtbot: QtBot) -> None:
    told.open_page("events")
    page = told.page
    assert isinstance(page, EventsPage)
    rows = page.recommenders.list.rows
    qtbot.waitUntil(lambda: bool(rows.rows) and rows.rows[0].title == "田中 一郎", timeout=WAIT)
    page.recommenders.choice.setFocus()
    QTest.keyClick(page.recommenders.choice, Key.Key_Down)
    assert [row.title for row in rows.rows] == ["勉強会", "士業ランチ", "港区交流会", "朝活"]
    assert rows.rows[1].detail == "1 event　met 1/1 · ¥6,440 each · received ¥80,000 · would go"
    QTest.keyClick(page.recommenders.choice, Key.Key_Down)
    assert not rows.rows


def first_words(row: object) -> str:
    """What a row of any list begins with."""
    if isinstance(row, MatchRow):
        return row.need
    if isinstance(row, Expected):
        return row.contact.name
    return str(getattr(row, "title", "")) or row.offer.title  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", ["plan", "matches", "year", "person"])
def test_other_pages_are_pictures_of_all_that_they_have(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]], key: str
) -> None:
    told.resize(1024, 700)
    if key == "matches":
        matches_page(told, qtbot)
    told.open_page(key, 5 if key == "person" else None)
    names = ("Cards", "Planned events")  # pictures alone; and one of these is weighed
    lists = [r for r in told.page.findChildren(RowList) if r.accessibleName() not in names]
    qtbot.waitUntil(lambda: key == "plan" or any(r.rows.rows for r in lists), timeout=WAIT)
    qtbot.waitUntil(lambda: key != "plan" or told.page.shown_view().name != "Plan", timeout=WAIT)
    ask.append((tmp_path / "out", "SVG (*.svg)"))
    save(told, qtbot)
    told_in_svg = texts(tmp_path / "out.svg")
    assert "".join(told.page.shown_view().name.split()) in told_in_svg
    for rows in lists:
        for row in rows.rows.rows:
            assert "".join(first_words(row).split())[:6] in told_in_svg


def test_matches_as_a_table(
    told: MainWindow, qtbot: QtBot, tmp_path: Path, ask: list[tuple[Path, str]]
) -> None:
    page = matches_page(told, qtbot)
    ask.append((tmp_path / "out", "CSV (*.csv)"))
    save(told, qtbot)
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))
    assert rows[0] == ["Who needs it", "What", "Who or what helps", "In common"]
    assert [row[0] for row in rows[1:]] == [row.needs for row in page.list.rows.rows]
