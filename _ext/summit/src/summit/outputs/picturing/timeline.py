"""The timeline: events, and the days on which instruments came into force or ended, from top to bottom.

It is one column, so that it reads on a phone, and a sheet for each year, so that it breaks between
pages. What an entry is stands in words behind its date, and in the shape of its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import svg

from summit.annex.asked import digest
from summit.annex.graph import Annex
from summit.kinds.event import Event
from summit.kinds.instrument import Instrument
from summit.outputs.picturing.canvas import LEADING, Drawing, Hand, chunks, language_of, link, polygon, words
from summit.outputs.picturing.lettering import Said, lines_of, name_of

#: Entries on one sheet: at two lines of title each, they still fit on a printed page.
_MOST = 13
_WIDTH = 380
_AXIS = 10
_TEXT = 30
_ROOM = _WIDTH - _TEXT
_YEAR, _DATE, _TITLE = 19, 13, 15
_RADIUS = 5


class Mark(StrEnum):
    """What an entry of the timeline is."""

    MEETING = "meeting"
    OWN = "own"
    BACKGROUND = "background"
    IN_FORCE = "in-force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the record that it leads to, its date as data and in words, and what it is."""

    id: str
    date: str
    date_said: str
    name: Said
    mark: Mark
    remark: str
    """The mark in words; empty for what belongs to the meeting and its mandate, as most readers expect."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Some entries in the order of their dates."""

    entries: tuple[Entry, ...]
    continues: bool = False
    """True for a further sheet of one year, which is not said again."""

    def draw(self, hand: Hand) -> Drawing:
        """One entry below the other along a line; years stand where they begin."""
        elements: list[svg.Element] = []
        marks: list[svg.Element] = []
        y, year = 0.0, self.entries[0].date[:4] if self.continues else ""
        for entry in self.entries:
            if entry.date[:4] != year:
                year = entry.date[:4]
                y += 30
                elements.append(words([year], _TEXT, y, _YEAR, classes=["sp-strong"]))
                y += 6
            y += 20
            marks.append(_mark(entry.mark, y - 4.5))
            dated = " · ".join(filter(None, (entry.date_said, entry.remark)))
            above = lines_of(dated, _DATE, _ROOM)
            elements.append(words(above, _TEXT, y, _DATE, classes=["sp-muted"]))
            y += 19 + (len(above) - 1) * _DATE * LEADING
            title = lines_of(entry.name.text, _TITLE, _ROOM)
            strong = ["sp-strong"] if entry.mark is Mark.MEETING else []
            shown = words(title, _TEXT, y, _TITLE, language=language_of(entry.name, hand), classes=strong)
            elements.append(link(hand, entry.id, [shown]))
            y += (len(title) - 1) * _TITLE * LEADING + 8
        line = svg.Line(x1=_AXIS, y1=0, x2=_AXIS, y2=y, class_=["sp-line"])
        return Drawing(_WIDTH, round(y), [line, *marks, *elements])


def _mark(mark: Mark, y: float) -> svg.Element:
    if mark is Mark.MEETING:
        size = _RADIUS + 4
        return polygon((_AXIS, y - size), (_AXIS + size, y), (_AXIS, y + size), (_AXIS - size, y))
    if mark in {Mark.OWN, Mark.BACKGROUND}:
        classes = ["sp-mark" if mark is Mark.OWN else "sp-hollow"]
        return svg.Circle(cx=_AXIS, cy=y, r=_RADIUS, class_=classes)
    side = 2 * _RADIUS
    return svg.Rect(x=_AXIS - _RADIUS, y=y - _RADIUS, width=side, height=side, class_=["sp-hollow"])


def timeline(
    annex: Annex, language: str, say: Callable[[str], str], remarks: Mapping[Mark, str]
) -> tuple[Entry, ...]:
    """All entries in the order of their dates.

    :param say: how a date is written in the language.
    :param remarks: what is said of each mark.
    """

    return tuple(
        Entry(id_, date, say(date), name_of(annex, id_, language), mark, remarks[mark])
        for date, id_, mark in _dated(annex)
    )


@dataclass(frozen=True, slots=True)
class Dates:
    """What the timeline asks of the annex, names apart."""

    def digest(self, annex: Annex) -> str:
        """A digest of its entries in their order."""
        return digest(list(_dated(annex)))


def _dated(annex: Annex) -> list[tuple[str, str, Mark]]:
    """Dates with their records, by date and then in the data's order."""
    found = [(event.date, event.id, _mark_of(event)) for event in annex.of(Event)]
    told = {(id_, event.date) for event in annex.of(Event) for id_ in event.instruments}
    for instrument in annex.of(Instrument):
        for date, mark in ((instrument.in_force, Mark.IN_FORCE), (instrument.ended, Mark.ENDED)):
            if date and (instrument.id, date) not in told:
                found.append((date, instrument.id, mark))
    return sorted(found, key=lambda entry: entry[0])


def _mark_of(event: Event) -> Mark:
    if event.meeting:
        return Mark.MEETING
    return Mark.BACKGROUND if event.background else Mark.OWN


def sheets(entries: Sequence[Entry]) -> Iterator[Timeline]:
    """The entries in pictures that fit on a page: a year each, a full year in even parts."""
    for _year, of_year in groupby(entries, key=lambda entry: entry.date[:4]):
        for number, part in enumerate(chunks(list(of_year), _MOST)):
            yield Timeline(tuple(part), continues=number > 0)
