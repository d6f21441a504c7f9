"""Broken and hostile files: what is good is taken in, the rest is named with its line."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest

from app.formats.records import ParsedCard, ParseProblem
from app.formats.unfolding import LINE_LIMIT
from app.formats.vcard_read import read_vcards

GOOD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good\r\nTEL:1\r\nEND:VCARD\r\n"


def outcome(data: bytes) -> list[str | int | None]:
    """Printed names of cards and lines of problems."""
    return [
        item.details.name.printed if isinstance(item, ParsedCard) else item.line
        for item in read_vcards(data)
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\r\n\r\n" + GOOD + b"\r\n\r\n" + GOOD, ["Good", "Good"]),
        (b"\xef\xbb\xbf" + GOOD + b"\xef\xbb\xbf" + GOOD, ["Good", "Good"]),
        (GOOD.removesuffix(b"END:VCARD\r\n"), ["Good", 1]),
        (GOOD[:40], ["Good", 1]),
        (GOOD.removesuffix(b"END:VCARD\r\n") + GOOD, ["Good", "Good"]),
        (b"hello\r\nworld: x\r\n" + GOOD, [1, "Good"]),
        (GOOD + b"END:VCARD\r\n" + GOOD, ["Good", "Good"]),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n" + GOOD, [1, "Good"]),
        (GOOD.replace(b"TEL:1", b"?!") + GOOD, [4, "Good", "Good"]),
        (GOOD.replace(b"VERSION:3.0", b"\x00"), ["Good"]),
        (GOOD.replace(b"Good", b"G\x00o\x00od"), ["Good"]),
        (GOOD.replace(b"TEL:1", b"BEGIN:VCARD\r\nFN:Inner\r\nEND:VCARD"), ["Good", "Inner"]),
        (GOOD.replace(b"BEGIN:VCARD\r\n", b""), [1, "Good"]),
        (GOOD + GOOD.replace(b"BEGIN:VCARD\r\n", b"") + GOOD, ["Good", 6, "Good", "Good"]),
        (GOOD.replace(b"TEL:1", b"# a comment"), [4, "Good"]),
        (b"BEGIN:VCARD\r\n" * 50 + GOOD, [*range(1, 51), "Good"]),
        (GOOD.lower(), ["good"]),
        (GOOD.replace(b":", b" : "), ["Good"]),
        (bytes(range(256)) * 40, [1]),
        (b"\xff\xfe", []),
    ],
)
def test_good_cards_are_read_and_bad_lines_named(data: bytes, expected: list[str | int]) -> None:
    assert outcome(data) == expected


def test_an_embedded_card_is_kept_with_its_owner() -> None:
    agent = b"AGENT:,BEGIN:VCARD,FN:A B,AGENT:,BEGIN:VCARD,FN:C;D,END:VCARD,END:VCARD,TEL:2"
    [card] = read_vcards(GOOD.replace(b"TEL:1", agent.replace(b",", b"\r\n")))
    assert isinstance(card, ParsedCard)
    assert card.details.name.printed == "Good"
    assert card.details.methods[0].value == "2"
    assert card.details.extra == (
        "AGENT:BEGIN:VCARD\\nFN:A B\\nAGENT:\\nBEGIN:VCARD\\nFN:C\\;D\\nEND:VCARD\\nEND:VCARD",
    )


def test_a_name_is_data_whatever_it_holds() -> None:
    name = "\u202e=cmd|' /C calc'!A0 <b>../../x</b> {x} %s"
    [card] = read_vcards(GOOD.replace(b"Good", name.encode()))
    assert isinstance(card, ParsedCard)
    assert card.details.name.printed == name


def test_a_line_of_any_length_takes_bounded_memory() -> None:
    def pieces() -> Iterator[bytes]:
        yield GOOD.removesuffix(b"END:VCARD\r\n") + b"NOTE:"
        for _ in range(600):
            yield b"x" * 100_000
        yield b"\r\nEND:VCARD\r\n" + GOOD

    tracemalloc.start()
    items = list(read_vcards(pieces()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(items[0], ParseProblem)
    assert items[0].line == 5
    assert [i.details.name.printed for i in items if isinstance(i, ParsedCard)] == ["Good"] * 2
    assert peak < 5 * LINE_LIMIT


def test_a_folded_line_of_any_length_is_a_problem_at_its_start() -> None:
    folded = b"NOTE:\r\n" + (b" " + b"x" * 9_999 + b"\r\n") * 1_000
    data = GOOD.replace(b"TEL:1\r\n", folded)
    items = list(read_vcards(data))
    assert [type(i) for i in items] == [ParseProblem, ParsedCard]
    assert isinstance(items[0], ParseProblem)
    assert items[0].line == 4


def test_files_are_read_piece_by_piece_with_the_same_result() -> None:
    data = (GOOD.replace(b"TEL:1", "NOTE:縁\r\n 結び".encode()) + GOOD) * 3
    whole = list(read_vcards(data))
    assert len(whole) == 6
    assert list(read_vcards(io.BytesIO(data))) == whole
    for size in (1, 2, 7):
        assert list(read_vcards(data[i : i + size] for i in range(0, len(data), size))) == whole


@pytest.mark.parametrize("inner", [1, 2])
def test_what_follows_an_inner_card_belongs_to_the_outer(inner: int) -> None:
    cards = b"BEGIN:VCARD\r\nFN:Inner\r\nEND:VCARD\r\n" * inner
    read = list(read_vcards(GOOD.replace(b"TEL:1\r\n", cards + b"TEL:2\r\n")))
    assert [c.details.name.printed for c in read if isinstance(c, ParsedCard)] == [
        "Good",
        *["Inner"] * inner,
    ]
    assert isinstance(read[0], ParsedCard)
    assert [m.value for m in read[0].details.methods] == ["2"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (b"NOTE:first\\nsecond", "first"),
        (b"ADR:;;1 Example St;;;;", "1 Example St"),
        (b"URL:https://example.com/", "https://example.com/"),
        (b"BDAY:1980-01-01", "1980-01-01"),
        (b"PHOTO:https://example.com/a.png", "(no name)"),
    ],
)
def test_a_card_without_a_name_is_taken_in(line: bytes, name: str) -> None:
    assert outcome(GOOD.replace(b"FN:Good\r\nTEL:1", line)) == [name]
