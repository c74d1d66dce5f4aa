"""The site's languages: links between the editions of a page, for readers and for search engines.

An extension of its own, for projects that name it in ``extensions``. An id is the same in all languages, so
that the switch can keep the place within a page.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from summit.look.switch import place_switch
from summit.sphinx.domain import SummitDomain


def add_editions(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page links to its editions, which templates have as ``summit_editions``; none to a lone one."""
    addresses = SummitDomain.of(app.env).addresses
    if not addresses.medium.is_site or len(addresses.site.languages) < 2:
        return
    found = addresses.editions(page)
    context["summit_editions"] = found
    place_switch(app, context, found)
    # Sphinx's own notion of the canonical address knows nothing of folders for languages.
    current = next((edition for edition in found if edition.current), None)
    if current and context.get("pageurl"):
        context["pageurl"] = current.canonical


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above."""
    app.setup_extension("summit")
    app.connect("html-page-context", add_editions)
    app.add_js_file("languages.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
