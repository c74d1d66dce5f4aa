"""Instruments: statements, agreements and measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from summit.kinds.declaring import Back, Choice, Foot, Kind, Linked, Links, Node, Search, Use
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
        indexed=True,
        cited_words=False,
        mapped=False,
        named_in="Named in",
        named_by_all=False,
        other_names=True,
        text_as="abstract",
        work=True,
        linked=lambda _links, _kind, _instrument: {},
    )
    type: Annotated[
        InstrumentType, Use(word="Type", foot=None, search=Search.NOTHING, linked=_type, translated=False)
    ]
    short: Annotated[Names | None, SHORT] = None
    number: Annotated[
        Line | None,
        Use(
            word="Number",
            foot=Foot.PARTICULARS,
            search=Search.NUMBER,
            linked=_as_law("identifier", "legislationIdentifier"),
            translated=True,
        ),
    ] = None
    date: Annotated[
        Date,
        Use(
            word="Date",
            foot=Foot.DATE,
            search=Search.PARTICULAR,
            linked=_as_law("datePublished", "legislationDate"),
            translated=False,
        ),
    ]
    in_force: Annotated[
        Date | None,
        Use(
            word="In force",
            foot=Foot.PARTICULARS,
            search=Search.NOTHING,
            linked=_as_law(None, "legislationDateOfApplicability"),
            translated=False,
        ),
    ] = None
    ended: Annotated[
        Date | None,
        Use(word="Ended", foot=Foot.PARTICULARS, search=Search.NOTHING, linked=None, translated=False),
    ] = None
    part_of: Annotated[
        InstrumentId | None,
        Use(
            word="Part of",
            foot=Foot.WHOLE,
            search=Search.NOTHING,
            linked="isPartOf",
            translated=False,
            back=Back.PARTS,
            whole=True,
        ),
    ] = None
    url: Annotated[
        Url | None,
        Use(word="Address", foot=Foot.PARTICULARS, search=Search.NOTHING, linked="sameAs", translated=False),
    ] = None
    aliases: Annotated[tuple[AliasEntry, ...], ALIASES] = ()

    @property
    def brief(self) -> Mapping[str, str] | None:
        """Its short form."""
        return self.short

    @property
    def sort(self) -> InstrumentType:
        """What it is."""
        return self.type
