"""What stands at the right of the page's header: what is shown, another file, import, stop."""

from __future__ import annotations

from collections.abc import Callable

from app.i18n import gettext as _
from ui.page import PageHeader
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.switch import Switch

PEOPLE, COLUMNS = "people", "columns"
Call = Callable[[], object]


class Controls:
    """Hidden while there is no file.

    Args:
        header: takes them.
        choose: asks for another file.
        import_: takes in what is chosen.
        stop: breaks the import off.
    """

    def __init__(self, header: PageHeader, choose: Call, import_: Call, stop: Call) -> None:
        segments = ((PEOPLE, _("People"), Icon.CONTACTS), (COLUMNS, _("Columns"), Icon.TABLE))
        self.switch = Switch(_("What is shown"), segments)
        self.other = Button(_("Other file…"), clicked=choose)
        self.go = Button(
            _("Import"), icon=Icon.SURE, kind="primary", key="Ctrl+Enter", clicked=import_
        )
        self.stop = Button(_("Stop"), icon=Icon.CLOSE, clicked=stop)
        for widget in (self.switch, self.other, self.go, self.stop):
            header.add(widget)

    def hide(self) -> None:
        """There is nothing to import, by the key neither."""
        self.go.setEnabled(False)
        for widget in (self.switch, self.other, self.go, self.stop):
            widget.hide()

    def offer(self, words: str, *, enabled: bool) -> None:
        """Offer to import, in words that say how many."""
        self.go.set_text(words)
        self.go.setEnabled(enabled)
        self.go.show()

    def show_file(self, *, is_table: bool) -> None:
        """A file is shown; only tables have columns."""
        self.other.show()
        self.go.show()
        self.switch.setVisible(is_table)
        if not is_table:
            self.switch.choose(PEOPLE)
