"""The cards of a stack as a grid: the picture, and under it how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from app.domain.ids import ScanId
from app.i18n import gettext as _
from app.i18n import ngettext
from ui.intake.query import CardState, IntakeCard
from ui.models.rows import Index, RowModel
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_card, draw_icon, draw_icon_text, draw_text, text_width
from ui.widgets.row_list import RowDelegate, RowList, RowState
from ui.wording import before_words

CARD = QSize(155, 94)
CELL = QSize(169, 136)


class Grid(RowList[IntakeCard]):
    """Cards in reading order; arrow keys go in both directions."""

    def __init__(self, pictures: Pictures) -> None:
        model = RowModel[IntakeCard](spoken, lambda card: card.scan_id)
        self._painter = _Delegate(pictures)
        super().__init__(_("Cards of the stack"), model, self._painter)
        self.setProperty("ground", "window")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        pictures.came.connect(self._paint_picture)

    @property
    def chosen(self) -> tuple[IntakeCard, ...]:
        """The selected cards, in the order of the stack."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.rows.rows[place] for place in places)

    def show_rows(self, rows: Sequence[IntakeCard]) -> None:
        """Go over to other cards; selection, focus and place stay, only what changed is painted."""
        self.rows.renew(rows)

    def show_in_hand(self, scans: frozenset[ScanId]) -> None:
        """Say which cards are being read at this moment."""
        changed = scans ^ self._painter.in_hand
        self._painter.in_hand = scans
        self._paint(lambda card: card.scan_id in changed)

    def _paint_picture(self, path: Path) -> None:
        self._paint(lambda card: _shown_picture(card) == path)

    def _paint(self, wanted: Callable[[IntakeCard], bool]) -> None:
        """Paint some cards anew, not the others, which would take as long for each picture."""
        for at, card in enumerate(self.rows.rows):
            if wanted(card):
                self.update(self.rows.index(at))


class _Delegate(RowDelegate[IntakeCard]):
    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self.in_hand: frozenset[ScanId] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(CELL.width()), px(CELL.height()))

    def draw_ground(self, painter: QPainter, rect: QRect, row: IntakeCard, state: RowState) -> None:
        """A picture needs no ground, only a frame where it is chosen."""

    def draw(self, painter: QPainter, rect: QRect, row: IntakeCard, state: RowState) -> None:
        card = QRect(rect.x() + px(4), rect.y() + px(6), px(CARD.width()), px(CARD.height()))
        if row.state is CardState.FAILED and row.picture is None:
            self._draw_unread(painter, card, row)
        else:
            self._draw_picture(painter, card, row)
        if len(row.places) > 1:
            self._draw_back(painter, card)
        if state.selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tone = tokens().accent if state.focused else tokens().edge
            painter.setPen(QPen(color(tone), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(card).adjusted(-3, -3, 3, 3), 5, 5)
        self._draw_state(painter, card, row)

    def _draw_picture(self, painter: QPainter, card: QRect, row: IntakeCard) -> None:
        width = round(card.width() * painter.device().devicePixelRatio())
        painter.save()
        if row.state is CardState.WAITING:
            painter.setOpacity(0.45)
        draw_card(painter, card, self._pictures.get(_shown_picture(row), width))
        painter.restore()

    def _draw_back(self, painter: QPainter, card: QRect) -> None:
        """A mark for cards of which the back was taken in too."""
        box = QRectF(card.right() - px(25), card.bottom() - px(23), px(22), px(20))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens().raised))
        painter.drawRoundedRect(box, 5, 5)
        at = box.toRect()
        draw_icon(painter, at.x() + px(4), at.y() + px(3), Icon.PAIR, 14, tokens().text2)

    def _draw_unread(self, painter: QPainter, card: QRect, row: IntakeCard) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().edge), 1, Qt.PenStyle.DashLine))
        painter.setBrush(color(tokens().hover))
        painter.drawRoundedRect(QRectF(card), 3, 3)
        at = card.center().x() - px(10), card.y() + px(24)
        draw_icon(painter, *at, Icon.UNREADABLE, 20, tokens().text2)
        words = card.adjusted(px(8), px(50), -px(8), -px(8))
        draw_text(painter, words, row.file_name, Role.SMALL, tokens().text2)

    def _draw_state(self, painter: QPainter, card: QRect, row: IntakeCard) -> None:
        line = QRect(card.x(), card.bottom() + px(5), card.width(), px(22))
        icon, text, tone = state_words(row)
        if row.state is CardState.WAITING and row.scan_id in self.in_hand:
            icon, text, tone = Icon.INTAKE, _("Reading"), tokens().accent
        used = draw_icon_text(painter, line, icon, text, tone, Role.SMALL_STRONG)
        rest = line.adjusted(used + px(8), 0, 0, 0)
        if row.state is not CardState.FAILED:
            draw_text(painter, rest, row.name, Role.SMALL, tokens().text, right=True)

    def tip(self, row: IntakeCard, width: int) -> str:
        if row.problem:
            return row.problem
        if row.before is not None:
            return before_words(row.before) or row.name
        wide = text_width(row.name, Role.SMALL) > px(80)
        return row.name if wide else ""


def _shown_picture(card: IntakeCard) -> Path | None:
    """The card as it was flattened, before that the whole picture."""
    return card.picture or card.places[0].original


def state_words(card: IntakeCard) -> tuple[Icon, str, str]:
    """Icon, word and colour of a card's state."""
    colours = tokens()
    if card.state is CardState.LOOK:
        words = ngettext("{n} to check", "{n} to check", card.unsure).format(n=card.unsure)
        return Icon.UNSURE, words, colours.warn
    if card.state is CardState.KNOWN and card.before and card.before.on:
        return Icon.REUNION, _("Met before"), colours.accent
    return {
        CardState.SURE: (Icon.SURE, _("Sure"), colours.ok),
        CardState.KNOWN: (Icon.DUPLICATE, _("Known?"), colours.accent),
        CardState.FAILED: (Icon.FAILED, _("Unread"), colours.danger),
        CardState.FILED: (Icon.CONTACTS, _("Accepted"), colours.text2),
        CardState.WAITING: (Icon.WAITING, _("Waiting"), colours.text2),
    }[card.state]


def spoken(card: IntakeCard) -> str:
    """A card as a sentence."""
    before = before_words(card.before) if card.before else None
    return "、".join(filter(None, (card.name, state_words(card)[1], before)))
