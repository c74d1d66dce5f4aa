"""``annex.jsonld``: the annex in schema.org's words (https://schema.org), as JSON-LD 1.1.

Each record is one node whose ``@id`` is its permalink and whose ``additionalType`` is its kind in this
annex. The context maps every key to schema.org without anything being fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from summit.annex.graph import Annex
from summit.kinds import FIELDS
from summit.kinds.declaring import Node
from summit.kinds.plans import Field, Shape
from summit.kinds.record import Record
from summit.kinds.vocabulary import at, in_languages, text_in

CONTEXT: Mapping[str, str] = {"@vocab": "https://schema.org/"}


def linked_data(annex: Annex, files: Iterable[tuple[str, str, int]]) -> Node:
    """The whole annex as one graph.

    :param files: path below the site's root, media type and size of each file of the annex.
    """
    publication = annex.publication
    base = publication.base_url
    whole: Node = {
        "@id": base,
        "@type": "Dataset",
        "name": in_languages(publication.title),
        "description": in_languages(publication.subtitle or publication.title),
        "version": publication.edition,
        "datePublished": publication.date,
        "publisher": {"@type": "Organization", "name": publication.publisher},
        "license": at(publication.licence_url),
        "url": at(base),
        "inLanguage": list(publication.languages),
        "keywords": list(publication.keywords),
        "identifier": f"sha256:{annex.content_digest}",
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": at(urljoin(base, path)),
                "encodingFormat": media_type,
                "contentSize": str(size),
            }
            for path, media_type, size in files
        ],
    }
    terms: Node = {
        "@id": f"{base}id/#terms",
        "@type": "DefinedTermSet",
        "name": f"{publication.title[publication.home]}: terms",
        "isPartOf": at(base),
    }
    return {"@context": dict(CONTEXT), "@graph": [whole, terms, *(node(annex, id_) for id_ in annex.records)]}


def standalone(annex: Annex, id_: str) -> Node:
    """One record with the context, as its landing page embeds it."""
    return {"@context": dict(CONTEXT), **node(annex, id_)}


class _Addresses:
    """What declarations of JSON-LD need beside the record."""

    def __init__(self, annex: Annex) -> None:
        self._annex = annex
        self.base = annex.publication.base_url
        self.home = annex.publication.home

    def to(self, id_: str) -> Node:
        """The node of another record."""
        return at(self._annex.permalink(id_))

    def filed(self, theme: str) -> list[Node]:
        """What has a theme for its own."""
        return [self.to(record.id) for record in self._annex.filed if record.theme == theme]


def node(annex: Annex, id_: str) -> Node:
    """One record as a node: what its kind and its fields declare."""
    record, links = annex.records[id_], _Addresses(annex)
    kind = record.kind_of_record
    address = annex.permalink(id_)
    made: Node = {
        "@id": address,
        "additionalType": kind.name,
        "name": in_languages(record.names),
        "url": at(address),
        "subjectOf": at(annex.publication.base_url),
    }
    _add(made, kind.linked(links, kind, record))
    for field in FIELDS[kind.name]:
        _add(made, _properties(links, field, record))
    if record.note:
        made["disambiguatingDescription"] = text_in(record.note, annex.publication.home)
    named = {key: made.pop(key) for key in ("@id", "@type")}
    return named | {key: value for key, value in made.items() if value not in (None, [], "")}


def _add(made: Node, properties: Mapping[str, Any]) -> None:
    """Properties beside those that there are; one that two fields give has the values of both."""
    for key, value in properties.items():
        if key in made and value not in (None, [], ""):
            before = made[key] if isinstance(made[key], list) else [made[key]]
            made[key] = [*before, *(value if isinstance(value, list) else [value])]
        elif key not in made:
            made[key] = value


def _properties(links: _Addresses, field: Field, record: Record) -> Mapping[str, Any]:
    """What a field says in schema.org's words."""
    linked, value = field.declared.linked, getattr(record, field.name)
    if linked is None or value is None:
        return {}
    if not isinstance(linked, str):
        return linked(links, value, record)
    if field.shape is Shape.ID:
        return {linked: links.to(value)}
    if field.shape is Shape.IDS:
        return {linked: [links.to(id_) for id_ in value]}
    if field.shape is Shape.URL:
        return {linked: at(value)}
    if field.shape is Shape.NAMES:
        return {linked: in_languages(value)}
    return {linked: value.value if field.shape is Shape.CHOICE else value}
