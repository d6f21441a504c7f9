"""The fields of one card: candidates of all its lines, settled together and graded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ocr.model import Alternative, FieldKind, FieldReading, Level, Penalty
from ocr.parse.checks import CHECK, Facts, checked, same_value
from ocr.parse.codes import facts_of
from ocr.parse.company import company_key, legal_form
from ocr.parse.contacts import contacts_of, doubting_bare_numbers, has_postal_mark
from ocr.parse.doubts import DOUBTS, with_doubts
from ocr.parse.evidence import READERS, Candidate, Row, SideText, Span
from ocr.parse.home_numbers import at_home
from ocr.parse.hosts import hosts_of_mail, mended, with_initials
from ocr.parse.latin_pieces import Piece
from ocr.parse.lost_marks import with_lost_marks
from ocr.parse.mended_codes import with_towns
from ocr.parse.online import registered_domain
from ocr.parse.people import people_and_firms
from ocr.parse.places import addresses_of
from ocr.parse.postal import names_japan
from ocr.parse.posts_abroad import borne_out
from ocr.parse.rows import rows_of
from ocr.parse.segments import pieces_of
from ocr.parse.torn import whole_again
from ocr.parse.trust import confirmed
from ocr.parse.unread import without_unread
from ocr.parse.vouch import NUMBERS
from ocr.text import edit_distance, is_japanese, squeeze

_ORDER = tuple(FieldKind)
_STRONG, _MEDIUM, _LOW = 0.90, 0.70, 0.40
_AHEAD = 0.10
_SCORE = 0.1
"""Of 80 fields that the engine itself doubts by more, 2 were wrong; of 5,400 others 4."""
_NEVER_SURE = (
    "second_reading",
    "variant",
    "open_end",
    "several_cards",
    "odd_signs",
    "lone_link",
    *DOUBTS,
)
"""Penalties that nothing else on a card can answer."""
_SECOND = Penalty("second_reading", 0.5, 3.0)
_SEVERAL = Penalty("several_cards", 0.5, 3.0)
_FROM_CODE = Penalty("not_printed", 0.05, 1.0)
_LINK = Penalty("lone_link", 0.5, 3.0)


def resolve_fields(sides: Sequence[SideText]) -> tuple[FieldReading, ...]:
    """The fields of one card from all its sides, in the order of `FieldKind`, best first."""
    facts = [fact for side in sides for code in side.codes for fact in facts_of(code)]
    found: list[Candidate] = []
    pieces: list[Piece] = []
    for number, side in enumerate(sides):
        rows = rows_of(side, number)
        contacts = _contacts(rows, rows_of(side, number, engine=1))
        places = addresses_of(rows, contacts)
        found += contacts + places
        taken = [span for c in (*contacts, *places) for span in c.spans]
        pieces += [piece for row in rows for piece in pieces_of(row, taken)]
    found += people_and_firms(pieces, found, facts)
    found = without_unread(at_home(found), pieces)
    found = borne_out(with_towns(with_initials(with_lost_marks(found))))
    settled = _once(checked(_once(found) + _from_codes(found, facts), facts))
    settled = with_doubts(settled, pieces)
    if _is_several(settled):
        settled = [c.having(_SEVERAL) for c in settled]
    graded = [_reading(c) for c in confirmed(settled, facts)]
    return tuple(sorted(graded, key=lambda f: (_ORDER.index(f.kind), -f.confidence)))


def _is_several(found: Sequence[Candidate]) -> bool:
    """Whether this is more than one card: mailboxes at three firms, or three firms at two."""
    hosts = {registered_domain(c.value) for c in found if c.kind is FieldKind.EMAIL}
    firms = [c for c in found if c.kind is FieldKind.COMPANY and legal_form(c.value)]
    keys = {company_key(c.value) for c in firms if is_japanese(c.value)}
    return len(hosts) > 2 or (len(hosts) > 1 and len(keys) > 2)


def graded_anew(
    reading: FieldReading, *evidence: Penalty, without: Collection[str] = ()
) -> FieldReading:
    """A field after it met further evidence, graded as all fields are.

    Args:
        reading: the field; alternatives that the evidence rules out are taken away before.
        evidence: penalties, which replace those of the same name.
        without: names of penalties that the evidence has answered.
    """
    kept = tuple(p for p in reading.penalties if p.name not in without)
    spellings = tuple(a.value for a in reading.alternatives)
    candidate = Candidate(reading.kind, reading.value, (), kept, spellings=spellings)
    passed = any(p.name == CHECK and p.amount == 0 for p in evidence)
    graded = _reading(replace(candidate, face=reading.face).having(*evidence, checked=passed))
    return replace(graded, quad=reading.quad)


def _contacts(rows: Sequence[Row], second: Sequence[Row]) -> list[Candidate]:
    """Numbers, addresses of mail and web, and postal codes of one side."""
    in_japan = any(is_japanese(row.text) or names_japan(row.text) for row in rows)
    found = _with_second(rows, second, in_japan)
    found = whole_again(rows, found)
    found = mended(doubting_bare_numbers([*found, *hosts_of_mail(rows, found)]))
    if in_japan:
        return found
    # 555-0100 is no postal code where nothing is Japanese.
    return [c for c in found if c.kind is not FieldKind.POSTAL or has_postal_mark(c)]


def _with_second(rows: Sequence[Row], second: Sequence[Row], in_japan: bool) -> list[Candidate]:
    """Contacts by the best readings; the second readings give spellings, and what the best lack."""
    found = [c for row in rows for c in contacts_of(row, in_japan=in_japan)]
    for row in second:
        for other in contacts_of(row, in_japan=in_japan):
            places = [
                i for i, c in enumerate(found) if c.kind is other.kind and _same_place(c, other)
            ]
            if not places and not any(_same_place(c, other) for c in found):
                found.append(_moved(other, rows).having(_SECOND))
            for i in places:
                found[i] = replace(found[i], spellings=(*found[i].spellings, other.value))
    return found


def _same_place(one: Candidate, other: Candidate) -> bool:
    if one.quad is None or other.quad is None:
        return False
    a, b = one.quad.box, other.quad.box
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    least = min(a.width * a.height, b.width * b.height)
    return across > 0 and down > 0 and across * down > 0.4 * least


def _moved(candidate: Candidate, rows: Sequence[Row]) -> Candidate:
    """A second reading's candidate on the whole line of the best reading that it replaces."""
    place = candidate.spans[0].row.members[0].line.quad
    for row in rows:
        for member in row.members:
            if member.line.quad == place:
                return replace(candidate, spans=(Span(row, member.start, member.end),))
    return candidate


