"""When the camera shoots, sight by sight; no camera and no window is needed for it."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from ocr.geometry import Box
from ui.intake.shutter import TONES, Advice, Shutter, Sight, Stillness

COLUMNS, ROWS = TONES
SIZE = (1280, 720)
CARD = Box(280, 110, 1000, 550).to_quad()
STEP = 0.25


def tones(*print_: Box, light: int = 0, card: bool = True, right: int = 0) -> bytes:
    """A dark table, a white card on it, and dark print on that, in cells of the small copy."""
    cells = [[90 + light] * COLUMNS for _ in range(ROWS)]
    parts = [(Box(28, 11, 100, 55), 230), *((box, 40) for box in print_)] if card else []
    for box, tone in parts:
        for row in range(int(box.top), int(box.bottom)):
            place = slice(int(box.left) + right, int(box.right) + right)
            cells[row][place] = [tone + light] * int(box.width)
    return bytes(cell for row in cells for cell in row)


ADDRESS = Box(40, 40, 80, 44)
NAME, OTHER_NAME = Box(40, 24, 60, 30), Box(44, 24, 70, 30)
LYING = Sight(0.0, SIZE, (CARD,), (), tones(NAME, ADDRESS), 0.0)
EMPTY = Sight(0.0, SIZE, (), (), tones(card=False), 0.0)
COLLEAGUE = replace(LYING, tones=tones(OTHER_NAME, ADDRESS))


def advice(*sights: Sight) -> list[Advice]:
    """What is said to sights that follow each other every quarter of a second."""
    camera = Camera()
    return [camera.see(sight) for sight in sights]


class Camera:
    """Every frame is looked at, one a quarter of a second."""

    def __init__(self) -> None:
        self.shutter, self.stillness, self._clock = Shutter(), Stillness(), count(10.0, STEP)

    def film(self, sight: Sight) -> Sight:
        """A frame, which may be looked at or not."""
        at = next(self._clock)
        return replace(sight, at=at, still_since=self.stillness.see(at, sight.size, sight.tones))

    def see(self, sight: Sight) -> Advice:
        """A frame that is looked at."""
        return self.shutter.see(self.film(sight))


def shots(*sights: Sight) -> int:
    return advice(*sights).count(Advice.SHOOT)


def test_a_card_that_lies_still_is_shot_once() -> None:
    told = advice(EMPTY, *[LYING] * 8)
    assert told[0] is Advice.LOOKING
    assert told[1:4] == [Advice.HOLD] * 3
    assert told[4:] == [Advice.SHOOT] + [Advice.TAKEN] * 4


def test_a_card_that_moves_is_not_shot() -> None:
    moving = [replace(LYING, tones=tones(NAME, ADDRESS, right=at)) for at in range(12)]
    assert advice(*moving) == [Advice.HOLD] * 12


@pytest.mark.parametrize(
    ("warning", "told"), [("blurred", Advice.BLURRED), ("small", Advice.NEARER)]
)
def test_a_poor_picture_is_said_and_not_taken(warning: str, told: Advice) -> None:
    poor = replace(LYING, warnings=(warning,))
    assert advice(*[poor] * 6) == [Advice.HOLD] * 2 + [told] * 4
    assert shots(*[poor] * 6, *[LYING] * 3) == 1


@pytest.mark.parametrize(
    "between",
    [
        replace(LYING, cards=()),  # the finder missed it for a moment
        replace(LYING, tones=tones(NAME, ADDRESS, light=20)),  # the camera got brighter
        replace(LYING, cards=(), tones=tones(Box(0, 0, 90, 72))),  # a hand went over it
    ],
)
def test_the_same_card_is_not_shot_again(between: Sight) -> None:
    assert shots(*[LYING] * 6, between, between, *[LYING] * 8) == 1


def test_a_colleagues_card_on_the_first_is_shot_by_its_name_alone() -> None:
    assert shots(*[LYING] * 6, *[COLLEAGUE] * 6) == 2


def test_a_card_is_shot_again_after_it_was_taken_away_and_laid_down_anew() -> None:
    anew = replace(LYING, tones=tones(NAME, ADDRESS, right=2))
    assert shots(*[LYING] * 6, *[EMPTY] * 3, *[anew] * 6) == 2


def test_what_was_shot_by_hand_is_not_shot_by_itself_as_well() -> None:
    camera = Camera()
    for _ in range(3):
        camera.see(LYING)
    camera.shutter.shot_by_hand()
    assert [camera.see(LYING) for _ in range(6)] == [Advice.TAKEN] * 6


def test_a_card_that_lies_where_it_did_at_the_last_look_but_moved_between_is_not_shot() -> None:
    """On a busy machine looks come seconds apart."""
    camera = Camera()
    elsewhere = replace(LYING, tones=tones(NAME, ADDRESS, right=6))
    for _ in range(4):
        assert camera.see(LYING) is Advice.HOLD
        for _ in range(8):
            camera.film(elsewhere)


def test_a_card_that_lay_still_before_the_look_is_shot_at_once() -> None:
    camera = Camera()
    for _ in range(8):
        camera.film(LYING)
    assert camera.see(LYING) is Advice.SHOOT
