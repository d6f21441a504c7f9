"""What can go wrong while reading, each with a code that callers can act on."""

from typing import ClassVar


class OcrError(Exception):
    """A reading that could not be made; `code` is stable, the message is English."""

    code: ClassVar[str] = "ocr"


class UnreadableImage(OcrError):
    """The file is no image; or, in the kinds below, one that cannot be read."""

    code = "unreadable-image"


class FileClosed(UnreadableImage):
    """The file is not there, or may not be opened."""

    code = "cannot-open"


class EmptyFile(UnreadableImage):
    """The file has no content."""

    code = "empty-file"


class TooLarge(UnreadableImage):
    """The file has more bytes or pixels than the limits allow."""

    code = "too-large"


class PasswordNeeded(UnreadableImage):
    """The PDF opens with a password only."""

    code = "password"


class DamagedImage(UnreadableImage):
    """The file begins as an image or PDF and does not go on as one."""

    code = "damaged-image"


class EngineMissing(OcrError):
    """No OCR engine of the kind asked for is installed."""

    code = "engine-missing"


class LanguageMissing(OcrError):
    """The engine is there, the data of a language is not."""

    code = "language-missing"


class EngineFailed(OcrError):
    """The engine started and gave no usable answer."""

    code = "engine-failed"
