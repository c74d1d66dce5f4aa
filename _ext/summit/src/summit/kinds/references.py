"""Which records a record names, and in which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summit.kinds.parts import Part
from summit.kinds.plans import Field, Shape


@dataclass(frozen=True, slots=True)
class Reference:
    """One id in a record: where it stands, what it is, and the kinds it may be of (none for any)."""

    trail: tuple[str | int, ...]
    target: str
    kinds: tuple[str, ...]

    @property
    def field(self) -> str:
        """The record's own field that it stands in."""
        return str(self.trail[0])

    @property
    def in_list(self) -> bool:
        """True where it stands in a plain list of ids."""
        return len(self.trail) == 2


@dataclass(frozen=True, slots=True)
class Step:
    """A field that holds ids, or parts with fields that do."""

    name: str
    key: str
    many: bool
    inner: tuple[str, ...] | tuple[Step, ...]
    ids: bool


def steps(fields: Sequence[Field], parts: Mapping[type[Part], Sequence[Field]]) -> tuple[Step, ...]:
    """The fields through which a record names others."""
    found: list[Step] = []
    for field in fields:
        if field.shape in {Shape.ID, Shape.IDS}:
            found.append(Step(field.name, field.key, field.shape is Shape.IDS, field.kinds, True))
        elif field.part and (inner := steps(parts[field.part], parts)):
            found.append(Step(field.name, field.key, True, inner, False))
    return tuple(found)


def walk(owner: object, plan: Sequence[Any], trail: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Every id in a record, or in its values as they stand in YAML, in the order of its fields."""
    for step in plan:
        if isinstance(owner, BaseModel):
            value = getattr(owner, step.name)
        else:
            value = owner.get(step.key) if isinstance(owner, dict) else None
        if not value:
            continue
        if step.many:
            if isinstance(value, tuple | list):
                for index, item in enumerate(value):
                    yield from _value(item, step, (*trail, step.key, index))
        else:
            yield from _value(value, step, (*trail, step.key))


def _value(value: object, step: Step, trail: tuple[str | int, ...]) -> Iterator[Reference]:
    if not step.ids:
        yield from walk(value, step.inner, trail)
    elif isinstance(value, str):
        yield Reference(trail, value, step.inner)  # type: ignore[arg-type]
