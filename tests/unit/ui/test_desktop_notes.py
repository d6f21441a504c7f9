"""Notes by the service of Linux desktops: plain text, replaced by key, opened by a click."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.reminding import Note
from tests.doubles.notification_service import notification_service
from ui.desktop_notes import DesktopNotes
from ui.notifying import Notifications

WAIT = 8000
NOTE = Note("today", "今日", "連絡する人: <b>髙橋</b> & <a href='x'>美咲</a>")
ADDRESS = "DBUS_SESSION_BUS_ADDRESS"


@pytest.mark.parametrize(
    ("capabilities", "text"),
    [
        (["body"], NOTE.text),
        (
            ["body", "body-markup", "actions"],
            "連絡する人: &lt;b&gt;髙橋&lt;/b&gt; &amp; &lt;a href='x'&gt;美咲&lt;/a&gt;",
        ),
    ],
)
def test_text_is_no_markup_whether_the_desktop_takes_any_or_not(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capabilities: list[str],
    text: str,
) -> None:
    with notification_service(tmp_path, capabilities) as service:
        monkeypatch.setenv(ADDRESS, service.address)
        notes = DesktopNotes()
        assert notes.show(NOTE)
        qtbot.waitUntil(lambda: bool(service.shown), timeout=WAIT)
        program, replaces, _icon, title, body, actions, _hints, _expires = service.shown[0]
        assert (program, replaces, title, body) == ("Enishi", 0, NOTE.title, text)
        assert actions == ["default", "Open"]
        notes.close()


def test_a_click_tells_which_note_it_was_and_a_newer_one_takes_its_place(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with notification_service(tmp_path, ["actions"]) as service:
        monkeypatch.setenv(ADDRESS, service.address)
        notes = Notifications()
        assert notes.show(Note("clocks", "期限", "田中")) and notes.show(NOTE)
        qtbot.waitUntil(lambda: len(service.shown) == 2, timeout=WAIT)
        assert all(told[5][0] == "default" for told in service.shown)  # so it can be clicked
        qtbot.wait(50)
        with qtbot.waitSignal(notes.opened, timeout=WAIT) as opened:
            service.click(2)
        assert opened.args == ["today"]
        notes.show(NOTE)
        qtbot.waitUntil(lambda: len(service.shown) == 3, timeout=WAIT)
        assert service.shown[-1][1] == 2  # in the place of the one before
        service.click(2, "NotificationClosed")
        qtbot.wait(100)
        notes.show(NOTE)
        qtbot.waitUntil(lambda: len(service.shown) == 4, timeout=WAIT)
        assert service.shown[-1][1] == 0  # that one is gone: a new one
        notes.withdraw()


def test_a_desktop_without_such_a_service_is_asked_another_way(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with notification_service(tmp_path, None) as service:
        monkeypatch.setenv(ADDRESS, service.address)
        notes = DesktopNotes()
        with qtbot.waitSignal(notes.refused, timeout=WAIT) as refused:
            notes.show(NOTE)
        assert refused.args == [NOTE]
        assert not notes.show(NOTE)


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "tcp:host=localhost"])
def test_without_a_bus_nothing_is_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(ADDRESS, address)
    assert not DesktopNotes().show(NOTE)


def test_a_desktop_that_goes_away_is_no_trouble(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with notification_service(tmp_path, ["actions"]) as service:
        monkeypatch.setenv(ADDRESS, service.address)
        notes = DesktopNotes()
        notes.show(NOTE)
        qtbot.waitUntil(lambda: bool(service.shown), timeout=WAIT)
    qtbot.waitUntil(lambda: not notes.show(NOTE), timeout=WAIT)
