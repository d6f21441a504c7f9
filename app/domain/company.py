"""A company and its industry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.domain.ids import CompanyId
from ocr.parse.company import company_key


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """A key equal for all spellings of a company's name; kept, for colleagues share a company."""
    return company_key(name)


class IndustryReason(StrEnum):
    """Why a company has its industry; a user's choice always wins."""

    USER = "user"
    DOMAIN = "domain"
    DIRECTORY = "directory"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Company:
    """A company; `name_key` is its name folded, without legal form."""

    id: CompanyId
    name: str
    name_key: str
    kana: str | None = None
    industry: str | None = None
    industry_reason: IndustryReason | None = None
    corporate_number: str | None = None
    domains: tuple[str, ...] = ()
