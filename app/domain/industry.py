"""Industries after the Japan Standard Industrial Classification, and which one words speak for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from app.domain.company import IndustryReason
from app.domain.text import letters
from ocr.parse.lexicon import rows, usual_kanji
from ocr.text import fold

_SURE_ENOUGH = 2.0
_COMPANY, _TITLE, _DEPARTMENT, _TEXT = 3.0, 2.0, 1.0, 0.5
_LAST_WORD = 1.3
"""A Japanese name ends in what the company is: 不動産建設 builds, 建設不動産 deals in land."""
_AS_GOOD = 0.75
"""Two groups of one division that come so near to each other leave only the division sure."""

_DOMAINS = {
    **{"go.jp": "S97", "lg.jp": "S98", "ac.jp": "O81", "ed.jp": "O81"},
    **{"edu": "O81", "ac.uk": "O81", "gov": "S", "gov.uk": "S", "museum": "O82"},
}


@dataclass(frozen=True, slots=True)
class Industry:
    """A division (`G`) or major group (`G39`), with short names for lists and chips."""

    code: str
    name_ja: str
    name_en: str
    short_ja: str
    short_en: str

    def name(self, language: str) -> str:
        """The short name in `ja` or `en`."""
        return self.short_ja if language == "ja" else self.short_en


@dataclass(frozen=True, slots=True)
class Classification:
    """An industry, what it was concluded from, and the words that spoke for it."""

    code: str
    reason: IndustryReason
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hint:
    word: str
    code: str
    score: float


@cache
def industries() -> tuple[Industry, ...]:
    """All 20 divisions and 99 major groups, by code."""
    text = files("resources").joinpath("industries.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        Industry(code, ja, en, short_ja or ja, short_en or en)
        for code, _revision, ja, en, short_ja, short_en in lines
    )


def industry(code: str) -> Industry | None:
    """The industry with this code, or None."""
    return _by_code().get(code.upper())


def names_of(code: str | None) -> tuple[str, ...]:
    """The names of an industry and of its division by which people who work in it are found.

    The short ones: in the long ones stand many words that nobody means.
    """
    found = [i for i in (industry(code or ""), industry(code[0]) if code else None) if i]
    return tuple(dict.fromkeys(name for i in found for name in (i.short_ja, i.short_en)))


@lru_cache(maxsize=1024)
def codes_called(word: str) -> tuple[str, ...]:
    """The industries in whose short names a word stands, a Latin one at the beginning of a word.

    `D*` is a division with all its groups. Of one that joins two lines of work (金融・保険) and
    has groups called so (保険), they are meant, and those of whom no more is known: `J67`, `J`.
    A single letter is none's name.
    """
    wanted = letters(word)
    if len(wanted) < 2:
        return ()
    called = {i.code: i for i in industries() if _is_called(i, wanted)}
    groups = {code[0] for code in called if len(code) > 1}
    divisions = (i for i in called.values() if len(i.code) == 1)
    whole = {i.code for i in divisions if i.code not in groups or not _joins(i, wanted)}
    kept = (code for code in called if len(code) == 1 or code[0] not in whole)
    return tuple(f"{code}*" if code in whole else code for code in kept)


def _joins(one: Industry, wanted: str) -> bool:
    """Whether a division joins several lines of work, and was not called by all of its name."""
    return "・" in one.short_ja and wanted not in (letters(one.short_ja), letters(one.short_en))


def _is_called(one: Industry, wanted: str) -> bool:
    if not wanted.isascii():
        return wanted in letters(one.short_ja)
    return any(letters(part).startswith(wanted) for part in one.short_en.split())


def industry_named(name: str) -> Industry | None:
    """The industry with exactly this name in either language, long or short."""
    return _by_name().get(fold(name))


def parent(code: str) -> str | None:
    """The division of a major group; None for a division."""
    return code[0] if len(code) > 1 else None


def is_public(code: str) -> bool:
    """Whether domains of their own are kept for an industry: schools, the state."""
    return code in _DOMAINS.values()


def covers(outer: str, inner: str) -> bool:
    """Whether an industry is another or holds it: `G` covers `G39`."""
    return bool(outer) and inner.upper().startswith(outer.upper())


def classify(
    company_name: str = "",
    department: str = "",
    title: str = "",
    domains: Iterable[str] = (),
    text: str = "",
) -> Classification | None:
    """The industry for which a company's names and the words on a card speak most.

    A domain kept for schools or public bodies settles it. Else each word of the lexicon scores
    its weight × 3 in the company's name (more for the last word in it), × 2 in the title, × 1
    in the department and × 0.5 in other text. A division adds to its groups; where two groups
    of one division are about as good, the division is the answer. None where too little speaks.
    """
    settled = next((d for domain in domains if (d := _of_domain(domain))), None)
    if settled is not None:
        return settled
    hints = [*_in_company(company_name), *_hints(title, _TITLE), *_hints(department, _DEPARTMENT)]
    known = {hint.word for hint in hints}
    hints += [hint for hint in set(_hints(text, _TEXT)) if hint.word not in known]
    scores: dict[str, float] = defaultdict(float)
    for hint in hints:
        scores[hint.code] += hint.score
    code = _best({c: s + _of_division(scores, c) for c, s in scores.items()})
    if code is None:
        return None
    words = dict.fromkeys(h.word for h in hints if covers(code, h.code) or covers(h.code, code))
    return Classification(code, IndustryReason.WORDS, tuple(words))


def _of_division(scores: dict[str, float], code: str) -> float:
    return scores.get(code[0], 0.0) if len(code) > 1 else 0.0


def _best(scores: dict[str, float]) -> str | None:
    ranked = sorted(scores, key=lambda code: (-scores[code], -len(code), code))
    if not ranked or scores[ranked[0]] < _SURE_ENOUGH:
        return None
    first = ranked[0]
    rivals = [c for c in ranked[1:] if scores[c] >= _AS_GOOD * scores[first] and len(c) > 1]
    return first[0] if any(c[0] == first[0] for c in rivals) else first


def _of_domain(domain: str) -> Classification | None:
    name = domain.strip().casefold()
    ends = (name.split(".", n)[-1] for n in range(name.count(".") + 1))
    found = next((end for end in ends if end in _DOMAINS), None)
    return Classification(_DOMAINS[found], IndustryReason.DOMAIN, (found,)) if found else None


def _in_company(name: str) -> list[_Hint]:
    hints = list(_hints(name, _COMPANY))
    if hints:
        last = hints[-1]
        hints[-1] = _Hint(last.word, last.code, last.score * _LAST_WORD)
    return hints


def _hints(text: str, factor: float) -> Iterator[_Hint]:
    return (_Hint(word, code, weight * factor) for word, code, weight in _words_in(text))


@lru_cache(maxsize=4096)
def _words_in(text: str) -> tuple[tuple[str, str, int], ...]:
    """The words of the lexicon in a text; departments and positions come again and again."""
    return tuple(
        _lexicon()[match.group()] for match in _pattern().finditer(usual_kanji(fold(text)))
    )


@cache
def _by_code() -> dict[str, Industry]:
    return {industry.code: industry for industry in industries()}


@cache
def _by_name() -> dict[str, Industry]:
    """Where two share a name the narrower one has it last, so it is the division that has it."""
    return {
        fold(name): industry
        for industry in sorted(industries(), key=lambda i: -len(i.code))
        for name in (industry.name_ja, industry.name_en, industry.short_ja, industry.short_en)
    }


@cache
def _lexicon() -> dict[str, tuple[str, str, int]]:
    words = rows("industry_words")
    return {fold(word): (word, code, int(weight)) for word, code, weight in words}


@cache
def _pattern() -> re.Pattern[str]:
    """Any word of the lexicon, the longest first; short ones only where they stand alone."""
    words = sorted(_lexicon(), key=len, reverse=True)
    return re.compile("|".join(_alone(word) for word in words))


def _alone(word: str) -> str:
    letters = "a-z" if word.isascii() else "ァ-ー" if _is_short_kana(word) else ""
    if not letters:
        return re.escape(word)
    return rf"(?<![{letters}]){re.escape(word)}(?![{letters}])"


def _is_short_kana(word: str) -> bool:
    return len(word) <= 3 and all("ァ" <= letter <= "ー" for letter in word)
