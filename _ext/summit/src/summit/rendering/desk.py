"""What rendering needs at hand, and the trace that it leaves of what a page was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from summit.annex.asked import Asked, Imprint
from summit.annex.graph import Annex
from summit.annex.mentions import Linker
from summit.editions.registry import Registry
from summit.kinds.pieces import Link
from summit.kinds.source import Source
from summit.wording import Voice


@dataclass(slots=True)
class Trace:
    """What a page shows: what must be read again when one of these changes."""

    shown: set[str] = field(default_factory=set)
    """Ids of records whose own section stands on the page."""
    named: set[str] = field(default_factory=set)
    """Ids of records that the page names in a link."""
    selections: set[Asked] = field(default_factory=set)
    """What else the page asked of the annex: lists, what a theme holds, the imprint."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What rendering needs at hand; it is also how records and their parts say themselves."""

    annex: Annex
    registry: Registry
    linker: Linker
    voice: Voice
    trace: Trace
    cites: bool = False
    """True where the build has landing pages, which a cite control can lead to."""

    @property
    def language(self) -> str:
        """The page's language."""
        return self.voice.language

    def say(self, word: str) -> str:
        """Words of the extension's own."""
        return self.voice.say(word)

    def date(self, value: str) -> str:
        """A date or span of dates in words."""
        return self.voice.date(value)

    def pick(self, names: Mapping[str, str]) -> str:
        """Of a name in several languages the page's, or else the annex's first."""
        return self.voice.pick(names)

    def permalink(self, id_: str) -> str:
        """The address to cite a record by."""
        self.trace.selections.add(Imprint(("base_url",)))
        return self.annex.permalink(id_)

    def name(self, id_: str) -> str:
        """A record's title or name in the page's language."""
        return self.voice.pick(self.annex.records[id_].names)

    def citation(self, id_: str) -> str | None:
        """The short citation of a record that has one."""
        return self.annex.short_citation(id_)

    def link(self, id_: str, text: str | None = None) -> Link:
        """A link to a record by its name, or by the text given."""
        self.trace.named.add(id_)
        return Link(id_, text or self.name(id_))

    def brief(self, id_: str) -> Link:
        """A link by the short form of a name, for lists."""
        return self.link(id_, self.annex.short_name(id_, self.language))

    def cited(self, id_: str) -> Link:
        """A link by short citation, or by name where the record has none."""
        return self.link(id_, self.annex.label(id_, self.language))

    def full(self, id_: str) -> Link:
        """A link by citation and title, where a record has both, else by the short form of its name."""
        short = self.citation(id_)
        return self.link(id_, f"{short}: {self.name(id_)}") if short else self.brief(id_)

    def source(self, id_: str) -> Link:
        """A link to a source by outlet and date."""
        return self.link(id_, self.annex.get(Source, id_).cited_as(self.date))
