"""The parts of records: evidence, readings, aliases, roles, and what else stands in a list inside one."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from summit.model.fields import (
    AnyId,
    Date,
    Edition,
    Flag,
    LanguageTag,
    Line,
    Names,
    Number,
    PartyId,
    Plain,
    SourceId,
    Text,
)
from summit.model.kinds import Matter, Relation, Scheme, Standing


class Strict(BaseModel):
    """Frozen, and without any key that the class does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Evidence(Strict):
    """What a statement rests on: a place in a source, and how near that source is to the ministers."""

    source: SourceId
    locator: Line
    """Where in the source, as a reader would look it up: ``paragraph 5``, ``caption``."""
    standing: Standing
    note: Text | None = None


class Related(Strict):
    """How a record stands to another one."""

    relation: Relation
    target: AnyId


class Variant(Strict):
    """One of the readings of a point, with the sources that have it."""

    reading: Text
    lang: LanguageTag = "en"
    standing: Standing
    sources: tuple[SourceId, ...] = Field(min_length=1)
    preferred: Flag = False
    note: Text | None = None


class Reading(Strict):
    """A point on which sources differ: the readings side by side, and which the annex prefers, and why.

    Where the sources cannot decide, none is preferred and ``why`` says so.
    """

    point: Line
    matter: Matter
    variants: tuple[Variant, ...]
    why: Text

    @property
    def preferred(self) -> Variant | None:
        """The variant that the annex prefers, where it prefers one."""
        return next((variant for variant in self.variants if variant.preferred), None)


class Alias(Strict):
    """Another name or spelling, with those who print it."""

    name: Line
    lang: LanguageTag = "en"
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None


class Identifier(Strict):
    """The same thing's identifier in a public register."""

    scheme: Scheme
    value: Number
    sources: tuple[SourceId, ...] = Field(min_length=1)
    note: Text | None = None


class Role(Strict):
    """An office held by a person."""

    title: Names
    party: PartyId
    start: Date | None = None
    end: Date | None = None


class Revision(Strict):
    """Says that a published provision or quotation changed in substance, and why."""

    edition: Edition
    date: Date
    note: Text


def _alias(value: object) -> object:
    return {"name": value} if isinstance(value, str | Plain) else value


#: An alias, or only its name.
AliasEntry = Annotated[Alias, BeforeValidator(_alias, json_schema_input_type=str | Alias)]


class Author(Strict):
    """A CSL name: ``family`` and ``given``, or ``literal`` for an institution."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.family is None and self.literal is None:
            raise PydanticCustomError("unnamed", "expected 'family' or 'literal'")
        return self
