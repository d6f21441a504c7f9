"""What is stored of what a company is known by; apart from its derivation, which needs parsers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import CompanyId, ContactId, ScanId


class KnownKind(StrEnum):
    """What can be known of a company."""

    NAME = "name"
    DOMAIN = "domain"
    ADDRESS = "address"
    PHONE = "phone"
    INDUSTRY = "industry"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put right at a company: where `read` was read, `meant` stands on the card."""

    company_id: CompanyId
    kind: KnownKind
    read: str
    meant: str
    learned_on: date
    scan_id: ScanId | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A contact that tells nothing of this kind about a company.

    The user asked to forget it, or the card was accepted unseen while its reading was unsure.
    """

    company_id: CompanyId
    contact_id: ContactId
    kind: KnownKind
    id: int | None = None
