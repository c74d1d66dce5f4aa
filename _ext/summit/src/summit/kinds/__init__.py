"""The kinds of record: one file each, and what they are made of.

=============  ===============================================================================
declaring      what is declared of a kind and of its fields
fields         what fields hold: text, names by language, dates, addresses, ids
choices        the words that fields may hold
pieces         what a fact is made of
vocabulary     schema.org's values
parts          what stands in lists inside records
faults         what can be wrong within one record
record         what kinds have in common
plans          what each field holds, read from its annotation
references     which records a record names
=============  ===============================================================================

Each other file is a kind, and is found here: a new kind is a new file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from summit.kinds.declaring import DeclarationError, Kind
from summit.kinds.parts import Part
from summit.kinds.plans import Field, parts_of, plan_of
from summit.kinds.record import Record
from summit.kinds.references import Reference, Step, steps, walk

__all__ = ["FIELDS", "KINDS", "MODELS", "PARTS", "Record", "raw_references", "references"]


def _found() -> Iterator[type[Record]]:
    """The class of each file of a kind."""
    for found in pkgutil.iter_modules(__path__):
        name = f"{__name__}.{found.name}"
        try:
            module = import_module(name)
        except TypeError as error:  # a Kind or a Use without something that it must have
            raise DeclarationError(f"{name}: {error}") from error
        for value in vars(module).values():
            own = isinstance(value, type) and value.__module__ == name
            if own and issubclass(value, Record) and "kind_of_record" in vars(value):
                yield value


def _ordered() -> dict[str, type[Record]]:
    models = sorted(_found(), key=lambda model: (model.kind_of_record.order, model.kind_of_record.name))
    found: dict[str, type[Record]] = {}
    for model in models:
        kind = model.kind_of_record
        if kind.name in found:
            raise DeclarationError(f"{model.__module__}: the kind '{kind.name}' is declared twice")
        found[kind.name] = model
    return found


def _checked(fields: Mapping[str, tuple[Field, ...]]) -> Mapping[str, tuple[Field, ...]]:
    for name, plan in fields.items():
        for field in plan:
            for kind in field.kinds:
                if kind not in fields:
                    message = f"{MODELS[name].__module__}: '{field.name}' leads to '{kind}', which is no kind"
                    raise DeclarationError(message)
    return fields


#: The class of each kind, by name and in the kinds' order.
MODELS: Mapping[str, type[Record]] = _ordered()
#: Each kind by its name.
KINDS: Mapping[str, Kind] = {name: model.kind_of_record for name, model in MODELS.items()}
#: The fields of each kind's records.
FIELDS: Mapping[str, tuple[Field, ...]] = _checked({name: plan_of(model) for name, model in MODELS.items()})
#: The fields of each sort of part.
PARTS: Mapping[type[Part], tuple[Field, ...]] = parts_of(FIELDS)
_STEPS: Mapping[str, tuple[Step, ...]] = {name: steps(plan, PARTS) for name, plan in FIELDS.items()}


def references(record: Record) -> Iterator[Reference]:
    """Every id in a record but its own, in the order of its fields."""
    return walk(record, _STEPS[record.kind_of_record.name])


def raw_references(kind: str, value: Mapping[str, Any]) -> Iterator[Reference]:
    """The same for a record's values as they stand in YAML, valid or not."""
    return walk(value, _STEPS[kind])
