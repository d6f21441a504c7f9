"""contacts, contact …, industries: the people of the card book."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace

from app.changes import command
from app.cli.arguments import filters, number
from app.cli.context import Command, Context, table
from app.cli.records import Json, contact_record
from app.domain.contact import ContactDetails, MethodKind
from app.domain.ids import ContactId
from app.domain.industry import industries, industry
from app.domain.stage import Stage
from app.domain.typed import details_of, with_value
from app.errors import UserInputError
from app.i18n import N_, language
from app.i18n import gettext as _
from app.services import contacts, merge, search
from app.services.derived_table import row_of
from app.services.industries import choose_industry, industry_counts
from app.services.lookup import find_contact, find_event
from app.services.words import listed, method_word, stage_word
from app.store.database import Transaction
from ocr.model import FieldKind

Setting = tuple[str, str]


def found_ids(context: Context, chosen: Namespace) -> tuple[ContactId, ...]:
    """The contacts that QUERY and the filter options name."""
    book = context.book
    wanted = book.ask(search.parse, " ".join(chosen.query))
    wanted = search.narrowed(
        wanted,
        industries=search.industry_codes(chosen.industry) if chosen.industry else (),
        events=[book.ask(find_event, chosen.event)] if chosen.event else (),
        stages=[search.stage_named(chosen.stage)] if chosen.stage else (),
    )
    return book.ask(search.find, wanted, book.derived)


def one_contact(context: Context, text: str) -> ContactId:
    """The contact that somebody named by id or name."""
    return context.book.ask(find_contact, text)


def print_contact(context: Context, contact_id: ContactId) -> None:
    """Print one contact as CONTACT."""
    record = _records(context, (contact_id,))[0]
    context.document(record, *_card(record))


def _records(context: Context, ids: tuple[ContactId, ...]) -> list[Json]:
    book = context.book
    if len(ids) == 1:
        rows = {ids[0]: book.ask(row_of, ids[0])}
    else:
        rows = dict(book.ask(book.derived.rows))
    return [
        contact_record(view, rows[view.contact.id]) for view in book.ask(contacts.views, list(ids))
    ]


def _contacts(context: Context, chosen: Namespace) -> int:
    ids = found_ids(context, chosen)
    records = _records(context, ids[: chosen.limit]) if ids else []
    lines = table(
        (
            [r["id"], r["name"]["printed"], r["company"], _industry_name(r), _stage_of(r)]
            for r in records
        ),
        [_("ID"), _("Name"), _("Company"), _("Industry"), _("Stage")],
    )
    context.document(records, *lines)
    if len(records) < len(ids):
        context.note(_("{shown} of {all} contacts").format(shown=len(records), all=len(ids)))
    elif not ids:
        context.note(_("No one matches."))
    return 0


def _show(context: Context, chosen: Namespace) -> int:
    print_contact(context, one_contact(context, chosen.contact))
    return 0


def _add(context: Context, chosen: Namespace) -> int:
    contact_id = context.book.run(_add_typed, tuple(chosen.set)).value
    print_contact(context, contact_id)
    return 0


def _edit(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    context.book.run(_edit_typed, contact_id, tuple(chosen.set))
    print_contact(context, contact_id)
    return 0


def _delete(context: Context, chosen: Namespace) -> int:
    ids = tuple(one_contact(context, text) for text in chosen.contact)
    context.book.run(contacts.delete_contacts, ids)
    context.document(
        [{"id": str(i), "deleted": True} for i in ids],
        _("Moved to the trash: {ids}. Undo with: {undo}").format(
            ids=listed(map(str, ids)), undo=context.undo
        ),
    )
    return 0


def _merge(context: Context, chosen: Namespace) -> int:
    kept, gone = (one_contact(context, text) for text in (chosen.kept, chosen.gone))
    context.book.run(merge.merge, kept, gone)
    print_contact(context, kept)
    return 0


def _industries(context: Context, chosen: Namespace) -> int:
    counts = {c.code: c.contacts for c in context.book.ask(industry_counts)}
    codes = [i.code for i in industries()] if chosen.all else [c for c in counts if c]
    records: list[Json] = [
        {"code": code, "name": _name_of(code), "contacts": counts.get(code, 0)} for code in codes
    ]
    if None in counts:
        records.append({"code": None, "name": _("not settled"), "contacts": counts[None]})
    context.document(
        records,
        *table(
            ([r["code"], r["name"], r["contacts"]] for r in records),
            [_("Code"), _("Industry"), _("Contacts")],
        ),
    )
    return 0


@command(N_("Add a contact"))
def _add_typed(tx: Transaction, settings: tuple[Setting, ...]) -> ContactId:
    """Store a contact from `--set KIND=VALUE` settings."""
    fields = [(FieldKind(k), v) for k, v in settings if k in set(FieldKind)]
    details = details_of(fields)
    if details is None:
        raise UserInputError(N_("A contact needs a name: --set name=NAME"))
    contact_id = contacts.add_contact(tx, _with_extras(details, settings))
    _settle_industry(tx, contact_id, settings)
    return contact_id


@command(N_("Change a contact"))
def _edit_typed(tx: Transaction, contact_id: ContactId, settings: tuple[Setting, ...]) -> None:
    """Change a contact by `--set KIND=VALUE` settings."""
    details = contacts.view(tx, contact_id).contact.details
    for kind, value in settings:
        if kind == FieldKind.NAME and not value.strip():
            raise UserInputError(N_("A contact needs a name: --set name=NAME"))
        if kind in set(FieldKind):
            details = with_value(details, FieldKind(kind), value)
    contacts.edit_contact(tx, contact_id, _with_extras(details, settings))
    _settle_industry(tx, contact_id, settings)


def _with_extras(details: ContactDetails, settings: tuple[Setting, ...]) -> ContactDetails:
    """Notes and tags: the last note counts, tags are added, an empty tag removes all."""
    for kind, value in settings:
        if kind == "note":
            details = replace(details, note=value)
        elif kind == "tag":
            tags = tuple(dict.fromkeys((*details.tags, value))) if value else ()
            details = replace(details, tags=tags)
    return details


def _settle_industry(tx: Transaction, contact_id: ContactId, settings: tuple[Setting, ...]) -> None:
    for kind, value in settings:
        if kind == "industry":
            code = search.industry_codes(value)[0] if value else None
            choose_industry(tx, contact_id, code)


def _setting(text: str) -> Setting:
    kind, equals, value = text.partition("=")
    kinds = (*FieldKind, "industry", "note", "tag")
    if not equals or kind not in kinds:
        raise ArgumentTypeError(
            _("write KIND=VALUE, where KIND is one of: {kinds}").format(kinds=", ".join(kinds))
        )
    return kind, value


def _industry_name(record: Json) -> str | None:
    return record["industry"]["name"] if record["industry"] else None


def _stage_of(record: Json) -> str:
    word = stage_word(Stage(record["stage"]))
    return _("{stage}, dormant").format(stage=word) if record["dormant"] else word


def _kana(name: Json) -> str | None:
    return " ".join(filter(None, (name["family_kana"], name["given_kana"]))) or None


def _name_of(code: str) -> str:
    found = industry(code)
    return found.name(language()) if found else code


def _card(record: Json) -> list[str]:
    rows = [
        (_("Name"), record["name"]["printed"]),
        (_("Reading"), _kana(record["name"])),
        (_("Company"), record["company"]),
        (_("Department"), record["department"]),
        (_("Position"), record["title"]),
        (_("Industry"), _industry_name(record)),
        *((method_word(MethodKind(m["kind"])), m["value"]) for m in record["methods"]),
        (_("Address"), record["address"]["text"] if record["address"] else None),
        (_("Events"), listed(record["events"]) or None),
        (_("Stage"), _stage_of(record)),
        (_("Tags"), listed(record["tags"]) or None),
        (_("Note"), record["note"] or None),
        (_("Files"), listed(f["name"] for f in record["attachments"]) or None),
    ]
    return [f"#{record['id']}", *table((k, v) for k, v in rows if v is not None)]


def _contact_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))


def _set_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        action="append",
        type=_setting,
        metavar="KIND=VALUE",
        required=True,
        help=_("such as name=NAME; may stand several times"),
    )


def _edit_arguments(parser: ArgumentParser) -> None:
    _contact_arguments(parser)
    _set_arguments(parser)


def _search_arguments(parser: ArgumentParser) -> None:
    filters(parser)
    parser.add_argument("--limit", type=number, metavar="N", help=_("print at most so many"))


def _delete_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", nargs="+", metavar="CONTACT", help=_("id or name"))


def _merge_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kept", metavar="ID", help=_("who stays"))
    parser.add_argument("gone", metavar="ID", help=_("who is merged into it"))


def _industries_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help=_("also those that nobody works in"))


COMMANDS = (
    Command(("contacts",), N_("search contacts"), _search_arguments, _contacts),
    Command(("contact", "show"), N_("show one contact"), _contact_arguments, _show),
    Command(("contact", "add"), N_("add a contact"), _set_arguments, _add),
    Command(("contact", "edit"), N_("change a contact"), _edit_arguments, _edit),
    Command(("contact", "delete"), N_("move contacts to the trash"), _delete_arguments, _delete),
    Command(("contact", "merge"), N_("make one contact of two"), _merge_arguments, _merge),
    Command(
        ("industries",), N_("industries and their contacts"), _industries_arguments, _industries
    ),
)
