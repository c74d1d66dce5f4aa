"""Where an id leads, for this builder, page, language and edition: the one place that knows.

The first language of an annex is its home: its site stands at the root and has the landing pages under
``id/`` and the files under ``annex/``; each other language is a folder of its name beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from babel import Locale
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

#: The page with all identifiers, from the site's root.
ALL_IDS = "id/index.html"


def landing_page(id_: str) -> str:
    """The path of an id's landing page, from the site's root."""
    return f"id/{id_}/index.html"


def theme_page(slug: str) -> str:
    """The document that shows a theme."""
    return f"docs/themes/{slug}"


@dataclass(frozen=True, slots=True)
class Medium:
    """What a builder writes, and so what it gets of ours: the one place that asks a builder for its name."""

    builder: Builder

    @property
    def is_site(self) -> bool:
        """Whether it writes a site, which may have landing pages, data files and scripts."""
        return self.builder.name in {"html", "dirhtml"}

    @property
    def is_one_page(self) -> bool:
        """Whether all its pages are one, so that an anchor alone is the address."""
        return self.builder.name == "singlehtml"

    @property
    def holds_elements(self) -> bool:
        """Whether browsers read its pages, which then hold HTML elements such as drawn pictures and folds.

        The pages of a book in EPUB are XML, and those of the JSON builder are for programs unknown.
        """
        return self.is_site or self.is_one_page

    @property
    def has_signs(self) -> bool:
        """Whether headings have a sign to take their address from, by Sphinx's own rule."""
        builder = self.builder
        return bool(getattr(builder, "add_permalinks", False) and builder.config.html_permalinks)

    @property
    def is_html(self) -> bool:
        """Whether it writes HTML of any sort: pages, a book, pieces for programs."""
        return self.builder.format == "html"

    @property
    def is_latex(self) -> bool:
        """Whether it writes LaTeX."""
        return self.builder.format == "latex"

    @property
    def is_catalogue(self) -> bool:
        """Whether it wants the author's words alone, without the records'."""
        return self.builder.name == "gettext"

    @property
    def takes_svg(self) -> bool:
        """Whether its pictures may be SVG files."""
        return "image/svg+xml" in self.builder.supported_image_types


class Edition(NamedTuple):
    """A page in one language: its tag, what the language calls itself, and where the page stands."""

    tag: str
    name: str
    address: str
    canonical: str
    current: bool


@dataclass(frozen=True, slots=True)
class Site:
    """All that the addresses of a site follow from, beside its pages."""

    languages: tuple[str, ...]
    """Those of the annex, the first its home."""
    base: str
    """The canonical address of the site's root."""
    language: str
    """The language of this build."""

    @property
    def at_home(self) -> bool:
        """Whether this build stands at the site's root: the only language does, whichever it is."""
        return self.language not in self.languages[1:]

    def up(self, page: str) -> str:
        """The steps from a page to the root: ``../../`` from ``docs/terms.html`` in a language's folder."""
        return "../" * (page.count("/") + (not self.at_home))

    def editions(self, page: str) -> list[Edition]:
        """All languages of a page; ``page`` is its address within one, ``docs/terms.html``."""
        found = []
        for tag in self.languages:
            path = page if tag == self.languages[0] else f"{tag}/{page}"
            name = Locale.parse(tag, sep="-").get_language_name(tag) or tag
            address = f"{self.up(page)}{path}"
            found.append(Edition(tag, name, address, urljoin(self.base, path), tag == self.language))
        return found

    def canonical(self, path: str) -> str:
        """Where something below the root stands on the canonical site."""
        return urljoin(self.base, path)


class Spot(NamedTuple):
    """Where something stands on the site's own pages."""

    docname: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses as this builder writes them; ``spot_of`` finds a record, or else a label of the prose."""

    builder: Builder
    site: Site
    spot_of: Callable[[str], Spot | None]

    @property
    def medium(self) -> Medium:
        """What this builder writes."""
        return Medium(self.builder)

    def of(self, name: str, docname: str) -> str | None:
        """Where a record or a label stands, from a document; None for what is on no page."""
        spot = self.spot_of(name)
        if spot is None:
            return None
        here = self.medium.is_one_page or spot.docname == docname
        page = "" if here else self.builder.get_relative_uri(docname, spot.docname)
        return f"{page}#{spot.anchor}"

    def page_of(self, name: str) -> str | None:
        """The page on which a record or a label stands, from the root of this language."""
        spot = self.spot_of(name)
        return self.builder.get_target_uri(spot.docname) if spot else None

    def editions(self, docname: str) -> list[Edition]:
        """All languages of a document's page."""
        return self.site.editions(self.builder.get_target_uri(docname))

    def file(self, path: str, docname: str) -> str:
        """A file of the site, from a document where this build writes it, else on the canonical site."""
        if not self.medium.is_site:
            return self.site.canonical(path)
        return self.site.up(self.builder.get_target_uri(docname)) + path

    def landing(self, id_: str, docname: str) -> str:
        """A landing page, from a document."""
        return self.file(landing_page(id_), docname)

    def from_landing(self, name: str) -> str | None:
        """Where a record or a label stands on the site's own pages, from any landing page."""
        spot = self.spot_of(name)
        if spot is None:
            return None
        page = relative_uri(landing_page("x"), self.builder.get_target_uri(spot.docname))
        return f"{page}#{spot.anchor}"
