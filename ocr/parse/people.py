"""Who stands on a card and for whom: names, companies, departments and titles, settled together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.checks import Facts, checked, host_of
from ocr.parse.company import fits_domain, institution, is_certificate, is_hours, legal_form
from ocr.parse.evidence import Candidate
from ocr.parse.full_name import borne_out, without_short
from ocr.parse.kana_roles import kana_of
from ocr.parse.latin_name import SMALL_ROMAJI, latin_likeness
from ocr.parse.latin_pieces import Piece
from ocr.parse.name_fits import mail_says, romaji_fits, split_as_read
from ocr.parse.name_roles import names_of, set_as_name, with_variants
from ocr.parse.person_name import is_known
from ocr.parse.positions import positions_of
from ocr.parse.postal import address_likeness
from ocr.parse.roles import companies_of
from ocr.parse.vouch_words import is_all_business
from ocr.text import has_kanji, is_japanese, without_accents

_AHEAD = 0.10
_SURE_COMPANY = 0.55
"""A company with less likeness counts only where no better one is on the card."""
_SURE_NAME = 0.66
"""A name with more likeness stands even where the same letters could be a company."""
_TOLD_COMPANY = 0.85
"""A company that its legal form or its kind tells has at least this likeness."""
_UNKNOWN_NAME = 0.55
_TOLD_TITLE = 0.93
_REACHED = 4
"""Ways to reach somebody that no page of prose has: a number, mail, a host, a postal code."""
_FEW = 16
"""A name with a position among so few pieces of text is a card's, though nothing else was read."""
_LISTED = re.compile(r"[・/／|｜:：●■◆]")
_LEAST_LISTED = 3
"""Marks that make a long line a list: 支店：札幌・仙台・福岡."""
_SAID = Penalty("likeness", 0.15, 3.0)
_ONE_OF_SEVERAL = Penalty("open_end", 0.5, 1.0)
_NO_SCRIPT = Penalty("script", 0.0, 2.0)


def people_and_firms(
    pieces: Sequence[Piece], contacts: Sequence[Candidate], facts: Facts
) -> list[Candidate]:
    """Name, its readings, companies, departments and titles; no letters are used twice."""
    names = checked(_without_small(names_of(pieces)), facts)
    names = checked([*names, *contacts], facts)[: len(names)]
    domains = [host_of(c.value) for c in contacts if c.kind in (FieldKind.EMAIL, FieldKind.URL)]
    names = _without_hosts(names, domains)
    names = sorted(_said_by_mail(names, contacts), key=lambda c: -_rank(c))
    japanese = [n for n in names if is_japanese(n.value)]
    japanese.sort(key=_in_kana)
    firms = companies_of(pieces, domains, japanese[:1])
    mails = [c.value.partition("@")[0].lower() for c in contacts if c.kind is FieldKind.EMAIL]
    firms = [f for f in firms if not _says_name(f, japanese, mails)]
    firm_sure = [f for f in firms if _likeness(f) >= _SURE_COMPANY]
    name = _best_name(japanese or names, firm_sure)
    name = name and with_variants(set_as_name(name, pieces))
    chosen = [name] if name else []
    if japanese and name:
        latin = [n for n in names if not is_japanese(n.value) and not _clash(n, firm_sure)]
        chosen += [replace(n, kind=FieldKind.NAME_ROMAJI).having(_NO_SCRIPT) for n in latin[:1]]
    chosen += [k for k in kana_of(pieces, name) if not _clash(k, chosen + firm_sure)][:1]
    chosen = _parted_as_read(chosen)
    joined = [f for f in firm_sure if len(f.spans) > 1]
    chosen += positions_of([p for p in pieces if not _taken(p, [*chosen, *joined])])
    firms = borne_out(_firms(firms, chosen, domains), domains)
    offices = [c for c in chosen if c.kind is FieldKind.DEPARTMENT and _clash(c, firms)]
    chosen = [c for c in chosen if c not in offices] + firms
    return chosen if _is_card(pieces, chosen, contacts, facts) else []


