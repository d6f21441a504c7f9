import pytest

from ocr.model import FieldKind as K
from ocr.parse.codes import facts_of

_VCARD = """BEGIN:VCARD
VERSION:3.0
N:田中;一郎;;;
FN:田中 一郎
ORG:株式会社山田商店;営業部
TITLE:課長
TEL;TYPE=WORK,VOICE:03-0000-1200
TEL;TYPE=FAX:03-0000-1201
TEL;TYPE=CELL:090-0000-1234
EMAIL:tanaka@example.co.jp
URL:https://www.example.co.jp/
END:VCARD"""


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        (
            _VCARD,
            [
                (K.NAME, "田中 一郎"),
                (K.COMPANY, "株式会社山田商店"),
                (K.DEPARTMENT, "営業部"),
                (K.TITLE, "課長"),
                (K.PHONE, "03-0000-1200"),
                (K.FAX, "03-0000-1201"),
                (K.MOBILE, "090-0000-1234"),
                (K.EMAIL, "tanaka@example.co.jp"),
                (K.URL, "https://www.example.co.jp/"),
            ],
        ),
        (
            "MECARD:N:田中,一郎;TEL:09000001234;EMAIL:tanaka@example.com;;",
            [(K.NAME, "田中 一郎"), (K.MOBILE, "09000001234"), (K.EMAIL, "tanaka@example.com")],
        ),
        (
            "BIZCARD:N:Ichiro;X:Tanaka;C:Yamada;E:tanaka@example.com;;",
            [(K.NAME, "Ichiro Tanaka"), (K.COMPANY, "Yamada"), (K.EMAIL, "tanaka@example.com")],
        ),
        ("https://www.example.com/", [(K.URL, "https://www.example.com/")]),
        ("WIFI:S:net;P:secret;;", []),
        ("", []),
    ],
)
def test_facts_of_a_code(code: str, facts: list[tuple[K, str]]) -> None:
    assert facts_of(code) == facts
