"""The columns of the CSV dialects that we write, by heading and in their order."""

from __future__ import annotations

from app.domain.contact import MethodKind, MethodType
from app.formats.csv_columns import Column, Columns, Field

_EMAIL, _PHONE, _MOBILE = MethodKind.EMAIL, MethodKind.PHONE, MethodKind.MOBILE
_FAX, _URL = MethodKind.FAX, MethodKind.URL
_WORK, _HOME, _MAIN, _OTHER = MethodType.WORK, MethodType.HOME, MethodType.MAIN, MethodType.OTHER


def _method(kind: MethodKind, use: MethodType = _WORK) -> Column:
    return Column(Field.METHOD, kind, use)


def _addresses(pattern: str, names: dict[str, str], fields: dict[str, Field]) -> Columns:
    """The columns of several addresses: every place's name set into every part's heading."""
    return {
        pattern.format(part=part, place=place): Column(field, group=group)
        for group, place in names.items()
        for part, field in fields.items()
    }


OUTLOOK_JA: Columns = {
    "姓": Column(Field.FAMILY),
    "名": Column(Field.GIVEN),
    "敬称": Column(Field.SUFFIX),
    "会社名": Column(Field.COMPANY),
    "部署": Column(Field.DEPARTMENT),
    "役職": Column(Field.POSITION),
    **_addresses(
        "{part} ({place})",
        {"work": "会社", "other": "その他", "home": "自宅"},
        {
            "番地": Field.STREET,
            "住所 2": Field.BUILDING,
            "市町村": Field.CITY,
            "都道府県": Field.PREFECTURE,
            "郵便番号": Field.POSTCODE,
        },
    ),
    "国 (会社)/地域": Column(Field.COUNTRY, group="work"),
    "国 (その他)/地域": Column(Field.COUNTRY, group="other"),
    "国 (自宅)/地域": Column(Field.COUNTRY, group="home"),
    "会社 FAX": _method(_FAX),
    "会社電話": _method(_PHONE),
    "会社電話 2": _method(_PHONE),
    "会社代表電話": _method(_PHONE, _MAIN),
    "自宅 FAX": _method(_FAX, _HOME),
    "自宅電話": _method(_PHONE, _HOME),
    "携帯電話": _method(_MOBILE),
    "その他の FAX": _method(_FAX, _OTHER),
    "その他の電話": _method(_PHONE, _OTHER),
    "Web ページ": _method(_URL),
    "メモ": Column(Field.NOTE),
    "姓フリガナ": Column(Field.FAMILY_KANA),
    "名前フリガナ": Column(Field.GIVEN_KANA),
    "電子メール アドレス": _method(_EMAIL),
    "電子メール 2 アドレス": _method(_EMAIL),
    "電子メール 3 アドレス": _method(_EMAIL),
    "分類": Column(Field.TAGS),
}
OUTLOOK_EN: Columns = {
    "First Name": Column(Field.GIVEN),
    "Last Name": Column(Field.FAMILY),
    "Suffix": Column(Field.SUFFIX),
    "Surname Yomi": Column(Field.FAMILY_KANA),
    "Given Yomi": Column(Field.GIVEN_KANA),
    "Company": Column(Field.COMPANY),
    "Department": Column(Field.DEPARTMENT),
    "Job Title": Column(Field.POSITION),
    **_addresses(
        "{place} {part}",
        {"work": "Business", "other": "Other", "home": "Home"},
        {
            "Street": Field.STREET,
            "Street 2": Field.BUILDING,
            "City": Field.CITY,
            "State": Field.PREFECTURE,
            "Postal Code": Field.POSTCODE,
            "Country/Region": Field.COUNTRY,
        },
    ),
    "Business Fax": _method(_FAX),
    "Business Phone": _method(_PHONE),
    "Business Phone 2": _method(_PHONE),
    "Company Main Phone": _method(_PHONE, _MAIN),
    "Home Fax": _method(_FAX, _HOME),
    "Home Phone": _method(_PHONE, _HOME),
    "Mobile Phone": _method(_MOBILE),
    "Other Fax": _method(_FAX, _OTHER),
    "Other Phone": _method(_PHONE, _OTHER),
    "Categories": Column(Field.TAGS),
    "E-mail Address": _method(_EMAIL),
    "E-mail 2 Address": _method(_EMAIL),
    "E-mail 3 Address": _method(_EMAIL),
    "Notes": Column(Field.NOTE),
    "Web Page": _method(_URL),
}
EIGHT: Columns = {
    "会社名": Column(Field.COMPANY),
    "部署名": Column(Field.DEPARTMENT),
    "役職": Column(Field.POSITION),
    "姓": Column(Field.FAMILY),
    "名": Column(Field.GIVEN),
    "e-mail": _method(_EMAIL),
    "郵便番号": Column(Field.POSTCODE, group="work"),
    "住所": Column(Field.ADDRESS, group="work"),
    "TEL会社": _method(_PHONE, _MAIN),
    "TEL部門": _method(_PHONE),
    "TEL直通": _method(_PHONE),
    "Fax": _method(_FAX),
    "携帯電話": _method(_MOBILE),
    "URL": _method(_URL),
    "名刺交換日": Column(Field.IGNORED),
    "メモ": Column(Field.NOTE),
}
GOOGLE_PERSON: Columns = {
    "First Name": Column(Field.GIVEN),
    "Middle Name": Column(Field.MIDDLE),
    "Last Name": Column(Field.FAMILY),
    "Phonetic First Name": Column(Field.GIVEN_KANA),
    "Phonetic Last Name": Column(Field.FAMILY_KANA),
    "Name Suffix": Column(Field.SUFFIX),
    "File As": Column(Field.NAME),
    "Organization Name": Column(Field.COMPANY),
    "Organization Title": Column(Field.POSITION),
    "Organization Department": Column(Field.DEPARTMENT),
    "Notes": Column(Field.NOTE),
    "Labels": Column(Field.TAGS),
}
GOOGLE_METHODS = {"E-mail": _EMAIL, "Phone": _PHONE, "Website": _URL}
GOOGLE_ADDRESS = {
    "Formatted": Field.ADDRESS,
    "Street": Field.STREET,
    "City": Field.CITY,
    "Region": Field.PREFECTURE,
    "Postal Code": Field.POSTCODE,
    "Country": Field.COUNTRY,
    "Extended Address": Field.BUILDING,
}


def google(emails: int, phones: int, websites: int, addresses: int) -> Columns:
    """Google's columns: as many of each numbered kind as somebody needs, but one at least."""
    columns = dict(GOOGLE_PERSON)
    counts = dict(zip(GOOGLE_METHODS.items(), (emails, phones, websites), strict=True))
    for (name, kind), count in counts.items():
        for number in range(1, max(count, 1) + 1):
            columns |= {
                f"{name} {number} - Label": Column(Field.LABEL, kind, None, f"{number}"),
                f"{name} {number} - Value": Column(Field.METHOD, kind, None, f"{number}"),
            }
    places = {f"{number}": f"{number}" for number in range(1, max(addresses, 1) + 1)}
    return columns | _addresses("Address {place} - {part}", places, GOOGLE_ADDRESS)
