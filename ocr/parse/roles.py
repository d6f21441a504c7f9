"""Names, companies, departments and titles among the open pieces of a card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse import lexicon
from ocr.parse.company import (
    fits_domain,
    institution,
    is_authority,
    is_institution,
    is_legal_form,
    is_slogan,
    legal_form,
    mended_form,
)
from ocr.parse.evidence import Candidate, Span, reading_penalties
from ocr.parse.latin_address import is_edifice, without_country
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import distance, is_near
from ocr.parse.offices import heads_address
from ocr.parse.over_lines import (
    HEADLESS,
    headed,
    is_headless,
    over_two_lines,
    positions_over_lines,
    with_fields,
)
from ocr.parse.person_name import kana_likeness, tidy_name
from ocr.parse.position import english_role, is_role_word
from ocr.parse.postal import address_likeness
from ocr.text import is_japanese, is_latin, japanese_spacing

_ABBREVIATED = re.compile(r"\b(?:Co|Corp|Inc|Ltd|Pte|Pvt|Bros|Cie)\.$", re.IGNORECASE)
_ODD_SIGNS = re.compile(r"[®©™√*#=<>~^|]|\s\.(?!\d)")
_TURKISH = re.compile(r"\sA\.\s?S\.?$")
_REGION_BEHIND = re.compile(r", [A-Z][\w ]*$")
_ODD = Penalty("odd_signs", 0.5, 1.0)
_LEAST_LOGO = 0.45
"""A company that nothing but its size tells has letters of this share of the largest."""
_ONLINE = re.compile(r"www\.|://|@")
_LOGO_LETTERS = re.compile(
    r"[A-Z]{1,5}\s?(?=(?:株式会社|有限会社|合同会社|\(株\)|㈱|㈲)\S{2})|"
    r"[A-Z]{1,3}\s(?=[^\sA-Za-z]{2,}(?:株式会社|有限会社|合同会社|\(株\)|㈱|㈲)$)"
)


def companies_of(pieces: Sequence[Piece], domains: Sequence[str]) -> list[Candidate]:
    """Companies, the likeliest first: by legal form, by institution, by domain, by size alone."""
    largest = max((p.span.row.type_size for p in pieces), default=1.0)
    found = [_joined(piece, other) for piece, other in _forms_apart(pieces)]
    found += [_joined(first, last) for first, last in over_two_lines(pieces, domains)]
    found += headed(pieces, domains)
    for whole in pieces:
        piece = _without_logo(whole)
        likeness, reason = _company_likeness(piece, domains, largest)
        if likeness:
            small = 1.0 - min(1.0, piece.span.row.type_size / largest)
            weight = {"legal_form": 0.3, "institution": 0.5}.get(reason, 1.0)
            size = Penalty("type_size", small, weight)
            firm = plain(piece, FieldKind.COMPANY, _company(piece.text), likeness, size)
            firm = firm.having(HEADLESS) if is_headless(piece.text, domains) else _doubted(firm)
            found.append(firm if piece is whole else _cut(firm, whole, domains))
    return sorted(found, key=lambda c: -c.confidence)


def _doubted(firm: Candidate) -> Candidate:
    """A firm that ends in a dot for one reader only takes it; odd signs in it are never sure."""
    value = firm.value
    dotted = [s for s in firm.spellings if s == f"{value}." and _ABBREVIATED.search(s)]
    if dotted:
        return replace(firm, value=dotted[0], spellings=(value,)).having(_ODD)
    if _TURKISH.search(value):
        # Readers lose the marks of Turkish capitals: TAŞIMACILIK A.Ş.
        whole = f"{value.rstrip('.')[:-1]}Ş."
        return replace(firm, spellings=(whole, *firm.spellings)).having(_ODD)
    return firm.having(_ODD) if _ODD_SIGNS.search(value) else firm


def _without_logo(piece: Piece) -> Piece:
    """The piece without a logo's letters before the firm: ABC株式会社青嶺, KT 青嶺商事株式会社."""
    logo = _LOGO_LETTERS.match(piece.text)
    if logo is None:
        return piece
    span = piece.span
    return Piece(Span(span.row, span.start + logo.end(), span.end), piece.role)


def _cut(firm: Candidate, whole: Piece, domains: Sequence[str]) -> Candidate:
    """A name that lost a logo's letters, doubted unless the firm's own host bears them."""
    logo = "".join(whole.text.split())[: len("".join(whole.text.split())) - len(firm.value)]
    # In front of a name the letters may be its own, though the host has them too.
    form = legal_form(firm.value)
    is_mark = form is not None and form[1] == "front"
    told = is_mark and any(logo.lower() in host.split(".") for host in domains)
    cut = Penalty("corrected", 0.0 if told else 0.6, 2.0)
    return replace(firm, spellings=(whole.text, *firm.spellings)).having(cut)


