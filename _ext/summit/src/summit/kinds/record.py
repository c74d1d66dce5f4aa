"""What kinds have in common: the classes that they are made of, and the rules that hold within one record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from summit.data import Code
from summit.kinds.declaring import OURS, THEIRS, Back, Choice, Facet, Foot, Kind, Search, Use
from summit.kinds.faults import Fault, Quality, unbacked
from summit.kinds.fields import (
    Id,
    InstrumentId,
    MeetingId,
    Names,
    PartyId,
    PersonId,
    TermId,
    Text,
    Texts,
    ThemeId,
)
from summit.kinds.parts import AliasEntry, Evidence, Reading, Related, Revision, Strict, alternates, cited
from summit.kinds.pieces import Label, Row, Styled, Teller
from summit.kinds.vocabulary import every, in_works, text

_PLAIN = Use(None, None, Search.NOTHING, None, THEIRS)
ID = _PLAIN
TITLE = Use(None, None, Search.NAME, None, OURS)
TEXT = Use(None, None, Search.TEXT, text, OURS)
ALIASES = Use("Also called", Foot.ALSO_CALLED, Search.NAME, alternates, THEIRS, back=Back.NOTHING)
SHORT = Use("Short form", Foot.SHORT, Search.NAME, None, OURS)


def naming(word: str, foot: Foot, linked: str | None, back: Back = Back.NAMED_IN) -> Use:
    """A field with one id, among the facts."""
    return Use(word, foot, Search.NOTHING, linked, THEIRS, back=back)


def mentioning(word: str, linked: str, facet: Facet | None = None) -> Use:
    """A field with ids of what the text is about."""
    return Use(
        word,
        Foot.MENTIONS,
        Search.NOTHING,
        in_works(linked),
        THEIRS,
        back=Back.NAMED_IN,
        mentioned=True,
        selects=True,
        facet=facet,
    )


class Quoted(NamedTuple):
    """Words as printed, their language, and what they mean in the page's, where that is another."""

    words: str
    language: str
    meaning: str | None


class Record(Strict):
    """What every record has."""

    kind_of_record: ClassVar[Kind]
    id: Annotated[Id, ID]
    note: Annotated[Text | None, Use(None, None, Search.NOTE, None, OURS)] = None
    """An editorial note: the annex's own word, shown as such."""
    revised: Annotated[tuple[Revision, ...], Use("Revised", Foot.REVISED, Search.NOTHING, None, THEIRS)] = ()

    @property
    def names(self) -> Mapping[str, str]:
        """Its title or name by language, the annex's first language before others."""
        raise NotImplementedError

    @property
    def registered(self) -> Mapping[str, str]:
        """The names that the registry's digest is taken of: how they are made must not change, ever."""
        return self.names

    @property
    def texts(self) -> Mapping[str, str] | None:
        """Its text by language, where it has one."""
        return None

    @property
    def brief(self) -> Mapping[str, str] | None:
        """The short form of its name by language, where it has one."""
        return None

    def cited_as(self, date: Callable[[str], str]) -> str | None:
        """How evidence names it, where it is what evidence names; ``date`` says a date in words."""
        return None

    @property
    def called(self) -> tuple[str | None, ...]:
        """What links and lists say of it beside its names."""
        return ()

    @property
    def did(self) -> str | None:
        """What was done in it, where that is a part of what it says."""
        return None

    @property
    def parts(self) -> tuple[Related, ...]:
        """The relations that it states."""
        return ()

    @property
    def apparatus(self) -> tuple[Reading, ...]:
        """Its readings."""
        return ()

    @property
    def grounds(self) -> tuple[Evidence, ...]:
        """Its evidence."""
        return ()

    @property
    def sort(self) -> Choice | None:
        """What sort of its kind it is, where lists are filtered by that."""
        return None

    @property
    def filing(self) -> tuple[str, ...]:
        """The themes that it belongs to, the first its own; of a theme that itself."""
        return ()

    @property
    def meeting_of(self) -> str | None:
        """The meeting within which it is cited by number."""
        return None

    @property
    def printed(self) -> str | None:
        """The language in which its text was printed, where the text is what a source printed."""
        return None

    def quoted(self, language: str) -> Quoted | None:
        """Its words, where they are what a source printed, for a page in a language."""
        return None

    def head(self, tell: Teller) -> Row:
        """The line below its title."""
        return ()

    def faults(self, sources: Mapping[str, Quality]) -> Iterator[Fault]:
        """What is wrong within it, beyond the types of its fields; ``sources`` are those that are valid."""
        return iter(())


