"""The map of a record: above it what it names as related, below it what names it so.

Every arrow leads from the record that states the relation to the one that it names; a contrast has no
direction, and is dashed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import svg

from summit.annex.graph import Annex
from summit.kinds.choices import Relation
from summit.kinds.declaring import Back
from summit.outputs.picturing.canvas import LEADING, Drawing, Hand, language_of, link, polygon, words
from summit.outputs.picturing.lettering import Said, lines_of, name_of

_WIDTH = 380
_SPINE = 12
_TEXT = 40
_LABEL, _TITLE = 12.5, 14
_LINE = _TITLE * LEADING
_PAD = 8
#: Half of an arrow's head, and its length.
_WING, _HEAD = 4, 7


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its short citation, which may be empty, and its name."""

    id: str
    citation: str
    name: Said


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A related record: the relation, and how it is called read from the map's own record."""

    record: Named
    relation: Relation
    said: str

    @property
    def is_directed(self) -> bool:
        """Whether the relation leads from one record to the other; a contrast does not."""
        return self.relation is not Relation.CONTRASTS_WITH


@dataclass(frozen=True, slots=True)
class _Floor:
    """Neighbours as drawn, where the floor ends, and at which height a branch leads to each."""

    elements: Sequence[svg.Element]
    branches: Sequence[tuple[float, Neighbour]]
    end: float


@dataclass(frozen=True, slots=True)
class Relations:
    """A record with what it names as related (``onward``) and what names it so (``inward``)."""

    centre: Named
    onward: tuple[Neighbour, ...]
    inward: tuple[Neighbour, ...]

    def draw(self, hand: Hand) -> Drawing:
        """Three floors, with a line from the record to each of its neighbours."""
        above = _floor(hand, self.onward, 0)
        top = above.end + 1
        lines, shown = _named(hand, self.centre, _PAD + 2, top + _PAD + 12, strong=True)
        height = round(2 * _PAD + len(lines) * _LINE, 2)
        box = svg.Rect(x=1, y=top, width=_WIDTH - 2, height=height, rx=3, class_=["sp-box"])
        below = _floor(hand, self.inward, top + height)
        elements = [
            *_onward_lines(above.branches, top),
            *_inward_lines(below.branches, top + height),
            *above.elements,
            box,
            shown,
            *below.elements,
        ]
        return Drawing(_WIDTH, round(below.end + 2), elements)


def _floor(hand: Hand, neighbours: Sequence[Neighbour], start: float) -> _Floor:
    """Neighbours one below the other, under the word for their relation."""
    elements: list[svg.Element] = []
    branches: list[tuple[float, Neighbour]] = []
    y = start
    for said, same in groupby(neighbours, key=lambda neighbour: neighbour.said):
        y += 20
        elements.append(words([said], _TEXT, y, _LABEL, classes=["sp-muted"]))
        for neighbour in same:
            y += 19
            lines, shown = _named(hand, neighbour.record, _TEXT, y)
            elements.append(link(hand, neighbour.record.id, [shown]))
            branches.append((round(y - 5, 2), neighbour))
            y = round(y + (len(lines) - 1) * _LINE + 4, 2)
    return _Floor(elements, branches, round(y + 5, 2) if neighbours else start)


def _named(
    hand: Hand, record: Named, x: float, y: float, *, strong: bool = False
) -> tuple[list[str], svg.Text]:
    text = ": ".join(filter(None, (record.citation, record.name.text)))
    lines = lines_of(text, _TITLE * (1.08 if strong else 1), _WIDTH - x - _PAD)
    classes = ["sp-strong"] if strong else []
    return lines, words(lines, x, y, _TITLE, classes=classes, language=language_of(record.name, hand))


def _onward_lines(branches: Sequence[tuple[float, Neighbour]], edge: float) -> Iterator[svg.Element]:
    """From the record's box up to each neighbour, an arrow at the neighbour."""
    yield from _lines(branches, edge)
    tip = _TEXT - 5
    for y, neighbour in branches:
        if neighbour.is_directed:
            yield polygon((tip, y), (tip - _HEAD, y - _WING), (tip - _HEAD, y + _WING))


def _inward_lines(branches: Sequence[tuple[float, Neighbour]], edge: float) -> Iterator[svg.Element]:
    """From each neighbour up to the record's box, one arrow at the box for all."""
    yield from _lines(branches, edge)
    if any(neighbour.is_directed for _y, neighbour in branches):
        back = edge + 1 + _HEAD
        yield polygon((_SPINE, edge + 1), (_SPINE - _WING, back), (_SPINE + _WING, back))


def _lines(branches: Sequence[tuple[float, Neighbour]], edge: float) -> Iterator[svg.Element]:
    """A spine from the record's box, and a branch to each neighbour."""
    if not branches:
        return
    far = max((y for y, _neighbour in branches), key=lambda y: abs(y - edge))
    yield svg.Line(x1=_SPINE, y1=edge, x2=_SPINE, y2=far, class_=["sp-line"])
    for y, neighbour in branches:
        classes = ["sp-line"] if neighbour.is_directed else ["sp-line", "sp-dashed"]
        yield svg.Line(x1=_SPINE, y1=y, x2=_TEXT - _HEAD, y2=y, class_=classes)


def relations(
    annex: Annex, id_: str, language: str, say: Callable[[Relation, bool], str]
) -> Relations | None:
    """A record's relations; None where it has none.

    :param say: what a relation is called, and with True what it is called read from its target.
    """

    def named(id_: str) -> Named:
        return Named(id_, annex.short_citation(id_) or "", name_of(annex, id_, language))

    record = annex.records[id_]
    onward = [Neighbour(named(one.target), one.relation, say(one.relation, False)) for one in record.parts]
    inward = [
        Neighbour(named(origin), one.relation, say(one.relation, True))
        for origin in annex.referring(id_, Back.RELATION)
        for one in annex.records[origin].parts
        if one.target == id_
    ]
    if not onward and not inward:
        return None
    return Relations(named(id_), _grouped(onward), _grouped(inward))


def _grouped(neighbours: Sequence[Neighbour]) -> tuple[Neighbour, ...]:
    order = list(Relation)
    return tuple(sorted(neighbours, key=lambda neighbour: order.index(neighbour.relation)))
