"""Texts in PDFs: found by the letters with which they were written."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from ui.reports.document import Line, Report
from ui.reports.paper import pdf_of

WORDS = (
    "11月24日（火） 大山 一人・青木 食品",
    "長谷川 民子 西 竜一 黒田 麦",
    "日曰一二三",
    "Enishi 2026",
)


@pytest.mark.parametrize("words", WORDS)
def test_what_was_written_is_found(words: str, qapp: QApplication) -> None:
    document = pypdfium2.PdfDocument(pdf_of(Report(words, "", [Line(words)])))
    try:
        page = document[0].get_textpage()
        assert page.search(words).get_next() is not None
    finally:
        document.close()
