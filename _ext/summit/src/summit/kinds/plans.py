"""What a field holds, read once from its annotation: its shape, its declaration, and where it may lead."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from pydantic import BaseModel

from summit.kinds.declaring import Choice, DeclarationError, Use, Within
from summit.kinds.fields import DATE, PRINTED, URL, Marked, RefersTo
from summit.kinds.parts import Part


class Shape(Enum):
    """What a field holds."""

    TEXT = "text"
    DATE = "date"
    URL = "address"
    FLAG = "truth value"
    CHOICE = "choice"
    NAMES = "text by language"
    ID = "id"
    IDS = "ids"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record or a part."""

    name: str
    key: str
    """What an editor calls it, and an error's place."""
    shape: Shape
    use: Within | Use
    optional: bool
    kinds: tuple[str, ...] = ()
    """Of ids, the kinds that they may be of; none for any."""
    leads_to: frozenset[str] = frozenset()
    """The kinds that it names itself, or its parts in a field of one id."""
    choices: type[Choice] | None = None
    part: type[Part] | None = None
    printed: bool = False
    """Whether its words are what a source printed, in whatever language."""

    @property
    def declared(self) -> Use:
        """Its declaration, as every field of a record has one."""
        assert isinstance(self.use, Use)
        return self.use


def plan_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a record or a part, in their order.

    :raises DeclarationError: where one declares nothing, or holds what no output knows.
    """
    wanted: type[Within | Use] = Within if issubclass(model, Part) else Use
    return tuple(_field(model, name, wanted) for name in model.model_fields)


def _field(model: type[BaseModel], name: str, wanted: type[Within | Use]) -> Field:
    info = model.model_fields[name]
    where = f"{model.__module__}: {model.__name__}.{name}"
    inner, marks, optional = unwrapped(info.annotation, info.metadata)
    use = next((mark for mark in reversed(info.metadata) if isinstance(mark, Within | Use)), None)
    if not isinstance(use, wanted):
        raise DeclarationError(f"{where} declares no {wanted.__name__}; expected one in its annotation")
    refers = next((mark for mark in marks if isinstance(mark, RefersTo)), None)
    field = _shaped(where, Field(name, info.alias or name, Shape.TEXT, use, optional), inner, marks, refers)
    names_records = field.shape in {Shape.ID, Shape.IDS} or (field.part and _names_records(field.part))
    if isinstance(use, Use) and names_records and use.back is None:
        raise DeclarationError(f"{where} names records and does not say how these show it; expected 'back'")
    if isinstance(use, Use) and use.foot is not None and use.word is None:
        raise DeclarationError(f"{where} is a fact without a label; expected 'word'")
    return field


def _shaped(where: str, field: Field, inner: Any, marks: list[Any], refers: RefersTo | None) -> Field:
    """A field with what its annotation says."""
    marked = {mark for mark in marks if isinstance(mark, Marked)}
    change: dict[str, Any]
    if typing.get_origin(inner) is dict:
        change = {"shape": Shape.NAMES, "printed": PRINTED in marked}
    elif typing.get_origin(inner) is tuple:
        element, inner_marks, _optional = unwrapped(typing.get_args(inner)[0], [])
        refers = next((mark for mark in inner_marks if isinstance(mark, RefersTo)), None)
        if isinstance(element, type) and issubclass(element, Part):
            change = {"shape": Shape.PARTS, "part": element, "leads_to": _led_to(element)}
        elif refers:
            change = {"shape": Shape.IDS, "kinds": refers.kinds, "leads_to": frozenset(refers.kinds)}
        else:
            raise DeclarationError(f"{where} is a list of plain values; expected ids, or parts with fields")
    elif refers:
        change = {"shape": Shape.ID, "kinds": refers.kinds, "leads_to": frozenset(refers.kinds)}
    elif inner is bool:
        change = {"shape": Shape.FLAG}
    elif isinstance(inner, type) and issubclass(inner, Choice):
        change = {"shape": Shape.CHOICE, "choices": inner}
    elif inner is str:
        change = {"shape": Shape.DATE if DATE in marked else Shape.URL if URL in marked else Shape.TEXT}
    else:
        raise DeclarationError(f"{where} holds {inner!r}; expected text, ids, a Choice, or parts with fields")
    return replace(field, **change)


def _led_to(part: type[Part]) -> frozenset[str]:
    """The kinds that a part's fields of one id lead to."""
    marks = (mark for info in part.model_fields.values() for mark in info.metadata)
    return frozenset(kind for mark in marks if isinstance(mark, RefersTo) for kind in mark.kinds)


def _names_records(part: type[Part]) -> bool:
    for info in part.model_fields.values():
        inner, marks, _optional = unwrapped(info.annotation, info.metadata)
        if any(isinstance(mark, RefersTo) for mark in marks):
            return True
        if typing.get_origin(inner) is tuple:
            element, inner_marks, _optional = unwrapped(typing.get_args(inner)[0], [])
            if any(isinstance(mark, RefersTo) for mark in inner_marks):
                return True
            if isinstance(element, type) and issubclass(element, Part) and _names_records(element):
                return True
    return False


def unwrapped(annotation: Any, marks: Iterable[Any]) -> tuple[Any, list[Any], bool]:
    """An annotation without ``Annotated`` and ``| None``; its marks; whether it may be None."""
    found, optional = list(marks), False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation, *more = typing.get_args(annotation)
            found += more
        elif origin in (types.UnionType, typing.Union):
            parts = [part for part in typing.get_args(annotation) if part is not type(None)]
            optional = optional or len(parts) < len(typing.get_args(annotation))
            annotation = parts[0]
        else:
            return annotation, found, optional


def parts_of(fields: Mapping[str, tuple[Field, ...]]) -> dict[type[Part], tuple[Field, ...]]:
    """The fields of every part that records hold, and of parts in parts."""
    found: dict[type[Part], tuple[Field, ...]] = {}
    waiting = [field.part for plan in fields.values() for field in plan if field.part]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found[part] = plan_of(part)
            waiting += [field.part for field in found[part] if field.part]
    return found
