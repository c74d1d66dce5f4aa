"""schema.org's values: texts, addresses, dates, and what most fields become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from summit.kinds.declaring import Linked, Links, Node, Trait


def in_languages(texts: Mapping[str, str] | None) -> list[Node]:
    """A name or text in each of its languages; none where there is none."""
    return [text_in(text, language) for language, text in (texts or {}).items()]


def text_in(text: str, language: str) -> Node:
    """A text with its language."""
    return {"@value": text, "@language": language}


def at(address: str) -> Node:
    """What stands at an address."""
    return {"@id": address}


def typed(name: str) -> Linked:
    """A kind that is always of one class."""
    return lambda _links, _kind, _record: {"@type": name}


def text(_links: Links, value: Mapping[str, str] | None, record: Any) -> Node:
    """A record's text, under the property of its kind."""
    return {record.kind_of_record.text_as: in_languages(value)}


def in_works(name: str) -> Linked:
    """What a work is about or mentions; schema.org has no such property for others."""

    def linked(links: Links, ids: Iterable[str], record: Any) -> Node:
        return {name: [links.to(id_) for id_ in ids]} if record.kind_of_record.has(Trait.WORK) else {}

    return linked


def every(name: str) -> Linked:
    """A property that is always a list, though the field may hold one id."""

    def linked(links: Links, value: str | Iterable[str], _record: Any) -> Node:
        ids = (value,) if isinstance(value, str) else value
        return {name: [links.to(id_) for id_ in ids]}

    return linked


def span(_links: Links, date: str, _record: Any) -> Node:
    """A date, or the two of a span."""
    start, _slash, end = date.partition("/")
    return {"startDate": start, "endDate": end}


def place(_links: Links, names: Mapping[str, str] | None, _record: Any) -> Node:
    """Where something took place."""
    return {"location": {"@type": "Place", "name": in_languages(names)} if names else None}
