"""The window while all workers read a stack: prints how long its event loop was held, as JSON."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.cardbook import CardBook
from app.domain.card import ScanState
from app.services import intake
from app.store.database import Snapshot
from tests.eval.window_typing import let_settle, wait
from ui.desk import Desk
from ui.main import Program
from ui.main_window import MainWindow
from ui.pages import LATER
from ui.preferences import Preferences

BEAT_MS = 5
SECONDS = 3600


class Heart(QObject):
    """A timer in the window's thread; between two beats nothing else got a turn.

    On a machine that is busy with other things the clock tells of those. What the program itself
    held the loop for is at most the processor time of all its threads: the window's own, and that
    of others, which may have held the interpreter.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clock: list[float] = []
        self.processor: list[float] = []
        self.whole: list[float] = []
        self._last = time.perf_counter(), time.thread_time(), time.process_time()
        timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time(), time.process_time()
        self.clock.append(1000 * (now[0] - self._last[0]) - BEAT_MS)
        self.processor.append(1000 * (now[1] - self._last[1]))
        self.whole.append(1000 * (now[2] - self._last[2]))
        self._last = now


def pictures(folder: Path, count: int) -> tuple[Path, ...]:
    """So many different files of the sample cards: each has a few more bytes, ignored by all."""
    samples = resources.files("resources") / "samples"
    with resources.as_file(samples) as place:
        sources = sorted(place.glob("*.png")) + sorted(place.glob("*.jpg"))
        made = []
        for number in range(count):
            source = sources[number % len(sources)]
            target = folder / f"card {number:03}{source.suffix}"
            shutil.copy(source, target)
            with target.open("ab") as file:
                file.write(str(number).encode())
            made.append(target)
    return tuple(made)


def let_begin(desk: Desk) -> None:
    """Wait until all is imported and done that follows the first page; some seconds at most."""
    wait(lambda: not [name for name in LATER if name not in sys.modules])
    let_settle(desk)


def read(desk: Desk, window: MainWindow, files: Sequence[Path]) -> Heart:
    """Take in all files on the open page and wait until they are read."""
    heart, loop = Heart(), QEventLoop()
    look = QTimer(interval=2000)

    def end(waits: bool) -> None:
        if not waits:
            loop.quit()

    look.timeout.connect(lambda: desk.tasks.count(_waits, len(files)).then(end))
    look.start()
    QTimer.singleShot(1000 * SECONDS, loop.quit)
    window.take_in(files)
    loop.exec()
    return heart


def _waits(snapshot: Snapshot, count: int) -> bool:
    """Whether some are still to be taken in or read."""
    batch = intake.newest_batch(snapshot)
    if batch is None:
        return True
    states = intake.progress(snapshot, batch).states
    return sum(states.values()) < count or states[ScanState.WAITING] > 0


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        QSettings.setPath(
            QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings")
        )
        app = QApplication(sys.argv[:1])
        program = Program(CardBook(folder / "book", at_once=False), Preferences())
        desk, window = program.desk, program.window
        window.first_paint.over.connect(program.begin)
        window.resize(1280, 800)
        window.show()
        let_begin(desk)
        window.open_page("intake")
        heart = read(desk, window, pictures(folder, count))
        print(
            json.dumps({"clock": heart.clock, "processor": heart.processor, "whole": heart.whole})
        )
        window.close()
        program.close()
        app.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]))
