"""Which encoding bytes are in, by name or by looking at them."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

_BLOCK = 256 * 1024

_NAMES = {
    # What is called Shift_JIS is in practice Microsoft's, with 髙 and 﨑 (WHATWG Encoding).
    **dict.fromkeys(("shiftjis", "sjis", "xsjis", "mskanji", "windows31j", "cp932"), "cp932"),
    **dict.fromkeys(("eucjp", "xeucjp", "ujis", "eucjpms", "cp51932"), "euc_jp"),
    # The extended codec also knows half-width kana.
    **dict.fromkeys(("iso2022jp", "jis", "csiso2022jp", "cp50220", "cp50221"), "iso2022_jp_ext"),
    **dict.fromkeys(("utf8", "unicode11utf8", "usascii", "ascii"), "utf-8"),
    **dict.fromkeys(("iso88591", "latin1", "windows1252", "cp1252"), "cp1252"),
    "utf16": "utf-16",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
}
_OTHER_NAMES = re.compile(r"(iso8859\d+|(windows|cp)125\d|gbk?|gb2312|gb18030|big5|euckr|koi8[ru])")

# Signs of a wrong guess, with how much each tells against it.
_STRANGE = (
    (re.compile("\ufffd"), 10),
    (re.compile("[\x80-\x9f]"), 5),
    (re.compile("[\ue000-\uf8ff]"), 3),
    (re.compile("[a-z][\u4e00-\u9fff]"), 2),
    (re.compile("[\xa0-\xff](?=[\x80-\xff])"), 2),
    (re.compile("[\uff61-\uff9f]"), 1),
)


def codec_of(charset: str) -> str | None:
    """The Python codec for a charset's name as files spell it; None if we do not know it."""
    name = re.sub("[^a-z0-9]", "", charset.lower())
    if codec := _NAMES.get(name):
        return codec
    if not _OTHER_NAMES.fullmatch(name):
        return None
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return None


def guess_codec(sample: bytes) -> str:
    """The most likely codec of text without a byte order mark.

    UTF-8 if the bytes are that (a character cut off at the end aside), ISO-2022-JP if they have
    its escapes, else whichever of EUC-JP, cp932 and cp1252 gives the least strange text.
    """
    if b"\x1b$" in sample or b"\x1b(" in sample:
        return "iso2022_jp_ext"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return min(("euc_jp", "cp932", "cp1252"), key=lambda codec: _strangeness(sample, codec))
    return "utf-8"


def _strangeness(sample: bytes, codec: str) -> int:
    text = _replacing(sample, codec)
    return sum(weight * len(sign.findall(text)) for sign, weight in _STRANGE)


def decode(data: bytes, charset: str | None = None, fallback: str | None = None) -> str:
    """Bytes as text: as the charset says if that works, else UTF-8, else the fallback or a guess.

    Never fails; what cannot be read becomes U+FFFD.
    """
    named = codec_of(charset) if charset else None
    likely = "iso2022_jp_ext" if b"\x1b" in data else "utf-8"
    for codec in filter(None, (named, likely)):
        try:
            return data.decode(codec, _ERRORS.get(codec, "strict"))
        except UnicodeDecodeError:
            pass
    return _replacing(data, fallback or guess_codec(data))


def codec_of_file(file: BinaryIO) -> str:
    """The codec of a whole file, by its mark or by looking at all of it; it is at its start again.

    ASCII in all of it counts as UTF-8; the first bytes that are not UTF-8 decide.
    """
    start = file.read(4)
    codec = byte_order_codec(start)
    decoder, block = codecs.getincrementaldecoder("utf-8")(), start
    while codec is None and block:
        try:
            decoder.decode(block)
            codec = "iso2022_jp_ext" if b"\x1b$" in block else None
        except UnicodeDecodeError:
            codec = guess_codec(block)
        block = file.read(_BLOCK)
    file.seek(0)
    return codec or "utf-8"


def lenient(codec: str) -> str:
    """The name of the error handler with which a codec reads all it can and never fails."""
    return "enishi_lenient" if codec in _ERRORS else "replace"


def _lenient(error: UnicodeError) -> tuple[str, int]:
    try:
        return _vendor_row(error)
    except UnicodeError:
        assert isinstance(error, UnicodeDecodeError)
        return "\ufffd", error.start + 1


def _replacing(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, _ERRORS.get(codec, "strict"))
    except UnicodeDecodeError:
        return data.decode(codec, "replace")


def _vendor_row(error: UnicodeError) -> tuple[str, int]:
    """The rows that Windows and old Macs added to JIS X 0208 (① ㈱ 髙), which Python leaves out."""
    if not isinstance(error, UnicodeDecodeError) or error.start + 2 > len(error.object):
        raise error
    row, cell = (octet & 0x7F for octet in error.object[error.start : error.start + 2])
    if row not in _VENDOR_ROWS or not 0x21 <= cell <= 0x7E:
        raise error
    # From JIS to Shift_JIS: two rows share a lead byte, odd ones have the lower trail bytes.
    lead = (row + 1) // 2 + (0x70 if row < 0x5F else 0xB0)
    trail = cell + (0x7E if row % 2 == 0 else 0x1F if cell < 0x60 else 0x20)
    return bytes((lead, trail)).decode("cp932", "replace"), error.start + 2


_VENDOR_ROWS = (0x2D, 0x79, 0x7A, 0x7B, 0x7C)
_ERRORS = dict.fromkeys(("euc_jp", "iso2022_jp_ext"), "enishi_vendor_row")
codecs.register_error("enishi_vendor_row", _vendor_row)
codecs.register_error("enishi_lenient", _lenient)


def byte_order_codec(start: bytes) -> str | None:
    """UTF-16 or UTF-32 by the byte order mark, or UTF-16 by the zero beside the first letter."""
    for mark, codec in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if start.startswith(mark):
            return codec
    if re.match(rb"[\t\r\n -~]\0[\t\r\n -~]\0", start):
        return "utf-16-le"
    if re.match(rb"\0[\t\r\n -~]\0[\t\r\n -~]", start):
        return "utf-16-be"
    return None
