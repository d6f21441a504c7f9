"""What is left of a row when contacts and addresses are taken out, in pieces of one role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocr.parse import lexicon
from ocr.parse.company import is_institution, is_legal_form, is_slogan, legal_form
from ocr.parse.evidence import Row, Span
from ocr.parse.labels import as_label, ends_with_label
from ocr.parse.latin_pieces import EDGE, Piece, latin_piece, latin_pieces, trimmed
from ocr.parse.offices import is_office_label, is_town
from ocr.parse.person_name import may_be_name, name_likeness
from ocr.parse.position import (
    Position,
    english_role,
    is_qualification,
    split_japanese,
)
from ocr.text import KANA, fold, has_kanji, is_japanese, squeeze

_HEAD_OF_FIRM = "代表"
"""Alone in its line a position, before a number the label of a switchboard."""
_SEATS = ("本社", "本店", "本部")
_WORD = re.compile(r"[A-Z][a-z]+(?:\s(?:&|of|[A-Z][A-Za-z]+)(?![^\s|/／｜]))+|[^\s|/／｜]+")
"""A word, or several Latin ones of a position beside Japanese letters: Managing Director."""
_TITLE_AHEAD = re.compile(
    "|".join(re.escape(w) for w in lexicon.words("titles", "title") if is_japanese(w))
)
_CLASS = re.compile(r"(?:情報処理技術者|\S*技能士|技術士)\s+\S")
"""Examinations that name their class behind them, which is no title of its own."""
_INSTITUTION_AHEAD = re.compile(
    r".{2,}?(?:大学院|大学(?!院|病院)|病院|市役所|区役所|町役場|村役場|県庁|都庁|府庁|道庁)"
)
"""An institution whose department follows it without a space: 青陵大学法学部."""
_STEMS = ("department_words", "industry_words", "departments", "titles", "not_names")
_NETWORKS = (
    "(?i:facebook|instagram|twitter|insta|ig|x|threads|bluesky|linkedin|tiktok|youtube|skype|wechat|telegram|"
    r"viber|signal|qq|note|pixiv|mixi|discord|snapchat|pinterest|minne|creema|"
    r"kakao(?:talk)?|line(?: id|公式)?)"
)
# An account's name on a social network, with or without the network's name before it.
_HANDLE = re.compile(rf"@\S|[\w.]+\.(?:com|me|ee)/\S+$|{_NETWORKS}\s?[:：@]")
_HANDLE_BEFORE = re.compile(rf"{_NETWORKS}\s?[:：@]\s?$")
_LATIN_NAME = re.compile(
    r"(?<![A-Za-z0-9])[A-ZÀ-Þ][A-Za-zÀ-ɏ0-9.,&'’-]*(?:\s[A-ZÀ-Þ&][A-Za-zÀ-ɏ0-9.,&'’-]*)+(?![A-Za-z0-9])"
)
"""Several words with great letters, as a firm or a person is spelt beside Japanese letters."""
_CERTIFIED = re.compile(r"(?<=\S{4})\s(?=(?:ISO|JIS|ISMS|IATF|HACCP|FSSC)\s?/?\s?[A-Z]*\s?\d{4,5})")
"""Where a certificate begins behind a firm in its line."""
_EXTENSION = re.compile(r"(?:(?:大?代表?|直通?)\s?[)）]?\s?)?(?:内線|内)\s?[:：]?\s?[\d()（）-]+")
"""What is left behind a number: 大代表) 内線 245."""
_CHAINED = {
    "department": re.compile(r"\s?[/／・]?\s?"),
    "title": re.compile(r"[/／・]?"),
}
"""What parts the members of one department or title in print."""
_READ_BEHIND = re.compile(
    rf"(?P<name>[^()（）]{{2,9}}?)\s?[(（](?P<kana>[{KANA} 　]{{3,14}})[)）]?"
)
"""A name with its reading in brackets: 東雲 紬（しののめ つむぎ）."""
_RUN_BY = re.compile(
    r"[^:：\s]{2,5}[:：]\s?|(?:運営|経営|事業|設置|販売|発行)(?:会社|元|者|主体|法人|母体)?\s+"
)
_LIKE_A_NAME, _LIKE_A_PERSON = 0.3, 0.6
_LABEL_WORDS = re.compile(r"[A-Za-z/.・&]+|[^\sA-Za-z]+")


def pieces_of(row: Row, taken: Sequence[Span]) -> list[Piece]:
    """The free letters of a row as pieces."""
    found: list[Piece] = []
    free = (part for place in _free(row, taken) for part in _between_bars(row.text, *place))
    for start, end in free:
        text = row.text[start:end]
        if text == _HEAD_OF_FIRM and text == row.text:
            found.append(Piece(Span(row, start, end), "title"))
            continue
        if _is_label(text) or _HANDLE.match(text) or _HANDLE_BEFORE.search(row.text[:start]):
            continue
        if is_office_label(text, row.text[end:]) or _EXTENSION.fullmatch(text):
            continue
        behind = row.text[end : end + 2].strip()[:1]
        followed = any(s.row is row and 0 <= s.start - end < 4 for s in taken)
        if followed and behind in (":", "：") and name_likeness(text) < _LIKE_A_PERSON:
            continue  # Secretary: 0121 …
        start += _firm_after_label(text)
        text = row.text[start:end]
        if not is_japanese(text) and (followed or behind in (":", "：")):
            end = start + len(text[: ends_with_label(text)].rstrip(EDGE))
        found += _japanese(row, start, end) if is_japanese(text) else latin_pieces(row, start, end)
    return list(_printed_as_one(found))


def _printed_as_one(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with a chain of departments as one, and titles that but a mark parts.

    製造部 品質保証課, プロダクト本部 / SREチーム, 理事・事務局長; a title in two languages is two.
    """
    whole: Piece | None = None
    for piece in pieces:
        if whole is not None and _is_chained(whole, piece):
            whole = Piece(Span(whole.span.row, whole.span.start, piece.span.end), piece.role)
            continue
        if whole is not None:
            yield whole
        whole = piece
    if whole is not None:
        yield whole


