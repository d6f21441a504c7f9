"""Pieces of one role in Latin lines: names apart from positions, positions from bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocr.parse.company import is_institution, is_slogan, legal_form
from ocr.parse.evidence import Row, Span
from ocr.parse.latin_name import (
    HONORIFIC,
    is_given_name,
    is_known_name,
    is_known_part,
    is_romanised,
    strip_credentials,
)
from ocr.parse.person_name import name_likeness
from ocr.parse.position import english_role, is_all_role

EDGE = " ・,，．:;|/／｜、()（）[]【】〈〉<>《》√★☆◎△▲※*=~^_■●◆◇○□▼▶►-–—"
_REGISTERED = re.compile(
    r"(?<=\w)[,;]?\s+(?:[A-Z]{2,4}\s)?(?:Reg|Registration|Lic|License|Licence|Cert|DRE|NMLS)\b\.?"
    r"(?:\s?(?:No|Number)\.?)?\s?[#:]?\s?#?[A-Z]{0,3}\d[\dA-Z/-]*$"
)
"""A registration behind a position: Principal NSW Reg. 9127."""
_FACULTY = re.compile(
    r"(?P<faculty>(?:Faculty|Department|Dept\.?|(?:Graduate )?School|Institute|Cent(?:er|re)|"
    r"Division|Laboratory)\s(?:of|for)\s[^,]+),\s(?P<whole>[^,]*\b(?:University|College|Hospital)\b[^,]*)$"
)
_OF_WORK = re.compile(
    r"[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:d[aeiou]s?|del|dell[aeo]|des|du|für|der|van|voor|för|af)\s"
    r"[^.!?]+$",
    re.IGNORECASE,
)
"""A position or a body that goes on in small letters: Chef de projet, Directeur des ventes."""
_HEADS = re.compile(
    r"(?i:(?:vice|deputy|associate|assistant|acting|honorary|emeritus|senior|sr\.?|former)[\s-])*"
    r"(?i:president|dean|head|chair|director|professor|principal|chancellor|provost|registrar|"
    r"lecturer|manager|member|fellow|secretary|librarian|chief|ceo|founder|owner)"
)
"""What a position at a body begins with: Dean of the College, but not Engineering Staff College."""
_REGION = re.compile(
    r"(?:APAC|EMEA|LATAM|ASEAN|MENA|DACH|ANZ|Asia(?:[ -]Pacific)?|Europe|Americas|North America|"
    r"(?:North|South|Mid)?-?(?:[Ee]ast|[Ww]est|[Nn]orth|[Ss]outh)(?:ern)?(?: Region)?|"
    r"Middle East|Africa|Japan|China|India|Korea|Singapore|Global|International|Worldwide|USA?|UK)"
)
"""Where a position holds: Head of Sales, APAC."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one role: `department`, `title`, `qualification`, or `open` where none is told."""

    span: Span
    role: str

    @property
    def text(self) -> str:
        """The letters."""
        return self.span.text


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The place without marks at its ends, if anything is left of it."""
    while start < end and text[start] in EDGE and not _belongs(text, start):
        start += 1
    while end > start and text[end - 1] in EDGE and not _closes_form(text[start:end]):
        end -= 1
    if end > start:
        yield start, end


def _belongs(text: str, start: int) -> bool:
    """(株)青嶺 and the ○○ of samples begin names."""
    form = text[start] in "(（" and legal_form(text[start:]) is not None
    return form or text[start : start + 2] in ("○○", "◯◯", "●●", "△△", "□□")


def _closes_form(text: str) -> bool:
    return text.endswith((")", "）")) and ("(" in text or "（" in text)


def latin_pieces(row: Row, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a Latin line, which bars, dots and slashes part."""
    text = row.text[start:end]
    parts = [m.span() for m in re.finditer(r"(?:[^|／｜•·/]|(?<! )/|/(?! ))+", text)]
    if text.count(" / ") == len(parts) - 1 and _is_one_position(text):
        yield Piece(Span(row, start, end), "title")
        return
    for a, b in parts:
        for from_, to in trimmed(row.text, start + a, start + b):
            yield from latin_piece(row, from_, to)


def _is_one_position(text: str) -> bool:
    """Whether slashes part what somebody does, one of it known for a position: DJ / PRODUCER."""
    parts = text.split(" / ")
    if len(parts) < 3 or any(len(p.split()) > 3 or re.search(r"[@\d]", p) for p in parts):
        return False
    roles = [english_role(part) for part in parts]
    named = name_likeness(parts[0]) >= 0.6
    return not named and roles[0] != "topic" and "title" in roles and "department" not in roles


