"""A mail program that opens nothing and keeps the links that it was given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class MailProgram(QObject):
    """Stands in for the system's mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.links.append(bytes(url.toEncoded().data()).decode())


@contextmanager
def mail_program() -> Iterator[MailProgram]:
    """The one that links to mail open in meanwhile."""
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "take")  # type: ignore[arg-type]
    try:
        yield program
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
