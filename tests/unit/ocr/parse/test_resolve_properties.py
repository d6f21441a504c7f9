"""What holds for any lines whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ocr.geometry import Box
from ocr.model import Face, LineReading, TextLine
from ocr.parse.evidence import SideText
from ocr.parse.resolve import resolve_fields
from ocr.text import squeeze

_SIZE = (1100, 665)
_LABELS = ["TEL", "FAX", "〒105-0011", "(", "・", "03-0000-1200", "〇三", "tanaka@example.com"]
_PRINTED = ["東京都港区", "1-2-3", "株式会社", "田中", "一郎", "部長", "営業部", "Chris", "Ltd."]
_WORDS = st.sampled_from([*_LABELS, *_PRINTED])
_TEXT = st.text(max_size=20) | st.lists(_WORDS, max_size=6).map(" ".join)


@st.composite
def _lines(draw: st.DrawFn) -> TextLine:
    left, top = draw(st.floats(-50, 1150)), draw(st.floats(-50, 700))
    box = Box(left, top, left + draw(st.floats(0, 900)), top + draw(st.floats(0, 200)))
    texts = draw(st.lists(_TEXT, min_size=1, max_size=2))
    readings = tuple(LineReading(str(i), t, draw(st.floats(0, 1))) for i, t in enumerate(texts))
    return TextLine(box.to_quad(), readings, draw(st.booleans()))


@settings(deadline=None, max_examples=150)
@given(st.lists(_lines(), max_size=8), st.lists(_TEXT, max_size=1))
def test_any_lines_give_sound_fields(lines: list[TextLine], codes: list[str]) -> None:
    for field in resolve_fields([SideText(Face.FRONT, _SIZE, tuple(lines), tuple(codes))]):
        assert field.value.strip()
        assert 0.0 <= field.confidence <= 1.0
        confidences = [a.confidence for a in field.alternatives]
        assert confidences == sorted(confidences, reverse=True)
        assert squeeze(field.value) not in {squeeze(a.value) for a in field.alternatives}
        if field.quad is not None:
            box = field.quad.box
            assert 0 <= box.left <= box.right <= _SIZE[0]
            assert 0 <= box.top <= box.bottom <= _SIZE[1]
