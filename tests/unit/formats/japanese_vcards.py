"""Whole cards as phones, mail programs and services in Japan write them; everybody is made up.

Every one is of 表田 能子, with ヒョウダ ノウコ beside it.
"""

from __future__ import annotations

import binascii


def qp(text: str, codec: str = "cp932") -> bytes:
    """Quoted-printable with its own soft breaks."""
    return binascii.b2a_qp(text.encode(codec), quotetabs=True).replace(b"\n", b"\r\n")


def whole_qp(text: str, codec: str = "cp932") -> bytes:
    """Every octet as quoted-printable, as phones write it."""
    return b"".join(b"=%02X" % octet for octet in text.encode(codec))


def parts(*texts: str) -> bytes:
    """Parts of a value in UTF-8, each as quoted-printable."""
    return b";".join(whole_qp(text, "utf-8") for text in texts)


def lines(*given: str | bytes, codec: str = "cp932", end: bytes = b"\r\n") -> bytes:
    octets = [part if isinstance(part, bytes) else part.encode(codec) for part in given]
    return end.join([b"BEGIN:VCARD", *octets, b"END:VCARD", b""])


DOCOMO = lines(
    "VERSION:2.1",
    "N;CHARSET=SHIFT_JIS:表田 能子;;;;",
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾋｮｳﾀﾞ ﾉｳｺ;;;;",
    "TEL;CELL:09000000001",
    "EMAIL;CELL:noko..x@example.ne.jp",
    "ADR;HOME;CHARSET=SHIFT_JIS:東京都千代田区表町1-2-3;;;;;1000000;",
    "NOTE;CHARSET=SHIFT_JIS:ソフトの表示",
    "X-CLASS:PUBLIC",
    "X-REDUCTION:0",
    "X-DCM-TEL-ICON:1",
)
AU = lines(
    "VERSION:2.1",
    b"N;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:" + whole_qp("表田 能子") + b";;;;",
    b"SOUND;X-IRMC-N;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:" + whole_qp("ﾋｮｳﾀﾞ ﾉｳｺ") + b";;;;",
    "TEL;CELL;VOICE;PREF:090-0000-0001",
    b"EMAIL;INTERNET;CELL:noko@example.ne.jp",
    b"ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:;;"
    + whole_qp("表町1-2-3")
    + b"=\r\n;"
    + whole_qp("千代田区")
    + b";"
    + whole_qp("東京都")
    + b";100-0000;",
    b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:"
    + whole_qp("一行目")
    + b"=0D=0A=\r\n"
    + whole_qp("二行目"),
)
SOFTBANK = lines(
    "VERSION:2.1",
    "N;CHARSET=SHIFT_JIS:表田;能子;;;".encode("cp932") + b"\x1b$Gj\x0f",
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾋｮｳﾀﾞ;ﾉｳｺ;;;",
    b"TEL;CELL:090-0000-0001",
    "NOTE;CHARSET=SHIFT_JIS:会議".encode("cp932") + b'\x1b$E"E#\x0f' + "のあと".encode("cp932"),
)
SOFTBANK_UNMARKED = SOFTBANK.replace(b";CHARSET=SHIFT_JIS", b"")
WILLCOM = lines(
    "VERSION:2.1",
    "N:表田;能子",
    "SOUND:ﾋｮｳﾀﾞ;ﾉｳｺ",
    "TEL;PREF;CELL:070-0000-0001",
    "TEL;X-PHS:070-0000-0002",
    "X-WLL-GROUP:1",
)
ANDROID = lines(
    "VERSION:2.1",
    b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    + whole_qp("表田", "utf-8")
    + b";"
    + whole_qp("能子", "utf-8")
    + b";;;",
    b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + whole_qp("表田 能子", "utf-8"),
    b"X-PHONETIC-FIRST-NAME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + whole_qp("のうこ", "utf-8"),
    b"X-PHONETIC-LAST-NAME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    + whole_qp("ひょうだ", "utf-8"),
    b"ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    + qp("株式会社見本商事ソフトウェア事業部", "utf-8"),
    b"X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;"
    + whole_qp("のんちゃん", "utf-8")
    + b";1;;;;;;;;;;;;;",
    b"PHOTO;ENCODING=BASE64;JPEG:/9j/4AA=",
    b"",
)
DOCOMO_ANDROID = lines(
    "VERSION:2.1",
    "N;CHARSET=SHIFT_JIS:表田;能子;;;",
    "FN;CHARSET=SHIFT_JIS:表田 能子",
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾋｮｳﾀﾞ;ﾉｳｺ;;;",
    "X-GN;CHARSET=SHIFT_JIS:仕事",
    "X-CLASS:PUBLIC",
    "ORG;CHARSET=SHIFT_JIS:株式会社見本商事;能力開発部",
    "TEL;WORK;X-DOCOMO:03-0000-0001",
)
OUTLOOK = lines(
    "VERSION:2.1",
    "N;LANGUAGE=ja;CHARSET=utf-8:表田;能子",
    "FN;CHARSET=utf-8:表田  能子",
    "ORG;CHARSET=utf-8:株式会社見本商事;能力開発部",
    "TITLE;CHARSET=utf-8:部長",
    "TEL;WORK;VOICE:03-0000-0001",
    "ADR;WORK;PREF;CHARSET=utf-8:;;表町1-2-3;千代田区;東京都;100-0000;日本",
    b"LABEL;WORK;PREF;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:"
    + whole_qp("〒100-0000\r\n", "utf-8")
    + b"=\r\n"
    + whole_qp("東京都千代田区表町1-2-3", "utf-8"),
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
    "X-PHONETIC-FIRST-NAME;CHARSET=utf-8:ノウコ",
    "X-PHONETIC-LAST-NAME;CHARSET=utf-8:ヒョウダ",
    "EMAIL;PREF;INTERNET:noko@example.co.jp",
    'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.example.com/1.0" ver="1.0"/>',
    codec="utf-8",
)
OLD_OUTLOOK = lines(
    "VERSION:2.1",
    "N:表田;能子",
    "FN:表田 能子",
    "ORG:株式会社見本商事;能力開発部",
    "TEL;WORK;VOICE:03-0000-0001",
    b"LABEL;WORK;ENCODING=QUOTED-PRINTABLE:"
    + whole_qp("東京都千代田区表町1-2-3")
    + b"=0D=0A=\r\n"
    + whole_qp("見本ビル"),
    "SOUND:ヒョウダ;ノウコ",
)
IPHONE = lines(
    "VERSION:3.0",
    "PRODID:-//Apple Inc.//iPhone OS 17.0//EN",
    "N:表田;能子;;;",
    "FN:表田 能子",
    "X-PHONETIC-FIRST-NAME:のうこ",
    "X-PHONETIC-LAST-NAME:ひょうだ",
    "ORG:株式会社見本商事;能力開発部;",
    "X-PHONETIC-ORG:みほんしょうじ",
    "item1.TEL;type=pref:03-0000-0001",
    "item1.X-ABLabel:直通",
    "TEL;type=CELL;type=VOICE:090-0000-0001",
    "item2.ADR;type=WORK;type=pref:;;表町1-2-3\\n見本ビル5F;千代田区;東京都;100-0000;日本",
    "item2.X-ABADR:jp",
    "item3.URL;type=pref:http\\://www.example.co.jp/a\\,b",
    "item3.X-ABLabel:_$!<HomePage>!$_",
    "X-ABShowAs:COMPANY",
    codec="utf-8",
    end=b"\n",
)
MAC_UTF16 = (
    lines(
        "VERSION:2.1",
        "N:表田;能子;;;",
        "FN:表田 能子",
        "SOUND;X-IRMC-N:ﾋｮｳﾀﾞ;ﾉｳｺ",
        codec="utf-8",
        end=b"\r",
    )
    .decode()
    .encode("utf-16")
)
BECKY = lines(
    "VERSION:2.1",
    "N;CHARSET=ISO-2022-JP:表田;能子".encode("iso2022_jp"),
    "FN;CHARSET=ISO-2022-JP:表田 能子".encode("iso2022_jp"),
    "X-PHONETIC-LAST-NAME;CHARSET=ISO-2022-JP:ヒョウダ".encode("iso2022_jp"),
    "X-PHONETIC-FIRST-NAME;CHARSET=ISO-2022-JP:ノウコ".encode("iso2022_jp"),
    "ORG;CHARSET=ISO-2022-JP:株式会社見本商事;能力開発部".encode("iso2022_jp"),
    b"NOTE;CHARSET=ISO-2022-JP;ENCODING=7BIT:" + "ソフトの表示".encode("iso2022_jp"),
)
HALF_WIDTH_JIS = lines(
    "N:表田;能子".encode("iso2022_jp"),
    b"SOUND;X-IRMC-N:" + "ﾋｮｳﾀﾞ;ﾉｳｺ".encode("iso2022_jp_ext"),
)
HALF_WIDTH_EUC = lines("N:表田;能子", "SOUND;X-IRMC-N:ﾋｮｳﾀﾞ;ﾉｳｺ", codec="euc_jp")
THUNDERBIRD = b"\r\n".join((
    b"begin:vcard",
    b"fn;quoted-printable:" + qp("表田 能子", "utf-8"),
    b"n;quoted-printable;quoted-printable:" + parts("表田", "能子"),
    b"org;quoted-printable:" + qp("株式会社見本商事;能力開発部", "utf-8"),
    b"adr;quoted-printable:;;" + parts("表町1-2-3", "千代田区") + b";;100-0000;",
    b"email;internet:noko@example.co.jp",
    b"x-mozilla-html:FALSE",
    b"version:2.1",
    b"end:vcard",
    b"",
))  # fmt: skip
WRONG_LABEL = lines(
    "VERSION:2.1",
    b"N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:"
    + whole_qp("表田", "utf-8")
    + b";"
    + whole_qp("能子", "utf-8"),
    "FN;CHARSET=SHIFT_JIS:表田 能子".encode(),
    "X-PHONETIC-LAST-NAME;CHARSET=Shift_JIS:ヒョウダ".encode(),
    "X-PHONETIC-FIRST-NAME;CHARSET=Shift_JIS:ノウコ".encode(),
)
WRONG_LABEL_BACK = lines(
    "VERSION:2.1",
    "N;CHARSET=UTF-8:表田;能子",
    "FN;CHARSET=UTF-8:表田 能子",
    "SOUND;X-IRMC-N;CHARSET=UTF-8:ﾋｮｳﾀﾞ;ﾉｳｺ",
)
MAC_LABEL = lines("N;CHARSET=X-MAC-JAPANESE:表田;能子", "SOUND;X-IRMC-N;CHARSET=MS932:ﾋｮｳﾀﾞ;ﾉｳｺ")
JIS_LABEL = lines(
    "N;CHARSET=CP50220:表田;能子".encode("iso2022_jp"),
    b"SOUND;X-IRMC-N;CHARSET=csISO2022JP:" + "ﾋｮｳﾀﾞ;ﾉｳｺ".encode("iso2022_jp_ext"),
)
CUT_LETTERS = lines(
    "VERSION:2.1",
    "N;CHARSET=SHIFT_JIS:表田;能子",
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾋｮｳﾀﾞ;ﾉｳｺ",
    b"NOTE;CHARSET=SHIFT_JIS:"
    + "ソフトの表示".encode("cp932")[:9]
    + b"\r\n "
    + "ソフトの表示".encode("cp932")[9:],
)
ESCAPED_TRAILS = lines(
    # Some programs took the second octet of these letters for a backslash and doubled it.
    b"N;CHARSET=SHIFT_JIS:" + "表田;能子".encode("cp932").replace(b"\\", b"\\\\"),
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾋｮｳﾀﾞ;ﾉｳｺ",
)
FULL_WIDTH_GAP = lines(
    "VERSION:3.0",
    "N:表田;能子;;;",
    "FN:表田　能子",
    "SORT-STRING:ひょうだ　のうこ",
    codec="utf-8",
)
KANA_AS_A_SECOND_NAME = lines(
    "VERSION:4.0",
    "N;ALTID=1;LANGUAGE=ja:表田;能子;;;",
    "N;ALTID=1;PHONETIC=script;SCRIPT=Kana:ひょうだ;のうこ;;;",
    "FN:表田 能子",
    codec="utf-8",
)
KANA_FIRST = lines(
    "VERSION:4.0",
    "N;ALTID=1;PHONETIC=script;SCRIPT=Kana:ヒョウダ;ノウコ;;;",
    "N;ALTID=1;LANGUAGE=ja:表田;能子;;;",
    "FN;ALTID=2;SCRIPT=Kana:ヒョウダ ノウコ",
    "FN;ALTID=2;LANGUAGE=ja:表田 能子",
    codec="utf-8",
)
OTHER_WORDS = lines(
    "VERSION:3.0",
    "N:表田;能子;;;",
    "FN:表田 能子",
    "X-YOMI:ヒョウダ ノウコ",
    codec="utf-8",
)
FURIGANA = lines("N:表田;能子;;;", "FN:表田 能子", "X-FURIGANA:ﾋｮｳﾀﾞ;ﾉｳｺ", codec="utf-8")

CARDS = {
    "docomo": DOCOMO,
    "au": AU,
    "softbank": SOFTBANK,
    "softbank, unmarked": SOFTBANK_UNMARKED,
    "willcom": WILLCOM,
    "android": ANDROID,
    "android of docomo": DOCOMO_ANDROID,
    "outlook": OUTLOOK,
    "old outlook": OLD_OUTLOOK,
    "iphone": IPHONE,
    "mac, UTF-16": MAC_UTF16,
    "becky": BECKY,
    "half-width JIS": HALF_WIDTH_JIS,
    "half-width EUC": HALF_WIDTH_EUC,
    "UTF-8 called Shift_JIS": WRONG_LABEL,
    "Shift_JIS called UTF-8": WRONG_LABEL_BACK,
    "mac's name of Shift_JIS": MAC_LABEL,
    "windows' name of JIS": JIS_LABEL,
    "folded within a letter": CUT_LETTERS,
    "doubled second octets": ESCAPED_TRAILS,
    "full-width gap": FULL_WIDTH_GAP,
    "kana as a second name": KANA_AS_A_SECOND_NAME,
    "kana before the name": KANA_FIRST,
    "yomi": OTHER_WORDS,
    "furigana": FURIGANA,
}
