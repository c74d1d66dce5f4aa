"""A record, or a reading, -> what a list of them is filtered by: theme, kind, party, standing, source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from summit.annex.graph import Annex
from summit.kinds import FIELDS, KINDS, references
from summit.kinds.choices import Matter, Standing
from summit.kinds.declaring import Choice, Facet
from summit.kinds.parts import Reading
from summit.kinds.record import Record

Values = tuple[str, ...]


class Facets:
    """The facets of one annex's records."""

    def __init__(self, annex: Annex) -> None:
        self._annex = annex
        themes: dict[str, dict[str, None]] = defaultdict(dict)
        for record in annex.records.values():
            if record.filing:
                for touched in (record.id, *(reference.target for reference in references(record))):
                    themes[touched].update(dict.fromkeys(record.filing))
        self._themes: Mapping[str, Collection[str]] = themes

    def of_record(self, record: Record) -> dict[Facet, Values]:
        """A record's values, facets without any left out."""
        sort = record.sort
        values = {
            Facet.THEME: self._themes_of(record),
            Facet.KIND: (sort.facet,) if sort else (),
            Facet.PARTY: _named(record, Facet.PARTY),
            Facet.STANDING: self._standings(record),
        }
        if record.printed:
            values[Facet.SOURCE] = tuple(evidence.source for evidence in record.grounds)
        return _tidy(values)

    def of_reading(self, record: Record, reading: Reading) -> dict[Facet, Values]:
        """A reading's values, those of the record that it touches among them."""
        variants = reading.variants
        return _tidy(
            {
                Facet.THEME: self._themes_of(record),
                Facet.KIND: (reading.matter.facet,),
                Facet.PARTY: _named(record, Facet.PARTY),
                Facet.STANDING: tuple(variant.standing.facet for variant in variants),
                Facet.SOURCE: tuple(source for variant in variants for source in variant.sources),
            }
        )

    def _themes_of(self, record: Record) -> Values:
        """The themes that a record is filed under; of a record that is not filed, those that name it."""
        return record.filing if record.meeting_of else tuple(self._themes.get(record.id, ()))

    def _standings(self, record: Record) -> Values:
        """The standings of a record's evidence; a source's are those that it gives to others."""
        if record.grounds:
            return tuple(evidence.standing.facet for evidence in record.grounds)
        origins = (self._annex.records[id_] for id_ in self._annex.referring(record.id))
        return tuple(
            evidence.standing.facet
            for origin in origins
            for evidence in origin.grounds
            if evidence.source == record.id
        )


def choices() -> Mapping[str, Choice]:
    """Every value of a facet that is no record, by what the address of a filtered list calls it."""
    sorts = (choice for kind in KINDS.values() for choice in kind.sorts or ())
    return {choice.facet: choice for choice in (*sorts, *Matter, *Standing)}


def _named(record: Record, facet: Facet) -> Values:
    """The ids in the fields of a facet: what the kind itself adds before what all kinds have."""
    fields = [field for field in FIELDS[record.kind_of_record.name] if field.use.facet is facet]
    found: list[str] = []
    for field in reversed(fields):
        value = getattr(record, field.name)
        found += (value,) if isinstance(value, str) else value or ()
    return tuple(found)


def _tidy(values: Mapping[Facet, Iterable[str]]) -> dict[Facet, Values]:
    once = {facet: tuple(dict.fromkeys(found)) for facet, found in values.items()}
    return {facet: found for facet, found in once.items() if found}
