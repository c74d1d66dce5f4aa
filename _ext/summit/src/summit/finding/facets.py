"""A record, or a reading, -> what a list of them is filtered by: theme, kind, party, standing, source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from summit.graph import Annex
from summit.model import (
    Event,
    Filed,
    Instrument,
    Mentioning,
    Party,
    Provision,
    Quotation,
    Reading,
    Record,
    Source,
    Term,
    Theme,
)
from summit.references import references

Values = tuple[str, ...]
#: Of what led to the meeting, and of what merely happened beside it.
MANDATE, BACKGROUND = "mandate", "background"


class Facet(StrEnum):
    """What lists are filtered by, named as in the address of a filtered list."""

    THEME = "theme"
    KIND = "kind"
    PARTY = "party"
    STANDING = "standing"
    SOURCE = "source"


class Facets:
    """The facets of one annex's records."""

    def __init__(self, annex: Annex) -> None:
        self._annex = annex
        themes: dict[str, dict[str, None]] = defaultdict(dict)
        for record in annex.records.values():
            own = record.themes if isinstance(record, Filed) else (record.id,)
            if isinstance(record, Filed | Theme):
                for touched in (record.id, *(reference.target for reference in references(record))):
                    themes[touched].update(dict.fromkeys(own))
        self._themes: Mapping[str, Collection[str]] = themes

    def of_record(self, record: Record) -> dict[Facet, Values]:
        """A record's values, facets without any left out."""
        values = {
            Facet.THEME: self._themes_of(record),
            Facet.KIND: kind_of(record),
            Facet.PARTY: _parties_of(record),
            Facet.STANDING: self._standings(record),
        }
        if isinstance(record, Quotation):
            values[Facet.SOURCE] = tuple(evidence.source for evidence in record.evidence)
        return _tidy(values)

    def of_reading(self, record: Record, reading: Reading) -> dict[Facet, Values]:
        """A reading's values, those of the record that it touches among them."""
        variants = reading.variants
        return _tidy(
            {
                Facet.THEME: self._themes_of(record),
                Facet.KIND: (reading.matter.value,),
                Facet.PARTY: _parties_of(record),
                Facet.STANDING: tuple(variant.standing.value for variant in variants),
                Facet.SOURCE: tuple(source for variant in variants for source in variant.sources),
            }
        )

    def _themes_of(self, record: Record) -> Values:
        """The themes that a record is filed under; of a record that is not filed, those that name it."""
        if isinstance(record, Filed):
            return record.themes
        return tuple(self._themes.get(record.id, ()))

    def _standings(self, record: Record) -> Values:
        """The standings of a record's evidence; a source's are those that it gives to others."""
        if isinstance(record, Source):
            origins = (self._annex.records[id_] for id_ in self._annex.referring(record.id))
            mentioning = (origin for origin in origins if isinstance(origin, Mentioning))
            return tuple(e.standing.value for o in mentioning for e in o.evidence if e.source == record.id)
        return tuple(e.standing.value for e in record.evidence) if isinstance(record, Mentioning) else ()


def _parties_of(record: Record) -> Values:
    """The parties that a record names; of a party also what it is part of."""
    parties: Values = getattr(record, "parties", ())
    return (record.part_of, *parties) if isinstance(record, Party) and record.part_of else parties


def kind_of(record: Record) -> Values:
    """What sort of its kind a record is: a party's type, a term's category, a source's quality."""
    if isinstance(record, Provision):
        return (record.kind.value,)
    if isinstance(record, Party | Instrument):
        return (record.type.value,)
    if isinstance(record, Term):
        return (record.category.value,)
    if isinstance(record, Source):
        return (f"quality-{record.quality}",)
    return ((BACKGROUND if record.background else MANDATE),) if isinstance(record, Event) else ()


def _tidy(values: Mapping[Facet, Iterable[str]]) -> dict[Facet, Values]:
    once = {facet: tuple(dict.fromkeys(found)) for facet, found in values.items()}
    return {facet: found for facet, found in once.items() if found}