def _without_small(names: Sequence[Candidate]) -> list[Candidate]:
    """The names without those in small letters that no name in kanji confirms."""
    kanji = [n.value for n in names if is_japanese(n.value)]
    return [
        n
        for n in names
        if not n.value.islower()
        or latin_likeness(n.value) != SMALL_ROMAJI
        or any(romaji_fits(k, n.value) for k in kanji)
    ]


def _without_hosts(names: Sequence[Candidate], domains: Sequence[str]) -> list[Candidate]:
    """The names without those that another stands beside and whose first words are a host.

    Luz Terapia Floral at luzterapia.example.es is what the firm is called.
    """
    hosts = {host.removeprefix("www.").partition(".")[0].replace("-", "") for host in domains}
    kept = [n for n in names if not _begins_with(n.value, hosts)]
    return kept or list(names)


def _begins_with(name: str, hosts: Collection[str]) -> bool:
    words = [re.sub(r"[^a-z0-9]", "", without_accents(w.casefold())) for w in name.split()]
    starts = {"".join(words[:count]) for count in range(2, len(words))}
    return bool(starts & set(hosts)) and not is_known(name)


def _said_by_mail(names: Sequence[Candidate], contacts: Sequence[Candidate]) -> list[Candidate]:
    """Names that no list knows, believed where a mailbox at a firm of another name spells them."""
    mails = [c.value.split("@") for c in contacts if c.kind is FieldKind.EMAIL]
    return [
        n.having(_SAID)
        if _UNKNOWN_NAME <= _likeness(n) < 1.0 - _SAID.amount
        and not is_japanese(n.value)
        and any(mail_says(n.value, m[0]) and not fits_domain(n.value, m[-1]) for m in mails)
        else n
        for n in names
    ]