class Mentioning(Record):
    """A record whose text mentions others, and that rests on evidence."""

    parties: Annotated[tuple[PartyId, ...], mentioning("Parties", "mentions", Facet.PARTY)] = ()
    people: Annotated[tuple[PersonId, ...], mentioning("People", "mentions")] = ()
    terms: Annotated[tuple[TermId, ...], mentioning("Terms", "about")] = ()
    instruments: Annotated[tuple[InstrumentId, ...], mentioning("Instruments", "mentions")] = ()
    related: Annotated[
        tuple[Related, ...], Use("Related", Foot.RELATIONS, Search.NOTHING, None, THEIRS, back=Back.RELATION)
    ] = ()
    evidence: Annotated[
        tuple[Evidence, ...],
        Field(min_length=1),
        Use("Evidence", Foot.EVIDENCE, Search.APPARATUS, cited, THEIRS, back=Back.NOTHING, selects=True),
    ]
    readings: Annotated[
        tuple[Reading, ...], Use("Readings", None, Search.APPARATUS, None, THEIRS, back=Back.NOTHING)
    ] = ()

    @property
    def parts(self) -> tuple[Related, ...]:
        """The relations that it states."""
        return self.related

    @property
    def apparatus(self) -> tuple[Reading, ...]:
        """Its readings."""
        return self.readings

    @property
    def grounds(self) -> tuple[Evidence, ...]:
        """Its evidence."""
        return self.evidence

    def faults(self, sources: Mapping[str, Quality]) -> Iterator[Fault]:
        """Standings that no source gives, and readings that differ in nothing or prefer two."""
        for n, entry in enumerate(self.evidence):
            yield from unbacked(("evidence", n, "standing"), entry.standing, (entry.source,), sources)
        for n, reading in enumerate(self.readings):
            at: tuple[str | int, ...] = ("readings", n, "variants")
            for m, variant in enumerate(reading.variants):
                yield from unbacked((*at, m, "standing"), variant.standing, variant.sources, sources)
            if len(reading.variants) < 2:
                found = "one variant" if reading.variants else "no variants"
                yield Fault(at, Code.LONE_READING, f"found {found}; expected two or more")
            preferred = [m for m, variant in enumerate(reading.variants) if variant.preferred]
            for m in preferred[1:]:
                message = "found another preferred variant; expected one at most"
                yield Fault((*at, m, "preferred"), Code.MANY_PREFERRED, message)


class Titled(Mentioning):
    """A record with a title and a text."""

    title: Annotated[Names, TITLE]
    text: Annotated[Texts, TEXT]

    @property
    def names(self) -> Mapping[str, str]:
        """Its title by language."""
        return self.title

    @property
    def texts(self) -> Mapping[str, str] | None:
        """Its text by language."""
        return self.text


class Named(Mentioning):
    """A record with a name, and perhaps other names."""

    name: Annotated[Names, TITLE]
    aliases: Annotated[tuple[AliasEntry, ...], ALIASES] = ()
    text: Annotated[Texts | None, TEXT] = None

    @property
    def names(self) -> Mapping[str, str]:
        """Its name by language."""
        return self.name

    @property
    def texts(self) -> Mapping[str, str] | None:
        """Its text by language, where it has one."""
        return self.text


#: A filed record's meeting, of which nothing is said among the facts: its short citation says it.
MEETING = Use(None, None, Search.NOTHING, "recordedAt", THEIRS, back=Back.NOTHING, selects=True)
THEME = Use(None, None, Search.NOTHING, every("isPartOf"), THEIRS, back=Back.NOTHING, selects=True)


class Filed(Titled):
    """A record of a meeting that is filed under a theme, and perhaps under others also."""

    meeting: Annotated[MeetingId, MEETING]
    theme: Annotated[ThemeId, THEME]
    also: Annotated[
        tuple[ThemeId, ...],
        Use(
            "Also under",
            Foot.FILING,
            Search.NOTHING,
            every("isPartOf"),
            THEIRS,
            back=Back.NOTHING,
            selects=True,
        ),
    ] = ()

    @property
    def themes(self) -> tuple[str, ...]:
        """Its own theme, then the others it concerns."""
        return (self.theme, *self.also)

    @property
    def filing(self) -> tuple[str, ...]:
        """The same."""
        return self.themes

    @property
    def meeting_of(self) -> str | None:
        """Its meeting."""
        return self.meeting

    def head(self, tell: Teller) -> Row:
        """The short citation and the kind."""
        sort = self.sort
        word, name = (sort.word, sort.value) if sort else (self.kind_of_record.word, str(self.kind_of_record))
        short = Styled(tell.citation(self.id) or "", "summit-citation")
        return (short, " ", Label(tell.say(word), f"kind-{name}"))

    def faults(self, sources: Mapping[str, Quality]) -> Iterator[Fault]:
        """That it is filed under its own theme a second time."""
        yield from super().faults(sources)
        if self.theme in self.also:
            message = f"'also' names '{self.theme}', the record's own theme; expected other themes"
            yield Fault(("also", self.also.index(self.theme)), Code.REPEATED_REFERENCE, message)
