"""What is timed from the start of a process: a bare window, and Enishi's, to the first paint."""

from __future__ import annotations

_CLOCK = """
import os, sys, time
def since_start():
    ticks = int(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19])
    up = float(open("/proc/uptime").read().split()[0])
    return up - ticks / os.sysconf("SC_CLK_TCK")
"""

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
def done():
    print(time.process_time(), since_start())
    app.exit()
window = Window()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 800)
window.show()
app.exec()
"""

_ENISHI = """
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import main, main_window
class Window(main_window.MainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not Window.painted:
            Window.painted = True
            QTimer.singleShot(0, done)
def done():
    print(time.process_time(), since_start(), flush=True)
    from PySide6.QtWidgets import QApplication
    QApplication.instance().exit()
main.MainWindow = Window
main.run(Path(sys.argv[1]) / "book")
"""

START_CODE = {"bare": _CLOCK + _BARE, "enishi": _CLOCK + _ENISHI}
"""The two programs; the last word that each prints is the seconds since its process began."""
