"""Pictures, sounds and keys inside a content line: 3.0 writes them as base64, 4.0 as data URI."""

from __future__ import annotations

import re
from typing import Literal

_MAIN_TYPE = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_BASE64 = re.compile(r"(?i)((?:[\w-]+\.)?(PHOTO|LOGO|SOUND|KEY))((?:;[^:\"]*)?):(?!data:)(.*)")
_DATA = re.compile(
    r"(?i)((?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY))((?:;[^:\"]*)?):"
    r"data:[\w.+-]+/([\w.+-]+);base64\\?,(.*)"
)
_ENCODING = re.compile(r"(?i);ENCODING=(?:b|base64)")
_TYPE = re.compile(r"(?i);TYPE=([\w.+/-]+)")


def media_line(line: str, version: Literal["3.0", "4.0"]) -> str:
    """The line with what is embedded in it as that version writes it; any other line as it is."""
    return _to_data_uri(line) if version == "4.0" else _to_base64(line)


def _to_data_uri(line: str) -> str:
    found = _BASE64.fullmatch(line)
    if not found or not _ENCODING.search(found[3]):
        return line
    named = _TYPE.search(found[3])
    subtype = named[1].lower() if named else "octet-stream"
    media = subtype if "/" in subtype else f"{_MAIN_TYPE[found[2].upper()]}/{subtype}"
    rest = _TYPE.sub("", _ENCODING.sub("", found[3]))
    return f"{found[1]}{rest}:data:{media};base64,{found[4]}"


def _to_base64(line: str) -> str:
    if not (found := _DATA.fullmatch(line)):
        return line
    return f"{found[1]}{found[2]};ENCODING=b;TYPE={found[3].upper()}:{found[4]}"
