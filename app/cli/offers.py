"""offer add, edit and delete, need add, matches: what I can contribute and who needs it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli.arguments import id_argument
from app.cli.context import Command, Context, no_arguments
from app.cli.people import one_contact
from app.cli.records import Json
from app.domain.ids import OfferId
from app.domain.offers import Need, Offer
from app.domain.summary import ContactSummary
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import attachments, matching, offers, search
from app.services.matching import FoundMatch
from app.services.words import listed


def _add_offer(context: Context, chosen: Namespace) -> int:
    title, book = _title(chosen.text), context.book
    offer = Offer(title, chosen.kind, _codes(chosen), tuple(chosen.tag or ()), chosen.link)
    files = attachments.store_files(book.folders, chosen.file or ())
    offer_id = book.run(offers.add_offer, offer, files).value
    record = {"id": str(offer_id), "title": title, "files": [f.file_name for f in files]}
    context.document(record, f"#{offer_id} {title}")
    return 0


def _edit_offer(context: Context, chosen: Namespace) -> int:
    offer = context.book.ask(offers.offer, OfferId(chosen.id))
    values: dict[str, Any] = {}
    if chosen.title is not None:
        values["title"] = _title(chosen.title)
    for name in ("kind", "link"):
        if getattr(chosen, name) is not None:
            values[name] = getattr(chosen, name).strip() or None
    if chosen.industry is not None:
        values["industries"] = _codes(chosen)
    if chosen.tag is not None:
        values["tags"] = tuple(tag for tag in chosen.tag if tag)
    if chosen.open:
        values["closed_on"] = None
    changed = replace(offer, **values)
    context.book.run(offers.edit_offer, changed)
    print_offer(context, changed)
    return 0


def _delete_offer(context: Context, chosen: Namespace) -> int:
    offer = context.book.run(offers.delete_offer, OfferId(chosen.id)).value
    said = _("“{name}” is in the trash. Undo with: {undo}").format(
        name=offer.title, undo=context.undo
    )
    context.document({"id": str(offer.id), "title": offer.title, "deleted": True}, said)
    return 0


def print_offer(context: Context, offer: Offer) -> None:
    """Print one offer in short."""
    context.document({"id": str(offer.id), "title": offer.title}, f"#{offer.id} {offer.title}")


def _title(text: str) -> str:
    if not text.strip():
        raise UserInputError(N_("An offer needs a few words."))
    return text.strip()


def _codes(chosen: Namespace) -> tuple[str, ...]:
    found = (search.industry_codes(text) for text in chosen.industry or () if text)
    return tuple(dict.fromkeys(code for some in found for code in some))


def _add_need(context: Context, chosen: Namespace) -> int:
    if chosen.mine is (chosen.text is not None):
        raise UserInputError(N_("Say who needs what, or with --mine what you need yourself."))
    text = (chosen.contact if chosen.mine else chosen.text).strip()
    if not text:
        raise UserInputError(N_("A need needs a few words."))
    contact_id = None if chosen.mine else one_contact(context, chosen.contact)
    today = context.book.clock().astimezone().date()
    need_id = context.book.run(offers.add_need, Need(text, today, contact_id)).value
    context.document(
        {
            "id": str(need_id),
            "contact": None if contact_id is None else str(contact_id),
            "text": text,
        },
        f"#{need_id} {text}",
    )
    return 0


def _matches(context: Context, _chosen: Namespace) -> int:
    book = context.book
    records = [_match_record(found) for found in book.ask(matching.find_matches, book.derived)]
    context.listing(
        records,
        [_("Who needs"), _("Need"), _("Who helps"), _("Offer"), _("In common")],
        map(_match_row, records),
        _("No matches yet. Add what you can give and what others need."),
    )
    return 0


def _match_record(found: FoundMatch) -> Json:
    match = found.match
    return {
        "kind": match.kind.value,
        "need": {"id": str(match.need.id), "text": match.need.text},
        "contact": _person(found.needs),
        "helper": _person(found.helps),
        "offer": match.offer and {"id": str(match.offer.id), "text": match.offer.title},
        "reasons": [{"kind": r.kind.value, "shared": list(r.shared)} for r in match.reasons],
    }


def _match_row(record: Json) -> list[str | None]:
    needs = record["contact"]["name"] if record["contact"] else _("I")
    helps = record["helper"]["name"] if record["helper"] else _("I")
    brings = record["offer"]["text"] if record["offer"] else None
    shared = listed(word for reason in record["reasons"] for word in reason["shared"])
    return [needs, record["need"]["text"], helps, brings, shared]


def _person(contact: ContactSummary | None) -> Json | None:
    return None if contact is None else {"id": str(contact.id), "name": contact.name}


def _offer_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help=_("in a few words"))
    _about_arguments(parser)
    parser.add_argument(
        "--file", action="append", type=Path, metavar="FILE", help=_("a file to keep with it")
    )


def _edit_offer_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--title", metavar="TEXT", help=_("in a few words"))
    _about_arguments(parser)
    parser.add_argument("--open", action="store_true", help=_("offered again"))


def _about_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--kind", metavar="TEXT", help=_("a talk, a book, a skill, a tool, a place")
    )
    parser.add_argument(
        "--industry", action="append", metavar="CODE", help=_("whom it helps; may be given again")
    )
    parser.add_argument(
        "--tag", action="append", metavar="TAG", help=_("a tag; may be given again")
    )
    parser.add_argument("--link", metavar="LINK", help=_("a file or a link"))


def _need_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("text", nargs="?", metavar="TEXT", help=_("in a few words"))
    parser.add_argument("--mine", action="store_true", help=_("my own; then only the words follow"))


COMMANDS = (
    Command(("offer", "add"), N_("add something I can contribute"), _offer_arguments, _add_offer),
    Command(("offer", "edit"), N_("change an offer"), _edit_offer_arguments, _edit_offer),
    Command(("offer", "delete"), N_("move an offer to the trash"), id_argument, _delete_offer),
    Command(("need", "add"), N_("note what somebody needs"), _need_arguments, _add_need),
    Command(("matches",), N_("who needs what I or others can give"), no_arguments, _matches),
)
