"""What is declared of a kind and of each of its fields: all that the outputs need to know of them.

A kind is one file of this room. It has a class with a :class:`Kind`, and at each field a :class:`Use`; the
outputs read these and know no kind by name. What is not said cannot be guessed: mypy names a missing part of
a declaration, and :func:`summit.kinds.plans.plan_of` a missing declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, Flag, IntEnum, StrEnum, auto
from typing import Any, Protocol, Self

#: A node of JSON-LD, or some of its properties.
Node = dict[str, Any]


class DeclarationError(ImportError):
    """Raised where a kind or a field leaves something out, or says what cannot be; its text says which.

    Kinds are declared as they are imported, and Sphinx tells of an extension that cannot be in a line.
    """


class Choice(StrEnum):
    """A word that a field with a choice may hold, and what pages call it: ``COPPER = "copper", "Copper"``."""

    word: str

    def __new__(cls, value: str, word: str = "") -> Self:
        """A member with its word."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = word
        return member

    @property
    def facet(self) -> str:
        """Its value where lists are filtered by it."""
        return self.value


class Foot(IntEnum):
    """The facts at a record's foot, in their order; within one, in the order of the fields."""

    DATE = 1
    PLACE = 2
    VOICE = 3
    PARTICULARS = 4
    ALSO_CALLED = 5
    IDENTIFIERS = 6
    SHORT = 7
    WHOLE = 8
    PARTS = 9
    EVIDENCE = 10
    MENTIONS = 11
    RELATIONS = 12
    FILING = 13
    NAMED_IN = 14
    REVISED = 15
    CITE_AS = 16


class Search(IntEnum):
    """How the search knows a field: not at all, as a name, as a number, or as text, in this order."""

    NOTHING = 0
    NAME = 1
    NUMBER = 2
    TEXT = 3
    NOTE = 4
    PARTICULAR = 5
    APPARATUS = 6


class Back(Enum):
    """How a record shows those that name it in a field."""

    NOTHING = "nothing"
    NAMED_IN = "named in"
    PARTS = "parts"
    RELATION = "relation"
    QUOTED = "quoted"


class Facet(StrEnum):
    """What lists are filtered by, named as in the address of a filtered list."""

    THEME = "theme"
    KIND = "kind"
    PARTY = "party"
    STANDING = "standing"
    SOURCE = "source"


class Links(Protocol):
    """What JSON-LD needs beside a record."""

    base: str
    home: str

    def to(self, id_: str) -> Node:
        """The node of another record, by its address."""
        ...

    def filed(self, theme: str) -> list[Node]:
        """What is filed under a theme."""
        ...


#: Properties of JSON-LD from a field's value, or from its record.
Linked = Callable[[Links, Any, Any], Mapping[str, Any]]


class Whose(Enum):
    """Whose words a field holds: the annex's own, which a catalogue translates, or others' or none."""

    OURS = "ours"
    THEIRS = "theirs"


OURS, THEIRS = Whose.OURS, Whose.THEIRS


@dataclass(frozen=True, slots=True)
class Within:
    """What the outputs make of a field of a part, such as a reading."""

    search: Search
    words: Whose
    facet: Facet | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """What the outputs make of a field of a record."""

    word: str | None
    """Its label."""
    foot: Foot | None
    """Where it stands among the facts; None for what stands elsewhere on the page, or nowhere."""
    search: Search
    linked: str | Linked | None
    """Its property in schema.org's words, or what makes its properties; None for neither."""
    words: Whose
    facet: Facet | None = None
    back: Back | None = None
    """Of a field that names records, how these show it: such a field must say it."""
    mentioned: bool = False
    """Whether the record's text is about what the field names, so that its mention there becomes a link."""
    selects: bool = False
    """Whether a list can be selected by what the field names."""
    whole: bool = False
    """Whether the record is a part of what the field names, which must not be a part of itself."""


class Trait(Flag):
    """What is true of all records of a kind, or false."""

    PLAIN = 0
    INDEXED = auto()
    """People look them up by name, so that every spelling is in the index."""
    CITED_WORDS = auto()
    """Their words are what a reader cites, so that a change of them needs a note."""
    MAPPED = auto()
    """They may have a map of their relations at the foot."""
    NAMED_BY_ALL = auto()
    """Who names them counts in every field, not only in those that say so (:attr:`Back.NAMED_IN`)."""
    OTHER_NAMES = auto()
    """Their names in other languages stand below their title."""
    WORK = auto()
    """They are works to schema.org, which lets only works cite."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """What holds for all records of a kind: an object type, a role, a data file and a table each."""

    name: str
    plural: str
    """The name of its data file and table, ``parties`` for a party."""
    word: str
    words: str
    """What pages call one, and several."""
    order: int
    """Its place among the kinds."""
    sorts: type[Choice] | None
    """What sorts of it there are, where lists are filtered by that."""
    search_order: int
    """Its place among what the search finds, at equal rank."""
    touched_order: int | None
    """Its place on the page of a theme whose records name it; None for what is not listed there."""
    local: str | None
    """What its ids have behind their meeting's, as the ``p`` of ``tcim2024-p-07``; None for ``<kind>-…``."""
    named_in: str | None
    """What the fact is called that says who names it; None where that says nothing."""
    text_as: str
    """Its text in schema.org's words."""
    traits: Trait
    linked: Linked
    """What JSON-LD says of a record beside its fields, its ``@type`` at least."""

    def __str__(self) -> str:
        return self.name

    def has(self, trait: Trait) -> bool:
        """Whether something is true of its records."""
        return trait in self.traits

    @property
    def one(self) -> str:
        """The word with its article, for messages."""
        return f"an {self.name}" if self.name[0] in "aeiou" else f"a {self.name}"
