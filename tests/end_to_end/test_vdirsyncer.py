"""Both ways through a folder of one file a contact, by the real vdirsyncer and a real server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.doubles.program import enishi
from tests.doubles.servers import BOOK, Radicale, make_book, radicale

THEIRS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:theirs\r\nN:佐藤;健一;;;\r\nFN:佐藤 健一\r\n"
    "TEL;TYPE=CELL:090-0000-5678\r\nEND:VCARD\r\n"
)


def configure(place: Path, server: Radicale, folder: Path) -> None:
    place.mkdir()
    (place / "config").write_text(
        f"""[general]
status_path = "{place / "status"}"
[pair cards]
a = "ours"
b = "theirs"
collections = null
conflict_resolution = "b wins"
[storage ours]
type = "filesystem"
path = "{folder}"
fileext = ".vcf"
[storage theirs]
type = "carddav"
url = "{server.url}"
username = "me"
password = "x"
"""
    )


def vdirsyncer(place: Path, *arguments: str) -> None:
    program = ("-W", "ignore", "-c", "from vdirsyncer.cli import app; app()")
    done = subprocess.run(
        [sys.executable, *program, "-c", str(place / "config"), *arguments],
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_our_contacts_go_there_and_theirs_come_here(tmp_path: Path) -> None:
    data, folder = tmp_path / "book", tmp_path / "cards"
    enishi(data, "contact", "add", "--set", "name=田中 一郎", "--set", "company=あおば地所")
    enishi(data, "contact", "add", "--set", "name=鈴木 花子")
    assert enishi(data, "export", "--folder", str(folder)).status == 0
    with radicale(tmp_path / "radicale") as server:
        make_book(server)
        assert server.ask("PUT", f"{BOOK}theirs.vcf", THEIRS)[0] == 201
        configure(tmp_path / "vdirsyncer", server, folder)
        vdirsyncer(tmp_path / "vdirsyncer", "discover")
        vdirsyncer(tmp_path / "vdirsyncer", "sync")
        there = server.entries()
        assert "FN:田中 一郎" in there and "FN:鈴木 花子" in there

        taken = enishi(data, "import", str(folder), "--json").json
        assert (taken["added"], taken["unchanged"], taken["failed"]) == (1, 2, [])
        _add_mobile(server, "田中 一郎", "090-0000-9999")
        vdirsyncer(tmp_path / "vdirsyncer", "sync")
        again = enishi(data, "import", str(folder), "--json").json
        assert (again["added"], again["updated"]) == (0, 1)
    assert "090-0000-9999" in _cards(data, tmp_path)


def _add_mobile(server: Radicale, name: str, number: str) -> None:
    """What somebody does who adds a number on their phone."""
    (place,) = [p for p in _hrefs(server) if f"FN:{name}" in server.ask("GET", p)[1]]
    card = server.ask("GET", place)[1].replace("END:VCARD", f"TEL;TYPE=CELL:{number}\r\nEND:VCARD")
    assert server.ask("PUT", place, card)[0] in (201, 204)


def _hrefs(server: Radicale) -> list[str]:
    text = server.ask("PROPFIND", BOOK, "", {"Depth": "1"})[1]
    parts = (part.split("<")[0] for part in text.split("href>"))
    return [part for part in parts if part.endswith(".vcf")]


def _cards(data: Path, tmp_path: Path) -> str:
    enishi(data, "export", str(tmp_path / "all.vcf"))
    return (tmp_path / "all.vcf").read_text("utf-8")
