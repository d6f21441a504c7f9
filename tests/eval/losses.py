"""What is lost of vCard files of other programs, field by field.

    python -m tests.eval.losses FILE_OR_FOLDER…

Each file is read and written again. A second reader, as plain as can be and none of ours, says
which values it holds; each of them has to be among those of the written file, and those of names,
work, numbers and addresses among what was understood.
"""

from __future__ import annotations

import base64
import quopri
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.contact import Contact, ContactDetails, Source
from app.domain.ids import ContactId
from app.formats.records import ExportPerson, ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import Version, write_vcards

UNDERSTOOD = ("FN", "N", "ORG", "TITLE", "TEL", "EMAIL", "ADR", "URL", "NOTE", "CATEGORIES", "UID")
"""What has a place of its own among a contact's details, or beside them."""

KEPT = (
    *UNDERSTOOD,
    "BDAY",
    "PHOTO",
    "NICKNAME",
    "ROLE",
    "IMPP",
    "ANNIVERSARY",
    "GEO",
    "TZ",
    "LOGO",
)
_HEAD = re.compile(rb'(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^:"])*)?):(.*)', re.DOTALL)
_EMBEDDED = ("PHOTO", "LOGO")
_SHORTEST = 2
_OR = "\x1f"
"""Stands between the readings of octets whose encoding a plain reader cannot tell."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A value of a file that is not found again; `understood` if it is kept but not understood."""

    name: str
    value: str
    is_kept: bool


def losses(data: bytes, version: Version = "3.0") -> Iterator[Lost]:
    """The values of a file that are lost, or kept without being understood."""
    cards = [item for item in read_vcards(data) if isinstance(item, ParsedCard)]
    now = datetime.now(UTC)
    people = (
        ExportPerson(Contact(ContactId(n), c.uid or "", c.details, Source.IMPORT, now, now))
        for n, c in enumerate(cards)
    )
    written = _key("\0".join(text for _, text in values(b"".join(write_vcards(people, version)))))
    understood = _key("\0".join(text for card in cards for text in _understood(card)))
    for name, text in values(data):
        keys = [_key(reading) for reading in text.split(_OR)]
        key = next((key for key in keys if key in written), keys[0])
        if len(key) < _SHORTEST or name not in KEPT:
            continue
        if key not in written:
            yield Lost(name, text, is_kept=False)
        elif name in UNDERSTOOD and key not in understood:
            yield Lost(name, text, is_kept=True)


def values(data: bytes) -> Iterator[tuple[str, str]]:
    """Name and text of each part of each property, as a plain reader finds them."""
    for line in _lines(data):
        if not (found := _HEAD.fullmatch(line)):
            continue
        name, head, value = found[1].decode("ascii", "replace").upper(), found[2].upper(), found[3]
        if name in _EMBEDDED:
            yield name, _tail(value)
            continue
        if b"QUOTED-PRINTABLE" in head:
            value = quopri.decodestring(value)
        elif re.search(rb"(?:ENCODING=|;)(?:B|BASE64)(?:[;:]|$)", head):
            value = base64.b64decode(value + b"==")
        readings = _readings(value, head)
        separator = r"(?<!\\)," if name == "CATEGORIES" else r"(?<!\\)[;,]"
        whole = name in ("NOTE", "URL", "FN", "UID", "TITLE", "ROLE")
        split = ([text] if whole else re.split(separator, text) for text in readings)
        for parts in zip(*split, strict=False):
            part = _OR.join(dict.fromkeys(parts))
            part = re.sub(r"(?i)^(?:tel|mailto|urn:uuid):", "", part.strip())
            yield name, re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], part)


def _tail(value: bytes) -> str:
    bare = b"".join(value.split()).rpartition(b",")[2]
    return bare.decode("ascii", "replace").rstrip("=")[-24:]


def _lines(data: bytes) -> Iterator[bytes]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\0":
        data = data.decode("utf-16").encode()
    lines = re.split(rb"\r+\n|\n|\r", data.removeprefix(b"\xef\xbb\xbf"))
    whole: list[bytes] = []
    for line in lines:
        # A soft break comes first: what follows it is text, a space too.
        if whole and whole[-1].endswith(b"=") and b"QUOTED-PRINTABLE" in whole[-1].upper():
            whole[-1] = whole[-1][:-1] + line
        elif whole and line[:1] in (b" ", b"\t"):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    yield from whole


def _readings(value: bytes, head: bytes) -> list[str]:
    """The text, or each that it may be where it is neither UTF-8 nor what it says it is."""
    named = re.search(rb"CHARSET=\"?([\w-]+)", head)
    for codec in (named[1].decode() if named else "utf-8", "utf-8"):
        codec = "cp932" if codec.upper().startswith("SHIFT") else codec
        try:
            return [value.decode(codec)]
        except (LookupError, UnicodeDecodeError):
            continue
    return [value.decode(codec, "replace") for codec in ("cp932", "cp1252", "utf-8", "euc_jp")]


def _understood(card: ParsedCard) -> Iterator[str]:
    yield card.uid or ""
    yield from card.categories
    yield from _texts(card.details)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for part in fields(value):
            if not (isinstance(value, ContactDetails) and part.name == "extra"):
                yield from _texts(getattr(value, part.name))


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum() or c == "\0")


def _files(arguments: list[str]) -> Iterator[Path]:
    for path in map(Path, arguments):
        yield from sorted(path.rglob("*.vc*")) if path.is_dir() else (path,)


def main() -> None:
    """Print each loss with its file, then the counts."""
    whole = understood = 0
    counts: Counter[str] = Counter()
    paths = list(_files(sys.argv[1:]))
    for path in paths:
        found = list(losses(path.read_bytes()))
        whole += not any(not lost.is_kept for lost in found)
        understood += not found
        for lost in found:
            said = f"{lost.name} {'kept only' if lost.is_kept else 'lost'}"
            counts[said] += 1
            print(f"{path.name}: {said}: {lost.value[:80]!r}")
    print(f"{whole} of {len(paths)} files lose nothing; {understood} are understood as well")
    for name, count in counts.most_common():
        print(f"  {count:5} {name}")


if __name__ == "__main__":
    main()
