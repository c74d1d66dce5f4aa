"""Every builder that a project may run: without a crash or a warning, and with the records in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from building import TESTS, Project, aliases, records
from epub_reading import faults, pages
from local_links import look_up

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
    "pickle",
    "epub",
    "changes",
    "typstpdf",
    "htmlhelp",
)
#: What books ask of a project beside its pages.
IMPRINT = """
author = version = copyright = "Three Rivers"
typst_pdf_font_packages = ["pylopdf_fonts_ko", "pylopdf_fonts_jp", "manimgx_fonts_cjk"]
"""


@pytest.fixture(scope="module", params=["myst", "rst"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project.copied(request.param, tmp_path_factory.mktemp("builders"))
    conf = project.read("conf.py").replace('"summit"]', '"summit", "typst_pdf"]')
    project.write("conf.py", f"{conf}{IMPRINT}")
    return project


@pytest.fixture(scope="module")
def every_part(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with every field and every part of the extension, with pictures on its pages."""
    folder = tmp_path_factory.mktemp("every-part")
    shutil.copytree(TESTS / "pinned" / "root", folder / "project")
    project = Project(folder / "project")
    project.append("conf.py", IMPRINT)
    return project


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


def test_every_page_of_a_book_is_xml(project: Project) -> None:
    folder = project.build("epub").outdir
    assert faults(folder) == {}
    assert "docs/sources.xhtml" in pages(folder)


def test_a_book_has_pictures_as_files_and_nothing_that_only_a_browser_takes(every_part: Project) -> None:
    # The project's own template is for browsers, and no XML.
    built = every_part.build("epub", "-D", "templates_path=")
    assert (built.status, built.warned) == (0, "")
    assert faults(built.outdir) == {}
    assert list((built.outdir / "_images").glob("picture-*.svg"))
    found = [node for page in pages(built.outdir).values() for node in page.iter()]
    names = {node.tag.rpartition("}")[2] for node in found}
    assert names.isdisjoint({"svg", "details", "summary", "dialog", "template"})
    assert not [node for node in found if "¶" in (node.text or "")]


@pytest.mark.parametrize("name", ["json", "xml", "singlehtml", "dirhtml", "typstpdf", "changes"])
def test_a_builder_takes_every_part_of_the_extension(name: str, every_part: Project) -> None:
    built = every_part.build(name)
    assert (built.status, built.warned) == (0, "")


def test_signs_for_addresses_follow_the_setting_of_sphinx(project: Project) -> None:
    """As behind a heading, so behind a source; elsewhere than in HTML there are none."""
    sign = '<a class="headerlink" href="#source-ilbo-3" title="¶">¶</a>'
    assert sign in (project.build("html").outdir / "docs" / "sources.html").read_text("utf-8")
    without = project.build("html", "-D", "html_permalinks=0", into="unsigned")
    assert "headerlink" not in (without.outdir / "docs" / "sources.html").read_text("utf-8")
    assert "headerlink" not in (project.build("xml").outdir / "docs" / "sources.xml").read_text("utf-8")


def test_links_of_the_sources_are_looked_up(project: Project, tmp_path: Path) -> None:
    """Each once, without the extension in the way; one that fails is told with the page that has it."""
    sources = [str(record["URL"]) for _kind, record in records().values() if "URL" in record]
    found = look_up(project.root, tmp_path)
    assert (found.status, found.warned, found.failing) == (0, "", "")
    assert set(sources) <= found.asked
    failed = look_up(project.root, tmp_path / "again", gone=frozenset({sources[0]}))
    assert failed.status == 1
    assert failed.failing.startswith(f"docs/sources{project.suffix}:")
