"""People who do not exist, as details of contacts, for the tests of the formats."""

from datetime import UTC, datetime

from app.domain.contact import (
    Affiliation,
    Contact,
    ContactDetails,
    ContactMethod,
    MethodKind,
    MethodType,
    PersonName,
    PostalAddress,
    Source,
)
from app.domain.ids import ContactId
from app.formats.records import ExportPerson

UID = "5a0b2b1e-1111-4222-8333-444455556666"

TANAKA = ContactDetails(
    PersonName("田中 太郎", "田中", "太郎", "タナカ", "タロウ", "Tanaka", "Taro", "MBA"),
    (Affiliation("株式会社見本商事", "第二営業部", "部長", is_primary=True),),
    (
        ContactMethod(MethodKind.EMAIL, "taro@example.co.jp", is_primary=True),
        ContactMethod(MethodKind.PHONE, "03-0000-0001"),
        ContactMethod(MethodKind.MOBILE, "090-0000-0001"),
        ContactMethod(MethodKind.FAX, "03-0000-0002"),
        ContactMethod(MethodKind.URL, "https://www.example.co.jp/"),
    ),
    (
        PostalAddress(
            "東京都千代田区見本1-2-3 見本ビル5F",
            "100-0000",
            None,
            "東京都",
            "千代田区",
            "見本1-2-3",
            "見本ビル5F",
        ),
    ),
    ("朝活", "重要"),
    "展示会で話した。",
)

SMITH = ContactDetails(
    PersonName("Jane Q. Smith", "Smith", "Jane"),
    (Affiliation("Example, Inc.", None, "VP; Sales", is_primary=True),),
    (
        ContactMethod(MethodKind.EMAIL, "jane@example.com"),
        ContactMethod(MethodKind.PHONE, "+1 212 555 0100", type=MethodType.MAIN),
    ),
)


def person(
    details: ContactDetails,
    industry: str | None = None,
    events: tuple[str, ...] = (),
    uid: str = UID,
) -> ExportPerson:
    made = datetime(2026, 1, 1, tzinfo=UTC)
    changed = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
    contact = Contact(ContactId(1), uid, details, Source.SCAN, made, changed, mark="a private mark")
    return ExportPerson(contact, industry, events)
