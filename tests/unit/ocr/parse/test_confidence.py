"""What may be called sure, and what stays an alternative."""

from ocr.model import FieldKind, Level, TextLine
from tests.unit.ocr.parse.cards import fields_of, line, one, side, values

_ADDRESS = FieldKind.ADDRESS
_URL = line("https://www.example.co.jp/", 80, 560, 28)


def _email(*more: object, other: str | None = "", text: str = "tanaka@example.co.jp") -> Level:
    lines = [line(text, 80, 500, 28, other), *more]
    return one(fields_of(side(lines)), FieldKind.EMAIL).level  # type: ignore[arg-type]


def test_two_readers_alike_are_sure() -> None:
    assert _email() is Level.STRONG


def test_one_reader_alone_is_not_sure() -> None:
    assert _email(other=None) is Level.MEDIUM


def test_one_reader_and_a_check_are_sure() -> None:
    assert _email(_URL, other=None) is Level.STRONG


def test_two_readers_that_differ_are_not_sure_and_leave_an_alternative() -> None:
    lines = [line("tanaka@example.co.jp", 80, 500, 28, "tamaka@example.co.jp")]
    field = one(fields_of(side(lines)), FieldKind.EMAIL)
    assert not field.sure
    assert [a.value for a in field.alternatives] == ["tamaka@example.co.jp"]


def test_a_domain_a_letter_beside_the_url_is_never_sure() -> None:
    assert _email(_URL, text="tanaka@examp1e.co.jp") is not Level.STRONG


def test_a_repaired_address_is_never_sure() -> None:
    field = one(fields_of(side([line("tanaka@example,co.jp", 80, 500, 28), _URL])), FieldKind.EMAIL)
    assert field.value == "tanaka@example.co.jp"
    assert not field.sure
    assert {p.name for p in field.penalties if p.amount > 0} >= {"corrected"}


def test_what_only_the_second_engine_can_read_is_kept_but_not_sure() -> None:
    lines = [line("TEL O3-□□", 80, 500, 28, "TEL 03-0000-1200")]
    field = one(fields_of(side(lines)), FieldKind.PHONE)
    assert (field.value, field.sure) == ("03-0000-1200", False)


def test_a_postal_code_elsewhere_is_kept_and_not_sure() -> None:
    fields = fields_of(side([line("〒105-0011 大阪府大阪市北区梅田1-2-3", 80, 400, 28)]))
    assert values(fields)["postal"] == ["105-0011"]
    assert not one(fields, FieldKind.POSTAL).sure
    assert not one(fields, FieldKind.ADDRESS).sure


def test_a_name_that_its_mail_address_confirms_is_sure() -> None:
    lines = [line("課長", 80, 190, 28), line("田村 大輝", 80, 230, 60, None)]
    mail = line("daiki.tamura@example.com", 80, 500, 28)
    assert one(fields_of(side([*lines, mail])), FieldKind.NAME).sure
    assert not one(fields_of(side(lines)), FieldKind.NAME).sure


def test_a_company_by_size_alone_is_not_sure() -> None:
    fields = fields_of(side([line("FABLE", 80, 60, 90), line("田中 一郎", 80, 300, 50)]))
    assert values(fields)["company"] == ["FABLE"]
    assert not one(fields, FieldKind.COMPANY).sure


def test_a_code_confirms_what_is_printed_and_adds_what_is_not() -> None:
    code = "MECARD:N:田中,一郎;TEL:0300001200;EMAIL:tanaka@example.com;;"
    fields = fields_of(side([line("TEL 03-0000-1200", 80, 500, 28, None)], codes=[code]))
    assert values(fields) == {
        "name": ["田中 一郎"],
        "email": ["tanaka@example.com"],
        "phone": ["03-0000-1200"],
    }
    assert all(f.sure for f in fields)


def test_two_names_that_sound_alike_are_not_sure() -> None:
    lines = [line("課長", 80, 190, 28), line("田中 一朗", 80, 230, 60, "田中 一郎")]
    mail = line("ichiro.tanaka@example.com", 80, 500, 28)
    field = one(fields_of(side([*lines, mail])), FieldKind.NAME)
    assert not field.sure
    assert [a.value for a in field.alternatives] == ["田中 一郎"]


