"""Files that somebody keeps with a contact, or with something they can bring."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from app.domain.ids import ContactId, OfferId

LIMIT = 100 * 1024 * 1024
"""No larger file is attached, in octets: a card book has to fit into its backup."""

_PROGRAMS = re.compile(
    "(?i)app|appimage|bat|cmd|com|cpl|desktop|exe|hta|jar|jse?|lnk|ms[ip]|pif|ps1|reg|scr|sh|url"
    "|vb[es]?|ws[fh]"
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a contact or of an offer; its content is kept once, under its digest.

    Attributes:
        contact_id, offer_id: whose it is; one of them.
        sha256: digest of the content.
        file_name: as it was called; text of somebody else, never a path.
        size: in octets.
        deleted_at: in the trash since.
    """

    contact_id: ContactId | None
    sha256: str
    file_name: str
    size: int
    added_at: datetime | None = None
    deleted_at: datetime | None = None
    offer_id: OfferId | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        if (self.contact_id is None) is (self.offer_id is None):
            raise ValueError("a file belongs to a contact or to an offer")

    @property
    def is_program(self) -> bool:
        """Whether opening it would run it; such a file is only ever saved elsewhere."""
        ending = PurePosixPath(self.file_name.strip(". ")).suffix
        return _PROGRAMS.fullmatch(ending.removeprefix(".")) is not None
