"""The timeline: one row a person, what went between both sides on a thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.domain.event import Event
from app.domain.ids import ContactId
from app.i18n import gettext as _
from ui.contacts.history_rows import contact_rows
from ui.contacts.rows import HistoryRow
from ui.models.rows import Index, RowModel
from ui.pictures import Pictures
from ui.relationships.rows import TableRow
from ui.relationships.time_scale import SPANS, TimeScale, fitting_span, months_before
from ui.relationships.timeline_head import NAMES, TimelineHead
from ui.relationships.timeline_marks import NEAR, RADIUS, Legend, bunched, draw_bunches
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.painting import (
    draw_card,
    draw_icon_text,
    draw_rule,
    draw_text,
    focus_pen,
)
from ui.widgets.row_list import RowDelegate, RowState, WholeRowList, row_of
from ui.widgets.tips import plain_tip
from ui.wording import stage_word

RIGHT, ROW = 44, 46  # right of today marks to come, and the scroll bar
TOLD = 12  # so many marks are told in one tip
COMING = 14  # so far right of today stands what is planned


class TimelineView(QWidget):
    """Months above, people below; + and − change how much of the past is seen."""

    opened = Signal(object)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._head = TimelineHead()
        self._delegate = _Delegate(pictures)
        model = RowModel[TableRow](self._spoken, lambda row: row.contact.id)
        self.list = _List(_("Timeline"), model, self._delegate)
        self.list.opened.connect(self.opened)
        self.list.spans.connect(self._change_span)
        self.legend = Legend()
        pictures.arrived.connect(self.list.viewport().update)
        self._span: int | None = None
        self._today = date.max
        self._first: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self.legend)

    @property
    def current(self) -> TableRow | None:
        """The row in focus."""
        return self.list.current

    def show_rows(self, rows: Sequence[TableRow], events: Sequence[Event], today: date) -> None:
        """Show people, those of whom anything was heard last first."""
        self._today = today
        self._delegate.forget({e.id: e.name for e in events if e.id})
        self._head.events = [e for e in events if e.day <= today]
        latest = sorted(rows, key=lambda r: (r.days is None, r.days))
        days = [row.met_order for row in rows if row.met_order]
        self._first = date.fromordinal(min(days)) if days else None
        self._head.count = len(rows)
        self._rescale()
        self.list.show_rows(latest)

    @property
    def cards(self) -> Mapping[ContactId, Sequence[date]]:
        """The days on which people's cards were taken in."""
        return self._delegate.cards

    def show_cards(self, cards: Mapping[ContactId, Sequence[date]]) -> None:
        """Put cards on the lines of those who have any."""
        self._delegate.put_cards(cards)
        self.list.viewport().update()

    def tip_at(self, row: TableRow, day: date) -> str:
        """What is told while the pointer is on a day of a person's line."""
        scale = self._delegate.scale
        return "" if scale is None else self._delegate.told_at(row, scale.x(day))

    def choose(self, key: object) -> None:
        """Make a person's row the current one."""
        if not self.list.choose(key):
            self.list.choose_first()

    def _spoken(self, row: TableRow) -> str:
        told = [mark.spoken for mark in self._delegate.marks(row)]
        return "、".join((row.contact.name, stage_word(row.stage), *told))

    def _change_span(self, step: int) -> None:
        now = SPANS.index(self._shown_span())
        self._span = SPANS[max(0, min(len(SPANS) - 1, now + step))]
        self._rescale()

    def _shown_span(self) -> int:
        return self._span or fitting_span(self._first, self._today)

    def _rescale(self) -> None:
        if self._today is date.max:
            return
        first = months_before(self._today, self._shown_span() - 1)
        left = px(NAMES) + px(14)
        width = max(px(80), self.width() - left - px(RIGHT))
        scale = TimeScale(first, self._today, left, width)
        self._head.scale = self._delegate.scale = scale
        self._delegate.event_days = [e.day for e in self._head.events if scale.shows(e.day)]
        self._head.update()
        self.list.viewport().update()

    def resizeEvent(self, event: object) -> None:
        self._rescale()


