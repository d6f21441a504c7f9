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


def is_corporate_number(text: str) -> bool:
    """Whether text is a valid 13-digit corporate number (法人番号).

    The first digit is 9 - (sum of P_n x Q_n mod 9) over the other twelve from the right, with
    Q = 1, 2, 1, 2 … (Order of the Ministry of Finance on corporate numbers, article 2).
    """
    if len(text) != 13 or not (text.isascii() and text.isdigit()):
        return False
    total = sum(int(d) * (1 + i % 2) for i, d in enumerate(reversed(text[1:])))
    return int(text[0]) == 9 - total % 9
