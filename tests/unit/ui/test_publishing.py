"""Publishing from the window: progress, what happened, stopped and gone on with."""

from __future__ import annotations

import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from app.cardbook import CardBook
from app.services.contacts import add_contact, delete_contacts, summaries
from app.services.preferences import settings
from tests.doubles.keyrings import OpenKeyring, system_keyring
from tests.doubles.people import person
from tests.doubles.servers import Respond, hostile, make_book, radicale, reply
from ui.main_window import MainWindow
from ui.publishing.running import Place, Running
from ui.settings.page import SettingsPage
from ui.settings.publishing import PublishingSection
from ui.tasks import Tasks

WAIT = 20_000


@pytest.fixture(autouse=True)
def keys() -> Iterator[OpenKeyring]:
    made = OpenKeyring()
    with system_keyring(made):
        yield made


def section_of(window: MainWindow, qtbot: QtBot, url: str, user: str = "") -> PublishingSection:
    window.open_page("settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.numbers["follow-up-hours"].text() == "48", timeout=WAIT)
    section = page.publishing
    for key, text in (("carddav-url", url), ("carddav-user", user)):
        section.fields[key].setText(text)
        section.fields[key].editingFinished.emit()
    return section


def publish(section: PublishingSection, qtbot: QtBot) -> str:
    section.publish()
    qtbot.waitUntil(section.publish_button.isEnabled, timeout=WAIT)
    return section.result.text()


def fill(window: MainWindow, count: int) -> None:
    for number in range(count):
        window.desk.book.run(add_contact, person(f"田中 {number}"))


def test_to_a_real_server_with_a_password_that_the_keyring_keeps(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, keys: OpenKeyring
) -> None:
    fill(window, 3)
    book = window.desk.book
    with radicale(tmp_path / "radicale", "ひみつ") as server:
        make_book(server, "Basic " + b64encode("me:ひみつ".encode()).decode())
        section = section_of(window, qtbot, server.url, "me")
        assert "no password" in publish(section, qtbot)
        section.password.setText("wrong")
        assert "does not accept" in publish(section, qtbot)
        assert keys.kept == {}
        section.password.setText("ひみつ")
        assert "3 people added" in publish(section, qtbot)
        assert keys.kept == {(server.url, "me"): "ひみつ"}
        assert section.password.text() == ""
        book.run(delete_contacts, tuple(book.ask(summaries))[:1])
        said = publish(section, qtbot)
        assert "1 person taken away" in said and "2 people as before" in said
    assert book.ask(settings).carddav_url == server.url
    assert b"\xe3\x81\xb2\xe3\x81\xbf" not in book.folders.database.read_bytes()


def test_a_password_that_cannot_be_kept_is_used_and_said(window: MainWindow, qtbot: QtBot) -> None:
    fill(window, 1)
    with system_keyring(), hostile(lambda h, _: reply(h, 201, ETag='"1"')) as server:
        section = section_of(window, qtbot, server.url, "me")
        section.password.setText("ひみつ")
        said = publish(section, qtbot)
    assert "1 person added" in said and "no keyring" in said


def test_what_failed_is_named_and_the_rest_done(window: MainWindow, qtbot: QtBot) -> None:
    fill(window, 3)

    def full_once(handler: BaseHTTPRequestHandler, number: int) -> None:
        reply(handler, 507) if number == 1 else reply(handler, 201, ETag='"1"')

    with hostile(full_once) as server:
        said = publish(section_of(window, qtbot, server.url), qtbot)
    assert "2 people added" in said and "no more space" in said


@pytest.mark.parametrize("address", ["", "ftp://x", "http://dav.example.co.jp/me/"])
def test_a_wrong_address_is_said_before_anything_is_sent(
    window: MainWindow, qtbot: QtBot, address: str
) -> None:
    fill(window, 1)
    assert "ddress" in publish(section_of(window, qtbot, address), qtbot)


def test_stopped_at_a_silent_server_and_gone_on_with(window: MainWindow, qtbot: QtBot) -> None:
    fill(window, 4)
    speak = threading.Event()

    def silent_after_two(handler: BaseHTTPRequestHandler, number: int) -> None:
        if number >= 2:
            speak.wait(30)
        reply(handler, 201, ETag=f'"{number}"')

    with hostile(silent_after_two) as server:
        section = section_of(window, qtbot, server.url)
        section.publish()
        qtbot.waitUntil(lambda: len(server.asked) == 3, timeout=WAIT)
        assert "2 of 4" in section.result.text()
        asked = window.tasks.ask(settings)
        answers: list[object] = []
        asked.then(answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
        section.stop_button.click()
        qtbot.waitUntil(section.publish_button.isEnabled, timeout=WAIT)
        assert "2 people added" in section.result.text()
        speak.set()
        assert "2 people added" in publish(section, qtbot)


def silent(speak: threading.Event) -> Respond:
    def wait(handler: BaseHTTPRequestHandler, _number: int) -> None:
        speak.wait(30)
        handler.close_connection = True

    return wait


def test_the_program_can_be_closed_while_a_server_is_silent(book: CardBook, qtbot: QtBot) -> None:
    book.run(add_contact, person("田中 一郎"))
    speak = threading.Event()
    tasks = Tasks(book)
    with hostile(silent(speak)) as server:
        Running(tasks, tasks).start(Place(server.url), print, print)
        qtbot.waitUntil(lambda: bool(server.asked), timeout=WAIT)
        began = time.monotonic()
        tasks.close()
        assert time.monotonic() - began < 5
        speak.set()


def test_another_language_while_it_runs_is_no_crash(window: MainWindow, qtbot: QtBot) -> None:
    fill(window, 2)
    speak = threading.Event()
    crashes: list[object] = []
    tasks = window.tasks
    tasks.crashed.connect(crashes.append)

    def slow(handler: BaseHTTPRequestHandler, _number: int) -> None:
        speak.wait(30)
        reply(handler, 201, ETag='"1"')

    with hostile(slow) as server:
        section = section_of(window, qtbot, server.url)
        section.publish()
        qtbot.waitUntil(lambda: bool(server.asked), timeout=WAIT)
        shiboken6.delete(section)
        speak.set()
        after: list[object] = []
        tasks.aside(lambda _book: 1).then(after.append)
        qtbot.waitUntil(lambda: bool(after), timeout=WAIT)
    assert crashes == []
