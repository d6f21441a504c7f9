"""Tables of other programs: what their headings mean, and that nothing of a row is lost."""

import io

import pytest

from app.domain.contact import MethodKind, MethodType, PersonName
from app.formats.csv_columns import Column, Field
from app.formats.csv_headings import column_of
from app.formats.csv_reading import read_csv
from app.formats.records import ParsedCard

_EMAIL, _PHONE, _MOBILE = MethodKind.EMAIL, MethodKind.PHONE, MethodKind.MOBILE
_WORK, _HOME, _MAIN = MethodType.WORK, MethodType.HOME, MethodType.MAIN


def card(headings: str, cells: str) -> ParsedCard:
    [found] = read_csv(io.BytesIO(f"{headings}\n{cells}\n".encode()))
    assert isinstance(found, ParsedCard)
    return found


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        # address books that print labels for New Year's cards
        ("自宅〒1", Column(Field.POSTCODE, group="home")),
        ("自宅住所1", Column(Field.ADDRESS, group="home")),
        ("自宅住所1-2", Column(Field.BUILDING, group="home")),
        ("会社住所1-1", Column(Field.ADDRESS, group="work")),
        ("会社住所2", Column(Field.BUILDING, group="work")),
        ("会社郵便番号", Column(Field.POSTCODE, group="work")),
        ("会社TEL1", Column(Field.METHOD, _PHONE, _WORK)),
        ("会社E-mail", Column(Field.METHOD, _EMAIL, _WORK)),
        ("自宅Mail1", Column(Field.METHOD, _EMAIL, _HOME)),
        ("携帯電話1", Column(Field.METHOD, _MOBILE, _WORK)),
        ("部署1", Column(Field.DEPARTMENT)),
        ("会社名１", Column(Field.COMPANY)),
        # mail programs
        ("職場の電話番号", Column(Field.METHOD, _PHONE, _WORK)),
        ("自宅の市区町村", Column(Field.CITY, group="home")),
        ("優先メールアドレス", Column(Field.METHOD, _EMAIL, _WORK)),
        ("Secondary Email", Column(Field.METHOD, _EMAIL, _WORK)),
        ("Work Address 2", Column(Field.BUILDING, group="work")),
        ("Work ZipCode", Column(Field.POSTCODE, group="work")),
        ("Web Page 1", Column(Field.METHOD, MethodKind.URL, _WORK)),
        ("電話番号（携帯）", Column(Field.METHOD, _MOBILE, _WORK)),
        ("電話番号（自宅）", Column(Field.METHOD, _PHONE, _HOME)),
        # sales programs
        ("Mailing State/Province", Column(Field.PREFECTURE, group="work")),
        ("郵送先（市区郡）", Column(Field.CITY, group="work")),
        ("郵送先(町名・番地)", Column(Field.STREET, group="work")),
        ("Mobile Phone Number", Column(Field.METHOD, _MOBILE, _WORK)),
        ("Account Name", Column(Field.COMPANY)),
        ("取引先名", Column(Field.COMPANY)),
        ("Country/Region", Column(Field.COUNTRY, group="work")),
        # people's own
        ("ご住所", Column(Field.ADDRESS, group="work")),
        ("お電話番号", Column(Field.METHOD, _PHONE, _WORK)),
        ("御社名", Column(Field.COMPANY)),
        ("代表電話番号", Column(Field.METHOD, _PHONE, _MAIN)),
        ("電話番号2", Column(Field.METHOD, _PHONE, _WORK)),
        ("ご芳名", Column(Field.NAME)),
        ("Twitter", Column(Field.METHOD, MethodKind.SOCIAL, _WORK)),
    ],
)
def test_headings_of_other_programs_are_known(heading: str, column: Column) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize(
    "heading",
    [
        "会社名フリガナ",
        "名刺ID",
        "登録日",
        "誕生日",
        "Nickname",
        "Birth Year",
        "住所録",
        "会社案内",
        "自宅〒2",
        "main street",
    ],
)
def test_headings_of_other_things_are_not_taken_for_these(heading: str) -> None:
    assert column_of(heading) is None


