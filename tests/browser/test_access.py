"""axe-core finds nothing on any page, in any edition, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page

from browser.conftest import OpenPage
from browser.site import PHONE, Site

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """async options => (await axe.run({ preload: false, resultTypes: ['violations'], ...options }))
  .violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))"""
COLOURS = ("color-contrast", "link-in-text-block")
#: The records of a list look alike: where colours are compared, which takes time, some stand for all.
THIN = """() => {
  const seen = new Map();
  const items = "section.summit-record, .summit-source, .summit-cited-by, .summit-reading, tbody tr, li";
  for (const item of document.querySelectorAll(items)) {
    const like = `${item.parentElement.className} ${item.className}`;
    seen.set(like, (seen.get(like) ?? 0) + 1);
    if (seen.get(like) > 8) item.remove();
  }
}"""


@dataclass(frozen=True)
class Look:
    """An address to look at; in the main edition the colours too, which are the same in the others."""

    path: str
    colours: bool
    size: int


def looks(site: Site) -> list[Look]:
    """Every page, a landing page of each kind, and a search with results, the largest first."""
    found = [
        Look(path, edition is site.main, (site.root / path.partition("?")[0]).stat().st_size)
        for edition in site.editions
        for path in (*edition.pages, *edition.landing_pages, edition.search("gallium"))
    ]
    return sorted(found, key=lambda look: (-look.size, look.path))


def violations(page: Page, address: str, *, colours: bool = True) -> list[str]:
    """What axe finds on a page; in its colours both light and dark."""
    page.goto(address)
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, {"rules": {rule: {"enabled": False} for rule in COLOURS}})
    if colours:
        page.evaluate(THIN)
        found += page.evaluate(RUN, {"runOnly": list(COLOURS)})
        page.emulate_media(color_scheme="dark")
        page.evaluate("document.body.dataset.theme = 'dark'")
        found += [f"{violation} (dark)" for violation in page.evaluate(RUN, {"runOnly": list(COLOURS)})]
        page.emulate_media(color_scheme="light")
    return found


def faults(site: Site, served: str, open_page: OpenPage, half: int) -> dict[str, list[str]]:
    """What axe finds on each page of one half of the site; pages without faults left out."""
    page = open_page(f"{served}index.html", color_scheme="light", reduced_motion="reduce")
    found = {
        look.path: violations(page, served + look.path, colours=look.colours) for look in looks(site)[half::2]
    }
    return {path: each for path, each in found.items() if each}


class TestOneHalf:
    """A class for each half of the pages, so that two workers share the work."""

    def test_axe_finds_nothing(self, site: Site, served: str, open_page: OpenPage) -> None:
        assert faults(site, served, open_page, 0) == {}


class TestOtherHalf:
    """The rest of the pages."""

    def test_axe_finds_nothing(self, site: Site, served: str, open_page: OpenPage) -> None:
        assert faults(site, served, open_page, 1) == {}


class TestPhone:
    """What only a narrow screen has: the bar above the page, and the drawers."""

    def test_axe_finds_nothing(self, site: Site, served: str, open_page: OpenPage) -> None:
        page = open_page(f"{served}index.html", size=PHONE)
        for path in ("index.html", "docs/provisions.html", "docs/readings.html", site.main.search("gallium")):
            assert violations(page, served + path) == [], path
