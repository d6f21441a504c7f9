"""A program that shows one note and says what became of it: `python -m tests.doubles.notifier`."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.reminding import Note
from ui.notifying import Notifications

TITLE, TEXT = "今日 <b>2件</b>", "連絡する人: <b>髙橋</b> 美咲"


def main() -> None:
    """Show the note, and end when it is clicked."""
    program = QApplication([])
    program.setQuitOnLastWindowClosed(False)
    notifications = Notifications()
    notifications.opened.connect(lambda key: _clicked(program, key))
    QTimer.singleShot(
        0, lambda: print("shown", notifications.show(Note("today", TITLE, TEXT)), flush=True)
    )
    program.exec()


def _clicked(program: QApplication, key: str) -> None:
    print("clicked", key, flush=True)
    program.quit()


if __name__ == "__main__":
    main()
