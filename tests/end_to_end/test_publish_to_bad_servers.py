"""Contacts published to servers that are full, busy, slow, gone, or send elsewhere."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler

import pytest

from app.cardbook import CardBook
from app.errors import UserInputError
from app.services import publish
from app.services.carddav_answer import Unreachable
from app.services.contacts import edit_contact
from tests.doubles.people import person
from tests.doubles.publishing import add, everybody, rows, send
from tests.doubles.servers import Respond, hostile, reply


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
    ((entry, _),) = book.ask(publish.work_for, "http://127.0.0.1/", everybody(book)).plan.add

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