def test_title_is_a_position_unless_another_column_is() -> None:
    position = card("Name,Title", "Ada Example,Head of Sales").details.current
    assert position is not None
    assert position.position == "Head of Sales"
    courtesy = card("Title,Name,Job Title", "Ms,Ada Example,Head of Sales").details
    assert courtesy.current == position
    assert courtesy.note == "Title: Ms"


def test_a_second_column_of_one_meaning_is_not_lost() -> None:
    found = card(
        "氏名,会社名,勤務先,部署1,部署2,住所1,住所2,住所3,備考,メモ",
        "田中 太郎,株式会社見本,見本協会,営業部,第一課,東京都見本区1-2,見本ビル,3階,甘党,旧友",
    )
    details = found.details
    assert details.current is not None
    assert (details.current.company, details.current.department) == (
        "株式会社見本",
        "営業部 第一課",
    )
    assert details.addresses[0].printed == "東京都見本区1-2 見本ビル 3階"
    assert details.note.splitlines() == ["甘党", "旧友", "勤務先: 見本協会"]


def test_an_address_over_several_columns_is_one() -> None:
    headings = "氏名,郵便番号,都道府県,市区町村,住所,建物名"
    parted = card(headings, "田中 太郎,100-0000,東京都,見本区,例町1-2,見本ビル").details.addresses
    whole = card(headings, "田中 太郎,100-0000,東京都,見本区,東京都見本区例町1-2,見本ビル")
    assert [address.printed for address in parted] == ["東京都見本区例町1-2 見本ビル"]
    assert parted == whole.details.addresses


@pytest.mark.parametrize(
    ("name", "kana", "halves"),
    [
        ("田中 太郎", "", ("田中", "太郎")),
        ("田中　太郎", "", ("田中", "太郎")),
        ("田中太郎", "タナカ タロウ", ("田中", "太郎")),
        ("田中太郎", "", ("田中", "太郎")),
        ("Ada Example", "", ("Example", "Ada")),
        ("見本商店", "", (None, None)),
    ],
)
def test_a_whole_name_is_parted_as_on_a_card(
    name: str, kana: str, halves: tuple[str | None, str | None]
) -> None:
    read: PersonName = card("氏名,フリガナ,電話", f"{name},{kana},03-0000-0001").details.name
    assert (read.printed, read.family, read.given) == (name, *halves)


def test_notes_before_the_headings_are_no_headings() -> None:
    """As a network of professionals writes them."""
    text = (
        'Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL,Company,Connected On\n'
    )
    text += "Ada,Example,https://example.com/ada,Example Ltd,09 May 2024\n"
    [found] = read_csv(io.BytesIO(text.encode()))
    assert isinstance(found, ParsedCard)
    assert found.details.name == PersonName("Ada Example", "Example", "Ada")
    assert found.details.note == "Connected On: 09 May 2024"


def test_another_programs_word_for_an_industry_stays_in_the_note() -> None:
    found = card("Name,Industry", "Ada Example,Underwater basket weaving")
    assert found.details.note == "Industry: Underwater basket weaving"
    assert found.industry is None
    near = card("氏名,業種", "田中 太郎,不動産仲介")
    assert (near.industry, near.details.note) == ("不動産取引業", "業種: 不動産仲介")


def test_an_address_of_the_office_comes_first_and_is_taken_apart() -> None:
    found = card(
        "氏名,自宅郵便番号,自宅住所,会社住所",
        "田中 太郎,150-0001,東京都渋谷区神宮前1-1,〒530-0001 大阪府大阪市北区梅田1-1 見本タワー",
    )
    office, home = found.details.addresses
    assert (office.prefecture, office.postcode) == ("大阪府", "530-0001")
    assert (home.prefecture, home.postcode) == ("東京都", "150-0001")
