"""Companies among the open pieces of a card, and any piece as a candidate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
    with_whole_form,
)
from ocr.parse.evidence import Candidate, Span, reading_penalties
from ocr.parse.latin_address import is_edifice, without_country
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import distance, is_near
from ocr.parse.over_lines import (
    HEADLESS,
    headed,
    houses_over_lines,
    is_headless,
    over_two_lines,
)
from ocr.parse.person_name import kana_likeness, readings_of, split_name, tidy_name
from ocr.parse.postal import address_likeness
from ocr.parse.vouch_words import is_all_business
from ocr.text import is_japanese, is_latin, japanese_spacing, to_katakana

_ABBREVIATED = re.compile(r"\b(?:Co|Corp|Inc|Ltd|Pte|Pvt|Bros|Cie)\.$", re.IGNORECASE)
ODD_SIGNS = re.compile(r"[®©™√*#=<>~^|]|\s\.(?!\d)")
_TURKISH = re.compile(r"\sA\.\s?S\.?$")
ODD = Penalty("odd_signs", 0.5, 1.0)
_MENDED = Penalty("corrected", 0.6, 2.0)
_SECOND = Penalty("second_reading", 0.3, 2.0)
_OWN_FIRM = 0.85
_LEAST_LOGO = 0.45
"""A company that nothing but its size tells has letters of this share of the largest."""
_ONLINE = re.compile(r"www\.|://|@")
_LOGO_LETTERS = re.compile(
    r"[A-Z]{1,5}\s?(?=(?:株式会社|有限会社|合同会社|\(株\)|㈱|㈲)\S{2})|"
    r"[A-Z]{1,3}\s(?=[^\sA-Za-z]{2,}(?:株式会社|有限会社|合同会社|\(株\)|㈱|㈲)$)|"
    r"[A-Z]\s(?=[^\sA-Za-z]{4,}$)"
)


def companies_of(
    pieces: Sequence[Piece], domains: Sequence[str], names: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Companies, the likeliest first: by legal form, by institution, by domain, by size alone.

    One that bears the family name of the person (`names`) is told by that: 三輪設計室.
    """
    families = {split_name(n.value).family or "" for n in names}
    families |= {kana for n in names for kana in readings_of(n.value)[0]}
    largest = max((p.span.row.type_size for p in pieces), default=1.0)
    found = [_joined(piece, other) for piece, other in _forms_apart(pieces)]
    found += [_joined(first, last) for first, last in over_two_lines(pieces, domains)]
    found += [*headed(pieces, domains), *houses_over_lines(pieces)]
    for whole in pieces:
        if (firm := _with_form(whole, largest)) is not None:
            found.append(firm)
            continue
        piece = _without_logo(whole)
        likeness, reason = _company_likeness(piece, domains, largest)
        own = whole.role == "open" or not any(legal_form(p.text) for p in pieces)
        own = own and piece.role in ("open", "department")
        own = own and any(_bears(piece.text, family) for family in families)
        if likeness < _OWN_FIRM and own:
            likeness, reason = _OWN_FIRM, "institution"
        if likeness:
            small = 1.0 - min(1.0, piece.span.row.type_size / largest)
            weight = {"legal_form": 0.3, "institution": 0.5}.get(reason, 1.0)
            size = Penalty("type_size", small, weight)
            firm = plain(piece, FieldKind.COMPANY, _company(piece.text), likeness, size)
            firm = _of_own_name(firm, families)
            firm = firm.having(HEADLESS) if is_headless(piece.text, domains) else _doubted(firm)
            found.append(firm if piece is whole else _cut(firm, whole, domains))
    return _likeliest_first(found)


def _likeliest_first(found: Sequence[Candidate]) -> list[Candidate]:
    """Firms by confidence, the Japanese among them by what they are, however they were read."""
    ordered = sorted(found, key=lambda c: -c.confidence)
    japanese = iter(sorted((c for c in ordered if is_japanese(c.value)), key=lambda c: -c.standing))
    return [next(japanese) if is_japanese(c.value) else c for c in ordered]


def _of_own_name(firm: Candidate, families: Iterable[str]) -> Candidate:
    """A firm in the reading that the person's name bears out: ガレージすずき, not すすき."""
    if any(_bears(firm.value, family) for family in families):
        return firm
    own = (s for s in firm.spellings if any(_bears(s, family) for family in families))
    if (value := next(own, None)) is None:
        return firm
    return replace(firm, value=value, spellings=(firm.value,)).having(_SECOND)


def _bears(firm: str, family: str) -> bool:
    """Whether words of business stand behind a family name or its reading, or a house before it.

    三輪建築設計室 of 三輪, はやし林業 of 林, ガレージすずき of 鈴木.
    """
    text, family = "".join(firm.split()), to_katakana(family)
    if len(family) < 2 or is_slogan(firm):
        return False
    key = to_katakana(text)
    behind = text[len(family) :] if key.startswith(family) else ""
    ahead = text[: -len(family)] if key.endswith(family) else ""
    is_house = ahead in lexicon.words("facilities") or ahead in lexicon.words("institutions")
    return (len(behind) > 1 and is_all_business(behind)) or (len(ahead) > 1 and is_house)


def _with_form(piece: Piece, largest: float) -> Candidate | None:
    """A firm whose ㈱ was read as 株 alone."""
    value = with_whole_form(piece.text) if piece.role in ("open", "department") else None
    if value is None:
        return None
    size = Penalty("type_size", 1.0 - min(1.0, piece.span.row.type_size / largest), 0.3)
    firm = plain(piece, FieldKind.COMPANY, value, 0.95, size)
    return replace(firm, spellings=(piece.text, *firm.spellings)).having(_MENDED)


def _doubted(firm: Candidate) -> Candidate:
    """A firm that ends in a dot for one reader only takes it; odd signs in it are never sure."""
    value = firm.value
    dotted = [s for s in firm.spellings if s == f"{value}." and _ABBREVIATED.search(s)]
    if dotted:
        return replace(firm, value=dotted[0], spellings=(value,)).having(ODD)
    if _TURKISH.search(value):
        # Readers lose the marks of Turkish capitals: TAŞIMACILIK A.Ş.
        whole = f"{value.rstrip('.')[:-1]}Ş."
        return replace(firm, spellings=(whole, *firm.spellings)).having(ODD)
    return firm.having(ODD) if ODD_SIGNS.search(value) else firm


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
        if not strong and text.endswith(f"の{ending}"):
            return 0.45, "institution"  # ひとと組織のコンサルティング says what is done
        return (0.95 if by_domain else 0.9 if strong else 0.6), "institution"
    if kana_likeness(text) >= 0.7 and piece.span.row.type_size < largest:
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
