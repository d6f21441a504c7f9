"""Telephone numbers: brought to E.164, and told apart by their countries' plans."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

from ocr.model import FieldKind
from ocr.text import halfwidth, kanji_to_digits


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number in E.164 and its kind: `phone` or `mobile` (a fax is told by its label alone)."""

    e164: str
    kind: FieldKind


SLASHED = re.compile(r"0\d{2,4}\s/\s\d")
"""A number of Germany: 0211 / 86 20 14-0."""
CONFUSED = str.maketrans("OoIl", "0011")
_JP_MOBILE = re.compile(r"(?:\+81)?(?:0)?[789]0\d{8}")
_MOBILES = (
    *("+8170", "+8180", "+8190", "+8210", "+861", "+447", "+49151", "+4916", "+4917"),
    *("+614", "+336", "+337", "+316", "+346", "+393", "+467", "+4176", "+4177", "+4178", "+4179"),
)
"""Where mobile telephones are and nothing else: Japan, Korea, China, Britain, Germany, Australia,
France, the Netherlands, Spain, Italy, Sweden, Switzerland."""
_AMBIGUOUS = ("+81", "+917", "+918")


def normalise_phone(text: str, region: str = "JP") -> PhoneNumber | None:
    """A number in E.164 and its kind by the numbering plan; None where it cannot be one.

    Numbers that no one holds (03-0000-1200) pass: they are possible, and a card may bear them.
    """
    plain = kanji_to_digits(halfwidth(text)).translate(CONFUSED).replace("(0)", " ")
    digits = re.sub(r"\D", "", plain)
    if not plain.strip().startswith("+") and digits.startswith("0") is False and len(digits) == 10:
        region = "US"
    elif plain.strip().startswith("(") and len(digits) > 10 and digits[0] != "0":
        plain = f"+{digits}"  # (852) 2000 1200: a country's code in brackets
    elif re.fullmatch(r"1[3-9]\d{9}", digits) and "+" not in plain:
        region = "CN"
    elif re.fullmatch(r"010-\d{4}-\d{4}", plain.strip()):
        region = "KR"
    elif re.fullmatch(r"04\d\d\s\d{3}\s\d{3}", plain.strip()):
        region = "AU"
    elif SLASHED.match(plain.strip()):
        region = "DE"
    elif re.fullmatch(r"[6-9]\d{4}[\s-]\d{5}", plain.strip()):
        region = "IN"
    elif re.fullmatch(r"0[67](?:[\s.]\d\d){4}", plain.strip()):
        region = "FR"
    elif len(digits) == 11 and re.match(r"0[12]|07\d{3}\D?\d{6}$", digits) and "+" not in plain:
        region = "JP" if digits[:3] in ("070", "080", "090") else "GB"
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return PhoneNumber(e164, FieldKind.MOBILE if _is_mobile(number, e164) else FieldKind.PHONE)


def is_mobile_range(text: str) -> bool:
    """Whether a number lies where its country has mobile telephones and nothing else.

    Of one printed with its country's code the plan of that country says so.
    """
    number = normalise_phone(text)
    if number is None:
        return False
    # In India 80 is a mobile number's beginning and Bengaluru's area code.
    abroad = text.lstrip("( ").startswith("+") and not number.e164.startswith(_AMBIGUOUS)
    return number.e164.startswith(_MOBILES) or (abroad and number.kind is FieldKind.MOBILE)


def is_only_mobile(text: str) -> bool:
    """Whether a number abroad lies in a range that all know for one of mobile telephones."""
    number = normalise_phone(text)
    return number is not None and number.e164.startswith(_MOBILES)


def is_of_no_plan(text: str) -> bool:
    """Whether the plan of its country has no such number: it may be of any kind.

    North America has no range of its own for mobiles.
    """
    number = normalise_phone(text)
    if number is not None and number.e164.startswith("+1"):
        return False
    kinds = phonenumbers.PhoneNumberType
    known = (kinds.FIXED_LINE, kinds.FIXED_LINE_OR_MOBILE, kinds.MOBILE)
    return number is None or phonenumbers.number_type(phonenumbers.parse(number.e164)) not in known


def country_of(text: str) -> str:
    """The country of a number printed with its code, as in hosts: nl; empty without one."""
    number = normalise_phone(text) if text.lstrip("( ").startswith("+") else None
    code = phonenumbers.parse(number.e164).country_code if number else None
    return phonenumbers.region_code_for_country_code(code).lower() if code else ""


def area_digits(text: str) -> str:
    """The digits of a Japanese landline from its leading 0; empty for any other number."""
    number = normalise_phone(text)
    if number is None or number.kind is not FieldKind.PHONE or not number.e164.startswith("+81"):
        return ""
    return "0" + number.e164[3:]


def _is_mobile(number: phonenumbers.PhoneNumber, e164: str) -> bool:
    if e164.startswith("+81"):
        return _JP_MOBILE.fullmatch(e164) is not None
    by_type = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    return by_type or e164.startswith(_MOBILES)
