"""Plain values -> typed records; what pydantic finds becomes problems with a place and advice."""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from summit.data import REFUSED, Code, Composed, Plain, Problem, Report, nearest, quoted
from summit.kinds import raw_references
from summit.kinds.fields import (
    BASE_PATTERN,
    DATE_PATTERN,
    EDITION_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    LINE_PATTERN,
    URL_PATTERN,
    OneOf,
)
from summit.kinds.record import Record

Model = TypeVar("Model", bound=BaseModel)
Trail = Sequence[str | int]

_TYPES: Mapping[str, str] = {
    "string_type": "text",
    "tuple_type": "a list, each entry after '- '",
    "dict_type": "text, or a mapping of language to text",
    "model_type": "a mapping, 'key: value'",
    "bool_type": "true or false",
    "enum": "one word",
}
_FORMS: Mapping[str, tuple[Code, str]] = {
    ID_PATTERN: (Code.BAD_ID, "words of a-z and 0-9 joined by single hyphens, a letter first"),
    DATE_PATTERN: (Code.BAD_DATE, "2024, 2024-06, 2024-06-26, or two of these joined by '/'"),
    EDITION_PATTERN: (Code.BAD_VALUE, "numbers joined by dots, such as '1' or '1.2'"),
    LANGUAGE_PATTERN: (Code.BAD_VALUE, "a language tag such as 'en' or 'ko'"),
    LINE_PATTERN: (Code.BAD_VALUE, "text on one line"),
    BASE_PATTERN: (Code.BAD_VALUE, "an address that ends in '/', 'https://…/', without spaces, '?' and '#'"),
    URL_PATTERN: (Code.BAD_VALUE, "an address, 'https://…', without spaces"),
}
_OCTAL = re.compile(r"[-+]?0[0-7_]+$")
_REPORTED_AS_REFERENCE = frozenset({"string_pattern_mismatch", "string_too_long"})


def validate(
    model: type[Model],
    value: Any,
    composed: Composed,
    trail: tuple[str | int, ...],
    report: Report,
    home: str,
) -> Model | None:
    """A model's instance, or None after every problem of it was reported.

    :param trail: the way to the value in its file.
    :param home: the annex's first language, in which plain texts are.
    """
    try:
        return model.model_validate(value, context={"home": home})
    except ValidationError as error:
        details = error.errors(include_url=False)
    references: set[tuple[str | int, ...]] = set()
    if issubclass(model, Record) and isinstance(value, dict):
        references.update(r.trail for r in raw_references(model.kind_of_record.name, value))
    for detail in details:
        refused = detail["input"] is REFUSED
        # A malformed id that refers to a record is an unknown id: one line says so, with the nearest one.
        dangling = detail["type"] in _REPORTED_AS_REFERENCE and detail["loc"] in references
        if not refused and not dangling:
            report(_problem(model, detail, composed, trail))
    return None


def _problem(model: type[BaseModel], detail: ErrorDetails, composed: Composed, trail: Trail) -> Problem:
    at_key = detail["loc"][-1:] == ("[key]",)
    steps: tuple[str | int, ...] = detail["loc"][:-1] if at_key else detail["loc"]
    kind, whole = detail["type"], (*trail, *steps)
    last = str(steps[-1]) if steps else ""
    if kind == "extra_forbidden":
        keys = _keys(_model_at(model, steps[:-1]))
        message = f"unknown key {quoted(last)}{nearest(last, keys, most=len(keys))}"
        return Problem(composed.place(whole, key=True), Code.UNKNOWN_KEY, message)
    if kind == "missing":
        place = composed.place(whole[:-1])
        if last == "evidence":
            return Problem(place, Code.MISSING_EVIDENCE, "found no 'evidence'; expected at least one entry")
        return Problem(place, Code.MISSING_KEY, f"found no key '{last}'; expected {_wanted(model, steps)}")
    if at_key:
        message = f"found {quoted(last)}; expected {_FORMS[LANGUAGE_PATTERN][1]}"
        return Problem(composed.place(whole, key=True), Code.BAD_VALUE, message)
    # Pydantic sees more steps than the file has where a plain text stands for a mapping of languages.
    there = whole[: composed.depth(whole)][len(trail) :]
    field = next((str(step) for step in reversed(there) if isinstance(step, str)), "")
    return Problem(composed.place(whole), *_value_problem(f" for '{field}'" if field else "", detail))


