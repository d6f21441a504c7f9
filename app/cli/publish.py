"""publish: contacts to an address book on a server."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from getpass import getpass

from app.cli.arguments import filters
from app.cli.context import Command, Context
from app.cli.people import found_ids
from app.domain.book_address import book_url
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import publish
from app.services.carddav import AddressBook
from app.services.carddav_answer import Login
from app.services.credentials import stored_password
from app.services.publish_entries import Ledger

PASSWORD = "ENISHI_PASSWORD"


def _publish(context: Context, chosen: Namespace) -> int:
    url = book_url(chosen.url, insecure=chosen.insecure)
    book = context.book
    ids = found_ids(context, chosen)
    work = book.ask(publish.work_for, url, ids, with_events=not chosen.no_events)
    if work.plan.is_empty:
        return _tell(context, publish.Outcome((), work.plan.unchanged, (), 0))
    ledger = Ledger(
        lambda entry: book.run(publish.keep, entry).value,
        lambda entry: book.run(publish.forget, entry).value,
    )
    with AddressBook(url, _login(url, chosen.user)) as server:
        return _tell(context, publish.publish(work, server, ledger))


def _tell(context: Context, outcome: publish.Outcome) -> int:
    for failure in outcome.failed:
        context.note(f"{failure.name}: {failure.message}")
    if outcome.waiting:
        context.note(_("Not tried: {count}. Run it again to go on.").format(count=outcome.waiting))
    counts = Counter(outcome.done)
    numbers = {
        "added": counts["added"],
        "updated": counts["updated"],
        "deleted": counts["deleted"],
        "unchanged": outcome.unchanged,
    }
    failed = [
        {"contact": f.name, "id": str(f.contact_id) if f.contact_id else None, "message": f.message}
        for f in outcome.failed
    ]
    context.document(
        {**numbers, "failed": failed, "waiting": outcome.waiting},
        _(
            "{added} added, {updated} updated, {deleted} deleted, {unchanged} unchanged, "
            "{failed} failed"
        ).format(**numbers, failed=len(failed)),
    )
    return 1 if failed else 0


def _login(url: str, user: str | None) -> Login | None:
    """Name and password; the password never comes from the command line, where others see it."""
    if user is None:
        return None
    password = os.environ.get(PASSWORD) or stored_password(url, user)
    if password is None and sys.stdin.isatty():
        password = getpass(_("Password of {user} at {url}: ").format(user=user, url=url))
    if not password:
        raise UserInputError(
            N_("There is no password for {user}. Put it into the variable {variable}."),
            user=user,
            variable=PASSWORD,
        )
    return Login(user, password)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help=_("address of a CardDAV address book"))
    filters(parser)
    parser.add_argument(
        "--user",
        metavar="NAME",
        help=_(
            "your name there; the password is taken from ENISHI_PASSWORD, from the system's "
            "keyring (under URL and NAME), or asked for"
        ),
    )
    parser.add_argument("--no-events", action="store_true", help=_("leave out where you met"))
    parser.add_argument(
        "--insecure", action="store_true", help=_("allow http, unencrypted, to another computer")
    )


COMMANDS = (
    Command(("publish",), N_("send contacts to an address book on a server"), _arguments, _publish),
)
