"""The search and the filters of another project: another theme, other builders, hostile words, an edit."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenPage
from building import Built, Project, records

FINDING = ("-D", "extensions=myst_parser,sphinx_design,summit")
WITH_LANDING = ("-D", "extensions=myst_parser,sphinx_design,summit,summit.landing,summit.finding")
#: A title that would end the script, and be markup where it is shown.
HOSTILE = """</script><img src=x onerror=alert(1)> "'\\u2028 & 갈륨"""


def build(project: Project, builder: str = "html", *options: str, apart: bool = False) -> Built:
    built = project.build(builder, *(options or FINDING), apart=apart)
    assert (built.status, built.warned) == (0, "")
    return built


def script(built: Built, name: str) -> Path:
    return built.outdir / "_static" / f"summit-{name}.js"


def data(built: Built, name: str) -> dict[str, Any]:
    """What a script sets, read as the JSON that it is."""
    text = script(built, name).read_text("utf-8").partition("\n")[2]
    found: dict[str, Any] = json.loads(re.sub(r"^globalThis\.\w+ = |;\n$", "", text))
    return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    copied = Project.copied("myst", tmp_path)
    copied.replace("_data/provisions.yaml", "title: The weir is kept open", f"title: {json.dumps(HOSTILE)}")
    # Few records make a long list here.
    copied.append("conf.py", "summit_filter_from = 2\nhtml_favicon = 'icon.svg'\n")
    copied.write("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    return copied


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_record_is_in_the_search_and_leads_to_its_place(project: Project, builder: str) -> None:
    built = build(project, builder)
    found = data(built, "records")
    assert {row[0] for row in found["records"]} == set(records())
    for id_, _kind, page, *_rest in found["records"]:
        address = found["pages"][page]
        file = built.outdir / (address if address.endswith(".html") else f"{address}index.html")
        assert f'id="{id_}"' in file.read_text("utf-8"), id_
    assert found["gone"] == {}


def test_ids_of_the_past_lead_on(project: Project) -> None:
    built = build(project, "html", *WITH_LANDING)
    found = data(built, "records")
    former = {row[0]: row[7] for row in found["records"] if row[7]}
    assert former == {
        "term-gallium": ["term-ga", "term-liquid-metal"],
        "rivers2031-p-05": ["rivers2031-p-04"],
    }
    assert found["gone"] == {"term-mercury": "id/term-mercury/index.html"}
    assert (built.outdir / found["gone"]["term-mercury"]).is_file()


def test_the_scripts_are_the_same_from_several_processes_and_written_anew_only_after_an_edit(
    project: Project,
) -> None:
    built = build(project)
    first = {name: script(built, name).read_bytes() for name in ("records", "facets")}
    again = build(project, "html", *FINDING, "-j", "2", "-E", apart=True)
    assert {name: script(again, name).read_bytes() for name in first} == first
    written = script(built, "records").stat().st_mtime_ns
    project.append("docs/people", "\nMore prose.\n")
    build(project)
    assert script(built, "records").stat().st_mtime_ns == written
    project.replace("_data/terms.yaml", "text: A soft metal.", "text: A soft metal that melts in the hand.")
    assert "melts in the hand" in json.dumps(data(build(project), "records"))


def test_records_are_left_to_their_own_search(project: Project) -> None:
    index = (build(project).outdir / "searchindex.js").read_text("utf-8")
    assert '"weapon"' not in index
    plain = project.build("html", into="plain")
    assert '"weapon"' in (plain.outdir / "searchindex.js").read_text("utf-8")
    assert not (plain.outdir / "_static" / "summit-records.js").exists()


def test_words_from_the_data_are_shown_as_words(project: Project, open_page: OpenPage) -> None:
    site = build(project).outdir.as_uri()
    page = open_page(f"{site}/search.html?q=onerror")
    expect(page.locator(".summit-hits > li > a")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".summit-hits img")).to_have_count(0)
    page.locator(".summit-hits > li > a").press("Enter")
    page.wait_for_url(re.compile(r"#rivers2031-p-\d+$"))


def test_any_theme_and_any_builder_will_do(project: Project, open_page: OpenPage) -> None:
    site = build(project, "dirhtml").outdir.as_uri()
    page = open_page(f"{site}/search/index.html?q=Ga")
    expect(page.locator(".summit-hits > li > a").first).to_have_text("gallium")
    expect(page.locator("form input[name=q]")).to_have_count(1)
    expect(page.locator("h1")).to_have_count(1)
    page = open_page(f"{site}/docs/terms/index.html?kind=technology")
    expect(page.locator("#term-flow-sensor")).to_be_visible()
    expect(page.locator("#term-gallium")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "prose", "queries"),
    [
        ("ko", "핵심광물의 공급망을 함께 넓힌다.", ("광물", "공급망", "공급망을 넓힌다")),
        ("ja", "半導体の供給網を守る仕組みをつくる。", ("供給網", "半導体", "仕組み")),
    ],
)
def test_korean_and_japanese_prose_is_found_by_any_piece_of_it(
    project: Project, open_page: OpenPage, language: str, prose: str, queries: tuple[str, ...]
) -> None:
    project.append("docs/people", f"\n{prose}\n")
    project.append("docs/timeline", "\n광체핵심 網半守導\n")  # the same characters, none of the words
    site = build(project, "html", *FINDING, "-D", f"language={language}").outdir.as_uri()
    for query in queries:
        page = open_page(f"{site}/search.html?q={query}")
        links = page.locator("#search-results li a")
        expect(links).to_have_count(1)
        expect(links).to_have_attribute("href", re.compile("docs/people.html"))
