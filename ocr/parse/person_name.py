"""Names of people: what looks like one, family and given, and the checks between spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ocr.parse import lexicon
from ocr.parse.company import institution, is_slogan, legal_form
from ocr.parse.latin_name import (
    HONORIFIC,
    is_known_name,
    latin_likeness,
    strip_credentials,
)
from ocr.parse.position import split_japanese
from ocr.text import (
    KANA,
    KANJI,
    halfwidth,
    has_kanji,
    is_japanese,
    japanese_spacing,
    to_katakana,
)


@dataclass(frozen=True, slots=True)
class PersonNameParts:
    """A name taken apart; None is unknown, kana are full-width katakana.

    `guessed` is true where the split comes from the word lists rather than from a space in print.
    """

    family: str | None = None
    given: str | None = None
    honorific: str | None = None
    credentials: str | None = None
    guessed: bool = False

    @property
    def printed(self) -> str:
        """Family and given name in Japanese order with one space."""
        return " ".join(part for part in (self.family, self.given) if part)


_KANJI_NAME = re.compile(rf"[{KANJI}ヶケノ々{KANA}]{{2,8}}")
_TORN_HYPHEN = re.compile(r"(?<=[a-z])- (?=[A-Z])")
_NOT_NAMES = (
    "株",
    "社",
    "部",
    "課",
    "室",
    "市",
    "区",
    "町",
    "県",
    "都",
    "府",
    "店",
    "所",
    "局",
    "館",
)


def split_name(text: str) -> PersonNameParts:
    """A printed name taken apart: by its space, else by the word lists, else whole as family."""
    plain = " ".join(halfwidth(text).split())
    if not is_japanese(plain):
        return _split_latin(plain)
    words = _gather_letters(plain.split())
    if len(words) == 2:
        return PersonNameParts(words[0], words[1])
    if len(words) > 2:
        return PersonNameParts(words[0], "".join(words[1:]))
    cut = best_split(words[0]) if words else None
    if cut is None:
        return PersonNameParts(plain or None)
    return PersonNameParts(words[0][:cut], words[0][cut:], guessed=True)


@cache
def best_split(name: str) -> int | None:
    """Where the given name begins in a name without a space; None where the lists do not tell."""
    usual = lexicon.usual_kanji(name)
    scored = [(score, cut) for cut in range(1, len(usual)) if (score := _split_score(usual, cut))]
    return max(scored)[1] if scored else _chinese_split(name)


def _chinese_split(name: str) -> int | None:
    """After the family name of China, Taiwan or Korea: 张 伟, 欧阳 娜娜."""
    cuts = (cut for cut in (2, 1) if name[:cut] in lexicon.chinese_families())
    return next((cut for cut in cuts if 1 <= len(name) - cut <= 2), None)


def _split_score(usual: str, cut: int) -> float:
    family, given = usual[:cut], usual[cut:]
    rank = lexicon.family_rank().get(family)
    known = given in lexicon.givens() or to_katakana(given) in lexicon.given_readings()
    if rank is None:
        return {2: 0.3, 3: 0.25}.get(len(family), 0.0) if known else 0.0
    return 1.0 + (1.0 if known else 0.0) + (2000 - min(rank, 2000)) / 4000 - 0.2 * (len(given) > 3)


@lru_cache(maxsize=4096)
def name_likeness(text: str) -> float:
    """How much a piece of text looks like a person's name, from 0 to 1."""
    plain = " ".join(halfwidth(text).split())
    if legal_form(plain):
        return 0.0
    if is_japanese(plain):
        dotted = "・" in plain and not has_kanji(plain)
        return 0.0 if is_slogan(plain) and not dotted else _japanese_likeness(plain)
    return latin_likeness(_TORN_HYPHEN.sub("-", plain))


