"""The circle: oneself in the middle, people as near as they are in touch; a list says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.industry import industry
from app.domain.moments import day_of
from app.i18n import gettext as _
from ui.models.rows import RowModel
from ui.relationships.circle_picture import CirclePicture
from ui.relationships.circle_scene import Dot
from ui.relationships.rows import TableRow
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_icon, draw_text, text_width
from ui.widgets.row_list import RowDelegate, RowState, WholeRowList
from ui.widgets.switch import Switch
from ui.wording import days_ago, industry_word, joined, stage_word

LIST_WIDTH = 312
Sectors = Callable[[TableRow], str]


class CircleView(QWidget):
    """The picture at the left, at the right those who are nearest, in words."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TableRow, ...] = ()
        self._today = date.max
        self.picture = CirclePicture()
        self.picture.chosen.connect(self._choose_in_list)
        self.picture.opened.connect(self._open)
        model = RowModel[TableRow](lambda row: _sentence(row, self._today), _key)
        self._delegate = _Delegate()
        self.list = WholeRowList[TableRow](_("Nearest first"), model, self._delegate)
        self.list.opened.connect(self.opened)
        self.list.current_changed.connect(self._choose_in_picture)
        self.sectors = Switch(
            _("Sectors by"),
            (("industry", _("Industry"), Icon.CONTACTS), ("event", _("Event"), Icon.EVENTS)),
        )
        self.sectors.chosen.connect(lambda _key: self._arrange())
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.picture, 1)
        side = QFrame()
        side.setObjectName("sheet")
        side.setFixedWidth(px(LIST_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        head = QHBoxLayout()
        head.setContentsMargins(px(10), 0, 0, px(4))
        head.addWidget(Label(_("Nearest first"), Role.SMALL_STRONG))
        head.addStretch()
        head.addWidget(self.sectors)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        row.addWidget(side)

    @property
    def current(self) -> TableRow | None:
        """The person in focus."""
        return self.list.current

    def show_rows(self, rows: Sequence[TableRow], today: date) -> None:
        """Show people."""
        self._today = self._delegate.today = today
        self._rows = tuple(rows)
        self._arrange()
        order = {_key(row): _days(row, today) for row in rows}
        nearest = sorted(rows, key=lambda r: (order[_key(r)] is None, order[_key(r)] or 0))
        self.list.show_rows(nearest)

    def choose(self, key: object) -> None:
        """Make a person the one in focus."""
        if not self.list.choose(key):
            self.list.choose_first()

    def _arrange(self) -> None:
        sector = _by_event if self.sectors.current == "event" else _by_industry
        dots = [_dot(row, sector(row), self._today) for row in self._rows]
        self.picture.show_dots(dots)

    def _choose_in_list(self, key: int) -> None:
        self.list.choose(key)

    def _choose_in_picture(self, row: TableRow) -> None:
        self.picture.choose(_key(row))

    def _open(self, key: int) -> None:
        self.list.choose(key)
        if self.list.current is not None:
            self.opened.emit(self.list.current)


def _key(row: TableRow) -> int:
    return row.contact.id


def _days(row: TableRow, today: date) -> int | None:
    last = row.relationship.last_returned
    return None if last is None else (today - day_of(last)).days


def _by_industry(row: TableRow) -> str:
    found = industry(row.contact.industry) if row.contact.industry else None
    return industry_word(found.code[0] if found else None)


def _by_event(row: TableRow) -> str:
    return row.met


def _dot(row: TableRow, sector: str, today: date) -> Dot:
    rel = row.relationship
    return Dot(
        row.contact.id,
        row.contact.name,
        row.stage,
        sector,
        _days(row, today),
        row.gave,
        row.received,
        promised=bool(rel.owed_by_me or rel.owed_to_me),
        introduced=any(e.introduced_by for e in rel.met),
    )


def _facts(row: TableRow) -> str:
    """What went both ways and how often met, in words."""
    both = _("gave {gave}, received {received}").format(gave=row.gave, received=row.received)
    step = row.next_step if row.next_step != "–" else stage_word(row.stage)
    met = len(row.relationship.met)
    times = _("met {n} times").format(n=met) if met > 1 else ""
    return joined(both if row.gave or row.received else step, times)


def _sentence(row: TableRow, today: date) -> str:
    return "、".join(p for p in (row.contact.name, _when(row, today), _facts(row)) if p)


def _when(row: TableRow, today: date) -> str:
    days = _days(row, today)
    return _("no answer yet") if days is None else days_ago(days)


class _Delegate(RowDelegate[TableRow]):
    """A row of 52: stage, name, how long ago; below, what went both ways."""

    height = 52

    def __init__(self) -> None:
        super().__init__()
        self.today = date.max

    def draw(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        style = tokens().stages[row.stage]
        draw_icon(painter, rect.x() + px(10), rect.y() + px(8), style.icon, 16, style.mark)
        words = QRect(rect.x() + px(38), rect.y() + px(6), rect.width() - px(48), px(20))
        when = _when(row, self.today)
        draw_text(painter, words, when, Role.SMALL, tokens().text2, right=True)
        name = words.adjusted(0, 0, -text_width(when, Role.SMALL) - px(8), 0)
        draw_text(painter, name, row.contact.name, Role.BODY_STRONG, tokens().text)
        low = words.translated(0, px(20))
        draw_text(painter, low, _facts(row), Role.SMALL, tokens().text2)

    def tip(self, row: TableRow, width: int) -> str:
        return _sentence(row, self.today) if text_width(_facts(row), Role.SMALL) > width else ""
