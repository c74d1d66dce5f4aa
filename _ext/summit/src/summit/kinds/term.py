"""Terms: the materials, technologies and concepts that a text names."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import THEIRS, Back, Choice, Foot, Kind, Links, Node, Search, Trait, Use
from summit.kinds.fields import TermId
from summit.kinds.parts import Identifier
from summit.kinds.party import IDENTIFIERS
from summit.kinds.record import Named, Record
from summit.kinds.vocabulary import at


class TermCategory(Choice):
    """What a term names."""

    MATERIAL = "material", "Material"
    TECHNOLOGY = "technology", "Technology"
    CONCEPT = "concept", "Concept"


def _linked(links: Links, _kind: Kind, term: Record) -> Node:
    return {
        "@type": "DefinedTerm",
        "inDefinedTermSet": at(f"{links.base}id/#terms"),
        "termCode": term.id,
    }


class Term(Named):
    """A material, a technology or a concept."""

    kind_of_record = Kind(
        name="term",
        plural="terms",
        word="Term",
        words="Terms",
        order=70,
        sorts=TermCategory,
        search_order=60,
        touched_order=10,
        local=None,
        named_in="Named in",
        text_as="description",
        traits=Trait.INDEXED | Trait.OTHER_NAMES,
        linked=_linked,
    )
    category: Annotated[TermCategory, Use("Category", None, Search.NOTHING, None, THEIRS)]
    broader: Annotated[
        TermId | None, Use("Broader", Foot.WHOLE, Search.NOTHING, None, THEIRS, back=Back.PARTS, whole=True)
    ] = None
    identifiers: Annotated[tuple[Identifier, ...], IDENTIFIERS] = ()

    @property
    def sort(self) -> TermCategory:
        """What it names."""
        return self.category
