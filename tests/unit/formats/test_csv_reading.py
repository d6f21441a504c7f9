"""Tables of any program: encodings, columns and lines that nobody announced."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.contact import ContactDetails, MethodKind
from app.formats.csv_columns import Column, Field, column_of_code
from app.formats.csv_reading import LINE_LIMIT, read_csv, sample_csv
from app.formats.records import ParsedCard, ParseProblem


def read(data: bytes, columns: Sequence[Column | None] | None = None) -> list[ContactDetails]:
    items = read_csv(io.BytesIO(data), None if columns is None else tuple(columns))
    return [item.details for item in items if isinstance(item, ParsedCard)]


OUTLOOK_JA = (
    '"敬称","名","ミドル ネーム","姓","会社名","部署","役職","番地 (会社)","市町村 (会社)",'
    '"都道府県 (会社)","郵便番号 (会社)","国 (会社)/地域","会社電話","携帯電話","会社 FAX",'
    '"名前フリガナ","姓フリガナ","会社名フリガナ","電子メール アドレス","電子メールの種類",'
    '"誕生日","メモ"\r\n'
    '"","一郎","","髙橋","株式会社あおば地所","営業部","課長","海岸1-2-3","港区","東京都",'
    '"105-0022","日本","03-0000-0001","090-0000-1234","03-0000-0002","イチロウ","タカハシ","",'
    '"i@example.co.jp","SMTP","0/0/00","一行目\r\n二行目"\r\n'
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Family Name Yomi,"
    "Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Address 1 - Formatted,Address 1 - Postal Code,Organization 1 - Name,Organization 1 - Title,"
    "Organization 1 - Department\r\n"
    "髙橋 一郎,一郎,,髙橋,タカハシ イチロウ,イチロウ,タカハシ,* myContacts ::: 朝活,* Work,"
    'i@example.co.jp,Mobile,090-0000-1234,"東京都港区海岸1-2-3",105-0022,株式会社あおば地所,課長,営業部\r\n'
)
EIGHT = (
    "会社名,部署名,役職,姓,名,e-mail,郵便番号,住所,TEL会社,TEL部門,TEL直通,Fax,携帯電話,URL,名刺交換日,"
    "Eightでつながっている人,再データ化中の名刺,'?'が含まれるデータ\r\n"
    "株式会社あおば地所,営業部,課長,髙橋,一郎,i@example.co.jp,105-0022,東京都港区海岸1-2-3,03-0000-0001,,,"
    "03-0000-0002,090-0000-1234,https://example.co.jp/,2026/11/20,1,,\r\n"
)


@pytest.mark.parametrize(
    ("text", "codec"),
    [(OUTLOOK_JA, "cp932"), (GOOGLE_OLD, "utf-8"), (GOOGLE_OLD, "utf-16"), (EIGHT, "utf-8-sig")],
)
def test_the_tables_of_other_programs(text: str, codec: str) -> None:
    [details] = read(text.encode(codec))
    assert (details.name.family, details.name.given) == ("髙橋", "一郎")
    work = details.current
    assert work is not None
    assert (work.company, work.department, work.position) == (
        "株式会社あおば地所", "営業部", "課長",
    )  # fmt: skip
    assert details.values(MethodKind.EMAIL) == ("i@example.co.jp",)
    assert details.values(MethodKind.MOBILE) == ("090-0000-1234",)
    assert "東京都" in details.addresses[0].printed
    assert details.addresses[0].postcode == "105-0022"
    if text is not EIGHT:
        assert details.name.kana == "タカハシ イチロウ"
    if text is OUTLOOK_JA:
        assert "一行目\n二行目" in details.note
    if text is GOOGLE_OLD:
        assert details.tags == ("朝活",)
    if text is EIGHT:
        assert details.note == "名刺交換日: 2026/11/20"


def test_columns_are_guessed_by_what_stands_in_them() -> None:
    rows = "氏名,k1,k2,k3,k4,k5\r\n" + "".join(
        f"田中 太郎,t{i}@example.co.jp,03-0000-000{i},090-0000-000{i},株式会社見本{i},"
        "タナカ タロウ\r\n"
        for i in range(5)
    )
    sample = sample_csv(io.BytesIO(rows.encode()))
    assert sample.headings[1:] == ("k1", "k2", "k3", "k4", "k5")
    kinds = [(c.field, c.kind) for c in sample.columns if c]
    assert kinds == [
        (Field.NAME, None),
        (Field.METHOD, MethodKind.EMAIL),
        (Field.METHOD, MethodKind.PHONE),
        (Field.METHOD, MethodKind.MOBILE),
        (Field.COMPANY, None),
        (Field.KANA, None),
    ]
    assert read(rows.encode())[4].name.kana == "タナカ タロウ"


def test_a_table_without_headings_is_read() -> None:
    data = "田中 太郎,taro@example.co.jp\r\n佐藤 花子,hanako@example.co.jp\r\n".encode("euc_jp")
    assert sample_csv(io.BytesIO(data)).headings == ()
    assert [d.name.printed for d in read(data)] == ["田中 太郎", "佐藤 花子"]


def test_a_wrong_guess_can_be_corrected() -> None:
    data = "a,b\r\n営業,田中\r\n".encode("cp932")
    columns = [Column(Field.POSITION), Column(Field.NAME)]
    assert [column_of_code(column.code) for column in columns] == columns
    [details] = read(data, columns)
    assert details.name.printed == "田中"
    assert details.current is not None
    assert details.current.position == "営業"
    sample = sample_csv(io.BytesIO(data), "latin-1")
    assert sample.codec == "latin-1"
    assert sample.rows[0][1] != "田中"


def test_a_late_letter_decides_the_encoding() -> None:
    plain = "name,email\r\n" + "Jane,jane@example.com\r\n" * 20_000
    assert read((plain + "田中,t@example.co.jp\r\n").encode("cp932"))[-1].name.printed == "田中"


def test_a_line_of_any_length_takes_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.write(b"name,email\r\nJane,jane@example.com\r\n")
        file.writelines(b"x" * LINE_LIMIT for _ in range(100))
        file.write(b"\r\nJoe,joe@example.com\r\n")
    tracemalloc.start()
    with path.open("rb") as file:
        items = list(read_csv(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [i.line for i in items if isinstance(i, ParseProblem)] == [3]
    assert [i.details.name.printed for i in items if isinstance(i, ParsedCard)] == ["Jane", "Joe"]
    assert peak < 20 * LINE_LIMIT


def test_several_values_in_one_cell_of_google_are_several() -> None:
    [read_] = read(
        b"Name,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Birthday\r\n"
        b"Jane,* Work,a@example.com ::: b@example.com,Home,c@example.com,1980-01-01\r\n"
    )
    assert [(m.value, m.type.value, m.is_primary) for m in read_.methods] == [
        ("a@example.com", "work", True),
        ("b@example.com", "work", False),
        ("c@example.com", "home", False),
    ]
    assert read_.note == "Birthday: 1980-01-01"  # a day is no telephone number


def test_lines_about_the_file_before_its_headings_are_passed_over() -> None:
    text = (
        "ご利用ありがとうございます。\r\n"
        '"※ 本ファイルの説明, です"\r\n\r\n'
        "会社名,部署名,役職,姓,名,e-mail\r\n"
        "株式会社見本,営業部,部長,田中,太郎,taro@example.co.jp\r\n"
    )
    [read_] = read(text.encode("cp932"))
    assert (read_.name.family, read_.values(MethodKind.EMAIL)) == ("田中", ("taro@example.co.jp",))
    sample = sample_csv(io.BytesIO(text.encode("cp932")))
    assert sample.headings[0] == "会社名"
    assert len(sample.rows) == 1
