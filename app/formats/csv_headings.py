"""Recognising the headings of CSV files that any program or person made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.contact import MethodKind, MethodType
from app.formats.csv_columns import Column, Field
from app.formats.csv_dialects import (
    EIGHT,
    GOOGLE_ADDRESS,
    GOOGLE_METHODS,
    GOOGLE_PERSON,
    OUTLOOK_EN,
    OUTLOOK_JA,
)
from app.formats.csv_heading_words import composed_column, heading_key

_EMAIL, _PHONE, _MOBILE = MethodKind.EMAIL, MethodKind.PHONE, MethodKind.MOBILE
_FAX, _URL, _SOCIAL = MethodKind.FAX, MethodKind.URL, MethodKind.SOCIAL
_WORK, _HOME = MethodType.WORK, MethodType.HOME

# Headings of other programs and of people's own tables, folded as `heading_key` does.
_ALIASES: dict[Column, str] = {
    Column(
        Field.NAME
    ): "name|fullname|displayname|氏名|名前|お名前|芳名|姓名|表示名|担当者|担当者名",
    Column(Field.FAMILY): "familyname|lastname|surname|苗字|名字|名前姓|氏名姓",
    Column(Field.GIVEN): "givenname|firstname|名前名|氏名名",
    Column(Field.MIDDLE): "additionalname|ミドルネーム",
    Column(
        Field.FAMILY_KANA
    ): "familynameyomi|フリガナ姓|ふりがな姓|姓カナ|姓かな|セイ|せい|よみ姓|姓ふりがな|姓読み",
    Column(Field.GIVEN_KANA): "givennameyomi|フリガナ名|ふりがな名|名カナ|名かな|メイ|めい|よみ名|"
    "名フリガナ|名ふりがな|名読み",
    Column(Field.KANA): "フリガナ|ふりがな|カナ|かな|よみ|よみがな|読み|読み仮名|読みがな|氏名カナ|"
    "氏名かな|氏名フリガナ|氏名ふりがな|お名前フリガナ|お名前カナ|nameyomi|yominame|yomi|reading|kana",
    Column(Field.PREFIX): "nameprefix|肩書き",
    Column(Field.SUFFIX): "namesuffix",
    Column(Field.COMPANY): "organization|organisation|organization1name|companyname|会社|勤務先|"
    "勤務先名|お勤め先|お勤め先名|社名|組織|組織名|所属|企業名|法人名|屋号|取引先|取引先名|accountname",
    Column(Field.DEPARTMENT): "organization1department|dept|所属部署|部門|部署名1",
    Column(Field.POSITION): "organization1title|position|jobtitle|役職名|肩書|職位",
    Column(
        Field.METHOD, _EMAIL, _WORK
    ): "email|emailaddress|mail|mailaddress|メール|メールアドレス|"
    "eメール|eメールアドレス|emailアドレス|電子メール|メアド",
    Column(
        Field.METHOD, _PHONE, _WORK
    ): "phone|tel|telephone|phonenumber|電話|電話番号|tel番号|直通|直通電話|直通番号",
    Column(
        Field.METHOD, _MOBILE, _WORK
    ): "mobile|cell|cellphone|mobilenumber|mobilephonenumber|携帯|携帯番号|"
    "携帯電話番号|電話番号携帯|電話携帯",
    Column(Field.METHOD, _FAX, _WORK): "faxnumber|fax番号|ファックス|ファクス|faxno",
    Column(Field.METHOD, _URL, _WORK): "website|websiteurl|homepage|web|webサイト|ホームページ|hp",
    Column(
        Field.METHOD, _SOCIAL, _WORK
    ): "twitter|xtwitter|facebook|instagram|linkedin|line|lineid|skype|wechat|wechatid",
    Column(Field.POSTCODE, group="work"): "postalcode|postcode|zip|zipcode|zippostalcode|〒",
    Column(Field.ADDRESS, group="work"): "address|所在地",
    Column(Field.BUILDING, group="work"): "番地2会社|建物|建物名|ビル名|building",
    Column(
        Field.PREFECTURE, group="work"
    ): "都道府県|state|stateprovince|stateregion|prefecture|region",
    Column(Field.CITY, group="work"): "市区町村|市町村|市区郡|city",
    Column(Field.STREET, group="work"): "番地|street|streetaddress|町名番地",
    Column(Field.COUNTRY, group="work"): "国|国地域|country|countryregion",
    Column(Field.TAGS): "groupmembership|group|tags|タグ|グループ|カテゴリ|ラベル",
    Column(Field.NOTE): "note|memo|comment|備考|コメント|ノート",
    Column(
        Field.IGNORED
    ): "photo|priority|private|sensitivity|gender|優先度|プライベート|秘密度|性別|"
    "電子メールの種類|電子メール表示名|電子メール2の種類|電子メール2表示名|電子メール3の種類|"
    "電子メール3表示名|emailtype|emaildisplayname|email2type|email2displayname|email3type|"
    "email3displayname|initials|イニシャル|eightでつながっている人|再データ化中の名刺|が含まれるデータ",
}
_GOOGLE_NUMBERED = re.compile(r"(email|phone|website|address)(\d{1,3})(\D.*)")


def _all_known() -> Iterator[tuple[str, Column]]:
    for column, aliases in _ALIASES.items():
        yield from ((alias, column) for alias in aliases.split("|"))
    for dialect in (EIGHT, OUTLOOK_EN, OUTLOOK_JA, GOOGLE_PERSON):
        for heading, column in dialect.items():
            if column.field is not Field.IGNORED:
                yield heading_key(heading), column


_KNOWN = dict(_all_known())
_GOOGLE_KEYS = {heading_key(part): field for part, field in GOOGLE_ADDRESS.items()}
_METHOD_KEYS = {heading_key(name): kind for name, kind in GOOGLE_METHODS.items()}
_LABEL_KEYS = {"label": Field.LABEL, "type": Field.LABEL, "value": Field.METHOD}


def column_of(heading: str) -> Column | None:
    """What a heading of any program means, or None; a guess that may be corrected."""
    key = heading_key(heading)
    numbered = _GOOGLE_NUMBERED.fullmatch(key)
    known = _KNOWN.get(key)
    if known and not (numbered and " - " in heading):  # Outlook has an "E-mail 2 Type" too
        return known
    if not numbered:
        return composed_column(heading, _KNOWN)
    name, number, part = numbered.groups()
    if name == "address":
        if part in _LABEL_KEYS:
            return Column(Field.IGNORED)
        return Column(_GOOGLE_KEYS[part], group=number) if part in _GOOGLE_KEYS else None
    if part not in _LABEL_KEYS:
        return None
    return Column(_LABEL_KEYS[part], _METHOD_KEYS[name], None, number)
