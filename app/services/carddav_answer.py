"""What a CardDAV server may answer, and who we say we are to it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.errors import EnishiError, UserInputError
from app.i18n import N_

CARDDAV = "urn:ietf:params:xml:ns:carddav"
_ETAG = re.compile(r"[\x21-\x7e\x80-\xff]{1,1000}")


class EntryFailed(EnishiError):
    """One entry could not be brought to the server; others may be."""


class Unreachable(EntryFailed):
    """The server gave no answer, or none but that it is busy, however often it was asked.

    Attributes:
        in_doubt: whether it may have done what it was asked all the same.
    """

    def __init__(self, message: str, *, in_doubt: bool, **parameters: object) -> None:
        super().__init__(message, **parameters)
        self.in_doubt = in_doubt


@dataclass(frozen=True, slots=True)
class Login:
    """Who we say we are."""

    user: str
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        if ":" in self.user:
            raise UserInputError(N_("The name of a user holds no colon."))

    @property
    def header(self) -> str:
        """The value of `Authorization` (RFC 7617)."""
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said; `in_doubt` if an earlier try broke off and may have been done."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    in_doubt: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the server did what it was asked."""
        return 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing at that place."""
        return self.status in (404, 410)

    @property
    def etag(self) -> str | None:
        """The mark of what lies there now, if the server gave a usable one."""
        etag = self.headers.get("etag", "")
        return etag if _ETAG.fullmatch(etag) else None

    @property
    def names_precondition(self) -> bool:
        """Whether the server refuses this one card, for a reason of RFC 6352, section 6.3.2.1."""
        return self.status in (403, 409) and CARDDAV.encode() in self.body
