"""QR codes with the contact in them: vCard, MECARD or the web address."""

from __future__ import annotations

import numpy as np
import zxingcpp
from PIL import Image

from tests.cards.canvas import Canvas
from tests.cards.content import Content

FORMATS = ("vcard", "mecard", "url")


def code_text(content: Content, form: str) -> str:
    """What the code says; form is one of `FORMATS`."""
    return {"vcard": _vcard, "mecard": _mecard, "url": _url}[form](content)


def print_code(canvas: Canvas, text: str, x: float, y: float, width: float) -> None:
    """Prints a QR code on a white ground, its top left at (x, y), sizes in millimetres."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    modules = np.array(zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False))
    canvas.rectangle(x - 1.5, y - 1.5, x + width + 1.5, y + width + 1.5, "#ffffff")
    canvas.paste(Image.fromarray(modules).convert("RGB"), x, y, width)


def _vcard(content: Content) -> str:
    family, given = _family_first(content)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{family};{given};;;",
        f"FN:{content.name}",
        f"ORG:{content.company}",
        f"TITLE:{content.title}",
        f"TEL;TYPE=WORK:{content.phone}",
        f"EMAIL:{content.email}",
        f"URL:{content.url}",
        "END:VCARD",
    ]
    return "\r\n".join(lines) + "\r\n"


def _mecard(content: Content) -> str:
    family, given = _family_first(content)
    return (
        f"MECARD:N:{family},{given};TEL:{content.phone};EMAIL:{content.email};"
        f"ORG:{content.company};;"
    )


def _url(content: Content) -> str:
    return content.url if "://" in content.url else f"https://{content.url}"


def _family_first(content: Content) -> tuple[str, str]:
    first, _, last = content.name.partition(" ")
    return (first, last) if content.language == "ja" else (last, first)
