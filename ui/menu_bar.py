"""The menu bar: every command of the window stands here with its keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import gettext as _
from app.i18n import language
from ui.commands import Command, commands_of, plain
from ui.menu_groups import fill_menu
from ui.pages import Entry, page_key
from ui.theme.theme import Contrast, Scheme, Theme


class MenuBar(QMenuBar):
    """Menus that say what is wanted; the window does it."""

    take_in_files = Signal()
    take_in_folder = Signal()
    scan = Signal()
    photograph = Signal()
    recent_folder = Signal(object)  # Path
    forget_recent = Signal()
    new_contact = Signal()
    import_ = Signal()
    export = Signal()
    print_ = Signal()
    save_view = Signal()
    save_dates = Signal()
    show_code = Signal()
    show_my_code = Signal()
    clear_demonstration = Signal()
    quit = Signal()
    undo = Signal()
    redo = Signal()
    find_wanted = Signal()
    palette_wanted = Signal()
    next_pane = Signal()
    page = Signal(str)
    scheme = Signal(str)
    contrast = Signal(str)
    language = Signal(str)
    keys = Signal()
    about = Signal()
    settings = Signal()

    def __init__(self, entries: Sequence[Entry], chosen: Theme) -> None:
        super().__init__()
        self._file(self.addMenu(_("&File")))
        self._edit(self.addMenu(_("&Edit")))
        self._view(self.addMenu(_("&View")), chosen)
        self._go(self.addMenu(_("&Go")), entries)
        self._page_menu = self.addMenu(_("&Commands"))
        self._help(self.addMenu(_("&Help")))

    def _file(self, menu: QMenu) -> None:
        self._add(menu, _("Take in cards…"), self.take_in_files, "Ctrl+O")
        self._add(menu, _("Take in a folder…"), self.take_in_folder, "Ctrl+Shift+O")
        self._add(menu, _("Scanner…"), self.scan, "")
        self._add(menu, _("Camera…"), self.photograph, "")
        self._recent = menu.addMenu(_("Recent folders"))
        self._recent.setEnabled(False)
        menu.addSeparator()
        self._add(menu, _("New contact…"), self.new_contact, "Ctrl+N")
        self._add(menu, _("Import contacts…"), self.import_, "Ctrl+Shift+I")
        self._add(menu, _("Export contacts…"), self.export, "Ctrl+S")
        self._add(menu, _("Print contacts…"), self.print_, "Ctrl+P")
        self._add(menu, _("Save this view…"), self.save_view, "Ctrl+Shift+V")
        self._add(menu, _("Dates for a calendar…"), self.save_dates, "Ctrl+Shift+L")
        self._add(menu, _("Contact as QR code"), self.show_code, "Ctrl+Shift+Q")
        self._add(menu, _("My card as QR code"), self.show_my_code, "Ctrl+Shift+M")
        menu.addSeparator()
        clear = _("Clear the demonstration and start with my own cards")
        self._clear = self._add(menu, clear, self.clear_demonstration, "")
        self.set_demonstration(False)
        self._add(menu, _("Quit"), self.quit, "Ctrl+Q")

    def show_recent(self, folders: Sequence[Path]) -> None:
        """The folders that can be taken in again."""
        self._recent.clear()
        self._recent.setEnabled(bool(folders))
        for folder in folders:
            action = self._recent.addAction(str(folder).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, f=folder: self.recent_folder.emit(f))
        if folders:
            self._recent.addSeparator()
            self._add(self._recent, _("Forget these folders"), self.forget_recent, "")

    def _edit(self, menu: QMenu) -> None:
        self._undo = self._add(menu, _("Undo"), self.undo, "Ctrl+Z")
        self._redo = self._add(menu, _("Redo"), self.redo, "Ctrl+Shift+Z")
        menu.addSeparator()
        self._add(menu, _("Find"), self.find_wanted, "Ctrl+F")
        menu.addSeparator()
        self._add(menu, _("Settings…"), self.settings, "Ctrl+,")
        self.set_undo(None, None)

    def _view(self, menu: QMenu, chosen: Theme) -> None:
        schemes = {
            Scheme.SYSTEM: _("As the system"),
            Scheme.LIGHT: _("Light"),
            Scheme.DARK: _("Dark"),
        }
        self._choices(menu.addMenu(_("Colours")), schemes, chosen.scheme, self.scheme)
        contrasts = {
            Contrast.SYSTEM: _("Contrast as the system"),
            Contrast.NORMAL: _("Normal contrast"),
            Contrast.HIGH: _("High contrast"),
        }
        self._choices(menu.addMenu(_("Contrast")), contrasts, chosen.contrast, self.contrast)
        languages = {"ja": "日本語", "en": "English"}
        self._choices(menu.addMenu(_("Language")), languages, language(), self.language)

    def _choices(
        self,
        menu: QMenu,
        choices: Mapping[Any, str],
        current: str,
        signal: SignalInstance,
    ) -> None:
        group = QActionGroup(menu)
        for value, text in choices.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _on=False, v=value: signal.emit(str(v)))
            group.addAction(action)

    def _go(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        listed = [e for e in entries if e.under is None]
        keys = [page_key(number) for number in range(1, len(listed) + 1)]
        others = [e for e in entries if e.keys]
        for entry, key in zip((*listed, *others), (*keys, *(e.keys for e in others)), strict=True):
            action = menu.addAction(entry.title)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _on=False, key=entry.key: self.page.emit(key))
        menu.addSeparator()
        self._add(menu, _("Go to anything…"), self.palette_wanted, "Ctrl+K")
        self._add(menu, _("Next pane"), self.next_pane, "F6")

    def _help(self, menu: QMenu) -> None:
        self._add(menu, _("Keys"), self.keys, "F1")
        self._add(menu, _("About Enishi"), self.about, "")

    def _add(self, menu: QMenu, text: str, signal: SignalInstance, keys: str) -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: signal.emit())
        return action

    def set_undo(self, undo: str | None, redo: str | None) -> None:
        """Name the step that can be undone and the one that can be done again; None for none."""
        for action, word, label in (
            (self._undo, _("Undo"), undo),
            (self._redo, _("Redo"), redo),
        ):
            action.setText(_("{verb}: {step}").format(verb=word, step=label) if label else word)
            action.setEnabled(label is not None)

    def set_demonstration(self, is_there: bool) -> None:
        """Offer to clear the demonstration, or not where there is none."""
        self._clear.setVisible(is_there)
        self._clear.setEnabled(is_there)

    def show_page(self, commands: Sequence[QAction]) -> None:
        """Put the open page's commands into their menu."""
        self._page_menu.clear()
        for former in self._page_menu.findChildren(QMenu):
            former.deleteLater()
        fill_menu(self._page_menu, commands)
        self._page_menu.menuAction().setVisible(bool(commands))

    def key_groups(self, more: Sequence[tuple[str, str]]) -> list[tuple[str, list[Command]]]:
        """The commands that have keys, by menu, those of the open page first.

        Args:
            more: what the open page does by further keys, each with its words.
        """
        page = self._page_menu.menuAction()
        here = [Command(text, keys, lambda: None) for keys, text in more]
        groups = [(_("On this page"), here + commands_of([page]))]
        groups += [(plain(m.text()), commands_of([m])) for m in self.actions() if m is not page]
        with_keys = [(title, [c for c in found if c.keys]) for title, found in groups]
        return [(title, found) for title, found in with_keys if found]

    def commands(self) -> list[Command]:
        """All commands that can be given now, each once, menu by menu, the open page's first."""
        page = self._page_menu.menuAction()
        return commands_of(sorted(self.actions(), key=lambda top: top is not page))
