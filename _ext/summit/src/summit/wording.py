"""The extension's own words in the language of the pages, through the catalogue ``summit``."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

CATALOGUE = "summit"
#: The language that the words are written in.
WRITTEN_IN = "en"
#: The catalogues that come with the extension.
LOCALE = Path(__file__).parent / "look" / "locale"


class Word(StrEnum):
    """The words of records and of their lists that no kind and no field declares."""

    # fields, and what others say of a record
    CITE_AS = "Cite as"
    CITED_BY = "Cited by"
    DATE = "Date"
    EDITION = "Edition"
    EDITORIAL_NOTE = "Editorial note"
    IN_FORCE = "In force"
    ENDED = "Ended"
    EVENT = "Event"
    INSTRUMENTS = "Instruments"
    KIND = "Kind"
    MEETING = "Meeting"
    PARTY = "Party"
    PARTS = "Parts"
    PEOPLE = "People"
    PLACE = "Place"
    PREFERRED = "Preferred"
    PROVISIONS = "Provisions"
    READING = "Reading"
    SOURCE = "Source"
    STANDING = "Standing"
    STANDING_AND_SOURCES = "Standing and sources"
    THEME = "Theme"
    TITLE = "Title"
    WHY = "Why"
    ACCESSED = "Accessed"
    TRANSLATION = "in the annex's translation"
    # lists
    FILED_ELSEWHERE = "Filed under other themes, and concerning this one:"
    ABOUT_THEME = "About this theme's summary"
    BACKGROUND = "Background"
    NOTHING = "Nothing in this edition."
    RECORD = "Record"


class Label(StrEnum):
    """The names of a theme's controls and landmarks, which the theme itself says in English or not at all."""

    SITE = "Site"
    ON_THIS_PAGE = "On this page"
    NAVIGATION = "Toggle site navigation sidebar"
    CONTENTS = "Toggle table of contents sidebar"
    THEME = "Toggle Light / Dark / Auto color theme"
    BRANCH = "Toggle navigation of "


@dataclass(frozen=True, slots=True)
class Voice:
    """How pages in a language say things: words of the extension's own, dates, and texts by language."""

    language: str
    words: Mapping[str, str] = field(default_factory=dict)
    """Translations of the extension's words; what is missing is said as it is written."""

    @classmethod
    def of(cls, language: str, folders: Iterable[Path] = ()) -> Voice:
        """A language's voice, from its catalogues.

        :param folders: those that hold ``<language>/LC_MESSAGES/summit.po``; later ones count before earlier.
        """
        words: dict[str, str] = {}
        for folder in folders:
            words |= read_words(words_path(folder, language))
        return cls(language, words)

    def say(self, word: str) -> str:
        """Words of the extension's own."""
        return self.words.get(word) or str(word)

    def date(self, value: str) -> str:
        """A date or span of dates (EDTF level 0) as readers of the language write it: ``26 June 2024``."""
        return " – ".join(self._date(part) for part in value.split("/"))

    def tag(self, names: Mapping[str, str]) -> str:
        """The language in which a name can be said: the page's, or else the annex's first."""
        return self.language if self.language in names else next(iter(names))

    def others(self, names: Mapping[str, str]) -> list[tuple[str, str]]:
        """The names in all other languages than that in which it is said, each with its language."""
        said = self.tag(names) if names else ""
        return [(tag, name) for tag, name in names.items() if tag != said]

    def pick(self, names: Mapping[str, str]) -> str:
        """A name in that language."""
        return names.get(self.language) or next(iter(names.values()))

    def _date(self, value: str) -> str:
        parts = [int(part) for part in value.split("-")]
        year, month, day = (*parts, 1, 1)[:3]
        date = datetime.date(year, month, day)
        locale = self.language.replace("-", "_")
        if len(parts) == 3:
            # In English the day before the month, as both Seoul and Tokyo write it.
            return format_date(date, "d MMMM y" if self.language == "en" else "long", locale=locale)
        return format_skeleton("yMMMM" if len(parts) == 2 else "y", date, locale=locale)


def speaks(language: str) -> bool:
    """Whether the extension brings its words in a language, so that no catalogue of them is needed."""
    written = language.partition("-")[0] == WRITTEN_IN
    return written or words_path(LOCALE, language).is_file()


def words_path(folder: Path, language: str) -> Path:
    """Where a folder of catalogues has the extension's words in a language."""
    return folder / language / "LC_MESSAGES" / f"{CATALOGUE}.po"


def words_of_themes() -> Iterator[str]:
    """The words of themes that Sphinx's own catalogues lack in one of the languages that we bring."""
    paths = sorted(LOCALE.glob("*/LC_MESSAGES/sphinx.po"))
    yield from dict.fromkeys(word for path in paths for word in read_words(path))


class CatalogueError(ValueError):
    """A file that is no catalogue: the file, the line, and what is wrong with it."""


def read_words(path: Path) -> Mapping[str, str]:
    """The finished translations of a catalogue, neither empty nor fuzzy; none where there is no file.

    :raises CatalogueError: where the file is no catalogue.
    """
    if not path.is_file():
        return {}
    return {
        str(message.id): str(message.string)
        for message in read_catalogue(path)
        if message.id and message.string and not message.fuzzy
    }


def read_catalogue(path: Path, locale: str | None = None) -> Catalog:
    """A catalogue, of which every line is one that a catalogue may have.

    :raises CatalogueError: where the file is no catalogue.
    """
    try:
        with path.open("rb") as file:
            return read_po(file, locale=locale, domain=path.stem, abort_invalid=True)
    except PoFileError as error:
        line, reason = error.lineno, str(error).removesuffix(f" on {error.lineno}")
    except (LookupError, ValueError) as error:
        line, reason = 0, str(error)
    raise CatalogueError(f"{path}:{line + 1}: {reason}; expected a catalogue of gettext's") from None
