"""Other people's extensions beside ours: no warning, and the records' pages as they are without them.

``nox -s neighbours`` runs it, in an environment that has them; ``make test`` has not.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from building import Built, Project

#: Each neighbour with the settings that it cannot do without, or that bring it nearest to our pages.
NEIGHBOURS = {
    "sphinx_copybutton": "",
    "sphinx_tabs.tabs": "",
    "notfound.extension": "",
    "sphinx_sitemap": "sitemap_show_lastmod = False",
    "sphinxcontrib.bibtex": 'bibtex_bibfiles = ["rivers.bib"]',
    "sphinx_togglebutton": 'togglebutton_selector = ".toggle, .admonition.dropdown"',
    "sphinx.ext.autosectionlabel": "",
}
PREFIXED = "autosectionlabel_prefix_document = True"
#: What uses them, on a page of its own: reading and writing must come to them too.
PAGES = {
    "sphinx_copybutton": "```python\nrivers = 3\n```\n",
    "sphinx_tabs.tabs": "````{tabs}\n```{tab} One\nThe first.\n```\n```{tab} Two\nThe second.\n```\n````\n",
    "sphinxcontrib.bibtex": "A book {cite}`weir`.\n\n```{bibliography}\n```\n",
    "sphinx_togglebutton": "```{toggle}\nFolded away, with {summit:term}`term-gallium`.\n```\n",
    "sphinx.ext.autosectionlabel": "",
}
OURS = ("summit", "summit.landing", "summit.pictures", "summit.finding", "summit.languages", "summit.latex")
CASES = {
    **{name: ((name,), "") for name in NEIGHBOURS},
    "autosectionlabel-prefixed": (("sphinx.ext.autosectionlabel",), PREFIXED),
    "all": (tuple(NEIGHBOURS), ""),
    "all-prefixed": (tuple(NEIGHBOURS), PREFIXED),
}


def built(folder: Path, names: tuple[str, ...], settings: str = "") -> Built:
    """The MyST root with all parts of ours, and with neighbours named before and behind them."""
    project = Project.copied("myst", folder)
    half = len(names) // 2
    extensions = ["myst_parser", *names[:half], *OURS, *names[half:]]
    lines = [f"extensions = {extensions}", 'html_baseurl = "https://rivers.example/annex/"', settings]
    project.append("conf.py", "\n".join([*lines, *(NEIGHBOURS[name] for name in names), ""]))
    project.write(
        "rivers.bib", "@book{weir, title = {Weirs}, author = {Dam, A.}, year = {2030}, publisher = {Quay}}\n"
    )
    text = "\n".join(PAGES.get(name, "") for name in names)
    project.write("docs/neighbours", f"---\norphan: true\n---\n\n# Neighbours\n\n{text}")
    result = project.build("html", apart=True)
    assert (result.status, result.warned) == (0, ""), result.warned
    return result


def shape(page: BeautifulSoup) -> dict[str, object]:
    """What of a page is ours: sections with their ids, links with their words, facts, and all of the text."""
    main = page.find("div", role="main")
    assert main is not None
    return {
        "sections": [section.get("id") for section in main.find_all("section")],
        "anchors": [tag["id"] for tag in main.find_all(id=True) if not re.match(r"id\d", str(tag["id"]))],
        "links": [(str(a["href"]), a.get_text()) for a in main.find_all("a", href=True)],
        "text": " ".join(main.get_text().split()),
    }


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("alone"), ())


@pytest.mark.parametrize("case", CASES)
def test_pages_are_as_without_the_neighbour(case: str, alone: Built, tmp_path: Path) -> None:
    result = built(tmp_path, *CASES[case])
    expected = {name: shape(page) for name, page in alone.pages() if name != "docs/neighbours"}
    found = {name: shape(page) for name, page in result.pages() if name in expected}
    assert found == expected
    landing = "id/rivers2031-p-01/index.html"
    assert (result.outdir / landing).read_bytes() == (alone.outdir / landing).read_bytes()


def test_each_neighbour_did_its_work(tmp_path: Path) -> None:
    """So that the others prove something."""
    result = built(tmp_path, tuple(NEIGHBOURS))
    page = result.page("docs/neighbours")
    assert page.find(class_="sphinx-tabs")
    assert page.find(class_="toggle")
    assert "Dam" in page.get_text()
    assert any("copybutton" in str(script.get("src")) for script in page.find_all("script"))
    assert (result.outdir / "404.html").is_file()
    assert "docs/themes/water.html" in (result.outdir / "sitemap.xml").read_text("utf-8")
    # A label of autosectionlabel's is a section's title, of records too.
    assert "gallium" in result.inventory()["std:label"]
