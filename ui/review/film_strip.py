"""The cards that wait, side by side along the bottom, after those done last."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from app.domain.ids import ScanId
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.models.rows import Index, RowModel
from ui.pictures import Pictures
from ui.review.query import Waiting, WaitingCard
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_card, draw_icon_text
from ui.widgets.row_list import RowDelegate, RowList, RowState

WIDTH = 97


class FilmStrip(RowList[WaitingCard]):
    """One row of cards; the arrow keys go through those that wait."""

    def __init__(self, pictures: Pictures) -> None:
        model = RowModel[WaitingCard](spoken, lambda card: card.scan_id, lambda card: card.is_open)
        super().__init__(_("Waiting cards"), model, _Delegate(pictures))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setProperty("ground", "side")
        self.setFixedHeight(px(96))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        pictures.arrived.connect(self.viewport().update)

    @property
    def open_places(self) -> tuple[int, ...]:
        """Where the cards stand that wait for a look."""
        return tuple(at for at, card in enumerate(self.rows.rows) if card.is_open)

    def go_to_open(self, number: int) -> None:
        """Make one of the waiting cards the current one, counted from 0; the last if too few."""
        places = self.open_places
        if places:
            self.setCurrentIndex(self.rows.index(places[min(number, len(places) - 1)]))

    def came_back(self, cards: Sequence[WaitingCard], decided: Collection[ScanId]) -> ScanId | None:
        """Which of the cards to be shown was decided on and waits again: undo is for seeing it."""
        waited = {card.scan_id for card in self.rows.rows if card.is_open}
        again = (c.scan_id for c in cards if c.is_open and c.scan_id not in waited)
        return next((scan_id for scan_id in again if scan_id in decided), None)

    def step(self, by: int) -> None:
        """Go to the next card that waits or to the one before, round and round."""
        places, now = self.open_places, self.currentIndex().row()
        if places:
            at = places.index(now) if now in places else -1
            self.setCurrentIndex(self.rows.index(places[(at + by) % len(places)]))


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
        painter.setOpacity(1.0 if row.is_open else 0.5)
        draw_card(painter, card, self._pictures.get(row.picture, width))
        painter.setOpacity(1.0)
        if state.selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(tokens().accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(card).adjusted(-3, -3, 3, 3), 5, 5)
        words = QRect(card.x(), card.bottom() + px(4), px(WIDTH - 6), px(20))
        icon, text, tone = _words(row)
        draw_icon_text(painter, words, icon, text, tone, Role.SMALL_STRONG)

    def tip(self, row: WaitingCard, width: int) -> str:
        return row.name


def _words(card: WaitingCard) -> tuple[Icon, str, str]:
    colours = tokens()
    if card.state is Waiting.LOOK:
        look = ngettext("{n} to check", "{n} to check", card.unsure).format(n=card.unsure)
        return Icon.UNSURE, look, colours.warn
    return {
        Waiting.DONE: (Icon.SURE, _("Accepted"), colours.text2),
        Waiting.SURE: (Icon.SURE, _("Sure"), colours.ok),
        Waiting.KNOWN: (Icon.DUPLICATE, _("Known?"), colours.accent),
        Waiting.FAILED: (Icon.FAILED, _("Unread"), colours.danger),
        Waiting.READING: (Icon.WAITING, _("Reading"), colours.text2),
    }[card.state]


def spoken(card: WaitingCard) -> str:
    """A waiting card as a sentence."""
    return f"{card.name}、{_words(card)[1]}"