def _value_problem(where: str, detail: ErrorDetails) -> tuple[Code, str]:
    """The code and message for a value that is there but not as its field has it."""
    kind, found = detail["type"], detail["input"]
    limits: Mapping[str, Any] = detail.get("ctx", {})
    if isinstance(found, Plain):
        if found.tag == "null":
            return Code.YAML_NULL, f"found no value{where}; expected one, or no key and no dash"
        if kind == "string_type":
            return _trap(found)
    if kind == "enum" and isinstance(found, str | Plain):
        choices = re.findall(r"'([^']*)'", limits["expected"])
        text = found if isinstance(found, str) else found.text
        return Code.UNKNOWN_CHOICE, f"found {quoted(text)}{where}{nearest(text, choices)}"
    if kind in _TYPES:
        return Code.WRONG_TYPE, f"found {_shown(found)}{where}; expected {_TYPES[kind]}"
    if kind == "missing-english":
        return (
            Code.MISSING_ENGLISH,
            f"found {', '.join(map(quoted, found))}{where}; expected '{limits['home']}' among them",
        )
    if kind == "bad-date":
        reason = limits["reason"]
        return Code.BAD_DATE, f"found {_shown(found)}{where}: {reason}; expected a date of the calendar"
    if kind == "bad-language":
        return Code.BAD_VALUE, f"found {quoted(limits['tag'])}{where}; expected {limits['expected']}"
    if kind == "unnamed":
        return Code.BAD_VALUE, f"found no name{where}; expected 'family' and 'given', or 'literal'"
    return _text_problem(where, detail)


def _text_problem(where: str, detail: ErrorDetails) -> tuple[Code, str]:
    """The code and message for a text, or a list, of the wrong length or form."""
    kind, found = detail["type"], detail["input"]
    limits: Mapping[str, Any] = detail.get("ctx", {})
    if kind == "too-long":
        return Code.TOO_LONG, f"found {limits['words']} words{where}; expected at most {limits['limit']}"
    if kind == "string_too_long":
        code = Code.BAD_ID if where.endswith("'id'") else Code.TOO_LONG
        return code, f"found {len(found)} characters{where}; expected at most {limits['max_length']}"
    if kind in {"too_short", "string_too_short"} or found == "":
        code = Code.MISSING_EVIDENCE if where.endswith("'evidence'") else Code.EMPTY
        return code, f"found nothing{where}; expected something, or no key"
    if kind == "string_pattern_mismatch":
        code, form = _FORMS.get(limits["pattern"], (Code.BAD_VALUE, f"the form {limits['pattern']}"))
        advice = _mended(found) if code is Code.BAD_ID else ""
        return code, f"found {_shown(found)}{where}; expected {form}{advice}"
    return Code.BAD_VALUE, f"found {_shown(found)}{where}; expected otherwise: {detail['msg']}"


def _trap(found: Plain) -> tuple[Code, str]:
    """A plain scalar that is no text to YAML 1.1."""
    if found.tag == "bool":
        code, what = Code.YAML_BOOLEAN, "a truth value"
    elif found.tag == "timestamp":
        code, what = Code.YAML_DATE, "a date"
    elif _OCTAL.match(found.text):
        code, what = Code.YAML_OCTAL, "an octal number"
    elif ":" in found.text:
        code, what = Code.YAML_NUMBER, "a number in sixties"
    else:
        code, what = Code.YAML_NUMBER, "a number"
    shown = quoted(found.text)
    return code, f"found {shown}, which is {what} to YAML; expected text between quotation marks"


def _mended(found: str) -> str:
    """The nearest id that the grammar allows, as advice."""
    words = re.findall(r"[a-z0-9]+", found.lower())
    mended = "-".join(words)
    return f"; did you mean {quoted(mended)}?" if re.match(ID_PATTERN, mended) else ""


def _shown(found: object) -> str:
    if isinstance(found, dict):
        return "a mapping"
    if isinstance(found, list | tuple):
        return "a list"
    return quoted(found.text if isinstance(found, Plain) else str(found))


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _wanted(model: type[BaseModel], steps: Trail) -> str:
    """What a missing key should hold, in a few words."""
    owner = _model_at(model, steps[:-1])
    if owner is None:
        return "it"
    field = next(f for name, f in owner.model_fields.items() if steps[-1] in (name, f.alias))
    choices: list[str] = [c for mark in field.metadata if isinstance(mark, OneOf) for c in mark.values]
    if isinstance(field.annotation, type) and issubclass(field.annotation, Enum):
        choices = [choice.value for choice in field.annotation]
    if choices:
        return "one of " + ", ".join(f"'{choice}'" for choice in choices)
    return f"it in each {owner.__name__.lower()}"


def _model_at(model: type[BaseModel], steps: Trail) -> type[BaseModel] | None:
    """The model whose mapping stands at the end of ``steps``."""
    at: type[BaseModel] | None = model
    for step in steps:
        if isinstance(step, str):
            fields = at.model_fields.items() if at else ()
            field = next((f for name, f in fields if step in (name, f.alias)), None)
            at = _model_in(field.annotation) if field else None
    return at


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if typing.get_origin(annotation) is None and isinstance(annotation, type):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((model for part in typing.get_args(annotation) if (model := _model_in(part))), None)
