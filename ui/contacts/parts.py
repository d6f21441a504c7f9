"""Small parts of the Contacts page: the choice of the order, and the page of an empty book."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.search import ListOrder
from app.i18n import gettext as _
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice


def order_choice() -> Choice:
    """By which the list is put in order."""
    choice = Choice(_("Order"))
    for words, order in (
        (_("By name"), ListOrder.READING),
        (_("By company"), ListOrder.COMPANY),
        (_("Latest contact first"), ListOrder.LAST_CONTACT),
        (_("By industry"), ListOrder.INDUSTRY),
        (_("By stage"), ListOrder.STAGE),
        (_("By position"), ListOrder.POSITION),
        (_("By department"), ListOrder.DEPARTMENT),
        (_("By place"), ListOrder.PLACE),
        (_("By tags"), ListOrder.TAGS),
        (_("By day met"), ListOrder.MET),
        (_("By day added"), ListOrder.ADDED),
        (_("By mail address"), ListOrder.EMAIL),
        (_("By telephone"), ListOrder.PHONE),
        (_("By mobile"), ListOrder.MOBILE),
        (_("By note"), ListOrder.NOTE),
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


def filter_column(filters: QWidget, save: Callable[[], object]) -> QWidget:
    """The filters, and under them what keeps a search."""
    left = QFrame()
    left.setFixedWidth(px(220))
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(filters, 1)
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    column.addWidget(rule)
    foot = QHBoxLayout()
    foot.setContentsMargins(px(10), px(6), px(10), px(6))
    foot.addWidget(Button(_("Save this search…"), icon=Icon.WANTED, kind="link", clicked=save))
    foot.addStretch()
    column.addLayout(foot)
    return left
