"""What the title page and the metadata say, from the configuration."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from sphinx.config import Config
from sphinx.errors import ConfigError

from typst_pdf.scripts import language_subtag
from typst_pdf.source import Code

#: What ``typst_pdf_front`` may hold, beside what Sphinx's own configuration says.
FRONT_KEYS = frozenset(
    "title subtitle authors edition date publisher licence address cite description keywords words".split()
)

#: What of it the title page shows as words, each in the face of its language.
SHOWN_KEYS = frozenset("title subtitle byline edition date publisher licence cite".split())


def front_matter(
    config: Config, *, contents_title: str | None = None, has_parts: bool = False
) -> dict[str, object]:
    """Return the settings of the template.

    :param config: of Sphinx; ``typst_pdf_front`` goes before ``project``, ``author`` and ``release``.
    :param contents_title: the title of the contents, if the book has one of its own.
    :param has_parts: whether the book has parts.
    :raises ConfigError: if ``typst_pdf_front`` has a key that is unknown or a value that cannot be used.
    """
    front = dict(config.typst_pdf_front)
    if unknown := sorted(set(front) - FRONT_KEYS):
        known = ", ".join(sorted(FRONT_KEYS))
        raise ConfigError(f"typst_pdf_front: unknown key {unknown[0]!r}; the keys are {known}")
    subtags = config.language.replace("_", "-").split("-")
    region = next((tag.upper() for tag in subtags[1:] if len(tag) == 2 and tag.isalpha()), None)
    date, metadata_date = _date(front.get("date"), _locale(config.language))
    unset = config.author == Config().author
    authors = _strings("authors", front.get("authors", "" if unset else config.author))
    return {
        "title": str(front.get("title", config.project)),
        "subtitle": _text(front.get("subtitle")),
        "authors": authors,
        "byline": ", ".join(authors) or None,
        "edition": _text(front.get("edition", config.release)),
        "date": date,
        "metadata-date": metadata_date,
        **{key: _text(front.get(key)) for key in "publisher licence address cite description".split()},
        "keywords": _strings("keywords", front.get("keywords", ())),
        "words": _words(front.get("words", {})),
        "contents-title": contents_title,
        "contents-depth": config.typst_pdf_contents_depth + has_parts,
        "lang": language_subtag(config.language),
        "region": region,
    }


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _strings(key: str, value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if not isinstance(value, list | tuple):
        raise ConfigError(f"typst_pdf_front: {key}: words or a list of words are wanted, not {value!r}")
    return [str(item) for item in value]


def _words(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(word, str) for word in value.values()):
        raise ConfigError(f"typst_pdf_front: words: a dictionary of words is wanted, not {value!r}")
    return value


def _date(value: object, locale: str) -> tuple[str | None, Code | None]:
    """Return a date as the title page shows it, in words, and as Typst's ``datetime``."""
    if value is None or value == "":
        return None, None
    try:
        day = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))
    except ValueError as error:
        raise ConfigError(f"typst_pdf_front: date: {value!r} is no date; write it as 2024-06-26") from error
    # Babel's long form of a date is American for English without a region.
    shown = format_date(day, "d MMMM y" if locale == "en" else "long", locale=locale)
    return shown, Code(f"datetime(year: {day.year}, month: {day.month}, day: {day.day})")


def _locale(language: str) -> str:
    """Return the name that Babel has for a language of Sphinx, English where it has none."""
    try:
        return str(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return "en"
