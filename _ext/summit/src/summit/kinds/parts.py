"""The parts of records: evidence, readings, aliases, roles, and what else stands in a list inside one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Self
from urllib.parse import quote

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from summit.data import Plain
from summit.kinds.choices import Matter, Relation, Scheme, Standing
from summit.kinds.declaring import OURS, THEIRS, Facet, Links, Node, Search, Trait, Within
from summit.kinds.fields import (
    AnyId,
    Date,
    Edition,
    Flag,
    InHomeLanguage,
    LanguageTag,
    Line,
    Names,
    Number,
    PartyId,
    SourceId,
    Text,
    home_of,
)
from summit.kinds.pieces import Label, Piece, Row, Teller, Words, listed
from summit.kinds.vocabulary import at, in_languages, text_in

SILENT = Within(Search.NOTHING, THEIRS)
REMARK = Within(Search.APPARATUS, OURS)
#: The annex's own words, which nobody looks for.
UNSOUGHT = Within(Search.NOTHING, OURS)
STANDING = Within(Search.NOTHING, THEIRS, facet=Facet.STANDING)
SOURCES = Within(Search.NOTHING, THEIRS, facet=Facet.SOURCE)
PRINTED = Within(Search.APPARATUS, THEIRS)
ALIAS = Within(Search.NAME, THEIRS)

HomeTag = Annotated[LanguageTag, InHomeLanguage()]


class Strict(BaseModel):
    """Frozen, and without any key that the class does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _in_home_language(cls, value: Any, info: ValidationInfo) -> Any:
        """Say the language of words of which the editor says none."""
        home = home_of(info)
        if home == "en" or not isinstance(value, dict):
            return value
        silent = [
            name
            for name, field in cls.model_fields.items()
            if name not in value and any(isinstance(mark, InHomeLanguage) for mark in field.metadata)
        ]
        return {**value, **dict.fromkeys(silent, home)} if silent else value


class Part(Strict):
    """What stands in a list inside a record."""

    def row(self, tell: Teller) -> Row:
        """The part as a row among a record's facts, where its field is one of these."""
        raise NotImplementedError

    @property
    def sought(self) -> str | None:
        """What the search knows the part as a whole by, beside its fields."""
        return None


class Evidence(Part):
    """What a statement rests on: a place in a source, and how near that source is to the ministers."""

    source: Annotated[SourceId, SOURCES]
    locator: Annotated[Line, UNSOUGHT]
    """Where in the source, as a reader would look it up: ``paragraph 5``, ``caption``."""
    standing: Annotated[Standing, STANDING]
    note: Annotated[Text | None, REMARK] = None

    def row(self, tell: Teller) -> Row:
        """The source, the place in it, and the standing."""
        standing = Label(tell.say(self.standing.word), f"standing-{self.standing}")
        note = f" {self.note}" if self.note else ""
        return (tell.source(self.source), f", {self.locator} ", standing, note)


class Related(Part):
    """How a record stands to another one."""

    relation: Annotated[Relation, SILENT]
    target: Annotated[AnyId, SILENT]


class Variant(Part):
    """One of the readings of a point, with the sources that have it."""

    reading: Annotated[Text, PRINTED]
    lang: Annotated[HomeTag, SILENT] = "en"
    standing: Annotated[Standing, SILENT]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1), SILENT]
    preferred: Annotated[Flag, SILENT] = False
    note: Annotated[Text | None, REMARK] = None


class Reading(Part):
    """A point on which sources differ: the readings side by side, and which the annex prefers, and why.

    Where the sources cannot decide, none is preferred and ``why`` says so.
    """

    point: Annotated[Line, REMARK]
    matter: Annotated[Matter, SILENT]
    variants: Annotated[tuple[Variant, ...], PRINTED]
    why: Annotated[Text, REMARK]

    @property
    def preferred(self) -> Variant | None:
        """The variant that the annex prefers, where it prefers one."""
        return next((variant for variant in self.variants if variant.preferred), None)


class Alias(Part):
    """Another name or spelling, with those who print it."""

    name: Annotated[Line, ALIAS]
    lang: Annotated[HomeTag, SILENT] = "en"
    sources: Annotated[tuple[SourceId, ...], SILENT] = ()
    note: Annotated[Text | None, UNSOUGHT] = None

    def row(self, tell: Teller) -> Row:
        """The name, who prints it, and what the annex remarks on it."""
        row: list[Piece] = [Words(self.name, self.lang)]
        if self.sources:
            row += [" (", *listed(tell.source(source) for source in self.sources), ")"]
        return (*row, f". {self.note}" if self.note else "")


