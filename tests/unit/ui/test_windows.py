"""Long lists whose rows come by windows: where somebody stands after the rows were swapped."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.models.windows import WindowModel
from ui.widgets.row_list import RowDelegate
from ui.widgets.window_list import WindowList


def test_who_is_current_stays_so_whether_or_not_the_place_is_told(qtbot: QtBot) -> None:
    shown: WindowList[int] = WindowList(
        "Numbers", WindowModel[int](str, int, lambda key: key), RowDelegate[int]()
    )
    qtbot.addWidget(shown)
    shown.show_found((3, 1, 2), 0, (3, 1, 2))
    shown.choose(2)
    shown.show_found((2, 9, 1), 0, (2, 9, 1), {2: 0})
    assert shown.current == 2
    shown.choose(1)
    shown.show_found((1, 2), 0, (1, 2), {2: 1})  # asked before another was chosen
    assert shown.current == 1
    shown.show_found((7, 8), 0, (7, 8), {1: -1})
    assert shown.current is None
