"""The records of an annex, typed.

A record is one thing that can be cited: what the ministers did (a provision), words between
quotation marks, a person, a source. Each class below is one kind; its fields are the keys an
editor may write, and pydantic refuses any other. Text is plain text, never markup: what a record
mentions is named in ``parties``, ``people``, ``terms`` and ``instruments``.

Errors that pydantic does not know are raised under the names that :mod:`summit.problems` lists.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$"
ID_LENGTH = 64
LINE_LENGTH = 240
TEXT_LENGTH = 2000
QUOTED_WORDS = 40


class Kind(StrEnum):
    """The kinds of record: an object type, a role, a data file and a table each."""

    MEETING = "meeting"
    THEME = "theme"
    PROVISION = "provision"
    QUOTATION = "quotation"
    PARTY = "party"
    PERSON = "person"
    TERM = "term"
    INSTRUMENT = "instrument"
    EVENT = "event"
    SOURCE = "source"

    @property
    def plural(self) -> str:
        """The name of its data file and table, ``parties`` for a party."""
        return {"party": "parties", "person": "people"}.get(self.value, self.value + "s")


class Standing(StrEnum):
    """How near a statement is to the ministers' own text; the method page explains each."""

    OFFICIAL = "official"
    QUOTED = "quoted"
    REPORTED = "reported"
    INTERPRETED = "interpreted"


class Quality(StrEnum):
    """What a source is, which bounds the standing it can give."""

    OFFICIAL = "official"
    NEWS = "news"
    TRADE = "trade"
    REFERENCE = "reference"
    COPY = "copy"


class Relation(StrEnum):
    IMPLEMENTS = "implements"
    FOLLOWS_FROM = "follows-from"
    SUPPORTS = "supports"
    CONTRASTS_WITH = "contrasts-with"


class ProvisionKind(StrEnum):
    COMMITMENT = "commitment"
    CONCERN = "concern"
    RECOGNITION = "recognition"
    PRINCIPLE = "principle"
    ARRANGEMENT = "arrangement"


class Scope(StrEnum):
    """A theme the meeting named, or one that cuts across them."""

    THEME = "theme"
    CROSS_CUTTING = "cross-cutting"


class PartyType(StrEnum):
    STATE = "state"
    MINISTRY = "ministry"
    ORGANISATION = "organisation"
    GROUPING = "grouping"


class TermCategory(StrEnum):
    MATERIAL = "material"
    TECHNOLOGY = "technology"
    CONCEPT = "concept"


class InstrumentType(StrEnum):
    STATEMENT = "statement"
    PRINCIPLES = "principles"
    FRAMEWORK = "framework"
    AGREEMENT = "agreement"
    PARTNERSHIP = "partnership"
    MEMORANDUM = "memorandum"
    MEASURE = "measure"


class Scheme(StrEnum):
    """Registers whose identifiers a term or a party may carry."""

    HS = "hs"
    CN_TARIFF = "cn-tariff"
    CAS = "cas"
    SYMBOL = "symbol"
    WIKIDATA = "wikidata"
    ISO_ALPHA_2 = "iso-3166-1-alpha-2"
    ISO_ALPHA_3 = "iso-3166-1-alpha-3"
    ISO_NUMERIC = "iso-3166-1-numeric"


class Matter(StrEnum):
    """What the sources of a reading differ on: only wordings are compared word by word."""

    WORDING = "wording"
    NAME = "name"
    FACT = "fact"


class SourceType(StrEnum):
    """The CSL 1.0.2 item types that a source may have."""

    NEWSPAPER = "article-newspaper"
    JOURNAL = "article-journal"
    MAGAZINE = "article-magazine"
    ARTICLE = "article"
    WEBPAGE = "webpage"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    LEGISLATION = "legislation"
    POST = "post-weblog"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain YAML scalar that YAML 1.1 would not read as a string: its text, and what it would be.

    ``tag`` is the last word of YAML's tag: ``bool``, ``int``, ``float``, ``null`` or ``timestamp``.
    """

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds an id, with the kinds of record it may lead to."""

    kinds: tuple[Kind, ...]


