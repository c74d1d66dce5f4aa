"""The annex in another language: its own words through a gettext catalogue.

Names that the data itself gives in a language stay as they are: they are the official forms. All else
that the annex says in English (titles, texts, notes, locators, points) is looked up in
``<locale>/<language>/LC_MESSAGES/annex.po``. What sources printed stays as it is: a quotation has its
translation beside the words, and of readings only those of facts are the annex's own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel

from summit.graph import Annex
from summit.model import Matter, Reading, Record, Variant
from summit.problems import Code, Place, Problem, quoted

CATALOGUE = "annex.po"
#: Fields that hold the annex's own words in English, wherever in a record they stand.
_PLAIN = frozenset({"note", "locator", "point", "why", "number"})
#: Fields that hold words by language, of which the data may give the other languages itself.
_BY_LANGUAGE = frozenset({"title", "name", "short", "text", "place", "subtitle"})

#: Nothing that changes from day to day, so that a catalogue only differs where its texts do.
_HEAD: Mapping[str, Any] = {
    "header_comment": "# The annex's own words, and their translation.",
    "creation_date": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    "revision_date": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    "last_translator": "The Trilateral Annex",
    "language_team": "The Trilateral Annex",
    "msgid_bugs_address": "",
    "fuzzy": False,
}

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be translated, and where it stands first."""

    text: str
    place: Place


def catalogue_path(locale: Path, language: str) -> Path:
    """Where the catalogue of the data's texts stands for a language."""
    return locale / language / "LC_MESSAGES" / CATALOGUE


def read_catalogue(path: Path) -> Mapping[str, str]:
    """The finished translations of a catalogue, neither empty nor fuzzy; none where there is no file."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file)
    return {
        str(message.id): str(message.string)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }


def messages(annex: Annex, language: str) -> Iterator[Message]:
    """Every text that a language needs a translation of, once, in the data's order."""
    seen: set[str] = set()
    for record in annex.records.values():
        for text in _texts(record, language):
            if text not in seen:
                seen.add(text)
                yield Message(text, annex.places[record.id])


def _own_reading(model: BaseModel) -> frozenset[str]:
    """The readings of a fact which the annex states in its own English."""
    if isinstance(model, Reading) and model.matter is Matter.FACT:
        return frozenset(variant.reading for variant in model.variants if variant.lang == "en")
    return frozenset()


def _texts(model: BaseModel, language: str) -> Iterator[str]:
    yield from sorted(_own_reading(model))
    for name, value in model:
        if isinstance(value, dict):
            if name in _BY_LANGUAGE and language not in value:
                yield value["en"]
        elif isinstance(value, str):
            if name in _PLAIN:
                yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, BaseModel):
                    yield from _texts(item, language)


def translate(annex: Annex, language: str, catalogue: Mapping[str, str]) -> Annex:
    """The same annex with its own words in a language; what the catalogue lacks stays English."""
    records: dict[str, Record] = {
        id_: _translated(record, language, catalogue.get) for id_, record in annex.records.items()
    }
    publication = _translated(annex.publication, language, catalogue.get)
    return replace(annex, records=records, publication=publication)


def _translated(model: Model, language: str, look_up: Callable[[str], str | None]) -> Model:
    changes: dict[str, object] = {}
    if isinstance(model, Reading):
        model = model.model_copy(update={"variants": _own_translated(model, language, look_up)})
    for name, value in model:
        if isinstance(value, dict):
            found = look_up(value["en"]) if name in _BY_LANGUAGE and language not in value else None
            if found:
                changes[name] = {**value, language: found}
        elif isinstance(value, str):
            if name in _PLAIN and (found := look_up(value)):
                changes[name] = found
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            changes[name] = tuple(_translated(item, language, look_up) for item in value)
    return model.model_copy(update=changes) if changes else model


def _own_translated(
    reading: Reading, language: str, look_up: Callable[[str], str | None]
) -> tuple[Variant, ...]:
    own = _own_reading(reading)
    return tuple(
        variant.model_copy(update={"reading": found, "lang": language})
        if variant.reading in own and (found := look_up(variant.reading))
        else variant
        for variant in reading.variants
    )


def update_catalogue(path: Path, annex: Annex, language: str) -> tuple[int, int]:
    """Bring a catalogue up to date with the data, its translations kept, and write it.

    :returns: how many texts there are, and how many have no finished translation.
    """
    template = Catalog(domain="annex", project=annex.publication.title["en"], **_HEAD)
    for message in messages(annex, language):
        place = message.place
        template.add(message.text, locations=[(place.path.as_posix(), place.line)])
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain="annex")
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    else:
        catalogue = Catalog(locale=language, domain="annex", project=template.project, **_HEAD)
        catalogue.update(template)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, ignore_obsolete=True, omit_header=False)
    done = read_catalogue(path)
    wanted = [message.text for message in messages(annex, language)]
    return len(wanted), sum(text not in done for text in wanted)


def check_translations(annex: Annex, locale: Path) -> Iterator[Problem]:
    """A warning for each text without a translation, and for each translation without its text."""
    for language in annex.publication.languages:
        path = catalogue_path(locale, language)
        if language == "en" or not path.exists():
            continue
        catalogue = read_catalogue(path)
        wanted = list(messages(annex, language))
        for message in wanted:
            if message.text not in catalogue:
                found = f"found no '{language}' for {quoted(message.text)} in {path}"
                yield Problem(message.place, Code.UNTRANSLATED, found)
        for text in catalogue.keys() - {message.text for message in wanted}:
            found = f"found a translation of {quoted(text)}, which the data does not have"
            yield Problem(Place(path), Code.OUTDATED_TRANSLATION, found)
