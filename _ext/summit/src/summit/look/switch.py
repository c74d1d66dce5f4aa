"""The links between the languages of a page, placed where the theme allows it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from sphinx.application import Sphinx

from summit.addresses import Edition
from summit.look.furo import FURO

#: The template; a project may name it in ``html_sidebars``, which then says where the switch stands.
SWITCH = "summit/languages.html"
#: The template of Furo's that the switch follows in the sidebar.
_AFTER = "sidebar/search.html"


def alternates(editions: Iterable[Edition]) -> str:
    """The links that tell search engines of a page's languages, for its head.

    The first language is also for readers of any other.
    """
    links = [(edition.tag, edition.canonical) for edition in editions]
    return "".join(
        f'\n<link rel="alternate" hreflang="{tag}" href="{escape(address)}">'
        for tag, address in (*links, ("x-default", links[0][1]))
    )


def place_switch(app: Sphinx, context: dict[str, Any], editions: list[Edition]) -> None:
    """Add the links to a page's context.

    Every theme shows ``metatags`` in the head and ``body`` as the page's content, and Sphinx itself makes
    both of HTML. Furo has a place of its own, the sidebar; in other themes a sidebar may be missing, or
    hidden on a phone. Pages without content, such as the search, take ``summit_switch`` from the templates.
    """
    context["metatags"] = context.get("metatags", "") + alternates(editions)
    sidebars = list(context.get("sidebars") or ())
    if SWITCH in sidebars:
        return
    if app.config.html_theme == FURO:
        at = sidebars.index(_AFTER) + 1 if _AFTER in sidebars else 0
        context["sidebars"] = [*sidebars[:at], SWITCH, *sidebars[at:]]
        return
    context["summit_switch"] = app.builder.templates.render(SWITCH, context)
    if "body" in context:
        context["body"] = context["summit_switch"] + context["body"]
