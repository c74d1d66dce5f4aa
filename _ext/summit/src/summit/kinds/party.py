"""Parties: the states and organisations that a text is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from summit.kinds.declaring import Back, Choice, Facet, Foot, Kind, Links, Node, Search, Use
from summit.kinds.fields import Names, PartyId
from summit.kinds.parts import Identifier, identified
from summit.kinds.record import SHORT, Named

IDENTIFIERS = Use(
    word="Identifiers",
    foot=Foot.IDENTIFIERS,
    search=Search.NUMBER,
    linked=identified,
    translated=False,
    back=Back.NOTHING,
)


class PartyType(Choice):
    """What a party is."""

    STATE = "state", "State"
    MINISTRY = "ministry", "Ministry"
    ORGANISATION = "organisation", "Organisation"
    GROUPING = "grouping", "Grouping"

    @property
    def linked(self) -> str:
        """schema.org's class."""
        return {PartyType.STATE: "Country", PartyType.MINISTRY: "GovernmentOrganization"}.get(
            self, "Organization"
        )


def _type(_links: Links, type_: PartyType, _party: Party) -> Node:
    return {"@type": type_.linked}


def _whole(links: Links, whole: str | None, party: Party) -> Node:
    name = "containedInPlace" if party.type is PartyType.STATE else "parentOrganization"
    return {name: links.to(whole)} if whole else {}


class Party(Named):
    """A state or an organisation."""

    kind_of_record = Kind(
        name="party",
        plural="parties",
        word="Party",
        words="Parties",
        order=50,
        sorts=PartyType,
        search_order=50,
        touched_order=40,
        local=None,
        indexed=True,
        cited_words=False,
        mapped=False,
        named_in="Named in",
        named_by_all=False,
        other_names=True,
        text_as="description",
        work=False,
        linked=lambda _links, _kind, _party: {},
    )
    type: Annotated[
        PartyType, Use(word="Type", foot=None, search=Search.NOTHING, linked=_type, translated=False)
    ]
    short: Annotated[Names | None, SHORT] = None
    part_of: Annotated[
        PartyId | None,
        Use(
            word="Part of",
            foot=Foot.WHOLE,
            search=Search.NOTHING,
            linked=_whole,
            translated=False,
            back=Back.PARTS,
            facet=Facet.PARTY,
            whole=True,
        ),
    ] = None
    identifiers: Annotated[tuple[Identifier, ...], IDENTIFIERS] = ()

    @property
    def brief(self) -> Mapping[str, str] | None:
        """Its short form."""
        return self.short

    @property
    def sort(self) -> PartyType:
        """What it is."""
        return self.type
