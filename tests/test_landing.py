"""Landing pages and data files as an HTML build leaves them."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
import rispy  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag
from pybtex.database import parse_string  # type: ignore[import-untyped]
from rdflib import Graph, URIRef

from building import Built, Project
from summit.editions.checking import Checked, check
from summit.outputs.citing.items import csl_item
from summit.outputs.exporting import export

BASE = "https://rivers.example/annex/"
LANDING = ("-D", "extensions=myst_parser,sphinx_design,summit,summit.landing")
#: A name that would be markup, a script's end, an attribute's end or a template's own sign.
HOSTILE = """</script><script>alert(1)</script>"'><img src=x> {{ 7*7 }} {% raw %} & 갈륨"""
SUPERSEDED = (
    'id: term-old, kind: term, edition: "1", status: active',
    'id: term-old, kind: term, edition: "1", status: superseded, to: term-gallium, date: 2031-05-01, '
    'reason: "Two terms </p><b>in one."',
)
DOWNLOADS = "# Downloads\n\n```{summit:downloads}\n```\n"


def prepared(folder: Path) -> Project:
    """The small annex with a hostile record, a superseded one and a downloads page."""
    project = Project.copied("myst", folder)
    project.replace("_data/provisions.yaml", "title: The weir is kept open", f"title: {json.dumps(HOSTILE)}")
    project.register(*SUPERSEDED)
    project.write("docs/downloads", DOWNLOADS)
    project.replace("index", "\ndocs/roles\n", "\ndocs/roles\ndocs/downloads\n")
    return project


def build(project: Project, builder: str = "html", *options: str) -> Built:
    built = project.build(builder, *LANDING, *options)
    assert (built.status, built.warned) == (0, "")
    return built


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return prepared(tmp_path_factory.mktemp("landing"))


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return build(project)


@pytest.fixture(scope="module")
def checked(project: Project) -> Checked:
    result = check(project.root / "_data")
    assert not result.problems
    return result


def page(built: Built, id_: str) -> BeautifulSoup:
    return built.page(f"id/{id_}/index")


def landing_pages(built: Built) -> Iterator[tuple[str, BeautifulSoup]]:
    """Every page under ``id/`` with its path."""
    for path in sorted((built.outdir / "id").rglob("*.html")):
        name = path.relative_to(built.outdir).as_posix()
        yield name, BeautifulSoup(path.read_text("utf-8"), "html.parser")


def link(tree: BeautifulSoup, rel: str) -> list[str]:
    return [str(tag["href"]) for tag in tree.find_all("link", rel=rel)]


def meta(tree: BeautifulSoup) -> dict[str, str]:
    return {str(tag["name"]): str(tag["content"]) for tag in tree.find_all("meta", attrs={"name": True})}


# Which pages there are, and where they lead


def test_every_id_ever_published_has_its_page_and_its_data(built: Built, checked: Checked) -> None:
    folders = {path.name for path in (built.outdir / "id").iterdir() if path.is_dir()}
    assert folders == set(checked.registry.now)
    for id_ in folders:
        data = json.loads((built.outdir / "id" / id_ / "record.json").read_text("utf-8"))
        assert (data["id"], data["status"]) == (id_, checked.registry.now[id_].status)
        assert data["permalink"] == f"{BASE}id/{id_}/"
        assert (built.outdir / "id" / id_ / "index.html").is_file()
    listed = {posixpath.dirname(str(a["href"])) for a in built.page("id/index").main.find_all("a")}  # type: ignore[union-attr]
    assert listed == folders


def test_links_are_relative_and_lead_to_something(built: Built) -> None:
    anchors: dict[str, set[str]] = {}

    def ids(name: str) -> set[str]:
        if name not in anchors:
            tree = BeautifulSoup((built.outdir / name).read_text("utf-8"), "html.parser")
            anchors[name] = {str(tag["id"]) for tag in tree.find_all(id=True)}
        return anchors[name]

    checked_links = 0
    for name, tree in landing_pages(built):
        for tag in tree.find_all(["a", "link"], href=True):
            address, fragment = urldefrag(str(tag["href"]))
            if re.match(r"https?:", address):
                continue
            assert not address.startswith("/")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address)) if address else name
            assert (built.outdir / target).is_file(), f"{name}: {tag['href']}"
            assert not fragment or fragment in ids(target), f"{name}: {tag['href']}"
            checked_links += 1
    assert checked_links > 500


