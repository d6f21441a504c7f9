import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.parse.company import company_key, fits_domain, institution, is_slogan, legal_form


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("株式会社山田商店", "山田商店"),
        ("山田商店（株）", "山田商店"),
        ("㈱ 山田商店", "山田商店"),
        ("ＡＢＣ株式会社", "abc"),
        ("ABC Co., Ltd.", "abc"),
        ("Northlight Analytics, Inc.", "northlightanalytics"),
        ("髙橋工務店有限会社", "高橋工務店"),
        ("GS Yuasa", "gsyuasa"),
        ("Casa", "casa"),
        ("Hotel Unlimited Co.,Ltd.", "hotelunlimited"),
        ("WONDERCORPORATION", "wonder"),
        ("Nordlys Energi ASA", "nordlysenergi"),
        ("NorthlightCo.,Ltd.", "northlight"),
        ("山田商店Inc", "山田商店"),
        ("Umikaze Foods  L t d", "umikazefoods"),
        ("Blue Valley Associates, P.A.", "bluevalleyassociates"),
        ("E.P.A.", "e.p.a."),
        ("Acme Mfg.S.A.", "acmemfg"),
        ("株式会社", "株式会社"),
        ("", ""),
    ],
)
def test_company_key(name: str, key: str) -> None:
    assert company_key(name) == key


@given(st.text() | st.sampled_from(["株式会社", "Co., Ltd.", "(株)", "Inc."]).map(lambda f: f * 3))
def test_company_key_is_idempotent(name: str) -> None:
    assert company_key(company_key(name)) == company_key(name)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("株式会社山田商店", "front"),
        ("朝凪不動産株式会社", "back"),
        ("(有)墨田堂", "front"),
        ("一般社団法人日本名刺協会", "front"),
        ("Copperfield Legal LLP", "back"),
        ("Kitamawari Logistics Co., Ltd.", "back"),
        ("Tsubame co., Itd.", "back"),
        ("Hanazono joint stock company", "back"),
        ("An Aomine Company", None),
        ("A & B Company Limited", "back"),
        ("AN AB", None),
        ("Contoso", None),
        ("Chris Smith", None),
    ],
)
def test_legal_form(name: str, place: str | None) -> None:
    found = legal_form(name)
    assert (found and found[1]) == place


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("さざなみ信用組合", "信用組合"),
        ("千種会計事務所", "会計事務所"),
        ("Bluebell Education Trust", "Trust"),
        ("University of Fairhaven", "University"),
        ("田中 一郎", None),
    ],
)
def test_institution(name: str, ending: str | None) -> None:
    assert institution(name) == ending


@pytest.mark.parametrize(
    "line",
    [
        "街と暮らしを、つなぐ。",
        "売買仲介・賃貸管理・土地活用",
        "ISO 9001 認証取得",
        "プライバシーマーク",
        "Gentle, modern care.",
        "Data with a point of view.",
    ],
)
def test_slogans_business_lines_and_certificates(line: str) -> None:
    assert is_slogan(line)


@pytest.mark.parametrize("line", ["株式会社山田商店", "Harrow & Pine Architects", "ABC Co., Ltd."])
def test_names_are_no_slogans(line: str) -> None:
    assert not is_slogan(line)


def test_a_name_and_its_domain() -> None:
    assert fits_domain("Asanagi Realty", "asanagi.example.co.jp")
    assert fits_domain("CONTOSO", "contoso.com")
    assert fits_domain("Lumière", "lumiere-hair.example.com")
    assert not fits_domain("Asanagi Realty", "kusunoki.example.co.jp")
