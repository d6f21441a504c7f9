"""The scanner's and the camera's panels, made when they are first wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.intake.camera_panel import CameraPanel
from ui.intake.receiving import Receiving
from ui.intake.scanner_panel import ScannerPanel


class Devices(QObject):
    """What they give goes into the stack, picture by picture."""

    def __init__(self, page: QWidget, desk: Desk, receiving: Receiving) -> None:
        super().__init__(page)
        self._page, self._desk, self._receiving = page, desk, receiving
        self.scanner: ScannerPanel | None = None
        self.camera: CameraPanel | None = None

    def open_scanner(self) -> None:
        """Scan cards; they go into the stack one by one."""
        if self.scanner is None:
            self.scanner = ScannerPanel(self._page.window())
            self.scanner.sheet.connect(self._receiving.take_in_sheet)
            self._desk.closing.connect(self._finish_scanner)
        self.scanner.open_and_look()

    def _finish_scanner(self) -> None:
        """The pages are removed after those that still wait to be stored."""
        if (scanner := self.scanner) is not None:
            scanner.finish()
            self._desk.tasks.work(lambda _book: scanner.remove_pages())

    def open_camera(self) -> None:
        """Take cards with the camera."""
        if self.camera is None:
            self.camera = CameraPanel(self._page.window(), self._desk.book)
            self.camera.shot.connect(self._receiving.take_in_shot)
            self._receiving.shot_stored.connect(self.camera.show_taken)
            self._desk.closing.connect(self.camera.finish)
        self.camera.open_and_look()
