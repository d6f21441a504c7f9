"""Correcting teaches: from one card of a company to its next, and back to never having learned."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cardbook import CardBook
from app.changes import command
from app.domain.card import CardSide, Reading, ScanBatch
from app.domain.contact import ContactDetails
from app.domain.ids import BatchId, CompanyId, ContactId, ScanId
from app.domain.known import KnownCompany, KnownKind
from app.errors import NotFound
from app.services import industries, known, review, trash, undo
from app.services.contacts import add_contact, delete_contacts, edit_contact, view
from app.services.merge import merge
from app.store import cards, entities
from app.store.database import Transaction
from ocr.model import CardReading, Face, FieldKind, Level
from tests.doubles.clock import FixedClock
from tests.doubles.people import person
from tests.doubles.readings import reading

K = FieldKind
NAME, HOST = "株式会社あおば地所", "aoba.example.co.jp"
WRONG_NAME, WRONG_HOST = "株式会社あおぱ地所", "aoda.example.co.jp"
ADDRESS, POSTAL = "東京都港区芝公園1-2-3 若葉ビル5F", "105-0011"
Fields = Sequence[tuple[FieldKind, str]]


@command("scan", origin="system")
def scan(tx: Transaction, read: CardReading) -> ScanId:
    """A scan whose reading is there already."""
    batch = BatchId(entities.add(tx, ScanBatch(tx.now)))
    digest = f"{len(cards.images(tx)):064}"
    cards.add_image(tx, cards.StoredImage(digest, ".png", "card.png", 1))
    scan_id = cards.add_scan(tx, batch, [CardSide(Face.FRONT, digest)])
    cards.add_reading(tx, Reading(scan_id, tx.now, "ppocr", 1, 0.5, read))
    return scan_id


def card(who: str, *fields: tuple[FieldKind, str], level: Level = Level.MEDIUM) -> CardReading:
    return reading([(K.NAME, who), *fields], level)


def mail(local: str, host: str = HOST) -> tuple[FieldKind, str]:
    return K.EMAIL, f"{local}@{host}"


def accepted(book: CardBook, read: CardReading, details: ContactDetails | None = None) -> ContactId:
    return book.run(review.accept, book.run(scan, read).value, details).value


def proposed(book: CardBook, read: CardReading) -> review.Proposal:
    return book.ask(review.propose, book.run(scan, read).value)


def value(proposal: review.Proposal, kind: FieldKind) -> str | None:
    found = proposal.reading.first(kind) if proposal.reading else None
    return found.value if found else None


def one(book: CardBook, name: str = NAME) -> KnownCompany:
    company = book.ask(known.find_company, name)
    (found,) = book.ask(known.known_companies, [company.id])
    return found


TANAKA = card("田中 一郎", (K.COMPANY, NAME), mail("tanaka", WRONG_HOST))
SUZUKI = card("鈴木 花子", (K.COMPANY, NAME), mail("suzuki", WRONG_HOST))


def test_a_misread_domain_put_right_in_review_is_right_on_the_next_card(book: CardBook) -> None:
    accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    seen = proposed(book, SUZUKI)
    assert value(seen, K.EMAIL) == f"suzuki@{HOST}"
    assert seen.details is not None and seen.details.methods[0].value == f"suzuki@{HOST}"
    (remark,) = [r for r in seen.remarks if r.kind is K.EMAIL]
    assert (remark.read, remark.cards) == (f"suzuki@{WRONG_HOST}", 1)
    assert seen.reading is not None and seen.reading.first(K.EMAIL) is not None
    assert seen.unsure == (seen.reading.first(K.NAME),)


def test_a_later_change_of_the_contact_teaches_the_same(book: CardBook) -> None:
    tanaka = accepted(book, TANAKA)
    assert value(proposed(book, SUZUKI), K.EMAIL) == f"suzuki@{WRONG_HOST}"
    book.run(edit_contact, tanaka, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    assert value(proposed(book, SUZUKI), K.EMAIL) == f"suzuki@{HOST}"
    (lesson,) = one(book).corrections
    assert (lesson.kind, lesson.read, lesson.meant) == ("domain", WRONG_HOST, HOST)
    assert lesson.scan_id is not None


def test_a_misread_name_leads_to_its_company(book: CardBook) -> None:
    accepted(book, card("田中 一郎", (K.COMPANY, WRONG_NAME)), person("田中 一郎", NAME))
    seen = proposed(book, card("鈴木 花子", (K.COMPANY, WRONG_NAME)))
    assert value(seen, K.COMPANY) == NAME
    accepted(book, card("鈴木 花子", (K.COMPANY, WRONG_NAME)))
    assert len(book.ask(known.known_companies)) == 1


def test_a_new_employer_is_no_misreading(book: CardBook) -> None:
    tanaka = accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    moved = person("田中 一郎", "みなと印刷", "tanaka@minato.example.co.jp")
    book.run(edit_contact, tanaka, moved)
    assert one(book, "みなと印刷").corrections == ()
    again = proposed(book, card("鈴木 花子", (K.COMPANY, NAME), mail("suzuki")))
    assert (value(again, K.COMPANY), value(again, K.EMAIL)) == (NAME, f"suzuki@{HOST}")


def test_what_nobody_looked_at_confirms_nothing(book: CardBook) -> None:
    accepted(book, TANAKA)
    assert not any(f.sure for f in proposed(book, SUZUKI).unsure)
    assert proposed(book, SUZUKI).remarks == ()
    accepted(book, card("佐藤 健", (K.COMPANY, NAME), mail("sato"), level=Level.STRONG))
    assert value(proposed(book, SUZUKI), K.EMAIL) == f"suzuki@{HOST}"


def test_a_card_can_be_sure_by_what_is_known(book: CardBook) -> None:
    fields = [(K.COMPANY, NAME), mail("suzuki"), (K.ADDRESS, ADDRESS)]
    her = card("鈴木 花子", *fields)
    sure_name = replace(her.fields[0], level=Level.STRONG)
    her = replace(her, fields=(sure_name, *her.fields[1:]))
    assert not proposed(book, her).is_sure
    known_card = [(K.COMPANY, NAME), mail("sato"), (K.POSTAL, POSTAL), (K.ADDRESS, ADDRESS)]
    accepted(book, card("佐藤 健", *known_card, level=Level.STRONG))
    seen = proposed(book, her)
    assert seen.is_sure
    contact = accepted(book, her)
    (address,) = book.ask(view, contact).contact.details.addresses
    assert (address.printed, address.postcode) == (ADDRESS, POSTAL)


def test_what_the_user_chose_as_industry_is_proposed(book: CardBook) -> None:
    tanaka = accepted(book, TANAKA)
    book.run(industries.choose_industry, tanaka, "G39")
    seen = proposed(book, SUZUKI)
    assert seen.industry is not None
    assert (seen.industry.code, seen.industry.reason) == ("G39", "user")
    book.run(known.forget, one(book).company.id, (KnownKind.INDUSTRY,))
    words = proposed(book, SUZUKI).industry
    assert words is not None and (words.code[0], words.reason) == ("K", "words")


def test_learning_is_undone_with_the_acceptance(book: CardBook) -> None:
    accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    book.run(undo.undo)
    assert book.ask(known.known_companies) == ()
    assert proposed(book, SUZUKI).remarks == ()
    book.run(undo.redo)
    assert value(proposed(book, SUZUKI), K.EMAIL) == f"suzuki@{HOST}"


def test_forgetting_is_undone(book: CardBook) -> None:
    accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    before = one(book)
    book.run(known.forget, before.company.id)
    assert value(proposed(book, SUZUKI), K.EMAIL) == f"suzuki@{WRONG_HOST}"
    book.run(undo.undo)
    assert one(book) == before


def test_one_kind_is_forgotten_and_the_rest_kept(book: CardBook) -> None:
    accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}", address=ADDRESS))
    book.run(known.forget, one(book).company.id, (KnownKind.DOMAIN,))
    left = one(book)
    assert (left.domains, left.corrections) == ((), ())
    assert [f.value for f in (*left.names, *left.addresses)] == [NAME, ADDRESS]
    assert book.run(known.forget, left.company.id, (KnownKind.DOMAIN,)).step_id is None


def test_a_card_after_forgetting_teaches_anew(book: CardBook) -> None:
    tanaka = accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    book.run(known.forget, one(book).company.id)
    newer = book.run(scan, TANAKA).value
    book.run(review.accept, newer, person("田中 一郎", NAME, f"tanaka@{HOST}"), tanaka)
    assert [(f.value, f.cards) for f in one(book).domains] == [(HOST, 1)]


def test_the_trash_tells_nothing(book: CardBook) -> None:
    tanaka = accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    book.run(delete_contacts, (tanaka,))
    assert book.ask(known.known_companies) == ()


def test_an_erased_card_takes_with_it_what_it_taught(book: CardBook) -> None:
    tanaka = accepted(book, TANAKA, person("田中 一郎", NAME, f"tanaka@{HOST}"))
    book.run(add_contact, person("佐藤 健", NAME, f"sato@{HOST}"))
    book.run(delete_contacts, (tanaka,))
    book.run(trash.erase, book.ask(trash.trashed))
    assert one(book).corrections == ()
    with sqlite3.connect(book.folders.database) as database:
        assert WRONG_HOST not in "\n".join(database.iterdump())


def test_what_a_merged_contact_no_longer_tells_stays_untold(book: CardBook) -> None:
    kept = book.run(add_contact, person("田中 一郎", NAME)).value
    gone = accepted(book, TANAKA)
    book.run(merge, kept, gone)
    assert one(book).domains == ()


def test_a_domain_of_many_companies_tells_none(book: CardBook) -> None:
    for number in range(8):
        book.run(
            add_contact, person(f"田中 {number}", f"商会{number}号店", f"t{number}@post.example.jp")
        )
    seen = proposed(book, card("鈴木 花子", mail("suzuki", "post.example.jp")))
    assert seen.remarks == ()


def test_companies_are_found_by_id_name_or_part(book: CardBook) -> None:
    book.run(add_contact, person("田中 一郎", NAME))
    book.run(add_contact, person("鈴木 花子", "あおば印刷"))
    found = book.ask(known.find_company, "地所")
    assert found.name == NAME
    assert book.ask(known.find_company, str(found.id)) == found
    assert book.ask(known.find_company, "㈱あおば地所") == found
    with pytest.raises(NotFound, match="Several"):
        book.ask(known.find_company, "あおば")
    with pytest.raises(NotFound, match="No company"):
        book.ask(known.find_company, "みなと")


PRINTED = st.tuples(
    st.sampled_from([None, NAME, WRONG_NAME, "株式会社あおば不動産", "みなと印刷"]),
    st.sampled_from([None, HOST, WRONG_HOST, "aobafudosan.example.co.jp", "gmail.com"]),
    st.sampled_from([None, ADDRESS, "東京都港区芝公園1-2-3 若菜ビル5F"]),
    st.sampled_from([None, POSTAL, "105-0012"]),
)
LEVELS = st.sampled_from([Level.LOW, Level.MEDIUM, Level.STRONG])


@st.composite
def cards_read(draw: st.DrawFn) -> CardReading:
    name, host, address, postal = draw(PRINTED)
    fields = [(K.COMPANY, name), (K.EMAIL, host and f"a@{host}"), (K.ADDRESS, address)]
    present = [(k, v) for k, v in (*fields, (K.POSTAL, postal)) if v]
    return card(draw(st.sampled_from(["田中 一郎", "鈴木 花子"])), *present, level=draw(LEVELS))


@pytest.fixture(scope="module")
def shelf() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(cards_read(), st.none() | cards_read()), max_size=4), cards_read())
def test_learning_and_forgetting_is_never_having_learned(
    shelf: Path, learned: list[tuple[CardReading, CardReading | None]], next_card: CardReading
) -> None:
    with tempfile.TemporaryDirectory(dir=shelf) as folder:
        book = CardBook(Path(folder), FixedClock())
        for read, meant in learned:
            accepted(book, read, review.details_of_card(meant) if meant else None)
        for found in book.ask(known.known_companies):
            book.run(known.forget, CompanyId(found.company.id))
        seen = proposed(book, next_card)
        assert seen.reading == next_card
        assert (seen.remarks, seen.company) == ((), None)
        assert all(k.names == () and k.corrections == () for k in book.ask(known.known_companies))
        book.disconnect()
