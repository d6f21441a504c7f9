"""The parts of the year's page: figures in a row, twelve months as bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.stage import Stage
from app.domain.year import Month
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_icon, draw_text, text_width
from ui.wording import month_word
from ui.year.words import Figure


class Figures(QWidget):
    """Numbers side by side, each under its name."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(28))
        self.labels: list[Label] = []

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show numbers in place of those before."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.labels = []
        for figure in figures:
            self._row.addWidget(self._figure(figure))
        self._row.addStretch()

    def _figure(self, figure: Figure) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        number = Label(figure.number, Role.TITLE)
        number.setAccessibleName(f"{figure.name} {figure.number} {figure.beside}".strip())
        self.labels.append(number)
        column.addWidget(Label(figure.name, Role.SMALL, "text2"))
        column.addWidget(number)
        column.addWidget(Label(figure.beside, Role.SMALL, "text2"))
        return whole


class Months(QWidget):
    """A bar a month for those met for the first time; signs for events and matches under it."""

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[Month, ...] = ()
        self.setAccessibleName(_("The year by month"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(104))

    def show_months(self, months: tuple[Month, ...]) -> None:
        """Show twelve months; the same numbers are the spoken description."""
        self._months = months
        told = [
            _("{month}: {events} events, {people} people, {matches} matches").format(
                month=month_word(date(2000, at + 1, 1)),
                events=m.events,
                people=m.people,
                matches=m.matches,
            )
            for at, m in enumerate(months)
            if m != Month()
        ]
        self.setAccessibleDescription("、".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / 12
        most = max((m.people for m in self._months), default=0) or 1
        base = px(66)
        for at, month in enumerate(self._months):
            left = round(at * step)
            if month.people:
                self._bar(painter, left, base, round(step), month.people, most)
            self._signs(painter, left, base + px(3), month)
            name = QRect(left, base + px(20), round(step), px(18))
            draw_text(painter, name, month_word(date(2000, at + 1, 1)), Role.SMALL, tokens().text2)
        painter.fillRect(QRect(0, base, self.width(), 1), color(tokens().line))

    def _bar(
        self, painter: QPainter, left: int, base: int, step: int, count: int, most: int
    ) -> None:
        height = max(3.0, px(44) * count / most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(colour_of_people()))
        width = min(px(28), step - px(8))
        painter.drawRoundedRect(QRectF(left, base - height, width, height), 3, 3)
        words = QRect(left, round(base - height) - px(18), step, px(16))
        draw_text(painter, words, str(count), Role.SMALL, tokens().text)

    def _signs(self, painter: QPainter, left: int, top: int, month: Month) -> None:
        x = left
        signs = (
            (Icon.EVENTS, month.events, colour_of_events()),
            (Icon.MATCHED, month.matches, colour_of_matches()),
        )
        for icon, count, colour in signs:
            if count:
                draw_icon(painter, x, top + px(2), icon, 14, colour)
                words = QRect(x + px(17), top, px(24), px(18))
                x += px(22) + draw_text(painter, words, str(count), Role.SMALL, tokens().text)


class MonthsLegend(QWidget):
    """What the bars and the signs under them count."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = (
            (None, colour_of_people, _("met for the first time")),
            (Icon.EVENTS, colour_of_events, _("Events")),
            (Icon.MATCHED, colour_of_matches, _("Matched")),
        )
        self.setAccessibleName(", ".join(word for *_sign, word in self._parts))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = sum(text_width(word, Role.SMALL) for *_sign, word in self._parts)
        return QSize(words + px(40) * len(self._parts), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = px(8)
        for icon, colour, word in self._parts:
            if icon is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(colour()))
                painter.drawRoundedRect(QRectF(x, px(5), px(14), px(10)), 3, 3)
            else:
                draw_icon(painter, x, px(3), icon, 14, colour())
            room = self.rect().adjusted(x + px(20), 0, 0, 0)
            x += px(38) + draw_text(painter, room, word, Role.SMALL, tokens().text2)


def colour_of_people() -> str:
    """The colour of those who were met."""
    return tokens().stages[Stage.ANSWERED].mark


def colour_of_events() -> str:
    """The colour of events."""
    return tokens().text2


def colour_of_matches() -> str:
    """The colour of matches."""
    return tokens().stages[Stage.MATCHED].mark
