"""One build's annex: loaded once, translated, never pickled; and what the extension's parts can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from summit.addresses import Medium, Site
from summit.annex.graph import Annex
from summit.annex.mentions import Linker
from summit.annex.translating import catalogue_path, translate
from summit.editions.checking import Checked, open_annex
from summit.editions.registry import Registry
from summit.look import voice_of
from summit.rendering.desk import Desk, Trace
from summit.sphinx.program import program_digest
from summit.wording import Voice, read_words

#: Emitted once a build knows its builder; a part that can do something answers with the word for it.
ABILITIES_EVENT = "summit-abilities"
#: The word of the part that writes landing pages.
LANDING = "landing"


class Session:
    """What a build has at hand beside Sphinx's environment."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.abilities = frozenset(app.emit(ABILITIES_EVENT))
        #: True where the data's files are those of the last good build, which then need no loading.
        self.unchanged = False
        #: True where the extension's own words, or its code, are others than in the last build.
        self.remade = False
        #: Where each record stood before this build.
        self.places_before: Mapping[str, str] = {}
        #: The languages and the address of the site, as the last good build left them.
        self.imprint: tuple[tuple[str, ...], str] = ((), "")

    @property
    def builder(self) -> Builder:
        """The builder."""
        return self.app.builder

    @property
    def medium(self) -> Medium:
        """What the builder writes."""
        return Medium(self.builder)

    @property
    def language(self) -> str:
        """The language of the pages."""
        return str(self.app.config.language)

    @property
    def data_path(self) -> Path:
        """The folder (or single file) with the data."""
        return shown(Path(self.app.srcdir, self.app.config.summit_data))

    @cached_property
    def original(self) -> Checked:
        """The annex with its registry as the data has them, in whatever language the site is.

        :raises summit.data.DataError: where it has problems.
        """
        return open_annex(self.data_path)

    @cached_property
    def checked(self) -> Checked:
        """The same in the language of the pages.

        :raises summit.data.DataError: where it has problems.
        """
        checked = self.original
        if self.language == checked.annex.publication.home:
            return checked
        words: dict[str, str] = {}
        for path in self.catalogues:
            words |= read_words(path)
        return replace(checked, annex=translate(checked.annex, self.language, words)) if words else checked

    @property
    def annex(self) -> Annex:
        """The records in the language of the pages."""
        return self.checked.annex

    @property
    def registry(self) -> Registry:
        """The registry of published ids."""
        return self.checked.registry

    @property
    def catalogues(self) -> list[Path]:
        """Where the data's texts may be translated for the pages' language."""
        folders = (Path(self.app.srcdir, folder) for folder in self.app.config.locale_dirs)
        return [catalogue_path(folder, self.language) for folder in folders]

    @cached_property
    def program(self) -> str:
        """A digest of the extension's own code."""
        return program_digest()

    @cached_property
    def voice(self) -> Voice:
        """How the pages say things."""
        return voice_of(self.app)

    @property
    def site(self) -> Site:
        """The site that this build belongs to."""
        if not self.unchanged:
            publication = self.original.annex.publication
            self.imprint = (publication.languages, publication.base_url)
        return Site(*self.imprint, self.language)

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self.annex)

    def desk(self) -> Desk:
        """What a directive renders with."""
        cites = LANDING in self.abilities
        return Desk(self.annex, self.registry, self._linker, self.voice, Trace(), cites)


def shown(path: Path) -> Path:
    """A path as a reader would type it: relative to where the build was started, where that is shorter."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
