"""The annex -> pictures, each with the same facts in a table, and the trace of what they depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from summit.graph import Selection
from summit.model import Instrument, Kind, Relation, Term, Theme
from summit.pictures.captions import Caption
from summit.pictures.placing import fold, picture, placed
from summit.picturing import Frame
from summit.picturing.matrix import Matrix, matrix, naming_selection
from summit.picturing.matrix import sheets as matrix_sheets
from summit.picturing.relations import Neighbour, Relations, relations
from summit.picturing.timeline import Entry, Mark, timeline
from summit.picturing.timeline import sheets as timeline_sheets
from summit.rendering import Desk
from summit.rendering.pieces import citation, in_language, joined, paragraph, reference, table
from summit.wording import CONVERSE, Word, date_said, kind_word

#: What the timeline says of its entries; that they belong to the meeting and its mandate is no news.
_REMARKS = {
    Mark.MEETING: Word.MEETING,
    Mark.OWN: None,
    Mark.BACKGROUND: Word.BACKGROUND,
    Mark.IN_FORCE: Word.IN_FORCE,
    Mark.ENDED: Word.ENDED,
}


def timeline_pictures(desk: Desk, key: str) -> list[nodes.Node]:
    """The timeline in a picture a year, then the table."""
    for kind in (Kind.EVENT, Kind.INSTRUMENT):
        selection = Selection(kind)
        desk.trace.selections.add(selection)
        # A date, or what marks an event as background, changes its digest and no name.
        desk.trace.shown.update(record.id for record in selection.of(desk.annex))
    remarks = {mark: word.said() if word else "" for mark, word in _REMARKS.items()}
    entries = timeline(desk.annex, desk.language, lambda date: date_said(date, desk.language), remarks)
    if not entries:
        return [_nothing()]
    pictures: list[nodes.Node] = []
    for sheet in timeline_sheets(entries):
        first, last = sheet.entries[0].date_said, sheet.entries[-1].date_said
        label = f"{Caption.TIMELINE.said()}: {first if first == last else f'{first} – {last}'}"
        frame = Frame(f"{key}-{len(pictures) + 1}", label, Caption.TIMELINE_READ.said())
        pictures.append(placed(sheet, frame))
    rows = [_timeline_row(desk, entry) for entry in entries]
    return [*pictures, _as_table(table((Word.DATE, Word.RECORD, Word.KIND), rows, "summit-picture-table"))]


def _timeline_row(desk: Desk, entry: Entry) -> list[list[nodes.Node]]:
    kind = entry.remark or Word.EVENT.said()
    return [[nodes.Text(entry.date_said)], _linked(desk, entry.id), [nodes.Text(kind)]]


def matrix_pictures(desk: Desk, key: str) -> list[nodes.Node]:
    """Themes against terms, then against instruments, each with its table."""
    result: list[nodes.Node] = []
    themes = Selection(Kind.THEME)
    desk.trace.selections.add(themes)
    desk.trace.selections.update(Selection(Kind.PROVISION, theme=theme.id) for theme in desk.annex.of(Theme))
    kinds: Iterable[tuple[type[Term] | type[Instrument], Caption]] = (
        (Term, Caption.MATRIX_OF_TERMS),
        (Instrument, Caption.MATRIX_OF_INSTRUMENTS),
    )
    for kind, label in kinds:
        desk.trace.selections.add(Selection(kind.kind_of_record))
        desk.trace.selections.update(naming_selection(kind, record.id) for record in desk.annex.of(kind))
        whole = matrix(desk.annex, kind, desk.language)
        if not whole.rows:
            continue
        frames = (
            Frame(f"{key}-{kind.kind_of_record}-{number}", label.said(), Caption.MATRIX_READ.said())
            for number, _sheet in enumerate(matrix_sheets(whole), 1)
        )
        result.extend(map(placed, matrix_sheets(whole), frames))
        rows = _matrix_rows(desk, whole)
        result.append(_as_table(table((Word.RECORD, Word.PROVISIONS), rows, "summit-picture-table")))
    return result or [_nothing()]


def _matrix_rows(desk: Desk, whole: Matrix) -> Iterator[list[list[nodes.Node]]]:
    """A row for each term or instrument: each theme with its number and the provisions themselves."""
    for row in whole.rows:
        cell: list[nodes.Node] = []
        for column in whole.columns:
            ties = whole.cells.get((column.id, row.id), ())
            if ties:
                cell += [nodes.Text("; ")] if cell else []
                cell += [reference(desk, column.id), nodes.Text(f": {len(ties)} (")]
                cell += [*joined(citation(desk, id_) for id_ in ties), nodes.Text(")")]
        yield [[reference(desk, row.id, row.name.text)], cell]


def relations_picture(desk: Desk, id_: str, key: str) -> tuple[picture, Relations] | None:
    """The map of a record, and its facts; None where it has no relation."""
    found = relations(desk.annex, id_, desk.language, _relation_said)
    desk.trace.shown.add(id_)
    if found is None:
        return None
    # How a neighbour stands to the record is part of the neighbour's digest alone.
    desk.trace.shown.update(one.record.id for one in (*found.onward, *found.inward))
    label = f"{Caption.RELATIONS_OF.said()} {desk.annex.label(id_, desk.language)}"
    desk.trace.named.update((id_, *(one.record.id for one in (*found.onward, *found.inward))))
    return placed(found, Frame(key, label, Caption.RELATIONS_READ.said())), found


def relations_pictures(desk: Desk, id_: str, key: str) -> list[nodes.Node]:
    """The map of a record with its table."""
    made = relations_picture(desk, id_, key)
    if made is None:
        return [_nothing()]
    shown, found = made
    rows = [_relations_row(desk, one) for one in (*found.onward, *found.inward)]
    return [shown, _as_table(table((Word.KIND, Word.RECORD), rows, "summit-picture-table"))]


def _relations_row(desk: Desk, one: Neighbour) -> list[list[nodes.Node]]:
    cited: list[nodes.Node] = [citation(desk, one.record.id), nodes.Text(": ")] if one.record.citation else []
    return [[nodes.Text(one.said)], [*cited, *_linked(desk, one.record.id)]]


def _relation_said(relation: Relation, backwards: bool) -> str:
    return (CONVERSE[relation] if backwards else kind_word(relation)).said()


def _linked(desk: Desk, id_: str) -> list[nodes.Node]:
    """A link to a record by its name, marked as English where it has none in the page's language."""
    node = reference(desk, id_)
    language = desk.language if desk.language in desk.annex.records[id_].names else "en"
    node.children = [in_language(desk, node.astext(), language)]
    return [node]


def _as_table(made: nodes.table) -> nodes.Node:
    return fold(Caption.AS_TABLE.said(), [made])


def _nothing() -> nodes.Node:
    return paragraph([nodes.Text(Word.NOTHING.said())])
