"""The words that fields of several kinds may hold, each with what pages call it."""

from __future__ import annotations

from summit.kinds.declaring import Choice


class Standing(Choice):
    """How near a statement is to the ministers' own text; the method page explains each."""

    OFFICIAL = "official", "official"
    QUOTED = "quoted", "quoted"
    REPORTED = "reported", "reported"
    INTERPRETED = "interpreted", "interpreted"


class Quality(Choice):
    """What a source is, which bounds the standing it can give."""

    OFFICIAL = "official", "Official pages"
    NEWS = "news", "News"
    TRADE = "trade", "Trade and specialist press"
    REFERENCE = "reference", "Reference works"
    COPY = "copy", "Read in copies only"

    @property
    def facet(self) -> str:
        """Not to be taken for a standing of the same name."""
        return f"quality-{self.value}"


class Relation(Choice):
    """How a record stands to another."""

    IMPLEMENTS = "implements", "Implements"
    FOLLOWS_FROM = "follows-from", "Follows from"
    SUPPORTS = "supports", "Supports"
    CONTRASTS_WITH = "contrasts-with", "Contrasts with"

    @property
    def converse(self) -> str:
        """What it is called when it is read from its target."""
        return {
            Relation.IMPLEMENTS: "Implemented by",
            Relation.FOLLOWS_FROM: "Leads to",
            Relation.SUPPORTS: "Supported by",
        }.get(self, self.word)


class Matter(Choice):
    """What the sources of a reading differ on: only wordings are compared word by word."""

    WORDING = "wording", "Wording"
    NAME = "name", "Name"
    FACT = "fact", "Fact"


class Scheme(Choice):
    """Registers whose identifiers a term or a party may carry, by what they call themselves."""

    HS = "hs", "HS"
    CN_TARIFF = "cn-tariff", "Chinese tariff line"
    CAS = "cas", "CAS"
    SYMBOL = "symbol", "Symbol"
    WIKIDATA = "wikidata", "Wikidata"
    ISO_ALPHA_2 = "iso-3166-1-alpha-2", "ISO 3166-1 alpha-2"
    ISO_ALPHA_3 = "iso-3166-1-alpha-3", "ISO 3166-1 alpha-3"
    ISO_NUMERIC = "iso-3166-1-numeric", "ISO 3166-1 numeric"
