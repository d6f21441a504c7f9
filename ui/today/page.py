"""The page Today: a sentence, then four blocks, each line done, put off or opened with one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.due import ClockItem, DueItem, PromiseItem
from app.domain.ids import ExchangeId, FollowUpId
from app.i18n import gettext as _
from ui.desk import Desk
from ui.page import Destination, Page
from ui.tasks import Pending
from ui.theme.icon_names import Icon
from ui.today.query import TodayAnswer, load_today
from ui.widgets.button import Button
from ui.wording import day_long

if TYPE_CHECKING:
    from ui.today.blocks import Blocks
    from ui.today.row_list import TodayList
    from ui.today.rows import TodayRow
    from ui.touching import Touching


class TodayPage(Page):
    """What is due, most pressing first."""

    watches = ("contact", "event", "exchange", "follow_up", "setting", "budget")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Today"))
        self._answer: TodayAnswer | None = None
        take_in = Button(_("Take in cards…"), icon=Icon.INTAKE, clicked=self.files_wanted.emit)
        self.header.add(take_in)
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack, 1)

    @cached_property
    def _touching(self) -> Touching:
        from ui.touching import Touching

        return Touching(self)

    @cached_property
    def blocks(self) -> Blocks:
        """The day, made once there is a card at all."""
        from ui.today.blocks import Blocks

        made = Blocks(self.desk.pictures)
        for block in made.lists:
            block.list_made.connect(self._add_keys)
        made.next.opened.connect(self._open_event)
        made.next.plan_wanted.connect(lambda: self.go.emit(Destination("events", "new")))
        self._stack.addWidget(made)
        return made

    @cached_property
    def _empty(self) -> QWidget:
        made = self.first_page()
        self._stack.addWidget(made)
        return made

    def _add_keys(self, rows: TodayList) -> None:
        """The commands of a list; one list's are enough for the menu."""
        rows.opened.connect(self._open)
        first = not self.commands()
        for text, key, call in (
            (_("Write"), "W", self._write),
            (_("Done"), "D", self._done),
            (_("Put off to tomorrow"), "S", self._put_off),
        ):
            self.add_command(text, key, partial(_with_current, call, rows), on=rows, listed=first)
        self.commands_changed.emit()

    def load(self) -> None:
        self.tasks.look(load_today).then(self._show)

    def _show(self, answer: TodayAnswer) -> None:
        self._answer = answer
        self.header.subtitle.setText(day_long(answer.day))
        if answer.is_blank:
            self._stack.setCurrentWidget(self._empty)
            self._focus_if_free(self._empty)
            return
        self._stack.setCurrentWidget(self.blocks)
        self.blocks.show_answer(answer)
        self._give_focus()

    def _give_focus(self) -> None:
        """The first row has the focus when nothing on the page has it yet."""
        filled = self._filled()
        for rows in filled:
            if rows.current is None:
                rows.choose_first()
        if filled:
            self._focus_if_free(filled[0])

    def _focus_if_free(self, widget: QWidget) -> None:
        """In a window that is not there yet, too: it comes with this answer."""
        focus = self.window().focusWidget()
        if not (self.isHidden() or self.isAncestorOf(focus) or _lies_over(focus)):
            widget.setFocus()

    def _filled(self) -> tuple[TodayList, ...]:
        if self._answer is None or self._answer.is_blank:
            return ()
        return tuple(rows for block in self.blocks.lists for rows in block.filled)

    def focus_first(self) -> None:
        """The first row; where there is none yet, the answer that is under way brings it."""
        if filled := self._filled():
            filled[0].setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        is_shown = self._answer is not None and not self._answer.is_blank
        return (*self._filled(), self.blocks.next) if is_shown else ()

    def _open(self, row: TodayRow) -> None:
        self.go.emit(Destination("person", row.contact_id))

    def _open_event(self) -> None:
        if self._answer and self._answer.next_event:
            self.go.emit(Destination("events", self._answer.next_event.event.id))

    def _write(self, row: TodayRow | None) -> None:
        if row is not None:
            self._touching.write(row.contact_id, _brought(row))

    def _done(self, row: TodayRow | None) -> None:
        from app.services import exchanges

        if row is None:
            return
        if isinstance(row.item, PromiseItem):
            kept = ExchangeId(row.item.promise.id or 0)
            said = _("Kept: {text}").format(text=row.text)
            self.tasks.run(exchanges.keep_promise, kept).then(lambda _kept: self.done.emit(said))
            return
        planned = row.item.follow_up.id if isinstance(row.item, DueItem) else None
        follow_up = FollowUpId(planned) if planned is not None else None
        self._touching.log(row.contact_id, row.name, _brought(row), follow_up)

    def _put_off(self, row: TodayRow | None) -> None:
        if row is None or self._answer is None:
            return
        tomorrow = self._answer.day + timedelta(days=1)
        said = _("Put off to tomorrow: {name}").format(name=row.name)
        self._put_off_to(row, tomorrow).then(lambda _answer: self.done.emit(said))

    def _put_off_to(self, row: TodayRow, day: date) -> Pending[Any]:
        from dataclasses import replace

        from app.services import history

        run, item = self.tasks.run, row.item
        if isinstance(item, DueItem):
            return run(history.snooze, FollowUpId(item.follow_up.id or 0))
        if isinstance(item, PromiseItem):
            return run(history.change_fact, replace(item.promise, due_on=day))
        return run(history.plan_follow_up, item.contact.id, day, None, _brought(row))


def _with_current(call: Callable[[TodayRow | None], None], rows: TodayList) -> None:
    call(rows.current)


def _brought(row: TodayRow) -> str | None:
    if isinstance(row.item, ClockItem):
        return row.item.bring
    return row.item.follow_up.brought if isinstance(row.item, DueItem) else None


def _lies_over(focus: QWidget | None) -> bool:
    """Whether what has the focus is a sheet over the page, or a message."""
    while focus is not None and focus.objectName() not in ("cover", "toast"):
        focus = focus.parentWidget()
    return focus is not None
