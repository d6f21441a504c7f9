"""What I need myself: listed whether it is matched or not, changed, met, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.domain.offers import Need
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import offers
from ui.changing import Changing
from ui.matches.query import MyNeed
from ui.page import Page
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.lines_block import Line, LinesBlock
from ui.wording import day_with_year, joined

ROW, HEAD, MOST = 48, 58, 3
"""How high a line is and what stands above all of them; more lines than these are moved."""


class MyNeedsBlock(LinesBlock):
    """A line each, those that are open first; no higher than its lines."""

    def __init__(self, add: Callable[[], object]) -> None:
        empty = _("What you note here is looked for among your contacts.")
        super().__init__(_("What I need"), empty)
        self.head.addWidget(Button(_("Note a need…"), icon=Icon.ADD, kind="link", clicked=add))
        self._needs: Sequence[MyNeed] = ()

    def show_needs(self, needs: Sequence[MyNeed]) -> None:
        """Show what I need."""
        self._needs = needs
        self.show_lines([_line(each) for each in needs])
        self.setFixedHeight(px(HEAD) + px(ROW) * min(MOST, max(1, len(needs))))

    @property
    def need(self) -> Need | None:
        """The need in focus."""
        line = self.list.current
        return next((n.need for n in self._needs if line and n.need.id == line.key), None)


def _line(mine: MyNeed) -> Line:
    need, count = mine.need, mine.helpers
    if need.met_on is not None:
        word = _("met on {day}").format(day=day_with_year(need.met_on))
        return Line(Icon.SURE, need.text, day_with_year(need.on), word, need.id or 0, tone="ok")
    helped = ngettext("{n} person may help", "{n} people may help", count).format(n=count)
    detail = joined(day_with_year(need.on), helped if count else _("nobody fits yet"))
    return Line(Icon.RECEIVED, need.text, detail, "", need.id or 0)


class MyNeeds(QObject):
    """What is done with the need in focus; each is a step to undo."""

    def __init__(self, page: Page, block: MyNeedsBlock) -> None:
        super().__init__(page)
        self._page, self._block = page, block
        self._changing = Changing(page)
        block.list.opened.connect(lambda _line: self.change())
        page.add_command(_("Change the need…"), "F2", self.change, on=block.list)
        page.add_command(_("My need is met"), "D", self.meet, on=block.list)
        page.add_command(_("Delete the need"), "Del", self.delete, on=block.list)

    def change(self) -> None:
        """Open the form of the need in focus."""
        if (need := self._block.need) is not None:
            self._changing.change(f"need-{need.id}")

    def meet(self) -> None:
        """Say that it is met, or that it is not after all."""
        if (need := self._block.need) is not None:
            is_open = need.met_on is None
            step = offers.meet_need if is_open else offers.reopen_need
            said = _("Need met") if is_open else _("Need open again")
            self._page.tasks.run(step, need).then(lambda _none: self._page.done.emit(said))

    def delete(self) -> None:
        """Delete it."""
        need = self._block.need
        if need is not None and need.id is not None:
            pending = self._page.tasks.run(offers.delete_need, need.id)
            pending.then(lambda _need: self._page.done.emit(_("Need deleted")))
