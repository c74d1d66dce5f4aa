"""The kinds of record, and the words that a field with a choice may hold."""

from __future__ import annotations

from enum import StrEnum


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

    @property
    def one(self) -> str:
        """The word with its article, for sentences."""
        return f"an {self.value}" if self.value[0] in "aeiou" else f"a {self.value}"


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
    """How a record stands to another."""

    IMPLEMENTS = "implements"
    FOLLOWS_FROM = "follows-from"
    SUPPORTS = "supports"
    CONTRASTS_WITH = "contrasts-with"


class ProvisionKind(StrEnum):
    """What the ministers did in a provision."""

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
    """What a party is."""

    STATE = "state"
    MINISTRY = "ministry"
    ORGANISATION = "organisation"
    GROUPING = "grouping"


class TermCategory(StrEnum):
    """What a term names."""

    MATERIAL = "material"
    TECHNOLOGY = "technology"
    CONCEPT = "concept"


class InstrumentType(StrEnum):
    """What an instrument is."""

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
