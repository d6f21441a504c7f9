"""The industries of companies that are listed or file reports, by their names."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from app.domain.company import IndustryReason
from app.domain.industry import Classification
from ocr.parse.company import company_key


def listed(company_name: str) -> Classification | None:
    """The industry that the directory gives for a company of this name; None if it has none."""
    code = _table().get(company_key(company_name)) if company_name else None
    return Classification(code, IndustryReason.DIRECTORY) if code else None


@cache
def _table() -> dict[str, str]:
    packed = files("resources").joinpath("companies.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {key: code for key, code in pairs}
