"""Two cards of one person, field by field."""

from __future__ import annotations

from app.domain.comparison import Outcome, Relation, compare, settle
from app.domain.contact import ContactDetails, MethodKind
from app.domain.typed import details_of
from app.services.merge import joined
from ocr.model import FieldKind

KNOWN = {
    FieldKind.NAME: "髙橋 美咲",
    FieldKind.COMPANY: "みなと住販株式会社",
    FieldKind.TITLE: "主任",
    FieldKind.MOBILE: "090-0000-4300",
    FieldKind.PHONE: "03-0000-1940",
    FieldKind.EMAIL: "m.takahashi@minato.example.co.jp",
    FieldKind.ADDRESS: "東京都港区海岸通1-2-3",
}
NEWER = {
    FieldKind.NAME: "高橋　美咲",
    FieldKind.NAME_KANA: "タカハシ ミサキ",
    FieldKind.COMPANY: "株式会社あおば地所",
    FieldKind.TITLE: "課長",
    FieldKind.MOBILE: "09000004300",
    FieldKind.PHONE: "03-0000-1200",
    FieldKind.EMAIL: "m.takahashi@aoba.example.co.jp",
    FieldKind.ADDRESS: "東京都港区海岸通1-2-3 汐見ビル4F",
}


def details(values: dict[FieldKind, str]) -> ContactDetails:
    made = details_of(values.items())
    assert made is not None
    return made


def test_each_field_says_what_becomes_of_it() -> None:
    rows = {row.kind: row for row in compare(details(KNOWN), details(NEWER))}
    told = {kind: (row.relation, row.outcome) for kind, row in rows.items()}
    assert told == {
        FieldKind.NAME: (Relation.SAME, Outcome.STAYS),
        FieldKind.NAME_KANA: (Relation.ADDED, Outcome.ADDED),
        FieldKind.COMPANY: (Relation.CHANGED, Outcome.NEW_JOB),
        FieldKind.TITLE: (Relation.CHANGED, Outcome.NEW_JOB),
        FieldKind.MOBILE: (Relation.SAME, Outcome.STAYS),
        FieldKind.PHONE: (Relation.DIFFERS, Outcome.ASKED),
        FieldKind.EMAIL: (Relation.ADDED, Outcome.BOTH),
        FieldKind.ADDRESS: (Relation.FULLER, Outcome.ASKED),
    }
    assert not rows[FieldKind.ADDRESS].prefers_known


def test_a_company_written_otherwise_is_the_same() -> None:
    other = {**KNOWN, FieldKind.COMPANY: "みなと住販㈱"}
    rows = {row.kind: row for row in compare(details(KNOWN), details(other))}
    assert rows[FieldKind.COMPANY].relation is Relation.SAME


def test_what_one_card_leaves_out_stays() -> None:
    short = {FieldKind.NAME: KNOWN[FieldKind.NAME]}
    rows = compare(details(KNOWN), details(short))
    assert {row.outcome for row in rows} == {Outcome.STAYS}


def test_the_newer_value_is_taken_unless_the_known_one_was_chosen() -> None:
    known, newer = details(KNOWN), details(NEWER)
    both = joined(known, newer)
    settled = settle(both, known, newer)
    assert [m.value for m in settled.methods if m.kind == "phone"] == ["03-0000-1200"]
    assert [a.printed for a in settled.addresses] == [NEWER[FieldKind.ADDRESS]]
    assert len(settled.values(MethodKind.EMAIL)) == 2
    kept = settle(both, known, newer, {FieldKind.PHONE, FieldKind.ADDRESS})
    assert [m.value for m in kept.methods if m.kind == "phone"] == ["03-0000-1940"]
    assert [a.printed for a in kept.addresses] == [KNOWN[FieldKind.ADDRESS]]
