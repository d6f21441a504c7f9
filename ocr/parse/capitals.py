"""A capital I that engines read as a small l: lan, lizuka, loT; and AI as Al."""

from __future__ import annotations

import re
from functools import lru_cache

from ocr.parse.latin_name import is_known_part
from ocr.text import is_japanese

_SMALL_L = re.compile(r"(?<![\w@./-])l(?=[a-zà-ÿ]{2})")
_WITHIN = re.compile(r"(?<![\w@./-])l(?=[a-z]?[A-Z])")
_INTELLIGENCE = re.compile(
    r"\bAl\b(?=\s(?:Platform|Research|Engineer|Lab|Solution|System|Develop|Business|Department|Dept|"
    r"Team|Group|Center|Centre|Technolog|Innovation|Service|Strateg|Transform|Division|Consult)|$)"
)


@lru_cache(maxsize=4096)
def with_capitals(text: str) -> str:
    """The text with a capital I where no word or name begins with the small l that was read."""
    if "l" not in text or is_japanese(text) or "@" in text:
        return text
    words = text.split()
    text = _WITHIN.sub("I", text)
    others = [w for w in words if w[:1].isalpha() and not w.startswith("l")]
    if others and all(w[0].isupper() for w in others):
        text = _SMALL_L.sub("I", text) if _is_named(words) else text
    return _INTELLIGENCE.sub("AI", text) if len(words) > 1 else text


def _is_named(words: list[str]) -> bool:
    """Whether each word with a small l at its start is a name's part with a capital I."""
    small = [w.strip(",.") for w in words if re.match("l[a-zà-ÿ]{2}", w)]
    return bool(small) and all(is_known_part(f"I{w[1:]}") for w in small)
