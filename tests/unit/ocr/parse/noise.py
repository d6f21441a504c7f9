"""Faults that engines make, put into cards at random: for asking how far `sure` can be trusted."""

from __future__ import annotations

import random
from dataclasses import replace

from ocr.model import LineReading, TextLine
from ocr.parse.evidence import SideText

_LOOKALIKE = (
    *(
        "0Oo〇",
        "1lI|",
        "5S",
        "8B",
        "2Z",
        "6b",
        "9g",
        "rn",
        "co",
        "ao",
        "ec",
        "uv",
        "vy",
        "ij",
        "ft",
    ),
    *("部郎", "大太犬", "日目口", "未末木", "土士", "田由甲", "千干", "人入八", "一ー二", "崎﨑"),
    *("鈴鉛", "藤籐", "橋僑", "渡度", "川州", "村材", "林森", "営宮", "課謀", "社杜", "会合"),
    *(
        "ツシ",
        "ソン",
        "ロコ",
        "クワ",
        "アマ",
        "ノメ",
        "ビピ",
        "ブプ",
        "タ夕",
        "カ力",
        "エ工",
        "ニ二",
    ),
)
_KANJI = "紀純綾絵結組経継統続緒線編縁群義習羽詞誠語説調識議谷豊貴資賀質輝農近返迎遠達選"
_LATIN, _DIGITS = "aceghmnorsuvwxyz", "0123456789"


def noisy(
    side: SideText, rng: random.Random, first: float = 0.03, second: float = 0.25
) -> SideText:
    """The side with faults in so many of the lines of the first and of the second reader."""
    return replace(side, lines=tuple(_line(line, rng, first, second) for line in side.lines))


def _line(line: TextLine, rng: random.Random, first: float, second: float) -> TextLine:
    best = line.readings[0]
    wrong = rng.random() < first
    score = rng.uniform(0.8, 0.99) if wrong else rng.uniform(0.96, 1.0)
    readings = [LineReading(best.engine, _fault(best.text, rng) if wrong else best.text, score)]
    fate = rng.random()
    if fate < second * 0.3:
        readings.append(LineReading("tesseract", _garbage(best.text, rng), rng.uniform(0, 0.5)))
    elif fate < second:
        text = best.text
        for _ in range(rng.choice((1, 1, 2, 3))):
            text = _fault(text, rng)
        readings.append(LineReading("tesseract", text, rng.uniform(0.3, 0.9)))
    elif fate < 0.95:
        readings.append(LineReading("tesseract", best.text, rng.uniform(0.8, 0.97)))
    return replace(line, readings=tuple(readings))


def _fault(text: str, rng: random.Random) -> str:
    """One letter read as another, left out, or doubled by a mark."""
    places = [i for i, c in enumerate(text) if c not in " "]
    if not places:
        return text
    place, fate = rng.choice(places), rng.random()
    if fate < 0.15:
        return text[:place] + text[place + 1 :] or text
    if fate < 0.25:
        return text[:place] + rng.choice(".,'|-・") + text[place:]
    return text[:place] + _like(text[place], rng) + text[place + 1 :]


def _like(letter: str, rng: random.Random) -> str:
    near = [c for group in _LOOKALIKE if letter in group for c in group if c != letter]
    if near:
        return rng.choice(near)
    if letter.isdigit():
        return rng.choice(_DIGITS.replace(letter, ""))
    return rng.choice(_LATIN if letter.isascii() else _KANJI)


def _garbage(text: str, rng: random.Random) -> str:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGH§|=~-_—. "
    return "".join(rng.choice(letters) for _ in range(max(2, len(text)))).strip() or "|"
