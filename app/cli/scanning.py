"""scan and review …: images into the card book, and cards into contacts."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli.arguments import number
from app.cli.context import Command, Context, no_arguments
from app.cli.reading import engine_arguments
from app.cli.records import remark_record
from app.domain.card import CardScan, ScanState
from app.domain.ids import BatchId, ContactId, ScanId
from app.domain.putting_right import Remark
from app.errors import EnishiError, UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.scanning.progress import Progress
from app.scanning.workers import WorkerPool, cores
from app.services import events, intake, review
from app.services.image_files import image_files
from app.services.problems import problem_text
from app.services.review import Proposal
from app.services.words import field_word, listed
from ocr.model import FieldKind, Level
from ocr.options import EngineChoice, ReadOptions

Json = dict[str, Any]
PARTLY = 1


@dataclass(frozen=True, slots=True)
class Scanned:
    """What became of one card; `problem` is a sentence for a person.

    `remarks` say what was known of its company before it was accepted.
    """

    scan: CardScan
    status: str
    contact: ContactId | None = None
    problem: str | None = None
    remarks: tuple[Remark, ...] = ()


def _scan(context: Context, chosen: Namespace) -> int:
    batch = _new_batch(context, chosen)
    scans, failed = take_in_all(context, chosen.path, batch)
    options = ReadOptions(engine=EngineChoice(chosen.engine))
    try:
        read_waiting(context, options)
    except KeyboardInterrupt:
        _print_all(context, scans, batch, "none")
        raise
    some_failed = _print_all(context, scans, batch, chosen.accept)
    return PARTLY if failed or some_failed else 0


def take_in_all(
    context: Context, paths: list[Path], batch: BatchId
) -> tuple[list[ScanId], list[Path]]:
    """Store all images; answers the scans, those known before among them, and what failed."""
    book = context.book
    scans: list[ScanId] = []
    failed: list[Path] = []
    for path in _files(context, paths, failed):
        try:
            taken = book.run(intake.take_in, book.folders, batch, path).value
        except UserInputError as error:
            _fail(context, path, error, failed)
        else:
            scans += taken.scans
            if taken.status is intake.TakenInAs.KNOWN:
                context.note(_known_text(path, taken.in_trash))
    return list(dict.fromkeys(scans)), failed


def read_waiting(context: Context, options: ReadOptions | None = None) -> None:
    """Read everything that waits, with progress for a person."""
    runner = context.book.reading_runner(options, pool=lambda: WorkerPool(cores()))
    told = 0

    def tell(progress: Progress) -> None:
        nonlocal told
        if progress.done_since_start > told:
            told = progress.done_since_start
            left = progress.waiting + progress.reading
            context.note(_("{done} read, {left} to go").format(done=told, left=left))

    runner.drain(tell)


def settle(context: Context, scan: CardScan, accept: str) -> Scanned:
    """Accept a card, or leave it for the review, as `--accept` says."""
    if scan.state is ScanState.FILED:
        return Scanned(scan, "accepted", scan.contact_id)
    if scan.state is ScanState.FAILED:
        problem = scan.reading.problem if scan.reading else None
        text = problem_text(problem, scan.file_name) if problem else None
        return Scanned(scan, "failed", problem=text)
    if scan.state is not ScanState.TO_REVIEW:
        return Scanned(scan, "review")
    proposal = context.book.ask(review.propose, scan.id)
    status, contact = _settled(context, proposal, accept)
    return Scanned(scan, status, contact, remarks=proposal.remarks)


def _settled(context: Context, proposal: Proposal, accept: str) -> tuple[str, ContactId | None]:
    """The status of a card that was read, and the contact that it was filed under or may be."""
    scan_id = proposal.scan.id
    known = [d for d in proposal.duplicates if d.level is Level.STRONG]
    if accept == "all" and proposal.details is not None:
        same = known[0].contact_id if known else None
        contact = context.book.run(review.accept, scan_id, same_as=same).value
        return "duplicate" if known else "accepted", contact
    if known:
        return "duplicate", known[0].contact_id
    if accept == "sure" and proposal.is_sure:
        return "accepted", context.book.run(review.accept, scan_id).value
    return "review", None


def _new_batch(context: Context, chosen: Namespace) -> BatchId:
    book = context.book
    event_id = None
    if chosen.event:
        today = book.clock().astimezone().date()
        event_id = book.run(events.event_named, chosen.event, today).value
    batch = book.ask(
        intake.new_batch, event_id=event_id, tags=tuple(chosen.tag), language=chosen.language
    )
    return book.run(intake.start_batch, batch).value


def _files(context: Context, paths: list[Path], failed: list[Path]) -> list[Path]:
    found = image_files(paths)
    for path, error in found.closed:
        _fail(context, path, error, failed)
    return found.files


def _fail(context: Context, path: Path, error: UserInputError, failed: list[Path]) -> None:
    failed.append(path)
    context.note(str(error))
    _print_failed_file(context, path, str(error))


def _print_all(context: Context, scans: list[ScanId], batch: BatchId, accept: str) -> bool:
    """Settle and print each card; answers whether one of them failed."""
    book = context.book
    siblings = [s.id for s in book.ask(intake.scans_of_batch, batch)]
    some_failed = False
    for scan_id in dict.fromkeys([*scans, *siblings]):
        try:
            done = settle(context, book.ask(intake.scan, scan_id), accept)
        except EnishiError as error:
            scan = book.ask(intake.scan, scan_id)
            if scan.contact_id is not None:  # another program accepted it meanwhile
                done = settle(context, scan, accept)
            else:
                done = Scanned(scan, "failed", problem=str(error))
        some_failed |= done.status == "failed"
        _print_card(context, done)
    return some_failed


def _print_card(context: Context, done: Scanned) -> None:
    record: Json = {
        "card": str(done.scan.id),
        "file": done.scan.file_name,
        "status": done.status,
        "contact": str(done.contact) if done.contact is not None else None,
        "error": done.problem,
        "known": [remark_record(remark) for remark in done.remarks],
    }
    status = _status_text(done.status, done.contact)
    line = "  ".join(filter(None, (record["card"], record["file"], status, done.problem)))
    context.news(record, line)


def _print_failed_file(context: Context, path: Path, problem: str) -> None:
    record: Json = {
        "card": None,
        "file": path.name,
        "status": "failed",
        "contact": None,
        "error": problem,
        "known": [],
    }
    if context.as_json:
        context.news(record, "")


def _status_text(status: str, contact: object) -> str:
    """What became of a card, in words."""
    texts = {
        "accepted": _("accepted as contact {contact}"),
        "duplicate": _("known: contact {contact}"),
        "review": _("to review"),
        "failed": _("not read"),
    }
    return texts[status].format(contact=contact)


def _known_text(path: Path, in_trash: bool) -> str:
    if in_trash:
        return _("{name} was taken in before and lies in the trash.").format(name=path.name)
    return _("{name} was taken in before; nothing was added.").format(name=path.name)


def _list(context: Context, _chosen: Namespace) -> int:
    records = [_review_record(context, scan) for scan in context.book.ask(review.queue)]
    context.listing(
        records,
        [_("Card"), _("File"), _("Name"), _("Company"), _("Look at"), _("State")],
        (_review_row(r) for r in records),
        _("No card waits for a look."),
    )
    return 0


def _review_row(record: Json) -> list[str | None]:
    unsure = listed(field_word(FieldKind(kind)) for kind in record["unsure"])
    state = _status_text(record["status"], record["contact"])
    return [record["card"], record["file"], record["name"], record["company"], unsure, state]


def _review_record(context: Context, scan: CardScan) -> Json:
    proposal = context.book.ask(review.propose, scan.id)
    done = settle(context, scan, "none")
    details = proposal.details
    return {
        "card": str(scan.id),
        "file": scan.file_name,
        "status": done.status,
        "contact": str(done.contact) if done.contact is not None else None,
        "name": details.name.printed if details else None,
        "company": details.current.company if details and details.current else None,
        "sure": proposal.is_sure,
        "unsure": [field.kind.value for field in proposal.unsure],
        "error": done.problem,
        "known": [remark_record(remark) for remark in proposal.remarks],
    }


def _accept(context: Context, chosen: Namespace) -> int:
    context.book.run(review.accept, ScanId(chosen.card))
    scan = context.book.ask(intake.scan, ScanId(chosen.card))
    _print_card(context, settle(context, scan, "none"))
    return 0


def _reject(context: Context, chosen: Namespace) -> int:
    context.book.run(review.reject, ScanId(chosen.card))
    context.document(
        {"card": str(chosen.card), "status": "rejected"},
        _("Card {id} is in the trash. Undo with: {undo}").format(id=chosen.card, undo=context.undo),
    )
    return 0


def _scan_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="+", type=Path, metavar="PATH", help=_("images, folders, PDF files")
    )
    parser.add_argument("--event", metavar="EVENT", help=_("where the cards were received"))
    parser.add_argument(
        "--accept",
        choices=["sure", "all", "none"],
        default="none",
        help=_("which cards to accept at once"),
    )
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help=_("a tag for these contacts")
    )
    engine_arguments(parser)


def _card_argument(parser: ArgumentParser) -> None:
    parser.add_argument("card", type=number, metavar="CARD", help=_("number of the card"))


COMMANDS = (
    Command(("scan",), N_("take images in and read their cards"), _scan_arguments, _scan),
    Command(("review", "list"), N_("cards that wait for a look"), no_arguments, _list),
    Command(("review", "accept"), N_("make a contact of a card"), _card_argument, _accept),
    Command(("review", "reject"), N_("put a card into the trash"), _card_argument, _reject),
)
