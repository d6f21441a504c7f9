import pytest

from ocr.parse.postal import (
    AddressParts,
    address_likeness,
    find_postals,
    parse_address,
    postal_fits,
)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("〒105-0011 東京都港区芝公園1-2-3", ["105-0011"]),
        ("105-0011東京都港区", ["105-0011"]),
        ("〒１０５－００１１", ["105-0011"]),
        ("〒1050011", ["105-0011"]),
        ("〒一〇五─〇〇一一", ["105-0011"]),
        ("〒一〇五〇〇一一", ["105-0011"]),
        ("Tokyo 105-0011, Japan", ["105-0011"]),
        ("TEL 03-0000-1200", []),
        ("1-2-3", []),
        ("", []),
    ],
)
def test_postal_codes(line: str, values: list[str]) -> None:
    assert [found.value for found in find_postals(line)] == values


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        (
            "〒105-0011 東京都港区芝公園1-2-3 若葉ビル5F",
            AddressParts("105-0011", "東京都", "港区", "芝公園1-2-3", "若葉ビル5F", "JP"),
        ),
        (
            "大阪市北区梅田一丁目二番三号 梢ビル五階",
            AddressParts(None, "大阪府", "大阪市北区", "梅田一丁目二番三号", "梢ビル五階", "JP"),
        ),
        (
            "沖縄県那覇市久茂地5-3-7",
            AddressParts(None, "沖縄県", "那覇市", "久茂地5-3-7", None, "JP"),
        ),
        (
            "5F Shiomi Bldg., 1-2-3 Kaigan, Minato-ku, Tokyo 105-0022, Japan",
            AddressParts(
                "105-0022",
                "東京都",
                "Minato-ku",
                "5F Shiomi Bldg., 1-2-3 Kaigan, Minato-ku, Tokyo",
                None,
                "JP",
            ),
        ),
        ("", AddressParts()),
    ],
)
def test_parse_address(printed: str, parts: AddressParts) -> None:
    assert parse_address(printed) == parts


@pytest.mark.parametrize(
    ("code", "address", "fits"),
    [
        ("105-0011", "東京都港区芝公園1-2-3", True),
        ("105-0011", "大阪府大阪市北区梅田1-2-3", False),
        ("105-0011", "東京都新宿区西新宿1-2-3", False),
        ("530-0001", "大阪市北区梅田1-2-3", True),
        ("105-0022", "1-2-3 Kaigan, Minato-ku, Tokyo 105-0022, Japan", True),
        ("105-0011", "若葉ビル5F", None),
    ],
)
def test_postal_code_against_address(code: str, address: str, fits: bool | None) -> None:
    assert postal_fits(code, address) is fits


@pytest.mark.parametrize(
    "line",
    [
        "東京都港区芝公園1-2-3",
        "横浜市西区みなとみらい4-5-6",
        "4001 1st Ave NE Redmond, WA 98052",
        "2 Kingdom Street",
        "Kita-ku, Osaka 530-0001, Japan",
    ],
)
def test_lines_that_look_like_addresses(line: str) -> None:
    assert address_likeness(line) >= 0.55


@pytest.mark.parametrize(
    "line", ["株式会社山田商店", "田中 一郎", "Senior Researcher", "Chris Smith", "営業部", ""]
)
def test_lines_that_do_not(line: str) -> None:
    assert address_likeness(line) < 0.4
