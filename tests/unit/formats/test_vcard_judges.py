"""What is written, judged by a strict reader of content lines beside vobject."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from icalendar import parser

from app.formats.records import ExportPerson
from app.formats.vcard_write import Version, write_vcards
from tests.unit.formats.test_vcard_round_trip import carried, exports

_NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?[A-Za-z0-9-]+")


def properties(export: ExportPerson, version: Version) -> list[tuple[str, dict[str, str], str]]:
    """Name, parameters and unescaped value of each line."""
    text = b"".join(write_vcards([export], version)).decode()
    judge: Any = parser
    whole = judge.Contentlines.from_ical(text)
    lines = (judge.Contentline(line, strict=True) for line in whole if line)
    return [
        (name.upper().rpartition(".")[2], {k: str(v) for k, v in parameters.items()}, value)
        for name, parameters, value in (line.parts() for line in lines)
    ]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(export=exports)
def test_a_strict_reader_finds_every_value(version: Version, export: ExportPerson) -> None:
    found = properties(export, version)
    details = carried(export.contact.details)
    values = [(name, value) for name, _, value in found]
    assert values[0] == ("BEGIN", "VCARD")
    assert values[-1] == ("END", "VCARD")
    assert values[1] == ("VERSION", version)
    assert [v for n, v in values if n == "FN"] == [details.name.printed]
    assert [v for n, v in values if n == "TITLE"] == [
        a.position for a in details.affiliations if a.position
    ]
    written = [v for n, v in values if n in ("TEL", "EMAIL", "URL") or n.endswith("SOCIALPROFILE")]
    assert written == [m.value for m in details.methods]
    for name in ("N", "FN", "VERSION", "UID", "REV"):
        assert [n for n, _ in values].count(name) == 1


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(export=exports)
def test_each_line_begins_with_a_name_of_the_standard(
    version: Version, export: ExportPerson
) -> None:
    text = b"".join(write_vcards([export], version)).decode()
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        assert _NAME.fullmatch(re.split("[:;]", line, maxsplit=1)[0])
