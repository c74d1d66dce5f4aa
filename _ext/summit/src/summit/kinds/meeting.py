"""Meetings: the happenings whose texts an annex is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from summit.kinds.declaring import Facet, Foot, Kind, Search, Use
from summit.kinds.fields import Date, Line, Names, PartyId, PersonId
from summit.kinds.parts import AliasEntry
from summit.kinds.record import ALIASES, Titled, mentioning
from summit.kinds.vocabulary import every, place, span, typed

DATE = Use(word="Date", foot=Foot.DATE, search=Search.PARTICULAR, linked=span, translated=False)
PLACE = Use(word="Place", foot=Foot.PLACE, search=Search.PARTICULAR, linked=place, translated=True)


class Meeting(Titled):
    """A meeting of the series."""

    kind_of_record = Kind(
        name="meeting",
        plural="meetings",
        word="Meeting",
        words="Meetings",
        order=10,
        sorts=None,
        search_order=30,
        touched_order=None,
        local=None,
        indexed=True,
        cited_words=False,
        mapped=False,
        named_in=None,  # every provision and quotation names its meeting, which says nothing
        named_by_all=False,
        other_names=True,
        text_as="description",
        work=False,
        linked=typed("Event"),
    )
    parties: Annotated[
        tuple[PartyId, ...],
        replace(mentioning("Parties", "", Facet.PARTY), linked=every("organizer")),
    ] = ()
    people: Annotated[tuple[PersonId, ...], replace(mentioning("People", ""), linked=every("attendee"))] = ()
    short: Annotated[
        Line, Use(word="Short form", foot=None, search=Search.NAME, linked=None, translated=False)
    ]
    """How citations name it: ``TCIM 2024``."""
    date: Annotated[Date, DATE]
    place: Annotated[Names, PLACE]
    aliases: Annotated[tuple[AliasEntry, ...], ALIASES] = ()

    @property
    def brief(self) -> Mapping[str, str]:
        """How citations name it, in every language alike."""
        return dict.fromkeys(self.title, self.short)
