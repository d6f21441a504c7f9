"""What is shown and done while several contacts are chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.history import TriageChoice
from app.domain.ids import ContactId, EventId
from app.domain.industry import industries
from app.i18n import gettext as _
from app.i18n import language
from app.services import bulk, contacts, merge
from app.services.events import past_events
from app.services.facets import tags
from ui.contacts.list import ContactList
from ui.dialogs.ask_one import AskOne
from ui.page import Page
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.wording import people


class Several(QWidget):
    """The number of people chosen, and what can be done with all of them in one step."""

    letter = Signal()

    def __init__(self, page: Page, rows: ContactList) -> None:
        super().__init__()
        self._page, self._rows = page, rows
        self._ask: AskOne | None = None
        self._count = Label("", Role.DISPLAY)
        self.one_of_two = Button(
            _("Make one entry of the two"), icon=Icon.MERGE, key="G", clicked=self.merge
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(10))
        column.addWidget(self._count)
        hint = _("What is done here is done with all of them; one undo takes it back.")
        column.addWidget(Label(hint, Role.BODY, "text2", wrap=True))
        column.addSpacing(px(8))
        for button in self._buttons():
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def _buttons(self) -> tuple[Button, ...]:
        return (
            Button(_("Tag…"), icon=Icon.WANTED, key="T", clicked=self.tag),
            Button(_("Industry…"), icon=Icon.COLLEAGUES, key="I", clicked=self.industry),
            Button(_("Met at an event…"), icon=Icon.EVENTS, key="E", clicked=self.event_met),
            Button(_("Letter to all…"), icon=Icon.MAIL, key="Ctrl+L", clicked=self.letter.emit),
            Button(_("Export…"), icon=Icon.EXPORT, key="X", clicked=self.export),
            self.one_of_two,
            Button(_("Delete"), icon=Icon.TRASH, key="Del", clicked=self.delete),
            Button(_("Choose only one again"), kind="link", clicked=self._rows.choose_one),
        )

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self._count.setText(_("{people} chosen").format(people=people(count)))
        self.one_of_two.setVisible(count == 2)

    @property
    def ids(self) -> tuple[ContactId, ...]:
        """Everybody who is chosen."""
        return self._rows.chosen_ids()

    @property
    def question(self) -> AskOne:
        """The question that is asked before something is done."""
        if self._ask is None:
            self._ask = AskOne(self._page.window())
        return self._ask

    def tag(self) -> None:
        """Ask for a tag and give it to all."""
        self._page.show_over(
            self._page.tasks.ask(tags),
            lambda known: self.question.ask_text(_("Tag for all"), known, self._tag),
        )

    def _tag(self, tag: str) -> None:
        said = _("Tagged “{tag}”: {people}").format(tag=tag, people=people(len(self.ids)))
        self._run(said, contacts.tag_contacts, self.ids, tag)

    def industry(self) -> None:
        """Ask for an industry and give it to the companies of all."""
        offered = sorted(industries(), key=lambda i: (len(i.code) > 1, i.code))
        names = [(f"{i.code}  {i.name(language())}", i.code) for i in offered]
        self.question.ask_choice(_("Industry of their companies"), names, self._industry)

    def _industry(self, code: str) -> None:
        said = _("Industry set for {people}").format(people=people(len(self.ids)))
        self._run(said, bulk.choose_industries, self.ids, code)

    def event_met(self) -> None:
        """Ask for an event and note that all were met there."""
        self._page.show_over(
            self._page.tasks.ask(past_events),
            lambda held: self.question.ask_choice(
                _("Where were they met?"),
                [(f"{e.day.isoformat()}  {e.name}", e.id) for e in held],
                self._met,
            ),
        )

    def _met(self, event_id: EventId | None) -> None:
        if event_id is not None:
            said = _("Noted as met: {people}").format(people=people(len(self.ids)))
            self._run(said, bulk.meet_all, self.ids, event_id)

    def merge(self) -> None:
        """Join two entries of one person; the one that was chosen last stays."""
        ids, current = self.ids, self._rows.current
        if len(ids) != 2 or current is None or current.contact.id not in ids:
            self._page.said.emit(_("Choose two entries of one person to make one of them."))
            return
        survivor = current.contact.id
        (other,) = (i for i in ids if i != survivor)
        said = _("Merged into the entry of {name}").format(name=current.contact.name)
        self._run(said, merge.merge, survivor, other)

    def export(self) -> None:
        """Ask as what to write them, and where to."""
        self._page.export_wanted.emit()

    def delete(self) -> None:
        """Put all into the trash."""
        said = _("In the trash: {people}").format(people=people(len(self.ids)))
        self._run(said, contacts.delete_contacts, self.ids)

    def choose(self, choice: TriageChoice) -> None:
        """Keep in touch with all, let go, or mark as nuisance."""
        said = _("Chosen for {name}").format(name=people(len(self.ids)))
        self._run(said, bulk.choose_all, self.ids, choice)

    def _run(self, said: str, command: Callable[..., Any], *args: object) -> None:
        self._page.tasks.run(command, *args).then(partial(self._say, said))

    def _say(self, sentence: str, _answer: object) -> None:
        self._page.done.emit(sentence)


class SeveralBar(QFrame):
    """The same under a table, which leaves no room beside it."""

    def __init__(self, several: Several) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._count = Label("", Role.BODY_STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(12), px(4))
        row.setSpacing(px(8))
        row.addWidget(self._count)
        row.addSpacing(px(8))
        for text, call in (
            (_("Tag…"), several.tag),
            (_("Industry…"), several.industry),
            (_("Met at an event…"), several.event_met),
            (_("Export…"), several.export),
            (_("Delete"), several.delete),
        ):
            row.addWidget(Button(text, kind="link", clicked=call))
        row.addStretch()
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are chosen; under two there is nothing to say."""
        self._count.setText(_("{people} chosen").format(people=people(count)))
        self.setVisible(count > 1)
