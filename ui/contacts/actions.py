"""What is done with the person shown, or with all who are chosen, on the Contacts page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.domain.contact import Affiliation, ContactDetails, MethodKind, Promotion
from app.domain.history import Channel, TriageChoice
from app.domain.ids import ContactId
from app.domain.places import Place
from app.errors import EnishiError
from app.i18n import gettext as _
from app.services import contacts, history, merge, same_person
from app.services.editing import change_value, change_work
from app.services.letters import allow_promotion
from ui.contacts.card_picture import CardPicture
from ui.contacts.commands import add_person, change_person
from ui.contacts.detail import PersonDetail
from ui.contacts.form import ContactForm
from ui.contacts.people import People
from ui.contacts.query import Person
from ui.contacts.several import Several
from ui.contacts.work_row import work_words
from ui.files.carrying import Carrying
from ui.knowing import Knowing
from ui.letters.writing import LetterWriting
from ui.opening import open_web_page
from ui.page import Destination, Page
from ui.recording import Recording
from ui.touching import Touching
from ui.wording import people


class Actions(QObject):
    """Runs the commands of the page and says what they did."""

    stored = Signal(object)  # ContactId that the form added or changed
    refused = Signal()  # what was typed could not be kept

    def __init__(
        self, page: Page, people: People, several: Several, carrying: Carrying, card: CardPicture
    ) -> None:
        super().__init__(page)
        self._page, self._rows, self._card = page, people.list, card
        self._several, self._carrying = several, carrying
        self._touching = Touching(page)
        self.letters = LetterWriting(page, self._touching)
        self.recording = Recording(page)
        self.knowing = Knowing(page)
        self._person: Person | None = None
        self._form: ContactForm | None = None

    def follow(self, detail: PersonDetail) -> None:
        """Do what is asked for where a person is shown."""
        detail.write.connect(self.write)
        detail.log.connect(self.log)
        detail.exchange.connect(self.record_exchange)
        detail.edit.connect(self.edit)
        detail.letter.connect(self.write_letter)
        detail.reach.connect(self.reach)
        detail.changed.connect(self.change)
        detail.work_changed.connect(self.change_work)
        detail.head.promoted.connect(self.allow_promotion)
        detail.head.card.dragged.connect(self.drag_card)
        detail.ways.unmerge.connect(self.unmerge)
        detail.ways.put_aside.connect(self._page.said)

    def show_person(self, person: Person) -> None:
        """With whom things are done from now on."""
        self._person = person

    def _run(self, said: str, command: Callable[..., Any], *args: object) -> None:
        self._page.tasks.run(command, *args).then(partial(self._say, said))

    def _say(self, sentence: str, _answer: object) -> None:
        self._page.done.emit(sentence)

    # the form

    def add(self, name: str = "") -> None:
        """Open the form for a new contact, with a name to begin with."""
        self._open_form(None, None, name)

    def edit(self) -> None:
        """Open the form for the person shown."""
        if self._person is not None:
            company = self._person.view.company
            self._open_form(self._person, company.industry if company else None)

    def _open_form(self, person: Person | None, industry: str | None, name: str = "") -> None:
        if self._form is None:
            self._form = ContactForm(self._page.window())
        details = person.view.contact.details if person else None
        save = partial(self._save, person.view.contact.id if person else None)
        self._form.open_for(details, industry, save, name)

    def _save(
        self, contact_id: ContactId | None, details: ContactDetails, industry: str | None
    ) -> None:
        run, name = self._page.tasks.run, details.name.printed
        if contact_id is None:
            added = _("Added: {name}").format(name=name)
            run(add_person, details, industry).then(partial(self._saved, added))
        else:
            changed = _("Changed: {name}").format(name=name)
            run(change_person, contact_id, details, industry).then(partial(self._saved, changed))

    def _saved(self, sentence: str, contact_id: ContactId) -> None:
        self.stored.emit(contact_id)
        self._page.done.emit(sentence)

    # values changed where they stand

    def change(self, contact_id: ContactId, place: Place, was: str, text: str) -> None:
        """Store what was typed over a value; where that cannot be, the value comes back."""
        said = _("Changed: {text}").format(text=text) if text else _("Removed: {text}")
        pending = self._page.tasks.run(change_value, contact_id, place, was, text)
        pending.then(partial(self._say, said.format(text=text or was)), failed=self._refused)

    def change_work(
        self, contact_id: ContactId, was: Affiliation | None, now: Affiliation | None
    ) -> None:
        """Store a place of work as it was typed, or remove it."""
        pending = self._page.tasks.run(change_work, contact_id, was, now)
        pending.then(partial(self._say, work_words(was, now)), failed=self._refused)

    def _refused(self, error: EnishiError) -> None:
        self._page.said.emit(str(error))
        self.refused.emit()

    # touches and choices

    def write(self) -> None:
        """Open a mail to the person shown."""
        if self._person is not None:
            self._touching.write(self._person.view.contact.id)

    def log(self, channel: Channel = Channel.MAIL) -> None:
        """Record a touch with the person shown."""
        if self._person is not None:
            contact = self._person.view.contact
            self._touching.log(contact.id, contact.details.name.printed, channel=channel)

    def reach(self, kind: MethodKind, value: str) -> None:
        """Write, open the page, or call and offer to record it."""
        if kind is MethodKind.EMAIL:
            self.write()
        elif kind is MethodKind.URL or (kind is MethodKind.SOCIAL and "." in value):
            open_web_page(value)
        elif kind in (MethodKind.PHONE, MethodKind.MOBILE):
            digits = re.sub(r"[^0-9+]", "", value)
            if digits:
                QDesktopServices.openUrl(QUrl(f"tel:{digits}"))
            self.log(Channel.PHONE)
        else:
            self._carrying.copy(value)

    def open_person(self) -> None:
        """Show the one in focus on a page of their own."""
        if self._person is not None:
            self._page.go.emit(Destination("person", self._person.view.contact.id))

    def write_letter(self) -> None:
        """Write from a template to the one in focus, or to all that are chosen."""
        self.letters.write_to(self._chosen_or_shown())

    def allow_promotion(self, answer: Promotion) -> None:
        """Note whether the one in focus, or all that are chosen, said yes to promotion."""
        ids = self._chosen_or_shown()
        said = _("Noted for {people}").format(people=people(len(ids)))
        self._run(said, allow_promotion, ids, answer)

    def _chosen_or_shown(self) -> tuple[ContactId, ...]:
        shown = (self._person.view.contact.id,) if self._person else ()
        return self._several.ids or shown

    def record(self, ask: Callable[[ContactId, str], object]) -> None:
        """Open a form about the person shown."""
        if self._person is not None:
            contact = self._person.view.contact
            ask(contact.id, contact.details.name.printed)

    def record_exchange(self) -> None:
        """Record something given to the person shown, or received."""
        self.record(self.recording.exchange)

    def choose_after(self, choice: TriageChoice) -> None:
        """Keep in touch with who is chosen in the list, let go, or mark as nuisance."""
        if len(self._several.ids) > 1:
            self._several.choose(choice)
        elif (row := self._rows.current) is not None:
            said = _("Chosen for {name}").format(name=row.contact.name)
            self._run(said, history.choose, row.contact.id, choice)

    def show_known(self) -> None:
        """Show what is known of the company of the person shown."""
        company = self._person.view.company if self._person else None
        self.knowing.show(company.id if company else None)

    # carried out of the program

    def copy_text(self) -> None:
        """Put who is chosen on the clipboard as text."""
        if self._several.ids:
            self._carrying.copy_text(self._several.ids)

    def copy_picture(self) -> None:
        """Put the card of the person shown on the clipboard."""
        if self._person is not None:
            self._carrying.copy_picture(self._card.path)

    def drag_card(self) -> None:
        """Begin to drag the picture of the card of the person shown."""
        if self._person is not None and self._card.path is not None:
            name = self._person.view.contact.details.name.printed
            self._carrying.drag_picture(self._card.path, name)

    # the entry as a whole

    def delete(self) -> None:
        """Put who is chosen in the list into the trash."""
        if len(self._several.ids) > 1:
            self._several.delete()
        elif (row := self._rows.current) is not None:
            said = _("In the trash: {name}").format(name=row.contact.name)
            self._run(said, contacts.delete_contacts, (row.contact.id,))

    def unmerge(self, other: ContactId) -> None:
        """Bring an entry back that was merged into the one shown."""
        self._run(_("The merge was undone"), merge.unmerge, other)

    def separate(self) -> None:
        """Take off the newest card that was filed as a known person's, at any later time."""
        row = self._rows.current
        if row is not None:
            said = _("A card was taken off; it waits in the review.")
            self._run(said, same_person.separate_newest, row.contact.id)
