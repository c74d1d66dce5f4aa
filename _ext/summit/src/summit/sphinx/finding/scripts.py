"""The search's and the filters' data as scripts, which load from a folder on a disk too, unlike JSON.

A script is written before the pages are, so that their links to it carry its checksum, and only where
what it is made from changed. The search page loads one, pages with a long list of records the other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.typing import ExtensionMetadata

from summit.addresses import Addresses, landing_page
from summit.outputs.finding.data import Finding
from summit.sphinx.domain import SummitDomain
from summit.sphinx.session import LANDING

RECORDS, FACETS = "summit-records.js", "summit-facets.js"


def write_scripts(app: Sphinx, builder: Builder) -> None:
    """Write both scripts, unless they were made from the same things."""
    domain = SummitDomain.of(app.env)
    addresses, session = domain.addresses, domain.session
    if not session.medium.is_site:
        return
    folder = Path(app.outdir, "_static")
    head = f"// {_made_from(app, domain)}\n"
    if all(_begins(folder / name, head) for name in (RECORDS, FACETS)):
        return
    finding = Finding(session.annex, session.registry, session.voice)
    gone = landing_page if LANDING in session.abilities else None
    folder.mkdir(parents=True, exist_ok=True)
    for name, variable, data in (
        (RECORDS, "summitRecords", finding.search(_placed(addresses, domain), gone)),
        (FACETS, "summitFacets", finding.filters()),
    ):
        written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(f"{head}globalThis.{variable} = {written};\n", "utf-8")


def _placed(addresses: Addresses, domain: SummitDomain) -> Callable[[str], str | None]:
    """The page of a record that stands on one; a label of the same name does not count."""
    return lambda id_: addresses.page_of(id_) if id_ in domain.objects else None


def _begins(path: Path, head: str) -> bool:
    if not path.is_file():
        return False
    with path.open(encoding="utf-8") as file:
        return file.readline() == head


def _made_from(app: Sphinx, domain: SummitDomain) -> str:
    """A digest of all that the scripts depend on: data, places, language and program."""
    content = hashlib.sha256()
    for part in (
        domain.session.program,
        app.builder.name,
        app.config.language,
        sorted(domain.session.abilities),
        domain.data["fingerprint"],
        sorted(domain.objects.items()),
    ):
        content.update(repr(part).encode())
    return content.hexdigest()


def load_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the search page, and each page with a long list of records, load what it needs."""
    if not SummitDomain.of(app.env).session.medium.is_site:
        return
    if pagename == "search":
        scripts = (RECORDS, "summit-search.js")
    elif doctree is not None and _is_list(app, doctree):
        scripts = (FACETS, "summit-filters.js")
    else:
        return
    app.add_css_file("summit-finding.css")
    for script in scripts:
        # Deferred, they run once the page's other scripts are there, and in their order.
        app.add_js_file(script, loading_method="defer")


def _is_list(app: Sphinx, doctree: nodes.document) -> bool:
    """Whether a page is a long list of records, and not one record's own page."""
    domain = SummitDomain.of(app.env)
    top = next(doctree.findall(nodes.section), None)
    if top is None or any(id_ in domain.objects for id_ in top["ids"]):
        return False
    enough: int = app.config.summit_filter_from
    return _listed(doctree) >= enough > 0


def _listed(doctree: nodes.document) -> int:
    """How many items the longest list of records on a page has, of whichever form."""
    rows = entries = sections = readings = 0
    for node in doctree.findall(nodes.Element):
        classes = node["classes"]
        if isinstance(node, nodes.table) and "summit-index-table" in classes:
            rows += sum(1 for _row in node.findall(nodes.row)) - 1
        elif isinstance(node, nodes.paragraph):
            entries += "summit-source" in classes
        elif isinstance(node, nodes.section):
            sections += "summit-record" in classes
        elif isinstance(node, nodes.container) and "summit-readings-of" in classes:
            readings += len(node.children) - 1
    return max(rows, entries, sections, readings)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above, and add the configuration."""
    app.add_config_value(
        "summit_filter_from", 10, "html", int, "How long a list is that gets filters; 0 for none."
    )
    app.connect("write-started", write_scripts)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