def test_a_page_needs_no_script_and_no_other_host(built: Built) -> None:
    for _name, tree in landing_pages(built):
        assert {tag["type"] for tag in tree.find_all("script")} <= {"application/ld+json"}
        assert not tree.find_all(["img", "iframe", "style"])
        assert all(not str(tag["href"]).startswith("http") for tag in tree.find_all("link", rel="stylesheet"))
        assert not [name for tag in tree.find_all(True) for name in tag.attrs if name.startswith("on")]


# A record's page


@pytest.mark.parametrize("id_", ["rivers2031-p-02", "rivers2031-q-01", "theme-water", "source-herald-1"])
def test_the_head_says_where_the_record_is_and_how_it_is_cited(
    id_: str, built: Built, checked: Checked
) -> None:
    tree = page(built, id_)
    permalink = f"{BASE}id/{id_}/"
    assert link(tree, "canonical") == link(tree, "cite-as") == [permalink]
    assert link(tree, "describedby") == ["record.json"]
    alternates = {str(t["type"]): str(t["href"]) for t in tree.find_all("link", rel="alternate")}
    assert alternates["application/json"] == "record.json"
    assert alternates["application/x-bibtex"] == "citation.bib"
    item, said = csl_item(checked.annex, id_), meta(tree)
    assert said["citation_title"] == item["title"]
    assert said["citation_public_url"] == item["URL"]
    assert said["DC.identifier"] == permalink
    authors = [str(t["content"]) for t in tree.find_all("meta", attrs={"name": "citation_author"})]
    assert authors == (["Reed, Ana"] if id_ == "source-herald-1" else ["Rivers Archive"])
    assert said["citation_publication_date"] == "/".join(
        f"{number:02}" for number in item["issued"]["date-parts"][0]
    )


def test_the_record_stands_there_with_evidence_readings_and_relations(built: Built) -> None:
    main = page(built, "rivers2031-p-01").main
    assert main
    words = " ".join(main.get_text().split())
    for said in (
        "Norland keeps the weir open",
        "paragraph 4",
        "quoted",
        "who pays",
        "남나라가 낸다",
        "Supports",
    ):
        assert said in words
    linked = {str(a["href"]) for a in main.find_all("a")}
    assert {"../source-herald-1/index.html", "../rivers2031-p-02/index.html"} <= linked
    assert "../../docs/themes/water.html#rivers2031-p-01" in linked
    assert "rivers-annex.pdf#nameddest=rivers2031-p-01" in words


def test_a_theme_s_and_a_meeting_s_page_say_what_they_hold(built: Built) -> None:
    for id_ in ("theme-water", "meeting-rivers2031"):
        held = page(built, id_).find(id="holds")
        assert isinstance(held, Tag)
        assert held.parent
        assert held.parent.find("a", href="../rivers2031-p-01/index.html")


def test_formatted_citations_and_files_are_those_of_the_record(built: Built) -> None:
    cite = page(built, "rivers2031-p-02").find(id="cite")
    assert isinstance(cite, Tag)
    labels = [term.get_text() for term in cite.find_all("dt")]
    assert labels == ["APA", "Chicago (author-date)", "OSCOLA (note)", "Bluebook (note)", "Locator"]
    for text in (entry.get_text() for entry in cite.find_all("dd")[:4]):
        assert f"{BASE}id/rivers2031-p-02/" in text
    folder = built.outdir / "id" / "rivers2031-p-02"
    entry = parse_string((folder / "citation.bib").read_text("utf-8"), "bibtex").entries["rivers2031-p-02"]
    reference = rispy.loads((folder / "citation.ris").read_bytes().decode())[0]
    item = json.loads((folder / "citation.json").read_text("utf-8"))[0]
    assert entry.fields["url"] == reference["urls"][0] == item["URL"] == f"{BASE}id/rivers2031-p-02/"


def test_the_json_ld_describes_the_same_record(built: Built, checked: Checked) -> None:
    for id_ in checked.annex.records:
        script = page(built, id_).find("script", type="application/ld+json")
        assert script
        graph = Graph().parse(data=str(script.string), format="json-ld")
        subject = URIRef(f"{BASE}id/{id_}/")
        kinds = {str(o) for o in graph.objects(subject, URIRef("https://schema.org/additionalType"))}
        assert kinds == {checked.annex.records[id_].kind_of_record.name}


