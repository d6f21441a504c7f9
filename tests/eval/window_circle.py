"""How smooth the circle is: `python -m tests.eval.window_circle [--people 2000]`.

The picture in a real window on a made-up book: the wheel goes in and out, the mouse drags, points
and clicks, arrow keys go from one to the next. For each step the processor time of the window's
thread until it stands painted; 16 ms is a frame of sixty a second.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.doubles.windows import open_window
from tests.eval.busy_book import Size, make_book
from tests.eval.figures import commit, machine
from tests.eval.tables import table
from tests.eval.window_typing import wait
from ui.desk import Desk
from ui.relationships.circle_picture import CirclePicture
from ui.relationships.page import RelationshipsPage

WHOLE = 20_000
STEPS = 60
Step = Callable[[], object]


def steps(picture: CirclePicture) -> dict[str, Iterator[Step]]:
    """By the name of what hands do, one step after the other."""
    middle = QPointF(picture.width() / 2, picture.height() / 2)
    around = [middle + QPointF(3 * n - 90, 2 * n - 60) for n in range(STEPS)]
    return {
        "zoom": (partial(_wheel, picture, middle, 1 if n % 20 < 10 else -1) for n in range(STEPS)),
        "drag": (partial(_drag, picture, at) for at in around),
        "point": (partial(_mouse, picture, QEvent.Type.MouseMove, at) for at in around),
        "click": (partial(_click, picture, at) for at in around),
        "next": (partial(QTest.keyClick, picture, Qt.Key.Key_Right) for _n in range(STEPS)),
    }


def _wheel(picture: CirclePicture, at: QPointF, way: int) -> None:
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    keys = Qt.KeyboardModifier.NoModifier
    turn = QPoint(0, 120 * way)
    event = QWheelEvent(at, picture.mapToGlobal(at), QPoint(), turn, none, keys, phase, False)
    QApplication.sendEvent(picture, event)


def _mouse(picture: CirclePicture, kind: QEvent.Type, at: QPointF) -> None:
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        picture, QMouseEvent(kind, at, picture.mapToGlobal(at), left, left, keys)
    )


def _click(picture: CirclePicture, at: QPointF) -> None:
    _mouse(picture, QEvent.Type.MouseButtonPress, at)
    _mouse(picture, QEvent.Type.MouseButtonRelease, at)


def _drag(picture: CirclePicture, at: QPointF) -> None:
    if at.x() < picture.width() / 2 - 89:
        _mouse(picture, QEvent.Type.MouseButtonPress, QPointF(3, 3))
    _mouse(picture, QEvent.Type.MouseMove, at)


def timed(step: Step) -> float:
    """Milliseconds of this thread's time until the step stands painted."""
    before = time.thread_time()
    step()
    QApplication.processEvents()
    return 1000 * (time.thread_time() - before)


def measure(folder: Path, people: int) -> list[tuple[str, ...]]:
    """How many are shown; for each kind of step the middle, the 95th percentile and the longest."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "s"))
    book = make_book(folder / "book", Size().times(people / WHOLE))
    desk = Desk(book)
    window = open_window(desk)
    window.open_page("relationships")
    page = window.page
    assert isinstance(page, RelationshipsPage)
    wait(lambda: page.ways.table.rows.rowCount() > 0)
    page.ways.switch.choose("circle")
    QApplication.processEvents()
    picture = page.ways.circle.picture
    picture.setFocus()
    found: list[tuple[str, ...]] = [
        ("people shown", str(page.ways.circle.list.rows.rowCount()), "", "")
    ]
    for name, each in steps(picture).items():
        times = [timed(step) for step in each]
        if name == "drag":
            _mouse(picture, QEvent.Type.MouseButtonRelease, QPointF(3, 3))
        p95 = quantiles(times, n=20)[-1]
        found.append((name, f"{median(times):.1f}", f"{p95:.1f}", f"{max(times):.1f}"))
    window.close()
    desk.close()
    book.disconnect()
    return found


def main(arguments: list[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.window_circle", description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication(sys.argv[:1])
    print(f"{machine()}, {commit()}, {chosen.people} people")
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), chosen.people)
    print(table(["ms of the window's thread", "middle", "p95 (aim 16)", "longest"], rows))


if __name__ == "__main__":
    main(sys.argv[1:])
