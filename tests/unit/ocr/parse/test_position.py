import pytest

from ocr.parse.position import english_role, is_qualification, split_japanese


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("営業部", [("営業部", "department")]),
        ("営業部課長", [("営業部", "department"), ("課長", "title")]),
        ("第一営業部部長", [("第一営業部", "department"), ("部長", "title")]),
        ("営業本部第一営業部", [("営業本部第一営業部", "department")]),
        ("営業部長", [("営業部長", "title")]),
        ("代表取締役社長", [("代表取締役社長", "title")]),
        (
            "クリエイティブ部マネージャー",
            [("クリエイティブ部", "department"), ("マネージャー", "title")],
        ),
        ("課長代理", [("課長代理", "title")]),
        ("税理士", [("税理士", "qualification")]),
        ("博士(工学)", [("博士(工学)", "qualification")]),
        ("東京支店", [("東京支店", "department")]),
        ("田中一郎", None),
        ("部", None),
    ],
)
def test_japanese_positions(word: str, expected: list[tuple[str, str]] | None) -> None:
    found = split_japanese(word)
    pieces = None if found is None else [(word[p.start : p.end], p.role) for p in found]
    assert pieces == expected


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Senior Researcher", "title"),
        ("President & CEO", "title"),
        ("Head of Sales", "title"),
        ("Office Director", "title"),
        ("Cloud & AI Department", "department"),
        ("Residential Studio", "topic"),
        ("Sales Department", "department"),
        ("Sales Manager", "title"),
        ("Ph.D.", "qualification"),
        ("Chris Smith", None),
        ("", None),
    ],
)
def test_english_positions(line: str, role: str | None) -> None:
    assert english_role(line) == role


@pytest.mark.parametrize("word", ["Ph.D.", "MBA", "税理士", "一級建築士", "博士(医学)"])
def test_qualifications(word: str) -> None:
    assert is_qualification(word)
