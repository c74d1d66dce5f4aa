"""What is in ``annex.yaml`` and in the registry: the annex as a publication, and its ids."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from summit.kinds import KINDS
from summit.kinds.declaring import OURS, Search, Within
from summit.kinds.fields import Base, Date, Edition, Id, LanguageTag, Line, Names, OneOf, Text, Url
from summit.kinds.parts import Strict

_OWN_WORDS = Within(Search.NOTHING, OURS)


def _speakable(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Languages of a site: known to Babel, each once, and with a folder that no other pages have."""
    if not tags:
        raise PydanticCustomError("too_short", "no language")
    for place, tag in enumerate(tags):
        try:
            Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            expected = "a language that Unicode's tables have, without a region or script, such as 'ko'"
        else:
            if tag in tags[:place]:
                expected = "each language once"
            elif place and tag == _LANDING:
                expected = (
                    f"'{_LANDING}' in the first place or not at all, as records have the folder '{_LANDING}/'"
                )
            else:
                continue
        raise PydanticCustomError("bad-language", "{tag}", {"tag": tag, "expected": expected})
    return tags


#: The folder of the records' own pages, below the site's root.
_LANDING = "id"


class Publication(Strict):
    """What ``annex.yaml`` says of the annex as a publication."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    """Its short name, for file names and as the intersphinx key."""
    title: Annotated[Names, _OWN_WORDS]
    subtitle: Annotated[Names | None, _OWN_WORDS] = None
    edition: Edition
    date: Date
    publisher: Line
    licence: Line
    licence_url: Url
    base_url: Base
    """The canonical address of the site's root, with its final slash."""
    languages: Annotated[tuple[LanguageTag, ...], AfterValidator(_speakable)] = ("en",)
    keywords: tuple[Line, ...] = ()

    @property
    def home(self) -> str:
        """The first language: that of plain texts, whose site stands at the root."""
        return self.languages[0]


#: What stands in for ``annex.yaml`` where there is none, or none that can be read.
DRAFT = Publication(
    id="draft",
    title={"en": "Draft"},
    edition="0",
    date="2000",
    publisher="Draft",
    licence="none",
    licence_url="https://example.invalid/",
    base_url="https://example.invalid/",
)


def _known(value: str) -> str:
    if value not in KINDS:
        expected = ", ".join(f"'{name}'" for name in KINDS)
        raise PydanticCustomError("enum", "no kind of record", {"expected": expected})
    return value


#: The name of a kind of record.
KindName = Annotated[
    str,
    OneOf(tuple(KINDS)),
    AfterValidator(_known),
    WithJsonSchema({"type": "string", "enum": list(KINDS), "title": "Kind"}),
]


class AnchorStatus(StrEnum):
    """What became of a published id."""

    ACTIVE = "active"
    ALIAS = "alias"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Anchor(Strict):
    """One line of the registry; the last line of an id is what holds."""

    id: Id
    kind: KindName
    edition: Edition
    status: AnchorStatus
    said: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = None
    """The digest of what the id says in this edition."""
    to: Id | None = None
    """What an alias stands for, or what succeeds a withdrawn or superseded record."""
    date: Date | None = None
    reason: Text | None = None
