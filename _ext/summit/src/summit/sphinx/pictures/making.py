"""The annex -> pictures, each with the same facts in a table, and the trace of what they depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docutils import nodes

from summit.annex.asked import Selection
from summit.kinds.choices import Relation
from summit.kinds.theme import Theme
from summit.outputs.picturing import Frame, Said
from summit.outputs.picturing.captions import Caption
from summit.outputs.picturing.matrix import Matrix, matrix, naming_selection
from summit.outputs.picturing.matrix import sheets as matrix_sheets
from summit.outputs.picturing.relations import Neighbour, Relations, relations
from summit.outputs.picturing.timeline import Dates, Entry, Mark, timeline
from summit.outputs.picturing.timeline import sheets as timeline_sheets
from summit.rendering.desk import Desk
from summit.rendering.lists import or_nothing
from summit.rendering.pieces import citation, in_language, joined, reference, table
from summit.sphinx.pictures.placing import fold, picture, placed
from summit.wording import Word

#: What the timeline says of its entries; that they belong to the meeting and its mandate is no news.
_REMARKS: Mapping[Mark, Word | None] = {
    Mark.MEETING: Word.MEETING,
    Mark.OWN: None,
    Mark.BACKGROUND: Word.BACKGROUND,
    Mark.IN_FORCE: Word.IN_FORCE,
    Mark.ENDED: Word.ENDED,
}


def timeline_pictures(desk: Desk, key: str) -> list[nodes.Node]:
    """The timeline in a picture a year, then the table."""
    desk.trace.selections.add(Dates())
    remarks = {mark: desk.say(word) if word else "" for mark, word in _REMARKS.items()}
    entries = timeline(desk.annex, desk.language, desk.date, remarks)
    if not entries:
        return or_nothing(desk, [])
    pictures: list[nodes.Node] = []
    for sheet in timeline_sheets(entries):
        first, last = sheet.entries[0].date_said, sheet.entries[-1].date_said
        label = f"{desk.say(Caption.TIMELINE)}: {first if first == last else f'{first} – {last}'}"
        frame = Frame(f"{key}-{len(pictures) + 1}", label, desk.say(Caption.TIMELINE_READ))
        pictures.append(placed(sheet, frame))
    rows = [_timeline_row(desk, entry) for entry in entries]
    return [*pictures, _as_table(desk, (Word.DATE, Word.RECORD, Word.KIND), rows, 25, 55, 20)]


def _timeline_row(desk: Desk, entry: Entry) -> list[list[nodes.Node]]:
    kind = entry.remark or desk.say(Word.EVENT)
    return [[nodes.Text(entry.date_said)], [_linked(desk, entry.id, entry.name)], [nodes.Text(kind)]]


def matrix_pictures(desk: Desk, key: str) -> list[nodes.Node]:
    """Themes against terms, then against instruments, each with its table."""
    result: list[nodes.Node] = []
    desk.trace.selections.add(Selection("theme"))
    for theme in desk.annex.of(Theme):
        desk.trace.selections.add(Selection("provision", (theme.id,)))
        desk.trace.named.add(theme.id)
    for kind, label in (("term", Caption.MATRIX_OF_TERMS), ("instrument", Caption.MATRIX_OF_INSTRUMENTS)):
        desk.trace.selections.add(Selection(kind))
        desk.trace.selections.update(naming_selection(record.id) for record in desk.annex.by_kind[kind])
        whole = matrix(desk.annex, kind, desk.language)
        if not whole.rows:
            continue
        frames = (
            Frame(f"{key}-{kind}-{number}", desk.say(label), desk.say(Caption.MATRIX_READ))
            for number, _sheet in enumerate(matrix_sheets(whole), 1)
        )
        result.extend(map(placed, matrix_sheets(whole), frames))
        rows = _matrix_rows(desk, whole)
        result.append(_as_table(desk, (Word.RECORD, Word.PROVISIONS), rows, 25, 75))
    return or_nothing(desk, result)


def _matrix_rows(desk: Desk, whole: Matrix) -> Iterator[list[list[nodes.Node]]]:
    """A row for each term or instrument: each theme with its number and the provisions themselves."""
    for row in whole.rows:
        cell: list[nodes.Node] = []
        for column in whole.columns:
            ties = whole.cells.get((column.id, row.id), ())
            if ties:
                cell += [nodes.Text("; ")] if cell else []
                cell += [_linked(desk, column.id, column.name), nodes.Text(f": {len(ties)} (")]
                cell += [*joined(citation(desk, id_) for id_ in ties), nodes.Text(")")]
        yield [[_linked(desk, row.id, row.name)], cell]


def relations_picture(desk: Desk, id_: str, key: str) -> tuple[picture, Relations] | None:
    """The map of a record, and its facts; None where it has no relation."""

    def say(relation: Relation, backwards: bool) -> str:
        return desk.say(relation.converse if backwards else relation.word)

    found = relations(desk.annex, id_, desk.language, say)
    desk.trace.shown.add(id_)
    if found is None:
        return None
    label = f"{desk.say(Caption.RELATIONS_OF)} {desk.annex.label(id_, desk.language)}"
    desk.trace.named.update((id_, *(one.record.id for one in (*found.onward, *found.inward))))
    return placed(found, Frame(key, label, desk.say(Caption.RELATIONS_READ))), found


def relations_pictures(desk: Desk, id_: str, key: str) -> list[nodes.Node]:
    """The map of a record with its table."""
    made = relations_picture(desk, id_, key)
    if made is None:
        return or_nothing(desk, [])
    shown, found = made
    rows = [_relations_row(desk, one) for one in (*found.onward, *found.inward)]
    return [shown, _as_table(desk, (Word.KIND, Word.RECORD), rows, 25, 75)]


def _relations_row(desk: Desk, one: Neighbour) -> list[list[nodes.Node]]:
    cited: list[nodes.Node] = [citation(desk, one.record.id), nodes.Text(": ")] if one.record.citation else []
    return [[nodes.Text(one.said)], [*cited, _linked(desk, one.record.id, one.record.name)]]


def _linked(desk: Desk, id_: str, name: Said) -> nodes.Node:
    """A link to a record by a name, its language marked where it is not the page's."""
    node = reference(desk, id_, name.text)
    node.clear()
    node += in_language(desk, name.text, name.language)
    return node


def _as_table(
    desk: Desk, head: Sequence[Word], rows: Iterable[list[list[nodes.Node]]], *widths: int
) -> nodes.Node:
    """The facts of a picture, folded away; ``widths`` are those of the columns, in parts."""
    made = table([desk.say(word) for word in head], rows, "summit-picture-table")
    for column, width in zip(made.findall(nodes.colspec), widths, strict=True):
        column["colwidth"] = width
    return fold(desk.say(Caption.AS_TABLE), [made])