def _from_codes(found: Sequence[Candidate], facts: Facts) -> list[Candidate]:
    """What a QR code states and no line shows; names and firms only where none was read."""
    kinds = {c.kind for c in found}
    missing = [
        (kind, value)
        for kind, value in facts
        if not any(c.kind is kind and same_value(kind, c.value, value) for c in found)
    ]
    numbers = [c.value for c in found if c.kind in NUMBERS]
    hosts = {
        registered_domain(c.value) for c in found if c.kind in (FieldKind.EMAIL, FieldKind.URL)
    }
    return [
        Candidate(kind, value, (), (_FROM_CODE,)).having(*_doubts(kind, value, facts, hosts))
        for kind, value in dict.fromkeys(missing)
        if kind not in kinds
        and not (kind in NUMBERS and any(same_value(kind, value, n) for n in numbers))
    ]


def _doubts(kind: FieldKind, value: str, facts: Facts, hosts: Collection[str]) -> Iterator[Penalty]:
    """A link alone in a code may lead anywhere, and is not printed."""
    if kind is FieldKind.URL and len(facts) == 1:
        yield _LINK


def _once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each value once a kind, the surest of those that say the same."""
    kept: list[Candidate] = []
    for candidate in candidates:
        place = next((i for i, k in enumerate(kept) if _says_same(k, candidate)), None)
        if place is None:
            kept.append(candidate)
        elif candidate.confidence > kept[place].confidence + 0.05:
            kept[place] = candidate
    return [c for c in kept if not any(_is_start_of(c, k) for k in kept)]


def _is_start_of(one: Candidate, other: Candidate) -> bool:
    """Whether an address is another without its building: a line that was read twice."""
    if one.kind is not FieldKind.ADDRESS or other.kind is not FieldKind.ADDRESS:
        return False
    beside = any(a.row is b.row for a in one.spans for b in other.spans)
    return beside and other.value != one.value and other.value.startswith(f"{one.value} ")


def _says_same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one field; an address read twice may differ in a letter or two."""
    if one.kind is not other.kind:
        return False
    if one.kind is FieldKind.COMPANY and is_japanese(one.value) != is_japanese(other.value):
        return False
    if same_value(one.kind, one.value, other.value):
        return True
    if one.kind is not FieldKind.ADDRESS or len(one.value) < 12:
        return False
    numbers = [re.findall(r"\d+", c.value) for c in (one, other)]
    beside = any(a.row is b.row for a in one.spans for b in other.spans)
    return beside and numbers[0] == numbers[1] and edit_distance(one.value, other.value) <= 2


def _reading(candidate: Candidate) -> FieldReading:
    alternatives = _alternatives(candidate)
    confidence = min(1.0, max(0.0, candidate.confidence))
    return FieldReading(
        candidate.kind,
        candidate.value,
        confidence,
        _level(candidate, confidence, alternatives),
        candidate.face,
        candidate.quad,
        candidate.penalties,
        alternatives,
    )


def _alternatives(candidate: Candidate) -> tuple[Alternative, ...]:
    key = squeeze(candidate.value)
    values = [v for v in dict.fromkeys(candidate.spellings) if v and squeeze(v) != key]
    share = max(0.0, min(candidate.confidence, 1.0) - 0.05)
    return tuple(Alternative(v, share * 0.9**i) for i, v in enumerate(values))


def _level(candidate: Candidate, confidence: float, alternatives: Sequence[Alternative]) -> Level:
    """Strong needs two readers or a check, no failed check, and no near rival."""
    amounts = {p.name: p.amount for p in candidate.penalties}
    alone = (
        amounts.get("readers", 0.0) <= READERS["one"] and amounts.get("engine_score", 0.0) < 0.06
    )
    is_clear = amounts.get("readers", 0.0) <= READERS["clear"]
    is_confirmed = is_clear or (candidate.checked and alone)
    failed = amounts.get(CHECK, 0.0) >= 1.0 or amounts.get("corrected", 0.0) > 0.5
    # The mark before a postal code scores low; the code itself is borne out by its town.
    told = candidate.kind is FieldKind.POSTAL and candidate.checked
    failed = failed or (amounts.get("engine_score", 0.0) > _SCORE and not told)
    failed = failed or any(amounts.get(name, 0.0) > 0.0 for name in _NEVER_SURE)
    rival = max((a.confidence for a in alternatives), default=0.0)
    if confidence >= _STRONG and is_confirmed and not failed and confidence - rival >= _AHEAD:
        return Level.STRONG
    if confidence >= _MEDIUM:
        return Level.MEDIUM
    return Level.LOW if confidence >= _LOW else Level.NONE
