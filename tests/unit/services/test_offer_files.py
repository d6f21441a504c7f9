"""Files of what one can bring: kept once, undone, brought back, and named in letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.attachment import Attachment
from app.domain.ids import ContactId, OfferId
from app.domain.offers import Need, Offer, OfferTold
from app.domain.search import ContactQuery, Has
from app.errors import NotFound
from app.i18n import set_language
from app.services import (
    attachments,
    contacts,
    demonstration,
    everything,
    letters,
    offers,
    trash,
    undo,
)
from app.store import search_index
from tests.doubles.people import person

DAY = date(2026, 11, 20)


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "手引き.pdf"
    path.write_bytes(b"%PDF-1.4 made up")
    return path


def add(book: CardBook, title: str, *paths: Path) -> OfferId:
    stored = attachments.store_files(book.folders, paths)
    return book.run(offers.add_offer, Offer(title), stored).value


def names(book: CardBook, offer_id: OfferId) -> list[str]:
    return [f.file_name for f in book.ask(attachments.files_of_offer, offer_id)]


def kept(book: CardBook) -> list[Path]:
    return [p for p in book.folders.files.rglob("*") if p.is_file()]


def test_an_offer_and_its_file_are_one_step(book: CardBook, guide: Path, tmp_path: Path) -> None:
    number = add(book, "事例集", guide)
    assert names(book, number) == ["手引き.pdf"]
    (file,) = book.ask(attachments.files_of_offer, number)
    out = attachments.hand_out(book.folders, file, tmp_path / "..")
    assert out.read_bytes() == guide.read_bytes()
    out.unlink()
    book.run(undo.undo)
    assert (book.ask(offers.offers), book.ask(attachments.files_of_offers)) == ((), {})
    book.run(undo.redo)
    assert names(book, number) == ["手引き.pdf"]


def test_content_is_kept_once_for_people_and_offers(book: CardBook, guide: Path) -> None:
    who = book.run(contacts.add_contact, person("田中 一郎")).value
    number = add(book, "事例集", guide)
    stored = attachments.store_files(book.folders, [guide])
    assert book.run(attachments.attach_to_offer, number, stored).value == 0
    assert book.run(attachments.attach, who, stored).value == 1
    assert len(kept(book)) == 1
    assert [f.offer_id for f in book.ask(attachments.attachments, who)] == [None]
    book.run(offers.delete_offer, number)
    left = book.run(trash.erase, book.ask(trash.trashed)).value
    assert left.files == (), "the contact still has it"
    trash.delete_files(book.folders, left)
    assert len(kept(book)) == 1


def test_files_of_offers_are_no_files_of_people(book: CardBook, guide: Path) -> None:
    who = book.run(contacts.add_contact, person("田中 一郎")).value
    add(book, "事例集", guide)
    files = frozenset([Has.ATTACHMENT])
    assert book.ask(search_index.find, ContactQuery(has=files)) == ()
    assert book.ask(search_index.find, ContactQuery(exclude=(ContactQuery(has=files),))) == (who,)


def test_a_file_of_nobody_or_of_two_is_none() -> None:
    with pytest.raises(ValueError, match="contact or to an offer"):
        Attachment(None, "0" * 64, "a.txt", 1)
    with pytest.raises(ValueError, match="contact or to an offer"):
        Attachment(ContactId(1), "0" * 64, "a.txt", 1, offer_id=OfferId(1))


def test_a_removed_file_waits_in_the_trash_with_its_offer(book: CardBook, guide: Path) -> None:
    number = add(book, "事例集", guide)
    (file,) = book.ask(attachments.files_of_offer, number)
    assert file.id is not None
    book.run(attachments.detach, file.id)
    (thing,) = book.ask(trash.trashed)
    assert (thing.kind, thing.name, thing.detail) == (trash.Kind.FILE, "手引き.pdf", "事例集")
    book.run(trash.restore, [thing])
    assert names(book, number) == ["手引き.pdf"]


def test_a_deleted_offer_comes_back_with_its_files_and_its_history(
    book: CardBook, guide: Path
) -> None:
    who = book.run(contacts.add_contact, person("田中 一郎")).value
    number = add(book, "事例集", guide)
    book.run(offers.tell_offer, OfferTold(number, who, DAY))
    book.run(offers.delete_offer, number)
    assert book.ask(offers.offers) == book.ask(offers.open_offers) == ()
    (thing,) = book.ask(trash.trashed)
    assert (thing.kind, thing.name) == (trash.Kind.OFFER, "事例集")
    book.run(trash.restore, [thing])
    (back,) = book.ask(offers.offer_histories, book.derived)
    assert (len(back.told), [f.file_name for f in back.files]) == (1, ["手引き.pdf"])
    book.run(offers.delete_offer, number)
    left = book.run(trash.erase, book.ask(trash.trashed)).value
    trash.delete_files(book.folders, left)
    assert kept(book) == []
    with pytest.raises(NotFound):
        book.ask(offers.offer, number)


def test_all_of_it_survives_the_folder_with_everything(
    book: CardBook, guide: Path, tmp_path: Path
) -> None:
    number = add(book, "事例集", guide)
    book.ask(everything.export_everything, book.folders, tmp_path / "open")
    other = CardBook(tmp_path / "other", book.clock)
    other.run(everything.import_everything, other.folders, tmp_path / "open")
    assert names(other, number) == ["手引き.pdf"]
    assert [p.read_bytes() for p in kept(other)] == [guide.read_bytes()]
    other.disconnect()


@pytest.fixture
def in_japanese() -> Iterator[None]:
    set_language("ja")
    yield
    set_language("en")


@pytest.mark.usefixtures("in_japanese")
def test_a_letter_names_the_files_of_what_fits(book: CardBook, guide: Path) -> None:
    details = person("斎藤 真理", email="m.saito@example.co.jp")
    who = book.run(contacts.add_contact, details).value
    add(book, "見学動線の事例集", guide)
    add(book, "見学動線")
    book.run(offers.add_need, Need("見学動線をよくした園の事例集", DAY, who))
    found = book.ask(letters.correspondence, [who])
    (to,) = found.recipients
    text = to.text_of(book.ask(letters.letter_named, "お役に立ちそうなこと"))
    assert "手引き.pdf" in text
    assert [f.file_name for f in to.enclosed_in(text)] == ["手引き.pdf"]
    assert to.enclosed_in("別の話です") == ()


def test_a_part_of_a_title_brings_no_files_along(book: CardBook, guide: Path) -> None:
    add(book, "手引き", guide)
    add(book, "手引き 第2版")
    by_title = book.ask(offers.files_by_title)
    assert offers.files_named(by_title, "手引き 第2版、講演") == ()
    assert len(offers.files_named(by_title, "手引き、手引き 第2版")) == 1
    assert offers.files_named(by_title, None) == ()


def test_offers_of_the_demonstration_go_to_the_trash(book: CardBook, guide: Path) -> None:
    shown = add(book, "事例集", guide)
    book.run(demonstration.mark_demonstration)
    mine = add(book, "講演")
    book.run(demonstration.clear_demonstration)
    assert [o.id for o in book.ask(offers.offers)] == [mine]
    assert {t.id for t in book.ask(trash.trashed)} == {shown}
