"""The Sphinx domain ``summit``: object types, roles, inventory, and how references are resolved."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from summit.domain.objects import NAME, Placed, SummitDomain, shown
from summit.domain.resolving import ResolveRecords, warn_missing
from summit.domain.uses import Uses, differing, outdated
from summit.rendering.facts import facts, visit_html

__all__ = ["NAME", "Placed", "SummitDomain", "Uses", "differing", "outdated", "shown"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the domain, its configuration and the resolving of its references."""
    app.add_config_value("summit_data", "_data", "env", str, "The folder with the annex's data.")
    app.add_domain(SummitDomain)
    app.add_node(facts, html=(visit_html, None))
    app.add_post_transform(ResolveRecords)
    app.connect("warn-missing-reference", warn_missing)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
