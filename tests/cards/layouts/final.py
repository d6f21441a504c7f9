"""Arrangements of the final figure: nothing is tuned on a card of any of these."""

from __future__ import annotations

from tests.cards.layouts.compose import TALL, WIDE, Arrangement, Band, at
from tests.cards.layouts.final_english import BILINGUAL, ENGLISH

JAPANESE = (
    Arrangement(
        *("ja-logo-left", "ja", WIDE),
        (
            at("mark", 6, 7, 15, 15),
            at("brand", 25, 6, 60, 10),
            at("person", 25, 17.5, 60, 15.5, "lm"),
            at("contact", 25, 34.5, 60, 17, "lb"),
        ),
    ),
    Arrangement(
        *("ja-logo-right", "ja", WIDE),
        (
            at("person", 7, 7, 56, 18),
            at("mark", 70, 7, 14, 14),
            at("company", 7, 27, 77, 6),
            at("contact", 7, 34.5, 77, 16.5, "lb"),
        ),
    ),
    Arrangement(
        *("ja-logo-top", "ja", WIDE),
        (
            at("mark", 42, 4, 7, 7),
            at("company", 6, 12, 79, 6, "mt"),
            at("position_row", 6, 19.5, 79, 3.4, "mt"),
            at("name", 6, 23.5, 79, 12.5, "mm"),
            at("contact", 6, 37, 79, 14, "mb"),
        ),
        forced={"tabs": False, "icons": False, "pairs": True},
    ),
    Arrangement(
        *("ja-right-aligned", "ja", WIDE),
        (
            at("company", 6, 6, 79, 6, "rt"),
            at("person", 25, 14, 60, 17, "rm"),
            at("contact", 15, 33, 70, 18, "rb"),
        ),
        forced={"tabs": False, "icons": False},
    ),
    Arrangement(
        *("ja-title-beside", "ja", WIDE),
        (
            at("group", 6, 4.5, 50, 3),
            at("brand", 6, 8, 60, 9),
            at("person", 6, 19, 79, 14, "lm"),
            at("rule", 6, 34.2, 79, 0.2),
            at("address", 6, 36, 46, 15),
            at("reach", 54, 36, 31, 15, "lt"),
        ),
        forced={"position": "before", "ruby": "row-below"},
    ),
    Arrangement(
        *("ja-foot-company", "ja", WIDE),
        (
            at("person", 6, 6, 62, 18),
            at("reach", 6, 26, 79, 12),
            at("rule", 0, 40.4, 91, 0.3),
            at("company", 6, 42, 42, 5),
            at("address", 6, 47.2, 79, 5),
        ),
        forced={"address_rows": 1, "tabs": False, "pairs": True},
    ),
    Arrangement(
        *("ja-big-name", "ja", WIDE),
        (
            at("position", 6, 6, 30, 11),
            at("name", 6, 18, 79, 16, "mm"),
            at("company", 40, 6, 45, 6, "rt"),
            at("contact", 6, 36, 79, 15, "mb"),
        ),
        forced={"size": 24.0, "tabs": False, "icons": False, "gap": "　"},
    ),
    Arrangement(
        *("ja-labels-right", "ja", WIDE),
        (
            at("brand", 6, 5, 40, 10),
            at("person", 6, 17, 40, 32, "lm"),
            at("rule", 47.5, 6, 0.2, 43),
            at("contact", 50, 8, 36, 42, "lm"),
        ),
        forced={"tabs": True, "icons": False, "numbers": "tfm"},
    ),
    Arrangement(
        *("ja-branches", "ja", WIDE),
        (
            at("company", 6, 5, 60, 6),
            at("person", 6, 12.5, 60, 14, "lm"),
            at("reach", 6, 27, 79, 9),
            at("first_office", 6, 37.5, 79, 6),
            at("office", 6, 44, 79, 8),
        ),
        forced={"numbers": "tm", "pairs": True, "address_rows": 1, "tabs": False, "icons": False},
    ),
    Arrangement(
        *("ja-kana-above", "ja", WIDE),
        (
            at("slogan", 6, 5, 60, 4),
            at("company", 6, 9.5, 60, 6),
            at("name", 6, 17, 48, 15, "lm"),
            at("position", 56, 17, 30, 15, "lm"),
            at("contact", 6, 34, 79, 17, "lb"),
        ),
        forced={"ruby": "above"},
    ),
    Arrangement(
        *("ja-examiner", "ja", WIDE),
        (
            at("mark", 76, 6, 9, 9),
            at("position", 6, 6, 40, 10),
            at("name", 6, 16.5, 66, 12),
            at("brand", 6, 30, 66, 9),
            at("contact", 6, 40, 79, 12, "lb"),
        ),
        forced={"qualification": "before", "pairs": True, "address_rows": 1, "tabs": False},
    ),
    Arrangement(
        *("ja-photo-left", "ja", WIDE),
        (
            at("portrait", 6, 7, 17, 22),
            at("person", 26, 7, 58, 17),
            at("brand", 26, 24.5, 58, 8),
            at("contact", 6, 34, 79, 17, "lb"),
        ),
    ),
    Arrangement(
        *("ja-bottom-band", "ja", WIDE),
        (
            at("person", 6, 6, 79, 16, "mm"),
            at("contact", 6, 23.5, 79, 15.5, "mm"),
            at("company", 6, 43.5, 79, 7, "mm", light=True),
        ),
        bands=(Band(0, 41, 91, 14), Band(0, 40.2, 91, 0.8, "accent")),
        forced={"tabs": False, "icons": False},
    ),
    Arrangement(
        *("ja-code-right", "ja", WIDE),
        (
            at("brand", 6, 5, 60, 9),
            at("person", 6, 15.5, 56, 16, "lm"),
            at("contact", 6, 33, 58, 18, "lb"),
            at("code", 68, 32, 16, 16),
        ),
    ),
    Arrangement(
        *("ja-standing", "ja", TALL),
        (
            at("mark", 21, 6, 13, 13),
            at("company", 5, 21, 45, 6, "mt"),
            at("person", 5, 29, 45, 24, "mm"),
            at("contact", 5, 56, 45, 30, "lb"),
        ),
    ),
)

