"""Letters on which the readers leave doubt, settled by what else vouches for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ocr.model import FieldKind, Penalty
from ocr.parse.checks import Facts
from ocr.parse.evidence import READERS, Candidate
from ocr.parse.found_phones import find_phones
from ocr.parse.letters import Heard, heard, heard_digits, variant, without
from ocr.parse.name_fits import mail_fits, romaji_fits
from ocr.parse.online import normalise_email, normalise_url
from ocr.parse.vouch import NUMBERS, vouched
from ocr.parse.vouch_words import Letters, values
from ocr.text import is_japanese, kanji_to_digits, without_accents

_VERDICTS = {Heard.AGREED: "agree", Heard.ALONE: "one", Heard.DIFFERS: "differ"}
_AS_READ = (FieldKind.NAME, FieldKind.NAME_ROMAJI, FieldKind.COMPANY)
"""Names are no words: another reader's letter that a list knows is as often the wrong one."""
_DOUBTS = ("variant", "corrected", "odd_signs")
"""Other values stay beside one that both readers agree on, where something else speaks for them."""
_WORDS = (*_AS_READ, FieldKind.TITLE, FieldKind.DEPARTMENT)
_OPEN = ("label", "plan", "corrected", "ending")
"""With one of these a value that but one reader saw is not clear."""
_SECOND = Penalty("second_reading", 0.3, 2.0)
_CLEAR = 0.02


def confirmed(candidates: Sequence[Candidate], facts: Facts) -> list[Candidate]:
    """The candidates, each with the readers' verdict on what nothing else vouches for."""
    return [_settled(c, candidates, facts) for c in candidates]


def _settled(candidate: Candidate, others: Sequence[Candidate], facts: Facts) -> Candidate:
    if not candidate.spans:
        return candidate
    digits = candidate.kind in NUMBERS or candidate.kind is FieldKind.POSTAL
    if (heard_digits if digits else heard)(candidate) is None:
        return candidate
    rival = variant(candidate)
    sure = vouched(candidate, candidate.value, rival, others, facts)
    verdict = without(candidate, sure, digits)
    if verdict is Heard.DIFFERS:
        for spelling in () if candidate.kind in _AS_READ else candidate.spellings:
            if _is_better(candidate, spelling, sure, others, facts):
                return _heard_as(replace(candidate, value=spelling), Heard.AGREED).having(_SECOND)
        if rival is not None and not _is_plausible(candidate.kind, rival):
            return _heard_as(candidate, verdict if _tells_digits(candidate, rival) else Heard.ALONE)
        if rival and candidate.kind not in _AS_READ and not digits:
            candidate = _mixed(candidate, rival, sure, others, facts)
    settled = _heard_as(candidate, verdict)
    return _heard_clearly(settled, others) if verdict is Heard.ALONE else settled


def _heard_clearly(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A value that one reader alone saw, without a doubt, and that has the shape it must have.

    Of 110 such numbers and addresses and of 77 such names, firms and positions none was wrong;
    the first wrong ones had three times that doubt.
    """
    amounts = {p.name: p.amount for p in candidate.penalties}
    doubted = any(amounts.get(name, 0.0) > 0 for name in _OPEN)
    if amounts.get("engine_score", 1.0) > _CLEAR or doubted:
        return candidate
    if candidate.kind is FieldKind.EMAIL and not _is_of_person(candidate.value, others):
        return candidate
    if candidate.kind not in (FieldKind.EMAIL, *NUMBERS, *_WORDS):
        return candidate
    # What the second reader scribbled is no other spelling of it.
    return replace(candidate, spellings=()).having(Penalty("readers", READERS["clear"], 4.0))


def _is_of_person(mail: str, others: Sequence[Candidate]) -> bool:
    """Whether a mailbox bears a name that is printed on the card."""
    local = mail.partition("@")[0]
    names = values(others, FieldKind.NAME, FieldKind.NAME_ROMAJI)
    return any(romaji_fits(n, local) if is_japanese(n) else mail_fits(n, local) for n in names)


def _tells_digits(candidate: Candidate, rival: str) -> bool:
    """Whether the second reader saw most of a number, though with something that is none of it."""
    if candidate.kind not in NUMBERS:
        return False
    own, other = (re.sub(r"\D", "", kanji_to_digits(text)) for text in (candidate.value, rival))
    alike = SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks()
    return 3 * sum(block.size for block in alike) >= 2 * len(own)


def _is_plausible(kind: FieldKind, rival: str) -> bool:
    """Whether the second reader's letters could be the value at all: they tell nothing if not."""
    if kind is FieldKind.EMAIL:
        return normalise_email(rival) is not None
    if kind is FieldKind.URL:
        return normalise_url(rival) is not None
    return kind not in NUMBERS or bool(find_phones(rival))


def _is_better(
    candidate: Candidate, spelling: str, sure: Letters, others: Sequence[Candidate], facts: Facts
) -> bool:
    """Whether all that a spelling has of its own is vouched for, and not what stands there now."""
    told = vouched(candidate, spelling, candidate.value, others, facts)
    own, other = "".join(candidate.value.split()), "".join(spelling.split())
    if re.sub(r"[._-]", "", own).casefold() == re.sub(r"[._-]", "", other).casefold():
        return False  # nothing vouches for a dot
    if (
        own == other
        or without_accents(own) == other
        or len(told) != len(other)
        or len(sure) != len(own)
    ):
        return False
    steps = SequenceMatcher(None, own, other, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    gained = all(all(told[c:d]) and d > c for _, _, _, c, d in changed)
    return gained and not all(all(sure[a:b]) for _, a, b, _, _ in changed if b > a)


def _mixed(
    candidate: Candidate, rival: str, sure: Letters, others: Sequence[Candidate], facts: Facts
) -> Candidate:
    """The value with the second reader's letters where they alone are vouched for."""
    told = vouched(candidate, rival, candidate.value, others, facts)
    places = [i for i, letter in enumerate(candidate.value) if letter != " "]
    if len(told) != len(rival) or len(sure) != len(places):
        return candidate
    value, own = candidate.value, [candidate.value[i] for i in places]
    steps = SequenceMatcher(None, own, list(rival), autojunk=False).get_opcodes()
    for tag, a, b, c, d in reversed(steps):
        bare = without_accents("".join(own[a:b])) == rival[c:d]
        if tag == "replace" and all(told[c:d]) and not all(sure[a:b]) and not bare:
            value = value[: places[a]] + rival[c:d] + value[places[b - 1] + 1 :]
    if value == candidate.value:
        return candidate
    return replace(candidate, value=value, spellings=(candidate.value,)).having(_SECOND)


def _heard_as(candidate: Candidate, verdict: Heard) -> Candidate:
    weight = next((p.weight for p in candidate.penalties if p.name == "readers"), None)
    if weight is None:
        return candidate
    amount = READERS[_VERDICTS[verdict]]
    settled = candidate.having(Penalty("readers", amount, weight))
    doubted = amount or any(p.name in _DOUBTS and p.amount > 0 for p in settled.penalties)
    return replace(settled, spellings=candidate.spellings if doubted else ())