def test_data_are_inert(built: Built) -> None:
    tree = page(built, "rivers2031-p-01")
    assert tree.h1
    assert tree.h1.get_text() == HOSTILE
    assert meta(tree)["citation_title"] == f"Rivers 2031, p-01: {HOSTILE}"
    assert len(tree.find_all("script")) == 1
    cite = tree.find(id="cite")
    assert isinstance(cite, Tag)
    assert HOSTILE in " ".join(cite.get_text().split())
    assert not cite.find_all(["img", "script"])
    tombstone = page(built, "term-old")
    assert not tombstone.find_all("b")


# Ids without a record


@pytest.mark.parametrize(
    ("alias", "target"), [("term-ga", "term-gallium"), ("term-liquid-metal", "term-gallium")]
)
def test_an_alias_leads_on(alias: str, target: str, built: Built) -> None:
    tree = page(built, alias)
    refresh = tree.find("meta", attrs={"http-equiv": "refresh"})
    assert isinstance(refresh, Tag)
    assert refresh["content"] == f"0; url=../{target}/index.html"
    assert link(tree, "canonical") == link(tree, "cite-as") == [f"{BASE}id/{target}/"]
    assert tree.main
    assert tree.main.find("a", href=f"../{target}/index.html")
    data = json.loads((built.outdir / "id" / alias / "record.json").read_text("utf-8"))
    assert (data["status"], data["resolves_to"]) == ("alias", target)


def test_the_record_says_what_it_was_called(built: Built) -> None:
    main = page(built, "term-gallium").main
    assert main
    assert "Formerly: term-ga, term-liquid-metal" in " ".join(main.get_text().split())


def test_a_tombstone_says_what_happened(built: Built) -> None:
    gone, old = (" ".join(page(built, id_).get_text().split()) for id_ in ("term-mercury", "term-old"))
    assert "This record was withdrawn, 1 May 2031. No source names it." in gone
    assert "This record was superseded, 1 May 2031. Two terms </p><b>in one." in old
    tree = page(built, "term-old")
    assert link(tree, "successor-version") == ["../term-gallium/index.html"]
    assert not tree.find("meta", attrs={"http-equiv": "refresh"})
    assert not page(built, "term-mercury").find("script")


# The site's own pages


def test_each_record_has_a_cite_control_that_leads_to_its_files(built: Built, checked: Checked) -> None:
    found: dict[str, str] = {}
    for name, tree in built.pages():
        for control in tree.find_all("details", class_="summit-cite"):
            addresses = [
                posixpath.normpath(posixpath.join(posixpath.dirname(name), str(a["href"])))
                for a in control.find_all("a")
            ]
            id_ = addresses[0].split("/")[1]
            files = ("index.html", "citation.bib", "citation.ris", "citation.json", "index.html#cite")
            assert addresses == [f"id/{id_}/{file}" for file in files]
            assert f"{BASE}id/{id_}/" in control.get_text()
            assert control.summary
            assert id_ not in found
            found[id_] = name
    assert set(found) == set(checked.annex.records)


def test_the_downloads_page_has_sizes_and_checksums(built: Built) -> None:
    rows = built.page("docs/downloads").find_all("tr")[1:]
    assert len(rows) == len(list((built.outdir / "annex").iterdir()))
    for row in rows:
        assert row.a
        content = (built.outdir / "docs" / str(row.a["href"])).read_bytes()
        size, digest = (cell.get_text() for cell in row.find_all("td")[1:])
        assert (size, digest) == (f"{len(content):,}", hashlib.sha256(content).hexdigest())


def test_the_data_files_are_the_export(built: Built, checked: Checked) -> None:
    files = {path.name: path.read_bytes() for path in (built.outdir / "annex").iterdir()}
    assert files == export(checked.annex, checked.registry)


# Builds


def times(built: Built) -> dict[Path, int]:
    folders = (built.outdir / "id", built.outdir / "annex")
    return {
        path: path.stat().st_mtime_ns for folder in folders for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Built]:
    """A built project to edit, for the tests below in their order."""
    project = prepared(tmp_path_factory.mktemp("edited"))
    return project, build(project)


