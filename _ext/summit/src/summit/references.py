"""Which records a record names, and in which field.

What a field may lead to is declared where the field is (:class:`summit.model.RefersTo`); this reads
the declarations once and gives them for any record.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summit.model import MODELS, Kind, Record, RefersTo


@dataclass(frozen=True, slots=True)
class Reference:
    """One id in a record: where it stands, what it is, and the kinds it may be of."""

    trail: tuple[str | int, ...]
    target: str
    kinds: tuple[Kind, ...]

    @property
    def field(self) -> str:
        """The record's own field that it stands in."""
        return str(self.trail[0])

    @property
    def in_list(self) -> bool:
        """True where it stands in a plain list of ids."""
        return len(self.trail) == 2


@dataclass(frozen=True, slots=True)
class _Ids:
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    key: str
    many: bool
    inner: _Ids | tuple[_Field, ...]


def _inner(annotation: Any, metadata: list[Any]) -> _Ids | tuple[_Field, ...] | None:
    """What an annotation holds: ids, a model with fields that hold some, or nothing of the kind."""
    for mark in metadata:
        if isinstance(mark, RefersTo):
            return _Ids(mark.kinds)
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *marks = typing.get_args(annotation)
        return _inner(inner, marks)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation) or None
    return next((inner for part in typing.get_args(annotation) if (inner := _inner(part, []))), None)


def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    found = []
    for name, info in model.model_fields.items():
        inner = _inner(info.annotation, info.metadata)
        if inner:
            many = typing.get_origin(info.annotation) is tuple
            found.append(_Field(name, info.alias or name, many, inner))
    return tuple(found)


_PLANS: Mapping[Kind, tuple[_Field, ...]] = {kind: _fields(model) for kind, model in MODELS.items()}


def references(record: Record) -> Iterator[Reference]:
    """Every id in a record but its own, in the order of its fields."""
    return _walk(record, _PLANS[record.kind_of_record], ())


def raw_references(kind: Kind, value: Mapping[str, Any]) -> Iterator[Reference]:
    """The same for a record's values as they stand in YAML, valid or not."""
    return _walk(value, _PLANS[kind], ())


def _walk(owner: object, plan: tuple[_Field, ...], trail: tuple[str | int, ...]) -> Iterator[Reference]:
    for field in plan:
        if isinstance(owner, BaseModel):
            value = getattr(owner, field.name)
        else:
            value = owner.get(field.key) if isinstance(owner, dict) else None
        if not value:
            continue
        if field.many:
            if isinstance(value, tuple | list):
                for index, item in enumerate(value):
                    yield from _value(item, field, (*trail, field.key, index))
        else:
            yield from _value(value, field, (*trail, field.key))


def _value(value: object, field: _Field, trail: tuple[str | int, ...]) -> Iterator[Reference]:
    if not isinstance(field.inner, _Ids):
        yield from _walk(value, field.inner, trail)
    elif isinstance(value, str):
        yield Reference(trail, value, field.inner.kinds)
