"""Meetings: the happenings whose texts an annex is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from summit.kinds.declaring import OURS, THEIRS, Facet, Foot, Kind, Search, Trait, Use
from summit.kinds.fields import Date, Line, Names, PartyId, PersonId
from summit.kinds.parts import AliasEntry
from summit.kinds.record import ALIASES, Titled, mentioning
from summit.kinds.vocabulary import every, place, span, typed

DATE = Use("Date", Foot.DATE, Search.PARTICULAR, span, THEIRS)
PLACE = Use("Place", Foot.PLACE, Search.PARTICULAR, place, OURS)


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
        named_in=None,
        text_as="description",
        traits=Trait.INDEXED | Trait.OTHER_NAMES,
        linked=typed("Event"),
    )
    parties: Annotated[
        tuple[PartyId, ...], replace(mentioning("Parties", "", Facet.PARTY), linked=every("organizer"))
    ] = ()
    people: Annotated[tuple[PersonId, ...], replace(mentioning("People", ""), linked=every("attendee"))] = ()
    short: Annotated[Line, Use("Short form", None, Search.NAME, None, THEIRS)]
    """How citations name it: ``TCIM 2024``."""
    date: Annotated[Date, DATE]
    place: Annotated[Names, PLACE]
    aliases: Annotated[tuple[AliasEntry, ...], ALIASES] = ()

    @property
    def brief(self) -> Mapping[str, str]:
        """How citations name it, in every language alike."""
        return dict.fromkeys(self.title, self.short)
