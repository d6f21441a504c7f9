"""Qt's bindings, loaded in part: what waits is what we think, and nothing is lost by it."""

from __future__ import annotations

import os
import subprocess
import sys

from ui.bindings import LATER

WRONG_CALLS = """
import inspect, sys
if sys.argv[1] == "later":
    from ui.bindings import load
    load()
from PySide6.QtCore import Property, QObject, QTimer, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
class Counter(QObject):
    counted = Signal(int, str)
    total = Property(int, lambda self: 3)
    @Slot(int, str)
    def add(self, number, name): print(number, name)
counter = Counter()
counter.counted.connect(counter.add)
counter.counted.emit(1, "one")
print(counter.property("total"), Qt.Key(0x41), Qt.AlignmentFlag(3))
label = QLabel("a")
for call in (
    lambda: QLabel(3.4, "a"), lambda: label.setText(3), lambda: QLabel("a", nonsense=3),
    lambda: label.resize(), lambda: label.resize(1, 2, 3), lambda: label.nothing,
    lambda: QTimer.singleShot("a"), lambda: counter.counted.emit("x"),
    lambda: counter.counted.connect(3),
):
    try:
        call()
    except (TypeError, AttributeError, ValueError, RuntimeError) as error:
        print(type(error).__name__, error)
print(QLabel.setText.__doc__)
from PySide6.support.signature import get_signature
print(get_signature(QTimer.singleShot), inspect.isbuiltin(label.setText))
"""


def printed(code: str, *arguments: str) -> str:
    run = subprocess.run(  # bindings are loaded once a process
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return run.stdout


def test_all_that_can_wait_waits_until_somebody_asks() -> None:
    code = (
        "import sys; from ui import bindings; bindings.load();"
        "print(len(bindings._waiting), 'inspect' in sys.modules);"
        "import PySide6.QtWidgets; print(len(bindings._waiting))"
    )
    many = str(len(LATER))
    assert printed(code).split() == [many, "False", many]


def test_wrong_calls_and_help_tell_the_same_as_with_all_loaded() -> None:
    told = printed(WRONG_CALLS, "later")
    assert "Supported signatures:" in told
    assert told == printed(WRONG_CALLS, "at once")