def test_two_builds_give_the_same_bytes(built: Built, edited: tuple[Project, Built]) -> None:
    for folder in ("id", "annex"):
        first, second = (
            {p.relative_to(b.outdir): p.read_bytes() for p in (b.outdir / folder).rglob("*") if p.is_file()}
            for b in (built, edited[1])
        )
        assert first == second


def test_a_build_without_changes_writes_nothing(edited: tuple[Project, Built]) -> None:
    project, built = edited
    before = times(built)
    again = build(project)
    assert times(again) == before
    assert "landing pages" not in again.said


def test_a_lost_file_is_made_again_and_no_other(edited: tuple[Project, Built]) -> None:
    project, built = edited
    before = times(built)
    lost = built.outdir / "id" / "term-ga" / "index.html"
    lost.unlink()
    after = times(build(project))
    assert {path for path in after if after[path] != before[path]} == {lost}


def test_an_edit_reaches_every_file_and_only_what_differs_is_written(edited: tuple[Project, Built]) -> None:
    project, built = edited
    before = times(built)
    project.replace("_data/terms.yaml", "text: A soft metal.", "text: A softer metal.")
    after = times(build(project))
    written = {path.relative_to(built.outdir).as_posix() for path in after if after[path] != before[path]}
    assert {"id/term-gallium/index.html", "annex/annex.json", "annex/terms.csv"} <= written
    assert not {"id/term-ga/index.html", "id/index.html", "annex/sources.csv"} & written
    assert "A softer metal." in page(built, "term-gallium").get_text()


def test_bad_data_leave_the_last_pages_alone(edited: tuple[Project, Built]) -> None:
    project, built = edited
    before = times(built)
    project.replace("_data/terms.yaml", "text: A softer metal.", "txet: A softer metal.")
    again = project.build("html", *LANDING)
    assert again.status != 0
    assert times(built) == before


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml"])
def test_other_builders_have_no_landing_pages_and_no_controls(builder: str, project: Project) -> None:
    built = build(project, builder)
    assert not (built.outdir / "id").exists()
    assert not (built.outdir / "annex").exists()
    texts = [p.read_text("utf-8") for p in built.outdir.rglob("*") if p.suffix in {".txt", ".tex", ".html"}]
    assert not [text for text in texts if "citation.bib" in text]
    assert any("annex.json" in text for text in texts)
    if builder != "text":  # the files that this build has not are those of the canonical site
        assert any(f"{BASE}annex/annex.json" in text for text in texts)


def test_pretty_addresses_lead_to_the_context_too(project: Project) -> None:
    built = build(project, "dirhtml")
    main = page(built, "rivers2031-p-01").main
    assert main
    assert main.find("a", href="../../docs/themes/water/#rivers2031-p-01")
    control = BeautifulSoup((built.outdir / "docs/themes/water/index.html").read_text("utf-8"), "html.parser")
    files = [str(a["href"]) for a in control.select("details.summit-cite a")]
    assert "../../../id/rivers2031-p-01/citation.bib" in files


def test_an_edition_in_another_language_leads_up_to_the_landing_pages(project: Project) -> None:
    built = project.build("html", *LANDING, "-D", "language=ko", into="korean")
    assert (built.status, built.warned) == (0, "")
    assert not (built.outdir / "id").exists()
    control = built.page("docs/themes/water").select_one("details.summit-cite")
    assert control
    assert control.find("a", href="../../../id/theme-water/citation.bib")
    table = built.page("docs/downloads").select_one(".summit-downloads")
    assert table
    assert table.find("a", href="../../annex/annex.json")
    home = build(project).page("docs/downloads").select_one(".summit-downloads")
    assert home
    assert table.find("tbody").get_text() == home.find("tbody").get_text()  # type: ignore[union-attr]


def test_the_pdf_s_address_is_linked_where_there_is_one(project: Project) -> None:
    built = build(project, "html", "-D", "summit_pdf=files/annex.pdf")
    main = page(built, "term-gallium").main
    assert main
    assert main.find("a", href="../../files/annex.pdf#nameddest=term-gallium")


def test_without_the_extension_there_is_nothing_of_it(tmp_path: Path) -> None:
    built = Project.copied("myst", tmp_path).build("html")
    assert (built.status, built.warned) == (0, "")
    assert not (built.outdir / "id").exists()
    assert not [name for name, tree in built.pages() if tree.find(class_="summit-cite")]
