"""Opening what stands in the book with the system's own programs: web pages, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_web_page(text: str) -> bool:
    """Open a web page in the browser; False for what is none, which is not opened at all."""
    url = QUrl.fromUserInput(text)
    if url.scheme() not in ("http", "https") or not url.host():
        return False
    QDesktopServices.openUrl(url)
    return True
