"""Choosing a scanner and where the cards lie in it; the pages go to the stack as they come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import EnishiError
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.scanner_options import Feed, Source
from app.services.scanners import Scanner
from ui.intake.scanner_work import ScannerWork
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.popover import Popover

WIDTH = 460


class ScannerPanel(Popover):
    """Stays open while it scans, so that the next pile can be laid in."""

    sheet = Signal(tuple)  # files of one card

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setAccessibleName(_("Scanner"))
        self._work = ScannerWork(self)
        self._scans = False
        self._count = 0
        self.scanners = Choice(_("Scanner"))
        self.sources = Choice(_("Where the cards lie"))
        self.state = Label("", Role.BODY, "text2", wrap=True)
        self.again = Button(_("Look again"), clicked=self.look)
        self.cancel = Button(_("Close"), key="Esc", clicked=self.close_)
        self.start = Button(
            _("Scan"), icon=Icon.SCANNER, kind="primary", key="Ctrl+Enter", clicked=self.scan
        )
        self._lay_out()
        self.scanners.currentIndexChanged.connect(self._ask)
        self._work.found.connect(self._show_scanners)
        self._work.abilities.connect(self._show_sources)
        self._work.sheet.connect(self._take)
        self._work.finished.connect(self._finish)
        self._work.failed.connect(self._fail)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.start.click)

    def _lay_out(self) -> None:
        column = self.layout_
        column.setContentsMargins(px(24), px(20), px(24), px(18))
        column.setSpacing(px(8))
        column.addWidget(Label(_("Scan cards"), Role.TITLE))
        for choice in (self.scanners, self.sources):
            column.addWidget(Label(choice.accessibleName(), Role.SMALL, "text2"))
            column.addWidget(choice)
        hint = _("Several cards may lie on the glass at once, a finger's width apart.")
        column.addWidget(Label(hint, Role.SMALL, "text2", wrap=True))
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.setContentsMargins(0, px(8), 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.again)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.start)
        column.addLayout(row)

    def open_and_look(self) -> None:
        """Open, and look for scanners where none is known yet."""
        self.open()
        self.cancel.setFocus()
        if not self.scanners.count():
            self.look()

    def look(self) -> None:
        """Look for scanners."""
        self._say(_("Looking for scanners…"))
        self._set_busy(True)
        self._work.look()

    def _show_scanners(self, found: tuple[Scanner, ...]) -> None:
        self.scanners.blockSignals(True)
        self.scanners.clear()
        for scanner in found:
            self.scanners.addItem(scanner.label, scanner)
        self.scanners.blockSignals(False)
        self.sources.clear()
        self._set_busy(False)
        self._say("" if found else _("No scanner was found. Is it switched on and connected?"))
        if found:
            self._ask()

    def _ask(self) -> None:
        scanner = self.scanners.currentData()
        if isinstance(scanner, Scanner):
            self._set_busy(True)
            self._work.ask(scanner)

    def _show_sources(self, scanner: Scanner, sources: tuple[Source, ...]) -> None:
        if scanner != self.scanners.currentData():
            return
        names = {
            Feed.GLASS: _("On the glass"),
            Feed.FEEDER: _("In the feeder, one side"),
            Feed.BOTH_SIDES: _("In the feeder, front and back"),
        }
        self.sources.clear()
        for source in sources:
            self.sources.addItem(names[source.feed], source)
        self._set_busy(False)
        self.start.setFocus()

    def scan(self) -> None:
        """Scan, or stop scanning."""
        scanner, source = self.scanners.currentData(), self.sources.currentData()
        if self._scans:
            self._work.stop()
            self._say(_("Stopping after this page…"))
        elif isinstance(scanner, Scanner) and isinstance(source, Source):
            self._scans, self._count = True, 0
            self._set_busy(True)
            self._say(_("Scanning…"))
            self._work.scan(scanner, source)

    def _take(self, sheet: tuple[object, ...]) -> None:
        self._count += 1
        self._say(
            ngettext("{n} card scanned", "{n} cards scanned", self._count).format(n=self._count)
        )
        self.sheet.emit(sheet)

    def _finish(self, _pages: int) -> None:
        self._scans = False
        self._set_busy(False)
        self.start.setFocus()

    def _fail(self, error: EnishiError) -> None:
        self._scans = False
        self._set_busy(False)
        self._say(str(error), is_bad=True)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.scanners, self.sources, self.again):
            widget.setEnabled(not busy)
        self.start.set_text(_("Stop") if self._scans else _("Scan"))
        self.start.setEnabled(self._scans or (not busy and self.sources.count() > 0))

    def _say(self, text: str, *, is_bad: bool = False) -> None:
        self.state.set_tone("danger" if is_bad else "text2")
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.state.setAccessibleName(text)
        if self.isVisible():
            self._place()

    def finish(self) -> None:
        """The window closes: pass on the pages that came, and no more."""
        self._work.close()
        QCoreApplication.sendPostedEvents(self)

    def remove_pages(self) -> None:
        """All pages are taken in."""
        self._work.remove_pages()
