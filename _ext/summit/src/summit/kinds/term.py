"""Terms: the materials, technologies and concepts that a text names."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import Back, Choice, Foot, Kind, Links, Node, Search, Use
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
        indexed=True,
        cited_words=False,
        mapped=False,
        named_in="Named in",
        named_by_all=False,
        other_names=True,
        text_as="description",
        work=False,
        linked=_linked,
    )
    category: Annotated[
        TermCategory, Use(word="Category", foot=None, search=Search.NOTHING, linked=None, translated=False)
    ]
    broader: Annotated[
        TermId | None,
        Use(
            word="Broader",
            foot=Foot.WHOLE,
            search=Search.NOTHING,
            linked=None,
            translated=False,
            back=Back.PARTS,
            whole=True,
        ),
    ] = None
    identifiers: Annotated[tuple[Identifier, ...], IDENTIFIERS] = ()

    @property
    def sort(self) -> TermCategory:
        """What it names."""
        return self.category
