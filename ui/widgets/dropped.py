"""Files that are dragged over a part of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def files_of(event: QDropEvent) -> list[Path]:
    """The files of this machine that are dragged."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
