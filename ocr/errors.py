"""What can go wrong while reading, each with a code that callers can act on."""

from typing import ClassVar


class OcrError(Exception):
    """A reading that could not be made; `code` is stable, the message is English."""

    code: ClassVar[str] = "ocr"


class UnreadableImage(OcrError):
    """The file is no image, is cut off, or is larger than the limits allow."""

    code = "unreadable-image"


class EngineMissing(OcrError):
    """No OCR engine of the kind asked for is installed."""

    code = "engine-missing"


class LanguageMissing(OcrError):
    """The engine is there, the data of a language is not."""

    code = "language-missing"


class EngineFailed(OcrError):
    """The engine started and gave no usable answer."""

    code = "engine-failed"
