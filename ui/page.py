"""What every page of the window is: a header, a body, and what the window may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.domain.ids import ContactId
from app.frozen import frozen
from app.i18n import gettext as _
from ui.desk import Desk
from ui.tasks import Pending
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.views import View
from ui.widgets.button import Button
from ui.widgets.folding import fold_to_fit
from ui.widgets.label import Label

_T = TypeVar("_T")


@frozen
class Destination:
    """A page to go to, and what to show there; an empty one is the page that was open before."""

    page: str
    subject: object = None


SCANNER, CAMERA = "scanner", "camera"
"""What the intake opens with, instead of waiting for files."""


class Page(QWidget):
    """A page. It holds no truth: it asks, runs commands, and redraws what `Changes` names."""

    go = Signal(Destination)
    done = Signal(str)  # a sentence for the toast; the step can be undone
    said = Signal(str)  # a sentence for the toast, nothing to undo
    files_wanted = Signal(list)  # list[Path] to take in
    undo_wanted = Signal()
    keys_wanted = Signal()
    language_wanted = Signal(str)
    scheme_wanted = Signal(str)
    contrast_wanted = Signal(str)
    export_wanted = Signal()
    code_wanted = Signal()  # of the contact that is chosen
    view_wanted = Signal(View)  # to be saved as a picture or a table
    report_wanted = Signal(str, object)  # a file's name, Report to be written as PDF
    commands_changed = Signal()

    watches: tuple[str, ...] = ()  # the kinds of things shown here

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.tasks = desk.tasks
        self._commands: list[QAction] = []
        self.setAccessibleName(title)
        self.header = PageHeader(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.header)

    def first_page(self) -> QWidget:
        """What stands here while the book is empty: how to begin, by any way."""
        from ui.widgets.first_run import first_run

        scan, import_ = Destination("intake", SCANNER), Destination("import")
        ways = (
            Button(_("Use a scanner"), icon=Icon.SCANNER, clicked=lambda: self.go.emit(scan)),
            Button(
                _("Import contacts…"), icon=Icon.CONTACTS, clicked=lambda: self.go.emit(import_)
            ),
        )
        return first_run(lambda: self.files_wanted.emit([]), ways)

    def show_over(self, pending: Pending[_T], show: Callable[[_T], object]) -> None:
        """Show an answer over this page; not over another one that was opened meanwhile."""
        pending.then(partial(self._show_in_sight, show))

    def _show_in_sight(self, show: Callable[[_T], object], answer: _T) -> None:
        if self.isVisible():
            show(answer)

    def load(self) -> None:
        """Ask for everything that is shown."""

    def show_subject(self, subject: object) -> None:
        """Bring one thing into view."""

    def on_changes(self, changes: Changes) -> None:
        """Something changed; by default everything is asked for again if it is shown here."""
        if changes.touches(*self.watches):
            self.load()

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 goes through."""
        return ()

    def focus_first(self) -> None:
        """Give the focus to where the work begins."""
        panes = self.panes()
        if panes:
            panes[0].setFocus()

    def settle(self) -> None:
        """Ask at once for what a pause in typing still holds back."""

    def contact_ids(self) -> tuple[ContactId, ...] | None:
        """The contacts that the page shows as its subject; None where it is about others."""
        return None

    def chosen_ids(self) -> tuple[ContactId, ...]:
        """The contacts that are chosen in the page's list."""
        return ()

    def shown_view(self) -> View:
        """What “Save this view” saves; by default the page as it is seen."""
        return View(self.accessibleName(), lambda: self)

    def focus_search(self) -> bool:
        """Give the focus to the page's search box; False where it has none."""
        return False

    def add_command(
        self,
        text: str,
        keys: str,
        call: Callable[[], object],
        *,
        on: QWidget | None = None,
        listed: bool = True,
    ) -> QAction:
        """A command of this page, for its menu; on a list, only while that has the focus.

        Args:
            text: what it does.
            keys: the shortcut; empty for none.
            call: does it.
            on: the widget that must have the focus.
            listed: False where the menu has it already, for another list.
        """
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        context = Qt.ShortcutContext
        action.setShortcutContext(
            context.WidgetWithChildrenShortcut if on is None else context.WidgetShortcut
        )
        action.triggered.connect(lambda: call())
        (on or self).addAction(action)
        if listed:
            self._commands.append(action)
        return action

    def commands(self) -> Sequence[QAction]:
        """The page's commands, for the menu."""
        return tuple(self._commands)

    def further_keys(self) -> Sequence[tuple[str, str]]:
        """Keys of this page that are no commands of its menu, each with what it does."""
        return ()


class PageHeader(QWidget):
    """Title and subtitle at the left, the page's own controls at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setFixedHeight(px(56))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), 0, px(20), 0)
        self._row.setSpacing(px(8))
        self.title = Label(title, Role.TITLE)
        self._row.addWidget(self.title)
        self._row.addSpacing(px(4))
        self._folding: list[Button] = []
        self.subtitle = Label("", Role.BODY, "text2")
        self._row.addWidget(self.subtitle)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)

    def lead_with(self, widget: QWidget) -> None:
        """Put a control where the title stands, on a page that says below what it shows."""
        self.title.hide()
        self._row.insertWidget(0, widget)

    def add_before(self, widget: QWidget, other: QWidget) -> None:
        """Put a control before another one."""
        self._row.insertWidget(self._row.indexOf(other), widget)

    def add_folding(self, *buttons: Button) -> None:
        """Put buttons at the right end that show their icons alone where there is no room.

        The first one folds first.
        """
        if not self._folding:
            self.installEventFilter(self)
        self._folding += buttons
        for button in buttons:
            self.add(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            fold_to_fit(self._row, self._folding, self.width())
        return False
