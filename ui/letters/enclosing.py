"""Files that go with a letter: no mail link carries any, so they are handed over beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.i18n import gettext as _
from ui.files.attaching import Attaching
from ui.files.carrying import Carrying
from ui.files.files import Files
from ui.page import Page
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover


class EnclosedForm(Popover):
    """The files, to be dragged into the letter or attached from their folder."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=460)
        self._shown: Sequence[Attachment] = ()
        self.files = Files(QWidget(), can_change=False)
        self.folder_button = Button(_("Show in a folder"), icon=Icon.OPEN_OUTSIDE)
        self.done_button = Button(_("It is attached"), kind="primary", icon=Icon.SURE)
        self.done_button.clicked.connect(self.close_)
        said = _(
            "A mail link carries no files. Drag this into the letter that opened, or show it in "
            "a folder and attach it from there."
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        buttons.addWidget(Button(_("Without it"), key="Esc", clicked=self.close_))
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.done_button)
        column = QVBoxLayout()
        column.setContentsMargins(px(20), px(18), px(20), px(18))
        column.setSpacing(px(10))
        column.addWidget(Label(_("Attach this to the letter"), Role.HEADING))
        column.addWidget(Label(said, Role.BODY, "text2", wrap=True))
        column.addWidget(self.files)
        column.addLayout(buttons)
        self.layout_.addLayout(column)

    @property
    def shown(self) -> Sequence[Attachment]:
        """What goes with the letter."""
        return self._shown

    def ask(self, files: Sequence[Attachment]) -> None:
        """Show the files of a letter."""
        self._shown = files
        self.files.show_files(files)
        self.open()
        self.files.links[0].setFocus()


class Enclosing(QObject):
    """Hands over what goes with a letter, before anything else is asked about it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._then: Callable[[], object] | None = None
        self.form: EnclosedForm | None = None

    def hand_over(self, files: Sequence[Attachment], then: Callable[[], object]) -> None:
        """Show the files, if there are any; `then` is called when that is over."""
        if not files:
            then()
            return
        self._then = then
        self._made().ask(files)

    def _made(self) -> EnclosedForm:
        if self.form is None:
            self.form = form = EnclosedForm(self._page.window())
            attaching = Attaching(self._page, form.files, Carrying(self._page))
            form.folder_button.clicked.connect(lambda: attaching.show_in_folder(form.shown))
            form.closed.connect(self._go_on)
        return self.form

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None and self._page.isVisible():
            then()
