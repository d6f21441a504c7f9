"""“Save this view”: as PNG or SVG, and as CSV where it is a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import gettext as _
from app.services.export import write_whole
from ui.desk import Desk
from ui.views import View

_KINDS = {".png": "PNG", ".svg": "SVG", ".csv": "CSV"}
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class ViewSaving(QObject):
    """Asks where to, paints on the window's thread, and writes on another."""

    def __init__(self, window: QWidget, desk: Desk, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._desk, self._say = window, desk, say

    def save(self, view: View) -> None:
        """Ask for a file; its ending says whether it is to be a picture or a table."""
        kinds = {e: f"{n} (*{e})" for e, n in _KINDS.items() if e != ".csv" or view.table}
        name = f"{_UNSAFE.sub(' ', view.name).strip()}.png"
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, _("Save this view"), name, ";;".join(kinds.values())
        )
        if not chosen:
            return
        wanted = next((e for e, text in kinds.items() if text == kind), ".png")
        path = Path(chosen)
        path = path if path.suffix.lower() in kinds else path.with_name(path.name + wanted)
        self.write(view, path)

    def write(self, view: View, path: Path) -> None:
        """Write what the path's ending asks for."""
        ending = path.suffix.lower()
        if ending == ".csv" and view.table is not None:
            table = view.table()
            self._written(path, lambda: table.write(path))
            return
        from ui.painting_views import Painted

        painted = Painted(view.picture(), self._desk.pictures, self)
        painted.ready.connect(partial(self._keep, path))
        painted.paint(vector=ending == ".svg")

    def _keep(self, path: Path, octets: bytes) -> None:
        self._written(path, lambda: write_whole(path, [octets]))

    def _written(self, path: Path, write: Callable[[], None]) -> None:
        pending = self._desk.tasks.aside(lambda _book: write())
        pending.then(lambda _none: self._say(_("Saved: {name}").format(name=path.name)))
