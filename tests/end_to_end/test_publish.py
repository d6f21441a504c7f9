"""Contacts published to a real address book, and to servers that misbehave."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.domain.publishing import Published
from app.errors import UserInputError
from app.services import publish
from app.services.carddav import AddressBook, Unreachable
from app.services.contacts import add_contact, delete_contacts, edit_contact, view
from app.services.publish import Outcome
from app.store import entities
from app.store.contacts import all_ids
from tests.doubles.people import person
from tests.doubles.program import Answer, enishi
from tests.doubles.servers import BOOK, Radicale, Respond, hostile, make_book, radicale, reply

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


def add(book: CardBook, name: str, **more: str) -> ContactId:
    return book.run(add_contact, person(name, **more)).value


def send(book: CardBook, url: str, timeout: float = 10) -> Outcome:
    """Publish everybody, without waiting between tries."""
    work = book.ask(publish.work_for, url, _everybody(book))
    ledger = publish.Ledger(
        lambda entry: book.run(publish.keep, entry).value,
        lambda entry: book.run(publish.forget, entry).value,
    )
    with AddressBook(url, timeout=timeout, sleep=lambda _: None) as server:
        return publish.publish(work, server, ledger)


def rows(book: CardBook) -> tuple[Published, ...]:
    return book.ask(entities.select, Published)


def _everybody(book: CardBook) -> list[ContactId]:
    return list(book.ask(all_ids))


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
    ids = _everybody(book)
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


def drop(handler: BaseHTTPRequestHandler, _: int) -> None:
    handler.close_connection = True


def test_no_space_for_one_does_not_stop_the_others(book: CardBook) -> None:
    add(book, "田中 一郎")
    add(book, "鈴木 花子")

    def full_once(handler: BaseHTTPRequestHandler, number: int) -> None:
        reply(handler, 507, b"\x1b[31mfull") if number == 0 else reply(handler, 201, ETag='"1"')

    with hostile(full_once) as server:
        outcome = send(book, server.url)
        assert outcome.done == ("added",)
        assert [f.message for f in outcome.failed] == ["The server has no more space."]
        assert send(book, server.url).done == ("added",)


def test_a_busy_server_is_asked_again(book: CardBook) -> None:
    add(book, "田中 一郎")

    def busy_twice(handler: BaseHTTPRequestHandler, number: int) -> None:
        reply(handler, 503, Retry_After="1") if number < 2 else reply(handler, 201, ETag='"1"')

    with hostile(busy_twice) as server:
        assert send(book, server.url).done == ("added",)
        assert [method for method, _ in server.asked] == ["PUT"] * 3


def test_a_dropped_answer_is_found_out_about(book: CardBook) -> None:
    add(book, "田中 一郎")
    ((entry, _),) = book.ask(publish.work_for, "http://127.0.0.1/", _everybody(book)).plan.add

    def stores_but_drops(handler: BaseHTTPRequestHandler, number: int) -> None:
        if number == 0:
            drop(handler, number)
        elif handler.command == "PUT":
            reply(handler, 412)
        else:
            reply(handler, 200, entry.card, ETag='"7"')

    with hostile(stores_but_drops) as server:
        assert send(book, server.url).done == ("added",)
    assert [row.etag for row in rows(book)] == ['"7"']


def stalls(handler: BaseHTTPRequestHandler, _: int) -> None:
    """One byte now and then, for ever."""
    handler.send_response(201)
    for _ in range(100):
        handler.wfile.write(b"X-Slow: 1\r\n")
        time.sleep(0.05)


@pytest.mark.parametrize("respond", [drop, stalls])
def test_a_server_that_never_answers_is_left_after_a_while(
    book: CardBook, respond: Respond
) -> None:
    for number in range(5):
        add(book, f"田中 {number}")
    with hostile(respond) as server:
        outcome = send(book, server.url, timeout=0.2)
        assert len(server.asked) == 12
    assert (outcome.done, len(outcome.failed), outcome.waiting) == ((), 3, 2)
    assert "does not answer" in outcome.failed[0].message


def test_no_server_at_all(book: CardBook) -> None:
    add(book, "田中 一郎")
    with hostile(drop) as server:
        pass
    with pytest.raises(Unreachable, match="does not answer"):
        send(book, server.url)
    assert rows(book) == ()


def test_a_server_that_went_away(book: CardBook) -> None:
    tanaka = add(book, "田中 一郎")
    with hostile(lambda handler, _: reply(handler, 201, ETag='"1"')) as server:
        send(book, server.url)
    book.run(edit_contact, tanaka, person("田中 一郎", "あおば地所"))
    add(book, "鈴木 花子")
    outcome = send(book, server.url)
    assert ["does not answer" in f.message for f in outcome.failed] == [True, True]
    assert len(rows(book)) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nothing_is_sent_to_another_server(book: CardBook, status: int) -> None:
    add(book, "田中 一郎")
    with hostile(drop) as other:

        def elsewhere(handler: BaseHTTPRequestHandler, _: int) -> None:
            reply(handler, status, Location=other.url)

        with hostile(elsewhere) as server, pytest.raises(UserInputError, match="sends us on"):
            send(book, server.url)
        assert other.asked == []


def test_another_place_on_the_same_server_is_fine(book: CardBook) -> None:
    add(book, "田中 一郎")

    def moved(handler: BaseHTTPRequestHandler, number: int) -> None:
        if number == 0:
            reply(handler, 308, Location="/moved/x.vcf")
        else:
            reply(handler, 201, ETag='"1"')

    with hostile(moved) as server:
        assert send(book, server.url).done == ("added",)
        assert server.asked[1] == ("PUT", "/moved/x.vcf")


def test_a_server_that_forbids_it(book: CardBook) -> None:
    add(book, "田中 一郎")
    forbidden = pytest.raises(UserInputError, match="may not be changed")
    with hostile(lambda handler, _: reply(handler, 403)) as server, forbidden:
        send(book, server.url)
    assert rows(book) == ()


def test_a_server_without_versions_is_told_of(book: CardBook) -> None:
    add(book, "田中 一郎")
    with hostile(lambda handler, _: reply(handler, 200)) as server:
        (failure,) = send(book, server.url).failed
    assert "ETag" in failure.message


def _uid(book: CardBook, contact_id: ContactId) -> str:
    return book.ask(view, contact_id).contact.uid
