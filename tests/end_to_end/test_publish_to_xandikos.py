"""Contacts published to Xandikos, which judges and names entries in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.publishing import Published
from app.services import publish
from app.services.contacts import delete_contacts, edit_contact
from tests.doubles.people import person
from tests.doubles.publishing import add, everybody, rows, send
from tests.doubles.xandikos import Xandikos, xandikos

FOREIGN = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:theirs\r\nN:他;人;;;\r\nFN:他人\r\nEND:VCARD\r\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Xandikos]:
    with xandikos(tmp_path / "xandikos") as running:
        assert running.ask("PUT", "theirs.vcf", FOREIGN) == 201
        yield running


def test_added_changed_deleted_and_others_left_alone(book: CardBook, server: Xandikos) -> None:
    tanaka, suzuki = add(book, "田中 一郎"), add(book, "鈴木 花子")
    assert send(book, server.url).done == ("added", "added")
    book.run(edit_contact, tanaka, person("田中 一郎", "あおば地所"))
    book.run(delete_contacts, (suzuki,))
    assert send(book, server.url).done == ("deleted", "updated")
    texts = server.entries()
    assert sum("あおば地所" in text for text in texts.values()) == 1
    assert not any("鈴木" in text for text in texts.values())
    assert texts["theirs.vcf"] == FOREIGN
    assert send(book, server.url).unchanged == 1


def test_what_somebody_else_changed_is_left_and_named(book: CardBook, server: Xandikos) -> None:
    tanaka = add(book, "田中 一郎")
    send(book, server.url)
    (row,) = rows(book)
    theirs = server.entries()[row.href].replace("FN:田中 一郎", "FN:田中 一郎 (変更)")
    assert server.ask("PUT", row.href, theirs) in (200, 201, 204)
    book.run(edit_contact, tanaka, person("田中 一郎", "あおば地所"))
    (failure,) = send(book, server.url).failed
    assert "left as it is" in failure.message
    book.run(delete_contacts, (tanaka,))
    assert [f.name for f in send(book, server.url).failed] == ["田中 一郎"]
    assert "(変更)" in server.entries()[row.href]


def test_what_was_deleted_there_comes_back_when_it_changes(
    book: CardBook, server: Xandikos
) -> None:
    tanaka = add(book, "田中 一郎")
    send(book, server.url)
    assert server.ask("DELETE", rows(book)[0].href) in (200, 204)
    book.run(edit_contact, tanaka, person("田中 一郎", "あおば地所"))
    assert send(book, server.url).done == ("updated",)
    assert any("あおば地所" in text for text in server.entries().values())


def test_a_run_that_broke_off_goes_on(book: CardBook, server: Xandikos) -> None:
    add(book, "田中 一郎")
    add(book, "鈴木 花子")
    plan = book.ask(publish.work_for, server.url, everybody(book)).plan
    entry = plan.add[0][0]
    book.run(publish.keep, Published(None, server.url, entry.uid, entry.href, None, entry.digest))
    assert server.ask("PUT", entry.href, entry.card.decode()) == 201
    assert send(book, server.url).done == ("added", "added")
    assert len(server.entries()) == 3
    assert send(book, server.url).unchanged == 2
