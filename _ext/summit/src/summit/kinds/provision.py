"""Provisions: what was done in a text, in the annex's paraphrase."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import THEIRS, Choice, Kind, Links, Node, Search, Trait, Use
from summit.kinds.record import Filed, Record


class ProvisionKind(Choice):
    """What the ministers did in a provision."""

    COMMITMENT = "commitment", "Commitment"
    CONCERN = "concern", "Concern"
    RECOGNITION = "recognition", "Recognition"
    PRINCIPLE = "principle", "Principle"
    ARRANGEMENT = "arrangement", "Arrangement"


def _linked(_links: Links, _kind: Kind, provision: Record) -> Node:
    return {"@type": "CreativeWork", "identifier": provision.id}


class Provision(Filed):
    """What the ministers did in the text, in the annex's paraphrase."""

    kind_of_record = Kind(
        name="provision",
        plural="provisions",
        word="Provision",
        words="Provisions",
        order=30,
        sorts=ProvisionKind,
        search_order=10,
        touched_order=None,
        local="p",
        named_in="Named in",
        text_as="text",
        traits=Trait.CITED_WORDS | Trait.MAPPED | Trait.WORK,
        linked=_linked,
    )
    kind: Annotated[ProvisionKind, Use("Kind", None, Search.NOTHING, "genre", THEIRS)]

    @property
    def did(self) -> str:
        """What the ministers did."""
        return self.kind.value

    @property
    def sort(self) -> ProvisionKind:
        """What the ministers did."""
        return self.kind
