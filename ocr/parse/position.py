"""Departments, titles and qualifications: what they are, and where one ends in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ocr.parse import lexicon
from ocr.text import KANA, KANJI, halfwidth, is_japanese

_LETTER = rf"[{KANJI}{KANA}A-Za-z0-9・&ー\-/]"


_KATAKANA = re.compile(r"[ァ-ヺー・]{3,}$")
_MOTTO = re.compile(r"[ぁ-ん]{5,}[ァ-ヺー]+$")
"""しあわせはこぶカンパニー: a saying, though it ends like a department."""


_SUBJECTS = re.compile(rf"[{KANJI}{KANA}]+科(?:[・、,][{KANJI}{KANA}]+科)+")
"""内科・小児科: what a clinic treats, printed like a line of business."""

_YARD = re.compile(rf"[{KANJI}]{{2,6}}(?<![市会広劇球馬牧農道斎式])(?<!駐車)場")
"""A place of work by its ending, whatever is done there; 牧場 and 斎場 are whole firms."""


@dataclass(frozen=True, slots=True)
class Position:
    """A piece of a line: `role` is `department`, `title` or `qualification`."""

    start: int
    end: int
    role: str


@cache
def _title_pattern() -> re.Pattern[str]:
    known = "|".join(re.escape(w) for w in lexicon.words("titles") if is_japanese(w))
    return re.compile(
        rf"(?:(?:兼|元|前|副|準|上級|主幹|統括|専任|専門|シニア|チーフ|アシスタント)?(?:{known}))"
        r"(?:代理|補佐|心得|代行|待遇)?(?:\s?[(（](?:工学|理学|医学|法学|経済学|農学|文学|薬学)[)）])?"
    )


@cache
def _department_pattern() -> re.Pattern[str]:
    endings = "|".join(re.escape(w) for w in lexicon.words("departments") if is_japanese(w))
    return re.compile(rf"{_LETTER}*?(?:{endings})(?!長|門)")


_BRACKETED = re.compile(r"(?<=\w)\s?\([^()]*\)$")
_COMPOUND = re.compile(
    r"[a-zäöü]{3}(?:manager|leiter|leiterin|leider|berater|beraterin|ingenieur|direktor|direktorin|"
    r"leder|sjef)$|^leder$"
)
"""Positions that German, Dutch and Danish write as one word: Verkaufsleiter, afdelingsleder."""
_RANKS = ("主任", "主席", "首席", "上席", "主幹", "統括", "専門", "上級")

_HEAD_OFFICE = re.compile(r"\bHead Office\b(?! Manager)", re.IGNORECASE)


@cache
def _roles() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, role in lexicon.rows("title_words"):
        found.setdefault(word.casefold(), set()).add(role)
    return found


_DEGREE = re.compile(
    rf"(?:第?[一二三四1-4]種|[一二三四1-4]級|特級|上級|特定)[{KANJI}]{{2,14}}[士師者員]|"
    r"博士\s?[(（][^)）]{1,6}[)）]|修士\s?[(（][^)）]{1,6}[)）]|(?:認定|公認|登録|国家資格)[^\s]{2,16}(?:士|師)"
)


_IN_CHARGE = re.compile(
    rf"[{KANJI}]{{1,6}}[都道府県市区町村]議会?議員|(?:[{KANJI}{KANA}]{{2,8}}|[{KANJI}{KANA}]{{0,8}}[A-Z&]{{2,4}})(?<!ご)担当"
)
"""桜台市議会議員, IR担当."""
_GENERATION = re.compile(
    r"(?:初|先|当|第?[二三四五六七八九十百\d]{1,3})代目?(?:当主|店主|館主|蔵元|社長|宗家|家元|庵主|女将|園主|店長|亭主|主人)|"
    r"(?:初|[二三四五六七八九十百\d]{1,3})代目"
)
"""四代目店主, 当代家元."""
_MEMBERSHIP = re.compile(r"(?<=士)[(（][^()（）]*(?:所属|会員|登録)[^()（）]*[)）]$")
"""The bar or the register a lawyer belongs to: 弁護士(第二東京弁護士会所属)."""


def split_japanese(word: str) -> list[Position] | None:
    """A word without spaces as departments, then titles; None where a part stays unexplained.

    営業部課長 → 営業部, 課長; 代表取締役 → itself; 田中一郎 → None.
    """
    if _DEGREE.fullmatch(word):
        return [Position(0, len(word), "qualification")]
    if _IN_CHARGE.fullmatch(word) or _GENERATION.fullmatch(word):
        return [Position(0, len(word), "title")]
    bare = _MEMBERSHIP.sub("", word)
    if bare != word and is_qualification(bare):
        return [Position(0, len(bare), "qualification")]
    if (both := _held_together(word)) is not None:
        return both
    titles = _titles_to_end(word)
    if titles is None:
        return _headed(word) or _departments(word)
    roles = [t.role for t in titles]
    if roles == ["title", "qualification"] and titles[0].end == titles[1].start:
        titles = [Position(titles[0].start, len(word), "title")]  # パートナー弁護士
    head = titles[0].start
    if head == 0:
        return titles
    before = _departments(word[:head])
    if before is not None:
        return [*before, *titles]
    if re.fullmatch(r"[ァ-ヺー]{2,}", word[:head]) and titles[0].role == "title":
        return [Position(0, len(word), "title")]  # ピアノ講師
    prefix = word[:head]
    if len(word[head:]) > 2 and len(prefix) <= 6 and prefix not in lexicon.families():
        plain_title = titles[0].role == "title" and not word.endswith("長")
        if plain_title and re.fullmatch(rf"[{KANJI}]{{2,6}}", prefix):
            return [Position(0, len(word), "title")]  # 生活相談員
    if _is_of_work(prefix) and titles[0].role == "title":
        return [Position(0, len(word), "title")]  # 技術顧問, 経営企画担当部長
    # 営業部長, 東京支店長, 管理薬剤師, 建築デザイナー: one word that its end makes a title.
    tail = word[head:]
    if _headed(word) or (
        (len(word) <= 14 or _KATAKANA.match(word))
        and len(tail) >= 3
        and (tail in _qualifications() or _KATAKANA.search(tail))
    ):
        return [Position(0, len(word), "title")]
    return None


def _headed(word: str) -> list[Position] | None:
    """A word that is the head of a place or a body: 農場長, 東京支店長, 学園長."""
    whole = re.fullmatch(rf"{_LETTER}+[部課室所局店場社区団園院館校寮塾署隊会]長", word)
    return [Position(0, len(word), "title")] if whole else None


@cache
def _is_of_work(stem: str) -> bool:
    """Whether letters are words of business alone, of which titles are made: 技術, 経営企画."""
    tables = ("department_words", "not_names")
    words = (w for table in tables for w in lexicon.words(table) if is_japanese(w))
    told = re.fullmatch("(?:" + "|".join(map(re.escape, words)) + ")+", stem)
    return told is not None and stem not in lexicon.families()


def _held_together(word: str) -> list[Position] | None:
    """The positions that one person holds at once: 執行役員兼経営企画部長, 兼リスク管理部長."""
    head, _, tail = word.partition("兼")
    second = split_japanese(tail) if tail else None
    first = split_japanese(head) if second and head else []
    if first is None or not second or any(p.role != "title" for p in second):
        return None
    start = len(word) - len(tail)
    return [*first, *(Position(start + p.start, start + p.end, p.role) for p in second)]


_SMALL = ("of", "and", "for", "at", "in", "to", "the")


@lru_cache(maxsize=4096)
def english_role(text: str) -> str | None:
    """What a Latin line is: `title`, `department`, `topic`, `qualification`, or None.

    A topic ("Global Sales") is a department only where it stands with a title.
    """
    bare = _BRACKETED.sub("", _HEAD_OFFICE.sub("Office", halfwidth(text)))
    words = re.findall(r"[^\W\d_][\w.'&-]*", bare)
    if not words or len(words) > 9 or re.search(r"\w:\s?\w", text):
        return None
    roles = [
        _roles().get(w.casefold(), _roles().get(w.rstrip(".").casefold(), set())) for w in words
    ]
    if all("qualification" in r for r in roles):
        return "qualification"
    if _has_head(words, roles):
        return "title"
    if any(w.casefold() in _english("unit") for w in words):
        return "department"
    return "topic" if any(w.casefold() in _english("topic") for w in words) else None


def is_all_role(text: str) -> bool:
    """Whether each word is one of a Latin title: Founder & CEO, Senior Engineer."""
    words = re.findall(r"[^\W\d_][\w.'-]*", text)
    known = all(_roles().get(w.casefold().rstrip(".")) or w in _SMALL for w in words)
    return bool(words) and known and english_role(text) == "title"


def is_role_word(word: str) -> bool:
    """Whether a word is one of positions, of departments, or a small word between them."""
    plain = word.strip(".,&()-/").casefold()
    return bool(_roles().get(plain)) or plain in _SMALL or plain in _department_words()


@cache
def _department_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon.words("departments") if word.isascii())


@cache
def _english(role: str) -> frozenset[str]:
    rows = lexicon.rows("departments")
    return frozenset(row[0].casefold() for row in rows if row[1:] == (role,))


def is_qualification(word: str) -> bool:
    """Whether a word is a credential that follows a name: Ph.D., MBA, 税理士."""
    if is_japanese(word):
        return word in lexicon.words("titles", "qualification") or bool(_DEGREE.fullmatch(word))
    return "qualification" in _roles().get(halfwidth(word).strip(",®™").casefold(), set())


def _has_head(words: list[str], roles: list[set[str]]) -> bool:
    departments = _english("unit") | _english("topic")
    heads = [
        i
        for i, (word, r) in enumerate(zip(words, roles, strict=True))
        if "head" in r or _COMPOUND.search(word)
    ]
    # "Research Office" ends in a department's word; "Head of Sales" has its head before "of".
    return bool(heads) and (
        words[-1].casefold() not in departments
        or any(w.casefold() in ("of", "for") for w in words[heads[0] :])
        or heads[-1] == 0
    )


def _titles_to_end(word: str) -> list[Position] | None:
    """Titles that fill the word's end, several of them allowed: 取締役営業本部長, 課長兼主任."""
    for match in _title_pattern().finditer(word):
        found: list[Position] = []
        place = match.start()
        while place < len(word) and (m := _title_pattern().match(word, place)):
            role = "qualification" if m.group() in _qualifications() else "title"
            found.append(Position(place, m.end(), role))
            place = m.end() + (
                1 if word[m.end() : m.end() + 1] in "・兼/、" and m.end() < len(word) else 0
            )
        if found and place == len(word):
            return _glued(word, found)
    return None


def _glued(word: str, found: list[Position]) -> list[Position]:
    """Titles of which the first says no more than how high the second is: 主任主事, 首席研究員."""
    first = found[0]
    close = len(found) == 2 and first.end == found[1].start
    if close and word[first.start : first.end] in _RANKS:
        return [Position(first.start, found[1].end, "title")]
    return found


@cache
def _qualifications() -> frozenset[str]:
    return frozenset(lexicon.words("titles", "qualification"))


def _departments(word: str) -> list[Position] | None:
    """A word of one or more departments, kept whole: 営業本部第一営業部."""
    if _SUBJECTS.fullmatch(word):
        return None
    whole = re.compile(rf"(?:{_department_pattern().pattern})+")
    if _YARD.fullmatch(word):
        return [Position(0, len(word), "department")]
    if len(word) >= 2 and not _MOTTO.match(word) and whole.fullmatch(word):
        return [Position(0, len(word), "department")]
    return None
