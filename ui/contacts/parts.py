"""Small parts of the Contacts page: the choice of the order, and the page of an empty book."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.search import ListOrder
from app.i18n import gettext as _
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.empty import EmptyState


def order_choice() -> Choice:
    """By which the list is put in order."""
    choice = Choice(_("Order"))
    for words, order in (
        (_("By name"), ListOrder.READING),
        (_("By company"), ListOrder.COMPANY),
        (_("Latest contact first"), ListOrder.LAST_CONTACT),
    ):
        choice.addItem(words, order)
    return choice


def open_map(address: str) -> None:
    """Look an address up in the browser; it goes there as words to look for, never as a link."""
    url = QUrl("https://www.openstreetmap.org/search")
    words = QUrlQuery()
    words.addQueryItem("query", bytes(QUrl.toPercentEncoding(address).data()).decode("ascii"))
    url.setQuery(words)
    QDesktopServices.openUrl(url)


def open_page(text: str) -> None:
    """Open a web page in the browser; a card must not open anything else."""
    url = QUrl.fromUserInput(text)
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)


def nothing(take_in: Callable[[list[object]], object]) -> QWidget:
    """What a book without contacts shows: what is missing, and what to do."""
    button = Button(
        _("Take in cards…"),
        icon=Icon.ADD,
        kind="primary",
        key="Ctrl+O",
        clicked=lambda: take_in([]),
    )
    text = _("Drop photos here or choose them below.")
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(px(24), px(8), px(20), px(20))
    box.addWidget(EmptyState(_("No cards yet"), text, button, dashed=True))
    return whole