VERTICAL = (
    Arrangement(
        *("ja-vertical-centre", "ja", TALL),
        (
            at("company_column", 41, 9, 9, 56),
            at("position_columns", 34, 14, 7, 30),
            at("name_column", 20.5, 16, 13, 55, "mt"),
            at("contact_columns", 5, 14, 15, 62),
            at("online", 5, 79, 45, 8, "lb"),
        ),
        forced={"ruby": "above"},
    ),
    Arrangement(
        *("ja-vertical-lying", "ja", WIDE),
        (
            at("company_column", 76, 7, 9, 41),
            at("position_columns", 65, 7, 10, 30),
            at("name_column", 49, 7, 15, 40, "mt"),
            at("contact_columns", 25, 7, 22, 36),
            at("online", 6, 45, 42, 7, "lb"),
            at("mark", 8, 8, 9, 9),
        ),
    ),
    Arrangement(
        *("ja-vertical-name-foot", "ja", TALL),
        (
            at("company_column", 40, 8, 9, 52),
            at("name_column", 20, 12, 14, 48, "mt"),
            at("position_columns", 8, 12, 10, 40),
            at("rule", 5, 64, 45, 0.2),
            at("contact", 5, 66, 45, 21, "lb"),
        ),
        forced={"tabs": False, "icons": False},
    ),
    Arrangement(
        *("ja-vertical-plain-lying", "ja", WIDE),
        (
            at("name_column", 38, 6, 15, 42, "mt"),
            at("company_column", 70, 6, 9, 42),
            at("position_columns", 57, 6, 10, 34),
            at("address_columns", 20, 6, 16, 42),
            at("number_columns", 7, 6, 11, 36),
            at("online", 56, 45, 30, 7, "rb"),
        ),
        forced={"icons": False, "tabs": False},
    ),
)

ARRANGEMENTS = (*JAPANESE, *VERTICAL, *BILINGUAL, *ENGLISH)
