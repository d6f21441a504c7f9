"""Handing a letter to the user's own mail program; where none opens, it lies in the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.i18n import gettext as _
from ui.page import Page


def open_link(link: str) -> bool:
    """Open a `mailto:` link as it is encoded; False where no mail program takes it."""
    return QDesktopServices.openUrl(QUrl.fromEncoded(link.encode()))


def open_mail(page: Page, link: str, text: str) -> None:
    """Open a `mailto:` link; where nothing does, copy the text and say so.

    Args:
        page: says it.
        link: the link; empty without any address.
        text: what is copied instead.
    """
    if link and open_link(link):
        return
    QGuiApplication.clipboard().setText(text)
    no_address = _("There is no mail address. The text is copied.")
    page.said.emit(_("No mail program opened. The text is copied.") if link else no_address)
