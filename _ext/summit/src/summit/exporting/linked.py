"""``annex.jsonld``: the annex in schema.org's words (https://schema.org), as JSON-LD 1.1.

Each record is one node whose ``@id`` is its permalink and whose ``additionalType`` is its kind in this
annex. The context maps every key to schema.org without anything being fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from summit.anchors import permalink
from summit.exporting.vocabulary import BINDING, PARTIES, SOURCES, Node, at, identified, in_languages, text_in
from summit.graph import Annex
from summit.model import (
    Event,
    Filed,
    Instrument,
    Kind,
    Meeting,
    Mentioning,
    Party,
    Person,
    Provision,
    Quotation,
    Record,
    Source,
    Term,
    Theme,
)

CONTEXT: Mapping[str, str] = {"@vocab": "https://schema.org/"}


def linked_data(annex: Annex, files: Iterable[tuple[str, str, int]]) -> Node:
    """The whole annex as one graph.

    :param files: path below the site's root, media type and size of each file of the annex.
    """
    publication = annex.publication
    base = publication.base_url
    whole: Node = {
        "@id": base,
        "@type": "Dataset",
        "name": in_languages(publication.title),
        "description": in_languages(publication.subtitle or publication.title),
        "version": publication.edition,
        "datePublished": publication.date,
        "publisher": {"@type": "Organization", "name": publication.publisher},
        "license": at(publication.licence_url),
        "url": at(base),
        "inLanguage": list(publication.languages),
        "keywords": list(publication.keywords),
        "identifier": f"sha256:{annex.content_digest}",
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": at(urljoin(base, path)),
                "encodingFormat": media_type,
                "contentSize": str(size),
            }
            for path, media_type, size in files
        ],
    }
    terms: Node = {
        "@id": _term_set(base),
        "@type": "DefinedTermSet",
        "name": f"{publication.title['en']}: terms",
        "isPartOf": at(base),
    }
    return {"@context": dict(CONTEXT), "@graph": [whole, terms, *(node(annex, id_) for id_ in annex.records)]}


def standalone(annex: Annex, id_: str) -> Node:
    """One record with the context, as its landing page embeds it."""
    return {"@context": dict(CONTEXT), **node(annex, id_)}


def node(annex: Annex, id_: str) -> Node:
    """One record as a node."""
    record = annex.records[id_]
    made: Node = {
        "@id": permalink(annex.publication.base_url, id_),
        **_OWN[record.kind_of_record](annex, record),
        "additionalType": record.kind_of_record.value,
        "name": in_languages(record.names),
        "url": at(permalink(annex.publication.base_url, id_)),
        "subjectOf": at(annex.publication.base_url),
    }
    if record.note:
        made["disambiguatingDescription"] = text_in(record.note, "en")
    if isinstance(record, Mentioning):
        made |= _mentioning(annex, record)
    return {key: value for key, value in made.items() if value not in (None, [], "")}


def _mentioning(annex: Annex, record: Mentioning) -> Node:
    sources = dict.fromkeys(entry.source for entry in record.evidence)
    aliases = getattr(record, "aliases", ())
    made: Node = {"alternateName": [text_in(alias.name, alias.lang) for alias in aliases]}
    if isinstance(record, Filed | Theme) or _is_work(record):
        named = (*record.parties, *record.people, *record.instruments)
        made["about"] = [_to(annex, id_) for id_ in record.terms]
        made["mentions"] = [_to(annex, id_) for id_ in named]
        made["citation"] = [_to(annex, source) for source in sources]
    else:  # schema.org lets only works cite
        made["subjectOf"] = [at(annex.publication.base_url), *(_to(annex, source) for source in sources)]
    return made


def _is_work(record: Record) -> bool:
    return isinstance(record, Instrument)


def _meeting(annex: Annex, record: Meeting) -> Node:
    return {
        **_happening(record.date, record.place),
        "description": in_languages(record.text),
        "attendee": [_to(annex, id_) for id_ in record.people],
        "organizer": [_to(annex, id_) for id_ in record.parties],
    }


def _event(annex: Annex, record: Event) -> Node:
    return {
        **_happening(record.date, record.place),
        "description": in_languages(record.text),
        "superEvent": _to(annex, record.meeting) if record.meeting else None,
    }


def _happening(date: str, place: Mapping[str, str] | None) -> Node:
    start, _slash, end = date.partition("/")
    return {
        "@type": "Event",
        "startDate": start,
        "endDate": end,
        "location": {"@type": "Place", "name": in_languages(place)} if place else None,
    }


def _theme(annex: Annex, record: Theme) -> Node:
    filed = (*annex.filed_under(Provision, record.id), *annex.filed_under(Quotation, record.id))
    return {
        "@type": "CreativeWork",
        "abstract": in_languages(record.text),
        "isPartOf": at(annex.publication.base_url),
        "hasPart": [_to(annex, part.id) for part in filed],
    }


def _provision(annex: Annex, record: Provision) -> Node:
    return {
        "@type": "CreativeWork",
        "genre": record.kind.value,
        "text": in_languages(record.text),
        "identifier": record.id,
        "recordedAt": _to(annex, record.meeting),
        "isPartOf": [_to(annex, theme) for theme in record.themes],
    }


def _quotation(annex: Annex, record: Quotation) -> Node:
    return {
        "@type": "Quotation",
        "text": in_languages(record.text),
        "inLanguage": record.lang,
        "identifier": record.id,
        "spokenByCharacter": _to(annex, record.speaker) if record.speaker else None,
        "isBasedOn": _to(annex, record.instrument) if record.instrument else None,
        "isPartOf": [_to(annex, theme) for theme in record.themes],
    }


def _party(annex: Annex, record: Party) -> Node:
    kind = PARTIES.get(record.type, "Organization")
    whole = "containedInPlace" if kind == "Country" else "parentOrganization"
    return {
        "@type": kind,
        "description": in_languages(record.text),
        whole: _to(annex, record.part_of) if record.part_of else None,
        **identified(record.identifiers),
    }


def _person(annex: Annex, record: Person) -> Node:
    return {
        "@type": "Person",
        "familyName": record.family,
        "givenName": record.given,
        "description": in_languages(record.text),
        "affiliation": [_to(annex, party) for party in dict.fromkeys(role.party for role in record.roles)],
        "hasOccupation": [
            {
                "@type": "Role",
                "roleName": in_languages(role.title),
                "startDate": role.start or "",
                "endDate": role.end or "",
            }
            for role in record.roles
        ],
    }


def _term(annex: Annex, record: Term) -> Node:
    return {
        "@type": "DefinedTerm",
        "inDefinedTermSet": at(_term_set(annex.publication.base_url)),
        "termCode": record.id,
        "description": in_languages(record.text),
        **identified(record.identifiers),
    }


def _instrument(annex: Annex, record: Instrument) -> Node:
    made: Node = {
        "@type": "CreativeWork",
        "genre": record.type.value,
        "abstract": in_languages(record.text),
        "identifier": record.number,
        "datePublished": record.date,
        "isPartOf": _to(annex, record.part_of) if record.part_of else None,
        "sameAs": at(record.url) if record.url else None,
    }
    if record.type in BINDING:
        made |= {
            "@type": "Legislation",
            "legislationDate": record.date,
            "legislationDateOfApplicability": record.in_force,
            "legislationIdentifier": record.number,
        }
    return made


def _source(_annex: Annex, record: Source) -> Node:
    container, issued = record.container_title, record.issued
    return {
        "@type": SOURCES.get(record.type, "CreativeWork"),
        "headline": text_in(record.title, record.language),
        "inLanguage": record.language,
        "author": [
            {"@type": "Organization", "name": author.literal}
            if author.literal
            else {"@type": "Person", "familyName": author.family or "", "givenName": author.given or ""}
            for author in record.author
        ],
        "publisher": {"@type": "Organization", "name": record.publisher},
        "isPartOf": {"@type": "CreativeWork", "name": container} if container else None,
        "datePublished": issued,
        "sameAs": at(record.url) if record.url else None,
    }


_OWN: Mapping[Kind, Callable[[Annex, Any], Node]] = {
    Kind.MEETING: _meeting,
    Kind.THEME: _theme,
    Kind.PROVISION: _provision,
    Kind.QUOTATION: _quotation,
    Kind.PARTY: _party,
    Kind.PERSON: _person,
    Kind.TERM: _term,
    Kind.INSTRUMENT: _instrument,
    Kind.EVENT: _event,
    Kind.SOURCE: _source,
}


def _to(annex: Annex, id_: str) -> Node:
    return at(permalink(annex.publication.base_url, id_))


def _term_set(base: str) -> str:
    return urljoin(base, "id/#terms")
