"""Themes, each with a page of its own."""

from __future__ import annotations

from typing import Annotated

from summit.kinds.declaring import THEIRS, Choice, Kind, Links, Node, Search, Trait, Use
from summit.kinds.record import Record, Titled
from summit.kinds.vocabulary import at


class Scope(Choice):
    """A theme the meeting named, or one that cuts across them."""

    THEME = "theme", "Theme"
    CROSS_CUTTING = "cross-cutting", "Cross-cutting"


def _linked(links: Links, _kind: Kind, theme: Record) -> Node:
    return {"@type": "CreativeWork", "isPartOf": at(links.base), "hasPart": links.filed(theme.id)}


class Theme(Titled):
    """A theme, which has a page of its own."""

    kind_of_record = Kind(
        name="theme",
        plural="themes",
        word="Theme",
        words="Themes",
        order=20,
        sorts=None,
        search_order=20,
        touched_order=None,
        local=None,
        named_in="Named in",
        text_as="abstract",
        traits=Trait.OTHER_NAMES | Trait.WORK,
        linked=_linked,
    )
    scope: Annotated[Scope, Use("Scope", None, Search.NOTHING, None, THEIRS)] = Scope.THEME

    @property
    def slug(self) -> str:
        """The frozen name of its page, the id without ``theme-``."""
        return self.id.removeprefix("theme-")

    @property
    def filing(self) -> tuple[str, ...]:
        """Itself."""
        return (self.id,)
