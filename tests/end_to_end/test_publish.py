"""Contacts published to a real address book."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.domain.publishing import Published
from app.errors import UserInputError
from app.services import publish
from app.services.contacts import delete_contacts, edit_contact, view
from tests.doubles.people import person
from tests.doubles.program import Answer, enishi
from tests.doubles.publishing import add, everybody, rows, send
from tests.doubles.servers import BOOK, Radicale, make_book, radicale

FOREIGN = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:theirs\r\nN:他;人;;;\r\nFN:他人\r\nEND:VCARD\r\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    with radicale(tmp_path_factory.mktemp("server") / "radicale") as server:
        yield server


@pytest.fixture
def server(running: Radicale) -> Iterator[Radicale]:
    make_book(running)
    assert running.ask("PUT", f"{BOOK}theirs.vcf", FOREIGN)[0] == 201
    yield running
    running.ask("DELETE", BOOK)


def ok(answer: Answer) -> Any:
    assert answer.status == 0, answer.err
    return answer.json


def test_publish_change_publish_delete(tmp_path: Path, server: Radicale) -> None:
    data = tmp_path / "book"
    for name in ("田中 一郎", "鈴木 花子", "Smith; John, Jr."):
        enishi(data, "contact", "add", "--set", f"name={name}", "--set", "note=a;b,c")
    first = ok(enishi(data, "publish", server.url, "--json"))
    assert first == {
        "added": 3, "updated": 0, "deleted": 0, "unchanged": 0, "failed": [], "waiting": 0,
    }  # fmt: skip
    assert "FN:田中 一郎" in server.entries()

    enishi(data, "contact", "edit", "1", "--set", "mobile=090-0000-1234")
    before = server.log.read_text().count("request for")
    again = ok(enishi(data, "publish", server.url.rstrip("/"), "--json"))
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 1, 2)
    assert server.log.read_text().count("request for") == before + 1
    assert "090-0000-1234" in server.entries()

    enishi(data, "contact", "delete", "2")
    some = ok(enishi(data, "publish", server.url, "一郎", "--json"))
    assert (some["deleted"], some["unchanged"], some["failed"]) == (1, 1, [])
    there = server.entries()
    assert "鈴木" not in there
    assert "Smith" in there
    assert "FN:他人" in there

    enishi(data, "undo")
    assert ok(enishi(data, "publish", server.url, "--json"))["added"] == 1
    before = server.log.read_text().count("request for")
    assert ok(enishi(data, "publish", server.url, "--json"))["unchanged"] == 3
    assert server.log.read_text().count("request for") == before


def test_what_somebody_else_changed_is_left_and_named(book: CardBook, server: Radicale) -> None:
    tanaka, suzuki = add(book, "田中 一郎"), add(book, "鈴木 花子")
    send(book, server.url)
    place = next(BOOK + r.href for r in rows(book) if r.uid == _uid(book, tanaka))
    theirs = server.ask("GET", place)[1].replace("FN:田中 一郎", "FN:田中 一郎 (変更)")
    assert server.ask("PUT", place, theirs)[0] == 204

    book.run(edit_contact, tanaka, person("田中 一郎", "あおば地所"))
    book.run(edit_contact, suzuki, person("鈴木 花子", "みなと印刷"))
    outcome = send(book, server.url)
    assert outcome.done == ("updated",)
    assert [(f.name, f.contact_id) for f in outcome.failed] == [("田中 一郎", tanaka)]
    assert "left as it is" in outcome.failed[0].message
    assert "(変更)" in server.entries()
    book.run(delete_contacts, (tanaka,))
    assert [f.name for f in send(book, server.url).failed] == ["田中 一郎"]
    assert "(変更)" in server.entries()

    server.ask("DELETE", place)
    assert send(book, server.url).done == ("deleted",)
    assert send(book, server.url).unchanged == 1


def test_what_was_deleted_there_comes_back_when_it_changes(
    book: CardBook, server: Radicale
) -> None:
    tanaka = add(book, "田中 一郎")
    send(book, server.url)
    server.ask("DELETE", BOOK + rows(book)[0].href)
    book.run(edit_contact, tanaka, person("田中 一郎", "あおば地所"))
    assert send(book, server.url).done == ("updated",)
    assert "あおば地所" in server.entries()


def test_an_entry_in_the_place_of_ours_is_not_taken_over(book: CardBook, server: Radicale) -> None:
    tanaka = add(book, "田中 一郎")
    work = book.ask(publish.work_for, server.url, [tanaka])
    ((entry, _),) = work.plan.add
    server.ask("PUT", BOOK + entry.href, entry.card.decode())
    (failure,) = send(book, server.url).failed
    assert "did not make" in failure.message
    assert rows(book) == ()


def test_a_contact_that_is_there_already_is_named(book: CardBook, server: Radicale) -> None:
    tanaka = add(book, "田中 一郎")
    server.ask("PUT", f"{BOOK}other.vcf", FOREIGN.replace("theirs", _uid(book, tanaka)))
    (failure,) = send(book, server.url).failed
    assert "there already" in failure.message
    assert rows(book) == ()


def test_a_run_that_broke_off_goes_on(book: CardBook, server: Radicale) -> None:
    add(book, "田中 一郎", company="あおば地所", email="i.tanaka@aoba.example.co.jp",
        mobile="090-0000-1234", address="東京都港区海岸1-2-3 汐見ビル4F", title="課長")  # fmt: skip
    ids = everybody(book)
    ((entry, _),) = book.ask(publish.work_for, server.url, ids).plan.add
    book.run(publish.keep, Published(None, server.url, entry.uid, entry.href, None, entry.digest))
    server.ask("PUT", BOOK + entry.href, entry.card.decode())
    assert send(book, server.url).done == ("added",)
    assert send(book, server.url).unchanged == 1


def test_the_answer_to_a_change_that_got_lost(book: CardBook, server: Radicale) -> None:
    tanaka = add(book, "田中 一郎")
    send(book, server.url)
    book.run(edit_contact, tanaka, person("田中 一郎", "あおば地所"))
    ((entry, row),) = book.ask(publish.work_for, server.url, [tanaka]).plan.update
    server.ask("PUT", BOOK + row.href, entry.card.decode())
    assert send(book, server.url).done == ("updated",)


@pytest.mark.parametrize("path", ["/me/", "/me/nothing/", "/"])
def test_what_is_no_address_book_gets_nothing(book: CardBook, server: Radicale, path: str) -> None:
    add(book, "田中 一郎")
    with pytest.raises(UserInputError, match="no address book"):
        send(book, server.url.replace(BOOK, path))
    assert rows(book) == ()


def test_name_and_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "book"
    enishi(data, "contact", "add", "--set", "name=田中 一郎")
    with radicale(tmp_path / "radicale", "ひみつ-geheim") as server:
        token = b64encode("me:ひみつ-geheim".encode()).decode()
        make_book(server, f"Basic {token}")
        nobody = enishi(data, "publish", server.url)
        assert (nobody.status, nobody.out) == (2, "")
        assert "--user" in nobody.err
        assert enishi(data, "publish", server.url, "--user", "me").status == 2
        monkeypatch.setenv("ENISHI_PASSWORD", "wrong-word")
        wrong = enishi(data, "publish", server.url, "--user", "me")
        assert wrong.status == 2
        assert "name and password" in wrong.err
        assert "wrong-word" not in wrong.err
        monkeypatch.setenv("ENISHI_PASSWORD", "ひみつ-geheim")
        assert ok(enishi(data, "publish", server.url, "--user", "me", "--json"))["added"] == 1
    logs = b"".join(p.read_bytes() for p in data.rglob("*") if p.is_file())
    assert b"geheim" not in logs
    assert token.encode() not in logs


def _uid(book: CardBook, contact_id: ContactId) -> str:
    return book.ask(view, contact_id).contact.uid
