"""What a PDF's text is searched by: kanji told as themselves.

Where a font draws a kanji and the radical of its shape alike, Qt writes the radical, which comes
first in Unicode: a search for 日 passes over ⽇. Qt leaves these tables uncompressed, and both
stand there as four digits, so that nothing moves.
"""

from __future__ import annotations

import re
import unicodedata

_TABLE = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_MEANT = re.compile(rb"\[[^\]]*\]|<([0-9A-F]{4})> <\1> <[0-9A-F]{4}>")
_RADICAL = re.compile(rb"<(2[EF][0-9A-F]{2}|2027)>")
_OTHERS = dict(
    zip(
        "⺟⺠⻁⻄⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⼾⿊\u2027",
        "母民虎西長青食鬼麦黄斉歯竜亀戸黒・",
        strict=True,
    )
)
"""Radicals that Unicode calls equal to no kanji, or to another than Japanese fonts do; the dot."""


def searchable(pdf: bytes) -> bytes:
    """A PDF of Qt's whose text has kanji in place of the radicals that look the same."""
    return _TABLE.sub(lambda table: _MEANT.sub(_with_kanji, table.group()), pdf)


def _with_kanji(found: re.Match[bytes]) -> bytes:
    return _RADICAL.sub(lambda code: b"<%04X>" % ord(_kanji(code.group(1))), found.group())


def _kanji(code: bytes) -> str:
    radical = chr(int(code, 16))
    return _OTHERS.get(radical) or unicodedata.normalize("NFKC", radical)
