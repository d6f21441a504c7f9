"""Xandikos, a second real address book: it keeps the cards as files, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.doubles.servers import free_port, wait_for

BOOK = "/me/contacts/addressbook/"


@dataclass(frozen=True)
class Xandikos:
    """A running Xandikos with one empty address book."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        """The address of the address book."""
        return f"http://127.0.0.1:{self.port}{BOOK}"

    def entries(self) -> dict[str, str]:
        """The text of each entry, unfolded, by the name of its file."""
        files = (self.folder / BOOK.strip("/")).glob("*.vcf")
        return {f.name: f.read_bytes().decode().replace("\r\n ", "") for f in files}

    def ask(self, method: str, name: str, body: str = "") -> int:
        """What another program does to an entry; the status."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Content-Type": "text/vcard; charset=utf-8"}
        connection.request(method, BOOK + name, body.encode(), headers)
        status = connection.getresponse().status
        connection.close()
        return status


@contextmanager
def xandikos(folder: Path) -> Iterator[Xandikos]:
    """Run Xandikos in a folder, open to everybody on this computer."""
    folder.mkdir(parents=True)
    port = free_port()
    options = (
        *("--defaults", "--no-detect-systemd", "--current-user-principal", "/me/"),
        *("-d", str(folder / "books"), "--state-dir", str(folder / "state")),
        *("--listen-address", "127.0.0.1", "--port", str(port)),
    )
    with (folder / "log").open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "xandikos", "serve", *options],
            stdout=output,
            stderr=output,
        )
    try:
        wait_for(port, process)
        yield Xandikos(port, folder / "books")
    finally:
        process.terminate()
        process.wait(20)
