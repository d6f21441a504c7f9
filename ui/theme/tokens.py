"""The colours of all schemes as data; contrasts were measured on the grounds they stand on.

Those of high contrast have 7 : 1 for every text, and lines that are seen as clearly as texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.stages import Stage
from ui.theme.icon_names import Icon


class StageStyle(NamedTuple):
    """How a stage is drawn: icon and word always, colour as the fourth sign."""

    icon: Icon
    fg: str
    bg: str
    solid: bool = False
    dashed: bool = False

    @property
    def mark(self) -> str:
        """The colour of the icon on a plain ground: the fill where the badge is solid."""
        return self.bg if self.solid else self.fg


class Tokens(NamedTuple):
    """One scheme: every colour that the window knows, by its use.

    Attributes:
        track: the empty part of bars, and the ground of what cannot be pressed now.
        high: whether it is one of high contrast.
    """

    dark: bool
    window: str
    side: str
    column: str
    base: str
    raised: str
    hover: str
    line: str
    track: str
    edge: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    soft: str
    warn: str
    warn_bg: str
    warn_mark: str
    danger: str
    danger_bg: str
    ok: str
    ok_bg: str
    seal: str
    thread: str
    toast: str
    on_toast: str
    toast_link: str
    stages: Mapping[Stage, StageStyle]
    high: bool = False

    @property
    def ring(self) -> int:
        """How wide the ring of the focus is, in device-independent pixels."""
        return 3 if self.high else 2


LIGHT = Tokens(
    dark=False,
    window="#F5F5F2",
    side="#EBEBE6",
    column="#EBEBE6",
    base="#FFFFFF",
    raised="#FFFFFF",
    hover="#F0F0EC",
    line="#DDDDD7",
    track="#DDDDD7",
    edge="#868B91",
    text="#1B1F23",
    text2="#545A62",
    text3="#6B7178",
    accent="#1B5A8A",
    on_accent="#FFFFFF",
    soft="#DCE8F2",
    warn="#824C00",
    warn_bg="#FFF2D6",
    warn_mark="#C27803",
    danger="#A8241A",
    danger_bg="#FCEBE8",
    ok="#22633F",
    ok_bg="#E2F2E8",
    seal="#B23A2B",
    thread="#C4584A",
    toast="#23282D",
    on_toast="#FFFFFF",
    toast_link="#A6D1FF",
    stages={
        Stage.COLLECTED: StageStyle(Icon.COLLECTED, "#5F666E", "#ECEDEE"),
        Stage.WANTED: StageStyle(Icon.WANTED, "#5B3491", "#EEE8F7"),
        Stage.FOLLOWED_UP: StageStyle(Icon.FOLLOWED_UP, "#1A6ABD", "#E6F1FC"),
        Stage.ANSWERED: StageStyle(Icon.ANSWERED, "#00545E", "#D8F0F1"),
        Stage.EXCHANGED: StageStyle(Icon.EXCHANGED, "#2C7A3A", "#E6F5E7"),
        Stage.MATCHED: StageStyle(Icon.MATCHED, "#6A4C00", "#FAF0CC"),
        Stage.TRUSTED: StageStyle(Icon.TRUSTED, "#FFFFFF", "#B02E5F", solid=True),
        Stage.LET_GO: StageStyle(Icon.LET_GO, "#6A6A66", "#F0F0ED", dashed=True),
        Stage.NUISANCE: StageStyle(Icon.NUISANCE, "#5C2E1F", "#F3E6E0"),
    },
)

DARK = Tokens(
    dark=True,
    window="#1A1C1F",
    side="#141618",
    column="#1E2124",
    base="#222529",
    raised="#2B2F34",
    hover="#2A2D32",
    line="#363A40",
    track="#363A40",
    edge="#7C838B",
    text="#E9EAEC",
    text2="#AEB4BB",
    text3="#949BA3",
    accent="#82B9E6",
    on_accent="#0D1B28",
    soft="#27415A",
    warn="#F0C36B",
    warn_bg="#3B2F17",
    warn_mark="#E0A63C",
    danger="#FF9D92",
    danger_bg="#44231F",
    ok="#86D2A5",
    ok_bg="#1E3728",
    seal="#C9503F",
    thread="#D9796B",
    toast="#3A4047",
    on_toast="#FFFFFF",
    toast_link="#A6D1FF",
    stages={
        Stage.COLLECTED: StageStyle(Icon.COLLECTED, "#B4BAC1", "#33373C"),
        Stage.WANTED: StageStyle(Icon.WANTED, "#B998F0", "#352B49"),
        Stage.FOLLOWED_UP: StageStyle(Icon.FOLLOWED_UP, "#A6D1FF", "#22384F"),
        Stage.ANSWERED: StageStyle(Icon.ANSWERED, "#54BCC4", "#143A3E"),
        Stage.EXCHANGED: StageStyle(Icon.EXCHANGED, "#A9E3A6", "#233B26"),
        Stage.MATCHED: StageStyle(Icon.MATCHED, "#D8B543", "#3A3012"),
        Stage.TRUSTED: StageStyle(Icon.TRUSTED, "#2A1019", "#FFB5CC", solid=True),
        Stage.LET_GO: StageStyle(Icon.LET_GO, "#9DA09E", "#2E3133", dashed=True),
        Stage.NUISANCE: StageStyle(Icon.NUISANCE, "#CC8E70", "#382219"),
    },
)

LIGHT_HIGH = Tokens(
    dark=False,
    high=True,
    window="#FFFFFF",
    side="#FFFFFF",
    column="#FFFFFF",
    base="#FFFFFF",
    raised="#FFFFFF",
    hover="#EBEBEB",
    line="#4A4A4A",
    track="#D6D6D6",
    edge="#000000",
    text="#000000",
    text2="#1F1F1F",
    text3="#3A3A3A",
    accent="#0A2FA8",
    on_accent="#FFFFFF",
    soft="#D3E4FB",
    warn="#5A3300",
    warn_bg="#FFF0CC",
    warn_mark="#8A4B00",
    danger="#8C0F08",
    danger_bg="#FFE6E2",
    ok="#0B4A26",
    ok_bg="#DDF3E5",
    seal="#9C1F12",
    thread="#A32A1B",
    toast="#000000",
    on_toast="#FFFFFF",
    toast_link="#A6D1FF",
    stages={
        Stage.COLLECTED: StageStyle(Icon.COLLECTED, "#3C4248", "#FFFFFF"),
        Stage.WANTED: StageStyle(Icon.WANTED, "#4B2480", "#FFFFFF"),
        Stage.FOLLOWED_UP: StageStyle(Icon.FOLLOWED_UP, "#0F478A", "#FFFFFF"),
        Stage.ANSWERED: StageStyle(Icon.ANSWERED, "#00474F", "#FFFFFF"),
        Stage.EXCHANGED: StageStyle(Icon.EXCHANGED, "#175423", "#FFFFFF"),
        Stage.MATCHED: StageStyle(Icon.MATCHED, "#543C00", "#FFFFFF"),
        Stage.TRUSTED: StageStyle(Icon.TRUSTED, "#FFFFFF", "#8E1F4B", solid=True),
        Stage.LET_GO: StageStyle(Icon.LET_GO, "#464642", "#FFFFFF", dashed=True),
        Stage.NUISANCE: StageStyle(Icon.NUISANCE, "#5C2E1F", "#FFFFFF"),
    },
)

DARK_HIGH = Tokens(
    dark=True,
    high=True,
    window="#000000",
    side="#000000",
    column="#000000",
    base="#000000",
    raised="#000000",
    hover="#242424",
    line="#B4B4B4",
    track="#4A4A4A",
    edge="#FFFFFF",
    text="#FFFFFF",
    text2="#EDEDED",
    text3="#D2D2D2",
    accent="#8CD0FF",
    on_accent="#000000",
    soft="#12355C",
    warn="#FFD166",
    warn_bg="#2E2200",
    warn_mark="#FFC233",
    danger="#FFB8B0",
    danger_bg="#3A0D08",
    ok="#9CF0BE",
    ok_bg="#06280F",
    seal="#C9503F",
    thread="#F0968A",
    toast="#1C1C1C",
    on_toast="#FFFFFF",
    toast_link="#A6D1FF",
    stages={
        Stage.COLLECTED: StageStyle(Icon.COLLECTED, "#DADFE4", "#000000"),
        Stage.WANTED: StageStyle(Icon.WANTED, "#D3BFFA", "#000000"),
        Stage.FOLLOWED_UP: StageStyle(Icon.FOLLOWED_UP, "#A6D1FF", "#000000"),
        Stage.ANSWERED: StageStyle(Icon.ANSWERED, "#7FE0E6", "#000000"),
        Stage.EXCHANGED: StageStyle(Icon.EXCHANGED, "#A9E3A6", "#000000"),
        Stage.MATCHED: StageStyle(Icon.MATCHED, "#F0CE63", "#000000"),
        Stage.TRUSTED: StageStyle(Icon.TRUSTED, "#2A1019", "#FFB5CC", solid=True),
        Stage.LET_GO: StageStyle(Icon.LET_GO, "#CBCDCB", "#000000", dashed=True),
        Stage.NUISANCE: StageStyle(Icon.NUISANCE, "#F2BC9F", "#000000"),
    },
)
