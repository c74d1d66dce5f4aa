"""``summit:downloads``: the data files with their sizes and checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import ReferenceRole
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from summit.directives import RecordDirective
from summit.domain import NAME, SummitDomain
from summit.exporting import FOLDER, export
from summit.landing.phrases import Phrase
from summit.landing.writing import BUILDERS, up_to_root
from summit.loading import data_files


class site_file(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """A link to the file at ``path`` below the site's root, which stands at ``base``."""


class Downloads(RecordDirective):
    """``summit:downloads``: a table of the files under ``annex/``."""

    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[nodes.Node]:
        """A table, read again when any of the data changes."""
        domain = self.domain
        for path in data_files(domain.data_path):
            self.env.note_dependency(str(path.resolve()))
        desk = domain.desk()
        desk.trace.shown.update(domain.annex.records)
        domain.note_trace(self.env.docname, desk.trace)
        base = domain.annex.publication.base_url
        files = export(domain.original, domain.registry)
        rows = [_row(name, content, base) for name, content in sorted(files.items())]
        head = [nodes.Text(Phrase.FILE.said()), nodes.Text(Phrase.SIZE.said()), nodes.Text("SHA-256")]
        columns = [nodes.colspec(colwidth=width) for width in (30, 10, 60)]
        group = nodes.tgroup("", *columns, nodes.thead("", _cells(head)), nodes.tbody("", *rows), cols=3)
        table = nodes.table("", group, classes=["summit-table", "summit-downloads"])
        self.set_source_info(table)
        return [table]


class FileRole(ReferenceRole):
    """``summit:file``: a link to a file of the site, by its path from the root of all editions."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """One link, resolved when the page is written."""
        domain = SummitDomain.of(self.env)
        base = domain.original.publication.base_url
        node = site_file("", "", nodes.Text(self.title), path=self.target, base=base)
        self.set_source_info(node)
        return [node], []


def _row(name: str, content: bytes, base: str) -> nodes.row:
    link = site_file("", "", nodes.literal("", name), path=f"{FOLDER}/{name}", base=base)
    digest = nodes.literal("", hashlib.sha256(content).hexdigest())
    return _cells([link, nodes.Text(f"{len(content):,}"), digest])


def _cells(cells: Sequence[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


class LinkFiles(SphinxPostTransform):
    """Links to the file beside the page where this build writes it, and to the canonical site elsewhere."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Replace each :class:`site_file` by a link."""
        builder = self.env._app.builder
        for node in list(self.document.findall(site_file)):
            address = urljoin(node["base"], node["path"])
            if builder.name in BUILDERS:
                here = builder.get_target_uri(self.env.current_document.docname)
                address = up_to_root(here, self.config.language) + node["path"]
            node.replace_self(nodes.reference("", "", *node.children, refuri=address, internal=True))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive to the annex's domain, and what makes its links."""
    app.add_directive_to_domain(NAME, "downloads", Downloads)
    app.add_role_to_domain(NAME, "file", FileRole())
    app.add_node(site_file)
    app.add_post_transform(LinkFiles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
