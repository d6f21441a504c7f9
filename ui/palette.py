"""Ctrl+K: contacts, commands and pages from one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.lit import Span
from app.domain.summary import ContactSummary
from app.i18n import gettext as _
from ui.models.rows import RowModel
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.around import around
from ui.widgets.key_hints import draw_cap, draw_cap_width
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.painting import draw_icon, draw_lit, draw_row_ground, draw_text
from ui.widgets.popover import Popover
from ui.widgets.row_list import RowDelegate, RowList, RowState

if TYPE_CHECKING:
    from app.services.found import Reason
    from ui.commands import Command

_ROW, _HEADING = 44, 30
PAUSE_MS = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to go to or to do; a hit without `call` is the heading of a group."""

    text: str
    call: Callable[[], object] | None = None
    detail: str = ""
    key: str = ""
    icon: Icon = Icon.GO
    lit: Sequence[Span] = ()
    detail_lit: Sequence[Span] = ()


class Palette(Popover):
    """A search box over a list. `wanted` asks for contacts; the answer comes by `show_contacts`."""

    wanted = Signal(str)
    keeps_typing = False

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=640, top=104)
        self._fixed: tuple[Hit, ...] = ()
        self._contacts: tuple[Hit, ...] = ()
        self._field = LineEdit(_("Go to anything"), hint=_("Name, command or page"))
        self._field.setProperty("bare", True)
        model = RowModel[Hit](_spoken, lambda hit: hit.text, lambda hit: hit.call is not None)
        self._list = RowList(_("Results"), model, _HitDelegate(), uniform=False)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._take)
        self._fill_frame()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.wanted.emit(self._field.text().strip()))
        self._field.textChanged.connect(self._typed)
        self._field.installEventFilter(self)

    def _fill_frame(self) -> None:
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        keys = Label(_("↑↓ choose   Enter open   Esc close"), Role.SMALL, "text2")
        self.layout_.addLayout(_inset(self._field, 12))
        self.layout_.addWidget(rule)
        self.layout_.addWidget(self._list, 1)
        self.layout_.addLayout(_inset(keys, 8))
        self.frame.setFixedHeight(px(390))

    def open_with(self, fixed: Sequence[Hit]) -> None:
        """Open it with the commands and pages there are."""
        self._fixed = tuple(fixed)
        self._contacts = ()
        self._field.clear()
        self._filter()
        self.open()
        self._field.setFocus()

    def show_contacts(self, asked: str, hits: Sequence[Hit]) -> None:
        """Contacts that fit what was typed; a late answer to other words is passed over."""
        if asked == self._field.text().strip():
            self._contacts = tuple(hits)
            self._filter()

    def type(self, text: str) -> None:
        """Type into the search box."""
        self._field.setText(text)

    @property
    def offered(self) -> tuple[str, ...]:
        """What is offered now."""
        return tuple(hit.text for hit in self._list.rows.rows if hit.call is not None)

    @property
    def chosen(self) -> str:
        """What Enter would do."""
        at = self._list.currentIndex().row()
        return self._list.rows.rows[at].text if at >= 0 else ""

    def _typed(self) -> None:
        self._filter()
        self._pause.start()

    def _filter(self) -> None:
        text = self._field.text().strip()
        words = text.casefold().split()
        fixed = [h for h in self._fixed if all(w in h.text.casefold() for w in words)]
        fixed.sort(key=lambda hit: not _begins(hit, text))
        people = [Hit(_("Contacts")), *self._contacts] if text and self._contacts else []
        others = [Hit(_("Commands and pages")), *fixed] if fixed else []
        # Whose name was typed comes first, else what is called so, else whoever has it somewhere.
        is_called_so = bool(fixed) and _begins(fixed[0], text)
        is_named = any(hit.lit for hit in self._contacts)
        rows = [*others, *people] if is_called_so and not is_named else [*people, *others]
        self._list.rows.show(rows or [Hit(_("Nothing fits"))])
        self._select(0, 1)

    def _select(self, start: int, step: int) -> None:
        rows = self._list.rows.rows
        at = start
        while 0 <= at < len(rows) and rows[at].call is None:
            at += step
        if 0 <= at < len(rows):
            self._list.setCurrentIndex(self._list.rows.index(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self._field and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        row = self._list.currentIndex().row()
        if event.key() == Qt.Key.Key_Down:
            self._select(row + 1, 1)
        elif event.key() == Qt.Key.Key_Up:
            self._select(row - 1, -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentIndex())
        else:
            return False
        return True

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        call = self._list.rows.rows[index.row()].call
        if call is not None:
            self.close_()
            call()


class _HitDelegate(RowDelegate[Hit]):
    def height_of(self, row: Hit) -> int:
        return _HEADING if row.call is None else _ROW

    def draw_ground(self, painter: QPainter, rect: QRect, row: Hit, state: RowState) -> None:
        if row.call is not None:
            ground = rect.adjusted(px(8), 0, -px(8), 0)
            chosen = state.selected
            draw_row_ground(painter, ground, selected=chosen, hovered=state.hovered, focused=False)

    def draw(self, painter: QPainter, rect: QRect, row: Hit, state: RowState) -> None:
        if row.call is None:
            words = rect.adjusted(px(20), 0, 0, 0)
            draw_text(painter, words, row.text, Role.SMALL, tokens().text2)
            return
        top = rect.center().y() - px(8)
        draw_icon(painter, rect.x() + px(36), top, row.icon, 16, tokens().text2)
        words = rect.adjusted(px(78), 0, -px(24), 0)
        if row.key:
            width = draw_cap_width(row.key)
            cap = QRect(words.right() - width, rect.center().y() - px(10), width, px(20))
            draw_cap(painter, cap, row.key)
            words = words.adjusted(0, 0, -width - px(8), 0)
        used = draw_lit(painter, words, row.text, row.lit, Role.BODY, tokens().text)
        rest = words.adjusted(used + px(10), 0, 0, 0)
        draw_lit(painter, rest, row.detail, row.detail_lit, Role.SMALL, tokens().text2)


def _inset(widget: QWidget, above: int) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setContentsMargins(px(16), px(above), px(16), px(above))
    box.addWidget(widget)
    return box


def _begins(hit: Hit, text: str) -> bool:
    return bool(text) and hit.text.casefold().startswith(text.casefold())


def _spoken(hit: Hit) -> str:
    return "、".join(t for t in (hit.text, hit.detail, hit.key) if t)


def hit_of_contact(person: ContactSummary, reason: Reason, call: Callable[[], object]) -> Hit:
    """Somebody to go to: what the words were found in stands lit behind the company."""
    company, shift = person.company or "", 0
    lit = list(reason.company)
    if reason.other:
        why, spans = around(reason.other, reason.other_lit)
        shift = len(company) + 2 if company else 0
        company = "  ".join(filter(None, (company, why)))
        lit += [(start + shift, end + shift) for start, end in spans]
    return Hit(person.name, call, company, icon=Icon.CARD, lit=reason.name, detail_lit=lit)


def hit_of(command: Command) -> Hit:
    """A menu command as something to find."""
    return Hit(command.text, command.call, key=command.keys)
