"""The records: a class a kind, its fields the keys that an editor may write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from summit.model.fields import (
    Date,
    Flag,
    Id,
    InstrumentId,
    LanguageTag,
    Line,
    MeetingId,
    Names,
    PartyId,
    PersonId,
    ProvisionId,
    QuotedTexts,
    TermId,
    Text,
    Texts,
    ThemeId,
    Url,
)
from summit.model.kinds import (
    InstrumentType,
    Kind,
    PartyType,
    ProvisionKind,
    Quality,
    Scope,
    SourceType,
    TermCategory,
)
from summit.model.parts import (
    AliasEntry,
    Author,
    Evidence,
    Identifier,
    Reading,
    Related,
    Revision,
    Role,
    Strict,
)


class Record(Strict):
    """What every record has."""

    kind_of_record: ClassVar[Kind]
    id: Id
    note: Text | None = None
    """An editorial note: the annex's own word, shown as such."""
    revised: tuple[Revision, ...] = ()

    @property
    def names(self) -> Mapping[str, str]:
        """Its title or name by language, ``en`` always among them."""
        raise NotImplementedError


class Mentioning(Record):
    """A record whose text mentions others, and that rests on evidence."""

    parties: tuple[PartyId, ...] = ()
    people: tuple[PersonId, ...] = ()
    terms: tuple[TermId, ...] = ()
    instruments: tuple[InstrumentId, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    readings: tuple[Reading, ...] = ()


class Titled(Mentioning):
    """A record with a title and a text."""

    title: Names
    text: Texts

    @property
    def names(self) -> Mapping[str, str]:
        """Its title or name by language."""
        return self.title


class Meeting(Titled):
    """A meeting of the series."""

    kind_of_record = Kind.MEETING
    short: Line
    """How citations name it: ``TCIM 2024``."""
    date: Date
    place: Names
    aliases: tuple[AliasEntry, ...] = ()


class Theme(Titled):
    """A theme, which has a page of its own."""

    kind_of_record = Kind.THEME
    scope: Scope = Scope.THEME

    @property
    def slug(self) -> str:
        """The frozen name of its page, the id without ``theme-``."""
        return self.id.removeprefix("theme-")


class Filed(Titled):
    """A record of a meeting that is filed under a theme, and perhaps under others also."""

    meeting: MeetingId
    theme: ThemeId
    also: tuple[ThemeId, ...] = ()

    @property
    def themes(self) -> tuple[str, ...]:
        """Its own theme, then the others it concerns."""
        return (self.theme, *self.also)


class Provision(Filed):
    """What the ministers did in the text, in the annex's paraphrase."""

    kind_of_record = Kind.PROVISION
    kind: ProvisionKind


class Quotation(Filed):
    """Words between quotation marks, with who printed them: never more than 40 words."""

    kind_of_record = Kind.QUOTATION
    text: QuotedTexts
    lang: LanguageTag = "en"
    """The language in which the words were printed."""
    speaker: PersonId | None = None
    instrument: InstrumentId | None = None
    """The text that the words are said to come from, where no person spoke them."""
    provisions: tuple[ProvisionId, ...] = ()


class Named(Mentioning):
    """A record with a name, and perhaps other names."""

    name: Names
    aliases: tuple[AliasEntry, ...] = ()
    text: Texts | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """Its title or name by language."""
        return self.name


class Party(Named):
    """A state or an organisation."""

    kind_of_record = Kind.PARTY
    type: PartyType
    short: Names | None = None
    part_of: PartyId | None = None
    identifiers: tuple[Identifier, ...] = ()


class Person(Named):
    """A person, with the offices held."""

    kind_of_record = Kind.PERSON
    family: Line
    """The family name as the preferred spelling has it."""
    given: Line
    roles: tuple[Role, ...] = ()


class Term(Named):
    """A material, a technology or a concept."""

    kind_of_record = Kind.TERM
    category: TermCategory
    broader: TermId | None = None
    identifiers: tuple[Identifier, ...] = ()


class Instrument(Titled):
    """A statement, an agreement or a measure."""

    kind_of_record = Kind.INSTRUMENT
    type: InstrumentType
    short: Names | None = None
    number: Line | None = None
    date: Date
    in_force: Date | None = None
    ended: Date | None = None
    part_of: InstrumentId | None = None
    url: Url | None = None
    aliases: tuple[AliasEntry, ...] = ()


class Event(Titled):
    """Something on the timeline."""

    kind_of_record = Kind.EVENT
    date: Date
    place: Names | None = None
    meeting: MeetingId | None = None
    background: Flag = False
    """True for what happened outside the meeting and its mandate, kept for orientation."""


class Source(Record):
    """A source, in CSL-JSON's fields (CSL 1.0.2, appendix IV), and what it is worth."""

    kind_of_record = Kind.SOURCE
    type: SourceType
    title: Line
    """In the source's own language."""
    title_english: Line | None = Field(None, alias="title-english")
    language: LanguageTag = "en"
    author: tuple[Author, ...] = ()
    container_title: Line | None = Field(None, alias="container-title")
    publisher: Line
    issued: Date | None = None
    accessed: Date | None = None
    url: Url | None = Field(None, alias="URL")
    quality: Quality
    wire: Line | None = None
    """The agency whose report this prints: copies of one report count as one source."""

    @property
    def names(self) -> Mapping[str, str]:
        """Its title or name by language."""
        return {"en": self.title_english or self.title, self.language: self.title}

    @property
    def origin(self) -> str:
        """Whose report it is; two sources of one origin do not corroborate each other."""
        return self.wire or self.container_title or self.publisher


MODELS: Mapping[Kind, type[Record]] = {
    model.kind_of_record: model
    for model in (
        Meeting,
        Theme,
        Provision,
        Quotation,
        Party,
        Person,
        Term,
        Instrument,
        Event,
        Source,
    )
}