def test_letters_that_only_the_word_lists_and_the_second_reader_know_are_taken() -> None:
    lines = [
        line(
            "〒105-0011 東京都港区芝公園1-2-3 青嶺プラサ7階",
            80,
            400,
            28,
            "〒105-0011 東京都港区芝公園1-2-3 青嶺プラザ7階",
        )
    ]
    field = one(fields_of(side(lines)), FieldKind.ADDRESS)
    assert field.value == "東京都港区芝公園1-2-3 青嶺プラザ7階"
    assert [a.value for a in field.alternatives] == ["東京都港区芝公園1-2-3 青嶺プラサ7階"]


def test_a_number_cut_short_is_not_sure() -> None:
    lines = [line("T +6S 6000 1200", 80, 500, 28, "T +65 6000 1200")]
    assert not any(f.sure for f in fields_of(side(lines)))


def test_a_bare_number_beside_a_telephone_may_be_the_fax() -> None:
    lines = [line("TEL 03-0000-1200", 80, 500, 28), line("FAK 03-0000-1201", 80, 540, 28)]
    sure = {f.value for f in fields_of(side(lines)) if f.sure}
    assert sure == {"03-0000-1200"}


def test_a_host_misread_is_mended_by_the_one_that_stands_twice() -> None:
    lines = [line("tanaka@example.co.jp", 80, 460, 28), line("info@example.co.jp", 80, 500, 28)]
    url = line("www.examp1e.co.jp", 80, 540, 28, "www.example.co.jp")
    field = one(fields_of(side([*lines, url])), FieldKind.URL)
    assert field.value == "www.example.co.jp"


def test_penalties_say_why() -> None:
    field = one(fields_of(side([line("03-0000-1200", 80, 500, 28, None)])), FieldKind.PHONE)
    named = {p.name for p in field.penalties if p.amount > 0}
    assert named >= {"readers", "label", "check"}


def _sure(*lines: TextLine) -> set[str]:
    return {f.value for f in fields_of(side(lines)) if f.sure}


def test_a_name_is_left_as_the_better_engine_reads_it() -> None:
    lines = [
        line("株式会社麦星", 80, 60, 40),
        line("代表取締役", 80, 190, 28),
        line("沼瀬 巌也", 80, 230, 60, "沼瀬 歳也"),
        line("合同会社三ツ葉食品", 80, 400, 40, "合同会社ミツ葉食品"),
    ]
    fields = fields_of(side(lines))
    assert values(fields)["name"] == ["沼瀬 巌也"]
    assert "合同会社三ツ葉食品" in values(fields)["company"]
    assert not one(fields, FieldKind.NAME).sure


def test_twin_shapes_of_a_kanji_are_never_sure_though_two_readers_agree() -> None:
    lines = [line("課長", 80, 190, 28), line("岩崎 奈季", 80, 230, 60)]
    mail = line("n.iwasaki@example.com", 80, 500, 28)
    field = one(fields_of(side([*lines, mail])), FieldKind.NAME)
    assert not field.sure
    assert "岩﨑 奈季" in [a.value for a in field.alternatives]


def test_a_dot_that_one_reader_alone_saw_in_an_address_is_no_dirt() -> None:
    mail = line(
        "rllewellyn@brightwaterexample.com", 80, 500, 28, "r.llewellyn@brightwater.example.com"
    )
    url = line("brightwater.example.com", 80, 540, 28, "brightwaterexample.com")
    fields = fields_of(side([mail, url]))
    assert not any(f.sure for f in fields if f.value.endswith("brightwaterexample.com"))
    assert "brightwater.example.com" in values(fields)["url"]


def test_the_kind_of_a_second_bare_number_is_never_sure() -> None:
    first, second = line("03-0000-1200", 80, 460, 28), line("03-0000-1201", 80, 500, 28)
    assert _sure(first, second) == {"03-0000-1200"}


