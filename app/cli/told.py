"""offer list, told, close and need list, met, delete: what became of offers and needs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.arguments import day, id_argument
from app.cli.context import Command, Context, no_arguments
from app.cli.offers import print_offer
from app.cli.people import one_contact
from app.cli.records import Json, ratio_record
from app.domain.ids import NeedId, OfferId
from app.domain.offers import Need, OfferTold, Reaction
from app.i18n import N_
from app.i18n import gettext as _
from app.services import offers
from app.services.contacts import summaries
from app.services.offers import OfferHistory
from app.services.words import fraction, reaction_word

_REACTIONS = {reaction.value.replace("_", "-"): reaction for reaction in Reaction}


def _list_offers(context: Context, _chosen: Namespace) -> int:
    book = context.book
    records = [_offer_record(h) for h in book.ask(offers.offer_histories, book.derived)]
    rows = ([r["id"], r["title"], r["kind"], *r["words"], r["closed_on"]] for r in records)
    heads = [_("ID"), _("Offer"), _("Kind"), _("Interest"), _("Matches"), _("Closed")]
    shown = list(rows)
    for record in records:
        del record["words"]
    context.listing(records, heads, shown, _("No offer yet. Add one with: enishi offer add TEXT"))
    return 0


def _offer_record(history: OfferHistory) -> Json:
    offer, record = history.offer, history.record
    return {
        "id": str(offer.id),
        "title": offer.title,
        "kind": offer.kind,
        "industries": list(offer.industries),
        "tags": list(offer.tags),
        "link": offer.link,
        "files": [{"id": str(f.id), "name": f.file_name, "bytes": f.size} for f in history.files],
        "closed_on": offer.closed_on.isoformat() if offer.closed_on else None,
        "told": [
            {
                "contact": {"id": str(who.id), "name": who.name},
                "on": told.on.isoformat(),
                "reaction": told.reaction,
            }
            for who, told in history.told
        ],
        "interested": record.interest.part,
        "matched": record.matches.part,
        "answered": ratio_record(history.answered),
        "by_industry": [
            {
                "industry": code,
                "told": each.interest.whole,
                "interested": each.interest.part,
                "matched": each.matches.part,
            }
            for code, each in history.industries.items()
        ],
        "words": (fraction(record.interest), fraction(record.matches)),
    }


def _tell(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    on = chosen.on or context.book.clock().astimezone().date()
    reaction = _REACTIONS[chosen.reaction] if chosen.reaction else None
    told = OfferTold(OfferId(chosen.id), contact_id, on, reaction)
    context.book.run(offers.tell_offer, told)
    offer = context.book.ask(offers.offer, OfferId(chosen.id))
    name = context.book.ask(summaries, {contact_id})[contact_id].name
    record = {
        "id": str(offer.id),
        "contact": {"id": str(contact_id), "name": name},
        "on": on.isoformat(),
        "reaction": reaction.value if reaction else None,
    }
    said = reaction_word(reaction) if reaction else ""
    context.document(record, f"{offer.title} → {name}  {said}".rstrip())
    return 0


def _close(context: Context, chosen: Namespace) -> int:
    offer = context.book.ask(offers.offer, OfferId(chosen.id))
    context.book.run(offers.close_offer, offer)
    print_offer(context, offer)
    return 0


def _list_needs(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact) if chosen.contact else None
    found = context.book.ask(offers.needs, contact_id)
    names = context.book.ask(summaries, {n.contact_id for n in found if n.contact_id})
    records = [_need_record(n, names[n.contact_id].name if n.contact_id else None) for n in found]
    rows = ([r["id"], r["name"] or _("I"), r["text"], r["on"], r["met_on"]] for r in records)
    heads = [_("ID"), _("Who needs"), _("Need"), _("Day"), _("Met on")]
    context.listing(records, heads, rows, _("No needs yet."))
    return 0


def _need_record(need: Need, name: str | None) -> Json:
    return {
        "id": str(need.id),
        "contact": None if need.contact_id is None else str(need.contact_id),
        "name": name,
        "text": need.text,
        "on": need.on.isoformat(),
        "met_on": need.met_on.isoformat() if need.met_on else None,
    }


def _meet(context: Context, chosen: Namespace) -> int:
    context.book.run(offers.meet_need, context.book.ask(offers.need, NeedId(chosen.id)))
    print_need(context, NeedId(chosen.id))
    return 0


def print_need(context: Context, need_id: NeedId) -> None:
    """Print one need in short."""
    need = context.book.ask(offers.need, need_id)
    context.document({"id": str(need.id), "text": need.text}, f"#{need.id} {need.text}")


def _delete(context: Context, chosen: Namespace) -> int:
    need = context.book.run(offers.delete_need, NeedId(chosen.id)).value
    context.document({"id": str(need.id), "text": need.text}, f"#{need.id} {need.text}")
    return 0


def _tell_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("--on", type=day, metavar="D", help=_("when; today if not said"))
    parser.add_argument("--reaction", choices=list(_REACTIONS), help=_("what they said to it"))


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help=_("id or name"))


COMMANDS = (
    Command(
        ("offer", "list"), N_("what I can contribute, and to whom"), no_arguments, _list_offers
    ),
    Command(("offer", "told"), N_("an offer was named to somebody"), _tell_arguments, _tell),
    Command(("offer", "close"), N_("an offer no longer holds"), id_argument, _close),
    Command(("need", "list"), N_("what people need"), _list_arguments, _list_needs),
    Command(("need", "met"), N_("a need was met"), id_argument, _meet),
    Command(("need", "delete"), N_("delete a need"), id_argument, _delete),
)
