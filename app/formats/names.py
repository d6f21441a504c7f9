"""File names that are safe on every system, made from names of people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_MAX_OCTETS = 180
_FALLBACK = "contact"


def file_name(text: str, suffix: str = ".vcf") -> str:
    """A file name from any text: no path, no control or direction characters, not too long.

    What Windows forbids is forbidden everywhere, so that a folder can be carried over. The name
    is composed (NFC), as most systems write it, and at most 180 octets before the suffix.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if _is_unsafe(c) else c for c in text)
    text = " ".join(_FORBIDDEN.sub(" ", text).split()).strip(". ")
    text = text.encode()[:_MAX_OCTETS].decode(errors="ignore").strip(". ")
    if _RESERVED.match(text):
        text = f"_{text}"
    return (text or _FALLBACK) + suffix


def file_names(texts: Iterable[str], suffix: str = ".vcf", taken: Iterable[str] = ()) -> list[str]:
    """One file name for each text, none twice even where upper and lower case are one.

    None of those `taken` already is given again.
    """
    taken = {_key(name) for name in taken}
    last_number: dict[str, int] = {}
    names = []
    for text in texts:
        base = name = file_name(text, suffix)
        number = last_number.get(_key(base), 1)
        while _key(name) in taken:
            number += 1
            name = f"{base.removesuffix(suffix)} ({number}){suffix}"
        last_number[_key(base)] = number
        taken.add(_key(name))
        names.append(name)
    return names


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _is_unsafe(character: str) -> bool:
    # Cc control, Cf direction and joiners, Cs lone surrogates, Co private, Cn unassigned,
    # Zl and Zp line breaks.
    category = unicodedata.category(character)
    return category[0] == "C" or category in ("Zl", "Zp")
