"""People, with the offices held."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import THEIRS, Back, Foot, Kind, Search, Trait, Use
from summit.kinds.fields import Line
from summit.kinds.parts import Role, offices
from summit.kinds.record import Named
from summit.kinds.vocabulary import typed


class Person(Named):
    """A person, with the offices held."""

    kind_of_record = Kind(
        name="person",
        plural="people",
        word="Person",
        words="People",
        order=60,
        sorts=None,
        search_order=40,
        touched_order=50,
        local=None,
        named_in="Named in",
        text_as="description",
        traits=Trait.INDEXED | Trait.OTHER_NAMES,
        linked=typed("Person"),
    )
    family: Annotated[Line, Use("Family name", None, Search.NOTHING, "familyName", THEIRS)]
    """The family name as the preferred spelling has it."""
    given: Annotated[Line, Use("Given name", None, Search.NOTHING, "givenName", THEIRS)]
    roles: Annotated[
        tuple[Role, ...],
        Use("Office", Foot.PARTICULARS, Search.PARTICULAR, offices, THEIRS, back=Back.NOTHING),
    ] = ()
