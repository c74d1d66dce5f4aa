"""The annex in Sphinx: a session, the domain, directives, and when what happens.

=============  ===============================================================================
program        the package's own code, whose changes make pages outdated too
session        one build's annex, and what the parts of the extension can do
memory         what each page was made from
indexing       a record's entries in the general index
domain         object types, roles, inventory
resolving      how references are resolved when a page is written
directives     slots on a page, and their filling
pages          a page for each theme
events         load, find what is outdated, remember, report
=============  ===============================================================================

``pictures``, ``finding`` and ``landing`` are parts that a project can do without.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from summit.rendering.foot import facts, visit_html
from summit.sphinx.domain import SummitDomain
from summit.sphinx.resolving import ResolveRecords, warn_missing


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the domain, its configuration and the resolving of its references."""
    app.add_config_value("summit_data", "_data", "env", str, "The folder with the annex's data.")
    app.add_domain(SummitDomain)
    app.add_node(facts, html=(visit_html, None))
    app.add_post_transform(ResolveRecords)
    app.connect("warn-missing-reference", warn_missing)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 2}
