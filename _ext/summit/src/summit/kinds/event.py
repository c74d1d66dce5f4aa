"""Events: what stands on the timeline."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import THEIRS, Back, Choice, Kind, Search, Trait, Use
from summit.kinds.fields import Date, Flag, MeetingId, Names
from summit.kinds.meeting import DATE, PLACE
from summit.kinds.pieces import Label, Row, Styled, Teller
from summit.kinds.record import Titled
from summit.kinds.vocabulary import typed


class Bearing(Choice):
    """What led to the meeting or followed from it, and what merely happened beside it."""

    MANDATE = "mandate", "Meeting and mandate"
    BACKGROUND = "background", "Background"


class Event(Titled):
    """Something on the timeline."""

    kind_of_record = Kind(
        name="event",
        plural="events",
        word="Event",
        words="Events",
        order=90,
        sorts=Bearing,
        search_order=90,
        touched_order=30,
        local=None,
        named_in="Named in",
        text_as="description",
        traits=Trait.MAPPED | Trait.OTHER_NAMES,
        linked=typed("Event"),
    )
    date: Annotated[Date, Use("Date", None, DATE.search, DATE.linked, THEIRS)]
    place: Annotated[Names | None, PLACE] = None
    meeting: Annotated[
        MeetingId | None,
        Use(None, None, Search.NOTHING, "superEvent", THEIRS, back=Back.NOTHING, selects=True),
    ] = None
    background: Annotated[Flag, Use("Background", None, Search.NOTHING, None, THEIRS)] = False
    """True for what happened outside the meeting and its mandate, kept for orientation."""

    @property
    def sort(self) -> Bearing:
        """How it bears on the meeting."""
        return Bearing.BACKGROUND if self.background else Bearing.MANDATE

    def head(self, tell: Teller) -> Row:
        """The date, and that it is background where it is."""
        date = Styled(tell.date(self.date), "summit-date")
        if not self.background:
            return (date,)
        return (date, " ", Label(tell.say(Bearing.BACKGROUND.word), "label-background"))
