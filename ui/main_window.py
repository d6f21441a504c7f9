"""The main window: what menus and pages ask for is done here, or passed on to who does it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)

from app.changes import Changes
from app.domain.ids import ContactId
from app.i18n import gettext as _
from ui.arrivals import Arrivals
from ui.change_feed import ChangeFeed
from ui.context_key import add_context_key
from ui.desk import Desk
from ui.first_paint import FirstPaint
from ui.page import CAMERA, SCANNER, Page
from ui.paging import Paging
from ui.preferences import Preferences
from ui.status import Status, load_status
from ui.tasks import Newest
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.dropped import brings_files, files_of

if TYPE_CHECKING:
    from app.services.shared_folder import Look

NARROW_UNDER, NARROWEST = 1100, 880
"""Navigation shows icons alone; and below this the review would be cut."""


class MainWindow(Paging):
    """One window on one card book."""

    language_wanted = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(desk)
        self._preferences = preferences
        self._statuses: Newest[Status] = Newest()
        self._status: Status | None = None
        self._is_demonstration = False
        self.setWindowTitle("Enishi")
        self.setAcceptDrops(True)
        self.first_paint = FirstPaint(self, desk.tasks)
        self.arrivals = Arrivals(self, self.menu, preferences, self.tasks, self.open_page)
        self._connect()
        self._restore_place()

    def _connect(self) -> None:
        menu = self.menu
        menu.quit.connect(self.close)
        menu.find_wanted.connect(self.go_to_search)
        menu.palette_wanted.connect(self.open_palette)
        menu.next_pane.connect(self.next_pane)
        menu.page.connect(self.open_page)
        menu.scheme.connect(self._preferences.choose_scheme)
        menu.contrast.connect(self._preferences.choose_contrast)
        menu.language.connect(self.language_wanted)
        menu.keys.connect(self.show_keys)
        QShortcut(QKeySequence("?"), self).activated.connect(self.show_keys)
        add_context_key(self)
        menu.about.connect(self.open_about)
        menu.settings.connect(lambda: self.open_page("settings"))
        menu.scan.connect(lambda: self.open_page("intake", SCANNER))
        menu.photograph.connect(lambda: self.open_page("intake", CAMERA))
        menu.new_contact.connect(lambda: self.open_page("contacts", "new"))
        menu.export.connect(lambda: self.export())
        menu.print_.connect(self.print_contacts)
        menu.save_view.connect(lambda: self.saving.save(self.page.shown_view()))
        menu.save_dates.connect(lambda: self.exporting.save_dates(self.desk.derived))
        menu.show_code.connect(self.show_code)
        menu.show_my_code.connect(lambda: self.codes.show_mine())
        menu.clear_demonstration.connect(self.clear_demonstration)
        self.clear_wanted.connect(self.clear_demonstration)
        menu.undo.connect(self.undo)
        menu.redo.connect(self.redo)
        self._feed = ChangeFeed(self)
        self._feed.due.connect(self._changed)
        self.tasks.changed.connect(self._feed.add)
        self.tasks.failed.connect(lambda e: self.toast.say(str(e), icon=Icon.FAILED))
        self.first_paint.over.connect(self.go_on)

    def go_on(self) -> None:
        """Add what the first page was painted without."""
        from ui.widgets.seal import app_icon

        self.setWindowIcon(app_icon())
        self.desk.watched.arrived.connect(self.take_in_quietly)
        self.desk.contacts_folder.looked.connect(self._tell_of_folder)
        self.desk.contacts_folder.troubled.connect(lambda words: self.toast.say(words))
        self.ask_status()

    def _restore_place(self) -> None:
        self.setMinimumSize(px(NARROWEST), px(560))
        if not self.restoreGeometry(self._preferences.geometry):
            self.resize(px(1280), px(800))

    # pages

    def connect_page(self, page: Page) -> None:
        page.said.connect(lambda sentence: self.toast.say(sentence, icon=Icon.TOLD))
        page.done.connect(self._done)
        page.files_wanted.connect(self.arrivals.choose_files)
        page.undo_wanted.connect(self.undo)
        page.keys_wanted.connect(self.show_keys)
        page.language_wanted.connect(self.language_wanted)
        page.scheme_wanted.connect(self._preferences.choose_scheme)
        page.contrast_wanted.connect(self._preferences.choose_contrast)
        page.export_wanted.connect(lambda: self.export(of_chosen=True))
        page.code_wanted.connect(self.show_code)
        page.view_wanted.connect(lambda view: self.saving.save(view))
        page.report_wanted.connect(lambda name, report: self.exporting.save_report(name, report))

    def _changed(self, changes: Changes) -> None:
        self.show_changes(changes)
        self.ask_status()

    def ask_status(self) -> None:
        """Ask anew for what stands in the frame."""
        pending = self.tasks.count(load_status, self.desk.book)
        self._statuses.only(pending).then(self._show_status)

    def _show_status(self, status: Status) -> None:
        from ui.notices import end_of_reading

        ended = end_of_reading(self._status, status)
        self._status = status
        if ended:
            self.say_end(ended)
        self.navigation.set_counts(status.counts)
        self.foot.show_status(status)
        labels = [_(label) if label else None for label in (status.undo, status.redo)]
        self.menu.set_undo(*labels)
        self.menu.set_demonstration(status.is_demonstration)
        if status.is_demonstration or self._is_demonstration:
            self._is_demonstration = status.is_demonstration
            self.demonstration.setVisible(status.is_demonstration)

    def _done(self, sentence: str) -> None:
        self.toast.say(sentence, self.undo)

    # commands of the window

    def undo(self) -> None:
        """Take the last step back."""
        from app.services import undo

        self.tasks.run(undo.undo).then(partial(self._stepped, _("Undone: {step}")))

    def redo(self) -> None:
        """Make the step again that was taken back."""
        from app.services import undo

        self.tasks.run(undo.redo).then(partial(self._stepped, _("Done again: {step}")))

    def _stepped(self, pattern: str, step: Any) -> None:
        from app.services.outlines import follow_outlines

        self.tasks.run(follow_outlines)
        self.toast.say(pattern.format(step=_(step.label)))

    def show_code(self) -> None:
        """Show the contact that is chosen as a QR code."""
        self.codes.show_chosen(self.page.chosen_ids())

    def print_contacts(self) -> None:
        """Ask whom to print, and as what."""
        from ui.palette_query import all_contacts

        self.page.settle()
        self.tasks.ask(all_contacts).then(self._print)

    def _print(self, ids: tuple[ContactId, ...]) -> None:
        self.printing.ask(self.page.contact_ids() or (), self.page.chosen_ids(), ids)

    def clear_demonstration(self) -> None:
        """Put the made-up year away; one undo brings it back."""
        from app.services.demonstration import clear_demonstration

        said = _("The demonstration is cleared; your own cards can come.")
        self.tasks.run(clear_demonstration).then(lambda _none: self._done(said))
        self.open_page("today")

    def export(self, *, of_chosen: bool = False) -> None:
        """Ask whom to export, those chosen or shown among them, and as what."""
        from ui.palette_query import all_contacts

        self.page.settle()
        self.tasks.ask(all_contacts).then(partial(self._export, of_chosen))

    def _export(self, of_chosen: bool, ids: tuple[ContactId, ...]) -> None:
        shown, chosen = self.page.contact_ids() or (), self.page.chosen_ids()
        self.exporting.ask(shown, chosen, ids, of_chosen=of_chosen)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Open the page that takes files in; see `Arrivals`."""
        self.arrivals.take_in(paths)

    def take_in_quietly(self, paths: Sequence[Path]) -> None:
        """Take in what nobody waits for, as from the watched folder, and leave the open page."""
        self.made_page("intake").show_subject(tuple(paths))

    def _tell_of_folder(self, look: Look) -> None:
        """Say what came from the shared folder; it can be undone."""
        from ui.importing.sentences import folder_words

        changed = look.result.added or look.result.updated
        if words := folder_words(look):
            self.toast.say(words, self.undo if changed else None)

    def go_to_search(self) -> None:
        """Go to the page's search box, else to the contacts'."""
        if not self.page.focus_search():
            self.open_page("contacts")
            self.page.focus_search()

    def open_about(self) -> None:
        """Say which program this is."""
        from ui.dialogs.about import About

        About(self).open()

    def open_palette(self) -> None:
        """Offer everything there is to do."""
        from ui.palette import hit_of

        self.palette_.open_with([hit_of(command) for command in self.menu.commands()])

    def show_keys(self) -> None:
        """Show every command with its keys."""
        self.keys.open_with(self.menu.key_groups(self.page.further_keys()))

    def next_pane(self) -> None:
        """Give the focus to the next part of the window, the navigation among them."""
        panes = [p for p in self.page.panes() if p.isVisible() and p.isEnabled()]
        focus = self.focusWidget()
        held = [i for i, p in enumerate(panes) if focus and (p is focus or p.isAncestorOf(focus))]
        after = held[-1] + 1 if held else 0
        if after < len(panes):
            panes[after].setFocus()
        else:
            self.navigation.focus_current()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.first_paint.painted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(event.size().width() < px(NARROW_UNDER))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if brings_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_in(files := files_of(event))
        if not files:
            words = _("Nothing could be taken: drop files or folders of this computer.")
            self.toast.say(words, icon=Icon.FAILED)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)
        self.closed.emit()
