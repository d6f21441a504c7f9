"""What opens over or beside a page: made when first asked for, for the first page needs none."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout

from ui.desk import Desk

if TYPE_CHECKING:
    from ui.demonstration_strip import DemonstrationStrip
    from ui.dialogs.keys import KeySheet
    from ui.exporting import Exporting
    from ui.my_card.showing import Codes
    from ui.notices import Notices
    from ui.palette import Palette
    from ui.printing.printing import Printing
    from ui.view_saving import ViewSaving
    from ui.widgets.toast import Toast


class Extras(QMainWindow):
    """A window that imports and makes its sheets at their first use."""

    clear_wanted = Signal()  # the demonstration is to go
    column: QVBoxLayout  # the pages, and lines over them

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.tasks = desk.tasks

    def open_page(self, key: str, subject: object = None) -> None:
        """Show a page; subclasses do."""
        raise NotImplementedError

    @cached_property
    def toast(self) -> Toast:
        """What was just done."""
        from ui.widgets.toast import Toast

        return Toast(self)

    @cached_property
    def palette_(self) -> Palette:
        """Everything there is to do, by Ctrl+K."""
        from ui.palette import Palette
        from ui.palette_offers import PaletteOffers

        made = Palette(self)
        PaletteOffers(made, self.desk, self.open_page)
        return made

    @cached_property
    def keys(self) -> KeySheet:
        """Every command with its keys."""
        from ui.dialogs.keys import KeySheet

        return KeySheet(self)

    @cached_property
    def codes(self) -> Codes:
        """Contacts as QR codes."""
        from ui.my_card.showing import Codes

        return Codes(self, self.tasks, self.toast.say)

    @cached_property
    def saving(self) -> ViewSaving:
        """The page's view as a picture or a table."""
        from ui.view_saving import ViewSaving

        return ViewSaving(self, self.desk, self.toast.say)

    @cached_property
    def exporting(self) -> Exporting:
        """Contacts, dates and reports as files."""
        from ui.exporting import Exporting

        return Exporting(self, self.tasks, self.say_end)

    @cached_property
    def printing(self) -> Printing:
        """Cards and lists on paper."""
        from ui.printing.printing import Printing

        return Printing(self, self.tasks, self.say_end)

    @cached_property
    def notices(self) -> Notices:
        """What ended while somebody looked elsewhere."""
        from ui.notices import Notices

        return Notices(self, self.desk.notifications)

    def say_end(self, sentence: str) -> None:
        """Say what came of something that took long."""
        self.toast.say(sentence)
        self.notices.say(sentence)

    @cached_property
    def demonstration(self) -> DemonstrationStrip:
        """The line over the pages of a demonstration."""
        from ui.demonstration_strip import DemonstrationStrip

        made = DemonstrationStrip()
        made.clear_wanted.connect(self.clear_wanted)
        self.column.insertWidget(0, made)
        return made
