"""A theme's page, and the cards that lead to it."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx_design.shared import create_component

from summit.graph import Annex, Holdings, Selection, Tally
from summit.model import (
    Event,
    Instrument,
    Kind,
    Party,
    Person,
    Provision,
    Quotation,
    Source,
    Term,
    Theme,
)
from summit.rendering.lists import index_table, line
from summit.rendering.pieces import Desk, group, items, paragraph, reference, stamped
from summit.rendering.records import body, quote, section
from summit.wording import Word


def theme_page(desk: Desk, theme: Theme) -> list[nodes.Node]:
    """What a theme's page holds below its title: the theme, its records, and what they touch."""
    desk.trace.selections.add(Holdings(theme.id))
    *result, facts = body(desk, theme)
    provisions = desk.annex.filed_under(Provision, theme.id)
    if provisions:
        result.append(index_table(desk, provisions))
    result.extend(_filed(desk, theme))
    result.extend(_touched(desk, theme))
    result.append(group(f"{theme.slug}-about", Word.ABOUT_THEME, facts))
    return result


def _filed(desk: Desk, theme: Theme) -> Iterator[nodes.Node]:
    """The theme's own provisions and quotations in full, and what concerns it from elsewhere."""
    elsewhere = desk.annex.also_under(theme.id)
    for model, word in ((Provision, Word.PROVISIONS), (Quotation, Word.QUOTATIONS)):
        content: list[nodes.Node] = [
            section(desk, record) for record in desk.annex.filed_under(model, theme.id)
        ]
        others = [record for record in elsewhere if isinstance(record, model)]
        if others:
            content.insert(0, paragraph([nodes.Text(Word.FILED_ELSEWHERE.said())], "summit-elsewhere"))
            if model is Quotation:
                content[1:1] = [quote(desk, other) for other in others if isinstance(other, Quotation)]
            else:
                content.insert(1, items([line(desk, other) for other in others]))
        if content:
            yield group(f"{theme.slug}-{model.kind_of_record.plural}", word, *content)


def _touched(desk: Desk, theme: Theme) -> Iterator[nodes.Node]:
    """The people, terms, instruments, events and sources that the theme's records name."""
    for model, word in (
        (Term, Word.TERMS),
        (Instrument, Word.INSTRUMENTS),
        (Event, Word.EVENTS),
        (Party, Word.PARTIES),
        (Person, Word.PEOPLE),
        (Source, Word.SOURCES),
    ):
        touched = desk.annex.touching(theme.id, model)
        if touched:
            rows = [line(desk, record) for record in touched]
            yield group(f"{theme.slug}-{model.kind_of_record.plural}", word, items(rows))


def theme_cards(desk: Desk) -> list[nodes.Node]:
    """A sphinx-design card for each theme, with what it holds."""
    desk.trace.selections.add(Selection(kind=Kind.THEME))
    cards = []
    for theme in desk.annex.of(Theme):
        desk.trace.selections.add(Tally(theme.id))
        desk.trace.shown.add(theme.id)
        text = theme.text.get(desk.language) or theme.text["en"]
        title = create_component(
            "card-title",
            ["sd-card-title", "sd-font-weight-bold"],
            children=[paragraph([reference(desk, theme.id)])],
        )
        content: list[nodes.Node] = [
            title,
            paragraph([nodes.Text(text)], "sd-card-text"),
            paragraph([nodes.Text(holdings(desk.annex, theme))], "summit-holdings"),
        ]
        card = create_component(
            "card",
            ["summit-card", "sd-card", "sd-sphinx-override", "sd-w-100", "sd-shadow-sm"],
            children=[create_component("card-body", ["sd-card-body"], children=content)],
        )
        column = create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[card])
        cards.append(stamped(column, desk.annex.places[theme.id]))
    row_classes = [
        "sd-row",
        "sd-row-cols-1",
        "sd-row-cols-xs-1",
        "sd-row-cols-sm-2",
        "sd-row-cols-md-2",
        "sd-row-cols-lg-2",
        "sd-g-3",
    ]
    row = create_component("grid-row", row_classes, children=cards)
    return [
        create_component(
            "grid-container", ["sd-container-fluid", "sd-sphinx-override", "sd-mb-4"], children=[row]
        )
    ]


def holdings(annex: Annex, theme: Theme) -> str:
    """How many records a theme holds, in words."""
    words = (
        (Word.PROVISION, Word.PROVISIONS),
        (Word.QUOTATION, Word.QUOTATIONS),
        (Word.SOURCE, Word.SOURCES),
    )
    counted = zip(Tally(theme.id).of(annex), words, strict=True)
    return " · ".join(f"{n} {(one if n == 1 else many).said().lower()}" for n, (one, many) in counted if n)
