"""What Furo's own pages lack for readers with a keyboard or a screen reader, and in other languages.

Furo writes some labels in English whatever the page's language, and gives two landmarks no names. All of
these are attributes that stand in ``page.html`` outside of every block, or come from Python, so that no
template that extends Furo's could reach them; a copy of ``page.html`` would have to follow each release.
A script sets them instead, ``summit-access.js``, with the labels from here as attributes of its own
element. Without scripts a page is as Furo made it: the drawers work, and are labelled in English.

What Furo does translate, such as the link that skips to the content, needs its words only: see
:mod:`summit.look.words`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from summit.wording import Label, Voice

FURO = "furo"
#: The release that what follows was written for.
KNOWN = "2025.12.19"
logger = logging.getLogger(__name__)


#: Which element gets which label.
NAMED: Mapping[str, Label] = {
    "aside.sidebar-drawer": Label.SITE,
    "aside.toc-drawer": Label.ON_THIS_PAGE,
    "#__navigation": Label.NAVIGATION,
    "#__toc": Label.CONTENTS,
    "button.theme-toggle": Label.THEME,
}
#: Which elements get a label with the name of the page beside them behind it.
BRANCHES = "input.toctree-checkbox"
#: What is relied on, by the template of Furo's in which it stands.
MARKERS: Mapping[str, tuple[str, ...]] = {
    "page.html": (
        'class="sidebar-drawer"',
        'class="toc-drawer',
        'id="__navigation"',
        'id="__toc"',
        'class="theme-toggle"',
        "in sidebars",
        "Skip to content",
    ),
    "base.html": ("{{ metatags }}", "data-content_root", "document.body.dataset.theme"),
}


def missing(theme_folders: list[Path]) -> list[str]:
    """What Furo's templates no longer have of all that is relied on."""
    found = []
    for name, markers in MARKERS.items():
        places = (folder / name for folder in theme_folders)
        text = next((place.read_text("utf-8") for place in places if place.is_file()), "")
        found += [f"{marker} in {name}" for marker in markers if marker not in text]
    return found


def prepare(app: Sphinx, voice: Voice) -> dict[str, str]:
    """The labels in the page's language, as attributes of the script's element.

    A release of Furo that has dropped what is relied on is told of once for each build.
    """
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    lost = missing([Path(folder) for folder in app.builder.theme.get_theme_dirs()])
    if lost:
        message = "Furo is not as summit.look knows it (from %s): labels will be missing, for want of %s"
        logger.warning(message, KNOWN, ", ".join(lost), type="summit", subtype="theme")
    names = {selector: voice.say(label) for selector, label in NAMED.items()}
    return {
        "data-names": json.dumps(names, ensure_ascii=False),
        "data-branches": BRANCHES,
        "data-branch": voice.say(Label.BRANCH),
    }
