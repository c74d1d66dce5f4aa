"""Hearings: what a committee heard, a kind that only a test has."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import OURS, THEIRS, Back, Choice, Foot, Kind, Search, Trait, Use
from summit.kinds.fields import Date, Line, TermId
from summit.kinds.record import Titled
from summit.kinds.vocabulary import typed


class Openness(Choice):
    """Who may listen."""

    OPEN = "open", "Open to all"
    CLOSED = "closed", "Behind closed doors"


class Hearing(Titled):
    """What a committee heard."""

    kind_of_record = Kind(
        name="hearing",
        plural="hearings",
        word="Hearing",
        words="Hearings",
        order=95,
        sorts=Openness,
        search_order=95,
        touched_order=None,
        local=None,
        named_in="Named in",
        text_as="abstract",
        traits=Trait.INDEXED | Trait.OTHER_NAMES | Trait.WORK,
        linked=typed("CreativeWork"),
    )
    date: Annotated[Date, Use("Day", Foot.DATE, Search.PARTICULAR, "datePublished", THEIRS)]
    room: Annotated[Line, Use("Room", Foot.PLACE, Search.PARTICULAR, "location", OURS)]
    openness: Annotated[Openness, Use("Open", Foot.PARTICULARS, Search.NOTHING, "genre", THEIRS)]
    subjects: Annotated[
        tuple[TermId, ...],
        Use(
            "Subjects",
            Foot.MENTIONS,
            Search.NOTHING,
            "keywords",
            THEIRS,
            back=Back.NAMED_IN,
            mentioned=True,
            selects=True,
        ),
    ] = ()

    @property
    def sort(self) -> Openness:
        """Who may listen."""
        return self.openness
