"""Evidence and readings: what a record rests on, and where its sources differ."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from summit.model import Mentioning, Reading, Record, Standing, Variant
from summit.rendering.pieces import (
    Desk,
    foreign,
    in_language,
    items,
    label,
    paragraph,
    record_reference,
    reference,
    source_label,
    stamped,
)
from summit.wording import Word, kind_word


def standing_label(standing: Standing) -> record_reference:
    """How near a statement is to the ministers, as a small label."""
    return label(kind_word(standing), f"standing-{standing}")


def readings_of(desk: Desk, record: Mentioning) -> list[nodes.Node]:
    """All readings of a record, each a block of its own."""
    return [_reading(desk, reading) for reading in record.readings]


def _reading(desk: Desk, reading: Reading) -> nodes.Element:
    preferred = reading.preferred
    others = [variant for variant in reading.variants if variant is not preferred]
    ordered = [preferred, *others] if preferred else others
    head = paragraph([label(Word.READING, "label-reading"), nodes.Text(f" {reading.point}")], "summit-point")
    body = items((_variant(desk, variant) for variant in ordered), "summit-variants")
    why = paragraph([nodes.inline("", f"{Word.WHY.said()}: "), nodes.Text(reading.why)], "summit-why")
    return nodes.container("", head, body, why, classes=["summit-reading", f"matter-{reading.matter}"])


def _variant(desk: Desk, variant: Variant) -> list[nodes.Node]:
    words: list[nodes.Node] = [in_language(desk, variant.reading, variant.lang)]
    if variant.preferred:
        words = [nodes.strong("", "", *words), nodes.Text(" "), label(Word.PREFERRED, "label-preferred")]
    words += [nodes.Text(" "), standing_label(variant.standing), nodes.Text(" ")]
    for number, source in enumerate(variant.sources):
        words += [
            nodes.Text("; " if number else ""),
            reference(desk, source, source_label(desk, source)),
        ]
    if variant.note:
        words.append(nodes.Text(f". {variant.note}"))
    return words


def all_readings(desk: Desk, records: Iterable[Record]) -> list[nodes.Node]:
    """Every reading of the annex under a link to the record that it touches."""
    result: list[nodes.Node] = []
    for record in records:
        if not isinstance(record, Mentioning) or not record.readings:
            continue
        desk.trace.shown.add(record.id)
        head = paragraph([reference(desk, record.id)], "summit-reading-of")
        short = desk.annex.short_citation(record.id)
        if short:
            head += nodes.inline("", f" {short}", classes=["summit-citation"])
        block = nodes.container("", head, *readings_of(desk, record), classes=["summit-readings-of"])
        result.append(stamped(block, desk.annex.places[record.id]))
    return result


def names_in(desk: Desk, names: Iterable[tuple[str, str]]) -> list[nodes.Node]:
    """Names in other languages than the page's, given as language and name."""
    result: list[nodes.Node] = []
    for language, name in names:
        if language != desk.language:
            result += [nodes.Text(" · ") if result else nodes.Text(""), foreign(name, language)]
    return result
