"""What the theme's own HTML lacks for readers with a keyboard or a screen reader, mended on the way.

``template_bridge = "summit.access.Mending"`` turns it on. Each repair answers a rule of axe-core; it goes
when the theme (Furo 2025.12.19) or Sphinx has it. The theme's labels are translated in the same place, for it
writes them in English whatever the page's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx.jinja2glue import BuiltinTemplateLoader

from summit.wording import Said


class Label(Said):
    """The theme's labels, which it does not translate."""

    SITE = "Site"
    ON_THIS_PAGE = "On this page"
    NAVIGATION = "Toggle site navigation sidebar"
    CONTENTS = "Toggle table of contents sidebar"
    THEME = "Toggle Light / Dark / Auto color theme"
    BRANCH = "Toggle navigation of "
    SKIP = "Skip to content"


#: The rule, what the theme writes, and what stands in its place; ``{}`` is the label.
_REPAIRS: tuple[tuple[str, str, Label | None], ...] = (
    # aria-required-attr: a heading by role needs a level.
    ('role="heading"', 'role="heading" aria-level="2"', None),
    # scrollable-region-focusable: what scrolls must be reached by keyboard.
    ("<pre>", '<pre tabindex="0">', None),
    # landmark-unique: two landmarks of one kind need names.
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="{}">', Label.SITE),
    ('<aside class="toc-drawer', '<aside aria-label="{}" class="toc-drawer', Label.ON_THIS_PAGE),
    # labels in the page's language
    (f'aria-label="{Label.NAVIGATION}"', 'aria-label="{}"', Label.NAVIGATION),
    (f'aria-label="{Label.CONTENTS}"', 'aria-label="{}"', Label.CONTENTS),
    (f'aria-label="{Label.THEME}"', 'aria-label="{}"', Label.THEME),
    (f'aria-label="{Label.BRANCH}', 'aria-label="{}', Label.BRANCH),
    (f">{Label.SKIP}<", ">{}<", Label.SKIP),
)


class Mending(BuiltinTemplateLoader):
    """Sphinx's own template loader, whose pages are mended."""

    def render(self, template: str, context: Mapping[str, Any]) -> str:  # type: ignore[override]
        """A page as the theme renders it, with the repairs."""
        html = super().render(template, dict(context))
        for found, instead, label in _REPAIRS:
            if found in html:
                html = html.replace(found, instead.format(label.said()) if label else instead)
        return html
