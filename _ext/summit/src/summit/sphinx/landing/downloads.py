"""``summit:downloads``: the data files with their sizes and checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import ReferenceRole
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from summit.data import data_files
from summit.outputs.exporting import FOLDER, export
from summit.outputs.landing.phrases import Phrase
from summit.sphinx.directives import RecordDirective
from summit.sphinx.domain import NAME, SummitDomain


class site_file(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """A link to the file at ``path`` below the site's root."""


class Downloads(RecordDirective):
    """``summit:downloads``: a table of the files under ``annex/``."""

    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """A table, read again when any of the data changes."""
        domain = self.domain
        for path in data_files(domain.session.data_path):
            self.env.note_dependency(str(path.resolve()))
        desk = domain.session.desk()
        desk.trace.shown.update(domain.annex.records)
        domain.note_trace(self.env.docname, desk.trace)
        files = export(domain.session.original.annex, domain.registry)
        rows = [_row(name, content) for name, content in sorted(files.items())]
        head = [nodes.Text(desk.say(Phrase.FILE)), nodes.Text(desk.say(Phrase.SIZE)), nodes.Text("SHA-256")]
        columns = [nodes.colspec(colwidth=width) for width in (30, 10, 60)]
        group = nodes.tgroup("", *columns, nodes.thead("", _cells(head)), nodes.tbody("", *rows), cols=3)
        table = nodes.table("", group, classes=["summit-table", "summit-downloads"])
        self.set_source_info(table)
        return [table]


class FileRole(ReferenceRole):
    """``summit:file``: a link to a file of the site, by its path from the root of all editions."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """One link, resolved when the page is written."""
        node = site_file("", "", nodes.Text(self.title), path=self.target)
        self.set_source_info(node)
        return [node], []


def _row(name: str, content: bytes) -> nodes.row:
    link = site_file("", "", nodes.literal("", name), path=f"{FOLDER}/{name}")
    digest = nodes.literal("", hashlib.sha256(content).hexdigest())
    return _cells([link, nodes.Text(f"{len(content):,}"), digest])


def _cells(cells: Sequence[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


class LinkFiles(SphinxPostTransform):
    """Links to the file beside the page where this build writes it, and to the canonical site elsewhere."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Replace each :class:`site_file` by a link."""
        addresses, docname = SummitDomain.of(self.env).addresses, self.env.current_document.docname
        for node in list(self.document.findall(site_file)):
            address = addresses.file(node["path"], docname)
            node.replace_self(nodes.reference("", "", *node.children, refuri=address, internal=True))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive to the annex's domain, and what makes its links."""
    app.add_directive_to_domain(NAME, "downloads", Downloads)
    app.add_role_to_domain(NAME, "file", FileRole())
    app.add_node(site_file)
    app.add_post_transform(LinkFiles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
