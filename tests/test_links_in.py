"""Other projects link to the annex: Sphinx in both markups, by its inventory alone, and plain HTML."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup

from building import Built, Project

BASE = "https://rivers.example/annex/"
CITED = {
    "rivers2031-p-01",
    "rivers2031-p-02",
    "term-flow-sensor",
    "term-ga",
    "term-liquid-metal",
    "rivers2031-p-04",
    "meeting-rivers2031",
    "theme-water",
    "rivers2031-q-01",
    "party-norland",
    "person-kim-gang",
    "instrument-weir-statement",
    "event-talks",
    "source-herald-1",
}


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The annex's site."""
    project = Project.copied("myst", tmp_path_factory.mktemp("annex"))
    built = project.build("html", "-D", "extensions=myst_parser,sphinx_design,summit,summit.landing")
    assert (built.status, built.warned) == (0, "")
    return built


def linking(markup: str, annex: Built, folder: Path) -> Project:
    """A project beside the annex's inventory."""
    project = Project.copied(f"linking-{markup}", folder)
    (folder / "annex").mkdir()
    (folder / "annex" / "objects.inv").write_bytes((annex.outdir / "objects.inv").read_bytes())
    return project


def links(built: Built) -> dict[str, str]:
    """The links into the annex: fragment -> page, of those that lead to an existing anchor."""
    found = {}
    for link in built.page("index").find_all("a", class_="reference external"):
        address, fragment = urldefrag(str(link["href"]))
        if address.startswith(BASE):
            found[fragment] = address.removeprefix(BASE)
    return found


def anchors(page: Path) -> set[str]:
    tree = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return {str(element["id"]) for element in tree.find_all(id=True)}


@pytest.mark.parametrize("markup", ["rst", "myst"])
def test_links_land_on_anchors_aliases_included(markup: str, annex: Built, tmp_path: Path) -> None:
    built = linking(markup, annex, tmp_path).build("html")
    assert (built.status, built.warned) == (0, "")
    found = links(built)
    assert set(found) == CITED
    for fragment, page in found.items():
        assert fragment in anchors(annex.outdir / page)


@pytest.mark.parametrize("markup", ["rst", "myst"])
def test_links_say_what_the_annex_says(markup: str, annex: Built, tmp_path: Path) -> None:
    page = linking(markup, annex, tmp_path).build("html").page("index")
    texts = {
        str(link["href"]).partition("#")[2]: link.get_text() for link in page.find_all("a", class_="external")
    }
    assert texts["rivers2031-p-01"] == "Rivers 2031, p-01"
    assert texts["term-flow-sensor"] == "a sensor"
    assert texts["term-liquid-metal"] == "gallium"


@pytest.mark.parametrize(
    ("markup", "old", "new"),
    [
        ("rst", "rivers2031-p-01`", "rivers2031-p-99`"),
        ("myst", "provision#rivers2031-p-01", "provision#rivers2031-p-99"),
        ("myst", "provision#rivers2031-p-01", "term#rivers2031-p-01"),
        ("myst", "term#term-ga)", "term#term-mercury)"),
    ],
)
def test_a_link_that_leads_nowhere_fails_the_build(
    markup: str, old: str, new: str, annex: Built, tmp_path: Path
) -> None:
    project = linking(markup, annex, tmp_path)
    project.replace("index", old, new)
    built = project.build("html")
    assert built.status != 0
    assert new.strip("`)").rpartition("#")[2] in built.warned


def test_an_id_alone_finds_its_record_in_myst(annex: Built, tmp_path: Path) -> None:
    """MyST warns that an id is a label and an object, which lead to the same place."""
    project = linking("myst", annex, tmp_path)
    project.replace("index", "inv:annex:summit#rivers2031-p-02", "inv:#rivers2031-p-02")
    built = project.build("html", "-D", "suppress_warnings=myst.iref_ambiguous")
    assert (built.status, built.warned) == (0, "")
    assert links(built)["rivers2031-p-02"] == "docs/themes/chips.html"


def test_every_object_of_the_inventory_is_an_anchor_and_has_a_landing_page(annex: Built) -> None:
    inventory = annex.inventory()
    objects = {
        name: uri
        for typ, items in inventory.items()
        if typ.startswith("summit:")
        for name, (uri, _) in items.items()
    }
    assert set(objects) > CITED
    pages: dict[str, set[str]] = {}
    for name, uri in objects.items():
        page, _sign, fragment = uri.partition("#")
        if page not in pages:
            pages[page] = anchors(annex.outdir / page)
        assert fragment.replace("$", name) in pages[page]
        assert (annex.outdir / "id" / name / "index.html").is_file()
        assert inventory["std:label"][name][0] == uri
