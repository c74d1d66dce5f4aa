"""schema.org's classes for what is in an annex, and its values: texts, addresses, identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from summit.model import Identifier, InstrumentType, PartyType, Scheme, SourceType

Node = dict[str, Any]

PARTIES: Mapping[PartyType, str] = {
    PartyType.STATE: "Country",
    PartyType.MINISTRY: "GovernmentOrganization",
}
#: Instruments that bind are schema.org's Legislation; declarations and frameworks are works.
BINDING = frozenset({InstrumentType.AGREEMENT, InstrumentType.MEASURE})
SOURCES: Mapping[SourceType, str] = {
    SourceType.NEWSPAPER: "NewsArticle",
    SourceType.JOURNAL: "ScholarlyArticle",
    SourceType.MAGAZINE: "Article",
    SourceType.ARTICLE: "Article",
    SourceType.WEBPAGE: "WebPage",
    SourceType.REPORT: "Report",
    SourceType.DATASET: "Dataset",
    SourceType.SOFTWARE: "SoftwareApplication",
    SourceType.LEGISLATION: "Legislation",
    SourceType.POST: "BlogPosting",
}


def identified(identifiers: Iterable[Identifier]) -> Node:
    """Identifiers in public registers, and the address of the same thing where one has addresses."""
    properties, same = [], []
    for identifier in identifiers:
        properties.append(
            {"@type": "PropertyValue", "propertyID": identifier.scheme.value, "value": identifier.value}
        )
        if identifier.scheme is Scheme.WIKIDATA:
            same.append(at(f"http://www.wikidata.org/entity/{quote(identifier.value)}"))
    return {"identifier": properties, "sameAs": same}


def in_languages(texts: Mapping[str, str] | None) -> list[Node]:
    """A name or text in each of its languages; none where there is none."""
    return [text_in(text, language) for language, text in (texts or {}).items()]


def text_in(text: str, language: str) -> Node:
    """A text with its language."""
    return {"@value": text, "@language": language}


def at(address: str) -> Node:
    """What stands at an address."""
    return {"@id": address}
