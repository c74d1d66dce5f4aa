"""A record -> what the search knows of it: its names, its numbers, and all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summit.anchors import Registry
from summit.graph import Annex
from summit.linking import forms
from summit.model import Event, Instrument, Meeting, Mentioning, Person, Quotation, Record, Source
from summit.wording import date_said


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


def entry(annex: Annex, registry: Registry, record: Record, language: str) -> Entry:
    """What the search knows of a record, in the language of the pages."""
    tag = language if language in record.names else "en"
    title = record.names[tag]
    return Entry(
        record.id,
        title,
        "" if tag == language else tag,
        tuple(sorted(set(forms(record)) - {title})),
        annex.short_citation(record.id) or "",
        registry.aliases.get(record.id, ()),
        tuple(dict.fromkeys(_numbers(annex, record))),
        " · ".join(dict.fromkeys(filter(None, _said(record, language)))),
    )


def _numbers(annex: Annex, record: Record) -> Iterator[str]:
    citation = annex.short_citation(record.id)
    if citation:
        yield citation.rpartition(", ")[2]
    for identifier in getattr(record, "identifiers", ()):
        yield identifier.value
    if isinstance(record, Instrument) and record.number:
        yield record.number


def _said(record: Record, language: str) -> Iterator[str]:
    """All that a record says, in the language of the pages where it says it in that."""
    text = getattr(record, "text", None)
    if text:
        # A quotation's printed words count in whatever language they were printed.
        yield from text.values() if isinstance(record, Quotation) else [text.get(language) or text["en"]]
    yield record.note or ""
    yield from _particulars(record, language)
    if isinstance(record, Mentioning):
        yield from (evidence.note or "" for evidence in record.evidence)
        for reading in record.readings:
            yield reading.point
            for variant in reading.variants:
                yield variant.reading
                yield variant.note or ""
            yield reading.why


def _particulars(record: Record, language: str) -> Iterator[str]:
    """What a kind of record says beside its text: offices, dates and places, who published it."""
    if isinstance(record, Person):
        for role in record.roles:
            yield role.title.get(language) or role.title["en"]
    if isinstance(record, Event | Instrument | Meeting):
        yield date_said(record.date, language)
    if isinstance(record, Event | Meeting) and record.place:
        yield record.place.get(language) or record.place["en"]
    if isinstance(record, Source):
        yield from (
            author.literal or f"{author.given or ''} {author.family or ''}" for author in record.author
        )
        yield record.container_title or ""
        yield record.publisher
        yield date_said(record.issued, language) if record.issued else ""
        yield record.url or ""
