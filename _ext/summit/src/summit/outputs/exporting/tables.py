"""Records -> tables with keys, and tables -> CSV (RFC 4180, UTF-8).

The tables follow from the model. Each kind has one: a column a plain field, a column a language for
names and texts, and a foreign key for a field that holds one id. Lists of ids are rows of
``references``; lists of anything else are tables of their own, keyed by record and position.
``records`` has every id once, so that any of them can be checked.

A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, their
full-width forms, a tab or a carriage return, apostrophes before it or not) has one more apostrophe put
before it. To read such a cell exactly, take away one leading apostrophe where one of these signs
follows the apostrophes; ``annex.json`` has all values as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from enum import Enum

from pydantic import BaseModel

from summit.annex.graph import Annex
from summit.kinds import FIELDS, KINDS, PARTS, references
from summit.kinds.fields import ID_PATTERN
from summit.kinds.parts import Part
from summit.kinds.plans import Field, Shape
from summit.kinds.record import Record

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
Cell = str | int | bool | None
#: What each shape is in Table Schema; all others are strings.
_TYPES: Mapping[Shape, str] = {Shape.FLAG: "boolean"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its Table Schema type and constraints, and the table that it refers to, if any."""

    name: str
    type: str = "string"
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    refers_to: str | None = None


@dataclass(slots=True)
class Table:
    """A table with its primary key, and a foreign key of several columns where it has one."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parent: tuple[tuple[str, ...], str] | None = None
    """Columns that together refer to the key of another table."""
    rows: list[tuple[Cell, ...]] = attribute(default_factory=list)

    def csv(self) -> bytes:
        """The table as CSV with a head."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(column.name for column in self.columns)
        writer.writerows([_inert(cell) for cell in row] for row in self.rows)
        return text.getvalue().encode()


def _inert(cell: Cell) -> str | int:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and _FORMULA.match(cell):
        return f"'{cell}"
    return "" if cell is None else cell


def _column(field: Field) -> Column:
    """The column of a plain field."""
    refers_to = None
    if field.shape is Shape.ID:
        refers_to = KINDS[field.kinds[0]].plural if len(field.kinds) == 1 else "records"
    return Column(
        field.name,
        _TYPES.get(field.shape, "string"),
        required=not field.optional,
        choices=tuple(choice.value for choice in field.choices or ()),
        pattern=ID_PATTERN if field.name == "id" else None,
        refers_to=refers_to,
    )


class _Model:
    """The tables of all kinds, declared once and then filled from records; lists of ids are left out."""

    def __init__(self, languages: Sequence[str], home: str) -> None:
        self._languages = languages
        self._home = home
        self.kinds: dict[str, Table] = {}
        self.lists: dict[str, Table] = {}
        for name, kind in KINDS.items():
            columns = tuple(self._columns(FIELDS[name]))
            self.kinds[name] = Table(kind.plural, f"Every {name}", columns, ("id",))
            self._declare_lists(FIELDS[name], None)

    def fill(self, record: Record) -> None:
        """Add the rows of a record to the table of its kind and to those of its lists."""
        name = record.kind_of_record.name
        self.kinds[name].rows.append(tuple(self._cells(FIELDS[name], record)))
        self._fill_lists(FIELDS[name], record, (record.id,))

    def _declare_lists(self, fields: Iterable[Field], above: Table | None) -> None:
        for field in fields:
            if field.part and field.name not in self.lists:
                owner = _owner_key(above)
                keys = (*owner, Column("position", "integer", required=True))
                columns = (*keys, *self._columns(PARTS[field.part]))
                parent = (tuple(column.name for column in owner), above.name) if above else None
                key = tuple(key.name for key in keys)
                self.lists[field.name] = Table(field.name, _title(field.part), columns, key, parent)
                self._declare_lists(PARTS[field.part], self.lists[field.name])

    def _fill_lists(self, fields: Iterable[Field], owner: Part | Record, key: tuple[Cell, ...]) -> None:
        for field in fields:
            if field.part:
                for position, item in enumerate(getattr(owner, field.name)):
                    cells = self._cells(PARTS[field.part], item)
                    self.lists[field.name].rows.append((*key, position, *cells))
                    self._fill_lists(PARTS[field.part], item, (*key, position))

    def _columns(self, fields: Iterable[Field]) -> Iterator[Column]:
        for field in fields:
            if field.shape is Shape.NAMES:
                for language in self._languages:
                    required = not field.optional and language == self._home
                    yield Column(f"{field.name}_{language}", required=required)
            elif field.shape not in {Shape.IDS, Shape.PARTS}:
                yield _column(field)

    def _cells(self, fields: Iterable[Field], item: Part | Record) -> Iterator[Cell]:
        for field in fields:
            value = getattr(item, field.name)
            if field.shape is Shape.NAMES:
                for language in self._languages:
                    yield (value or {}).get(language)
            elif field.shape not in {Shape.IDS, Shape.PARTS}:
                yield value.value if isinstance(value, Enum) else value


def _title(part: type[Part]) -> str:
    """What a part is, in the first sentence of its documentation."""
    return " ".join((part.__doc__ or part.__name__).split("\n\n")[0].split()).rstrip(".")


def _owner_key(above: Table | None) -> tuple[Column, ...]:
    """The columns that say whose list it is: a record, or a row of the table above."""
    if above is None:
        return (Column("record", required=True, refers_to="records"),)
    own = (column for column in above.columns if column.name in above.key)
    return tuple(replace(column, name=_above(column.name, above.name)) for column in own)


def _above(column: str, table: str) -> str:
    return f"{table}_position" if column == "position" else column


def tables(annex: Annex) -> tuple[Table, ...]:
    """All tables of an annex: ``records``, one for each kind, ``references``, and those of lists."""
    model = _Model(_languages(annex), annex.publication.home)
    for record in annex.records.values():
        model.fill(record)
    return (_records(annex), *model.kinds.values(), _references(annex), *model.lists.values())


def _languages(annex: Annex) -> tuple[str, ...]:
    """The annex's languages, and any other that a name or text has."""
    found = dict.fromkeys(annex.publication.languages)
    for record in annex.records.values():
        found.update(dict.fromkeys(_keys_of_mappings(record)))
    return tuple(found)


def _keys_of_mappings(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _keys_of_mappings(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _keys_of_mappings(item)
    elif isinstance(value, dict):
        yield from value


def _records(annex: Annex) -> Table:
    columns = (
        Column("id", required=True, pattern=ID_PATTERN),
        Column("kind", required=True, choices=tuple(KINDS)),
        Column("title", required=True),
        Column("citation"),
        Column("permalink", required=True),
    )
    table = Table("records", "Every record, with the address to cite", columns, ("id",))
    for id_, record in annex.records.items():
        kind, address = record.kind_of_record.name, annex.permalink(id_)
        table.rows.append((id_, kind, annex.name(id_), annex.short_citation(id_), address))
    return table


def _references(annex: Annex) -> Table:
    columns = (
        Column("origin", required=True, refers_to="records"),
        Column("path", required=True),
        Column("field", required=True),
        Column("target", required=True, refers_to="records"),
    )
    title = "Which record names which; the path says where: field, position, field"
    table = Table("references", title, columns, ("origin", "path"))
    for record in annex.records.values():
        for reference in references(record):
            path = ".".join(str(step) for step in reference.trail)
            table.rows.append((record.id, path, reference.field, reference.target))
    return table
