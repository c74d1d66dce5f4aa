"""What a page may ask of the annex beside single records, and digests that tell when an answer changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from summit.graph.annex import Annex, Backlink
from summit.model import Filed, Kind, Meeting, Mentioning, Provision, Quotation, Record, Source

#: The fields in which others name a record that its own section then shows.
_SHOWN_BACK = frozenset(
    {"parties", "people", "terms", "instruments", "speaker", "instrument"}
    | {"related", "part_of", "broader", "provisions"}
)


class Asked(Protocol):
    """A question to the annex that can be remembered: hashable, and pickled with the environment."""

    def digest(self, annex: Annex) -> str:
        """A digest of the answer."""
        ...


def digest(*parts: object) -> str:
    """A short digest of values that have a stable ``repr``."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records a list shows; what is None selects nothing away."""

    kind: Kind | None = None
    theme: str | None = None
    party: str | None = None
    term: str | None = None
    meeting: str | None = None
    instrument: str | None = None
    source: str | None = None

    def admits(self, record: Record) -> bool:
        """Whether the list shows this record."""
        return (
            (self.kind is None or record.kind_of_record is self.kind)
            and (self.theme is None or (isinstance(record, Filed) and self.theme in record.themes))
            and (self.meeting is None or getattr(record, "meeting", None) == self.meeting)
            and (self.party is None or self.party in getattr(record, "parties", ()))
            and (self.term is None or self.term in getattr(record, "terms", ()))
            and (self.instrument is None or self.instrument in getattr(record, "instruments", ()))
            and (self.source is None or any(e.source == self.source for e in getattr(record, "evidence", ())))
        )

    def of(self, annex: Annex) -> tuple[Record, ...]:
        """The records of the list, in the data's order."""
        candidates = annex.records.values() if self.kind is None else annex.by_kind[self.kind]
        return tuple(filter(self.admits, candidates))

    def digest(self, annex: Annex) -> str:
        """A digest of which records the list shows, and in which order."""
        return digest([record.id for record in self.of(annex)])


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is filed under a theme, and all that this names."""

    theme: str

    def digest(self, annex: Annex) -> str:
        """A digest of which records these are, and in which order."""
        if self.theme not in annex.records:
            return ""
        named = annex.named_under(self.theme)
        filed = [
            (record.id, record.theme, getattr(record, "kind", None))
            for record in (*annex.of(Provision), *annex.of(Quotation))
            if self.theme in record.themes
        ]
        return digest(filed, [id_ for id_ in annex.records if id_ in named])


@dataclass(frozen=True, slots=True)
class Tally:
    """How many provisions and quotations a theme has, and how many sources these name."""

    theme: str

    def of(self, annex: Annex) -> tuple[int, int, int]:
        """The three numbers."""
        provisions, quotations = (
            len(annex.filed_under(model, self.theme)) for model in (Provision, Quotation)
        )
        return provisions, quotations, len(annex.touching(self.theme, Source))

    def digest(self, annex: Annex) -> str:
        """The numbers themselves."""
        return repr(self.of(annex)) if self.theme in annex.records else ""


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether there is a record of this id."""

    id: str

    def digest(self, annex: Annex) -> str:
        """The answer itself."""
        return repr(self.id in annex.records)


@dataclass(frozen=True, slots=True)
class AllReadings:
    """Every reading of every record."""

    def of(self, annex: Annex) -> tuple[Mentioning, ...]:
        """The records that have readings, in the data's order."""
        return tuple(r for r in annex.records.values() if isinstance(r, Mentioning) and r.readings)

    def digest(self, annex: Annex) -> str:
        """A digest of all that the readings say."""
        return digest([(r.id, [reading.model_dump_json() for reading in r.readings]) for r in self.of(annex)])


@dataclass(frozen=True, slots=True)
class Imprint:
    """Some fields of ``annex.yaml``: what a page shows of the publication."""

    fields: tuple[str, ...]

    def digest(self, annex: Annex) -> str:
        """A digest of what they hold."""
        return digest([getattr(annex.publication, name) for name in self.fields])


def section_digests(annex: Annex) -> Mapping[str, str]:
    """For each id a digest of all that its own section shows, names of other records apart."""
    return {
        id_: digest(record.model_dump_json(), annex.short_citation(id_), _shown_back(annex, record))
        for id_, record in annex.records.items()
    }


def _shown_back(annex: Annex, record: Record) -> list[Backlink]:
    links = annex.backlinks.get(record.id, ())
    if isinstance(record, Source):
        return list(links)
    shown = {"related"} if isinstance(record, Meeting) else _SHOWN_BACK
    return [link for link in links if link.field in shown]


def name_digests(annex: Annex) -> Mapping[str, str]:
    """For each id a digest of what links and lists say of it, and of every name that texts have it by."""
    return {id_: digest(*_naming(annex, record)) for id_, record in annex.records.items()}


def _naming(annex: Annex, record: Record) -> tuple[object, ...]:
    if isinstance(record, Filed):
        return record.title, annex.short_citation(record.id), getattr(record, "kind", None)
    if isinstance(record, Source):
        return record.names, record.container_title, record.publisher, record.issued
    aliases = [(alias.name, alias.lang) for alias in getattr(record, "aliases", ())]
    return record.names, getattr(record, "short", None), aliases
