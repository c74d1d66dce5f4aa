"""Lists are filtered without a new page; the choice stands in the address, and the back button undoes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from browser.conftest import ROOT, OpenPage
from browser.site import Site

LISTS = ("instruments", "parties", "provisions", "quotations", "readings", "sources", "terms", "timeline")
#: What of a page is an item of its list.
READING = ".summit-readings-of > .summit-reading"
ITEM = f"section.summit-record, p.summit-source, .summit-index-table tbody tr, {READING}"
IPEF = "theme-ipef"
NEWSPAPER = "source-asiae-2024062709100993539"


def records(kind: str) -> list[dict[str, Any]]:
    """The records of a kind as they stand in YAML, in the files' order."""
    data = ROOT / "_data"
    files: list[Path] = [data / f"{kind}.yaml", *sorted((data / kind).glob("*.yaml"))]
    return [record for path in files if path.is_file() for record in yaml.safe_load(path.read_text("utf-8"))]


def readings_with(source: str) -> Iterator[str]:
    """The points on which a source has a reading."""
    for path in sorted((ROOT / "_data").rglob("*.yaml")):
        for record in yaml.safe_load(path.read_text("utf-8")):
            for reading in record.get("readings", ()) if isinstance(record, dict) else ():
                if any(source in variant["sources"] for variant in reading["variants"]):
                    yield reading["point"]


def rows(page: Page) -> list[str]:
    """The ids of a table's rows that are shown."""
    links = page.locator(".summit-index-table tbody tr:visible td:first-child a")
    return [str(link.get_attribute("href")).partition("#")[2] for link in links.all()]


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(f"select[name={facet}]").select_option(value)


@pytest.mark.parametrize("name", LISTS)
def test_each_choice_leaves_as_many_as_it_says(
    site: Site, served: str, open_page: OpenPage, name: str
) -> None:
    for edition in site.editions if name == "readings" else [site.main]:
        page = open_page(f"{served}{edition.path}docs/{name}.html")
        items = READING if name == "readings" else ITEM
        everything = page.locator(items).count()
        assert everything == page.locator(items).locator("visible=true").count() > 9
        selects = page.locator(".summit-filters select")
        assert selects.count() >= 3
        for select in selects.all():
            option = select.locator("option").nth(1)
            said = re.search(r"\((\d+)\)$", option.text_content() or "")
            assert said is not None
            select.select_option(index=1)
            expect(page.locator(items).locator("visible=true")).to_have_count(int(said[1]))
            select.select_option(index=0)
        expect(page.locator(items).locator("visible=true")).to_have_count(everything)


def test_the_choice_stands_in_the_address(site: Site, origin: str, open_page: OpenPage) -> None:
    provisions = records("provisions")
    filed = [p["id"] for p in provisions if IPEF in (p["theme"], *p.get("also", ()))]
    commitments = [p["id"] for p in provisions if p["id"] in filed and p["kind"] == "commitment"]
    page = open_page(f"{origin}docs/provisions.html")
    page.evaluate("window.untouched = true")
    choose(page, "theme", IPEF)
    assert rows(page) == filed
    assert page.url == f"{origin}docs/provisions.html?theme={IPEF}"
    choose(page, "kind", "commitment")
    assert rows(page) == commitments
    expect(page.locator(".summit-shown")).to_have_text(f"{len(commitments)} of {len(provisions)} shown")
    page.go_back()
    assert rows(page) == filed
    page.go_back()
    assert rows(page) == [p["id"] for p in provisions]
    assert page.evaluate("window.untouched"), "a page was loaded"
    page.go_forward()
    page.reload()
    assert rows(page) == filed
    expect(page.locator("select[name=theme]")).to_have_value(IPEF)


def test_a_choice_that_is_none_is_left_out(site: Site, served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}docs/provisions.html?theme=theme-nowhere&kind=commitment&x=%22%3E%3Cb%3E")
    assert rows(page) == [p["id"] for p in records("provisions") if p["kind"] == "commitment"]


def test_readings_are_filtered_by_source(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(f"{origin}docs/readings.html?source={NEWSPAPER}")
    shown = page.locator(f"{READING}:visible .summit-point").all()
    points = [re.sub(r"^Reading ", "", " ".join((point.text_content() or "").split())) for point in shown]
    assert sorted(points) == sorted(" ".join(point.split()) for point in readings_with(NEWSPAPER))
    for group in page.locator(".summit-readings-of:visible").all():
        assert group.locator(".summit-reading:visible").count(), "a heading without readings"


def test_filters_need_no_mouse(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(f"{origin}docs/terms.html")
    everything = page.locator("section.summit-record:visible").count()
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "kind":
            break
    page.keyboard.press("ArrowDown")
    left = page.locator("section.summit-record:visible").count()
    assert 0 < left < everything
    expect(page.get_by_role("status")).to_have_text(f"{left} of {everything} shown")
    assert page.locator(".toc-tree a[href^='#term-']:visible").count() == left
    while page.evaluate("document.activeElement.type") != "reset":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("section.summit-record:visible")).to_have_count(everything)
    assert page.url == f"{origin}docs/terms.html"
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_a_link_to_a_hidden_record_brings_the_list_back(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(f"{origin}docs/terms.html?kind=concept")
    expect(page.locator("#term-gallium")).to_be_hidden()
    page.evaluate("location.hash = 'term-gallium'")
    expect(page.locator("#term-gallium > h2")).to_be_in_viewport()
    page = open_page(f"{origin}docs/terms.html?kind=concept#term-gallium")
    expect(page.locator("#term-gallium > h2")).to_be_in_viewport()


def test_without_javascript_each_list_is_whole(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(f"{origin}docs/provisions.html?theme={IPEF}", java_script_enabled=False)
    assert rows(page) == [p["id"] for p in records("provisions")]
    expect(page.locator("select")).to_have_count(0)
