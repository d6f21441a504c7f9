"""The reliability diagram as SVG: what fields claim across, the share that is right upwards."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]
_SIDE, _LEFT, _TOP = 400, 60, 24
_INK, _PAPER, _BLUE, _GREY = "#222222", "#ffffff", "#2060c0", "#b8bcc4"


def diagram(document: Document, title: str) -> str:
    """The bands of core fields with their 95 % intervals, beside the line of perfect honesty.

    A dot's area grows with the number of fields; the dashed line is where `sure` stands.
    """
    calibration = document["calibration"]
    bands = [band for band in calibration["bands"] if band["count"]]
    most = max((band["count"] for band in bands), default=1)
    parts = [_axes(title), _line(0, 0, 100, 100, _GREY, 'stroke-dasharray="6 4"')]
    parts += [_dot(band, most) for band in bands]
    sure = calibration["sure"].get("core")
    if sure and sure["marked"]:
        parts.append(_sure(sure))
    width, height = _LEFT + _SIDE + 24, _TOP + _SIDE + 56
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" font-family="sans-serif" font-size="12">\n'
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _x(percent: float) -> float:
    return round(_LEFT + _SIDE * percent / 100, 1)


def _y(percent: float) -> float:
    return round(_TOP + _SIDE * (1 - percent / 100), 1)


def _axes(title: str) -> str:
    marks = []
    for percent in range(0, 101, 20):
        marks.append(_text(_x(percent), _y(0) + 18, str(percent), "middle"))
        marks.append(_text(_LEFT - 8, _y(percent) + 4, str(percent), "end"))
        marks.append(_line(0, percent, 100, percent, "#eceef2"))
    marks.append(_text(_x(50), _y(0) + 38, "claimed confidence, %", "middle"))
    marks.append(_text(_LEFT, 16, f"{title}: right, %", "start"))
    frame = f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"'
    return "\n".join([*marks, f'{frame} fill="none" stroke="{_INK}"/>'])


def _dot(band: Document, most: int) -> str:
    x, y, radius = _x(band["claimed"]), _y(band["right"]), 3 + 9 * (band["count"] / most) ** 0.5
    low, high = band["interval"]
    told = f"{band['count']} fields, {band['right']} % right"
    return (
        f'<path d="M{x} {_y(low)}V{_y(high)}" stroke="{_BLUE}"/>'
        f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{_BLUE}" fill-opacity="0.6">'
        f"<title>{told}</title></circle>"
    )


def _sure(sure: Document) -> str:
    right = 100 * (1 - sure["wrong"] / sure["marked"])
    words = f"sure: {right:.1f} % of {sure['marked']}"
    line = _line(0, right, 100, right, "#208040", 'stroke-dasharray="2 3"')
    return line + _text(_x(2), _y(right) + 14, words, "start")


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    place = f'x1="{_x(x1)}" y1="{_y(y1)}" x2="{_x(x2)}" y2="{_y(y2)}"'
    return f'<line {place} stroke="{colour}" {more}/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{_INK}">{words}</text>'
