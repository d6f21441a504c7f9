"""Files that are dragged over a part of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def brings_files(event: QDropEvent) -> bool:
    """Whether another program drags what may be files of this machine.

    Only the kind is looked at: which files they are is asked of that program, for which the window
    would wait, and a drag that is over by then answers nothing though its drop is still to come.
    """
    return event.source() is None and event.mimeData().hasUrls()


def files_of(event: QDropEvent) -> list[Path]:
    """The files of this machine that were dropped."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
