"""Letters from any page: asks what is needed, opens the sheet, and offers to record the touch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from app.domain.attachment import Attachment
from app.domain.ids import ContactId
from app.domain.letters import Letter
from app.errors import EnishiError
from app.i18n import gettext as _
from app.services import letters
from app.services.letters import Correspondence, Recipient
from ui.letters.enclosing import Enclosing
from ui.letters.sheet import LetterSheet
from ui.page import Page
from ui.touching import Touching


class LetterWriting(QObject):
    """A letter to one person is a touch; one to several is promotion and never recorded as one."""

    def __init__(self, page: Page, touching: Touching) -> None:
        super().__init__(page)
        self._page, self._touching = page, touching
        self._several = False
        self._enclosing = Enclosing(page)
        self.sheet: LetterSheet | None = None

    def write_to(self, ids: Sequence[ContactId]) -> None:
        """Open the sheet for some people."""
        if ids:
            self._several = len(ids) > 1
            pending = self._page.tasks.ask(letters.correspondence, ids)
            self._page.show_over(pending, self._open)

    def _open(self, found: Correspondence) -> None:
        if self.sheet is None:
            self.sheet = LetterSheet(self._page.window())
            self.sheet.opened.connect(self._opened)
            self.sheet.copied.connect(lambda _person: self._page.said.emit(_("Letter copied")))
            self.sheet.kept.connect(self._keep)
            self.sheet.dropped.connect(self._drop)
        self.sheet.ask(found)

    def _opened(self, person: Recipient, files: Sequence[Attachment]) -> None:
        if not self._several:
            log = partial(self._touching.log, person.contact_id, person.name)
            self._enclosing.hand_over(files, log)

    def _keep(self, letter: Letter) -> None:
        pending = self._page.tasks.run(letters.save_letter, letter)
        pending.then(lambda _id: self._changed(letter.name), failed=self._complain)

    def _drop(self, letter: Letter) -> None:
        if letter.id is not None:
            pending = self._page.tasks.run(letters.delete_letter, letter.id)
            pending.then(lambda _none: self._changed(""))

    def _changed(self, name: str) -> None:
        done = _("Template kept: {name}").format(name=name) if name else _("Template deleted")
        self._page.done.emit(done)
        self._page.tasks.ask(letters.letters).then(partial(self._show, name))

    def _show(self, name: str, found: tuple[Letter, ...]) -> None:
        if self.sheet is not None:
            self.sheet.show_letters(found, name)

    def _complain(self, error: EnishiError) -> None:
        if self.sheet is not None:
            self.sheet.complain(str(error))
