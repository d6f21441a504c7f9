"""The year's page and its report: chosen by key, opened by row, saved as PDF in the language."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.event import Event
from app.i18n import set_language
from app.services import events
from ui.main_window import MainWindow
from ui.year.page import YearPage

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
WAIT = 8000


def year_page(window: MainWindow, qtbot: QtBot) -> YearPage:
    window.open_page("year")
    page = window.page
    assert isinstance(page, YearPage)
    qtbot.waitUntil(lambda: page.answer is not None, timeout=WAIT)
    return page


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_the_year_says_what_came_of_it(told: MainWindow, qtbot: QtBot) -> None:
    page = year_page(told, qtbot)
    assert [row.title for row in page.matches.list.rows.rows] == [
        "阿部 結衣",
        "田中 一郎",
        "小林 さくら",
    ]
    numbers = [row.number for row in page.purposes.list.rows.rows]
    assert numbers == ["half", "half", "missed", "met", "met"]
    assert [row.title for row in page.stopped.list.rows.rows] == ["城南ものづくり展"]
    assert page.figures.labels[0].text() == "3/5"


def test_answers_stand_by_channel_with_all_of_them_together(told: MainWindow, qtbot: QtBot) -> None:
    page = year_page(told, qtbot)
    rows = page.channels.list.rows.rows
    assert rows and all("/" in row.number for row in rows)
    assert page.answer is not None
    answered = page.answer.review.answered
    whole = f"{answered.part:g}/{answered.whole:g}"
    assert whole in [label.text() for label in page.figures.labels]
    few = [row for row in rows if int(row.number.split("/")[1].split()[0]) < 3]
    assert all("%" not in row.number for row in few)


def test_a_row_opens_what_it_is_about(told: MainWindow, qtbot: QtBot) -> None:
    page = year_page(told, qtbot)
    rows = page.purposes.list
    rows.setFocus()
    rows.choose_first()
    QTest.keyClick(rows, Key.Key_Return)
    assert told.page_key == "events"


def test_another_year_by_key_and_back(told: MainWindow, qtbot: QtBot) -> None:
    told.desk.book.run(events.add_event, Event("昔の会", told.desk.book.clock().replace(year=2024)))
    page = year_page(told, qtbot)
    qtbot.waitUntil(lambda: page.choice.count() == 2, timeout=WAIT)
    page.choice.setFocus()
    QTest.keyClick(page.choice, Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: page.answer is not None and page.answer.review.year == 2024)
    assert [row.title for row in page.purposes.list.rows.rows] == ["昔の会"]
    QTest.keyClick(page.choice, Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: page.answer is not None and page.answer.review.year == 2026)


@pytest.mark.parametrize(
    ("language", "words", "channels"),
    [
        ("en", "Year in review 2026", "Answers by channel"),
        ("ja", "2026年のふり返り", "手段ごとの返事"),
    ],
)
def test_it_goes_on_paper_in_the_language(
    told: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    words: str,
    channels: str,
) -> None:
    hostile = "<img src=x>&amp;<b>会</b>"
    set_language(language)
    told.desk.book.run(events.add_event, Event(hostile, told.desk.book.clock()))
    page = year_page(told, qtbot)
    out = tmp_path / "year"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    page.choice.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.choice, Key.Key_P, shift)
    qtbot.waitUntil(lambda: "year.pdf" in told.toast.accessibleName(), timeout=WAIT)
    text = text_of(tmp_path / "year.pdf")
    assert words in text
    assert hostile in text
    assert "相続の相談を紹介してもらった" in text
    assert channels in text
