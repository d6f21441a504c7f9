"""known, known forget: what earlier cards and corrections tell of companies."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.context import Command, Context, table
from app.cli.records import Json, company_record
from app.domain.known import Correction, KnownKind
from app.errors import UserInputError
from app.i18n import N_, ngettext
from app.i18n import gettext as _
from app.services import known
from app.services.words import day_with_year, industry_word, known_word, listed


def _known(context: Context, chosen: Namespace) -> int:
    if chosen.company is None:
        records = [company_record(k) for k in context.book.ask(known.known_companies)]
        context.listing(records, _heads(), map(_row, records), _("Nothing is known of companies."))
        return 0
    _print_one(context, chosen.company)
    return 0


def _forget(context: Context, chosen: Namespace) -> int:
    company = context.book.ask(known.find_company, chosen.company)
    kinds = tuple(KnownKind(kind) for kind in chosen.kind)
    done = context.book.run(known.forget, company.id, kinds)
    if done.step_id is None:
        raise UserInputError(N_("Nothing of this kind is known of {name}."), name=company.name)
    context.document(
        {
            "company": {"id": str(company.id), "name": company.name},
            "forgotten": [kind.value for kind in kinds or KnownKind],
        },
        _("Forgotten of {name}: {kinds}. Undo with: {undo}").format(
            undo=context.undo,
            name=company.name,
            kinds=listed(known_word(kind) for kind in kinds or KnownKind),
        ),
    )
    return 0


def _print_one(context: Context, text: str) -> None:
    company = context.book.ask(known.find_company, text)
    found = context.book.ask(known.known_companies, [company.id])
    if not found:
        raise UserInputError(N_("Nothing is known of {name}."), name=company.name)
    record = company_record(found[0])
    rows = [
        *_facts(KnownKind.NAME, record["names"]),
        *_facts(KnownKind.DOMAIN, record["domains"]),
        *_facts(KnownKind.ADDRESS, record["addresses"]),
        *_facts(KnownKind.PHONE, record["phones"]),
        *([(known_word(KnownKind.INDUSTRY), industry_word(company.industry), None)]),
        *(_correction(c) for c in found[0].corrections),
    ]
    head = f"#{company.id} {company.name}  {_cards(record['cards'])}"
    context.document(record, head, *table(rows))


def _facts(kind: KnownKind, facts: list[Json]) -> list[tuple[str, str, str]]:
    return [
        (
            known_word(kind),
            " ".join(filter(None, (fact.get("postal"), fact["value"]))),
            _cards(fact["cards"]),
        )
        for fact in facts
    ]


def _correction(correction: Correction) -> tuple[str, str, str]:
    return (
        _("Corrected"),
        f"{correction.read} → {correction.meant}",
        day_with_year(correction.learned_on),
    )


def _heads() -> list[str]:
    kinds = (KnownKind.NAME, KnownKind.DOMAIN, KnownKind.ADDRESS, KnownKind.PHONE)
    counted = [known_word(kind) for kind in kinds]
    return [_("ID"), _("Company"), _("Cards"), *counted, _("Industry"), _("Corrected")]


def _row(record: Json) -> list[str | None]:
    industry = record["industry"]
    counts = [record[key] for key in ("names", "domains", "addresses", "phones", "corrections")]
    numbers = [str(len(several)) if several else None for several in counts]
    return [
        record["id"],
        record["name"],
        str(record["cards"]),
        *numbers[:-1],
        industry_word(industry["code"]) if industry else None,
        numbers[-1],
    ]


def _cards(count: int) -> str:
    return ngettext("{n} card", "{n} cards", count).format(n=count)


def _known_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "company", nargs="?", metavar="COMPANY", help=_("id or name; all if not said")
    )


def _forget_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("company", metavar="COMPANY", help=_("id or name"))
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=[kind.value for kind in KnownKind],
        help=_("what to forget; everything if not said"),
    )


COMMANDS = (
    Command(("known",), N_("what earlier cards tell of companies"), _known_arguments, _known),
    Command(
        ("known", "forget"),
        N_("forget what is known of a company"),
        _forget_arguments,
        _forget,
    ),
)
