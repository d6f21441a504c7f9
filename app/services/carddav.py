"""The HTTP exchange with a CardDAV address book; the one module that opens a connection.

RFC 6352 over RFC 9110: entries are files below the address book, changed only on conditions.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit
from xml.etree import ElementTree

from app.errors import UserInputError
from app.formats.plain_text import one_line
from app.i18n import N_
from app.services.carddav_answer import CARDDAV, Answer, EntryFailed, Login, Unreachable

DELAYS = (0.5, 2.0, 8.0)
"""Seconds before the second, third and last try."""

_LONGEST_DELAY = 60.0
_REDIRECTIONS = 3
_BODY_LIMIT = 16 * 1024 * 1024
_RESOURCE_TYPE = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'
)


class AddressBook:
    """An address book on a server; its connection is kept from one request to the next."""

    def __init__(
        self,
        url: str,
        login: Login | None = None,
        *,
        timeout: float = 30.0,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        """Name the book; nothing is opened yet.

        Args:
            url: as `book_url` writes it.
            login: None to say nothing about who we are.
            timeout: seconds that a whole request may take.
            sleep: waits between tries.
        """
        self.url = url
        self._login = login
        self._timeout = timeout
        self._broken_off = threading.Event()
        self._sleep = sleep or self._broken_off.wait
        self._connection = _connection(urlsplit(url), timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def break_off(self) -> None:
        """Give up what goes on, from another thread; whatever is asked later is given up too."""
        self._broken_off.set()
        if sock := self._connection.sock:
            _cut(sock)

    def check(self) -> None:
        """Make sure that the address is an address book; UserInputError if it is not."""
        headers = {"Depth": "0", "Content-Type": "application/xml; charset=utf-8"}
        answer = self._request("PROPFIND", "", headers, _RESOURCE_TYPE)
        if not (answer.is_done and _is_address_book(answer.body)):
            raise self.no_book()

    def put(self, href: str, card: bytes, etag: str | None) -> Answer:
        """Make an entry, or replace the one with this etag; status 412 if that does not fit."""
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/vcard; charset=utf-8", **condition}
        return self._request("PUT", href, headers, card)

    def get(self, href: str) -> Answer:
        """What lies at a place."""
        return self._request("GET", href, {"Accept": "text/vcard"})

    def delete(self, href: str, etag: str) -> Answer:
        """Remove the entry with this etag; status 412 if it has another one."""
        return self._request("DELETE", href, {"If-Match": etag})

    def no_book(self) -> UserInputError:
        """That there is no address book at the address."""
        return UserInputError(
            N_("There is no address book at {url}. Look up its address."),
            url=self.url,
        )

    def _request(
        self, method: str, href: str, headers: dict[str, str], body: bytes = b""
    ) -> Answer:
        """Ask as often as needed, follow redirections on the same server.

        Raises:
            UserInputError: the server refuses us, or sends us to another one.
            Unreachable: it does not answer.
        """
        url = urljoin(self.url, href)
        for _ in range(_REDIRECTIONS):
            answer = self._ask_again(method, url, headers, body)
            if answer.status not in (301, 302, 307, 308):
                self._expect_access(answer)
                return answer
            url = self._same_server(urljoin(url, answer.headers.get("location", "")))
        raise EntryFailed(N_("The server sends us from one place to the next."))

    def _ask_again(self, method: str, url: str, headers: dict[str, str], body: bytes) -> Answer:
        in_doubt = False
        reason = ""
        for delay in (*DELAYS, None):
            if self._broken_off.is_set():
                break
            is_open = False
            try:
                self._connect()
                is_open = True
                answer = self._ask(method, url, headers, body)
            except (OSError, HTTPException) as error:
                self._connection.close()
                self._expect_certificate(error)
                in_doubt = in_doubt or is_open
                reason = type(error).__name__
            else:
                if answer.status not in (429, 503):
                    return replace(answer, in_doubt=in_doubt)
                reason, delay = str(answer.status), _delay(answer, delay)
            if delay is not None:
                self._sleep(delay)
        raise Unreachable(
            N_("{host} does not answer ({reason}). Run it again to go on."),
            in_doubt=in_doubt,
            host=urlsplit(self.url).netloc,
            reason=reason,
        )

    def _connect(self) -> None:
        if self._connection.sock is None:
            self._connection.connect()

    def _ask(self, method: str, url: str, headers: dict[str, str], body: bytes) -> Answer:
        login = {"Authorization": self._login.header} if self._login else {}
        ours = {"User-Agent": "Enishi", "Accept-Encoding": "identity", **login}
        with self._deadline():
            self._connection.request(method, urlsplit(url).path, body, ours | headers)
            response = self._connection.getresponse()
            received = response.read(_BODY_LIMIT)
        if not response.isclosed():
            self._connection.close()
        names = {name.lower(): value for name, value in reversed(response.getheaders())}
        return Answer(response.status, names, received)

    @contextmanager
    def _deadline(self) -> Iterator[None]:
        """Cut the connection in time, also of a server that sends one byte every few seconds."""
        timer = threading.Timer(self._timeout, _cut, (self._connection.sock,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _expect_access(self, answer: Answer) -> None:
        if answer.status == 401 and self._login is None:
            raise UserInputError(
                N_("{url} asks who you are. Nothing was sent. Add --user NAME."), url=self.url
            )
        if answer.status == 401:
            raise UserInputError(
                N_("{url} does not accept this name and password. The card book is untouched."),
                url=self.url,
            )
        if answer.status == 403 and not answer.names_precondition:
            raise UserInputError(
                N_("{url} may not be changed by this user. The server left it as it is."),
                url=self.url,
            )

    def _expect_certificate(self, error: Exception) -> None:
        if isinstance(error, ssl.SSLCertVerificationError):
            raise UserInputError(
                N_("The certificate of {host} cannot be trusted: {reason}. Nothing was sent."),
                host=urlsplit(self.url).netloc,
                reason=error.verify_message,
            ) from error

    def _same_server(self, url: str) -> str:
        with suppress(ValueError):
            if _origin(urlsplit(url)) == _origin(urlsplit(self.url)):
                return url
        raise UserInputError(
            N_("The server sends us on to {place}. Nothing was sent there. If you trust it, use "
               "the address of the address book there."),
            place=one_line(url)[:200],
        )  # fmt: skip


def _connection(parts: SplitResult, timeout: float) -> HTTPConnection:
    host, port = parts.hostname or "", parts.port
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(host, port, timeout=timeout, context=context)
    return HTTPConnection(host, port, timeout=timeout)


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _origin(parts: SplitResult) -> tuple[str, str | None, int]:
    return parts.scheme, parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


def _delay(answer: Answer, delay: float | None) -> float | None:
    """The server's own wish where it has one, within bounds; None after the last try."""
    wish = answer.headers.get("retry-after", "")
    if delay is None or not (wish.isascii() and wish.isdigit()):
        return delay
    return max(delay, min(float(wish), _LONGEST_DELAY))


def _is_address_book(body: bytes) -> bool:
    try:
        return ElementTree.fromstring(body).find(f".//{{{CARDDAV}}}addressbook") is not None
    except ElementTree.ParseError:
        return False
