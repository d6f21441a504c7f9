import cv2
import numpy as np
import zxingcpp

from ocr.barcode import decoded_texts
from tests.unit.ocr.drawn import card

VCARD = "BEGIN:VCARD\nVERSION:3.0\nN:例;花子;;;\nEND:VCARD"


def test_a_code_on_a_card_gives_its_text_as_written() -> None:
    code = np.asarray(
        zxingcpp.create_barcode(VCARD, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    )
    flat = card()
    height, width = code.shape[:2]
    flat[200 : 200 + height, 500 : 500 + width] = cv2.cvtColor(code, cv2.COLOR_GRAY2BGR)
    assert decoded_texts(flat) == (VCARD,)


def test_a_card_without_a_code_has_none() -> None:
    assert decoded_texts(card()) == ()
