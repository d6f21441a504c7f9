"""What a table has no column for, as lines of the note, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.contact import (
    Affiliation,
    ContactMethod,
    MethodKind,
    MethodType,
    PersonName,
    PostalAddress,
)
from app.domain.industry import classify, industry, industry_named
from app.formats.kana import katakana
from app.formats.records import ExportPerson
from app.i18n import language

_LABELS = {
    "industry": ("業種", "Industry"),
    "tags": ("タグ", "Tags"),
    "kana": ("フリガナ", "Phonetic name"),
    "romaji": ("ローマ字", "Latin name"),
    "work": ("所属", "Affiliation"),
    "address": ("住所", "Address"),
    "met": ("会ったイベント", "Met at"),
}
_NOTHING = "–"
_PARTS = 3  # company, department, position
_BY_LABEL = {label: what for what, labels in _LABELS.items() for label in labels}
_LINE = re.compile(f"({'|'.join(_BY_LABEL)}): (.+)")
_METHOD = re.compile(f"({'|'.join(MethodKind)})(?: ({'|'.join(MethodType)}))?: (.+)")


@dataclass(slots=True)
class Told:
    """What the lines of a note tell beside the note itself."""

    note: str = ""
    industry: str | None = None
    tags: list[str] = field(default_factory=list)
    kana: str = ""
    romaji: str = ""
    works: list[Affiliation] = field(default_factory=list)
    methods: list[ContactMethod] = field(default_factory=list)
    addresses: list[PostalAddress] = field(default_factory=list)


def line_of(what: str, text: str) -> str:
    """A line of the note with its label in the language in use."""
    ja, en = _LABELS[what]
    return f"{ja if language() == 'ja' else en}: {' '.join(text.split())}"


def method_line(method: ContactMethod) -> str:
    """A number, an address or a link that found no column."""
    use = "" if method.type is MethodType.WORK else f" {method.type}"
    return f"{method.kind}{use}: {' '.join(method.value.split())}"


def lines_of(person: ExportPerson, *, has_tags: bool, has_kana: bool) -> Iterator[str]:
    """Other affiliations, industry and tags, readings, where the table has no column for them."""
    details = person.contact.details
    for work in details.affiliations:
        if work.until is None and work is not details.current:
            parts = (work.company, work.department, work.position)
            yield line_of("work", " / ".join(part or _NOTHING for part in parts))
    if not has_tags and person.industry:
        yield line_of("industry", person.industry)
    if not has_tags and details.tags:
        yield line_of("tags", "; ".join(details.tags))
    if not has_kana and details.name.kana:
        yield line_of("kana", details.name.kana)
    if details.name.romaji:
        yield line_of("romaji", _latin(details.name))


def told_by(note: str) -> Told:
    """The note without the lines that tell something else, and what those tell."""
    told = Told()
    left = []
    for line in note.split("\n"):
        if found := _METHOD.fullmatch(line):
            kind, use, value = found.groups()
            told.methods.append(
                ContactMethod(MethodKind(kind), value, type=MethodType(use or MethodType.WORK))
            )
        elif not ((found := _LINE.fullmatch(line)) and _take(told, _BY_LABEL[found[1]], found[2])):
            left.append(line)
    told.note = "\n".join(left)
    return told


def _take(told: Told, what: str, text: str) -> bool:
    """Note what a line tells; False if it cannot be that."""
    if what == "tags":
        told.tags += [tag.strip() for tag in text.split(";") if tag.strip()]
    elif what == "work":
        parts = [None if part == _NOTHING else part for part in text.split(" / ")]
        if not any(parts) or len(parts) != _PARTS:
            return False
        company, department, position = parts
        told.works.append(Affiliation(company, department, position))
    elif what == "address":
        told.addresses.append(PostalAddress(text))
    elif what == "kana" and not katakana(text):
        return False
    elif what == "industry" and not industry_named(text):
        told.industry = told.industry or _likely_industry(text)
        return False  # another program's word for it stays
    elif what != "met":
        setattr(told, what, text)
    return True


def _likely_industry(text: str) -> str | None:
    likely = classify(text)
    known = industry(likely.code) if likely else None
    return known.name_ja if known else None


def _latin(name: PersonName) -> str:
    """The family name first with a comma, so that both are told apart again."""
    if name.family_romaji and name.given_romaji:
        return f"{name.family_romaji}, {name.given_romaji}"
    return f"{name.family_romaji}," if name.family_romaji else name.given_romaji or ""