def may_be_name(text: str) -> bool:
    """Whether kanji that no list knows may be a name: nothing of business is among them."""
    words = halfwidth(text).split()
    whole = "".join(words)
    longest = 8 if len(words) == 2 and max(map(len, words)) <= 4 else 6
    if not re.fullmatch(rf"[{KANJI}ヶケノ々]{{2,{longest}}}", whole) or whole.endswith(_NOT_NAMES):
        return False
    taken = split_japanese(whole) is not None or institution(whole) or legal_form(whole)
    return not taken and not any(word in whole for word in lexicon.words("not_names"))


def _japanese_likeness(plain: str) -> float:
    words = _gather_letters(plain.split())
    whole = "".join(words)
    if not _KANJI_NAME.fullmatch(whole) or len(words) > 2 or not re.search(rf"[{KANJI}]", whole):
        return _kana_person(plain)
    if any(_is_business_word(run) for run in re.findall(r"[ァ-ヺー]{3,}", whole)):
        return 0.0
    parts = split_name(" ".join(words))
    known_given = lexicon.usual_kanji(parts.given or "") in lexicon.givens()
    in_kana = re.fullmatch(r"[ぁ-ん]{2,4}|[ァ-ヺー]{2,4}", parts.given or "") is not None
    known_given |= in_kana and to_katakana(parts.given or "") in lexicon.given_readings()
    sample = len(words) == 2 or parts.family in ("名刺", "見本")
    sample = sample and known_given and len(parts.given or "") > 1  # 名刺 太郎 on samples
    if not sample and any(word in whole for word in lexicon.words("not_names")):
        return 0.0
    known_family = lexicon.usual_kanji(parts.family or "") in lexicon.families()
    if not known_family and len(whole) <= 4:
        known_family = (parts.family or "") in lexicon.chinese_families()
    score = 0.25 + 0.4 * known_family + 0.25 * known_given + 0.1 * (len(words) == 2)
    if parts.given is None:
        score -= 0.3
    if not (known_family and known_given):
        taken = split_japanese(whole) is not None or institution(whole) is not None
        score -= 0.45 * taken + 0.25 * whole.endswith(_NOT_NAMES)
    is_long = len(whole) > 6 and not (len(words) == 2 and re.fullmatch(rf"[{KANJI}]+", whole))
    return max(0.0, score - (0.2 if is_long else 0.0))


def _kana_person(plain: str) -> float:
    """Names in kana alone: さくら ももこ, ジョン・スミス; weak unless the lists know them."""
    words = [w for w in re.split(r"[ ・=＝]", plain) if w]
    if not 2 <= len(words) <= (4 if "・" in plain else 3) or not all(
        re.fullmatch(rf"[{KANA}]+", w) for w in words
    ):
        return 0.0
    dotted = "・" in plain
    if any(_is_business_word(word, whole=dotted) for word in words) or len(words[0]) < 2:
        return 0.0
    if min(map(len, words)) < 2 and "・" not in plain:
        return 0.0
    kana = [to_katakana(word) for word in words]
    if kana[0] in lexicon.family_readings() and kana[1] in lexicon.given_readings():
        return 0.5
    return 0.6 if "・" in plain else 0.4


@cache
def _is_business_word(word: str, whole: bool = False) -> bool:
    """Whether katakana are a line of business or an office: システム, デザイン, マネージャー.

    `whole` asks for the word alone: ベネット is a name, though it ends like a business.
    """
    tables = ("industry_words", "institutions", "titles", "departments")
    known = (w for table in tables for w in lexicon.words(table) if len(w) > 2)
    return any((w == word if whole else w in word) and is_japanese(w) for w in known)


def kana_likeness(text: str) -> float:
    """How much a line looks like a name's reading in kana, from 0 to 1."""
    plain = " ".join(halfwidth(text).split())
    words = _gather_letters(plain.split())
    if not 1 <= len(words) <= 2 or not all(re.fullmatch(rf"[{KANA}]+", w) for w in words):
        return 0.0
    if not 3 <= len("".join(words)) <= 14 or "・" in plain:
        return 0.0
    if any(word in plain for word in lexicon.words("not_names")):
        return 0.0
    kana = [to_katakana(w) for w in words]
    if len(kana) == 2:
        known = (kana[0] in lexicon.family_readings()) + (kana[1] in lexicon.given_readings())
        return 0.4 + 0.3 * known
    cuts = range(2, len(kana[0]) - 1)
    families, givens = lexicon.family_readings(), lexicon.given_readings()
    return 0.7 if any(kana[0][:c] in families and kana[0][c:] in givens for c in cuts) else 0.15


