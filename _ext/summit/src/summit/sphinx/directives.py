"""The directives of the domain: each leaves a slot, and the slot is filled once a page is parsed.

A slot is filled late, after docutils' and Sphinx's transforms of an author's markup: records are
plain text, which has no markup to transform, no quotation marks to curl and no ids to invent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from summit.addresses import theme_page
from summit.annex.asked import SELECTING, Selection
from summit.data import nearest
from summit.kinds import KINDS
from summit.kinds.declaring import Trait
from summit.kinds.meeting import Meeting
from summit.kinds.record import Record
from summit.kinds.theme import Theme
from summit.rendering import lists, themes
from summit.rendering.apparatus import all_readings
from summit.rendering.desk import Desk
from summit.rendering.records import body, section
from summit.sphinx.domain import NAME, SummitDomain
from summit.sphinx.indexing import index_entries

logger = logging.getLogger(__name__)
Fill = Callable[[Desk], list[nodes.Node]]


class slot(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Where records will stand; ``fill`` makes them, ``adopts`` is the id that the page's section takes."""


class RecordDirective(SphinxDirective):
    """What the directives share: the annex at hand, and a slot as the result."""

    has_content = False

    @property
    def domain(self) -> SummitDomain:
        """The domain with the annex."""
        return SummitDomain.of(self.env)

    def record(self, kind: str = "") -> Record:
        """The record that the argument names, of any kind or of the given one.

        :raises docutils.parsers.rst.DirectiveError: where there is none.
        """
        id_ = self.arguments[0]
        self.domain.note_wanted(self.env.docname, id_)
        record = self.domain.annex.records.get(id_)
        if record is None or (kind and record.kind_of_record.name != kind):
            known = self.domain.annex.by_kind[kind] if kind else self.domain.annex.records.values()
            raise self.error(f"unknown {kind or 'record'} '{id_}'{nearest(id_, [r.id for r in known])}")
        return record

    def slot(self, fill: Fill, adopts: str | None = None) -> list[nodes.Node]:
        """A slot to be filled once the page is parsed."""
        node = slot(fill=fill, adopts=adopts)
        self.set_source_info(node)
        return [node]


class ThemePage(RecordDirective):
    """``summit:theme-page``: what a theme's page holds; the page's own section takes the theme's id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        theme = self.record("theme")
        assert isinstance(theme, Theme)
        return self.slot(lambda desk: themes.theme_page(desk, theme), adopts=theme.id)


class RecordItself(RecordDirective):
    """``summit:record``: one record as a section, or with ``:page:`` as the page's own section."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"page": directives.flag}

    def run(self) -> list[nodes.Node]:
        record = self.record()
        if "page" in self.options:
            return self.slot(lambda desk: body(desk, record), adopts=record.id)
        return self.slot(lambda desk: [section(desk, record)])


def _kind(argument: str) -> str:
    return directives.choice(argument, list(KINDS))


def _form(argument: str) -> str:
    return directives.choice(argument, ["full", "links", "table"])


class RecordList(RecordDirective):
    """``summit:records``: all records that its options select, in full, as links, or as a table."""

    option_spec: ClassVar[OptionSpec] = {
        "kind": _kind,
        **dict.fromkeys(SELECTING, directives.unchanged_required),
        "form": _form,
    }

    def run(self) -> list[nodes.Node]:
        selection = self.selection()
        form = self.options.get("form", "full")
        make = {"full": lists.sections, "links": lists.linked_list, "table": lists.selection_table}[form]
        return self.slot(lambda desk: make(desk, selection))

    def selection(self) -> Selection:
        """What the options select.

        :raises docutils.parsers.rst.DirectiveError: where one names a record that is not there.
        """
        annex = self.domain.annex
        naming = {name: id_ for name, id_ in self.options.items() if name in SELECTING}
        for name, id_ in naming.items():
            self.domain.note_wanted(self.env.docname, id_)
            valid = [record.id for record in annex.by_kind[name]]
            if id_ not in valid:
                raise self.error(f"unknown {name} '{id_}'{nearest(id_, valid)}")
        return Selection(self.options.get("kind"), tuple(naming.values()))


class Timeline(RecordDirective):
    """``summit:timeline``: all events by date."""

    def run(self) -> list[nodes.Node]:
        return self.slot(lambda desk: lists.timeline(desk, Selection("event")))


class Bibliography(RecordDirective):
    """``summit:bibliography``: all sources."""

    def run(self) -> list[nodes.Node]:
        return self.slot(lists.bibliography)


class BackIndex(RecordDirective):
    """``summit:index``: parties, people, terms and instruments with all that refers to each."""

    def run(self) -> list[nodes.Node]:
        return self.slot(lists.index)


