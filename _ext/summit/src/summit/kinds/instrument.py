"""Instruments: statements, agreements and measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from summit.kinds.declaring import (
    OURS,
    THEIRS,
    Back,
    Choice,
    Foot,
    Kind,
    Linked,
    Links,
    Node,
    Search,
    Trait,
    Use,
)
from summit.kinds.fields import Date, InstrumentId, Line, Names, Url
from summit.kinds.parts import AliasEntry
from summit.kinds.record import ALIASES, SHORT, Titled


class InstrumentType(Choice):
    """What an instrument is."""

    STATEMENT = "statement", "Statement"
    PRINCIPLES = "principles", "Principles"
    FRAMEWORK = "framework", "Framework"
    AGREEMENT = "agreement", "Agreement"
    PARTNERSHIP = "partnership", "Partnership"
    MEMORANDUM = "memorandum", "Memorandum"
    MEASURE = "measure", "Measure"

    @property
    def binds(self) -> bool:
        """Whether it is Legislation to schema.org; declarations and frameworks are works."""
        return self in {InstrumentType.AGREEMENT, InstrumentType.MEASURE}


def _type(_links: Links, type_: InstrumentType, _instrument: Instrument) -> Node:
    return {"@type": "Legislation" if type_.binds else "CreativeWork", "genre": type_.value}


def _as_law(work: str | None, law: str) -> Linked:
    """A property of works, and its counterpart in legislation."""

    def linked(_links: Links, value: str | None, instrument: Instrument) -> Node:
        made: Node = {work: value} if work else {}
        return made | ({law: value} if instrument.type.binds else {})

    return linked


class Instrument(Titled):
    """A statement, an agreement or a measure."""

    kind_of_record = Kind(
        name="instrument",
        plural="instruments",
        word="Instrument",
        words="Instruments",
        order=80,
        sorts=InstrumentType,
        search_order=70,
        touched_order=20,
        local=None,
        named_in="Named in",
        text_as="abstract",
        traits=Trait.INDEXED | Trait.OTHER_NAMES | Trait.WORK,
        linked=lambda _links, _kind, _instrument: {},
    )
    type: Annotated[InstrumentType, Use("Type", None, Search.NOTHING, _type, THEIRS)]
    short: Annotated[Names | None, SHORT] = None
    number: Annotated[
        Line | None,
        Use("Number", Foot.PARTICULARS, Search.NUMBER, _as_law("identifier", "legislationIdentifier"), OURS),
    ] = None
    date: Annotated[
        Date, Use("Date", Foot.DATE, Search.PARTICULAR, _as_law("datePublished", "legislationDate"), THEIRS)
    ]
    in_force: Annotated[
        Date | None,
        Use(
            "In force",
            Foot.PARTICULARS,
            Search.NOTHING,
            _as_law(None, "legislationDateOfApplicability"),
            THEIRS,
        ),
    ] = None
    ended: Annotated[Date | None, Use("Ended", Foot.PARTICULARS, Search.NOTHING, None, THEIRS)] = None
    part_of: Annotated[
        InstrumentId | None,
        Use("Part of", Foot.WHOLE, Search.NOTHING, "isPartOf", THEIRS, back=Back.PARTS, whole=True),
    ] = None
    url: Annotated[Url | None, Use("Address", Foot.PARTICULARS, Search.NOTHING, "sameAs", THEIRS)] = None
    aliases: Annotated[tuple[AliasEntry, ...], ALIASES] = ()

    @property
    def brief(self) -> Mapping[str, str] | None:
        """Its short form."""
        return self.short

    @property
    def sort(self) -> InstrumentType:
        """What it is."""
        return self.type