class Identifier(Part):
    """The same thing's identifier in a public register."""

    scheme: Annotated[Scheme, SILENT]
    value: Annotated[Number, Within(Search.NUMBER, THEIRS)]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1), SILENT]
    note: Annotated[Text | None, UNSOUGHT] = None

    def row(self, tell: Teller) -> Row:
        """The register, the identifier, and who gives it."""
        sources = listed(tell.source(source) for source in self.sources)
        note = f". {self.note}" if self.note else ""
        return (f"{tell.say(self.scheme.word)} ", Words(self.value, "en"), " (", *sources, f"){note}")


class Role(Part):
    """An office held by a person."""

    title: Annotated[Names, Within(Search.PARTICULAR, OURS)]
    party: Annotated[PartyId, SILENT]
    start: Annotated[Date | None, SILENT] = None
    end: Annotated[Date | None, SILENT] = None

    def row(self, tell: Teller) -> Row:
        """The office, where it is held, and from when to when."""
        start, end = (tell.date(date) if date else "" for date in (self.start, self.end))
        term = f", {start} – {end}" if start or end else ""
        return (f"{tell.pick(self.title)}, ", tell.link(self.party), term)


class Revision(Part):
    """Says that a published provision or quotation changed in substance, and why."""

    edition: Annotated[Edition, SILENT]
    date: Annotated[Date, SILENT]
    note: Annotated[Text, UNSOUGHT]

    def row(self, tell: Teller) -> Row:
        """The day, the edition, and what changed."""
        return (f"{tell.date(self.date)} ({self.edition}): {self.note}",)


def _alias(value: object) -> object:
    return {"name": value} if isinstance(value, str | Plain) else value


#: An alias, or only its name.
AliasEntry = Annotated[Alias, BeforeValidator(_alias, json_schema_input_type=str | Alias)]


class Author(Part):
    """A CSL name: ``family`` and ``given``, or ``literal`` for an institution."""

    family: Annotated[Line | None, SILENT] = None
    given: Annotated[Line | None, SILENT] = None
    literal: Annotated[Line | None, SILENT] = None

    @property
    def full(self) -> str:
        """The name as one writes it in a sentence."""
        return self.literal or f"{self.given or ''} {self.family or ''}".strip()

    @property
    def sought(self) -> str:
        """The same."""
        return self.full

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.family is None and self.literal is None:
            raise PydanticCustomError("unnamed", "expected 'family' or 'literal'")
        return self


def identified(_links: Links, identifiers: Iterable[Identifier], _record: Any) -> Node:
    """Identifiers in public registers, and the address of the same thing where one has addresses."""
    properties, same = [], []
    for identifier in identifiers:
        properties.append(
            {"@type": "PropertyValue", "propertyID": identifier.scheme.value, "value": identifier.value}
        )
        if identifier.scheme is Scheme.WIKIDATA:
            same.append(at(f"http://www.wikidata.org/entity/{quote(identifier.value)}"))
    return {"identifier": properties, "sameAs": same}


def alternates(_links: Links, aliases: Iterable[Alias], _record: Any) -> Node:
    """Other names."""
    return {"alternateName": [text_in(alias.name, alias.lang) for alias in aliases]}


def cited(links: Links, evidence: Iterable[Evidence], record: Any) -> Node:
    """What a work rests on; schema.org lets only works cite."""
    sources = [links.to(source) for source in dict.fromkeys(entry.source for entry in evidence)]
    return {"citation": sources} if record.kind_of_record.has(Trait.WORK) else {"subjectOf": sources}


def offices(links: Links, roles: Iterable[Role], _record: Any) -> Node:
    """A person's affiliations and offices."""
    held = tuple(roles)
    return {
        "affiliation": [links.to(party) for party in dict.fromkeys(role.party for role in held)],
        "hasOccupation": [
            {
                "@type": "Role",
                "roleName": in_languages(role.title),
                "startDate": role.start or "",
                "endDate": role.end or "",
            }
            for role in held
        ],
    }


def authors(_links: Links, names: Iterable[Author], _record: Any) -> Node:
    """Who wrote a source."""
    return {
        "author": [
            {"@type": "Organization", "name": name.literal}
            if name.literal
            else {"@type": "Person", "familyName": name.family or "", "givenName": name.given or ""}
            for name in names
        ]
    }
