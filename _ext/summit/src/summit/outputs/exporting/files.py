"""All files under ``annex/``, by name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from summit.annex.graph import Annex
from summit.editions.registry import Registry
from summit.outputs.citing.bibtex import bibtex
from summit.outputs.citing.items import csl_items
from summit.outputs.citing.ris import ris
from summit.outputs.exporting.document import SCHEMA, anchors, as_json, document, schema
from summit.outputs.exporting.linked import linked_data
from summit.outputs.exporting.package import Described, data_package
from summit.outputs.exporting.tables import tables

#: The folder of the files below the site's root.
FOLDER = "annex"
SUMS = "SHA256SUMS"
_JSON = "application/json"
#: The files of the Data Package that are no tables. The JSON Schema is none of them: readers of Data
#: Packages take a file of such a name for a Table Schema.
_OTHERS: Mapping[str, Described] = {
    "annex.json": Described("annex", "The whole annex", _JSON),
    "anchors.json": Described("anchors", "Every id ever published, and where it leads", _JSON),
    "annex.jsonld": Described("annex-linked-data", "The annex in schema.org's words", "application/ld+json"),
    "citations.bib": Described("citations-bibtex", "Citations of every record", "application/x-bibtex"),
    "citations.ris": Described(
        "citations-ris", "Citations of every record", "application/x-research-info-systems"
    ),
    "citations.csl.json": Described(
        "citations-csl", "Citations of every record", "application/vnd.citationstyles.csl+json"
    ),
}


def export(annex: Annex, registry: Registry) -> dict[str, bytes]:
    """All files, the same bytes for the same data.

    :returns: the content of each file by its name below ``annex/``, such as ``annex.json``.
    """
    items = csl_items(annex)
    made = tables(annex)
    files = {f"{table.name}.csv": table.csv() for table in made}
    files |= {
        "annex.json": as_json(document(annex, registry)),
        SCHEMA: as_json(schema(annex)),
        "anchors.json": as_json(anchors(annex, registry)),
        "citations.bib": "\n".join(map(bibtex, items)).encode(),
        "citations.ris": "\r\n".join(map(ris, items)).encode(),
        "citations.csl.json": as_json(items),
    }
    media_types = {SCHEMA: "application/schema+json"} | {
        name: other.media_type for name, other in _OTHERS.items()
    }
    listed = [
        (f"{FOLDER}/{name}", media_types.get(name, "text/csv"), len(files[name])) for name in sorted(files)
    ]
    files["annex.jsonld"] = as_json(linked_data(annex, listed))
    files["datapackage.json"] = as_json(data_package(annex, made, _OTHERS, files))
    files[SUMS] = "".join(
        f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)
    ).encode()
    return files
