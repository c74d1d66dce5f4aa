"""Evidence and readings: what a record rests on, and where its sources differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from docutils import nodes

from summit.annex.asked import AllReadings
from summit.kinds.choices import Matter, Standing
from summit.kinds.parts import Reading, Variant
from summit.kinds.record import Record
from summit.rendering.desk import Desk
from summit.rendering.pieces import (
    foreign,
    in_language,
    joined,
    label,
    paragraph,
    record_reference,
    reference,
    stamped,
    table,
)
from summit.wording import Word

#: Words, signs, and the space between them; Korean and Japanese are compared as their writers divide them.
_WORD = re.compile(r"\w+|[^\w\s]+|\s+")


def standing_label(desk: Desk, standing: Standing) -> record_reference:
    """How near a statement is to the ministers, as a small label."""
    return label(desk.say(standing.word), f"standing-{standing}")


def readings_of(desk: Desk, record: Record) -> list[nodes.Node]:
    """All readings of a record, each a block of its own."""
    return [_reading(desk, reading) for reading in record.apparatus]


def _reading(desk: Desk, reading: Reading) -> nodes.Element:
    preferred = reading.preferred
    others = [variant for variant in reading.variants if variant is not preferred]
    ordered = [preferred, *others] if preferred else others
    head = paragraph(
        [label(desk.say(Word.READING), "label-reading"), nodes.Text(f" {reading.point}")], "summit-point"
    )
    rows = [[_words(desk, variant, reading), _witnesses(desk, variant)] for variant in ordered]
    body = table([desk.say(Word.READING), desk.say(Word.STANDING_AND_SOURCES)], rows, "summit-variants")
    why = paragraph([nodes.inline("", f"{desk.say(Word.WHY)}: "), nodes.Text(reading.why)], "summit-why")
    return nodes.container("", head, body, why, classes=["summit-reading", f"matter-{reading.matter}"])


def _words(desk: Desk, variant: Variant, reading: Reading) -> list[nodes.Node]:
    """A variant's own words; where wordings differ, those that the preferred one has otherwise are marked."""
    preferred = reading.preferred
    if variant is preferred:
        words = nodes.strong("", "", in_language(desk, variant.reading, variant.lang))
        return [words, nodes.Text(" "), label(desk.say(Word.PREFERRED), "label-preferred")]
    comparable = preferred and reading.matter is not Matter.FACT and variant.lang == preferred.lang
    if not preferred or not comparable:
        return [in_language(desk, variant.reading, variant.lang)]
    parts = [
        nodes.emphasis("", text, classes=["summit-differs"]) if differs else nodes.Text(text)
        for text, differs in compared(variant.reading, preferred.reading)
    ]
    if variant.lang == desk.language:
        return list(parts)
    return [nodes.inline("", "", *parts, lang=variant.lang, classes=[f"language-{variant.lang}"])]


def compared(words: str, preferred: str) -> list[tuple[str, bool]]:
    """A wording in stretches, each with whether the preferred wording has it otherwise.

    >>> compared("joint declaration", "joint statement")
    [('joint ', False), ('declaration', True)]
    """
    mine, theirs = _WORD.findall(words), _WORD.findall(preferred)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    result = []
    for tag, start, end, _start, _end in matcher.get_opcodes():
        text = "".join(mine[start:end])
        if text:
            result.append((text, tag != "equal" and not text.isspace()))
    return result


def _witnesses(desk: Desk, variant: Variant) -> list[nodes.Node]:
    """Who has a variant, how near they stand, and what the annex remarks on it."""
    result: list[nodes.Node] = [standing_label(desk, variant.standing), nodes.Text(" ")]
    result += joined((reference(desk, i, desk.source(i).text) for i in variant.sources), "; ")
    if variant.note:
        result.append(nodes.Text(f". {variant.note}"))
    return result


def all_readings(desk: Desk) -> list[nodes.Node]:
    """Every reading of the annex under a link to the record that it touches."""
    asked = AllReadings()
    desk.trace.selections.add(asked)
    result: list[nodes.Node] = []
    for record in asked.of(desk.annex):
        head = paragraph([reference(desk, record.id)], "summit-reading-of")
        short = desk.annex.short_citation(record.id)
        if short:
            head += nodes.inline("", f" {short}", classes=["summit-citation"])
        block = nodes.container("", head, *readings_of(desk, record), classes=["summit-readings-of"])
        result.append(stamped(block, desk.annex.places[record.id]))
    return result


def names_in(desk: Desk, names: Mapping[str, str]) -> list[nodes.Node]:
    """Names in other languages than the one that stands above them."""
    result: list[nodes.Node] = []
    for language, name in desk.voice.others(names):
        result += [nodes.Text(" · ") if result else nodes.Text(""), foreign(name, language)]
    return result