_LIKE_KANA = str.maketrans("才力口二夕工卜", "オカロニタエト")
_AMONG_KANA = re.compile(r"(?<=[ァ-ヺ])[才力口二夕工卜]|[才力口二夕工卜](?=[ァ-ヺー])")


def tidy_name(text: str) -> str:
    """A name as the command line has it: one space between family and given where it is known."""
    plain = " ".join(text.replace("\u3000", " ").split())
    plain = _AMONG_KANA.sub(lambda m: m.group().translate(_LIKE_KANA), plain)
    if not is_japanese(plain):
        # One mark of a pair is read as the straight one: Robert “Bob" Hill.
        return re.sub(r'“(\w+)"', r"“\1”", _TORN_HYPHEN.sub("-", plain))
    words = _gather_letters(plain.split())
    if len(words) > 1:
        return " ".join(words)
    cut = best_split(words[0]) if words and re.fullmatch(rf"[{KANJI}{KANA}]+", words[0]) else None
    return f"{words[0][:cut]} {words[0][cut:]}" if cut else japanese_spacing(plain)


def is_known(name: str) -> bool:
    """Whether the lists know both the family and the given name, in either script."""
    return is_known_japanese(name) if is_japanese(name) else is_known_name(name)


def is_known_japanese(name: str) -> bool:
    """Whether the lists know both the family and the given name."""
    parts = split_name(name)
    family = lexicon.usual_kanji(parts.family or "") in lexicon.families()
    given = lexicon.usual_kanji(parts.given or "") in lexicon.givens()
    return family and (given or to_katakana(parts.given or "") in lexicon.given_readings())


def readings_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The readings that the lists give a name's family and given part; kana read themselves."""
    parts = split_name(name)
    return _readings(parts.family, lexicon.families()), _readings(parts.given, lexicon.givens())


def _readings(part: str | None, table: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if part and re.fullmatch(rf"[{KANA}]+", part):
        return (to_katakana(part),)
    return table.get(lexicon.usual_kanji(part or ""), ())


def _split_latin(plain: str) -> PersonNameParts:
    found = HONORIFIC.match(plain)
    bare, credentials = strip_credentials(plain[found.end() :] if found else plain)
    words = bare.split()
    honorific = found.group().strip() if found else None
    if not words:
        return PersonNameParts(plain or None)
    if len(words) > 1 and (words[0].isupper() and not words[-1].isupper()):
        return PersonNameParts(words[0].rstrip(","), " ".join(words[1:]), honorific, credentials)
    if words[0].endswith(",") and len(words) > 1:
        return PersonNameParts(words[0][:-1], " ".join(words[1:]), honorific, credentials)
    return PersonNameParts(words[-1], " ".join(words[:-1]) or None, honorific, credentials)


def _gather_letters(words: list[str]) -> list[str]:
    """Letter-spaced words put together: 山 田 太 郎 → 山田 太郎, by the lists."""
    if len(words) < 2 or not all(len(w) == 1 for w in words):
        if len(words) <= 2:
            return words
        return _gather_uneven(words)
    whole = "".join(words)
    if len(words) == 2:
        return words
    cut = best_split(whole)
    return [whole[:cut], whole[cut:]] if cut else [whole]


def _gather_uneven(words: list[str]) -> list[str]:
    whole = "".join(words)
    cuts = [len("".join(words[:i])) for i in range(1, len(words))]
    cut = best_split(whole)
    return [whole[:cut], whole[cut:]] if cut in cuts else [whole]
