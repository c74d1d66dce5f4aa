"""A theme's page, and the cards that lead to it."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx_design.shared import create_component

from summit.annex.asked import Holdings, Selection, Tally
from summit.kinds import KINDS, MODELS
from summit.kinds.provision import Provision
from summit.kinds.record import Filed
from summit.kinds.theme import Theme
from summit.rendering.desk import Desk
from summit.rendering.lists import index_table, line
from summit.rendering.pieces import group, items, paragraph, reference, stamped
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
    result.append(group(f"{theme.slug}-about", desk.say(Word.ABOUT_THEME), facts))
    return result


def _filed(desk: Desk, theme: Theme) -> Iterator[nodes.Node]:
    """The theme's own provisions and quotations in full, and what concerns it from elsewhere."""
    elsewhere = desk.annex.also_under(theme.id)
    for kind, model in zip(KINDS.values(), MODELS.values(), strict=True):
        if not issubclass(model, Filed):
            continue
        content: list[nodes.Node] = [
            section(desk, record) for record in desk.annex.filed_under(model, theme.id)
        ]
        others = [record for record in elsewhere if isinstance(record, model)]
        if others:
            shown: list[nodes.Node] = [quote(desk, other) for other in others if other.printed]
            listed = [line(desk, other) for other in others if not other.printed]
            head = paragraph([nodes.Text(desk.say(Word.FILED_ELSEWHERE))], "summit-elsewhere")
            content[:0] = [head, *shown, *([items(listed)] if listed else [])]
        if content:
            yield group(f"{theme.slug}-{kind.plural}", desk.say(kind.words), *content)


def _touched(desk: Desk, theme: Theme) -> Iterator[nodes.Node]:
    """The people, terms, instruments, events and sources that the theme's records name."""
    kinds = [kind for kind in KINDS.values() if kind.touched_order is not None]
    for kind in sorted(kinds, key=lambda kind: kind.touched_order or 0):
        touched = desk.annex.touching(theme.id, kind.name)
        if touched:
            rows = [line(desk, record) for record in touched]
            yield group(f"{theme.slug}-{kind.plural}", desk.say(kind.words), items(rows))


def theme_cards(desk: Desk) -> list[nodes.Node]:
    """A sphinx-design card for each theme, with what it holds."""
    desk.trace.selections.add(Selection("theme"))
    cards = []
    for theme in desk.annex.of(Theme):
        desk.trace.selections.add(Tally(theme.id))
        desk.trace.shown.add(theme.id)
        text = desk.pick(theme.text)
        title = create_component(
            "card-title",
            ["sd-card-title", "sd-font-weight-bold"],
            children=[paragraph([reference(desk, theme.id)])],
        )
        content: list[nodes.Node] = [
            title,
            paragraph([nodes.Text(text)], "sd-card-text"),
            paragraph([nodes.Text(holdings(desk, theme))], "summit-holdings"),
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


def holdings(desk: Desk, theme: Theme) -> str:
    """How many records a theme holds, in words."""
    counted = Tally(theme.id).of(desk.annex).items()
    words = ((number, KINDS[name]) for name, number in counted if number)
    return " · ".join(f"{n} {desk.say(kind.word if n == 1 else kind.words).lower()}" for n, kind in words)
