"""What is timed from the start of a process: a bare window, and the program to its first page.

The program is started as a person starts it. It counts as there when its first page has been
painted with its answer from the book: the day, or where to begin in an empty book.
"""

from __future__ import annotations

_CLOCK = """
import os, sys, time
def tell():
    print(time.process_time(), time.monotonic() - float(os.environ["STARTED_AT"]), flush=True)
    os._exit(0)
"""

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, tell)
window = Window()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 800)
window.show()
app.exec()
"""

_ENISHI = """
sys.argv = ["enishi", "--data", sys.argv[1]]
from ui import __main__
import_qt = __main__._import_qt
def then():
    import_qt()
    from ui import main
    main.MainWindow.go_on = lambda window: tell()
__main__._import_qt = then
sys.exit(__main__.main())
"""

START_CODE = {"bare": _CLOCK + _BARE, "enishi": _CLOCK + _ENISHI}
"""The two programs; each prints its processor time and the seconds since its process was begun.

When that was, by the monotonic clock, stands in STARTED_AT: what the kernel notes of a process is
rounded to a hundredth of a second, a tenth of what is measured.
"""
