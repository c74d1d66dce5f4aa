"""How records look: style sheets and scripts, and what pages have of ours outside of their own content.

==============  ==============================================================================
static          style sheets and scripts; which page loads which is for the rooms that need them
templates       ``any`` for every theme, ``basic`` for those that derive from Sphinx's basic theme
furo            what Furo's own pages lack, and whether Furo is still as we know it
switch          the links between the languages of a page, placed as the theme allows
words           words of themes that Sphinx's own catalogues lack
==============  ==============================================================================

No theme's HTML is changed after it is written, and no theme's template is copied: all that is added goes
through what Sphinx hands to every theme, or through attributes that a script sets.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from summit.addresses import Medium
from summit.look.furo import FURO, prepare
from summit.look.words import lend_words
from summit.wording import LOCALE, CatalogueError, Voice

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"


def add_folders(app: Sphinx, config: Config) -> None:
    """Give Sphinx our files so that the project's own, of the same names, go before them.

    Of static files the last copied stays, of templates the first found is taken. The lists are made anew:
    where a project sets none they are Sphinx's defaults, which later builds in this process have too.
    """
    config.html_static_path = [str(STATIC), *config.html_static_path]
    ours = ("any",) if config.html_theme == FURO else ("any", "basic")
    config.templates_path = [*config.templates_path, *(str(TEMPLATES / name) for name in ours)]


def voice_of(app: Sphinx) -> Voice:
    """How pages in the project's language say things; the project's own catalogue comes before ours.

    :raises sphinx.errors.ExtensionError: where the project's is damaged.
    """
    own = (Path(app.srcdir, folder) for folder in app.config.locale_dirs)
    try:
        return Voice.of(app.config.language, (LOCALE, *own))
    except CatalogueError as error:
        raise ExtensionError(str(error)) from None


def prepare_pages(app: Sphinx) -> None:
    """Lend themes our words, and load the script that names and reaches what they leave without."""
    voice = voice_of(app)
    lend_words(app, voice)
    if Medium(app.builder).is_site:
        names: dict[str, Any] = prepare(app, voice) if app.config.html_theme == FURO else {}
        app.add_js_file("summit-access.js", loading_method="defer", **names)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above, and load what every page with records needs."""
    app.setup_extension("sphinx_design")  # the cards of themes are its, and look by its style sheet
    app.connect("config-inited", add_folders)
    app.connect("builder-inited", prepare_pages)
    app.add_css_file("summit.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
