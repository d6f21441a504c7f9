"""Letters to people: templates, what they are filled in with, and who may be sent promotion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.changes import command
from app.domain.attachment import Attachment
from app.domain.contact import Contact, MethodKind, Promotion
from app.domain.ids import ContactId
from app.domain.letters import FIELDS, Letter
from app.domain.relationship import Relationship
from app.errors import NotFound, UserInputError
from app.i18n import N_, language
from app.i18n import gettext as _
from app.services.derived_table import rows_of
from app.services.events import events
from app.services.matching import fitting_offers
from app.services.nuisances import Caution, cautions_before_writing
from app.services.offers import files_by_title, files_named, names_of, needs
from app.services.preferences import settings
from app.services.writing import filled_in, mail_link, on_one_line, template
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to write to; `address` is empty where no mail address is known.

    Attributes:
        cautions: what to know before writing to them.
        files: those of what fits them.
    """

    contact_id: ContactId
    name: str
    address: str
    values: Mapping[str, str | None]
    cautions: tuple[Caution, ...] = ()
    files: tuple[Attachment, ...] = ()

    def enclosed_in(self, text: str) -> tuple[Attachment, ...]:
        """The files that go with a letter: those of the offer that it names, or named itself."""
        offer = self.values.get("offer")
        is_named = bool(offer) and offer is not None and offer in text
        return tuple(f for f in self.files if is_named or f.file_name in text)

    def subject_of(self, letter: Letter) -> str:
        """The subject, filled in, on one line."""
        return on_one_line(filled_in(letter.subject, self.values))

    def text_of(self, letter: Letter) -> str:
        """The letter, filled in; a line with an empty field is left out."""
        return filled_in(letter.body, self.values)

    def link(self, subject: str, text: str) -> str:
        """What opens it in the user's mail program."""
        return mail_link(self.address, subject, text)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """To whom, and with which templates; `left_out` names those who did not allow promotion."""

    recipients: tuple[Recipient, ...]
    left_out: tuple[str, ...]
    letters: tuple[Letter, ...]


def letters(snapshot: Snapshot) -> tuple[Letter, ...]:
    """One's own templates by name, then those of the program in the language in use."""
    own = sorted(entities.select(snapshot, Letter), key=lambda letter: letter.name)
    spoken = language()
    shipped = (
        ("evening", _("Thank-you after an event"), _("Thank you for {event}")),
        ("offer", _("Something that may help"), "{need}"),
        ("news", _("News to several people"), _("News from {me}")),
    )
    return (*own, *(Letter(n, spoken, s, template(key, spoken)) for key, n, s in shipped))


def letter_named(snapshot: Snapshot, name: str) -> Letter:
    """The template of this name; NotFound if there is none."""
    for letter in letters(snapshot):
        if letter.name == name:
            return letter
    raise NotFound(N_("There is no template “{name}”."), name=name)


@command(N_("Save a template"))
def save_letter(tx: Transaction, letter: Letter) -> int:
    """Keep a template under its name, in place of an own one of that name.

    Raises:
        UserInputError: it has no name, no text, or a field that is none.
    """
    if not letter.name.strip() or not letter.body.strip():
        raise UserInputError(N_("A template needs a name and a text."))
    if letter.unknown_fields:
        raise UserInputError(
            N_("“{field}” is no field. Fields are: {known}"),
            field=letter.unknown_fields[0],
            known=", ".join(FIELDS),
        )
    present = entities.select(tx, Letter, name=letter.name)
    if present:
        entities.replace(tx, _kept(letter, present[0].id))
        return present[0].id or 0
    return entities.add(tx, _kept(letter, None))


@command(N_("Delete a template"))
def delete_letter(tx: Transaction, letter_id: int) -> None:
    """Forget one of one's own templates."""
    entities.get(tx, Letter, letter_id)
    entities.remove(tx, Letter, letter_id)


@command(N_("Note what may be sent"))
def allow_promotion(tx: Transaction, ids: Sequence[ContactId], answer: Promotion) -> None:
    """Note for some contacts whether they said that promotion may be sent."""
    for contact_id in ids:
        contacts.set_promotion(tx, contact_id, answer)


def correspondence(snapshot: Snapshot, ids: Sequence[ContactId]) -> Correspondence:
    """What a letter to one person or to several needs.

    A letter to several is promotion: all who did not say yes to that are left out.
    """
    people = contacts.load(snapshot, ids)
    known = [people[i] for i in ids if i in people]
    to = [p for p in known if len(ids) == 1 or p.promotion is Promotion.YES]
    asked = _Asked.of(snapshot, [p.id for p in to])
    return Correspondence(
        tuple(asked.recipient(p) for p in to),
        tuple(p.details.name.printed for p in known if p not in to),
        letters(snapshot),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the fields of several people are taken from."""

    rows: Mapping[ContactId, Relationship]
    event_names: Mapping[int | None, str]
    offers: Mapping[ContactId | None, str]
    needs: Mapping[ContactId | None, str]
    cautions: Mapping[ContactId, tuple[Caution, ...]]
    files: Mapping[str, tuple[Attachment, ...]]
    me: str

    @staticmethod
    def of(snapshot: Snapshot, ids: Sequence[ContactId]) -> _Asked:
        rows = rows_of(snapshot, ids)
        asked = (n for i in ids for n in needs(snapshot, i))
        return _Asked(
            rows,
            {e.id: e.name for e in events(snapshot)},
            fitting_offers(snapshot, rows),
            {n.contact_id: n.text for n in asked if n.met_on is None},
            cautions_before_writing(snapshot, rows),
            files_by_title(snapshot),
            settings(snapshot).my_name,
        )

    def recipient(self, person: Contact) -> Recipient:
        row, work = self.rows[person.id], person.details.current
        last = row.met[-1] if row.met else None
        bring = next((t.bring for t in reversed(row.timeline.triages) if t.bring), None)
        offer = self.offers.get(person.id) or bring
        files = files_named(self.files, offer)
        values = {
            "name": person.details.name.printed,
            "company": work.company if work else None,
            "event": self.event_names.get(last.event_id) if last else None,
            "talked": last.note if last else None,
            "need": self.needs.get(person.id),
            "offer": offer,
            "file": names_of(files),
            "promise": next((p.note for p in row.owed_by_me if p.note), None),
            "me": self.me,
        }
        address = next(iter(person.details.values(MethodKind.EMAIL)), "")
        cautions = self.cautions.get(person.id, ())
        return Recipient(person.id, person.details.name.printed, address, values, cautions, files)


def _kept(letter: Letter, letter_id: int | None) -> Letter:
    return Letter(
        letter.name.strip(), letter.language, letter.subject.strip(), letter.body, letter_id
    )
