"""How fast contacts go in and out, beside vobject in the same run.

    python -m tests.eval.vcards [NUMBER]

Parses and writes a file of made-up people with both, then takes it into an empty card book and
out of it. Seconds are those of the processor, so that a busy machine does not count.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import vobject

from app.cardbook import CardBook
from app.domain.contact import (
    Affiliation,
    Contact,
    ContactDetails,
    ContactMethod,
    MethodKind,
    PersonName,
    PostalAddress,
    Source,
)
from app.domain.ids import ContactId
from app.formats.records import ExportPerson
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import write_vcards
from app.services import contacts, export, imports
from app.services.import_sources import ImportSource

FAMILIES = (
    ("田中", "タナカ", "tanaka"),
    ("佐藤", "サトウ", "sato"),
    ("高橋", "タカハシ", "takahashi"),
)
GIVENS = (("太郎", "タロウ", "taro"), ("花子", "ハナコ", "hanako"), ("健一", "ケンイチ", "kenichi"))
PEOPLE_A_COMPANY = 5


def person(number: int) -> ExportPerson:
    """The made-up person of this number, unlike all others in address and telephone."""
    family, given = FAMILIES[number % 3], GIVENS[number // 3 % 3]
    company = number // PEOPLE_A_COMPANY
    details = ContactDetails(
        PersonName(
            f"{family[0]}{number} {given[0]}", f"{family[0]}{number}", given[0], family[1], given[1]
        ),
        (Affiliation(f"株式会社見本商事{company}", "第二営業部", "部長", is_primary=True),),
        (
            ContactMethod(MethodKind.EMAIL, f"{given[2]}.{family[2]}{number}@example.co.jp"),
            ContactMethod(MethodKind.PHONE, f"03-0000-{company % 10_000:04}"),
            ContactMethod(MethodKind.MOBILE, f"090-00{number // 10_000:02}-{number % 10_000:04}"),
            ContactMethod(MethodKind.URL, f"https://www{company}.example.co.jp/"),
        ),
        (
            PostalAddress(
                "東京都千代田区見本1-2-3", "100-0000", None, "東京都", "千代田区", "見本1-2-3"
            ),
        ),
        ("朝活",),
        "展示会で話した。",
    )
    now = datetime.now(UTC)
    contact = Contact(ContactId(number), f"person-{number}", details, Source.IMPORT, now, now)
    return ExportPerson(contact)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def compare(people: list[ExportPerson]) -> None:
    """Print what parsing and writing take in both programs."""
    data = b"".join(write_vcards(people))
    text = data.decode()
    ours = seconds(lambda: list(read_vcards(data)))
    cards: list[Any] = []
    theirs = seconds(lambda: cards.extend(vobject.readComponents(text)))
    print(f"parse   enishi {ours:6.2f} s   vobject {theirs:6.2f} s   {theirs / ours:5.1f} times")
    ours = seconds(lambda: list(write_vcards(people)))
    theirs = seconds(lambda: [card.serialize() for card in cards])
    print(f"write   enishi {ours:6.2f} s   vobject {theirs:6.2f} s   {theirs / ours:5.1f} times")


def in_and_out(people: list[ExportPerson], folder: Path) -> None:
    """Print what taking people into an empty card book and out of it takes."""
    source = folder / "people.vcf"
    source.write_bytes(b"".join(write_vcards(people)))
    book = CardBook(folder / "book")
    sources = [ImportSource(source)]
    print(f"import  enishi {seconds(lambda: book.run(imports.import_files, sources)):6.2f} s")
    print(f"again   enishi {seconds(lambda: book.run(imports.import_files, sources)):6.2f} s")
    ids = list(book.ask(contacts.summaries))
    for form in export.Format:
        target = folder / f"out.{form}"
        taken = seconds(partial(book.ask, export.export_contacts, ids, target, form))
        print(f"export  {form:8} {taken:6.2f} s")


def main() -> None:
    """Run both parts with 10,000 people, or with as many as the first argument says."""
    people = [person(n) for n in range(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)]
    compare(people)
    with tempfile.TemporaryDirectory() as folder:
        in_and_out(people, Path(folder))


if __name__ == "__main__":
    main()