def _text_of(value: object) -> object:
    """A date or a number may stand in YAML without quotes: its text is what counts."""
    return value.text if isinstance(value, Plain) and value.tag in {"timestamp", "int"} else value


def _real_date(value: str) -> str:
    for part in value.split("/"):
        pieces = [int(piece) for piece in part.split("-")]
        try:
            datetime.date(*(pieces + [1, 1])[:3])
        except ValueError as error:
            raise PydanticCustomError("bad-date", "{reason}", {"reason": str(error)}) from None
    return value


def _flag(value: object) -> object:
    """YAML 1.1's words for true and false, which only a field that holds a truth value may use."""
    return (
        value.text.lower() in {"true", "yes", "on"}
        if isinstance(value, Plain) and value.tag == "bool"
        else value
    )


def _names(value: object) -> object:
    return {"en": value} if isinstance(value, str | Plain) else value


def _english(value: dict[str, str]) -> dict[str, str]:
    if "en" not in value:
        raise PydanticCustomError("missing-english", "no English form")
    return value


def _alias(value: object) -> object:
    return {"name": value} if isinstance(value, str | Plain) else value


def _quotable(value: str) -> str:
    words = len(value.split())
    if words > QUOTED_WORDS:
        raise PydanticCustomError("too-long", "{words} words", {"words": words, "limit": QUOTED_WORDS})
    return value


_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=LINE_LENGTH)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_LENGTH)]
Words = Annotated[Text, AfterValidator(_quotable)]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
#: A date or span of ISO 8601-2 (EDTF level 0): ``2024-06-26``, ``2023-11``, ``2023-11-13/2023-11-14``.
Date = Annotated[str, BeforeValidator(_text_of), StringConstraints(pattern=_DATE), AfterValidator(_real_date)]
Edition = Annotated[str, BeforeValidator(_text_of), StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)*$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"\\^`{|}]+$", max_length=1000)]
#: A name or text in several languages, keyed by language tag; a plain string is English.
Names = Annotated[
    dict[LanguageTag, Line],
    BeforeValidator(_names, json_schema_input_type=str | dict[str, str]),
    AfterValidator(_english),
]
Texts = Annotated[
    dict[LanguageTag, Text],
    BeforeValidator(_names, json_schema_input_type=str | dict[str, str]),
    AfterValidator(_english),
]

Flag = Annotated[bool, BeforeValidator(_flag), Field(strict=True)]

MeetingId = Annotated[Id, RefersTo((Kind.MEETING,))]
ThemeId = Annotated[Id, RefersTo((Kind.THEME,))]
ProvisionId = Annotated[Id, RefersTo((Kind.PROVISION,))]
PartyId = Annotated[Id, RefersTo((Kind.PARTY,))]
PersonId = Annotated[Id, RefersTo((Kind.PERSON,))]
TermId = Annotated[Id, RefersTo((Kind.TERM,))]
InstrumentId = Annotated[Id, RefersTo((Kind.INSTRUMENT,))]
SourceId = Annotated[Id, RefersTo((Kind.SOURCE,))]
AnyId = Annotated[Id, RefersTo(tuple(Kind))]


class Strict(BaseModel):
    """Frozen, and without any key that the class does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Evidence(Strict):
    """What a statement rests on: a place in a source, and how near that source is to the ministers."""

    source: SourceId
    locator: Line
    """Where in the source, as a reader would look it up: ``paragraph 5``, ``caption``."""
    standing: Standing
    note: Text | None = None


class Related(Strict):
    relation: Relation
    target: AnyId


class Variant(Strict):
    """One of the readings of a point, with the sources that have it."""

    reading: Text
    lang: LanguageTag = "en"
    standing: Standing
    sources: tuple[SourceId, ...] = Field(min_length=1)
    preferred: Flag = False
    note: Text | None = None


class Reading(Strict):
    """A point on which sources differ: the readings side by side, and which the annex prefers, and why.

    Where the sources cannot decide, none is preferred and ``why`` says so.
    """

    point: Line
    matter: Matter
    variants: tuple[Variant, ...]
    why: Text

    @property
    def preferred(self) -> Variant | None:
        return next((variant for variant in self.variants if variant.preferred), None)


class Alias(Strict):
    """Another name or spelling, with those who print it."""

    name: Line
    lang: LanguageTag = "en"
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None


class Identifier(Strict):
    """The same thing's identifier in a public register."""

    scheme: Scheme
    value: Annotated[Line, BeforeValidator(_text_of)]
    sources: tuple[SourceId, ...] = Field(min_length=1)
    note: Text | None = None


