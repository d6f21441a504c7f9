"""The page Trash: what was deleted, taken out again by a key, erased only after a question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.cardbook import CardBook
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import trash
from app.services.trash import Trashed
from ui.desk import Desk
from ui.dialogs.final_question import FinalQuestion
from ui.page import Page
from ui.tasks import Newest
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.trash.table import TrashTable
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.whole_rows import SORT_KEY


class TrashPage(Page):
    """A list with what was deleted; Enter takes out, the button erases everything."""

    watches = ("contact", "card_scan", "event", "attachment", "offer")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Trash"))
        self._answers: Newest[tuple[Trashed, ...]] = Newest()
        self._question: FinalQuestion | None = None
        self.take_out_button = Button(_("Put back"), icon=Icon.REUNION, clicked=self.take_out)
        self.empty_button = Button(_("Empty trash…"), icon=Icon.TRASH, clicked=self.ask_to_empty)
        self.header.add(self.take_out_button)
        self.header.add(self.empty_button)
        self.table = TrashTable()
        self.table.opened.connect(lambda _row: self.take_out())
        self._stack = QStackedWidget()
        self._stack.addWidget(_sheet(self.table))
        nothing = _("What you delete waits here and can be put back.")
        self._stack.addWidget(EmptyState(_("The trash is empty."), nothing, picture=False))
        self.column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(6), px(20), px(8))
        foot.addWidget(KeyHints((("Enter", _("Put back")), ("Del", _("Erase for good")))))
        self.column.addLayout(foot)
        self.add_command(_("Erase for good…"), "Del", self.ask_to_erase, on=self.table)
        sort = self.table.sort_by_cell
        self.add_command(_("Sort by this column"), SORT_KEY, sort, on=self.table)
        self.add_command(_("Empty trash…"), "", self.ask_to_empty)

    def load(self) -> None:
        self._answers.only(self.tasks.ask(trash.trashed)).then(self._show)

    def _show(self, things: tuple[Trashed, ...]) -> None:
        today = self.desk.book.clock().astimezone().date()
        self.table.show_things(things, today)
        self._stack.setCurrentIndex(0 if things else 1)
        count = ngettext("{n} item", "{n} items", len(things)).format(n=len(things))
        self.header.subtitle.setText(count if things else "")
        for button in (self.take_out_button, self.empty_button):
            button.setEnabled(bool(things))
        if things and self.table.current is None:
            self.table.choose_first()

    def take_out(self) -> None:
        """Put the thing in the row back where it was."""
        thing = self.table.current
        if thing is None:
            return
        if thing.merged:
            self.said.emit(_("This entry lives on in another. Undo the merge there."))
            return
        said = _("{name} is back").format(name=thing.name)
        self.tasks.run(trash.restore, (thing,)).then(partial(self._taken_out, said))

    def _taken_out(self, said: str, _answer: object) -> None:
        self.done.emit(said)

    def ask_to_erase(self) -> None:
        """Ask, then erase the thing in the row."""
        if self.table.current is not None:
            self._ask((self.table.current,))

    def ask_to_empty(self) -> None:
        """Ask, then erase everything in the trash."""
        if self.table.rows.rows:
            self._ask(self.table.rows.rows)

    def _ask(self, things: Sequence[Trashed]) -> None:
        if self._question is None:
            self._question = FinalQuestion(self.window())
        count = len(things)
        question = ngettext(
            "Erase the {n} item in the trash for good?",
            "Erase the {n} items in the trash for good?",
            count,
        ).format(n=count)
        if count == 1:
            question = _("Erase “{name}” for good?").format(name=things[0].name)
        text = _("This can't be undone. Backups keep it up to 12 months.")
        answer = ngettext("Erase {n}", "Erase {n}", count).format(n=count)
        self._question.ask(question, text, answer, partial(self._erase, things))

    def _erase(self, things: Sequence[Trashed]) -> None:
        self.tasks.work(partial(_erased, things=things)).then(self._erased)

    def _erased(self, count: int) -> None:
        self.said.emit(ngettext("{n} item erased", "{n} items erased", count).format(n=count))

    def panes(self) -> tuple[QWidget, ...]:
        return (self.table,)


def _erased(book: CardBook, things: Sequence[Trashed]) -> int:
    trash.delete_files(book.folders, book.run(trash.erase, things).value)
    return len(things)


def _sheet(table: QWidget) -> QFrame:
    sheet = QFrame()
    sheet.setObjectName("sheet")
    inner = QVBoxLayout(sheet)
    inner.setContentsMargins(px(16), 0, px(8), 0)
    inner.addWidget(table)
    return sheet
