"""Both ways through a folder of one file a contact, by the real vdirsyncer and a real server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.doubles.processes import eventually
from tests.doubles.program import enishi
from tests.doubles.seat import PATIENCE, seat
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


def test_a_watched_folder_goes_both_ways(tmp_path: Path) -> None:
    data, folder, place = tmp_path / "book", tmp_path / "cards", tmp_path / "vdirsyncer"

    def look(*more: str) -> Any:
        answer = enishi(data, "import", str(folder), "--watch", "--once", "--json", *more)
        assert answer.status == 0, answer.err
        return answer.json

    def export(*more: str) -> None:
        assert enishi(data, "export", "--folder", str(folder), *more).status == 0

    def names() -> set[str]:
        contacts = enishi(data, "contacts", "--json").json
        return {f"{c['name']['family']} {c['name']['given']}" for c in contacts}

    enishi(data, "contact", "add", "--set", "name=田中 一郎", "--set", "title=課長")
    enishi(data, "contact", "add", "--set", "name=鈴木 花子")
    export()
    with radicale(tmp_path / "radicale") as server:
        make_book(server)
        assert server.ask("PUT", f"{BOOK}theirs.vcf", THEIRS)[0] == 201
        configure(place, server, folder)
        vdirsyncer(place, "discover")
        vdirsyncer(place, "sync")
        assert (look()["added"], look()["added"]) == (1, 0)

        # A title changed here and a note there arrive on the other side.
        _replace(server, "田中 一郎", "TITLE:課長", "TITLE:部長")
        _replace(server, "佐藤 健一", "TEL;TYPE=CELL", "NOTE:there\r\nTEL;TYPE=CELL")
        enishi(data, "contact", "edit", "2", "--set", "note=here")
        export()
        vdirsyncer(place, "sync")
        assert look()["updated"] == 2
        assert _file_of(folder, "佐藤 健一") == "theirs.vcf"  # the server's own name for it
        assert "NOTE:here" in server.entries()
        shown = enishi(data, "contact", "show", "1", "--json").json
        assert shown["title"] == "部長"
        vdirsyncer(place, "sync")
        export()
        vdirsyncer(place, "sync")
        assert look()["updated"] == 0
        assert len(_hrefs(server)) == len(list(folder.iterdir())) == 3

        # Who is deleted there stays here until it is said; who is deleted here goes there.
        [gone] = [p for p in _hrefs(server) if "FN:鈴木 花子" in server.ask("GET", p)[1]]
        assert server.ask("DELETE", gone)[0] in (200, 204)
        vdirsyncer(place, "sync")
        assert [g["name"] for g in look()["gone"]] == ["鈴木 花子"]
        assert len(names()) == 3
        assert look("--gone", "trash")["trashed"]
        assert len(names()) == 2
        enishi(data, "contact", "delete", "1")
        export("--prune")
        vdirsyncer(place, "sync")
        assert "FN:田中 一郎" not in server.entries()
        assert look()["gone"] == []


def test_the_open_window_goes_both_ways(tmp_path: Path) -> None:
    data, folder, place = tmp_path / "book", tmp_path / "cards", tmp_path / "vdirsyncer"
    folder.mkdir()
    settings = tmp_path / "desktop" / "XDG_CONFIG_HOME" / "Enishi" / "Enishi.conf"
    settings.parent.mkdir(parents=True)
    chosen = f"contacts-folder={folder}\ncontacts-folder-writes=yes\n"
    settings.write_text(f"[General]\n{chosen}", encoding="utf-8")
    enishi(data, "contact", "add", "--set", "name=田中 一郎", "--set", "title=課長")
    with radicale(tmp_path / "radicale") as server, seat(tmp_path / "desktop") as person:

        def arrives(text: str) -> bool:
            vdirsyncer(place, "sync")
            return text in server.entries()

        def is_known(text: str) -> bool:
            vdirsyncer(place, "sync")
            return text in enishi(data, "contacts", "--json").out

        make_book(server)
        assert server.ask("PUT", f"{BOOK}theirs.vcf", THEIRS)[0] == 201
        configure(place, server, folder)
        vdirsyncer(place, "discover")
        person.start(data)
        assert eventually(lambda: arrives("FN:田中 一郎"), PATIENCE)
        assert eventually(lambda: is_known("佐藤"), PATIENCE)
        _replace(server, "田中 一郎", "TITLE:課長", "TITLE:部長")
        assert eventually(lambda: is_known("部長"), PATIENCE)
        enishi(data, "contact", "edit", "1", "--set", "note=here")
        assert eventually(lambda: arrives("NOTE:here"), PATIENCE)
        assert "TITLE:部長" in server.entries()
        enishi(data, "contact", "delete", "1")
        assert eventually(lambda: not arrives("FN:田中 一郎"), PATIENCE)
        assert "FN:佐藤 健一" in server.entries()


def _replace(server: Radicale, name: str, old: str, new: str) -> None:
    """What somebody does who changes a contact on their phone."""
    [place] = [p for p in _hrefs(server) if f"FN:{name}" in server.ask("GET", p)[1]]
    card = server.ask("GET", place)[1]
    assert old in card
    assert server.ask("PUT", place, card.replace(old, new))[0] in (201, 204)


def _file_of(folder: Path, name: str) -> str:
    [path] = [p for p in folder.iterdir() if f"FN:{name}" in p.read_text("utf-8")]
    return path.name


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
