"""The annex -> the data of the two scripts, ready for JSON and in the language of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from summit.annex.graph import Annex
from summit.editions.registry import Registry
from summit.kinds import KINDS
from summit.kinds.declaring import Facet
from summit.outputs.finding.entries import entry
from summit.outputs.finding.facets import Facets, choices
from summit.outputs.finding.phrases import Phrase
from summit.wording import Voice, Word

_SEARCH_PHRASES = (
    Phrase.SEARCH,
    Phrase.SEARCH_LABEL,
    Phrase.SEARCH_RECORDS,
    Phrase.RECORDS,
    Phrase.PAGES,
    Phrase.FOUND_NONE,
    Phrase.FOUND_ONE,
    Phrase.FOUND_MANY,
    Phrase.NO_PAGE,
    Phrase.SHOW_ALL,
    Phrase.INDEX,
)
_FILTER_PHRASES = (Phrase.FILTER, Phrase.ANY, Phrase.SHOWN, Phrase.RESET)


@dataclass(frozen=True, slots=True)
class Finding:
    """Makes the data of both scripts from an annex and its registry, in a voice."""

    annex: Annex
    registry: Registry
    voice: Voice

    def search(
        self, address_of: Callable[[str], str | None], landing_page: Callable[[str], str] | None
    ) -> dict[str, Any]:
        """All that the search page needs.

        :param address_of: the page of a record, from the site's root; None for a record on no page.
        :param landing_page: that of an id without a record, which says what became of it; None without such.
        :returns: ``phrases``; ``kinds`` and ``pages``, of which a record has the number; ``records``, each a
            list of its id, kind, page and the fields of its :class:`~summit.outputs.finding.entries.Entry`;
            ``gone``, the ids without a record, each with its landing page.
        """
        # At equal rank what stands first here is shown first.
        order = sorted(KINDS.values(), key=lambda kind: kind.search_order)
        pages: dict[str, int] = {}
        rows = []
        for record in self.annex.records.values():
            address = address_of(record.id)
            if address:
                found = entry(self.annex, self.registry, record, self.voice)
                page = pages.setdefault(address, len(pages))
                rows.append([found.id, order.index(record.kind_of_record), page, *astuple(found)[1:]])
        gone = [line.id for line in self.registry.tombstones]
        return {
            "phrases": self._said(_SEARCH_PHRASES),
            "kinds": [self.voice.say(kind.word) for kind in order],
            "pages": list(pages),
            "records": rows,
            "gone": {id_: landing_page(id_) for id_ in gone} if landing_page else {},
        }

    def filters(self) -> dict[str, Any]:
        """All that the filters need.

        :returns: ``phrases``; ``facets``, in their order, each with its label and the labels of its values in
            theirs; ``records`` and ``readings``, the values by id, of readings a list for each record.
        """
        facets = Facets(self.annex)
        records = {record.id: facets.of_record(record) for record in self.annex.records.values()}
        readings = {
            record.id: [facets.of_reading(record, reading) for reading in record.apparatus]
            for record in self.annex.records.values()
            if record.apparatus
        }
        everything = [*records.values(), *(values for each in readings.values() for values in each)]
        return {
            "phrases": self._said(_FILTER_PHRASES),
            "facets": {facet: self._labels(facet, everything) for facet in Facet},
            "records": records,
            "readings": readings,
        }

    def _said(self, phrases: Iterable[Phrase]) -> dict[str, str]:
        return {phrase.name.lower(): self.voice.say(phrase) for phrase in phrases}

    def _labels(self, facet: Facet, used: Iterable[Mapping[Facet, Iterable[str]]]) -> dict[str, Any]:
        """A facet's label, and those of the values in use: records in the data's order, sources by label."""
        values = {value for values in used for value in values.get(facet, ())}
        labels = {id_: self._value(id_) for id_ in self.annex.records if id_ in values}
        labels |= {value: self._value(value) for value in sorted(values - labels.keys())}
        if facet in {Facet.KIND, Facet.SOURCE}:
            labels = dict(sorted(labels.items(), key=lambda item: item[1].casefold()))
        return {"label": self.voice.say(Word[facet.name]), "values": labels}

    def _value(self, value: str) -> str:
        record = self.annex.records.get(value)
        if record is not None:
            return record.cited_as(self.voice.date) or self.annex.short_name(value, self.voice.language)
        said = self.voice.say(choices()[value].word)
        return said[:1].upper() + said[1:]
