"""Which of several names of a firm on one card is the full one: logos and brands are not it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr.model import Penalty
from ocr.parse.company import company_key, fits_domain, institution, legal_form
from ocr.parse.evidence import Candidate
from ocr.parse.vouch_words import is_business
from ocr.text import is_japanese, without_accents

_TOLD = Penalty("likeness", 0.1, 3.0)


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


def borne_out(firms: Sequence[Candidate], hosts: Sequence[str]) -> list[Candidate]:
    """The firms; one in Latin letters that has no rival is believed where a host spells all of it.

    So is one with words of its own before those of its trade: Sweet Magnolia Bakery.
    """
    latin = [f for f in firms if not is_japanese(f.value)]
    if len(latin) != 1 or len(firms) > 1:
        return list(firms)
    return [f.having(_TOLD) if _is_borne_out(f, hosts) else f for f in firms]


def _is_borne_out(firm: Candidate, hosts: Sequence[str]) -> bool:
    doubt = next((p.amount for p in firm.penalties if p.name == "likeness"), 0.0)
    if doubt <= _TOLD.amount or not any(c.isalpha() for c in firm.value):
        return False
    key = _letters(without_accents(firm.value))
    labels = [_letters(label) for host in hosts for label in host.split(".")[:-1]]
    words = firm.value.split()
    trade = [i for i in range(1, len(words)) if is_business(" ".join(words[i:]))]
    spelled = {key, *(_letters(without_accents(" ".join(words[:i]))) for i in trade)}
    if any(len(label) > 3 and label in spelled for label in labels):
        return True
    named = len(words) > 2 and bool(trade) and not is_business(words[0])
    return named and institution(firm.value) is not None


def _letters(text: str) -> str:
    return re.sub(r"[^\w]|_", "", text.casefold())
