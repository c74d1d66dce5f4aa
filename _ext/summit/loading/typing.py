"""Plain values -> typed records; what pydantic finds becomes problems with a place and advice."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from summit.loading.composing import Composed, inner_node, key_place
from summit.model import Plain
from summit.problems import Code, Place, Problem, nearest

Model = TypeVar("Model", bound=BaseModel)
Report = Callable[[Problem], None]

_TRAPS = {
    "bool": (Code.YAML_BOOLEAN, "a truth value to YAML"),
    "timestamp": (Code.YAML_DATE, "a date to YAML"),
    "int": (Code.YAML_NUMBER, "a number to YAML"),
    "float": (Code.YAML_NUMBER, "a number to YAML"),
}
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list, each item after '- '",
    "dict_type": "a mapping of language to text, or text in English",
    "model_type": "a mapping, 'key: value'",
    "bool_type": "true or false",
}


def validate(
    model: type[Model], value: object, composed: Composed, node: yaml.Node, report: Report
) -> Model | None:
    """A record, or None after every problem of it was reported."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            report(_problem(model, detail, composed, node))
        return None


def _problem(model: type[BaseModel], detail: ErrorDetails, composed: Composed, node: yaml.Node) -> Problem:
    trail: list[str | int] = [step for step in detail["loc"] if step != "[key]"]
    kind, found = detail["type"], detail["input"]
    place = composed.place(node=inner_node(node, trail))
    last = str(trail[-1]) if trail else ""
    if kind == "extra_forbidden":
        keys = _keys(_model_at(model, trail[:-1]))
        place = key_place(composed, inner_node(node, trail[:-1]), last)
        return Problem(place, Code.UNKNOWN_KEY, f"unknown key '{last}'{nearest(last, keys)}")
    if kind == "missing":
        place = composed.place(node=inner_node(node, trail[:-1]))
        if last == "evidence":
            return Problem(place, Code.MISSING_EVIDENCE, "found no 'evidence'; expected at least one entry")
        return Problem(place, Code.MISSING_KEY, f"found no key '{last}'; expected {_wanted(model, trail)}")
    if detail["loc"] and detail["loc"][-1] == "[key]":
        place = key_place(composed, inner_node(node, trail[:-1]), last)
        return Problem(place, Code.BAD_VALUE, f"found '{last}'; expected a language tag such as 'ko'")
    return Problem(place, *_value_problem(kind, found, trail, detail))


def _value_problem(
    kind: str, found: Any, trail: Sequence[str | int], detail: ErrorDetails
) -> tuple[Code, str]:
    """The code and message for a value that is there but not as its field has it."""
    field = next((str(step) for step in reversed(trail) if isinstance(step, str)), "record")
    shown = _shown(found)
    limits: dict[str, Any] = detail.get("ctx", {})
    if isinstance(found, Plain) and found.tag == "null":
        return Code.YAML_NULL, f"found no value for '{field}'; expected one, or no key"
    if kind == "string_type" and isinstance(found, Plain) and found.tag in _TRAPS:
        return _trap(found)
    if kind in _EXPECTED:
        return Code.WRONG_TYPE, f"found {shown} for '{field}'; expected {_EXPECTED[kind]}"
    if kind == "enum":
        choices = [word.strip("' ") for word in limits["expected"].replace(" or ", ", ").split(",")]
        return (
            Code.UNKNOWN_CHOICE,
            f"found {shown} for '{field}'{nearest(str(getattr(found, 'text', found)), choices)}",
        )
    if kind == "string_too_long":
        if field == "id":
            return (
                Code.BAD_ID,
                f"found an id of {len(found)} characters; expected at most {limits['max_length']}",
            )
        return (
            Code.TOO_LONG,
            f"found {len(found)} characters in '{field}'; expected at most {limits['max_length']}",
        )
    if kind in {"too_short", "string_too_short"}:
        code = Code.MISSING_EVIDENCE if field == "evidence" else Code.EMPTY
        return code, f"found an empty '{field}'; expected something in it"
    if kind == "string_pattern_mismatch":
        return _pattern_problem(field, found, limits["pattern"])
    if kind == "too-long":
        return (
            Code.TOO_LONG,
            f"found {limits['words']} words in '{field}'; expected at most {limits['limit']}",
        )
    if kind == "bad-date":
        return (
            Code.BAD_DATE,
            f"found {shown} for '{field}', {limits['reason']}; expected a date of the calendar",
        )
    if kind == "missing-english":
        return Code.MISSING_ENGLISH, f"found {shown} for '{field}'; expected an 'en' among its languages"
    return Code.BAD_VALUE, f"found {shown} for '{field}'; {detail['msg']}"


def _trap(found: Plain) -> tuple[Code, str]:
    code, what = _TRAPS[found.tag]
    if found.tag == "int" and len(found.text) > 1 and found.text.lstrip("+-").startswith("0"):
        code, what = Code.YAML_OCTAL, "an octal number to YAML"
    return code, f"found {found.text}, {what}; expected text, '\"{found.text}\"'"


def _pattern_problem(field: str, found: str, pattern: str) -> tuple[Code, str]:
    if pattern.startswith("^[a-z][a-z0-9]*(-"):
        return (
            Code.BAD_ID,
            f"found the id '{found}'; expected words of a-z and 0-9 joined by single hyphens{_mended(found)}",
        )
    if pattern.startswith(r"^\d{4}"):
        return (
            Code.BAD_DATE,
            f"found '{found}' for '{field}'; expected 2024, 2024-06, 2024-06-26, or two joined by '/'",
        )
    if pattern.startswith("^https?"):
        return Code.BAD_VALUE, f"found '{found}' for '{field}'; expected an address, 'https://…'"
    return Code.BAD_VALUE, f"found '{found}' for '{field}'; expected the form {pattern}"


def _mended(found: str) -> str:
    """The nearest id that the grammar allows, as advice."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in found.lower())
    words = [word for word in letters.split("-") if word]
    return f"; did you mean '{'-'.join(words)}'?" if len(words) > 1 and words[0][0].isalpha() else ""


def _shown(found: object) -> str:
    if isinstance(found, dict):
        return "a mapping"
    if isinstance(found, list | tuple):
        return "a list"
    text = found.text if isinstance(found, Plain) else str(found)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _wanted(model: type[BaseModel], trail: Sequence[str | int]) -> str:
    """What a missing key should hold, in a few words."""
    owner = _model_at(model, trail[:-1])
    name = str(trail[-1])
    if owner is None:
        return "it"
    field = next(f for n, f in owner.model_fields.items() if name in (n, f.alias))
    if isinstance(field.annotation, type) and issubclass(field.annotation, Enum):
        return "one of " + ", ".join(f"'{choice.value}'" for choice in field.annotation)
    return f"a value for it in each {owner.__name__.lower()}"


def _model_at(model: type[BaseModel], trail: Sequence[str | int]) -> type[BaseModel] | None:
    """The model whose mapping stands at the end of ``trail``."""
    at: type[BaseModel] | None = model
    for step in trail:
        if isinstance(step, int):
            continue
        field = next((f for n, f in at.model_fields.items() if step in (n, f.alias)), None) if at else None
        at = _model_in(field.annotation) if field else None
    return at


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and not isinstance(annotation, types.GenericAlias)
    ):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)


def place_of(composed: Composed, node: yaml.Node, trail: Sequence[str | int]) -> Place:
    """Where the field stands that ``trail`` leads to within a record's node."""
    return composed.place(node=inner_node(node, trail))
