"""Every builder that a project may run: without a crash or a warning, and with the records in it."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from building import Project, aliases, records

IDS = [*records(), *aliases()]
BUILDERS = (
    "dummy",
    "text",
    "latex",
    "texinfo",
    "man",
    "xml",
    "pseudoxml",
    "gettext",
    "singlehtml",
    "dirhtml",
    "json",
)


@pytest.fixture(scope="module", params=["myst", "rst"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.copied(request.param, tmp_path_factory.mktemp("builders"))


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_builder_writes_without_a_warning(builder: str, project: Project) -> None:
    built = project.build(builder)
    assert (built.status, built.warned) == (0, "")


def test_text_has_the_records(project: Project) -> None:
    page = (project.build("text").outdir / "docs" / "themes" / "chips.txt").read_text("utf-8")
    assert "Both sides fear for gallium nitride and for gallium" in page
    assert "북나라는 갈륨을 무기로 쓰지 않는다" in page
    assert "Norland says no weapon" in page
    assert "<" not in page


def test_latex_has_every_id_as_a_target_and_every_link_arrives(project: Project) -> None:
    [source] = project.build("latex").outdir.glob("*.tex")
    tex = source.read_text("utf-8")
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex))
    assert [id_ for id_ in IDS if not any(label.endswith(f":{id_}") for label in labels)] == []
    used = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex))
    assert used - labels == set()


def test_one_page_holds_every_id_once_and_every_link_arrives(project: Project) -> None:
    page = BeautifulSoup(
        (project.build("singlehtml").outdir / "index.html").read_text("utf-8"), "html.parser"
    )
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert {id_: ids.count(id_) for id_ in IDS} == dict.fromkeys(IDS, 1)
    # The labels of `ref` are Sphinx's own links, which it leaves with the mark of their page.
    ours = [a for a in page.find_all("a", class_="internal") if not a.find(class_="std-ref")]
    targets = {str(a["href"]) for a in ours}
    assert {t for t in targets if t.startswith("#")} - {f"#{id_}" for id_ in ids} == set()
    assert {t for t in targets if not t.startswith("#")} == set()


def test_folders_for_pages_lead_to_the_records(project: Project) -> None:
    built = project.build("dirhtml")
    assert built.inventory()["summit:term"]["term-gallium"][0] == "docs/terms/#term-gallium"
    page = (built.outdir / "docs" / "themes" / "chips" / "index.html").read_text("utf-8")
    assert 'href="../../terms/#term-gallium"' in page


def test_gettext_takes_the_authors_words(project: Project) -> None:
    """The records' own words are not for translators: they have their languages in the data."""
    catalogues = "".join(path.read_text("utf-8") for path in project.build("gettext").outdir.rglob("*.pot"))
    assert "An author wrote this before the records." in catalogues
    assert "A soft metal." not in catalogues
