"""Servers on this computer: a real address book, and one that answers as it is told."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BOOK = "/me/contacts/"
_MAKE_BOOK = (
    '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>'
    "<resourcetype><collection/><C:addressbook/></resourcetype></prop></set></mkcol>"
)


@dataclass(frozen=True)
class Radicale:
    """A running Radicale with one empty address book of the user "me"."""

    port: int
    log: Path

    @property
    def url(self) -> str:
        """The address of the address book."""
        return f"http://127.0.0.1:{self.port}{BOOK}"

    def ask(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """A request of another program: status and body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body.encode(), headers or {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def entries(self) -> str:
        """All entries as one text, unfolded."""
        return self.ask("GET", BOOK)[1].replace("\r\n ", "")


@contextmanager
def radicale(folder: Path, password: str | None = None) -> Iterator[Radicale]:
    """Run Radicale in a folder, with a password for "me" or open to everybody."""
    folder.mkdir(parents=True)
    (folder / "users").write_text(f"me:{password}\n")
    port, log = free_port(), folder / "log"
    settings = {
        "server-hosts": f"127.0.0.1:{port}",
        "storage-filesystem-folder": str(folder / "books"),
        "auth-type": "htpasswd" if password else "none",
        "auth-htpasswd-filename": str(folder / "users"),
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
        "rights-type": "owner_only" if password else "authenticated",
        "logging-level": "info",
    }
    options = [f"--{key}={value}" for key, value in settings.items()]
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config=", *options],
            cwd=folder,
            env=os.environ | {"PYTHONWARNINGS": "ignore"},
            stdout=output,
            stderr=output,
        )
    server = Radicale(port, log)
    try:
        wait_for(port, process)
        yield server
    finally:
        process.terminate()
        process.wait(20)


@dataclass
class Hostile:
    """A server that answers as it is told, and what it was asked: (method, path)."""

    port: int
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address of its address book."""
        return f"http://127.0.0.1:{self.port}{BOOK}"


Respond = Callable[[BaseHTTPRequestHandler, int], None]
"""Answers the request with this number, from 0."""


@contextmanager
def hostile(respond: Respond) -> Iterator[Hostile]:
    """Run a server of which every answer comes from `respond`; checks for the book succeed."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except OSError:
                self.close_connection = True

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            number = len(server.asked)
            if self.command == "PROPFIND":
                reply(self, 207, _MAKE_BOOK.encode())
                return
            server.asked.append((self.command, self.path))
            respond(self, number)

        do_PUT = do_GET = do_DELETE = do_PROPFIND = answer

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Hostile(http.server_address[1])
    thread = threading.Thread(target=http.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
    """Answer a request; `Retry_After` names the header Retry-After."""
    handler.send_response(status)
    for name, value in {**headers, "Content_Length": str(len(body))}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def make_book(server: Radicale, authorization: str = "") -> None:
    """Make the address book of "me", as its user would."""
    headers = {"Authorization": authorization} if authorization else {}
    server.ask("MKCOL", "/me/", "", headers)  # there already after a login
    status, text = server.ask("MKCOL", BOOK, _MAKE_BOOK, headers)
    assert status == 201, text


def free_port() -> int:
    """A port of this computer on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server listens; AssertionError if it ends or takes too long."""
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the address book did not start")
