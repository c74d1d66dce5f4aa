"""A record -> what the search knows of it: its names, its numbers, and all that it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summit.annex.graph import Annex
from summit.annex.mentions import forms
from summit.editions.registry import Registry
from summit.kinds import FIELDS, PARTS
from summit.kinds.declaring import Search
from summit.kinds.parts import Part
from summit.kinds.plans import Field, Shape
from summit.kinds.record import Record
from summit.wording import Voice


@dataclass(frozen=True, slots=True)
class Entry:
    """What one record can be found by; ``language`` is the title's, where it is not the page's."""

    id: str
    title: str
    language: str
    names: tuple[str, ...]
    """Every other name and spelling."""
    citation: str
    """The short citation of a provision or quotation; empty for the others."""
    former: tuple[str, ...]
    """The aliases of its id."""
    numbers: tuple[str, ...]
    """Its number within the meeting, identifiers in registers: what is looked up whole."""
    text: str


def entry(annex: Annex, registry: Registry, record: Record, voice: Voice) -> Entry:
    """What the search knows of a record, in the language of the pages."""
    tag = voice.tag(record.names)
    title = record.names[tag]
    citation = annex.short_citation(record.id) or ""
    fields = FIELDS[record.kind_of_record.name]
    said = sorted(_said(fields, record, voice), key=lambda found: found[0])
    numbers = [citation.rpartition(", ")[2], *(text for search, text in said if search is Search.NUMBER)]
    return Entry(
        record.id,
        title,
        "" if tag == voice.language else tag,
        tuple(sorted(set(forms(record)) - {title})),
        citation,
        registry.aliases.get(record.id, ()),
        tuple(dict.fromkeys(filter(None, numbers))),
        " · ".join(dict.fromkeys(text for search, text in said if search >= Search.TEXT and text)),
    )


def _said(fields: Sequence[Field], item: Part | Record, voice: Voice) -> Iterator[tuple[Search, str]]:
    """What the fields of a record or a part say, each with how the search knows it."""
    for field in fields:
        value = getattr(item, field.name)
        if not value:
            continue
        if field.part:
            for part in value:
                yield from ((search, text) for search, text in _said(PARTS[field.part], part, voice))
                if part.sought:
                    yield field.use.search, part.sought
        elif field.use.search is not Search.NOTHING:
            for text in _texts(field, value, voice):
                yield field.use.search, text


def _texts(field: Field, value: Any, voice: Voice) -> Iterator[str]:
    """A value in the language of the pages; words that were printed in all their languages."""
    if field.shape is Shape.NAMES:
        yield from value.values() if field.printed else [voice.pick(value)]
    elif field.shape is Shape.DATE:
        yield voice.date(value)
    else:
        yield value
