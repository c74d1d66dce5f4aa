"""Sources, in CSL-JSON's fields (CSL 1.0.2, appendix IV), and what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from summit.data import Code
from summit.kinds.choices import Quality, Standing
from summit.kinds.declaring import THEIRS, Back, Choice, Kind, Linked, Links, Node, Search, Trait, Use
from summit.kinds.faults import Fault
from summit.kinds.faults import Quality as Backing
from summit.kinds.fields import Date, Line, Url
from summit.kinds.parts import Author, HomeTag, authors
from summit.kinds.record import Record
from summit.kinds.vocabulary import text_in


class SourceType(Choice):
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

    @property
    def linked(self) -> str:
        """schema.org's class."""
        return {
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
        }.get(self, "CreativeWork")


def _type(_links: Links, type_: SourceType, _source: Source) -> Node:
    return {"@type": type_.linked}


def _headline(_links: Links, title: str, source: Source) -> Node:
    return {"headline": text_in(title, source.language)}


def _container(_links: Links, title: str | None, _source: Source) -> Node:
    return {"isPartOf": {"@type": "CreativeWork", "name": title}} if title else {}


def _publisher(_links: Links, name: str, _source: Source) -> Node:
    return {"publisher": {"@type": "Organization", "name": name}}


def _said(word: str, search: Search, linked: str | Linked | None = None) -> Use:
    """A field of the bibliography, which stands in the entry and not among the facts."""
    return Use(word, None, search, linked, THEIRS)


class Source(Record):
    """A source, in CSL-JSON's fields (CSL 1.0.2, appendix IV), and what it is worth."""

    kind_of_record = Kind(
        name="source",
        plural="sources",
        word="Source",
        words="Sources",
        order=100,
        sorts=Quality,
        search_order=100,
        touched_order=60,
        local=None,
        named_in="Cited by",
        text_as="description",
        traits=Trait.NAMED_BY_ALL,
        linked=lambda _links, _kind, _source: {},
    )
    type: Annotated[SourceType, _said("Type", Search.NOTHING, _type)]
    title: Annotated[Line, _said("Title", Search.NOTHING, _headline)]
    """In the source's own language."""
    title_english: Annotated[Line | None, Field(alias="title-english"), _said("Title", Search.NOTHING)] = None
    language: Annotated[HomeTag, _said("Language", Search.NOTHING, "inLanguage")] = "en"
    author: Annotated[
        tuple[Author, ...], Use("Author", None, Search.PARTICULAR, authors, THEIRS, back=Back.NOTHING)
    ] = ()
    container_title: Annotated[
        Line | None, Field(alias="container-title"), _said("Published in", Search.PARTICULAR, _container)
    ] = None
    publisher: Annotated[Line, _said("Publisher", Search.PARTICULAR, _publisher)]
    issued: Annotated[Date | None, _said("Date", Search.PARTICULAR, "datePublished")] = None
    accessed: Annotated[Date | None, _said("Accessed", Search.NOTHING)] = None
    url: Annotated[Url | None, Field(alias="URL"), _said("Address", Search.PARTICULAR, "sameAs")] = None
    quality: Annotated[Quality, _said("Quality", Search.NOTHING)]
    wire: Annotated[Line | None, _said("Agency", Search.NOTHING)] = None
    """The agency whose report this prints: copies of one report count as one source."""

    @property
    def names(self) -> Mapping[str, str]:
        """Its title by language, the English one first where it has one."""
        return ({"en": self.title_english} if self.title_english else {}) | {self.language: self.title}

    @property
    def registered(self) -> Mapping[str, str]:
        """The same as the registry has always had it: a title without a translation counts as both."""
        return {"en": self.title_english or self.title, self.language: self.title}

    @property
    def called(self) -> tuple[str | None, ...]:
        """Its outlet and date."""
        return (self.outlet, self.issued)

    @property
    def sort(self) -> Quality:
        """What it is worth."""
        return self.quality

    @property
    def outlet(self) -> str:
        """Who published it, as evidence names it."""
        return self.container_title or self.publisher

    def cited_as(self, date: Callable[[str], str]) -> str:
        """How evidence names it, the outlet and the date: ``Reuters, 26 June 2024``."""
        return ", ".join(filter(None, (self.outlet, date(self.issued) if self.issued else None)))

    def gives(self, standing: Standing) -> bool:
        """Whether it can give a standing: only an official source an official one."""
        return standing is not Standing.OFFICIAL or self.quality is Quality.OFFICIAL

    @property
    def worth(self) -> str:
        """Its quality, in the data's word."""
        return self.quality.value

    def faults(self, sources: Mapping[str, Backing]) -> Iterator[Fault]:
        """That nothing says how it can be seen."""
        if self.url is None and self.note is None:
            message = f"'{self.id}' has no 'URL' and no 'note'; expected one of them"
            yield Fault((), Code.UNTRACEABLE_SOURCE, message)
