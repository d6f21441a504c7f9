"""A file manager's window in small: a press on it drags a file or folder away."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

TITLE, DROPPED = "Files to drag", "Files dropped"
LEFT, TOP, SIZE = 1400, 1000, 120
"""Where it stands, beside the program's window on a display of 1600 x 1200."""


class Source(QWidget):
    """Says so by its title once something was dropped; whoever takes it may still ask for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setWindowTitle(TITLE)
        self.setGeometry(LEFT, TOP, SIZE, SIZE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        if drag.exec(Qt.DropAction.CopyAction) is Qt.DropAction.CopyAction:
            self.setWindowTitle(DROPPED)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    source = Source(Path(sys.argv[1]))
    source.show()
    sys.exit(app.exec())
