"""``datapackage.json``: what the files are, as a Data Package (version 2, https://datapackage.org)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summit.annex.graph import Annex
from summit.outputs.exporting.document import FORMAT
from summit.outputs.exporting.tables import Column, Table

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_FULL_DATE = len("2026-11-24")


@dataclass(frozen=True, slots=True)
class Described:
    """A file that is no table: what it is called, what it holds, and its media type."""

    name: str
    title: str
    media_type: str


def data_package(
    annex: Annex, tables: Sequence[Table], others: Mapping[str, Described], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """The descriptor.

    :param others: by their path, the files that are no tables.
    :param files: the content of all files by path, for their sizes and digests.
    """
    publication = annex.publication
    head: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": publication.id,
        "title": publication.title[publication.home],
        "description": " ".join(
            filter(
                None, [(publication.subtitle or {}).get(publication.home), f"Form of the files: {FORMAT}."]
            )
        ),
        "id": publication.base_url,
        "homepage": publication.base_url,
        "version": publication.edition,
        "licenses": [{"path": publication.licence_url, "title": publication.licence}],
        "contributors": [{"title": publication.publisher, "roles": ["publisher"]}],
    }
    if len(publication.date) == _FULL_DATE:
        head["created"] = f"{publication.date}T00:00:00Z"
    if publication.keywords:
        head["keywords"] = list(publication.keywords)
    resources = [
        *(_table(table, files[f"{table.name}.csv"]) for table in tables),
        *(_other(path, other, files[path]) for path, other in others.items()),
    ]
    return head | {"resources": resources}


def _file(path: str, content: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    return {"path": path, "bytes": len(content), "hash": f"sha256:{digest}"}


def _table(table: Table, content: bytes) -> dict[str, Any]:
    foreign = [
        {"fields": [column.name], "reference": {"resource": column.refers_to, "fields": ["id"]}}
        for column in table.columns
        if column.refers_to
    ]
    if table.parent:
        fields, name = table.parent
        reference = {"resource": name, "fields": [field.removeprefix(f"{name}_") for field in fields]}
        foreign.append({"fields": list(fields), "reference": reference})
    schema: dict[str, Any] = {
        "$schema": _SCHEMA,
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "$schema": _RESOURCE,
        "name": table.name,
        "type": "table",
        "title": table.title,
        **_file(f"{table.name}.csv", content),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = column.pattern
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    return field | ({"constraints": constraints} if constraints else {})


def _other(path: str, other: Described, content: bytes) -> dict[str, Any]:
    return {
        "$schema": _RESOURCE,
        "name": other.name,
        "title": other.title,
        **_file(path, content),
        "format": path.rpartition(".")[2],
        "mediatype": other.media_type,
        "encoding": "utf-8",
    }
