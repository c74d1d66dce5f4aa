"""The site's languages: links between the editions of a page, for readers and for search engines.

The first language of ``annex.yaml`` stands at the site's root, each other in a folder of its name. An id is
the same in all, so that the switch can keep the place within a page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from babel import Locale
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from summit.domain import SummitDomain

_STATIC = Path(__file__).parent / "static"


class Edition(NamedTuple):
    """A page in one language: its tag, what the language calls itself, and where the page stands."""

    tag: str
    name: str
    address: str
    canonical: str
    current: bool


def editions(languages: tuple[str, ...], current: str, page: str, base: str) -> list[Edition]:
    """All editions of a page.

    :param page: the page's address below the root of its edition, ``docs/terms.html``.
    :param base: the canonical address of the site's root.
    """
    home = languages[0]
    up = "../" * (page.count("/") + (current != home))
    found = []
    for tag in languages:
        path = page if tag == home else f"{tag}/{page}"
        name = Locale.parse(tag, sep="-").get_language_name(tag) or tag
        found.append(Edition(tag, name, f"{up}{path}", urljoin(base, path), tag == current))
    return found


def add_editions(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates the editions of the page, as ``summit_editions``."""
    domain = SummitDomain.of(app.env)
    languages, base = domain.data["editions"]
    address = app.builder.get_target_uri(page)
    context["summit_editions"] = editions(languages, app.config.language, address, base)
    # Sphinx's own notion of the canonical address knows nothing of folders for languages.
    current = next((e for e in context["summit_editions"] if e.current), None)
    if current and context.get("pageurl"):
        context["pageurl"] = current.canonical


def add_static(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the script that keeps the place within a page."""
    config.html_static_path.insert(0, str(_STATIC))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above."""
    app.setup_extension("summit")
    app.connect("html-page-context", add_editions)
    app.connect("config-inited", add_static)
    app.add_js_file("languages.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
