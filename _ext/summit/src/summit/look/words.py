"""Words of Sphinx and of themes that Sphinx's own catalogues lack in a language of ours.

They are the last that are asked: first come the project's ``locale/<language>/LC_MESSAGES/sphinx.po`` and
what Sphinx and the theme bring.
"""

from __future__ import annotations

import io
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.locale import get_translator

LOCALE = Path(__file__).parent / "locale"


def lend_words(app: Sphinx) -> None:
    """Put our words behind those that Sphinx has by now."""
    source = LOCALE / app.config.language / "LC_MESSAGES" / "sphinx.po"
    if not source.exists():
        return
    compiled = io.BytesIO()
    with source.open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue, locale=app.config.language))
    compiled.seek(0)
    get_translator().add_fallback(GNUTranslations(compiled))
