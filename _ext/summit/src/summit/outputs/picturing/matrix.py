"""The matrix: how many provisions of a theme, its own and those that concern it too, name a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import svg

from summit.annex.asked import Selection
from summit.annex.graph import Annex
from summit.kinds.theme import Theme
from summit.outputs.picturing.canvas import Drawing, Hand, chunks, language_of, link, words
from summit.outputs.picturing.lettering import Said, extent, lines_of, name_of, short_name_of

#: Rows on one sheet, with which it still fits on a printed page.
_MOST = 28
_HEADS = 164
_COLUMN = 30
_SIZE, _TOP_SIZE, _NUMBER = 13.5, 12, 13
_TOP_LINES = 2
_SHADES = (0.1, 0.18, 0.26)
_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column stands for."""

    id: str
    name: Said


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns of themes, rows of terms or instruments, and the provisions that tie two, where any do."""

    columns: tuple[Head, ...]
    rows: tuple[Head, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    """The ids of the provisions by the theme's and the row's id."""

    def draw(self, hand: Hand) -> Drawing:
        """Heads at the left and, set upright, on top; a shade and a number for each tie."""
        tops, height = self._tops()
        width = _HEADS + _COLUMN * len(self.columns) + _MARGIN
        elements: list[svg.Element] = [
            self._top(hand, number, head, lines, height)
            for number, (head, lines) in enumerate(zip(self.columns, tops, strict=True))
        ]
        y: float = height
        for row in self.rows:
            lines = lines_of(row.name.text, _SIZE, _HEADS - 4)
            tall = 9 + len(lines) * _SIZE * 1.2
            elements.append(
                svg.Line(x1=0, y1=round(y, 2), x2=width - _MARGIN, y2=round(y, 2), class_=["sp-rule"])
            )
            shown = words(lines, 0, y + 4 + _SIZE, _SIZE, leading=1.2, language=language_of(row.name, hand))
            elements.append(link(hand, row.id, [shown]))
            elements.extend(self._cells(hand, row, y, tall))
            y += tall
        return Drawing(width, round(y + 1), elements)

    def _tops(self) -> tuple[list[list[str]], int]:
        """The heads of the columns, in two lines at most, and how much room they take."""
        room = 60.0
        while True:
            tops = [lines_of(head.name.text, _TOP_SIZE, room) for head in self.columns]
            if max(map(len, tops), default=0) <= _TOP_LINES:
                longest = max((extent(line, _TOP_SIZE) for lines in tops for line in lines), default=0)
                return tops, round(longest) + 12
            room += _TOP_SIZE

    def _top(self, hand: Hand, number: int, head: Head, lines: list[str], height: int) -> svg.Element:
        leading = 1.15
        middle = _HEADS + _COLUMN * (number + 0.5)
        x = middle + _TOP_SIZE * (0.35 - leading * (len(lines) - 1) / 2)
        shown = words(
            lines,
            0,
            0,
            _TOP_SIZE,
            leading=leading,
            classes=["sp-top"],
            language=language_of(head.name, hand),
            transform=[svg.Translate(round(x, 2), height - 6), svg.Rotate(-90)],
        )
        return link(hand, head.id, [shown])

    def _cells(self, hand: Hand, row: Head, y: float, tall: float) -> Iterator[svg.Element]:
        most = max(map(len, self.cells.values()), default=1)
        for number, column in enumerate(self.columns):
            count = len(self.cells.get((column.id, row.id), ()))
            if not count:
                continue
            x = _HEADS + _COLUMN * number
            shade = _SHADES[min(len(_SHADES) - 1, (count - 1) * len(_SHADES) // most)]
            drawn: list[svg.Element] = [
                svg.Rect(
                    x=x + 1,
                    y=round(y + 1, 2),
                    width=_COLUMN - 2,
                    height=round(tall - 2, 2),
                    fill_opacity=shade,
                    class_=["sp-cell"],
                ),
                words([str(count)], x + _COLUMN / 2, y + tall / 2 + _NUMBER * 0.35, _NUMBER, anchor="middle"),
            ]
            title = f"{row.name.text} × {column.name.text}: {count}"
            yield link(hand, column.id, drawn, title=title, repeated=True)


def matrix(annex: Annex, kind: str, language: str) -> Matrix:
    """The themes against all records of a kind, such as ``term``, that a provision names."""
    under = {theme.id: _provisions(annex, Selection("provision", (theme.id,))) for theme in annex.of(Theme)}
    rows: list[Head] = []
    cells: dict[tuple[str, str], tuple[str, ...]] = {}
    for record in annex.by_kind[kind]:
        naming = set(_provisions(annex, naming_selection(record.id)))
        if naming:
            rows.append(Head(record.id, short_name_of(annex, record.id, language)))
        for theme, filed in under.items():
            if ties := tuple(id_ for id_ in filed if id_ in naming):
                cells[theme, record.id] = ties
    columns = tuple(Head(theme, name_of(annex, theme, language)) for theme in under)
    return Matrix(columns, tuple(rows), cells)


def naming_selection(id_: str) -> Selection:
    """Which provisions name a term or an instrument."""
    return Selection("provision", (id_,))


def _provisions(annex: Annex, selection: Selection) -> tuple[str, ...]:
    return tuple(record.id for record in selection.of(annex))


def sheets(whole: Matrix) -> Iterator[Matrix]:
    """The matrix in pictures that fit on a page, each with the columns' heads."""
    for rows in chunks(whole.rows, _MOST):
        ids = {row.id for row in rows}
        cells = {place: ties for place, ties in whole.cells.items() if place[1] in ids}
        yield Matrix(whole.columns, tuple(rows), cells)
