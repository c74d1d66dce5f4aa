"""The annex -> the data of the two scripts, ready for JSON and in the language of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple
from typing import Any

from summit.anchors import landing_page
from summit.finding.entries import entry
from summit.finding.facets import Facet, Facets
from summit.finding.phrases import Phrase
from summit.model import Kind, Mentioning, Record, Source
from summit.rendering import Desk
from summit.rendering.pieces import source_label
from summit.wording import Word, kind_word

#: At equal rank what stands first here is shown first.
_ORDER = (
    Kind.PROVISION,
    Kind.THEME,
    Kind.MEETING,
    Kind.PERSON,
    Kind.PARTY,
    Kind.TERM,
    Kind.INSTRUMENT,
    Kind.QUOTATION,
    Kind.EVENT,
    Kind.SOURCE,
)
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


def search_data(desk: Desk, address_of: Callable[[str], str | None], *, landing: bool) -> dict[str, Any]:
    """All that the search page needs.

    :param address_of: the page of a record, from the site's root; None for a record on no page.
    :param landing: whether ids without a record have a landing page that says what became of them.
    :returns: ``phrases``; ``kinds`` and ``pages``, of which a record has the number; ``records``, each a
        list of its id, kind, page and the fields of its :class:`~summit.finding.entries.Entry`; ``gone``,
        the ids without a record, each with its landing page.
    """
    pages: dict[str, int] = {}
    rows = []
    for record in _placed(desk, address_of):
        found = entry(desk.annex, desk.registry, record, desk.language)
        page = pages.setdefault(address_of(record.id) or "", len(pages))
        kind = _ORDER.index(record.kind_of_record)
        rows.append([found.id, kind, page, *astuple(found)[1:]])
    gone = {line.id: landing_page(line.id) for line in desk.registry.tombstones} if landing else {}
    return {
        "phrases": _said(_SEARCH_PHRASES),
        "kinds": [str(kind_word(kind).said()) for kind in _ORDER],
        "pages": list(pages),
        "records": rows,
        "gone": gone,
    }


def filter_data(desk: Desk) -> dict[str, Any]:
    """All that the filters need.

    :returns: ``phrases``; ``facets``, in their order, each with its label and the labels of its values in
        theirs; ``records`` and ``readings``, the values by id, of readings a list for each record.
    """
    facets = Facets(desk.annex)
    records = {record.id: facets.of_record(record) for record in desk.annex.records.values()}
    readings = {
        record.id: [facets.of_reading(record, reading) for reading in record.readings]
        for record in desk.annex.records.values()
        if isinstance(record, Mentioning) and record.readings
    }
    everything = [*records.values(), *(values for each in readings.values() for values in each)]
    return {
        "phrases": _said(_FILTER_PHRASES),
        "facets": {facet: _labels(desk, facet, everything) for facet in Facet},
        "records": records,
        "readings": readings,
    }


def _placed(desk: Desk, address_of: Callable[[str], str | None]) -> list[Record]:
    return [record for record in desk.annex.records.values() if address_of(record.id)]


def _said(phrases: Iterable[Phrase]) -> dict[str, str]:
    return {phrase.name.lower(): phrase.said() for phrase in phrases}


def _labels(desk: Desk, facet: Facet, used: Iterable[Mapping[Facet, Iterable[str]]]) -> dict[str, Any]:
    """A facet's label, and those of the values in use: records in the data's order, sources by label."""
    values = {value for values in used for value in values.get(facet, ())}
    labels = {id_: _value_label(desk, id_) for id_ in desk.annex.records if id_ in values}
    labels |= {value: _value_label(desk, value) for value in sorted(values - labels.keys())}
    if facet in {Facet.KIND, Facet.SOURCE}:
        labels = dict(sorted(labels.items(), key=lambda item: item[1].casefold()))
    return {"label": str(Word[facet.name].said()), "values": labels}


def _value_label(desk: Desk, value: str) -> str:
    record = desk.annex.records.get(value)
    if isinstance(record, Source):
        return source_label(desk, value)
    if record is not None:
        return desk.annex.short_name(value, desk.language)
    name = value.replace("-", "_").upper()
    said = str(Word[name].said()) if name in Word.__members__ else Phrase[name].said()
    return said[:1].upper() + said[1:]