def _forms_apart(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Legal forms on a line of their own, with the name below or, of Latin ones, above."""
    for piece in pieces:
        if not is_legal_form(piece.text):
            continue
        below = is_japanese(piece.text)
        near = [
            p
            for p in pieces
            if p is not piece
            and p.role in ("open", "department", "topic")
            and not legal_form(p.text)
            and is_japanese(p.text) == below
            and (p.span.quad.box.top > piece.span.quad.box.top) == below
            # A form is never printed larger than its name: a logo of such letters is none.
            and piece.span.row.type_size < 1.5 * p.span.row.type_size
            and is_near(piece.span, [p.span])
        ]
        if near:
            name = min(near, key=lambda p: distance(piece.span, p.span))
            yield (piece, name) if below else (name, piece)


def _joined(first: Piece, second: Piece) -> Candidate:
    value = first.text + ("" if is_japanese(first.text) else " ") + second.text
    spans = (first.span, second.span)
    evidence = (*reading_penalties(spans), Penalty("likeness", 0.1, 3.0))
    return Candidate(FieldKind.COMPANY, _company(value), spans, evidence, face=first.span.row.face)


def positions_of(pieces: Sequence[Piece]) -> list[Candidate]:
    """Departments and titles; qualifications count as titles, never as sure ones beside others."""
    broken = positions_over_lines(pieces)
    used = [span for c in broken for span in c.spans]
    pieces = with_fields([p for p in pieces if p.span not in used])
    titled = any(p.role == "title" for p in pieces)
    kinds = {"department": FieldKind.DEPARTMENT, "title": FieldKind.TITLE}
    kinds["qualification"], found = FieldKind.TITLE, broken
    for piece in pieces:
        whole = piece.text == piece.span.row.text or is_japanese(piece.text)
        if piece.role == "qualification" and titled and not whole:
            continue
        if piece.role in kinds:
            # Whether it is called a title is a matter of taste: it is offered, and not sure.
            likeness = 0.6 if piece.role == "qualification" else 0.95
            value = japanese_spacing(piece.text)
            others = [p.span for p in pieces if p.role in kinds and p is not piece]
            lonely = piece.role == "department" and not is_near(piece.span, others)
            if piece.text.endswith("グループ") and (lonely or _heads_firm(piece, pieces)):
                continue  # whose company the firm is
            place = Penalty("place", 0.4 if lonely or _is_half(piece, pieces) else 0.0, 2.0)
            made = plain(piece, kinds[piece.role], value, likeness, place)
            office = heads_address(piece.text, piece.span.row.text[piece.span.end :])
            doubted = office or _is_odd(piece) or _is_gapped(piece) or _is_glued(piece, pieces)
            found.append(made.having(_ODD) if doubted else made)
        elif piece.role == "topic" and _stands_with_title(piece, pieces):
            found.append(plain(piece, FieldKind.DEPARTMENT, piece.text, 0.9))
        elif piece.role == "open" and _stands_with_title(piece, pieces):
            found.append(plain(piece, FieldKind.DEPARTMENT, piece.text, 0.6))
    return found


def _heads_firm(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a group stands alone in its line, right above a firm: アクアグループ."""
    box = piece.span.quad.box
    firms = [p.span for p in pieces if legal_form(p.text) and p.span.quad.box.top > box.centre.y]
    return piece.text == piece.span.row.text and is_near(piece.span, firms)


def _is_half(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether it may be printed as one with its neighbour: 理工学部 機械工学科, Manager, Sales."""
    span = piece.span
    for other in pieces:
        first, last = sorted((span, other.span), key=lambda s: s.start)
        if other is piece or other.span.row is not span.row:
            continue
        between = span.row.text[first.end : last.start]
        topic = not is_japanese(piece.text) and "department" in (piece.role, other.role)
        told = {piece.role, other.role} <= {"title", "department"}
        if told and topic and between == ", " and english_role(last.text) in ("topic", None):
            return True
        if piece.role == other.role == "department" and between == " ":
            return True
    return False


def _is_glued(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether two titles are printed as one word, which may be meant as one: 代表理事組合長."""
    return piece.role == "title" and any(
        p.role == "title"
        and p.span.row is piece.span.row
        and p is not piece
        and (p.span.end == piece.span.start or p.span.start == piece.span.end)
        for p in pieces
    )


def _is_gapped(piece: Piece) -> bool:
    """Whether the second reader parts what the first reads as one Japanese word."""
    other = piece.span.row.other_text(piece.span.start, piece.span.end)
    return is_japanese(piece.text) and " " in (other or "").strip() and " " not in piece.text


def _is_odd(piece: Piece) -> bool:
    """Whether more than a position may stand in a Latin line: marks, digits, unknown words."""
    if is_japanese(piece.text):
        return False
    if _ODD_SIGNS.search(piece.text) or re.search(r"\d", piece.text):
        return True
    told = [is_role_word(w) for w in piece.text.split() if w[0].isalpha()]
    return (
        2 * sum(told) < len(told)
        or not any(told[:2])
        or _REGION_BEHIND.search(piece.text) is not None
    )


def _stands_with_title(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether Latin words are set like the title beside them: a department of unknown wording."""
    words = piece.text.split()
    if is_japanese(piece.text) or not 1 <= len(words) <= 5 or is_slogan(piece.text):
        return False
    if len(words) == 1 and piece.role != "topic":
        return False
    if not all(w[0].isupper() or w in ("&", "and", "of", "-", "/") for w in words) or legal_form(
        piece.text
    ):
        return False
    if is_institution(piece.text):
        return False
    titles = [p.span for p in pieces if p.role == "title" and not is_japanese(p.text)]
    alike = [t for t in titles if 0.75 < t.row.type_size / piece.span.row.type_size < 1.34]
    return is_near(piece.span, alike) and address_likeness(piece.text) < 0.3


def tidy_kana(text: str) -> str:
    """A reading as printed, its letters together, one space between family and given name."""
    words = text.split()
    return "".join(words) if len(words) > 2 and all(len(w) == 1 for w in words) else " ".join(words)


def plain(piece: Piece, kind: FieldKind, value: str, likeness: float, *more: Penalty) -> Candidate:
    """A piece as a candidate of a kind, with what the other engine read as another spelling."""
    grammar = Penalty("likeness", 1.0 - likeness, 3.0)
    evidence = (*reading_penalties([piece.span]), grammar, *more)
    other = piece.span.row.other_text(piece.span.start, piece.span.end)
    tidy = {FieldKind.NAME: tidy_name, FieldKind.NAME_KANA: tidy_kana}.get(kind, japanese_spacing)
    spellings = (tidy(other),) if other else ()
    return Candidate(
        kind, value, (piece.span,), evidence, spellings=spellings, face=piece.span.row.face
    )


def _company_likeness(piece: Piece, domains: Sequence[str], largest: float) -> tuple[float, str]:
    text = piece.text
    readable = is_japanese(text) or (is_latin(text) and not _ONLINE.search(text))
    if not readable or is_legal_form(text):
        return 0.0, ""
    if piece.role in ("open", "department") and legal_form(text) and not _is_sentence(text):
        return 1.0, "legal_form"
    if is_slogan(text) or piece.role in ("title", "qualification") or address_likeness(text) > 0.6:
        return 0.0, ""
    if not is_japanese(text) and _is_of_address(piece.span):
        return 0.0, ""
    place = re.search(r",|\s[-–]\s", text) and without_country(text)[1] is not None
    by_domain = not is_japanese(text) and any(fits_domain(text, d) for d in domains) and not place
    if piece.role == "department":
        return (0.6, "domain") if by_domain else (0.0, "")
    if is_authority(text, domains):
        return 0.85, "institution"
    ending = institution(text)
    if ending:
        strong = is_institution(text) or ending in lexicon.words("institutions", "strong")
        return (0.95 if by_domain else 0.9 if strong else 0.6), "institution"
    if kana_likeness(text) >= 0.7:
        return 0.0, ""
    if by_domain:
        return 0.7, "domain"
    large = piece.span.row.type_size > _LEAST_LOGO * largest
    return (0.3, "size") if large and len("".join(text.split())) > 2 else (0.0, "")


def _is_of_address(span: Span) -> bool:
    """Whether a line ends like one of an address: in a building, or in a comma as names do not."""
    text = span.text
    followed = span.row.text[span.end :].strip() == ","
    named = is_institution(text) and not text.casefold().endswith("hotel")
    return is_edifice(text) or (followed and not named)


def _is_sentence(text: str) -> bool:
    return text.endswith(("。", "！", "?", "？")) or len(text) > 60


def _company(text: str) -> str:
    return japanese_spacing(text) if is_japanese(text) else mended_form(text)
