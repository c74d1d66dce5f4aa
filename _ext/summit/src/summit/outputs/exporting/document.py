"""The whole graph as one JSON document with its JSON Schema, and the registry as another.

Records have the names of the model's fields and all of them, empty ones as ``null`` or ``[]``. The
publication and then the records in the order of their ids, each written without spaces and every record
with a line feed behind it, are what the content digest is taken of
(:attr:`summit.annex.graph.Annex.content_digest`): so anyone can verify a citation with ``annex.json`` alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import core_schema

from summit.annex.graph import Annex
from summit.annex.publication import Anchor, Publication
from summit.editions.registry import Registry
from summit.kinds import KINDS, MODELS
from summit.kinds.fields import ID_PATTERN

#: The version of the files' form: its first number changes when something in them is removed or renamed.
FORMAT = "1.0"
SCHEMA = "annex.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document(annex: Annex, registry: Registry) -> dict[str, Any]:
    """The annex as plain data for JSON."""
    return {
        "$schema": SCHEMA,
        "format": FORMAT,
        "content_digest": f"sha256:{annex.content_digest}",
        "publication": annex.publication.model_dump(mode="json"),
        "records": {
            kind.plural: [record.model_dump(mode="json") for record in annex.by_kind[name]]
            for name, kind in KINDS.items()
        },
        "backlinks": {id_: backlinks(annex, id_) for id_ in annex.records if id_ in annex.backlinks},
        "registry": [line.model_dump(mode="json") for line in registry.lines],
    }


def backlinks(annex: Annex, id_: str) -> list[dict[str, str]]:
    """Who refers to a record, and in which field."""
    return [{"field": link.field, "origin": link.origin} for link in annex.backlinks.get(id_, ())]


def anchors(annex: Annex, registry: Registry) -> dict[str, Any]:
    """Every id ever published: what became of it, and where it leads now."""
    return {
        "format": FORMAT,
        "edition": annex.publication.edition,
        "ids": {
            id_: {
                "kind": line.kind,
                "status": line.status.value,
                "first_edition": registry.first[id_].edition,
                "permalink": annex.permalink(id_),
                "to": line.to,
                "resolves_to": registry.resolve(id_).id,
                "date": line.date,
                "reason": line.reason,
                "said": list(registry.said.get(id_, ())),
            }
            for id_, line in registry.now.items()
        },
    }


class _Complete(GenerateJsonSchema):
    """Every key is always written, and so required."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        return True


def schema(annex: Annex) -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``annex.json``, made from the model."""
    models: list[type[BaseModel]] = [*MODELS.values(), Publication, Anchor]
    references, definitions = models_json_schema(
        [(model, "serialization") for model in models], by_alias=False, schema_generator=_Complete
    )

    def of(model: type[BaseModel]) -> dict[str, Any]:
        return references[model, "serialization"]

    link = {
        "field": {"type": "string"},
        "origin": {"type": "string", "pattern": ID_PATTERN},
    }
    properties = {
        "$schema": {"const": SCHEMA},
        "format": {"const": FORMAT},
        "content_digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "publication": of(Publication),
        "records": _closed({kind.plural: _list(of(MODELS[name])) for name, kind in KINDS.items()}),
        "backlinks": {
            "type": "object",
            "propertyNames": {"pattern": ID_PATTERN},
            "additionalProperties": _list(_closed(link)),
        },
        "registry": _list(of(Anchor)),
    }
    return {
        "$schema": _DIALECT,
        "$id": urljoin(annex.publication.base_url, f"annex/{SCHEMA}"),
        "title": f"{annex.publication.title[annex.publication.home]}: the whole annex",
        **_closed(properties),
        "$defs": definitions["$defs"],
    }


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}


def as_json(data: Any) -> bytes:
    """Data as JSON that people can read and compare line by line."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
