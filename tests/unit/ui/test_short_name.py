"""What stands for somebody where there is no picture of a card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.widgets.painting import draw_card
from ui.widgets.short_name import short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("田中 一郎", "田中"),
        ("Anna Maria Schmidt", "AS"),
        ("Émile Zola", "ÉZ"),
        ("Prince", "P"),
        ("勅使河原 葵", "勅使河原"),
        ("港区国際交流協会", "港区国際"),
        ("", ""),
    ],
)
def test_a_name_in_short(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_card_without_a_picture_shows_whose_it_is(qapp: QApplication) -> None:
    def drawn(name: str) -> QImage:
        image = QImage(92, 56, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        draw_card(painter, QRect(0, 0, 92, 56), None, name)
        painter.end()
        return image

    assert drawn("田中 一郎") == drawn("田中 二郎") != drawn("佐藤 一郎")
    assert drawn("") != drawn("田中 一郎")