class _List(WholeRowList[TableRow]):
    spans = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Plus: -1, Qt.Key.Key_Equal: -1, Qt.Key.Key_Minus: 1}
        if Qt.Key(event.key()) in step:
            self.spans.emit(step[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _Delegate(RowDelegate[TableRow]):
    """Card, name and stage at the left, the thread with its marks at the right."""

    height = ROW

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._names: Mapping[int, str] = {}
        self._marks: dict[int, list[HistoryRow]] = {}
        self.cards: Mapping[ContactId, Sequence[date]] = {}
        self.scale: TimeScale | None = None
        self.event_days: Sequence[date] = ()

    def forget(self, event_names: Mapping[int, str]) -> None:
        """Drop what was worked out for rows that are gone."""
        self._names, self._marks = event_names, {}

    def put_cards(self, cards: Mapping[ContactId, Sequence[date]]) -> None:
        """Tell of these cards too."""
        self.cards, self._marks = cards, {}

    def marks(self, row: TableRow) -> list[HistoryRow]:
        """What happened with a person, worked out when first seen."""
        if row.contact.id not in self._marks:
            line = row.relationship.timeline
            cards = self.cards.get(row.contact.id, ())
            self._marks[row.contact.id] = contact_rows(line, self._names, cards=cards)
        return self._marks[row.contact.id]

    def draw_ground(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        names = QRect(rect.x(), rect.y(), px(NAMES), rect.height())
        if state.selected or state.hovered:
            painter.fillRect(names, color(tokens().soft if state.selected else tokens().hover))
        draw_rule(painter, rect)

    def draw(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        self._draw_name(painter, rect, row, state)
        if self.scale is None:
            return
        painter.setClipRect(rect.adjusted(px(NAMES) + 1, 0, 0, 0))
        self._draw_grid(painter, rect, self.scale)
        self._draw_thread(painter, rect, self.marks(row), self.scale)
        if state.focused:
            _draw_focus(painter, rect)

    def _draw_name(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        card = QRect(rect.x() + px(24), rect.center().y() - px(14), px(46), px(28))
        width = round(card.width() * painter.device().devicePixelRatio())
        name = "" if row.picture else row.contact.name
        draw_card(painter, card, self._pictures.get(row.picture, width), name)
        words = QRect(rect.x() + px(80), rect.y() + px(4), px(NAMES) - px(88), px(20))
        draw_text(painter, words, row.contact.name, Role.BODY_STRONG, tokens().text)
        style = tokens().stages[row.stage]
        low = words.translated(0, px(18))
        draw_icon_text(painter, low, style.icon, stage_word(row.stage), style.mark, Role.SMALL)

    def _draw_grid(self, painter: QPainter, rect: QRect, scale: TimeScale) -> None:
        for month in scale.months():
            at = round(scale.x(month))
            painter.fillRect(QRect(at, rect.y(), 1, rect.height()), color(tokens().line))
        painter.setPen(QPen(color(tokens().edge), 1, Qt.PenStyle.DashLine))
        for day in self.event_days:
            at = round(scale.x(day))
            painter.drawLine(at, rect.y(), at, rect.bottom())

    def _draw_thread(
        self, painter: QPainter, rect: QRect, marks: Sequence[HistoryRow], scale: TimeScale
    ) -> None:
        """Solid between what happened, dotted for the silence until today."""
        if not marks:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = rect.center().y() + 0.5
        happened = [m.on for m in marks if m.on <= scale.last]
        if happened:
            first, last = max(happened[0], scale.first), max(happened[-1], scale.first)
            thread = color(tokens().thread)
            painter.setPen(QPen(thread, 2))
            painter.drawLine(QPointF(scale.x(first), middle), QPointF(scale.x(last), middle))
            painter.setPen(QPen(thread, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(scale.x(last), middle), QPointF(scale.x(scale.last), middle))
        bunches = _bunches(marks, scale)
        draw_bunches(painter, [(QPointF(places[-1], middle), b) for places, b in bunches])

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What lies under the pointer, else the latest of all."""
        row = row_of(index) if index.isValid() else None
        text = "" if row is None else self.told_at(row, event.pos().x())
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True

    def told_at(self, row: TableRow, x: float) -> str:
        """The marks at a place of a row, a line each; the latest ones where there is none."""
        marks = self.marks(row)
        gap, nearest = float(px(1.5 * RADIUS)), marks
        for places, bunch in _bunches(marks, self.scale) if self.scale else ():
            if (least := min(abs(at - x) for at in places)) < gap:
                gap, nearest = least, bunch
        return "\n".join(mark.spoken for mark in nearest[-TOLD:])


def _bunches(
    marks: Sequence[HistoryRow], scale: TimeScale
) -> list[tuple[list[float], list[HistoryRow]]]:
    """The marks in sight with their places, those that lie on each other together."""
    coming = scale.left + scale.width + px(COMING)
    shown = [mark for mark in marks if mark.on >= scale.first]
    places = [coming if mark.on > scale.last else scale.x(mark.on) for mark in shown]
    bunches = bunched(places, px(NEAR))
    return [([places[at] for at in b], [shown[at] for at in b]) for b in bunches]


def _draw_focus(painter: QPainter, rect: QRect) -> None:
    """A ring round the whole row."""
    painter.setClipping(False)
    painter.setPen(focus_pen())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 6, 6)
