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
import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from pydantic import BaseModel

from summit.anchors import permalink
from summit.graph import Annex
from summit.model import ID_PATTERN, MODELS, Kind, Record, RefersTo
from summit.references import references

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
Cell = str | int | bool | None


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
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

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


# What a field of the model is in a table.


@dataclass(frozen=True, slots=True)
class _Plain:
    """A column."""

    column: Column


@dataclass(frozen=True, slots=True)
class _Languages:
    """A column for each language."""

    required: bool


@dataclass(frozen=True, slots=True)
class _Child:
    """A table of its own."""

    model: type[BaseModel]


_Shape = _Plain | _Languages | _Child


def _shapes(model: type[BaseModel]) -> dict[str, _Shape]:
    """What each field of a model becomes; lists of ids are left out."""
    found: dict[str, _Shape] = {}
    for name, info in model.model_fields.items():
        inner, marks, optional = _unwrapped(info.annotation, info.metadata)
        kinds = next((mark.kinds for mark in marks if isinstance(mark, RefersTo)), None)
        origin = typing.get_origin(inner)
        if origin is dict:
            found[name] = _Languages(required=not optional)
        elif origin is tuple:
            element, element_marks, _optional = _unwrapped(typing.get_args(inner)[0], [])
            if isinstance(element, type) and issubclass(element, BaseModel):
                found[name] = _Child(element)
            elif not any(isinstance(mark, RefersTo) for mark in element_marks):
                message = f"{model.__name__}.{name}: no table for a list of plain values"
                raise TypeError(message)
        else:
            found[name] = _Plain(_column(name, inner, kinds, required=not optional))
    return found


def _column(name: str, inner: Any, kinds: tuple[Kind, ...] | None, *, required: bool) -> Column:
    if inner is bool:
        return Column(name, "boolean", required)
    if isinstance(inner, type) and issubclass(inner, Enum):
        return Column(name, required=required, choices=tuple(str(member.value) for member in inner))
    if kinds:
        target = kinds[0].plural if len(kinds) == 1 else "records"
        return Column(name, required=required, refers_to=target)
    return Column(name, required=required, pattern=ID_PATTERN if name == "id" else None)


def _unwrapped(annotation: Any, marks: Iterable[Any]) -> tuple[Any, list[Any], bool]:
    """An annotation without ``Annotated`` and ``| None``; its marks; whether it may be None."""
    marks, optional = list(marks), False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation, *more = typing.get_args(annotation)
            marks += more
        elif origin in (types.UnionType, typing.Union):
            parts = [part for part in typing.get_args(annotation) if part is not type(None)]
            optional = optional or len(parts) < len(typing.get_args(annotation))
            annotation = parts[0]
        else:
            return annotation, marks, optional


class _Model:
    """The tables of a model's fields, declared once and then filled from records."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages = languages
        self._shapes: dict[type[BaseModel], dict[str, _Shape]] = {}
        self.kinds: dict[Kind, Table] = {}
        self.lists: dict[str, Table] = {}
        for kind, model in MODELS.items():
            columns = tuple(self._columns(model))
            self.kinds[kind] = Table(kind.plural, f"Every {kind.value}", columns, ("id",))
            self._declare_lists(model, None)

    def fill(self, record: Record) -> None:
        """Add the rows of a record to the table of its kind and to those of its lists."""
        self.kinds[record.kind_of_record].rows.append(tuple(self._cells(record)))
        self._fill_lists(record, (record.id,))

    def _of(self, model: type[BaseModel]) -> dict[str, _Shape]:
        if model not in self._shapes:
            self._shapes[model] = _shapes(model)
        return self._shapes[model]

    def _declare_lists(self, model: type[BaseModel], above: Table | None) -> None:
        for name, shape in self._of(model).items():
            if isinstance(shape, _Child) and name not in self.lists:
                owner = _owner_key(above)
                keys = (*owner, Column("position", "integer", required=True))
                title = " ".join((shape.model.__doc__ or name).split("\n\n")[0].split()).rstrip(".")
                columns = (*keys, *self._columns(shape.model))
                parent = (tuple(column.name for column in owner), above.name) if above else None
                self.lists[name] = Table(name, title, columns, tuple(key.name for key in keys), parent)
                self._declare_lists(shape.model, self.lists[name])

    def _fill_lists(self, owner: BaseModel, key: tuple[Cell, ...]) -> None:
        for name, shape in self._of(type(owner)).items():
            if isinstance(shape, _Child):
                for position, item in enumerate(getattr(owner, name)):
                    self.lists[name].rows.append((*key, position, *self._cells(item)))
                    self._fill_lists(item, (*key, position))

    def _columns(self, model: type[BaseModel]) -> Iterator[Column]:
        for name, shape in self._of(model).items():
            if isinstance(shape, _Plain):
                yield shape.column
            elif isinstance(shape, _Languages):
                for language in self._languages:
                    yield Column(f"{name}_{language}", required=shape.required and language == "en")

    def _cells(self, item: BaseModel) -> Iterator[Cell]:
        for name, shape in self._of(type(item)).items():
            value = getattr(item, name)
            if isinstance(shape, _Plain):
                yield value.value if isinstance(value, Enum) else value
            elif isinstance(shape, _Languages):
                for language in self._languages:
                    yield (value or {}).get(language)


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
    model = _Model(_languages(annex))
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
        Column("kind", required=True, choices=tuple(kind.value for kind in Kind)),
        Column("title", required=True),
        Column("citation"),
        Column("permalink", required=True),
    )
    table = Table("records", "Every record, with the address to cite", columns, ("id",))
    for id_, record in annex.records.items():
        address = permalink(annex.publication.base_url, id_)
        kind = record.kind_of_record.value
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
