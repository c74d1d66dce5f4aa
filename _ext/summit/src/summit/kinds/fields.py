"""What fields hold: text with its limits, names by language, dates, addresses, ids.

The first language of the annex comes with the validation, as the context's ``home``: a plain text where texts
stand by language is in that, and it stands first wherever there are several.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from summit.data import Plain

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$"
ID_LENGTH = 64
LINE_LENGTH = 240
TEXT_LENGTH = 2000
QUOTED_WORDS = 40


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds an id, with the kinds of record it may lead to."""

    kinds: tuple[str, ...] = ()
    """Names of kinds; none for any."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a field that holds one of some words, which are found out only as the program starts."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Says what a text is beside its form: a date, or an address on the web."""

    what: str


@dataclass(frozen=True, slots=True)
class InHomeLanguage:
    """Marks a language tag that is the annex's first language where nothing is said."""


DATE, URL, PRINTED = Marked("date"), Marked("url"), Marked("printed")


def _text_of(value: object) -> object:
    """A date or a number may stand in YAML without quotes: its text is what counts."""
    return value.text if isinstance(value, Plain) and value.tag in {"timestamp", "int"} else value


def _why_unreal(pieces: list[int]) -> str:
    """What is wrong with a year, month and day, in words that are the same with every version of Python."""
    year, month = [*pieces, 1][:2]
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return f"year {year} is out of range"
    return "month must be in 1..12" if not 1 <= month <= 12 else "day is out of range for month"


def _real_date(value: str) -> str:
    days = []
    for part in value.split("/"):
        pieces = [int(piece) for piece in part.split("-")]
        try:
            days.append(datetime.date(*([*pieces, 1, 1])[:3]))
        except ValueError:
            raise PydanticCustomError("bad-date", "{reason}", {"reason": _why_unreal(pieces)}) from None
    if days[-1] < days[0]:
        raise PydanticCustomError("bad-date", "{reason}", {"reason": "a span that ends before it begins"})
    return value


def _flag(value: object) -> object:
    """YAML 1.1's words for true and false, which only a field that holds a truth value may use."""
    if isinstance(value, Plain) and value.tag == "bool":
        return value.text.lower() in {"true", "yes", "on"}
    return value


def home_of(info: ValidationInfo) -> str:
    """The annex's first language, as the validation was told it."""
    return str((info.context or {}).get("home", "en"))


def _names(value: object, info: ValidationInfo) -> object:
    return {home_of(info): value} if isinstance(value, str | Plain) else value


def _home_first(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    home = home_of(info)
    if home not in value:
        raise PydanticCustomError("missing-english", "no form in the first language", {"home": home})
    return {home: value[home], **value}


def _quotable(value: str) -> str:
    words = len(value.split())
    if words > QUOTED_WORDS:
        raise PydanticCustomError("too-long", "{words} words", {"words": words, "limit": QUOTED_WORDS})
    return value


_YEAR_OR_DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
DATE_PATTERN = rf"^{_YEAR_OR_DAY}(/{_YEAR_OR_DAY})?$"
LINE_PATTERN = r"^[^\n]+$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
EDITION_PATTERN = r"^[0-9]+(\.[0-9]+)*$"
URL_PATTERN = r"^https?://[^\s<>\"\\^`{|}]+$"
#: The address of a folder, below which all others stand.
BASE_PATTERN = r"^https?://[^\s<>\"\\^`{|}?#]+/$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
#: Text on one line. The space and line ends around a text are YAML's, not the text's.
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LINE_LENGTH, pattern=LINE_PATTERN),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH)]
Words = Annotated[Text, AfterValidator(_quotable)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
#: A date or span of ISO 8601-2 (EDTF level 0): ``2024-06-26``, ``2023-11``, ``2023-11-13/2023-11-14``.
Date = Annotated[
    str, BeforeValidator(_text_of), StringConstraints(pattern=DATE_PATTERN), AfterValidator(_real_date), DATE
]
Edition = Annotated[str, BeforeValidator(_text_of), StringConstraints(pattern=EDITION_PATTERN, max_length=16)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=1000), URL]
Base = Annotated[str, StringConstraints(pattern=BASE_PATTERN, max_length=1000), URL]
#: A line of text whose digits count as they are written: a number needs no quotation marks.
Number = Annotated[Line, BeforeValidator(_text_of)]

#: A name or text in several languages, keyed by language tag, the annex's first language first.
Names = Annotated[
    dict[LanguageTag, Line],
    BeforeValidator(_names, json_schema_input_type=str | dict[str, str]),
    AfterValidator(_home_first),
]
Texts = Annotated[
    dict[LanguageTag, Text],
    BeforeValidator(_names, json_schema_input_type=str | dict[str, str]),
    AfterValidator(_home_first),
]
#: The same for words that are quoted, which are never more than 40.
QuotedTexts = Annotated[
    dict[LanguageTag, Words],
    BeforeValidator(_names, json_schema_input_type=str | dict[str, str]),
    AfterValidator(_home_first),
    PRINTED,
]

Flag = Annotated[bool, BeforeValidator(_flag), Field(strict=True)]

MeetingId = Annotated[Id, RefersTo(("meeting",))]
ThemeId = Annotated[Id, RefersTo(("theme",))]
ProvisionId = Annotated[Id, RefersTo(("provision",))]
PartyId = Annotated[Id, RefersTo(("party",))]
PersonId = Annotated[Id, RefersTo(("person",))]
TermId = Annotated[Id, RefersTo(("term",))]
InstrumentId = Annotated[Id, RefersTo(("instrument",))]
SourceId = Annotated[Id, RefersTo(("source",))]
AnyId = Annotated[Id, RefersTo()]