def test_a_letter_for_a_picture_tells_a_kind_that_is_not_sure() -> None:
    lines = [line("048-000-6948", 80, 460, 28), line("凸 048-000-1753", 80, 500, 28)]
    fields = fields_of(side(lines))
    assert values(fields)["fax"] == ["048-000-1753"]
    assert not one(fields, FieldKind.FAX).sure


def test_an_indian_mobile_number_by_its_plan_alone_is_not_sure() -> None:
    assert not _sure(line("+91 80 0000 0028", 80, 460, 28), line("Anjali Rao", 80, 200, 60, None))


def test_nothing_is_sure_of_several_cards_that_were_read_as_one() -> None:
    names = ("aone", "minamo", "tsumugi")
    mails = [line(f"tanaka@{n}.example.com", 80, 100 * i, 28) for i, n in enumerate(names, 1)]
    apart = [line(f"tanaka@{n}.co.jp", 80, 100 * i, 28) for i, n in enumerate(names, 1)]
    assert _sure(*mails)
    assert not _sure(*apart)


def test_the_last_line_of_an_address_alone_is_not_sure() -> None:
    field = one(fields_of(side([line("Matsumoto, Nagano 390-0811, Japan", 80, 460, 28)])), _ADDRESS)
    assert not field.sure


def test_a_sign_within_a_firm_is_never_sure() -> None:
    assert not _sure(line("COOPERATION .JSC ® JOINT STOCK COMPANY", 80, 60, 40))


def test_a_mailbox_begins_with_the_initial_of_the_name() -> None:
    lines = [line("Lena Thornbury", 80, 100, 50), line("1.thornbury@example.com", 80, 500, 28)]
    field = one(fields_of(side(lines)), FieldKind.EMAIL)
    assert (field.value, field.sure) == ("l.thornbury@example.com", False)


def test_a_code_mended_by_its_town_keeps_what_was_read() -> None:
    fields = fields_of(side([line("〒165-0011 東京都港区芝公園1-2-3", 80, 400, 28)]))
    field = one(fields, FieldKind.POSTAL)
    assert (field.value, field.sure) == ("105-0011", False)
    assert [a.value for a in field.alternatives] == ["165-0011"]


def test_a_link_alone_in_a_code_is_kept_but_not_sure_since_it_is_not_printed() -> None:
    mail = line("jan@example.com", 80, 500, 28)
    elsewhere = one(fields_of(side([mail], codes=["https://cards.example.net/x1"])), FieldKind.URL)
    at_home = one(fields_of(side([mail], codes=["https://example.com/jan"])), FieldKind.URL)
    assert (elsewhere.value, elsewhere.sure) == ("https://cards.example.net/x1", False)
    assert (at_home.value, at_home.sure) == ("https://example.com/jan", False)


def test_a_number_of_a_code_as_it_is_dialled_at_home_is_the_printed_one() -> None:
    code = "BEGIN:VCARD\nTEL;WORK:0600971692\nEND:VCARD"
    fields = fields_of(side([line("Mob: +33 (0) 6 00 97 16 92", 80, 500, 28)], codes=[code]))
    assert values(fields) == {"mobile": ["+33 (0) 6 00 97 16 92"]}


def test_turkish_capitals_without_their_marks_are_never_sure() -> None:
    lines = [line("MARMARA TASIMACILIK A.S.", 80, 100, 30), line("www.marmara.com.tr", 80, 500, 28)]
    firm = one(fields_of(side(lines)), FieldKind.COMPANY)
    assert not firm.sure
    assert "MARMARA TASIMACILIK A.Ş." in [a.value for a in firm.alternatives]


def test_a_number_that_may_go_on_is_never_sure() -> None:
    assert not _sure(line("Tel : +90 324 000 05 40-41-42", 80, 460, 28))


def test_a_form_with_its_business_alone_is_no_whole_name() -> None:
    assert not _sure(line("& Logistics Ltd.", 80, 100, 40))
    assert not _sure(line("Automotive GmbH", 80, 100, 40))