def _parted_as_read(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The name, if it is printed without a space, in the parts that its reading in kana has."""
    kana = next((c.value for c in chosen if c.kind is FieldKind.NAME_KANA), "")
    return [_parted(c, kana) if c.kind is FieldKind.NAME else c for c in chosen]


def _parted(name: Candidate, kana: str) -> Candidate:
    whole = "".join(name.value.split())
    is_whole = name.spans and name.spans[0].text == whole and has_kanji(whole)
    parts = split_as_read(whole, kana) if is_whole else None
    return replace(name, value=parts) if parts else name


def _rank(name: Candidate) -> float:
    """How likely a line is the name; how well it was read is but a small part of that."""
    return (2 * name.standing + name.confidence) / 3


def _in_kana(name: Candidate) -> bool:
    """Whether a name has no kanji, and may be but the reading of one; ジョン・スミス is none."""
    return not has_kanji(name.value) and "・" not in name.value


def _is_card(
    pieces: Sequence[Piece],
    chosen: Sequence[Candidate],
    contacts: Sequence[Candidate],
    facts: Facts,
) -> bool:
    """Whether people and firms may be looked for: not in prose, nor where nothing else is known.

    A page of a book, a poster or a label has words of every kind, but no address, no number, no
    firm that its form tells, and no name that the lists know.
    """
    prose = sum(len(p.text) for p in pieces if _is_prose(p.text))
    reached = len({c.kind for c in contacts}) >= _REACHED
    if prose > 0.5 * sum(len(p.text) for p in pieces) and not facts and not reached:
        return False
    firm = any(c.kind is FieldKind.COMPANY and _likeness(c) >= _TOLD_COMPANY for c in chosen)
    known = any(c.kind is FieldKind.NAME and is_known(c.value) for c in chosen)
    titled = any(c.kind is FieldKind.TITLE and c.standing > _TOLD_TITLE for c in chosen)
    titled = titled and any(c.kind is FieldKind.NAME and " " in c.value for c in chosen)
    titled = titled and len(pieces) < _FEW
    return bool(facts or contacts) or firm or known or titled


def _is_prose(text: str) -> bool:
    letters = sum(is_japanese(letter) for letter in text)
    limit = 22 if 2 * letters > len(text) else 55
    told = legal_form(text) is not None or is_certificate(text) or address_likeness(text) >= 0.5
    # Of Counsel · Registered Foreign Lawyer (…): a long position is no prose.
    told = told or (not is_japanese(text) and _is_headline(text))
    told = told or len(_LISTED.findall(text)) >= _LEAST_LISTED
    return len(text) > limit and not told and not is_hours(text)


def _is_headline(text: str) -> bool:
    """Whether nearly all words begin with a capital, as those of positions and firms do."""
    words: list[str] = re.findall(r"[^\W\d_]{3,}", text)
    return 4 * sum(w[0].isupper() for w in words) > 3 * len(words)


def _says_name(firm: Candidate, names: Sequence[Candidate], mails: Sequence[str]) -> bool:
    """Whether a firm is but the Latin spelling of the person, whose name the domain bears too."""
    value = firm.value
    if is_japanese(value) or legal_form(value) or len(value.split()) != 2:
        return False
    words = value.lower().split()
    own = institution(value) is None and any(word in mails for word in words)
    rows = [span.row for span in firm.spans]
    beside = any(span.row in rows for n in names[:1] for span in n.spans)
    return any(own or beside or romaji_fits(n.value, value) for n in names[:1])


def _best_name(names: Sequence[Candidate], firms: Sequence[Candidate]) -> Candidate | None:
    free = [n for n in names if not _clash(n, firms) or _likeness(n) > _SURE_NAME]
    if not free:
        return None
    best, rest = free[0], free[1:2]
    others = tuple(
        r.value
        for r in rest
        # Its reading in kana is no other spelling of a name in kanji.
        if _rank(r) > _rank(best) - _AHEAD and has_kanji(r.value) == has_kanji(best.value)
    )
    return replace(best, spellings=(*best.spellings, *others))


def _firms(
    firms: Sequence[Candidate], chosen: Sequence[Candidate], domains: Sequence[str]
) -> list[Candidate]:
    """The companies: all that are told by more than size, one in Latin letters beside Japanese."""
    taken = [c for c in chosen if c.kind is not FieldKind.DEPARTMENT]
    free = [f for f in firms if not _clash(f, taken)]
    free = [f for f in free if _likeness(f) > 0.5 or not _clash(f, chosen)]
    joined = [f for f in free if len(f.spans) > 1]
    free = [*joined, *(f for f in free if f not in joined and not _clash(f, joined))]
    good = without_short([f for f in free if _likeness(f) >= _SURE_COMPANY], domains)
    told = [f for f in good if _likeness(f) >= _TOLD_COMPANY]
    if any(legal_form(f.value) for f in told):
        # 矯正歯科 beside 医療法人…: what the firm does, no name of its own.
        told = [f for f in told if legal_form(f.value) or not is_all_business(f.value)]
    if told and all(is_japanese(f.value) for f in told):
        # A single word is a logo, not the name in Latin letters.
        told += [f for f in good if not is_japanese(f.value) and " " in f.value][:1]
    if told and not any(is_japanese(f.value) for f in told):
        told += [f for f in good if is_japanese(f.value)][:1]
    return _doubted(told, domains) or good[:2] or free[:1]


def _doubted(told: Sequence[Candidate], domains: Sequence[str]) -> list[Candidate]:
    """The firms; of several bodies without a legal form, one within the other, none is sure."""
    bodies = [f for f in told if not legal_form(f.value)]
    return [
        f.having(_ONE_OF_SEVERAL) if f in bodies and _is_doubted(f, told, bodies, domains) else f
        for f in told
    ]


def _is_doubted(
    firm: Candidate,
    told: Sequence[Candidate],
    bodies: Sequence[Candidate],
    domains: Sequence[str],
) -> bool:
    if firm.value.endswith("科"):
        return len(told) > 1  # 矯正歯科 beside its clinic
    alike = sum(is_japanese(b.value) == is_japanese(firm.value) for b in bodies)
    return alike > 1 and not any(fits_domain(firm.value, host) for host in domains)


def _likeness(candidate: Candidate) -> float:
    return 1.0 - next((p.amount for p in candidate.penalties if p.name == "likeness"), 0.0)


def _clash(candidate: Candidate, others: Iterable[Candidate]) -> bool:
    return any(a.overlaps(b) for o in others for a in candidate.spans for b in o.spans)


def _taken(piece: Piece, chosen: Iterable[Candidate]) -> bool:
    return any(piece.span.overlaps(span) for c in chosen for span in c.spans)
