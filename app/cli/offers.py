"""offer, need, matches: what I can contribute and who needs it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.context import Command, Context, no_arguments, table
from app.cli.people import one_contact
from app.domain.offers import Need, Offer
from app.errors import UserInputError
from app.i18n import N_
from app.services import offers


def _add_offer(context: Context, chosen: Namespace) -> int:
    title = chosen.text.strip()
    if not title:
        raise UserInputError(N_("An offer needs a few words."))
    offer_id = context.book.run(offers.add_offer, Offer(title)).value
    context.document({"id": str(offer_id), "title": title}, f"#{offer_id} {title}")
    return 0


def _add_need(context: Context, chosen: Namespace) -> int:
    text = chosen.text.strip()
    if not text:
        raise UserInputError(N_("A need needs a few words."))
    contact_id = one_contact(context, chosen.contact)
    today = context.book.clock().astimezone().date()
    need_id = context.book.run(offers.add_need, Need(text, today, contact_id)).value
    context.document(
        {"id": str(need_id), "contact": str(contact_id), "text": text}, f"#{need_id} {text}"
    )
    return 0


def _matches(context: Context, _chosen: Namespace) -> int:
    records = [
        {
            "kind": m.kind,
            "offer": m.offer,
            "need": m.need,
            "contact": {"id": str(m.contact.id), "name": m.contact.name},
            "other": {"id": str(m.other.id), "name": m.other.name} if m.other else None,
            "reasons": [{"name": r.name, "words": list(r.words)} for r in m.reasons],
        }
        for m in context.book.ask(offers.matches_found)
    ]
    context.document(
        records,
        *table(
            [
                r["contact"]["name"],
                r["need"],
                r["offer"] or (r["other"]["name"] if r["other"] else None),
                " ".join(w for reason in r["reasons"] for w in reason["words"]),
            ]
            for r in records
        ),
    )
    return 0


def _offer_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT")


def _need_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT")
    parser.add_argument("text", metavar="TEXT")


COMMANDS = (
    Command(("offer", "add"), N_("add something I can contribute"), _offer_arguments, _add_offer),
    Command(("need", "add"), N_("note what somebody needs"), _need_arguments, _add_need),
    Command(("matches",), N_("who needs what I or others can give"), no_arguments, _matches),
)
