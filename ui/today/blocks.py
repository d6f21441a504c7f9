"""The four blocks of Today under the day's sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import gettext as _
from app.i18n import ngettext
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.today.block import Block
from ui.today.next_event import NextEventBlock
from ui.today.query import TodayAnswer
from ui.today.rows import again_row, clock_row, due_row, promise_row
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.wording import hours_left, joined


class Blocks(QWidget):
    """To whom to write, promises, who was met again, the next event."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._sentence = Label("", Role.BODY_STRONG, wrap=True)
        self.clocks = Block(
            Icon.CLOCK, _("To write to"), _("Nobody is waiting for a word from you."), pictures
        )
        self.promises = Block(Icon.PROMISE, _("Promises"), _("No promise is open."), pictures)
        self.again = Block(
            Icon.REUNION,
            _("Met again lately"),
            _("Nobody you met again is waiting for a word."),
            pictures,
        )
        self.lists = (self.clocks, self.promises, self.again)
        self.next = NextEventBlock()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(20), px(12))
        column.setSpacing(px(12))
        column.addWidget(self._sentence)
        column.addLayout(self._grid(), 1)
        keys = (("Enter", _("Open")), ("W", _("Write")), ("D", _("Done")), ("S", _("Tomorrow")))
        column.addWidget(KeyHints((*keys, ("F1", _("Keys")))))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(px(16))
        places = ((self.clocks, 0, 0), (self.promises, 0, 1), (self.again, 1, 0), (self.next, 1, 1))
        for widget, row, at in places:
            grid.addWidget(widget, row, at)
            grid.setRowStretch(row, 1)
            grid.setColumnStretch(at, 1)
        return grid

    def show_answer(self, answer: TodayAnswer) -> None:
        """Show what is due."""
        found, pictures, day = answer.today, answer.pictures, answer.day
        due = [due_row(i, day, pictures.get(i.contact.id)) for i in found.due]
        hours = answer.follow_up_hours
        running = [clock_row(i, hours, pictures.get(i.contact.id)) for i in found.clocks]
        self.clocks.show_rows([*due, *running])
        promises = [promise_row(i, day, pictures.get(i.contact.id)) for i in found.promises]
        self.promises.show_rows(promises)
        mine = sum(i.is_mine for i in found.promises)
        theirs = len(found.promises) - mine
        note = _("mine {mine} · theirs {theirs}").format(mine=mine, theirs=theirs)
        self.promises.side_note.setText(note if promises else "")
        self.again.show_rows([again_row(i, pictures.get(i.contact.id)) for i in found.again])
        self.next.show_event(answer.next_event)
        self._sentence.setText(sentence(answer))


def sentence(answer: TodayAnswer) -> str:
    """The day in one sentence."""
    clocks, due = answer.today.clocks, answer.today.due
    if clocks:
        soonest = hours_left(clocks[0].hours_left)
        words = ngettext(
            "{n} person is waiting for a first word; the next clock has {left}.",
            "{n} people are waiting for a first word; the next clock has {left}.",
            len(clocks),
        )
        told = words.format(n=len(clocks), left=soonest)
        met_at = answer.today.met_at
        return joined(told, _("Met at: {event}").format(event=met_at) if met_at else None)
    if due:
        words = ngettext("{n} planned word is due.", "{n} planned words are due.", len(due))
        return words.format(n=len(due))
    if answer.today.promises:
        count = len(answer.today.promises)
        words = ngettext("{n} promise is open.", "{n} promises are open.", count)
        return words.format(n=count)
    return _("Nothing due today.")