class Role(Strict):
    """An office held by a person."""

    title: Names
    party: PartyId
    start: Date | None = None
    end: Date | None = None


class Revision(Strict):
    """Says that a published provision or quotation changed in substance, and why."""

    edition: Edition
    date: Date
    note: Text


AliasEntry = Annotated[Alias, BeforeValidator(_alias, json_schema_input_type=str | Alias)]


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
    title: Names
    text: Texts

    @property
    def names(self) -> Mapping[str, str]:
        return self.title


class Meeting(Titled):
    kind_of_record = Kind.MEETING
    short: Line
    """How citations name it: ``TCIM 2024``."""
    date: Date
    place: Names
    aliases: tuple[AliasEntry, ...] = ()


class Theme(Titled):
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
        return (self.theme, *self.also)


class Provision(Filed):
    """What the ministers did in the text, in the annex's paraphrase."""

    kind_of_record = Kind.PROVISION
    kind: ProvisionKind


class Quotation(Filed):
    """Words between quotation marks, with who printed them: never more than 40 words."""

    kind_of_record = Kind.QUOTATION
    text: Annotated[
        dict[LanguageTag, Words],
        BeforeValidator(_names, json_schema_input_type=str | dict[str, str]),
        AfterValidator(_english),
    ]
    lang: LanguageTag = "en"
    """The language in which the words were printed."""
    speaker: PersonId | None = None
    instrument: InstrumentId | None = None
    """The text that the words are said to come from, where no person spoke them."""
    provisions: tuple[ProvisionId, ...] = ()


class Named(Mentioning):
    name: Names
    aliases: tuple[AliasEntry, ...] = ()
    text: Texts | None = None

    @property
    def names(self) -> Mapping[str, str]:
        return self.name


class Party(Named):
    kind_of_record = Kind.PARTY
    type: PartyType
    short: Names | None = None
    part_of: PartyId | None = None
    identifiers: tuple[Identifier, ...] = ()


class Person(Named):
    kind_of_record = Kind.PERSON
    family: Line
    """The family name as the preferred spelling has it."""
    given: Line
    roles: tuple[Role, ...] = ()


class Term(Named):
    kind_of_record = Kind.TERM
    category: TermCategory
    broader: TermId | None = None
    identifiers: tuple[Identifier, ...] = ()


class Instrument(Titled):
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
    kind_of_record = Kind.EVENT
    date: Date
    place: Names | None = None
    meeting: MeetingId | None = None
    background: Flag = False
    """True for what happened outside the meeting and its mandate, kept for orientation."""


class Author(Strict):
    """A CSL name: ``family`` and ``given``, or ``literal`` for an institution."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None


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
        return {"en": self.title_english or self.title, self.language: self.title}

    @property
    def origin(self) -> str:
        """Whose report it is; two sources of one origin do not corroborate each other."""
        return self.wire or self.container_title or self.publisher


class Publication(Strict):
    """What ``annex.yaml`` says of the annex as a publication."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    """Its short name, for file names and as the intersphinx key."""
    title: Names
    subtitle: Names | None = None
    edition: Edition
    date: Date
    publisher: Line
    licence: Line
    licence_url: Url
    base_url: Annotated[Url, StringConstraints(pattern=r"/$")]
    """The canonical address of the site's root, with its final slash."""
    languages: tuple[LanguageTag, ...] = ("en",)
    keywords: tuple[Line, ...] = ()


class AnchorStatus(StrEnum):
    ACTIVE = "active"
    ALIAS = "alias"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Anchor(Strict):
    """One line of the registry; the last line of an id is what holds."""

    id: Id
    kind: Kind
    edition: Edition
    status: AnchorStatus
    said: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = None
    """The digest of what the id says in this edition."""
    to: Id | None = None
    """What an alias stands for, or what succeeds a withdrawn or superseded record."""
    date: Date | None = None
    reason: Text | None = None


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
