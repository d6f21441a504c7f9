"""A person and what is printed about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import AffiliationId, CompanyId, ContactId, ScanId


class Source(StrEnum):
    """Where a contact came from."""

    SCAN = "scan"
    IMPORT = "import"
    HAND = "hand"


class Promotion(StrEnum):
    """Whether the person said that promotion may be sent."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class MethodKind(StrEnum):
    """A way to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    URL = "url"
    SOCIAL = "social"


class MethodType(StrEnum):
    """What a contact method is for."""

    WORK = "work"
    HOME = "home"
    MAIN = "main"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as printed, and its parts where they are known; kana is full-width katakana."""

    printed: str
    family: str | None = None
    given: str | None = None
    family_kana: str | None = None
    given_kana: str | None = None
    family_romaji: str | None = None
    given_romaji: str | None = None
    credentials: str | None = None

    def __post_init__(self) -> None:
        if not self.printed.strip():
            raise ValueError("a name must not be blank")

    @property
    def romaji(self) -> str | None:
        """Given and family name in Latin letters, if known."""
        return " ".join(p for p in (self.given_romaji, self.family_romaji) if p) or None

    @property
    def kana(self) -> str | None:
        """Family and given name in katakana, if known."""
        return " ".join(p for p in (self.family_kana, self.given_kana) if p) or None


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A place where a person works or worked; a new job closes an old one."""

    company: str | None = None
    department: str | None = None
    position: str | None = None
    since: date | None = None
    until: date | None = None
    is_primary: bool = False
    scan_id: ScanId | None = None
    company_id: CompanyId | None = None
    id: AffiliationId | None = None

    def __post_init__(self) -> None:
        if not (self.company or self.department or self.position):
            raise ValueError("an affiliation needs a company, a department or a position")
        if self.since and self.until and self.since > self.until:
            raise ValueError("an affiliation cannot end before it begins")


@dataclass(frozen=True, slots=True)
class ContactMethod:
    """An address, number or link; `normalised` is E.164, folded mail or bare URL."""

    kind: MethodKind
    value: str
    normalised: str | None = None
    type: MethodType = MethodType.WORK
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A postal address as printed, and its parts where they are known."""

    printed: str
    postcode: str | None = None
    country: str | None = None
    prefecture: str | None = None
    city: str | None = None
    street: str | None = None
    building: str | None = None


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """All that a user edits; one type for editor, review, import and merge.

    Attributes:
        extra: vCard lines that we do not understand and write back as they came; with a mark those
            that the details say too, but less of (`app.formats.originals`).
    """

    name: PersonName
    affiliations: tuple[Affiliation, ...] = ()
    methods: tuple[ContactMethod, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    extra: tuple[str, ...] = ()

    @property
    def current(self) -> Affiliation | None:
        """The affiliation to show: the primary one among those that have not ended."""
        live = [a for a in self.affiliations if a.until is None]
        return next((a for a in live if a.is_primary), live[0] if live else None)

    def values(self, kind: MethodKind) -> tuple[str, ...]:
        """The values of all methods of a kind, primary first."""
        ranked = sorted(self.methods, key=lambda m: not m.is_primary)
        return tuple(m.value for m in ranked if m.kind is kind)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in the card book."""

    id: ContactId
    uid: str
    details: ContactDetails
    source: Source
    created_at: datetime
    updated_at: datetime
    promotion: Promotion = Promotion.NOT_ASKED
    mark: str | None = None
    deleted_at: datetime | None = None
    merged_into: ContactId | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """What the user calls somebody: tags, and a private word that never leaves the book."""

    tags: tuple[str, ...] = ()
    mark: str | None = None


UNLABELLED = Labels()
