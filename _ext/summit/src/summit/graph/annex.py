"""The frozen annex: records looked up by id and kind, and who refers to whom."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from summit.model import (
    Evidence,
    Filed,
    Instrument,
    Kind,
    Meeting,
    Mentioning,
    Party,
    Provision,
    Publication,
    Quotation,
    Record,
    Source,
)
from summit.problems import Place
from summit.references import Reference, references

R = TypeVar("R", bound=Record)


class Backlink(NamedTuple):
    """That the record ``origin`` refers to another in its field ``field``, and with which relation if any."""

    field: str
    origin: str
    relation: str = ""


@dataclass(frozen=True)
class Annex:
    """All records of one annex; ``records`` keeps the order of the data files."""

    publication: Publication
    records: Mapping[str, Record]
    places: Mapping[str, Place]

    @cached_property
    def by_kind(self) -> Mapping[Kind, tuple[Record, ...]]:
        """The records of each kind, in the data's order."""
        found: dict[Kind, list[Record]] = {kind: [] for kind in Kind}
        for record in self.records.values():
            found[record.kind_of_record].append(record)
        return {kind: tuple(records) for kind, records in found.items()}

    def of(self, model: type[R]) -> tuple[R, ...]:
        """All records of one model, in the data's order."""
        return cast("tuple[R, ...]", self.by_kind[model.kind_of_record])

    def get(self, model: type[R], id_: str) -> R:
        """The record with this id.

        :raises KeyError: where there is none of that model.
        """
        record = self.records[id_]
        if not isinstance(record, model):
            raise KeyError(id_)
        return record

    def all(self, model: type[R], ids: Iterable[str]) -> tuple[R, ...]:
        """The records with these ids, in the ids' order."""
        return tuple(self.get(model, id_) for id_ in ids)

    @cached_property
    def references(self) -> Mapping[str, tuple[Reference, ...]]:
        """For each id all that its record refers to, in the order of its fields."""
        return {id_: tuple(references(record)) for id_, record in self.records.items()}

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """For each id, those that refer to it, by field and then in the data's order."""
        found: dict[str, dict[Backlink, None]] = defaultdict(dict)
        for id_, named in self.references.items():
            record = self.records[id_]
            for reference in named:
                relation = ""
                if reference.field == "related" and isinstance(record, Mentioning):
                    relation = record.related[int(reference.trail[1])].relation
                found[reference.target][Backlink(reference.field, id_, relation)] = None
        return {target: tuple(sorted(links, key=lambda b: b.field)) for target, links in found.items()}

    def referring(self, id_: str, *fields: str) -> tuple[str, ...]:
        """The ids of those that refer to a record, in any field or in the given ones; none twice."""
        links = self.backlinks.get(id_, ())
        return tuple(dict.fromkeys(link.origin for link in links if not fields or link.field in fields))

    def filed_under(self, model: type[R], theme: str) -> tuple[R, ...]:
        """The provisions or quotations whose own theme this is."""
        return tuple(r for r in self.of(model) if isinstance(r, Filed) and r.theme == theme)

    def also_under(self, theme: str) -> tuple[Filed, ...]:
        """What is filed under another theme and concerns this one too."""
        candidates = (*self.of(Provision), *self.of(Quotation))
        return tuple(record for record in candidates if theme in record.also)

    def touching(self, theme: str, model: type[R]) -> tuple[R, ...]:
        """The parties, terms, instruments or sources that a theme's records name, in the data's order."""
        named = self.named_under(theme)
        return tuple(record for record in self.of(model) if record.id in named)

    def named_under(self, theme: str) -> frozenset[str]:
        """The ids of all that a theme and the records filed under it refer to."""
        filed = (r.id for r in (*self.of(Provision), *self.of(Quotation)) if theme in r.themes)
        return frozenset(ref.target for id_ in (theme, *filed) for ref in self.references[id_])

    def name(self, id_: str, language: str = "en") -> str:
        """What a record is called, in the language or else in English."""
        names = self.records[id_].names
        return names.get(language) or names["en"]

    def short_name(self, id_: str, language: str = "en") -> str:
        """The short form of a name where the record has one."""
        record = self.records[id_]
        if isinstance(record, Meeting):
            return record.short
        if isinstance(record, Party | Instrument) and record.short:
            return record.short.get(language) or record.short["en"]
        return self.name(id_, language)

    def short_citation(self, id_: str) -> str | None:
        """How a provision or quotation is cited in running text: ``TCIM 2024, p-07``; else None."""
        record = self.records[id_]
        if not isinstance(record, Filed):
            return None
        meeting = self.get(Meeting, record.meeting)
        return f"{meeting.short}, {record.id.removeprefix(meeting.id.removeprefix('meeting-') + '-')}"

    def label(self, id_: str, language: str = "en") -> str:
        """The text of a link to a record when the author gives none."""
        return self.short_citation(id_) or self.name(id_, language)

    def origins(self, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        """Whose reports stand behind some evidence: one agency's report counts once, wherever printed."""
        return tuple(dict.fromkeys(self.get(Source, entry.source).origin for entry in evidence))

    @cached_property
    def content_digest(self) -> str:
        """SHA-256 over all records: what an edition says, whatever it looks like."""
        content = hashlib.sha256(self.publication.model_dump_json().encode())
        for id_ in sorted(self.records):
            content.update(self.records[id_].model_dump_json().encode() + b"\n")
        return content.hexdigest()


def mentions(record: Record) -> tuple[str, ...]:
    """The ids of what a record's text is about, in its fields' order; none twice."""
    if not isinstance(record, Mentioning):
        return ()
    return tuple(dict.fromkeys((*record.instruments, *record.terms, *record.parties, *record.people)))


def substance(record: Record) -> str:
    """A digest of what a record says, which the registry keeps for each edition (16 hex digits)."""
    said = {
        "kind": record.kind_of_record.value,
        "names": dict(record.names),
        "text": getattr(record, "text", None),
        "did": getattr(record, "kind", None),
    }
    # The registry keeps it for decades: canonical JSON does not change with the code, as a repr does.
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(canonical.encode(), digest_size=8).hexdigest()


def build(publication: Publication, records: Iterable[tuple[Record, Place]]) -> Annex:
    """An annex of valid records; of two with one id the first counts."""
    by_id: dict[str, Record] = {}
    places: dict[str, Place] = {}
    for record, place in records:
        by_id.setdefault(record.id, record)
        places.setdefault(record.id, place)
    return Annex(publication, by_id, places)
