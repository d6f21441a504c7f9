"""The crash dialog: a bug of ours, said plainly, with what to copy; the program goes on."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget


class CrashReporter(QObject):
    """Catches what nobody caught, in slots and on worker threads, and shows it once at a time."""

    reported = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self.reported.connect(self._show)

    def install(self) -> None:
        """Become the interpreter's last resort."""
        sys.excepthook = self.hook
        threading.excepthook = self._of_thread

    def _of_thread(self, ended: threading.ExceptHookArgs) -> None:
        """A thread of its own ended, such as the one that reads: nobody waits for its answer."""
        if isinstance(ended.exc_value, Exception):
            self.report(ended.exc_value)

    def hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """What `sys.excepthook` is called with; Ctrl+C in the terminal still ends the program."""
        text = "".join(traceback.format_exception(kind, error, trace))
        print(text, file=sys.stderr)
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.reported.emit(text)

    def report(self, error: BaseException) -> None:
        """An error that came from a worker thread."""
        self.hook(type(error), error, error.__traceback__)

    def _show(self, text: str) -> None:
        if self._open:
            return
        self._open = True
        dialog = crash_dialog(text)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._open = False


def crash_dialog(trace: str, parent: QWidget | None = None) -> QMessageBox:
    """A dialog with the trace to copy; the step that failed was rolled back."""
    from PySide6.QtWidgets import QMessageBox

    last = trace.strip().splitlines()[-1]
    dialog = QMessageBox(parent)
    dialog.setWindowTitle("Enishi")
    dialog.setIcon(QMessageBox.Icon.Warning)
    dialog.setText(_("Something in Enishi went wrong."))
    safe = _("The step was not carried out; what was saved before is safe. You can go on working.")
    dialog.setInformativeText(f"{safe}\n\n{last}")
    dialog.setDetailedText(trace)
    copy = dialog.addButton(_("Copy the report"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(trace))
    dialog.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
    return dialog
