"""Which of several names of a firm on one card is the full one: logos and brands are not it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr.parse.company import company_key, fits_domain, institution, legal_form
from ocr.parse.evidence import Candidate
from ocr.text import is_japanese


def without_short(firms: Sequence[Candidate], hosts: Sequence[str]) -> list[Candidate]:
    """The firms without those that a fuller name with its legal form stands for.

    Args:
        firms: everything that may be a company.
        hosts: the hosts of the card's mail and web addresses.
    """
    full = [f.value for f in firms if legal_form(f.value)]
    return [
        f
        for f in firms
        if legal_form(f.value) or not any(_stands_for(name, f.value, hosts) for name in full)
    ]


def _stands_for(full: str, short: str, hosts: Sequence[str]) -> bool:
    key = _letters(short)
    if key and key in _letters(company_key(full)):
        return True
    if is_japanese(short):
        return False
    if institution(short) is None and any(
        _letters(label) == key for host in hosts for label in host.split(".")
    ):
        return True
    foreign = institution(short) is not None and not any(fits_domain(short, h) for h in hosts)
    return foreign and not is_japanese(full)


def _letters(text: str) -> str:
    return re.sub(r"[^\w]|_", "", text.casefold())
