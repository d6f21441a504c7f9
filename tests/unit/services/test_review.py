"""From images to contacts: nothing is lost, everything can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from app.cardbook import CardBook
from app.changes import command
from app.domain.card import Pairing, Reading, ScanState
from app.domain.event import Event
from app.domain.ids import BatchId, ScanId
from app.domain.moments import day_of
from app.errors import UserInputError
from app.services import events, history, intake, review, undo
from app.services.contacts import add_contact, view
from app.services.image_files import image_files
from app.store import cards, contacts
from app.store.database import Transaction
from ocr.model import CardReading, FieldKind, Level, Problem
from tests.doubles.clock import FixedClock
from tests.doubles.people import person
from tests.doubles.readings import reading

TANAKA = (
    (FieldKind.NAME, "田中 一郎"),
    (FieldKind.COMPANY, "株式会社あおば地所"),
    (FieldKind.TITLE, "課長"),
    (FieldKind.EMAIL, "i.tanaka@aoba.example.co.jp"),
)


def picture(folder: Path, name: str, colour: int = 255) -> Path:
    path = folder / name
    Image.new("L", (91, 55), colour).save(path)
    return path


@command("reading", origin="system")
def store(tx: Transaction, scan_id: ScanId, read: CardReading | Problem) -> None:
    card = read if isinstance(read, CardReading) else None
    problem = read if isinstance(read, Problem) else None
    cards.add_reading(tx, Reading(scan_id, tx.now, "ppocr", 1, 0.5, card, problem))


def start(book: CardBook, event: str | None = None, pairing: Pairing = Pairing.SINGLE) -> BatchId:
    day = date(2026, 11, 23)
    event_id = book.run(events.event_named, event, day).value if event else None
    batch = book.ask(intake.new_batch, event_id=event_id, pairing=pairing, tags=("秋",))
    return book.run(intake.start_batch, batch).value


def scanned(
    book: CardBook, folder: Path, read: CardReading | Problem, name: str = "a.png", colour: int = 9
) -> ScanId:
    taken = book.run(
        intake.take_in, book.folders, start(book, "朝活"), picture(folder, name, colour)
    ).value
    book.run(store, taken.scans[0], read)
    return taken.scans[0]


def test_an_image_is_stored_before_it_is_read(book: CardBook, tmp_path: Path) -> None:
    path = picture(tmp_path, "card.png")
    taken = book.run(intake.take_in, book.folders, start(book), path).value
    scan = book.ask(intake.scan, taken.scans[0])
    assert scan.state is ScanState.WAITING
    original = path.read_bytes()
    path.unlink()
    (stored,) = book.folders.images.rglob("*.png")
    assert stored.read_bytes() == original
    assert stored.stat().st_mode & 0o222 == 0


def test_the_same_content_is_taken_in_once(book: CardBook, tmp_path: Path) -> None:
    first = book.run(intake.take_in, book.folders, start(book), picture(tmp_path, "a.png")).value
    again = book.run(intake.take_in, book.folders, start(book), picture(tmp_path, "b.png")).value
    assert (again.status, again.scans, again.in_trash) == ("known", first.scans, False)
    book.run(review.reject, first.scans[0])
    again = book.run(intake.take_in, book.folders, start(book), picture(tmp_path, "c.png")).value
    assert again.in_trash


def test_what_is_no_image_is_refused_and_leaves_nothing(book: CardBook, tmp_path: Path) -> None:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear Sir")
    with pytest.raises(UserInputError, match=r"letter\.jpg"):
        book.run(intake.take_in, book.folders, start(book), path)
    assert list(book.folders.images.rglob("*.*")) == []
    assert path.read_text() == "Dear Sir"


def test_each_page_of_a_tiff_is_a_scan(book: CardBook, tmp_path: Path) -> None:
    pages = [Image.new("L", (91, 55), colour) for colour in (10, 100, 200)]
    pages[0].save(tmp_path / "stack.tiff", save_all=True, append_images=pages[1:])
    taken = book.run(intake.take_in, book.folders, start(book), tmp_path / "stack.tiff").value
    pages_taken = [book.ask(intake.scan, s).sides[0].page for s in taken.scans]
    assert pages_taken == [0, 1, 2]


def test_fronts_and_backs_alternate(book: CardBook, tmp_path: Path) -> None:
    batch = start(book, pairing=Pairing.FRONT_BACK)
    for number in range(4):
        path = picture(tmp_path, f"{number}.png", number)
        book.run(intake.take_in, book.folders, batch, path)
    scans = book.ask(intake.scans_of_batch, batch)
    assert [[side.face for side in scan.sides] for scan in scans] == [["front", "back"]] * 2


def test_a_proposal_says_what_is_sure(book: CardBook, tmp_path: Path) -> None:
    sure = book.ask(review.propose, scanned(book, tmp_path, reading(TANAKA)))
    assert sure.is_sure
    assert sure.industry is not None and sure.industry.code.startswith("K")
    doubtful = reading(TANAKA, Level.MEDIUM)
    unsure = book.ask(review.propose, scanned(book, tmp_path, doubtful, "b.png", 2))
    assert not unsure.is_sure
    assert [f.kind for f in unsure.unsure] == [kind for kind, _ in TANAKA]
    without_name = reading(TANAKA[1:])
    assert not book.ask(review.propose, scanned(book, tmp_path, without_name, "c.png", 3)).is_sure


def test_accepting_is_one_step(book: CardBook, tmp_path: Path) -> None:
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    contact_id = book.run(review.accept, scan_id).value
    seen = book.ask(view, contact_id)
    assert seen.events == ("朝活",)
    assert seen.contact.details.tags == ("秋",)
    assert seen.company is not None and seen.company.industry is not None
    assert [s.id for s in seen.scans] == [scan_id]
    book.run(undo.undo)
    assert book.ask(intake.scan, scan_id).state is ScanState.TO_REVIEW
    assert book.ask(contacts.all_ids) == ()
    book.run(review.accept, scan_id)
    with pytest.raises(UserInputError, match="accepted before"):
        book.run(review.accept, scan_id)


def test_a_known_person_is_recognised(book: CardBook, tmp_path: Path) -> None:
    known = book.run(add_contact, person("田中 一郎", "旧商会", "i.tanaka@aoba.example.co.jp"))
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    (candidate,) = book.ask(review.propose, scan_id).duplicates
    assert (candidate.contact_id, candidate.level) == (known.value, Level.STRONG)


def test_a_newer_card_closes_the_old_job(book: CardBook, tmp_path: Path, clock: FixedClock) -> None:
    known = book.run(add_contact, person("田中 一郎", "旧商会", "i.tanaka@aoba.example.co.jp"))
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    book.run(review.accept, scan_id, same_as=known.value)
    details = book.ask(view, known.value).contact.details
    assert details.current is not None and details.current.company == "株式会社あおば地所"
    (former,) = [a for a in details.affiliations if a.until is not None]
    assert (former.company, former.until) == ("旧商会", clock().date())
    assert len(book.ask(contacts.all_ids)) == 1


@pytest.mark.parametrize(
    ("mail", "company", "ended"),
    [
        ("i.tanaka@aoba.example.co.jp", "Aoba Estates Co., Ltd.", 0),
        ("i.tanaka@quince.example.com", "Quince Estates, Inc.", 1),
    ],
)
def test_the_other_side_in_another_language_closes_nothing(
    book: CardBook, tmp_path: Path, mail: str, company: str, ended: int
) -> None:
    known = book.run(add_contact, person("田中 一郎", company, mail))
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    book.run(review.accept, scan_id, same_as=known.value)
    affiliations = book.ask(view, known.value).contact.details.affiliations
    assert {a.company for a in affiliations} == {company, "株式会社あおば地所"}
    assert sum(a.until is not None for a in affiliations) == ended


def test_a_card_without_a_name_is_named_by_its_company(book: CardBook, tmp_path: Path) -> None:
    scan_id = scanned(book, tmp_path, reading(TANAKA[1:]))
    contact_id = book.run(review.accept, scan_id).value
    assert book.ask(view, contact_id).contact.details.name.printed == "株式会社あおば地所"


def test_a_card_without_anything_stays(book: CardBook, tmp_path: Path) -> None:
    scan_id = scanned(book, tmp_path, reading(()))
    with pytest.raises(UserInputError, match="no name"):
        book.run(review.accept, scan_id)
    assert [s.id for s in book.ask(review.queue)] == [scan_id]


def test_a_failed_reading_waits_for_a_look_and_can_be_typed(book: CardBook, tmp_path: Path) -> None:
    scan_id = scanned(book, tmp_path, Problem("worker-crashed", ""))
    assert book.ask(intake.scan, scan_id).state is ScanState.FAILED
    contact_id = book.run(review.accept, scan_id, person("田中 一郎")).value
    assert book.ask(intake.scan, scan_id).contact_id == contact_id


def test_rejecting_can_be_undone(book: CardBook, tmp_path: Path) -> None:
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    book.run(review.reject, scan_id)
    assert book.ask(review.queue) == ()
    book.run(undo.undo)
    assert [s.id for s in book.ask(review.queue)] == [scan_id]


def test_drafts_survive_until_accepted(book: CardBook, tmp_path: Path) -> None:
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    book.run(review.save_draft, scan_id, "田")
    book.run(review.save_draft, scan_id, "田中")
    assert book.ask(review.draft, scan_id) == "田中"
    book.run(review.accept, scan_id)
    assert book.ask(review.draft, scan_id) is None


def test_reading_again_waits_anew(book: CardBook, tmp_path: Path, clock: FixedClock) -> None:
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    clock.forward(seconds=1)
    book.run(intake.read_again, scan_id)
    assert book.ask(intake.scan, scan_id).state is ScanState.WAITING


def test_a_stopped_stack_comes_back_whole(book: CardBook, tmp_path: Path) -> None:
    batch = start(book)
    for number in range(3):
        path = picture(tmp_path, f"{number}.png", number)
        book.run(intake.take_in, book.folders, batch, path)
    book.run(intake.stop_batch, batch)
    assert book.ask(intake.scans_of_batch, batch) == ()
    book.run(undo.undo)
    assert len(book.ask(intake.scans_of_batch, batch)) == 3


def test_an_encounter_is_recorded_once_an_event(book: CardBook, tmp_path: Path) -> None:
    first = book.run(review.accept, scanned(book, tmp_path, reading(TANAKA))).value
    second = scanned(book, tmp_path, reading(TANAKA), "b.png", 2)
    book.run(review.accept, second, same_as=first)
    assert len(book.ask(history.timeline, first).encounters) == 1


def test_an_event_before_today_dates_the_encounter(book: CardBook, tmp_path: Path) -> None:
    book.run(events.add_event, Event("朝活", date(2026, 11, 3)))
    contact_id = book.run(review.accept, scanned(book, tmp_path, reading(TANAKA))).value
    (met,) = book.ask(history.timeline, contact_id).encounters
    assert met.met_at == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("ends", "met"),
    [(None, date(2026, 11, 3)), (datetime(2026, 11, 5, 9, tzinfo=UTC), date(2026, 11, 5))],
)
def test_who_was_met_at_an_event_was_not_met_after_it(
    book: CardBook, tmp_path: Path, ends: datetime | None, met: date
) -> None:
    """The stack was begun, and marked as met, on a later day than the event."""
    event_id = book.run(events.add_event, Event("朝活", date(2026, 11, 3), ends)).value
    scan_id = scanned(book, tmp_path, reading(TANAKA))
    batch = book.ask(intake.newest_batch)
    assert batch is not None
    stack = book.ask(intake.progress, batch).batch
    changed = replace(stack, event_id=event_id, met_on=date(2026, 11, 24))
    book.run(intake.change_batch, changed)
    contact_id = book.run(review.accept, scan_id).value
    (encounter,) = book.ask(history.timeline, contact_id).encounters
    assert day_of(encounter.met_at) == met


def test_what_is_in_the_trash_gets_no_back(book: CardBook, tmp_path: Path) -> None:
    batch = start(book, pairing=Pairing.FRONT_BACK)
    paths = [picture(tmp_path, f"{number}.png", number) for number in range(3)]
    blurred = book.run(intake.take_in, book.folders, batch, paths[0]).value.scans[0]
    book.run(review.reject, blurred)
    for path in paths[1:]:
        book.run(intake.take_in, book.folders, batch, path)
    (card,) = book.ask(intake.scans_of_batch, batch)
    assert card.id != blurred
    assert [side.face for side in card.sides] == ["front", "back"]


def test_hidden_files_of_a_folder_are_no_pictures(tmp_path: Path) -> None:
    """Other systems leave such files and folders beside every picture."""
    for hidden in (".thumbnails", ".Trash"):
        (tmp_path / hidden).mkdir()
        picture(tmp_path / hidden, "small.png")
    (tmp_path / "._card.png").write_bytes(b"\0\5\26\7")
    card = picture(tmp_path, "card.png")
    assert image_files([tmp_path]).files == [card]


def test_looking_through_folders_can_be_given_up(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
        picture(tmp_path / name, "card.png")
    answers = iter([True, True, False])
    found = image_files([tmp_path], lambda: next(answers))
    assert [path.parent.name for path in found.files] == ["a"]
