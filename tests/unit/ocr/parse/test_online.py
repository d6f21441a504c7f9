import pytest

from ocr.parse.online import (
    find_emails,
    find_urls,
    normalise_email,
    normalise_url,
    registered_domain,
)


@pytest.mark.parametrize(
    ("line", "value", "corrected"),
    [
        ("E-mail: taro@example.co.jp", "taro@example.co.jp", False),
        ("taro.yamada@Example.CO.JP", "taro.yamada@example.co.jp", False),
        ("Ｅｍａｉｌ：ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "taro@example.com", False),
        ("taro @ example.com", "taro@example.com", False),
        ("taro@example,co.jp", "taro@example.co.jp", True),
        ("taro(at)example.com", "taro@example.com", True),
        ("e. taro.y@example.com", "taro.y@example.com", False),
        ("e.taro@example.com", "e.taro@example.com", False),
        ("s. taro @ example. com", "s.taro@example.com", False),
        ("E-mailtaro@example.com", "taro@example.com", True),
        ("Ｅ-mail／taro@example.co.jp", "taro@example.co.jp", False),
        (
            "E taro_y+cards@mail.example.com W www.example.com",
            "taro_y+cards@mail.example.com",
            False,
        ),
    ],
)
def test_mail_addresses(line: str, value: str, corrected: bool) -> None:
    (found,) = find_emails(line)
    assert (found.value, found.corrected) == (value, corrected)


@pytest.mark.parametrize("line", ["", "山田太郎", "@example", "taro at example", "www.example.com"])
def test_what_is_no_mail_address(line: str) -> None:
    assert find_emails(line) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("URL https://www.example.co.jp/", "https://www.example.co.jp/"),
        ("http://example.com/a?b=c", "http://example.com/a?b=c"),
        ("www.example.com", "www.example.com"),
        ("example.co.jp", "example.co.jp"),
        ("https:/ /www.example.com", "https://www.example.com"),
        ("wwww.example.com", "www.example.com"),
    ],
)
def test_web_addresses(line: str, value: str) -> None:
    assert [found.value for found in find_urls(line)] == [value]


@pytest.mark.parametrize("line", ["", "St. in Paris", "taro@example.com", "Co., Ltd.", "1-2-3"])
def test_what_is_no_web_address(line: str) -> None:
    assert find_urls(line) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" Taro@Example.COM ", "Taro@example.com"),
        ("taro@example.museum", "taro@example.museum"),
        ("taro", None),
        ("taro@", None),
        ("", None),
    ],
)
def test_normalise_email(typed: str, expected: str | None) -> None:
    assert normalise_email(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("https://example.com/x", "https://example.com/x"),
        ("ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ", "www.example.com"),
        ("example.museum", "example.museum"),
        ("two words", None),
        ("", None),
    ],
)
def test_normalise_url(typed: str, expected: str | None) -> None:
    assert normalise_url(typed) == expected


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("taro@mail.example.co.jp", "example.co.jp"),
        ("https://www.example.com/a", "example.com"),
        ("example.jp", "example.jp"),
    ],
)
def test_registered_domain(address: str, domain: str) -> None:
    assert registered_domain(address) == domain