class Readings(RecordDirective):
    """``summit:readings``: every point on which sources differ."""

    def run(self) -> list[nodes.Node]:
        return self.slot(all_readings)


class ThemeCards(RecordDirective):
    """``summit:theme-cards``: a card for each theme with what it holds."""

    def run(self) -> list[nodes.Node]:
        return self.slot(themes.theme_cards)


class Glance(RecordDirective):
    """``summit:glance``: a meeting in a few facts."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        meeting = self.record("meeting")
        assert isinstance(meeting, Meeting)
        return self.slot(lambda desk: lists.glance(desk, meeting))


class Codes(RecordDirective):
    """``summit:codes``: all error codes."""

    def run(self) -> list[nodes.Node]:
        return self.slot(lists.codes)


class ThemeTree(RecordDirective):
    """``summit:theme-tree``: a toctree of all themes' pages in the data's order."""

    option_spec: ClassVar[OptionSpec] = {"caption": directives.unchanged, "hidden": directives.flag}

    def run(self) -> list[nodes.Node]:
        domain = self.domain
        desk = domain.session.desk()
        desk.trace.selections.add(Selection("theme"))
        domain.note_trace(self.env.docname, desk.trace)
        pages = [theme_page(theme.slug) for theme in domain.annex.of(Theme)]
        tree = addnodes.toctree(
            entries=[(None, page) for page in pages],
            includefiles=pages,
            parent=self.env.docname,
            maxdepth=1,
            caption=self.options.get("caption"),
            glob=False,
            hidden="hidden" in self.options,
            includehidden=False,
            numbered=0,
            titlesonly=True,
        )
        self.set_source_info(tree)
        return [nodes.compound("", tree, classes=["toctree-wrapper"])]


DIRECTIVES: Mapping[str, type[RecordDirective]] = {
    "bibliography": Bibliography,
    "codes": Codes,
    "glance": Glance,
    "index": BackIndex,
    "readings": Readings,
    "record": RecordItself,
    "records": RecordList,
    "theme-cards": ThemeCards,
    "theme-page": ThemePage,
    "theme-tree": ThemeTree,
    "timeline": Timeline,
}


class FillSlots(SphinxTransform):
    """Fills the slots of a page once its own markup is done with, before domains look at it (850)."""

    default_priority = 845

    def apply(self, **kwargs: Any) -> None:
        """Replace each slot by its records, and enter these as objects."""
        slots = list(self.document.findall(slot))
        if not slots:
            return
        domain = SummitDomain.of(self.env)
        desk = domain.session.desk()
        # The ids that the author's own headings and targets have.
        taken = {id_: node for node in self.document.findall(nodes.Element) for id_ in node["ids"]}
        for node in slots:
            made = node["fill"](desk)
            if node["adopts"]:
                self._adopt(domain, node, node["adopts"], taken)
            for new in made:
                for inner in list(new.findall(_has_ids)):
                    self._enter(domain, inner, inner["ids"], taken)
            # The data's texts have a catalogue of their own, beside those of the prose.
            node.replace_self([] if domain.session.medium.is_catalogue else made)
        domain.note_trace(self.env.docname, desk.trace)

    def _adopt(self, domain: SummitDomain, node: slot, id_: str, taken: dict[str, nodes.Element]) -> None:
        """Let the section around a slot be the record's own."""
        parent = node.parent
        if not isinstance(parent, nodes.section):
            logger.warning("'%s' stands under no title", id_, location=node, type=NAME, subtype="page")
            return
        ids = [id_, *domain.registry.aliases.get(id_, ())]
        for known in ids:
            if taken.get(known) is parent:  # the author gave the heading the record's own id
                del taken[known]
        parent["ids"] = [*ids, *(known for known in parent["ids"] if known not in ids)]
        self._enter(domain, parent, ids, taken)

    def _enter(
        self, domain: SummitDomain, node: nodes.Element, ids: list[str], taken: dict[str, nodes.Element]
    ) -> None:
        """Enter a node's record as an object; tell where an id of the node stands on the page already."""
        for id_ in ids:
            if id_ in taken:
                message = "the id '%s' stands twice on this page; expected it once"
                logger.warning(message, id_, location=taken[id_], type=NAME, subtype="duplicate")
            taken[id_] = node
        record = domain.annex.records.get(ids[0])
        if record is None:
            return
        domain.note_record(self.env.docname, record.id)
        if record.kind_of_record.has(Trait.INDEXED) and not domain.session.medium.is_catalogue:
            node.insert(1, addnodes.index(entries=index_entries(record), inline=False, summit=True))


def _has_ids(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and bool(node["ids"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives to the domain, and what fills their slots."""
    app.add_node(slot)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(NAME, name, directive)
    app.add_transform(FillSlots)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
