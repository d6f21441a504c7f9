"""Pictures, sounds and keys inside a content line: 3.0 writes them as base64, 4.0 as data URI."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from app.formats.content_lines import caret_escape
from app.formats.properties import Head, parse_property

_MAIN_TYPE = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_EMBEDDED = re.compile(r"(?i)(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]")
_DATA = re.compile(r"(?i)data:[\w.+-]+/([\w.+-]+);base64\\?,(.*)", re.DOTALL)
_BEGINNINGS = {"iVBORw": "PNG", "/9j/": "JPEG", "R0lGOD": "GIF", "UklGR": "WEBP", "Qk": "BMP"}
"""How base64 of each kind of picture begins."""
_NO_FORMAT = frozenset(("WORK", "HOME", "PREF", "OTHER", "X-IRMC-N"))
_UNKNOWN = "OCTET-STREAM"


def media_line(line: str, version: Literal["3.0", "4.0"]) -> str:
    """The line with what is embedded in it as that version writes it; any other line as it is."""
    if not _EMBEDDED.match(line) or not (prop := parse_property(line.encode())):
        return line
    types = [t for t in prop.head.parameters.get("TYPE", ()) if t.upper() in _NO_FORMAT]
    if found := _DATA.fullmatch(prop.value):
        kind, content = found[1].upper(), found[2]
    elif prop.head.encoding == "BASE64":
        kind, content = _kind(prop.head, prop.value), prop.value
    else:
        return line
    if version == "4.0":
        media = f"{_MAIN_TYPE[prop.head.name]}/{(kind or _UNKNOWN).lower()}"
        return f"{_start(prop.head, types)}:data:{media};base64,{content}"
    types += [kind] if kind not in ("", _UNKNOWN) else []
    return f"{_start(prop.head, types, 'b')}:{content}"


def _kind(head: Head, content: str) -> str:
    """PNG for a picture that says TYPE=PNG or TYPE=image/png, or begins like one."""
    named = [t.upper() for t in head.parameters.get("TYPE", ()) if t.upper() not in _NO_FORMAT]
    if named:
        return named[0].rpartition("/")[2]
    return next((kind for start, kind in _BEGINNINGS.items() if content.startswith(start)), "")


def _start(head: Head, types: Iterable[str], encoding: str = "") -> str:
    parts = [f"{head.group}.{head.name}" if head.group else head.name]
    for key, values in head.parameters.items():
        if key not in ("TYPE", "ENCODING"):
            parts.append(f"{key}={','.join(map(caret_escape, values))}")
    parts += [f"ENCODING={encoding}"] if encoding else []
    if listed := ",".join(map(caret_escape, types)):
        parts.append(f"TYPE={listed}")
    return ";".join(parts)
