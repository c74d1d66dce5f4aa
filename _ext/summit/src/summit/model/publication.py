"""What is in ``annex.yaml`` and in the registry: the annex as a publication, and its ids."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from summit.model.fields import Date, Edition, Id, LanguageTag, Line, Names, Text, Url
from summit.model.kinds import Kind
from summit.model.parts import Strict


class Publication(Strict):
    """What ``annex.yaml`` says of the annex as a publication."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    """Its short name, for file names and as the intersphinx key."""
    title: Names
    subtitle: Names | None = None
    edition: Edition
    date: Date
    publisher: Line
    licence: Line
    licence_url: Url
    base_url: Annotated[Url, StringConstraints(pattern=r"/$")]
    """The canonical address of the site's root, with its final slash."""
    languages: tuple[LanguageTag, ...] = ("en",)
    keywords: tuple[Line, ...] = ()


class AnchorStatus(StrEnum):
    """What became of a published id."""

    ACTIVE = "active"
    ALIAS = "alias"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Anchor(Strict):
    """One line of the registry; the last line of an id is what holds."""

    id: Id
    kind: Kind
    edition: Edition
    status: AnchorStatus
    said: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = None
    """The digest of what the id says in this edition."""
    to: Id | None = None
    """What an alias stands for, or what succeeds a withdrawn or superseded record."""
    date: Date | None = None
    reason: Text | None = None