def _is_chained(first: Piece, last: Piece) -> bool:
    mark = _CHAINED.get(first.role)
    if mark is None or first.role != last.role or not is_japanese(first.text):
        return False
    between = first.span.row.text[first.span.end : last.span.start]
    return is_japanese(last.text) and mark.fullmatch(between) is not None


def _firm_after_label(text: str) -> int:
    """How many letters announce a firm: 運営：株式会社青嶺, 運営 合同会社ひだまり."""
    label = _RUN_BY.match(text)
    return label.end() if label and legal_form(text[label.end() :]) else 0


def _free(row: Row, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    place = 0
    for span in sorted((s for s in taken if s.row is row), key=lambda s: s.start):
        yield from trimmed(row.text, place, span.start)
        place = max(place, span.end)
    yield from trimmed(row.text, place, len(row.text))


def _between_bars(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line that bars part: 青嶺事務所 | Aomine Office."""
    for part in re.finditer(r"[^|｜]+", text[start:end]):
        mark = _CERTIFIED.search(part.group())
        cut = part.start() + mark.start() if mark else part.end()
        yield from trimmed(text, start + part.start(), start + cut)
        if mark:
            yield from trimmed(text, start + cut, start + part.end())


def _is_label(text: str) -> bool:
    if squeeze(as_label(text)).strip(".:") in lexicon.labels():
        return True
    words = [fold(w).strip(".:") for w in _LABEL_WORDS.findall(text)]
    return all(w in lexicon.labels() or not w for w in words) and any(words)


def _japanese(row: Row, start: int, end: int) -> Iterator[Piece]:
    text = row.text[start:end]
    said = is_slogan(text) and not _begins_with_title(text)
    if said or (" " in text and name_likeness(text) >= 0.9):
        yield Piece(Span(row, start, end), "open")
        return
    if _CLASS.match(text):
        yield Piece(Span(row, start, end), "qualification")
        return
    run: tuple[int, int] | None = None
    for a, b in _words(text):
        headed = run is not None and is_legal_form(row.text[slice(*run)])
        pieces = [] if headed else list(_told(row, start + a, start + b, text))
        if pieces and run:
            yield Piece(Span(row, *run), "open")
            run = None
        yield from pieces
        rest = pieces[-1].span.end if pieces else start + a
        if rest < start + b:
            run = (run[0] if run else rest, start + b)
    if run:
        yield from _both_scripts(row, *run)


def _begins_with_title(text: str) -> bool:
    """Whether a list is a title in two languages: 支店長 / Manager, Japan; or one with dots."""
    if text.count("・") > 1 and split_japanese(text.split()[0]) is not None:
        return True
    roles = split_japanese(re.split("[/／]", text)[0].strip())
    return roles is not None and all(r.role == "title" for r in roles)


def _both_scripts(row: Row, start: int, end: int) -> Iterator[Piece]:
    """The name of a firm or a person, apart from the same in Latin letters beside it."""
    text = row.text[start:end]
    read = _READ_BEHIND.fullmatch(text)
    if read and name_likeness(read["name"]) >= _LIKE_A_NAME:
        yield Piece(Span(row, start, start + read.end("name")), "open")
        yield Piece(Span(row, start + read.start("kana"), start + read.end("kana")), "open")
        return
    latin = _LATIN_NAME.search(text)
    if latin:
        around = (start, start + latin.start()), (start + latin.end(), end)
        others = [part for a, b in around for part in trimmed(row.text, a, b)]
        if len(others) == 1 and _is_same(row.text[slice(*others[0])], latin.group()):
            spans = sorted((*others, (start + latin.start(), start + latin.end())))
            yield from (Piece(Span(row, a, b), "open") for a, b in spans)
            return
    yield Piece(Span(row, start, end), "open")


def _is_same(japanese: str, latin: str) -> bool:
    """Whether a name in Japanese letters may be that of a firm or a person in Latin letters."""
    if not is_japanese(japanese) or is_legal_form(japanese):
        return False
    if legal_form(japanese) or is_institution(japanese):
        return True
    japanese = japanese.strip("（）")
    is_person = name_likeness(japanese) >= _LIKE_A_NAME or may_be_name(japanese)
    return is_person and name_likeness(latin) >= _LIKE_A_NAME


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The words of a Japanese line; Latin words stay together where a slash parts them off."""
    for part in re.finditer(r"[^|/／｜]+", text):
        if not is_japanese(part.group()) and len(part.group().strip()) > 3:
            yield from trimmed(text[: part.end()], part.start(), part.end())
            continue
        yield from (
            (part.start() + m.start(), part.start() + m.end()) for m in _WORD.finditer(part.group())
        )


def _told(row: Row, start: int, end: int, text: str) -> Iterator[Piece]:
    """What the word lists say of a word; a title may be its beginning only."""
    word = row.text[start:end]
    if not is_japanese(word):
        role = None if legal_form(text) else english_role(word)
        if role in ("title", "department"):
            yield from latin_piece(row, start, end)
        return
    head = _INSTITUTION_AHEAD.match(word)
    if head and head.end() < len(word) and split_japanese(word[head.end() :]):
        yield Piece(Span(row, start, start + head.end()), "open")
        yield from _told(row, start + head.end(), end, text)
        return
    roles = _roles(word, text)
    if roles is None and _is_branch(word, text):
        yield Piece(Span(row, start, end), "department")
    elif roles is None and word in lexicon.words("trades") and _is_trade(row, text):
        yield Piece(Span(row, start, end), "title")
    elif roles is None and is_qualification(word):
        yield Piece(Span(row, start, end), "qualification")
    elif roles is None:
        ahead = _title_before_name(word)
        if ahead:
            yield Piece(Span(row, start, start + ahead), "title")
    else:
        for position in roles:
            yield Piece(Span(row, start + position.start, start + position.end), position.role)


def _is_trade(row: Row, text: str) -> bool:
    """Whether a line says nothing but positions, so that a line of work is one: 営業."""
    words = re.split(r"[\s|/／｜・]+", text)
    others = [w for w in words if w and w not in lexicon.words("trades")]
    return row.text.strip() == text and all(split_japanese(w) for w in others)


def _is_branch(word: str, text: str) -> bool:
    """Whether a shop is the branch in which a person works: 盛岡南店 beside a position."""
    others = [w for w in re.split(r"[\s|/／｜]+", text) if w and w != word]
    named = len(word) > 2 and word.endswith("店") and not is_institution(word)
    return named and any(split_japanese(w) for w in others)


def _roles(word: str, text: str) -> list[Position] | None:
    if _could_be_family(word, text) or legal_form(word) or is_institution(word):
        return None
    roles = split_japanese(word)
    # 本社 and 本店 head an address; they are no department.
    return [r for r in roles if not _is_seat(word[r.start : r.end])] if roles else roles


def _is_seat(name: str) -> bool:
    return name in _SEATS or (name.endswith(_SEATS[:2]) and is_town(name[:-2]))


def _could_be_family(word: str, text: str) -> bool:
    """服部 ends like a department and 長谷部 too: a family name followed by a given name."""
    rest = text[text.index(word) + len(word) :].split()
    given = rest[0] if rest else ""
    known = lexicon.usual_kanji(word) in lexicon.families() or _is_no_department(word, given)
    return known and bool(given) and split_japanese(given) is None and len(given) <= 4


def _is_no_department(word: str, given: str) -> bool:
    """粟室 一亨: two letters of which the first is nothing that departments are called after."""
    stem = word[:-1]
    told = any(stem in w for table in _STEMS for w in lexicon.words(table))
    told = (told and word[-1] not in "部課") or word in ("本部", "支部", "学部", "全部")
    return len(word) == 2 and not told and 1 <= len(given) <= 3 and has_kanji(given)


def _title_before_name(word: str) -> int:
    """The length of a title that a name follows without a space: 代表取締役田中一郎."""
    found = _TITLE_AHEAD.match(word)
    rest = word[found.end() :] if found else ""
    return found.end() if found and name_likeness(rest) >= 0.6 else 0
