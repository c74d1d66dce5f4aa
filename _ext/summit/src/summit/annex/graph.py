"""The frozen annex: records looked up by id and kind, and who refers to whom."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar, cast
from urllib.parse import urljoin

from summit.annex.publication import Publication
from summit.data import Place
from summit.kinds import FIELDS, KINDS, references
from summit.kinds.declaring import Back
from summit.kinds.meeting import Meeting
from summit.kinds.record import Filed, Record
from summit.kinds.references import Reference

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
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """The records of each kind by its name, in the data's order."""
        found: dict[str, list[Record]] = {name: [] for name in KINDS}
        for record in self.records.values():
            found[record.kind_of_record.name].append(record)
        return {name: tuple(records) for name, records in found.items()}

    def of(self, model: type[R]) -> tuple[R, ...]:
        """All records of one model, in the data's order."""
        return cast("tuple[R, ...]", self.by_kind[model.kind_of_record.name])

    def get(self, model: type[R], id_: str) -> R:
        """The record with this id.

        :raises KeyError: where there is none of that model.
        """
        record = self.records[id_]
        if not isinstance(record, model):
            raise KeyError(id_)
        return record

    @cached_property
    def filed(self) -> tuple[Filed, ...]:
        """What is filed under themes, by kind and then in the data's order."""
        return tuple(
            record for records in self.by_kind.values() for record in records if isinstance(record, Filed)
        )

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
                stated = reference.field == "related"
                relation = record.parts[int(reference.trail[1])].relation if stated else ""
                found[reference.target][Backlink(reference.field, id_, relation)] = None
        return {target: tuple(sorted(links, key=lambda b: b.field)) for target, links in found.items()}

    def referring(self, id_: str, *ways: Back) -> tuple[str, ...]:
        """The ids of those that refer to a record, in any field or in those that show it so; none twice."""
        links = self.backlinks.get(id_, ())
        return tuple(dict.fromkeys(link.origin for link in links if not ways or self.back(link) in ways))

    def back(self, link: Backlink) -> Back:
        """How a record shows who refers to it."""
        return _BACK[self.records[link.origin].kind_of_record.name, link.field]

    def filed_under(self, model: type[R], theme: str) -> tuple[R, ...]:
        """The provisions or quotations whose own theme this is."""
        return tuple(r for r in self.of(model) if isinstance(r, Filed) and r.theme == theme)

    def also_under(self, theme: str) -> tuple[Filed, ...]:
        """What is filed under another theme and concerns this one too."""
        return tuple(record for record in self.filed if theme in record.also)

    def touching(self, theme: str, kind: str) -> tuple[Record, ...]:
        """The records of a kind that a theme's records name, in the data's order."""
        named = self.named_under(theme)
        return tuple(record for record in self.by_kind[kind] if record.id in named)

    def named_under(self, theme: str) -> frozenset[str]:
        """The ids of all that a theme and the records filed under it refer to."""
        filed = (record.id for record in self.filed if theme in record.themes)
        return frozenset(ref.target for id_ in (theme, *filed) for ref in self.references[id_])

    def name(self, id_: str, language: str | None = None) -> str:
        """What a record is called, in the language or else in the annex's first."""
        names = self.records[id_].names
        return names.get(language or "") or names.get(self.publication.home) or next(iter(names.values()))

    def short_names(self, id_: str) -> Mapping[str, str]:
        """The short form of a name by language where the record has one, else the name."""
        return self.records[id_].brief or self.records[id_].names

    def short_name(self, id_: str, language: str) -> str:
        """The short form in a language."""
        names = self.short_names(id_)
        return names.get(language) or next(iter(names.values()))

    def short_citation(self, id_: str) -> str | None:
        """How a provision or quotation is cited in running text: ``TCIM 2024, p-07``; else None."""
        within = self.records[id_].meeting_of
        if within is None:
            return None
        meeting = self.get(Meeting, within)
        return f"{meeting.short}, {id_.removeprefix(meeting.id.removeprefix('meeting-') + '-')}"

    def label(self, id_: str, language: str | None = None) -> str:
        """The text of a link to a record when the author gives none."""
        return self.short_citation(id_) or self.name(id_, language)

    def permalink(self, id_: str) -> str:
        """The address to cite, whole: where the landing page stands on the canonical site."""
        return urljoin(self.publication.base_url, f"id/{id_}/")

    @cached_property
    def content_digest(self) -> str:
        """SHA-256 over all records, in 64 hex digits: what an edition says, whatever it looks like."""
        content = hashlib.sha256(self.publication.model_dump_json().encode())
        for id_ in sorted(self.records):
            content.update(self.records[id_].model_dump_json().encode() + b"\n")
        return content.hexdigest()


#: How a record shows those that name it in a field, by their kind and the field as editors call it.
_BACK: Mapping[tuple[str, str], Back] = {
    (name, field.key): field.declared.back or Back.NOTHING for name, plan in FIELDS.items() for field in plan
}
_MENTIONED: Mapping[str, tuple[str, ...]] = {
    # Of two names that begin and end together, the more telling one counts: an instrument before a party.
    name: tuple(field.name for field in reversed(plan) if field.declared.mentioned)
    for name, plan in FIELDS.items()
}


def mentions(record: Record) -> tuple[str, ...]:
    """The ids of what a record's text is about, in the order in which they are looked for; none twice."""
    fields = _MENTIONED[record.kind_of_record.name]
    return tuple(dict.fromkeys(id_ for name in fields for id_ in getattr(record, name)))


def substance(record: Record) -> str:
    """A digest of what a record says, which the registry keeps for each edition (16 hex digits)."""
    said = {
        "kind": record.kind_of_record.name,
        "names": dict(record.registered),
        "text": record.texts,
        "did": record.did,
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
