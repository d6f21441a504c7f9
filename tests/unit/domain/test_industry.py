import pytest

from app.domain.company import IndustryReason
from app.domain.industry import classify, codes_called, covers, industries, industry, parent


def test_the_classification_is_whole() -> None:
    codes = [i.code for i in industries()]
    assert [c for c in codes if len(c) == 1] == list("ABCDEFGHIJKLMNOPQRST")
    assert [c[1:] for c in codes if len(c) == 3] == [f"{n:02}" for n in range(1, 100)]
    assert codes == sorted(codes)
    assert all(i.name_ja and i.name_en and i.short_ja and i.short_en for i in industries())


def test_industry_by_code() -> None:
    found = industry("g39")
    assert found is not None and found.name_ja == "情報サービス業"
    assert (found.name("ja"), found.name("en")) == ("情報サービス", "Software, IT services")
    assert industry("Z") is None
    assert parent("G39") == "G"
    assert parent("G") is None


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("G", "G39", True),
        ("G39", "G39", True),
        ("g", "G39", True),
        ("G39", "G", False),
        ("K", "G39", False),
        ("", "G39", False),
    ],
)
def test_covers(outer: str, inner: str, holds: bool) -> None:
    assert covers(outer, inner) is holds


@pytest.mark.parametrize(
    ("company", "code"),
    [
        ("株式会社あおば地所", "K68"),
        ("みなと工務店", "D06"),
        ("田中税理士事務所", "L72"),
        ("すみれ社労士法人", "L72"),
        ("ひなた訪問看護", "P83"),
        ("株式会社ノースリンクシステム", "G39"),
        ("デザイン室ことり", "L72"),
        ("東灯出版", "G41"),
        ("はやし農園", "A01"),
        ("湾岸ロジスティクス", "H44"),
        ("井上精機株式会社", "E26"),
        ("藤井司法書士事務所", "L72"),
        ("まちの保育ひろば", "P85"),
        ("医療法人社団つばき会 つばき歯科", "P83"),
        ("社会福祉法人みどりの家", "P85"),
        ("学校法人さくら学園", "O81"),
        ("港印刷株式会社", "E15"),
        ("小松建築設計事務所", "L74"),
        ("なぎさ信用金庫", "J63"),
        ("港商工会議所", "R93"),
        ("丸の内カフェ", "M76"),
        ("バー 灯", "M76"),
        ("ヤマト電気工事", "D08"),
        ("青山不動産建設", "D"),
        ("青山建設不動産", "K68"),
        ("Aoba Realty Inc.", "K68"),
        ("Northlink Software Ltd", "G39"),
        ("Hinata Dental Clinic", "P83"),
        ("Kestrel & Finch Architects LLP", "L74"),
        ("Harbour Law Offices", "L72"),
        ("野村證券株式会社", "J65"),
        ("北風ホテルズ", "M75"),
        ("鈴木不動産鑑定事務所", "L72"),
        ("自動車整備工場 丸山オート", "R89"),
        ("ヨガスタジオ・プラーナ", "N80"),
        ("コンサルティングファームKAI", "L72"),
        ("日蓮宗妙法寺", "R94"),
        ("ほけんの相談室", "J67"),
        ("株式会社ブロックチェーン技研", "G39"),
        ("ジュエリー工房 輝", "I60"),
        ("Evergreen Landscaping", "A01"),
        ("Ferguson & Daughters Solicitors", "L72"),
        ("Fresh Market Grocers", "I58"),
        ("Cedar Veterinary Clinic", "L74"),
        ("Ministry of Justice", "S97"),
        ("バーチャルワークス", None),
        ("Bartlett Brothers", None),
        ("株式会社そらまめ", None),
        ("", None),
    ],
)
def test_company_names(company: str, code: str | None) -> None:
    found = classify(company)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("title", "department", "code"),
    [
        ("税理士", "", "L72"),
        ("代表取締役・一級建築士", "", "L74"),
        ("Software Engineer", "", "G39"),
        ("課長", "不動産事業部", "K68"),
        ("部長", "営業本部", None),
    ],
)
def test_titles_and_departments_speak_where_the_company_is_silent(
    title: str, department: str, code: str | None
) -> None:
    found = classify("株式会社そらまめ", department, title)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("建設", ("D*",)),
        ("保険", ("J", "J67")),
        ("不動産", ("K", "K68", "K69")),
        ("estate", ("K", "K68")),
        ("士業", ("L72",)),
        ("ＦＯＲＥＳＴＲＹ", ("A*",)),
        ("不動産・賃貸", ("K*",)),
        ("state", ()),
        ("産", ()),
        ("いちご", ()),
    ],
)
def test_what_an_industry_is_called_by(word: str, codes: tuple[str, ...]) -> None:
    assert codes_called(word) == codes


def test_company_counts_more_than_a_qualification_in_it() -> None:
    found = classify("みなと工務店", title="一級建築士")
    assert found is not None and found.code == "D06"


def test_other_words_on_the_card_need_to_agree() -> None:
    assert classify("株式会社そらまめ", text="本店 印刷会館3F") is None
    found = classify("株式会社そらまめ", text="名刺・チラシの印刷\n製本と封筒\n")
    assert found is not None
    assert (found.code, set(found.words)) == ("E15", {"印刷", "製本"})


def test_groups_of_one_division_that_compete_leave_the_division() -> None:
    found = classify("レストランと旅館 みなと")
    assert found is not None and found.code == "M"
    assert {"旅館", "レストラン"} <= set(found.words)


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("city.minato.example.lg.jp", "S98"),
        ("soumu.example.go.jp", "S97"),
        ("example.ac.jp", "O81"),
        ("example.co.jp", None),
        ("example.com", None),
    ],
)
def test_domains_kept_for_schools_and_public_bodies(domain: str, code: str | None) -> None:
    found = classify("", domains=("example.com", domain))
    assert (found and found.code) == code
    assert found is None or found.reason is IndustryReason.DOMAIN


def test_the_words_that_spoke_are_named_as_the_lexicon_writes_them() -> None:
    found = classify("ﾃﾞｻﾞｲﾝ室")
    assert found is not None
    assert (found.reason, found.words) == (IndustryReason.WORDS, ("デザイン",))
