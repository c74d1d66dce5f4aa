"""Hearings: what a committee heard, a kind that only a test has."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import Back, Choice, Foot, Kind, Search, Use
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
        indexed=True,
        cited_words=False,
        mapped=False,
        named_in="Named in",
        named_by_all=False,
        other_names=True,
        text_as="abstract",
        work=True,
        linked=typed("CreativeWork"),
    )
    date: Annotated[
        Date,
        Use(word="Day", foot=Foot.DATE, search=Search.PARTICULAR, linked="datePublished", translated=False),
    ]
    room: Annotated[
        Line,
        Use(word="Room", foot=Foot.PLACE, search=Search.PARTICULAR, linked="location", translated=True),
    ]
    openness: Annotated[
        Openness,
        Use(word="Open", foot=Foot.PARTICULARS, search=Search.NOTHING, linked="genre", translated=False),
    ]
    subjects: Annotated[
        tuple[TermId, ...],
        Use(
            word="Subjects",
            foot=Foot.MENTIONS,
            search=Search.NOTHING,
            linked="keywords",
            translated=False,
            back=Back.NAMED_IN,
            mentioned=True,
            selects=True,
        ),
    ] = ()

    @property
    def sort(self) -> Openness:
        """Who may listen."""
        return self.openness
