"""The annex in another language: its own words through a gettext catalogue.

Names that the data itself gives in a language stay as they are: they are the official forms. All else
that the annex says in its first language (titles, texts, notes, locators, points) is looked up in
``<locale>/<language>/LC_MESSAGES/annex.po``. What sources printed stays as it is: a quotation has its
translation beside the words, and of readings only those of facts are the annex's own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from summit.annex.graph import Annex
from summit.annex.publication import Publication
from summit.data import Code, Place, Problem, quoted
from summit.kinds import FIELDS, MODELS, PARTS
from summit.kinds.choices import Matter
from summit.kinds.declaring import OURS, Within
from summit.kinds.parts import Reading, Strict, Variant
from summit.kinds.record import Record
from summit.wording import read_catalogue, read_words

CATALOGUE = "annex.po"

#: Nothing that changes from day to day, so that a catalogue only differs where its texts do.
_HEAD: Mapping[str, Any] = {
    "creation_date": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    "revision_date": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    "msgid_bugs_address": "",
    "fuzzy": False,
}

#: What stands at the head of a catalogue: of the data's texts, and of the extension's words.
_TEXTS = "# The annex's own words, and their translation."
_WORDS = "# The words that records, lists and the site's pages say around what the annex holds."

Model = TypeVar("Model", bound=Strict)


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be translated, and where it stands first."""

    text: str
    place: Place


def catalogue_path(locale: Path, language: str) -> Path:
    """Where the catalogue of the data's texts stands for a language."""
    return locale / language / "LC_MESSAGES" / CATALOGUE


#: The fields that hold the annex's own words, by kind or part.
_OWN: Mapping[type[Strict], frozenset[str]] = {
    model: frozenset(field.name for field in plan if field.use.words is OURS)
    for model, plan in (*((MODELS[name], plan) for name, plan in FIELDS.items()), *PARTS.items())
}
_OF_PUBLICATION = frozenset(
    name
    for name, info in Publication.model_fields.items()
    if any(isinstance(mark, Within) and mark.words is OURS for mark in info.metadata)
)


def messages(annex: Annex, language: str) -> Iterator[Message]:
    """Every text that a language needs a translation of, once, in the data's order."""
    seen: set[str] = set()
    home = annex.publication.home
    for record in annex.records.values():
        for text in _texts(record, language, home):
            if text not in seen:
                seen.add(text)
                yield Message(text, annex.places[record.id])


def _own_reading(model: Strict, home: str) -> frozenset[str]:
    """The readings of a fact which the annex states in its own first language."""
    if isinstance(model, Reading) and model.matter is Matter.FACT:
        return frozenset(variant.reading for variant in model.variants if variant.lang == home)
    return frozenset()


def _texts(model: Strict, language: str, home: str) -> Iterator[str]:
    own = _OWN[type(model)]
    yield from sorted(_own_reading(model, home))
    for name, value in model:
        if isinstance(value, dict):
            if name in own and language not in value:
                yield value[home]
        elif isinstance(value, str):
            if name in own:
                yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Strict):
                    yield from _texts(item, language, home)


def translate(annex: Annex, language: str, catalogue: Mapping[str, str]) -> Annex:
    """The same annex with its own words in a language; what the catalogue lacks stays as it is."""
    translator = _Translator(language, annex.publication.home, catalogue)
    records: dict[str, Record] = {id_: translator.of(record) for id_, record in annex.records.items()}
    return replace(annex, records=records, publication=translator.of(annex.publication))


@dataclass(frozen=True, slots=True)
class _Translator:
    """Puts the words of records into a language."""

    language: str
    home: str
    catalogue: Mapping[str, str]

    def of(self, model: Model) -> Model:
        """A record, or a part of one, with what the catalogue has for it."""
        changes: dict[str, object] = {}
        own = _OF_PUBLICATION if isinstance(model, Publication) else _OWN[type(model)]
        if isinstance(model, Reading):
            model = model.model_copy(update={"variants": self._facts(model)})
        for name, value in model:
            if isinstance(value, dict):
                wanted = name in own and self.language not in value
                if wanted and (found := self.catalogue.get(value[self.home])):
                    changes[name] = {**value, self.language: found}
            elif isinstance(value, str):
                if name in own and (found := self.catalogue.get(value)):
                    changes[name] = found
            elif isinstance(value, tuple) and value and isinstance(value[0], Strict):
                changes[name] = tuple(self.of(item) for item in value)
        return model.model_copy(update=changes) if changes else model

    def _facts(self, reading: Reading) -> tuple[Variant, ...]:
        own = _own_reading(reading, self.home)
        return tuple(
            variant.model_copy(update={"reading": found, "lang": self.language})
            if variant.reading in own and (found := self.catalogue.get(variant.reading))
            else variant
            for variant in reading.variants
        )


def update_catalogue(path: Path, annex: Annex, language: str) -> tuple[int, int]:
    """Bring a catalogue up to date with the data, its translations kept, and write it.

    :returns: how many texts there are, and how many have no finished translation.
    """
    wanted = {message.text: message.place for message in messages(annex, language)}
    return _brought_up_to_date(path, annex, language, wanted, _TEXTS)


def update_words(path: Path, annex: Annex, language: str, words: Iterable[str]) -> tuple[int, int]:
    """Do the same for the extension's own words, in a language that it does not bring.

    :returns: how many words there are, and how many have no finished translation.
    """
    return _brought_up_to_date(path, annex, language, dict.fromkeys(words), _WORDS)


def _brought_up_to_date(
    path: Path, annex: Annex, language: str, wanted: Mapping[str, Place | None], comment: str
) -> tuple[int, int]:
    project, locale = annex.publication.title[annex.publication.home], language.replace("-", "_")
    head = {**_HEAD, "project": project, "last_translator": project, "language_team": project}
    head["header_comment"] = comment
    template = Catalog(domain=path.stem, **head)
    for text, place in wanted.items():
        template.add(text, locations=[(place.path.as_posix(), place.line)] if place else [])
    if path.exists():
        catalogue = read_catalogue(path, locale)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    else:
        catalogue = Catalog(locale=locale, domain=path.stem, **head)
        catalogue.update(template)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, ignore_obsolete=True, omit_header=False)
    done = read_words(path)
    return len(wanted), sum(text not in done for text in wanted)


def check_translations(annex: Annex, locale: Path) -> Iterator[Problem]:
    """A warning for each text without a translation, and for each translation without its text."""
    for language in annex.publication.languages:
        path = catalogue_path(locale, language)
        if language == annex.publication.home or not path.exists():
            continue
        catalogue = read_words(path)
        wanted = list(messages(annex, language))
        for message in wanted:
            if message.text not in catalogue:
                found = f"found no '{language}' for {quoted(message.text)} in {path}"
                yield Problem(message.place, Code.UNTRANSLATED, found)
        for text in catalogue.keys() - {message.text for message in wanted}:
            found = f"found a translation of {quoted(text)}, which the data does not have"
            yield Problem(Place(path), Code.OUTDATED_TRANSLATION, found)
