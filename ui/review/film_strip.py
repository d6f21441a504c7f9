"""The cards that wait, side by side along the bottom."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from app.i18n import gettext as _
from app.i18n import ngettext
from ui.models.rows import Index, RowModel
from ui.pictures import Pictures
from ui.review.query import WaitingCard
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_card, draw_icon_text
from ui.widgets.row_list import RowDelegate, RowList, RowState

WIDTH = 97


class FilmStrip(RowList[WaitingCard]):
    """One row of cards; the arrow keys go through them."""

    def __init__(self, pictures: Pictures) -> None:
        model = RowModel[WaitingCard](spoken, lambda card: card.scan_id)
        super().__init__(_("Waiting cards"), model, _Delegate(pictures))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setProperty("ground", "side")
        self.setFixedHeight(px(96))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        pictures.arrived.connect(self.viewport().update)


class _Delegate(RowDelegate[WaitingCard]):
    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(WIDTH), px(92))

    def draw_ground(
        self, painter: QPainter, rect: QRect, row: WaitingCard, state: RowState
    ) -> None:
        """The chosen card has a frame, no fill: it is a picture."""

    def draw(self, painter: QPainter, rect: QRect, row: WaitingCard, state: RowState) -> None:
        card = QRect(rect.x() + px(6), rect.y() + px(10), px(86), px(52))
        width = round(card.width() * painter.device().devicePixelRatio())
        draw_card(painter, card, self._pictures.get(row.picture, width))
        if state.selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(tokens().accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(card).adjusted(-3, -3, 3, 3), 5, 5)
        words = QRect(card.x(), card.bottom() + px(4), px(WIDTH - 6), px(20))
        icon, text, tone = _state(row)
        draw_icon_text(painter, words, icon, text, tone, Role.SMALL_STRONG)


def _state(card: WaitingCard) -> tuple[Icon, str, str]:
    if card.is_failed:
        return Icon.FAILED, _("Unread"), tokens().danger
    if card.unsure:
        look = ngettext("{n} to check", "{n} to check", card.unsure).format(n=card.unsure)
        return Icon.UNSURE, look, tokens().warn
    return Icon.SURE, _("Sure"), tokens().ok


def spoken(card: WaitingCard) -> str:
    """A waiting card as a sentence."""
    return f"{card.name}、{_state(card)[1]}"
