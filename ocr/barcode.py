"""QR codes on a card, decoded to their text."""

from __future__ import annotations

import zxingcpp

from ocr.pixels import Pixels

FORMATS = zxingcpp.barcode_formats_from_str("QRCode,MicroQRCode,DataMatrix")


def decoded_texts(image: Pixels) -> tuple[str, ...]:
    """The text of each QR, Micro QR and Data Matrix code, each once, from the top."""
    codes = zxingcpp.read_barcodes(image, formats=FORMATS, text_mode=zxingcpp.TextMode.Plain)
    ordered = sorted(codes, key=lambda code: code.position.top_left.y)
    return tuple(dict.fromkeys(code.text for code in ordered if code.text.strip()))
