"""contact trust and contact mark: the facts beside a person, and a word of one's own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.context import Command, Context, table
from app.cli.people import one_contact
from app.cli.records import Json
from app.domain.ids import ContactId
from app.domain.trust import TrustFacts
from app.i18n import N_
from app.i18n import gettext as _
from app.services import contacts
from app.services.trust import mark_contact, trust
from app.services.words import NOTHING, trust_words


def _trust(context: Context, chosen: Namespace) -> int:
    _print(context, one_contact(context, chosen.contact))
    return 0


def _mark(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    context.book.run(mark_contact, contact_id, chosen.text)
    _print(context, contact_id)
    return 0


def _print(context: Context, contact_id: ContactId) -> None:
    facts = context.book.ask(trust, contact_id)
    known = context.book.ask(contacts.view, contact_id).contact
    record: Json = {
        "id": str(contact_id),
        "name": known.details.name.printed,
        **_record(facts),
        "mark": known.mark,
    }
    rows = [
        (_("Name"), known.details.name.printed),
        *((_("Trust"), words) for words in trust_words(facts) or [NOTHING]),
        (_("Private mark"), known.mark),
    ]
    context.document(record, *table(rows))


def _record(facts: TrustFacts) -> Json:
    return {
        "promises": {"kept": facts.kept, "late": facts.broken},
        "introductions": {"worked": facts.worked, "all": facts.introduced},
        "brought": {
            "count": facts.brought,
            "amounts": [{"amount": m.amount, "currency": m.currency} for m in facts.certain],
            "estimates": [{"amount": m.amount, "currency": m.currency} for m in facts.estimate],
        },
        "recommended": {"worth_it": float(facts.worth_it), "all": facts.recommended},
    }


def _contact(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))


def _mark_arguments(parser: ArgumentParser) -> None:
    _contact(parser)
    parser.add_argument("text", nargs="?", metavar="TEXT", help=_("nothing takes it away"))


COMMANDS = (
    Command(("contact", "trust"), N_("what somebody's word was worth"), _contact, _trust),
    Command(("contact", "mark"), N_("a private word beside somebody"), _mark_arguments, _mark),
)
