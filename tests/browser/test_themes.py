"""A newcomer's project with one theme: records look as they should, the switch is there, the search finds.

The theme is Furo, or what ANNEX_THEME names; ``nox -s themes`` runs this for each theme by itself.
"""

from __future__ import annotations

import os
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.test_access import AXE
from browser.test_keyboard import tab_to
from building import Built, Project

THEME = os.environ.get("ANNEX_THEME", "furo")
#: What a newcomer writes, and no more: no templates, no sidebars, no style sheets.
CONF = f"""
project = "The Three Rivers Annex"
extensions = ["myst_parser"]
extensions += ["summit", "summit.landing", "summit.pictures", "summit.finding", "summit.languages"]
exclude_patterns = ["_data"]
html_baseurl = "https://rivers.example/annex/"
html_theme = "{THEME}"
smartquotes = False
# The PyData theme complains in the reader's console without it.
html_context = {{"default_mode": "auto"}}
"""
RECORD = "section#rivers2031-p-01"
#: axe's contrast of all that the package colours; a theme's own links are the theme's.
CONTRAST = """async () => (await axe.run({ include: ".summit-record", exclude: "a.reference" },
  { preload: false, runOnly: ["color-contrast"], resultTypes: ["violations"] }))
  .violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(" ")))"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Project.copied("myst", tmp_path_factory.mktemp(THEME))
    project.write("conf.py", CONF)
    result = project.build("html")
    assert (result.status, result.warned) == (0, "")
    return result


def style(page: Page, selector: str, name: str) -> str:
    """A computed style of the first element that a selector finds."""
    script = "(element, name) => getComputedStyle(element).getPropertyValue(name)"
    found: str = page.locator(selector).first.evaluate(script, name)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_record_is_legible(built: Built, open_page: OpenPage, scheme: str) -> None:
    page = open_page(f"{built.outdir.as_uri()}/docs/themes/water.html", color_scheme=scheme)
    own = partial(style, page)
    assert own(RECORD, "border-top-style") == "solid"
    assert own(f"{RECORD} .summit-label", "text-transform") == "uppercase"
    assert own(f"{RECORD} .summit-quote", "border-left-width") == "3px"
    assert own(f"{RECORD} .summit-reading", "border-left-style") == "double"
    columns = own(f"{RECORD} > dl.summit-facts", "grid-template-columns").split()
    assert columns[0] == "152px"
    assert len(columns) == 2
    assert own(f"{RECORD} > dl.summit-facts ul", "padding-left") == "0px"
    page.evaluate(AXE)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("path", ["docs/themes/water", "search", "genindex"])
def test_the_switch_is_seen_and_reached(built: Built, open_page: OpenPage, path: str) -> None:
    page = open_page(f"{built.outdir.as_uri()}/{path}.html")
    switch = page.locator("nav.summit-languages")
    expect(switch).to_have_count(1)
    expect(switch).to_be_in_viewport()
    expect(switch.locator("[aria-current]")).to_have_text("English")
    tab_to(page, "a[data-edition][hreflang=ko]")
    assert style(page, "a[data-edition]:focus", "outline-style") != "none"
    here = f"{'../' * path.count('/')}ko/{path}.html"
    expect(switch.locator("[hreflang=ko]")).to_have_attribute("href", here)


@pytest.mark.parametrize("path", ["index", "docs/themes/water", "search", "genindex"])
def test_search_engines_are_told_of_all_languages(built: Built, path: str) -> None:
    head = built.page(path).head
    assert head
    alternates = {
        str(link["hreflang"]): link["href"] for link in head.select("link[rel=alternate][hreflang]")
    }
    address = f"https://rivers.example/annex/{{}}{path}.html"
    assert alternates == {
        "en": address.format(""),
        "ko": address.format("ko/"),
        "ja": address.format("ja/"),
        "x-default": address.format(""),
    }


def test_the_search_finds_records_and_prose(built: Built, open_page: OpenPage) -> None:
    site = built.outdir.as_uri()
    page = open_page(f"{site}/search.html?q=gallium")
    expect(page.locator(".summit-hits > li > a").first).to_have_text("gallium")
    expect(page.locator(".summit-found")).to_contain_text("gallium")
    page.goto(f"{site}/search.html?q=author")
    expect(page.locator("#search-results a[href*='docs/themes/water.html']").first).to_be_visible()
    page.locator("#search-results a[href*='docs/themes/water.html']").first.press("Enter")
    page.wait_for_url("**/docs/themes/water.html*")
    expect(page.locator("span.highlighted")).to_have_count(0)
