"""What a line says beyond a contact's details comes out again as long as the value stays."""

from dataclasses import replace

import pytest

from app.domain.contact import ContactDetails, MethodType, PersonName
from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import Version, write_vcards
from tests.unit.formats.people import person


def read(*lines: str) -> ContactDetails:
    [card] = read_vcards("\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode())
    assert isinstance(card, ParsedCard)
    return card.details


def written(details: ContactDetails, version: Version = "3.0") -> list[str]:
    text = b"".join(write_vcards([person(details)], version)).decode()
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("line", "in_3", "in_4"),
    [
        ("TEL;PAGER;HOME:1", "TEL;TYPE=PAGER,HOME:1", "TEL;TYPE=pager,home:1"),
        ("TEL;TYPE=car;PREF=1:1", "TEL;TYPE=CAR,PREF:1", "TEL;TYPE=car;PREF=1:1"),
        ("EMAIL;TYPE=internet,home,work:a", "EMAIL;TYPE=HOME,WORK,INTERNET:a",
         "EMAIL;TYPE=home,work:a"),
        ("URL;LANGUAGE=ja:https://a", "URL;LANGUAGE=ja:https://a", "URL;LANGUAGE=ja:https://a"),
        ("ADR;HOME:;;Street;City;;;", "ADR;TYPE=HOME:;;Street;City;;;",
         "ADR;TYPE=home:;;Street;City;;;"),
        ("ADR:Box 1;;Street;City;;;", "ADR:Box 1;;Street;City;;;", "ADR:Box 1;;Street;City;;;"),
        ("ORG:A;B;C", "ORG:A;B;C", "ORG:A;B;C"),
        ("ROLE:Buyer", "ROLE:Buyer", "ROLE:Buyer"),
        ("N:Smith;Jane;Q.,R.;Dr.;PhD", "N:Smith;Jane;Q.,R.;Dr.;PhD", "N:Smith;Jane;Q.,R.;Dr.;PhD"),
    ],
)  # fmt: skip
def test_a_line_comes_out_as_it_came_in(line: str, in_3: str, in_4: str) -> None:
    details = read("FN:Jane", line)
    assert in_3 in written(details)
    assert in_4 in written(details, "4.0")
    versions: tuple[Version, ...] = ("3.0", "4.0")
    for version in versions:
        again = read(*written(details, version)[1:-2])
        assert again.methods == details.methods
        assert again == details or "EMAIL" in line  # 4.0 has no INTERNET


def test_a_changed_value_is_written_as_our_own() -> None:
    details = read("FN:Jane", "N:Smith;Jane;Q.;;", "TEL;PAGER;HOME:1", "ADR;HOME:;;Street;;;;")
    [number], [address] = details.methods, details.addresses
    changed = replace(
        details,
        name=PersonName("Jane Miller", "Miller", "Jane"),
        methods=(replace(number, type=MethodType.WORK),),
        addresses=(replace(address, printed="Elsewhere"),),
    )
    lines = written(changed)
    assert "N:Miller;Jane;;;" in lines
    assert "TEL;TYPE=WORK,VOICE:1" in lines
    assert "ADR;TYPE=WORK:;;Elsewhere;;;;" in lines
    assert not any("PAGER" in line or "HOME" in line for line in lines)


def test_a_label_stays_beside_its_number() -> None:
    lines = ("item1.TEL;TYPE=VOICE:1", "item1.X-ABLabel:_$!<Work>!$_")
    details = read("FN:Jane", *lines)
    assert details.methods[0].type is MethodType.WORK
    assert set(lines) < set(written(details))
    gone = written(replace(details, methods=()))
    assert not any("item1" in line for line in gone)


def test_a_printed_form_follows_its_address() -> None:
    details = read("FN:Jane", "ADR;HOME:;;Street;City;;;", "LABEL;HOME:as printed")
    assert {"ADR;TYPE=HOME:;;Street;City;;;", "LABEL;TYPE=HOME:as printed"} < set(written(details))
    assert 'ADR;TYPE=home;LABEL="as printed":;;Street;City;;;' in written(details, "4.0")


def test_a_uid_keeps_the_form_of_its_owner() -> None:
    uid = "urn:uuid:5a0b2b1e-1111-4222-8333-444455556666"
    for version, other in (("3.0", "4.0"), ("4.0", "3.0")):
        data = f"BEGIN:VCARD\r\nVERSION:{version}\r\nUID:{uid}\r\nFN:x\r\nEND:VCARD\r\n".encode()
        [card] = read_vcards(data)
        assert isinstance(card, ParsedCard)
        assert card.uid == uid.removeprefix("urn:uuid:")
        own = person(card.details, uid=card.uid)
        assert f"UID:{uid}".encode() in b"".join(write_vcards([own], "4.0"))
        in_3 = b"".join(write_vcards([own], "3.0"))
        assert (f"UID:{uid}".encode() in in_3) == (version == "3.0"), other
