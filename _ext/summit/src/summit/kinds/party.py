"""Parties: the states and organisations that a text is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from summit.kinds.declaring import THEIRS, Back, Choice, Facet, Foot, Kind, Links, Node, Search, Trait, Use
from summit.kinds.fields import Names, PartyId
from summit.kinds.parts import Identifier, identified
from summit.kinds.record import SHORT, Named

IDENTIFIERS = Use("Identifiers", Foot.IDENTIFIERS, Search.NUMBER, identified, THEIRS, back=Back.NOTHING)


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
        named_in="Named in",
        text_as="description",
        traits=Trait.INDEXED | Trait.OTHER_NAMES,
        linked=lambda _links, _kind, _party: {},
    )
    type: Annotated[PartyType, Use("Type", None, Search.NOTHING, _type, THEIRS)]
    short: Annotated[Names | None, SHORT] = None
    part_of: Annotated[
        PartyId | None,
        Use(
            "Part of",
            Foot.WHOLE,
            Search.NOTHING,
            _whole,
            THEIRS,
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
