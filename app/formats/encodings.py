"""Which encoding bytes are in, by name or by looking at them."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

_BLOCK = 256 * 1024

_NAMES = {
    # What is called Shift_JIS is in practice Microsoft's, with 髙 and 﨑 (WHATWG Encoding).
    **dict.fromkeys(("shiftjis", "sjis", "xsjis", "csshiftjis", "mskanji", "ms932"), "cp932"),
    **dict.fromkeys(("windows31j", "cswindows31j", "windows932", "cp932", "cp943"), "cp932"),
    **dict.fromkeys(("ibm943", "macjapanese", "xmacjapanese"), "cp932"),
    **dict.fromkeys(("euc", "eucjp", "xeucjp", "xeuc", "ujis", "eucjpms", "cp51932"), "euc_jp"),
    # The extended codec also knows half-width kana.
    **dict.fromkeys(("iso2022jp", "iso2022jp1", "iso2022jp2", "iso2022jp3"), "iso2022_jp_ext"),
    **dict.fromkeys(("iso2022jpms", "jis", "csiso2022jp"), "iso2022_jp_ext"),
    **dict.fromkeys(("cp50220", "cp50221", "cp50222"), "iso2022_jp_ext"),
    **dict.fromkeys(("utf8", "utf8n", "unicode11utf8", "usascii", "ascii"), "utf-8"),
    **dict.fromkeys(("iso88591", "latin1", "windows1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("macintosh", "macroman", "xmacroman"), "mac_roman"),
    "utf16": "utf-16",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
}
_OTHER_NAMES = re.compile(r"(iso8859\d+|(windows|cp)125\d|gbk?|gb2312|gb18030|big5|euckr|koi8[ru])")

_SHORT = re.compile("[\x80-\u07ff]")
"""Letters that have two octets in UTF-8."""

_SOUND = 4
"""So many whole letters for each broken one make it damaged UTF-8."""

# SoftBank's phones put pictograms between an escape and a shift in.
_PICTOGRAMS = re.compile(rb"\x1b\$[EFGOPQ][!-~]*\x0f?")

# Letters whose second octet in Shift_JIS is a backslash, which some programs double.
_DOUBLED = "".join(
    letter
    for lead in (*range(0x81, 0xA0), *range(0xE0, 0xFD))
    if (letter := bytes((lead, 0x5C)).decode("cp932", "ignore")) > "\x7f"
)
_DOUBLED_BACKSLASH = re.compile(rf"([{_DOUBLED}])\\")
_SURELY_DOUBLED = re.compile(rf"[{_DOUBLED}]\\[^\\,;:nN]")

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
    its escapes, else whichever of EUC-JP, cp932, cp1252 and damaged UTF-8 gives the least strange
    text.
    """
    sample = without_pictograms(sample)
    if b"\x1b$" in sample or b"\x1b(" in sample:
        return "iso2022_jp_ext"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        likely = ("euc_jp", "cp932", "cp1252", "utf-8")
        return min(likely, key=lambda codec: _strangeness(sample, codec))
    return "utf-8"


def _strangeness(sample: bytes, codec: str) -> int:
    text = _replacing(sample, codec)
    return sum(weight * len(sign.findall(text)) for sign, weight in _STRANGE)


def decode(data: bytes, charset: str | None = None, fallback: str | None = None) -> str:
    """Bytes as text: as the charset says if that works, else UTF-8, else the fallback or a guess.

    Never fails; what cannot be read becomes U+FFFD. What is UTF-8 by its look is read as that,
    whatever it says of itself.
    """
    named = codec_of(charset) if charset else None
    if named in _OFTEN_WRONG and (text := _surely_utf8(data)):
        return text
    likely = "iso2022_jp_ext" if b"\x1b" in data else "utf-8"
    for codec in filter(None, (named, likely)):
        try:
            return _undoubled(data.decode(codec, _ERRORS.get(codec, "strict")), codec)
        except UnicodeDecodeError:
            pass
    if named == "utf-8" and (text := _damaged_utf8(data)):
        return text
    codec = fallback or guess_codec(data)
    return _undoubled(_replacing(data, codec), codec)


def without_pictograms(data: bytes) -> bytes:
    """Text in Shift_JIS without SoftBank's pictograms, which look like escapes of ISO-2022-JP."""
    return _PICTOGRAMS.sub(b"", data)


def _surely_utf8(data: bytes) -> str:
    """The text if it is UTF-8 and hardly anything else; empty if that is not sure.

    Two octets that are UTF-8 may be two half-width kana of Shift_JIS; letters of three or more are
    hardly ever anything else, all the way through.
    """
    try:
        text = "" if data.isascii() else data.decode()
    except UnicodeDecodeError:
        return ""
    return "" if _SHORT.search(text) else text


def _damaged_utf8(data: bytes) -> str:
    """The text of UTF-8 that was cut or lost some octets; empty if it is more likely no UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(letter > "\x7f" for letter in text) - broken
    return text if sound > _SOUND * broken else ""


def _undoubled(text: str, codec: str) -> str:
    if codec == "cp932" and "\\" in text and _SURELY_DOUBLED.search(text):
        return _DOUBLED_BACKSLASH.sub(r"\1", text)
    return text


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


_OFTEN_WRONG = frozenset(("cp932", "euc_jp", "iso2022_jp_ext"))
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
