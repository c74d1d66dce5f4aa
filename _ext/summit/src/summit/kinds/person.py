"""People, with the offices held."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import Back, Foot, Kind, Search, Use
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
        indexed=True,
        cited_words=False,
        mapped=False,
        named_in="Named in",
        named_by_all=False,
        other_names=True,
        text_as="description",
        work=False,
        linked=typed("Person"),
    )
    family: Annotated[
        Line,
        Use(word="Family name", foot=None, search=Search.NOTHING, linked="familyName", translated=False),
    ]
    """The family name as the preferred spelling has it."""
    given: Annotated[
        Line, Use(word="Given name", foot=None, search=Search.NOTHING, linked="givenName", translated=False)
    ]
    roles: Annotated[
        tuple[Role, ...],
        Use(
            word="Office",
            foot=Foot.PARTICULARS,
            search=Search.PARTICULAR,
            linked=offices,
            translated=False,
            back=Back.NOTHING,
        ),
    ] = ()
