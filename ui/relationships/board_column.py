"""One column of the board, open with its cards or folded to a strip; both take drops."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.models.rows import RowModel
from ui.pictures import Pictures
from ui.relationships.rows import TableRow
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, font, tokens
from ui.widgets.button import Button
from ui.widgets.painting import (
    draw_card,
    draw_icon,
    draw_icon_text,
    draw_text,
    focus_pen,
    text_width,
)
from ui.widgets.row_list import RowDelegate, RowState, WholeRowList
from ui.wording import people, stage_word

MIME = "application/x-enishi-contact"
HEAD, FOLDED, CARD = 58, 40, 122


class Droppable(QWidget):
    """A place for a person's card; it shows that it would take the card."""

    dropped = Signal(int, object)  # contact id, Stage

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.hot = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._heat(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._heat(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._heat(False)
        event.acceptProposedAction()
        self.dropped.emit(int(event.mimeData().data(MIME).toStdString()), self.stage)

    def _heat(self, on: bool) -> None:
        self.hot = on
        self.update()

    def draw_ground(self, painter: QPainter) -> None:
        """The column's ground; an accent edge while a card hovers over it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(color(tokens().accent), 2, Qt.PenStyle.DashLine)
        painter.setPen(edge if self.hot else Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens().soft if self.hot else tokens().column))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class BoardColumn(Droppable):
    """Head with count and oldest clock, below it the cards."""

    def __init__(self, stage: Stage, pictures: Pictures) -> None:
        super().__init__(stage)
        self._count, self._fit, self._note, self._urgent = 0, 0, "", False
        model = RowModel[TableRow](lambda row: row.spoken, lambda row: row.contact.id)
        self.list = CardList(stage, model, _CardDelegate(pictures))
        pictures.arrived.connect(self.list.viewport().update)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.fits.connect(self._tell_more)
        self.more = Button("", kind="link", clicked=self.list.turn)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys reach all cards
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(HEAD), px(4), px(2))
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """How many more cards there are, in a place that is kept for it."""
        foot = QWidget()
        foot.setFixedHeight(px(24))
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignCenter)
        return foot

    def _tell_more(self, fit: int) -> None:
        """Say how many cards there are beside those in sight."""
        self._fit = fit
        left = self._count - fit
        self.more.set_text(_("{people} more").format(people=people(max(0, left))))
        self.more.setVisible(fit > 0 and left > 0)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show the cards of this stage."""
        self._count = len(rows)
        clocks = [row for row in rows if row.clock.icon is Icon.CLOCK]
        silent = max((row.days or 0 for row in rows), default=0)
        self._urgent = bool(clocks) and clocks[0].clock.tone == "warn"
        oldest = _("oldest {n} d").format(n=silent) if rows else ""
        self._note = clocks[0].clock.text if clocks else oldest
        self.list.setAccessibleName(f"{stage_word(self.stage)}、{people(len(rows))}")
        self.list.show_rows(rows)
        self._tell_more(self._fit)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw_ground(painter)
        style = tokens().stages[self.stage]
        painter.fillRect(QRect(0, 0, self.width(), 3), color(style.mark))
        head = QRect(px(10), px(10), self.width() - px(20), px(22))
        draw_text(painter, head, str(self._count), Role.BODY, tokens().text2, right=True)
        name = head.adjusted(0, 0, -px(26), 0)
        draw_icon(painter, name.x(), name.y() + px(3), style.icon, 16, style.mark)
        words = name.adjusted(px(22), 0, 0, 0)
        word = stage_word(self.stage)
        fits = text_width(word, Role.HEADING) <= words.width()
        role = Role.HEADING if fits else Role.SMALL_STRONG
        draw_text(painter, words, word, role, tokens().text)
        tone = tokens().warn if self._urgent else tokens().text2
        if self._note:
            low = head.translated(0, px(22))
            draw_icon_text(painter, low, Icon.LATE, self._note, tone, Role.SMALL)


class FoldedColumn(Droppable):
    """A strip with the count and the stage's name written upright."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._count = 0
        self.setFixedWidth(px(FOLDED))

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        self._count = count
        self.setAccessibleName(f"{stage_word(self.stage)}、{people(count)}")
        self.setToolTip(f"{stage_word(self.stage)} {count}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw_ground(painter)
        style, middle = tokens().stages[self.stage], self.width() // 2
        draw_icon(painter, middle - px(8), px(12), style.icon, 16, style.mark)
        painter.setPen(color(tokens().text))
        painter.setFont(font(Role.BODY_STRONG))
        count = QRect(0, px(34), self.width(), px(20))
        painter.drawText(count, int(Qt.AlignmentFlag.AlignCenter), str(self._count))
        painter.setFont(font(Role.SMALL_STRONG))
        word = stage_word(self.stage)
        if word.isascii():
            painter.translate(middle + px(5), px(64))
            painter.rotate(90)
            painter.drawText(0, px(9), word)
            return
        for number, letter in enumerate(word):
            where = QRect(0, px(62) + number * px(18), self.width(), px(18))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), letter)


class CardList(WholeRowList[TableRow]):
    """The cards of a column, dragged by the mouse or moved by Ctrl and an arrow."""

    step = Signal(object, int)
    beside = Signal(object, int)
    focused = Signal(object)

    def __init__(
        self, stage: Stage, model: RowModel[TableRow], delegate: RowDelegate[TableRow]
    ) -> None:
        super().__init__(stage_word(stage), model, delegate)
        self._stage = stage
        self.setProperty("ground", "none")
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.current_changed.connect(lambda _row: self.focused.emit(self._stage))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        row = self.current
        if row is None:
            return
        drag, data = QDrag(self), QMimeData()
        data.setData(MIME, str(row.contact.id).encode())
        drag.setMimeData(data)
        box = self.visualRect(self.currentIndex())
        drag.setPixmap(self.viewport().grab(box))
        drag.setHotSpot(QPoint(box.width() // 2, px(20)))
        drag.exec(Qt.DropAction.MoveAction)

    def turn(self) -> None:
        """Bring the next cards into sight; after the last ones the first."""
        bar = self.verticalScrollBar()
        bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + bar.pageStep())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self._stage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.beside.emit(self._stage, step)
        elif self.current is not None:
            self.step.emit(self.current, step)


class _CardDelegate(RowDelegate[TableRow]):
    """A card: picture, how long ago, both ways, name, company, next step."""

    height = CARD

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures

    def draw_ground(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = focus_pen()
        painter.setPen(ring if state.focused else QPen(color(tokens().line), 1))
        painter.setBrush(color(tokens().soft if state.focused else tokens().base))
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 3, -3, -3), 6, 6)

    def draw(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        inner = rect.adjusted(px(11), px(10), -px(11), -px(8))
        card = QRect(inner.x(), inner.y(), px(50), px(30))
        width = round(card.width() * painter.device().devicePixelRatio())
        name = "" if row.picture else row.contact.name
        draw_card(painter, card, self._pictures.get(row.picture, width), name)
        self._draw_facts(painter, inner.adjusted(px(54), 0, 0, 0), row)
        line = QRect(inner.x(), inner.y() + px(45), inner.width(), px(20))
        draw_text(painter, line, row.contact.name, Role.BODY_STRONG, tokens().text)
        company = row.contact.company or ""
        draw_text(painter, line.translated(0, px(20)), company, Role.SMALL, tokens().text2)
        step = row.next_step if row.next_step != "–" else _("No next step")
        tone = tokens().text3 if row.next_step == "–" else tokens().text
        draw_text(painter, line.translated(0, px(40)), step, Role.SMALL, tone)

    def _draw_facts(self, painter: QPainter, rect: QRect, row: TableRow) -> None:
        first = QRect(rect.x(), rect.y(), rect.width(), px(18))
        days = "" if row.days is None else _("{n} d").format(n=row.days)
        days = _("today") if row.days == 0 else days
        draw_text(painter, first, days, Role.SMALL, tokens().text2)
        if row.gave or row.received:
            low = first.translated(0, px(19))
            draw_text(painter, low, f"↗{row.gave} ↙{row.received}", Role.SMALL, tokens().text2)

    def tip(self, row: TableRow, width: int) -> str:
        return row.spoken
