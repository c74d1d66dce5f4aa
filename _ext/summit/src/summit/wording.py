"""The annex's own words on its pages, translatable through the catalogue ``summit``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum

from babel.dates import format_date, format_skeleton
from sphinx.locale import get_translation

CATALOGUE = "summit"
_ = get_translation(CATALOGUE)


class Said(StrEnum):
    """Words of the extension's own, each once; :meth:`said` gives it in the language of the build."""

    def said(self) -> str:
        """The words in the language of the build."""
        return translated(self.value)


class Word(Said):
    """The words of records and of their lists."""

    # kinds of record
    MEETING = "Meeting"
    THEME = "Theme"
    PROVISION = "Provision"
    QUOTATION = "Quotation"
    PARTY = "Party"
    PERSON = "Person"
    TERM = "Term"
    INSTRUMENT = "Instrument"
    EVENT = "Event"
    SOURCE = "Source"
    PROVISIONS = "Provisions"
    QUOTATIONS = "Quotations"
    PARTIES = "Parties"
    PEOPLE = "People"
    TERMS = "Terms"
    INSTRUMENTS = "Instruments"
    EVENTS = "Events"
    SOURCES = "Sources"
    THEMES = "Themes"
    READINGS = "Readings"
    # kinds of provision
    COMMITMENT = "Commitment"
    CONCERN = "Concern"
    RECOGNITION = "Recognition"
    PRINCIPLE = "Principle"
    ARRANGEMENT = "Arrangement"
    # standings
    OFFICIAL = "official"
    QUOTED = "quoted"
    REPORTED = "reported"
    INTERPRETED = "interpreted"
    # relations, from a record and back to it
    IMPLEMENTS = "Implements"
    FOLLOWS_FROM = "Follows from"
    SUPPORTS = "Supports"
    CONTRASTS_WITH = "Contrasts with"
    IMPLEMENTED_BY = "Implemented by"
    LEADS_TO = "Leads to"
    SUPPORTED_BY = "Supported by"
    # fields
    ADDRESS = "Address"
    ALSO_CALLED = "Also called"
    ALSO_UNDER = "Also under"
    BROADER = "Broader"
    CITE_AS = "Cite as"
    CITED_BY = "Cited by"
    DATE = "Date"
    EDITION = "Edition"
    EDITORIAL_NOTE = "Editorial note"
    EVIDENCE = "Evidence"
    IDENTIFIERS = "Identifiers"
    IN_FORCE = "In force"
    ENDED = "Ended"
    KIND = "Kind"
    NAMED_IN = "Named in"
    NUMBER = "Number"
    OFFICE = "Office"
    PART_OF = "Part of"
    PARTS = "Parts"
    PLACE = "Place"
    PREFERRED = "Preferred"
    PRINTED_BY = "Printed by"
    READING = "Reading"
    REVISED = "Revised"
    SAID_BY = "Said by"
    SAID_TO_BE_FROM = "From"
    SHORT = "Short form"
    STANDING = "Standing"
    STANDING_AND_SOURCES = "Standing and sources"
    TITLE = "Title"
    TYPE = "Type"
    WHY = "Why"
    ACCESSED = "Accessed"
    TRANSLATION = "in the annex's translation"
    TARIFF_LINE = "Chinese tariff line"
    SYMBOL = "Symbol"
    # qualities of sources
    QUALITY_OFFICIAL = "Official pages"
    QUALITY_NEWS = "News"
    QUALITY_TRADE = "Trade and specialist press"
    QUALITY_REFERENCE = "Reference works"
    QUALITY_COPY = "Read in copies only"
    # lists
    FILED_ELSEWHERE = "Filed under other themes, and concerning this one:"
    ABOUT_THEME = "About this theme's summary"
    BACKGROUND = "Background"
    NOTHING = "Nothing in this edition."
    RECORD = "Record"
    FIX = "What to do"
    CODE = "Code"
    MEANING = "What is wrong"


def translated(text: str) -> str:
    """Words of the extension's own in the language of the build."""
    return str(_(text))


def kind_word(value: str) -> Word:
    """The word for a member of one of the model's enums: ``follows-from`` gives FOLLOWS_FROM."""
    return Word[value.replace("-", "_").upper()]


#: What a relation is called when it is read from its target.
CONVERSE: Mapping[str, Word] = {
    "implements": Word.IMPLEMENTED_BY,
    "follows-from": Word.LEADS_TO,
    "supports": Word.SUPPORTED_BY,
    "contrasts-with": Word.CONTRASTS_WITH,
}


def date_said(value: str, language: str) -> str:
    """A date or span of dates (EDTF level 0) as readers of the language write it: ``26 June 2024``."""
    return " – ".join(_date(part, language) for part in value.split("/"))


def _date(value: str, language: str) -> str:
    parts = [int(part) for part in value.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    date = datetime.date(year, month, day)
    if len(parts) == 3:
        # In English the day before the month, as both Seoul and Tokyo write it.
        return format_date(date, "d MMMM y" if language == "en" else "long", locale=language)
    return format_skeleton("yMMMM" if len(parts) == 2 else "y", date, locale=language)
