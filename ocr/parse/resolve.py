"""The fields of one card: candidates of all its lines, settled together and graded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ocr.model import Alternative, FieldKind, FieldReading, Level, Penalty
from ocr.parse.checks import CHECK, Facts, checked, host_of, same_value
from ocr.parse.codes import facts_of
from ocr.parse.contacts import contacts_of
from ocr.parse.evidence import Candidate, Row, SideText, Span
from ocr.parse.places import addresses_of
from ocr.parse.roles import companies_of, kana_of, names_of, positions_of
from ocr.parse.rows import rows_of
from ocr.parse.segments import Piece, pieces_of
from ocr.text import has_kanji, is_japanese, squeeze

_ORDER = tuple(FieldKind)
_STRONG, _MEDIUM, _LOW = 0.90, 0.70, 0.40
_AHEAD = 0.10
_SURE_COMPANY = 0.55
"""A company with less likeness counts only where no better one is on the card."""
_SURE_NAME = 0.66
"""A name with more likeness stands even where the same letters could be a company."""
_SECOND = Penalty("second_reading", 0.5, 3.0)
_FROM_CODE = Penalty("not_printed", 0.05, 1.0)


def resolve_fields(sides: Sequence[SideText]) -> tuple[FieldReading, ...]:
    """The fields of one card from all its sides, in the order of `FieldKind`, best first."""
    facts = [fact for side in sides for code in side.codes for fact in facts_of(code)]
    found: list[Candidate] = []
    pieces: list[Piece] = []
    for number, side in enumerate(sides):
        rows = rows_of(side, number)
        contacts = _with_second(rows, rows_of(side, number, engine=1))
        places = addresses_of(rows, contacts)
        found += contacts + places
        taken = [span for c in (*contacts, *places) for span in c.spans]
        pieces += [piece for row in rows for piece in pieces_of(row, taken)]
    found += _people_and_firms(pieces, found, facts)
    settled = _once(checked(_once(found) + _from_codes(found, facts), facts))
    graded = [_reading(c) for c in settled]
    return tuple(sorted(graded, key=lambda f: (_ORDER.index(f.kind), -f.confidence)))


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


def _people_and_firms(
    pieces: Sequence[Piece], contacts: Sequence[Candidate], facts: Facts
) -> list[Candidate]:
    """Name, its readings, companies, departments and titles; no letters are used twice."""
    names = checked(names_of(pieces), facts)
    names = sorted(checked([*names, *contacts], facts)[: len(names)], key=lambda c: -c.confidence)
    japanese = [n for n in names if is_japanese(n.value)]
    japanese.sort(key=lambda n: not has_kanji(n.value))
    domains = [host_of(c.value) for c in contacts if c.kind in (FieldKind.EMAIL, FieldKind.URL)]
    firms = companies_of(pieces, domains)
    firm_sure = [f for f in firms if _likeness(f) >= _SURE_COMPANY]
    name = _best_name(japanese or names, firm_sure)
    chosen = [name] if name else []
    if japanese and name:
        latin = [n for n in names if not is_japanese(n.value) and not _clash(n, firm_sure)]
        chosen += [replace(n, kind=FieldKind.NAME_ROMAJI) for n in latin[:1]]
    chosen += [k for k in kana_of(pieces, name) if not _clash(k, chosen + firm_sure)][:1]
    chosen += positions_of([p for p in pieces if not _taken(p, chosen)])
    chosen += _firms(firms, chosen)
    return chosen


def _best_name(names: Sequence[Candidate], firms: Sequence[Candidate]) -> Candidate | None:
    free = [n for n in names if not _clash(n, firms) or _likeness(n) > _SURE_NAME]
    if not free:
        return None
    best, rest = free[0], free[1:2]
    others = tuple(r.value for r in rest if r.confidence > best.confidence - _AHEAD)
    return replace(best, spellings=(*best.spellings, *others))


def _firms(firms: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    free = [
        f for f in firms if not _clash(f, [c for c in chosen if c.kind is not FieldKind.DEPARTMENT])
    ]
    free = [f for f in free if _likeness(f) > 0.5 or not _clash(f, chosen)]
    legal = [f for f in free if _likeness(f) >= 0.99]
    good = [f for f in free if _likeness(f) >= _SURE_COMPANY]
    return legal or good[:2] or free[:1]


def _likeness(candidate: Candidate) -> float:
    return 1.0 - next((p.amount for p in candidate.penalties if p.name == "likeness"), 0.0)


def _clash(candidate: Candidate, others: Iterable[Candidate]) -> bool:
    return any(a.overlaps(b) for o in others for a in candidate.spans for b in o.spans)


def _taken(piece: Piece, chosen: Iterable[Candidate]) -> bool:
    return any(piece.span.overlaps(span) for c in chosen for span in c.spans)


def _with_second(rows: Sequence[Row], second: Sequence[Row]) -> list[Candidate]:
    """Contacts by the best readings; the second readings give spellings, and what the best lack."""
    found = [c for row in rows for c in contacts_of(row)]
    for row in second:
        for other in contacts_of(row):
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
    return [
        Candidate(kind, value, (), (_FROM_CODE,))
        for kind, value in dict.fromkeys(missing)
        if kind not in kinds
    ]


def _once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each value once a kind, the surest of those that say the same."""
    kept: list[Candidate] = []
    for candidate in candidates:
        place = next(
            (
                i
                for i, k in enumerate(kept)
                if k.kind is candidate.kind and same_value(k.kind, k.value, candidate.value)
            ),
            None,
        )
        if place is None:
            kept.append(candidate)
        elif candidate.confidence > kept[place].confidence + 0.05:
            kept[place] = candidate
    return kept


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
    confirmed = candidate.checked or amounts.get("readers", 0.0) == 0.0
    failed = amounts.get(CHECK, 0.0) >= 1.0 or amounts.get("corrected", 0.0) > 0.5
    rival = max((a.confidence for a in alternatives), default=0.0)
    if confidence >= _STRONG and confirmed and not failed and confidence - rival >= _AHEAD:
        return Level.STRONG
    if confidence >= _MEDIUM:
        return Level.MEDIUM
    return Level.LOW if confidence >= _LOW else Level.NONE
