"""What lists show of a person."""

from __future__ import annotations

from app.domain.ids import ContactId
from app.frozen import frozen


@frozen
class ContactSummary:
    """What a list shows of a contact: the name, and the current affiliation."""

    id: ContactId
    name: str
    kana: str | None = None
    company: str | None = None
    position: str | None = None
    industry: str | None = None
