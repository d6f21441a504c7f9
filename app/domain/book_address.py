"""The address of an address book on a server, as a user gives it and as we keep it."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from app.errors import UserInputError
from app.i18n import N_

_PATH_CHARACTERS = "/%:@!$&'()*+,;=~-._"


def book_url(text: str, *, insecure: bool = False) -> str:
    """The address of an address book in its one way to write it.

    Raises:
        UserInputError: it is no http(s) address, holds a name or password, or is an unencrypted
            one of another computer and `insecure` is not set.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as error:
        raise _no_address() from error
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise _no_address()
    if "@" in parts.netloc:
        raise UserInputError(
            N_("Leave the name and password out of the address, and give the name as --user NAME.")
        )
    if parts.scheme == "http" and not insecure and not _is_this_computer(host):
        raise UserInputError(
            N_(
                "What is sent to {host} by http can be read by others on the way. Nothing was "
                "sent. Give an address that begins with https, or add --insecure."
            ),
            host=host,
        )
    place = f"[{host}]" if ":" in host else host
    path = quote(parts.path.rstrip("/"), safe=_PATH_CHARACTERS)
    return f"{parts.scheme}://{place}{f':{port}' if port else ''}{path}/"


def _no_address() -> UserInputError:
    return UserInputError(
        N_("That is no address of an address book. One is: https://dav.example.com/me/contacts/")
    )


def _is_this_computer(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
