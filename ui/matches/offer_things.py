"""The link and the files of an offer, to be opened where it is shown."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import gettext as _
from app.services.offers import OfferHistory
from ui.files.attaching import Attaching
from ui.files.carrying import Carrying
from ui.files.files import Files
from ui.opening import open_web_page
from ui.page import Page
from ui.theme.icon_names import Icon
from ui.widgets.button import ElidedButton


class OfferThings(QWidget):
    """A click or Enter opens a web page in the browser, or a copy of a file in its program.

    What stands as a link and is no web page is never opened: it is copied.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._link = ""
        self.link = ElidedButton("", icon=Icon.WEB, name=_("Link"))
        self.link.setAccessibleDescription(_("Enter opens it"))
        self.link.clicked.connect(self.open_link)
        self.files = Files(QWidget(), can_change=False)
        self._attaching = Attaching(page, self.files, Carrying(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.link)
        column.addWidget(self.files)

    def show_offer(self, history: OfferHistory | None) -> None:
        """Show what goes with an offer; where there is nothing it takes no room."""
        self._link = history.offer.link or "" if history else ""
        self.link.set_text(self._link)
        self.link.setVisible(bool(self._link))
        self.files.show_files(history.files if history else ())
        self.setVisible(bool(self._link or (history and history.files)))

    def open_first(self) -> None:
        """Open the link, or without one the first file."""
        if self._link:
            self.open_link()
        elif self.files.links:
            self._attaching.open(self.files.links[0].file)
        else:
            self._page.said.emit(_("This offer has neither a link nor a file."))

    def open_link(self) -> None:
        """Open the web page that the link names."""
        if not open_web_page(self._link):
            QGuiApplication.clipboard().setText(self._link)
            self._page.said.emit(_("This is no web page. It is copied instead."))
