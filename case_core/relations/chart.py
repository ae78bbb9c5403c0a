"""The people of a case as a picture: the one who came in the middle, the others beside them; numbers only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from case_core.relations.models import CasePerson, Tie

WIDTH: Final = 760
BOX: Final = (190, 60)
_ROW: Final = 92
_MARGIN: Final = 24
_LOWEST: Final = 220  # room for a bow over the one in the middle
_BOW: Final = 100
_RISE: Final = 24
_LONGEST: Final = 11
_LONGEST_WORD: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box: its corner, what stands in it, and what it means."""

    x: float
    y: float
    name: str
    below: str
    full: str
    kind: str

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of the box."""
        return self.x + BOX[0] / 2, self.y + BOX[1] / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line between two boxes, with its word; a crooked one goes around what stands between."""

    path: str
    x: float
    y: float
    words: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The picture."""

    height: float
    nodes: list[Node]
    lines: list[Line]
    width: int = WIDTH

    @property
    def view(self) -> str:
        """Return the part of the plane that is shown: a bow may rise above the first row."""
        return f"0 -{_RISE} {self.width} {self.height + _RISE:.0f}"


def chart_of(came: str, places: Sequence[CasePerson], ties: Iterable[Tie], *, nameless: str) -> Chart:
    """Draw the one who came and the others, half of them on either side."""
    rows = -(-max(len(places), 2) // 2)
    height = _height(rows)
    centre = _node(WIDTH / 2, height / 2, came or nameless, "", kind="came")
    nodes = {place.pk: _beside(place, number, rows, nameless) for number, place in enumerate(places)}
    lines = [_straight(centre, nodes[place.pk], place.relation, place.tie) for place in places]
    shown = [tie for tie in ties if {tie.one_id, tie.other_id} <= set(nodes)]
    lines += [_around(nodes[tie.one_id], nodes[tie.other_id], tie) for tie in shown]
    return Chart(height=height, nodes=[centre, *nodes.values()], lines=lines)


def _height(rows: int) -> float:
    return max(rows * _ROW + _MARGIN, _LOWEST)


def _beside(place: CasePerson, number: int, rows: int, nameless: str) -> Node:
    is_left, row = number % 2 == 0, number // 2
    x = _MARGIN + BOX[0] / 2 if is_left else WIDTH - _MARGIN - BOX[0] / 2
    y = (row + 0.5) * _height(rows) / rows
    kind = "together" if place.lives_together else "apart"
    return _node(x, y, place.person.name or place.relation or nameless, str(place.get_role_display()), kind=kind)


def _node(x: float, y: float, name: str, below: str, *, kind: str) -> Node:
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return Node(x=x - BOX[0] / 2, y=y - BOX[1] / 2, name=shown, below=below, full=name, kind=kind)


def _straight(one: Node, other: Node, words: str, kind: str) -> Line:
    (x1, y1), (x2, y2) = one.middle, other.middle
    edge = x1 + (BOX[0] / 2 if x2 > x1 else -BOX[0] / 2)
    far = x2 + (-BOX[0] / 2 if x2 > x1 else BOX[0] / 2)
    path = f"M {edge:.0f} {y1:.0f} L {far:.0f} {y2:.0f}"
    return Line(path=path, x=(edge + far) / 2, y=(y1 + y2) / 2 - 6, words=_short(words), kind=kind)


def _around(one: Node, other: Node, tie: Tie) -> Line:
    """Draw beside the column where both stand in it, else above or below the one in the middle."""
    (x1, y1), (x2, y2) = one.middle, other.middle
    if x1 == x2:
        side = 1 if x1 < WIDTH / 2 else -1
        start, bow = x1 + side * BOX[0] / 2, x1 + side * (BOX[0] / 2 + 44)
        path = f"M {start:.0f} {y1:.0f} Q {bow:.0f} {(y1 + y2) / 2:.0f} {start:.0f} {y2:.0f}"
        return Line(path=path, x=(start + bow) / 2, y=(y1 + y2) / 2, words=_short(tie.words), kind=tie.kind)
    (lx, ly), (rx, ry) = sorted(((x1, y1), (x2, y2)))
    start, end, top = lx + BOX[0] / 2, rx - BOX[0] / 2, min(ly, ry) - _BOW
    path = f"M {start:.0f} {ly:.0f} Q {WIDTH / 2:.0f} {top:.0f} {end:.0f} {ry:.0f}"
    return Line(path=path, x=WIDTH / 2, y=(ly + ry) / 4 + top / 2 - 6, words=_short(tie.words), kind=tie.kind)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_WORD else f"{words[: _LONGEST_WORD - 1]}…"
