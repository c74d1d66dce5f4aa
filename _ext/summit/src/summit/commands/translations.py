"""``summit translations``: the catalogues of the data's texts and of our words, brought up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import chain

from summit.annex.translating import catalogue_path, update_catalogue, update_words
from summit.commands import add_data, counted, locale_beside
from summit.data import Code
from summit.editions.checking import check
from summit.kinds import FIELDS, KINDS
from summit.kinds.choices import Matter, Relation, Scheme, Standing
from summit.outputs.finding.phrases import Phrase as FindingPhrase
from summit.outputs.landing.phrases import Phrase as LandingPhrase
from summit.outputs.picturing.captions import Caption
from summit.wording import Label, Word, speaks, words_of_themes, words_path

#: Whether one file as a draft is not enough.
NEEDS_FOLDER = True


def every_word() -> Iterator[str]:
    """All words of the extension's own, in the order of what they belong to."""
    for kind in KINDS.values():
        yield from filter(
            None, (kind.word, kind.words, kind.named_in, *(sort.word for sort in kind.sorts or ()))
        )
    for field in chain(*FIELDS.values()):
        yield from filter(None, (field.declared.word, *(choice.word for choice in field.choices or ())))
    # All other registers are called by their names.
    for choice in (*Standing, *Matter, Scheme.CN_TARIFF, Scheme.SYMBOL):
        yield choice.word
    for relation in Relation:
        yield from (relation.word, relation.converse)
    yield from chain(Word, FindingPhrase, LandingPhrase, Caption, Label)
    for code in Code:
        yield from (code.summary, code.remedy)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Write the catalogues of each language, translations kept.

    Of the texts for each language but the first; of the extension's words for those that it does not bring.
    """
    checked = check(options.data)
    if checked.problems:
        print(*checked.problems, "nothing was written: mend these first", sep="\n", file=sys.stderr)
        return 1
    folder, languages = locale_beside(options.data), checked.annex.publication.languages
    for language in languages[1:]:
        path = catalogue_path(folder, language)
        texts, empty = update_catalogue(path, checked.annex, language)
        print(f"{path}: {counted(texts, 'text')}, {empty} without translation")
    for language in languages:
        if not speaks(language):
            path = words_path(folder, language)
            words = dict.fromkeys([*every_word(), *words_of_themes()])
            number, empty = update_words(path, checked.annex, language, words)
            print(f"{path}: {counted(number, 'word')}, {empty} without translation")
    return 0
