"""The block with the next event: when and where, why, the month's budget, what to bring."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.money import Money
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, font, tokens
from ui.today.query import NextEvent
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.painting import draw_bar, draw_text, focus_pen
from ui.wording import NOTHING, days_ahead, event_facts, money, month_word


class NextEventBlock(QFrame):
    """What comes next, and what for."""

    opened = Signal()
    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("block")
        self.setAccessibleName(_("Next event"))
        self._when = Label("", Role.SMALL, "text2")
        self._tile = _DateTile()
        self._name = Label("", Role.HEADING, wrap=True)
        self._facts = Label("", Role.BODY, "text2", wrap=True)
        self._through = Label("", Role.SMALL, "text2", wrap=True)
        self._purpose = Label("", wrap=True)
        self._bring = Label("", wrap=True)
        self._expected = Label("", wrap=True)
        self._month, self._budget = Label("", Role.SMALL, "text2"), _BudgetBar()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._open = Button(_("Open the event"), kind="link", clicked=self.opened.emit)
        self._empty = Label(_("No event is planned."), Role.BODY, "text2", wrap=True)
        self._plan = Button(_("Plan an event…"), icon=Icon.ADD, clicked=self.plan_wanted.emit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(18), px(14), px(18), px(14))
        self._column.setSpacing(px(10))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("Next event"), Role.HEADING))
        head.addStretch()
        head.addWidget(self._when)
        self._column.addLayout(head)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._plan)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(10))
        body.addLayout(self._top())
        body.addLayout(self._rows())
        body.addWidget(self._open)
        self._column.addWidget(self._body)
        self._column.addStretch()

    def _top(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(px(2))
        for label in (self._name, self._facts, self._through):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        rows = (
            (_("Purpose"), self._purpose),
            ("", self._budget),
            (_("Bring"), self._bring),
            (_("Likely there"), self._expected),
        )
        for at, (name, widget) in enumerate(rows):
            label = Label(name, Role.SMALL, "text2") if name else self._month
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, at, 1)
        return grid

    def show_event(self, coming: NextEvent | None) -> None:
        """Show the event that comes next, or that there is none."""
        self._body.setVisible(coming is not None)
        self._empty.setVisible(coming is None)
        self._plan.setVisible(coming is None)
        self._when.setText("")
        if coming is None:
            return
        event = coming.event
        self._when.setText(days_ahead((event.day - coming.today).days))
        self._tile.show_day(month_word(event.day), event.day.day)
        self._name.setText(event.name)
        self._facts.setText(event_facts(event))
        self._through.setText(coming.through)
        self._through.setVisible(bool(coming.through))
        self._month.setText(_("Budget of {month}").format(month=month_word(event.day)))
        self._purpose.setText(event.purpose or _("No purpose yet. What should come of it?"))
        self._purpose.set_tone("text" if event.purpose else "warn")
        self._bring.setText(event.bring or "–")
        self._expected.setText("\n".join(coming.expected) or NOTHING)
        self._budget.show_use(coming)
        self.setAccessibleDescription(self.spoken())

    def spoken(self) -> str:
        """The block as one sentence."""
        told = (self._when, self._name, self._facts, self._through)
        labels = (*told, self._purpose, self._bring, self._expected)
        return "、".join(label.text() for label in labels if label.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(focus_pen())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()


class _DateTile(QWidget):
    """Month over day, as on a calendar leaf."""

    def __init__(self) -> None:
        super().__init__()
        self._month, self._day = "", 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_day(self, month: str, day: int) -> None:
        self._month, self._day = month, day
        self.setAccessibleName(f"{month} {day}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(52), px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().line), 1))
        painter.setBrush(color(tokens().hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        upper = self.rect().adjusted(0, px(5), 0, -px(32))
        painter.setFont(font(Role.SMALL))
        painter.setPen(color(tokens().text2))
        painter.drawText(upper, centre, self._month)
        painter.setFont(font(Role.DISPLAY))
        painter.setPen(color(tokens().text))
        painter.drawText(self.rect().adjusted(0, px(20), 0, 0), centre, str(self._day))


class _BudgetBar(QWidget):
    """Used solid, this event hatched, and what would be left."""

    def __init__(self) -> None:
        super().__init__()
        self._use: NextEvent | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_use(self, coming: NextEvent) -> None:
        self._use = coming
        self.setAccessibleName(self._words())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(20))

    def _words(self) -> str:
        use = self._use
        if use is None or use.left is None:
            return _("Not set")
        if use.left.amount < 0:
            return _("{amount} over").format(
                amount=money(Money(-use.left.amount, use.left.currency))
            )
        return _("{amount} left").format(amount=money(use.left))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        use, words = self._use, self.rect()
        if use is None or use.left is None:
            draw_text(painter, words, self._words(), Role.BODY, tokens().text2)
            return
        over = use.left.amount < 0
        tone = tokens().warn if over else tokens().text
        draw_text(painter, words, self._words(), Role.BODY, tone, right=True)
        width = max(px(60), self.width() - px(120))
        bar = QRectF(0, self.height() / 2 - px(4), width, px(8))
        draw_bar(painter, bar, use.used_part, tokens().accent, planned=use.planned_part)
