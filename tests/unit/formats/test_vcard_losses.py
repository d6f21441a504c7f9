"""Nothing of any card in any dialect is lost, by the judgement of a second, plain reader."""

from __future__ import annotations

import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.vcard_write import Version
from tests.eval.losses import losses, values

_WORDS = st.text("田中太郎表能ソ髙Aa1 é-/()", min_size=1, max_size=30).map(str.strip).filter(bool)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: "\\, ".join(words))
_MARKS = ("WORK", "HOME", "CELL", "FAX", "PAGER", "PREF", "VOICE", "X-OTHER", "INTERNET")
_TYPES = st.lists(st.sampled_from(_MARKS), max_size=3)
_GROUPS = st.sampled_from(("", "item1.", "item2.", "address1.", "affiliation2."))
ALWAYS_UNDERSTOOD = ("TEL", "EMAIL", "URL", "NOTE", "CATEGORIES", "ADR", "FN")
_PARTS = {"N": 5, "ADR": 7, "ORG": 4}
_SINGLE = ("TEL", "EMAIL", "URL", "NOTE", "TITLE", "ROLE", "NICKNAME", "BDAY", "CATEGORIES")


@st.composite
def _lines(draw: st.DrawFn, version: str) -> bytes:
    name = draw(st.sampled_from((*_PARTS, *_SINGLE)))
    many = _PARTS.get(name, 1)
    value = ";".join(draw(st.lists(st.just("") | _TEXTS, min_size=many, max_size=many)))
    types = draw(_TYPES) if name in ("TEL", "EMAIL", "URL", "ADR", "ORG") else []
    joined = ";" if version == "2.1" else ";TYPE="
    head = draw(_GROUPS) + name + "".join(joined + t for t in types)
    if version == "2.1":
        codec = draw(st.sampled_from(("cp932", "utf-8")))
        octets = value.replace("\\,", "").encode(codec, "ignore")
        head += ";CHARSET=" + {"cp932": "SHIFT_JIS", "utf-8": "UTF-8"}[codec]
        if draw(st.booleans()):
            octets = binascii.b2a_qp(octets, quotetabs=True).replace(b"\n", b"\r\n")
            head += ";ENCODING=QUOTED-PRINTABLE"
        return head.encode() + b":" + octets
    return f"{head}:{value}".encode()


@st.composite
def cards(draw: st.DrawFn, version: str) -> bytes:
    """A card of some lines, with a name."""
    lines = draw(st.lists(_lines(version), max_size=8))
    start = [b"BEGIN:VCARD", f"VERSION:{version}".encode(), "FN:見本 花子".encode()]
    return b"\r\n".join((*start, *lines, b"END:VCARD", b""))


VERSIONS: tuple[Version, ...] = ("3.0", "4.0")


@pytest.mark.parametrize("written", VERSIONS)
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@given(data=st.data())
def test_no_value_is_lost(version: str, written: Version, data: st.DataObject) -> None:
    card = data.draw(cards(version))
    lost = list(losses(card, written))
    assert [loss for loss in lost if not loss.is_kept] == []
    assert [loss for loss in lost if loss.name in ALWAYS_UNDERSTOOD] == []


def test_the_plain_reader_finds_what_stands_there() -> None:
    card = (
        b"BEGIN:VCARD\nN:a b;c\nitem1.TEL;CELL:tel:1\n 2\nNOTE;QUOTED-PRINTABLE:x=\n=41\nEND:VCARD"
    )
    assert list(values(card))[1:-1] == [("N", "a b"), ("N", "c"), ("TEL", "12"), ("NOTE", "xA")]


def test_a_lost_value_is_named() -> None:
    without_card = b"TEL:090-0000-0001\r\n"
    assert [(lost.name, lost.is_kept) for lost in losses(without_card)] == [("TEL", False)]