def latin_piece(row: Row, start: int, end: int) -> Iterator[Piece]:
    """What is printed as one: a name, a position, a department, or several of them."""
    registered = _REGISTERED.search(row.text, start, end)
    end = registered.start() if registered else end
    text = row.text[start:end]
    cut = _name_before_role(text)
    if cut:
        yield Piece(Span(row, start, start + cut[0]), "open")
        yield from latin_piece(row, start + cut[1], end)
        return
    if name := _name_behind_role(text):
        yield Piece(Span(row, start, start + name - 1), "title")
        yield Piece(Span(row, start + name, end), "open")
        return
    said = is_slogan(text) and not _OF_WORK.match(text)
    role = None if said or legal_form(text) else english_role(text)
    if role == "department" or (role == "title" and not _HEADS.match(text)):
        role = None if is_institution(text) and "," not in text else role
    named = is_known_name(text) and name_likeness(text) >= 0.85
    if role is not None and (named or _is_addressed(text)):
        role = None
    if role is not None and (faculty := _FACULTY.match(text)):
        yield Piece(Span(row, start, start + faculty.end("faculty")), "department")
        yield Piece(Span(row, start + faculty.start("whole"), end), "open")
        return
    comma = text.find(", ")
    if role is not None and comma > 0:
        head, tail = english_role(text[:comma]), english_role(text[comma + 2 :])
        if head == "title" and _REGION.fullmatch(text[comma + 2 :]):
            yield Piece(Span(row, start, end), "title")
            return
        if head == "title" and tail != "title":
            yield Piece(Span(row, start, start + comma), "title")
            behind = "qualification" if tail == "qualification" else "department"
            yield Piece(Span(row, start + comma + 2, end), behind)
            return
        unknown = head is None and is_all_role(text[comma + 2 :]) and "&" in text[:comma]
        if (head in ("department", "topic") or unknown) and tail == "title":
            yield Piece(Span(row, start, start + comma), "department")
            yield Piece(Span(row, start + comma + 2, end), "title")
            return
    bare = strip_credentials(text)[0]
    if role is None and len(bare) < len(text) and name_likeness(bare) > 0.4:
        yield Piece(Span(row, start, start + len(bare)), "open")
        return
    yield Piece(Span(row, start, end), role or "open")


def _is_addressed(text: str) -> bool:
    """Whether what could be a position only addresses a person: Chief Tunde Adeyemi."""
    before = HONORIFIC.match(text)
    name = text[before.end() :] if before else ""
    words = name.split()
    if len(words) < 2 or english_role(name) is not None or name_likeness(name) < 0.75:
        return False
    return is_given_name(words[0]) or is_known_part(words[-1])


def _name_before_role(text: str) -> tuple[int, int] | None:
    """Where a name ends and its title begins in one line: "Grace Hill, CEO", "Grace Hill – CEO"."""
    for mark in re.finditer(r",\s+|\s+[-–—]\s+|\s*:\s+", text):
        head, tail = text[: mark.start()], text[mark.end() :]
        if name_likeness(head) >= 0.75 and english_role(tail) in ("title", "qualification"):
            return None if english_role(tail) == "qualification" else mark.span()
        if name_likeness(head) >= 0.6 and len(head.split()) == 2 and is_all_role(tail):
            return mark.span()
    return _name_beside_role(text)


def _name_beside_role(text: str) -> tuple[int, int] | None:
    """The same where but a space parts them: "Grace Hill Founder & CEO"."""
    for gap in list(re.finditer(r"\s+", text))[1:3]:
        head, tail = text[: gap.start()], text[gap.end() :]
        plain = all(w[0].isupper() for w in head.split()) and english_role(head) is None
        plain = plain and is_given_name(head.split()[0])
        if plain and name_likeness(head) >= 0.6 and is_all_role(tail):
            return gap.span()
    return None


def _name_behind_role(text: str) -> int:
    """Where a name begins behind a whole title in one line: Attorney at Law Grace Hill; or 0."""
    words = text.split(" ")
    title, name = " ".join(words[:-2]), " ".join(words[-2:])
    known = len(words) > 3 and (is_romanised(name) or is_known_name(name))
    before = HONORIFIC.match(text)
    addressed = before is not None and before.end() > len(title)
    told = known and not addressed and english_role(name) is None
    return len(title) + 1 if told and english_role(title) == "title" and name.istitle() else 0
