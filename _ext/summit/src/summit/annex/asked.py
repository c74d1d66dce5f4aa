"""What a page may ask of the annex beside single records, and digests that tell when an answer changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from summit.annex.graph import Annex, Backlink
from summit.annex.mentions import names_of
from summit.kinds import FIELDS, KINDS
from summit.kinds.declaring import Back, Trait
from summit.kinds.record import Record


class Asked(Protocol):
    """A question to the annex that can be remembered: hashable, and pickled with the environment."""

    def digest(self, annex: Annex) -> str:
        """A digest of the answer."""
        ...


def digest(*parts: object) -> str:
    """A short digest of values that have a stable ``repr``."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()


#: The fields that select a record for a list of what names another, by kind and as editors call them.
_SELECTING: Mapping[str, frozenset[str]] = {
    name: frozenset(field.key for field in plan if field.declared.selects) for name, plan in FIELDS.items()
}
#: The kinds of record by which a list can be selected so.
SELECTING: Sequence[str] = tuple(
    kind
    for kind in KINDS
    if any(kind in field.leads_to for field in chain(*FIELDS.values()) if field.declared.selects)
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records a list shows; what is None selects nothing away."""

    kind: str | None = None
    naming: tuple[str, ...] = ()
    """Ids that each of the records names."""

    def of(self, annex: Annex) -> tuple[Record, ...]:
        """The records of the list, in the data's order."""
        candidates = annex.records.values() if self.kind is None else annex.by_kind[self.kind]
        return tuple(record for record in candidates if self._admits(annex, record))

    def _admits(self, annex: Annex, record: Record) -> bool:
        if not self.naming:
            return True
        selecting = _SELECTING[record.kind_of_record.name]
        targets = {named.target for named in annex.references[record.id] if named.field in selecting}
        return targets.issuperset(self.naming)

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
        filed = [(r.id, r.theme, r.did) for r in annex.filed if self.theme in r.themes]
        return digest(filed, [id_ for id_ in annex.records if id_ in named])


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of each filed kind a theme has of its own, and how many sources these name."""

    theme: str

    def of(self, annex: Annex) -> dict[str, int]:
        """The numbers by kind, in the kinds' order."""
        own = [record.kind_of_record.name for record in annex.filed if record.theme == self.theme]
        counted = {name: own.count(name) for name in KINDS if name in own}
        return counted | {"source": len(annex.touching(self.theme, "source"))}

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

    def of(self, annex: Annex) -> tuple[Record, ...]:
        """The records that have readings, in the data's order."""
        return tuple(record for record in annex.records.values() if record.apparatus)

    def digest(self, annex: Annex) -> str:
        """A digest of all that the readings say."""
        return digest(
            [(r.id, [reading.model_dump_json() for reading in r.apparatus]) for r in self.of(annex)]
        )


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
    """Those that name a record and that its section shows."""
    links, kind = annex.backlinks.get(record.id, ()), record.kind_of_record
    if kind.has(Trait.NAMED_BY_ALL):
        return list(links)
    shown = {Back.PARTS, Back.RELATION, Back.QUOTED} | ({Back.NAMED_IN} if kind.named_in else set())
    return [link for link in links if annex.back(link) in shown]


def name_digests(annex: Annex) -> Mapping[str, str]:
    """For each id a digest of what links and lists say of it, and of every name that texts have it by."""
    return {
        id_: digest(record.names, annex.short_citation(id_), record.did, record.called, names_of(record))
        for id_, record in annex.records.items()
    }
