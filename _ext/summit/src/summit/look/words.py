"""Words of Sphinx and of themes that Sphinx's own catalogues lack in a language of ours, or of the project's.

They are the last that are asked: first come the project's ``locale/<language>/LC_MESSAGES/sphinx.po`` and
what Sphinx and the theme bring. In a language that we do not bring, the project's catalogue of our words has
them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from sphinx.application import Sphinx
from sphinx.locale import get_translator

from summit.wording import LOCALE, Voice, read_words, words_of_themes


class Lent(NullTranslations):
    """A catalogue of our words, as gettext asks it."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        """A word, or what whoever comes behind says."""
        return self._words.get(message) or super().gettext(message)


def lend_words(app: Sphinx, voice: Voice) -> None:
    """Put our words behind those that Sphinx has by now."""
    words = read_words(LOCALE / app.config.language / "LC_MESSAGES" / "sphinx.po")
    words = words or {word: voice.words[word] for word in words_of_themes() if word in voice.words}
    if words:
        get_translator().add_fallback(Lent(words))
