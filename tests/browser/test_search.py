"""The search lands on records, in every edition, from a server and from a disk, with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.site import PHONE, Edition, Site

#: What readers type, and the record that they mean.
QUERIES = (
    ("Ahn", "person-ahn-duk-geun"),
    ("An Deok-geun", "person-ahn-duk-geun"),
    ("Anduk Geun", "person-ahn-duk-geun"),
    ("안덕근", "person-ahn-duk-geun"),
    ("덕근", "person-ahn-duk-geun"),
    ("安徳根", "person-ahn-duk-geun"),
    ("사이토 겐", "person-saito-ken"),
    ("saitō gen", "person-saito-ken"),
    ("갈륨의", "term-gallium"),
    ("ｶﾞﾘｳﾑ", "term-gallium"),
    ("7440-55-3", "term-gallium"),
    ("2504", "term-natural-graphite"),
    ("TCIM 2024, p-13", "tcim2024-p-13"),
    ("P7", "tcim2024-p-07"),
)
IDS = ("tcim2024-p-13", "TERM-GALLIUM")


def first_hit(page: Page) -> str:
    """The fragment of the first record found, once the search has said how many there are."""
    expect(page.locator(".summit-found")).not_to_be_empty()
    address = page.locator(".summit-hits > li > a").first.get_attribute("href") or ""
    return address.partition("#")[2]


def own_words(edition: Edition, part: str) -> str:
    """The beginning of what a provision says, as its page has it."""
    found = edition.soup(f"{edition.path}docs/themes/critical-minerals.html").select_one(
        f"#tcim2024-p-13 > {part}"
    )
    assert found is not None
    words = found.get_text(" ", strip=True).removesuffix("¶").strip()
    return words[:12] if edition.language == "ja" else " ".join(words.split()[:5])


def test_each_query_lands_on_its_record(site: Site, origin: str, open_page: OpenPage) -> None:
    """From a disk the other editions need fewer: they differ from the main one in language alone."""
    page = open_page(f"{origin}search.html")
    for edition in site.editions:
        few = origin.startswith("file") and edition is not site.main
        own = [(own_words(edition, part), "tcim2024-p-13") for part in ("h3", ".summit-text")]
        wanted = [*own, *(QUERIES[:4] if few else QUERIES)]
        found = []
        for query, _id in wanted:
            page.goto(origin + edition.search(query))
            found.append((query, first_hit(page)))
        assert found == wanted, edition.language


def test_a_result_leads_to_the_record_in_its_context(site: Site, origin: str, open_page: OpenPage) -> None:
    for edition in site.editions:
        page = open_page(origin + edition.search("An Deok-geun"))
        expect(page.locator(".summit-hits > li").first).to_contain_text("An Deok-geun")
        page.locator(".summit-hits > li > a").first.press("Enter")
        page.wait_for_url(f"{origin}{edition.path}docs/people.html#person-ahn-duk-geun")
        expect(page.locator("#person-ahn-duk-geun > h2")).to_be_in_viewport()


def test_what_looks_alike_is_not_taken_for_the_same(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(origin + site.main.search("カリウム"))  # potassium
    expect(page.locator(".summit-found")).to_contain_text("カリウム")
    expect(page.locator(".summit-hits")).to_have_count(0)


@pytest.mark.parametrize("id_", IDS)
def test_an_id_is_gone_to_at_once(site: Site, origin: str, open_page: OpenPage, id_: str) -> None:
    for edition in site.editions if id_ == IDS[0] else [site.main]:
        page = open_page(f"{origin}{edition.path}index.html")
        page.locator(".sidebar-search").fill(id_)
        page.locator(".sidebar-search").press("Enter")
        page.wait_for_url(re.compile(rf"#{id_.lower()}$"))
        # The search leaves no page behind on which the reader would have to go back twice.
        page.go_back()
        expect(page).to_have_url(f"{origin}{edition.path}index.html")


def test_the_search_needs_no_mouse_and_says_what_it_found(
    site: Site, origin: str, open_page: OpenPage
) -> None:
    page = open_page(f"{origin}search.html")
    expect(page.locator("h1")).to_have_count(1)
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "summit-query":
            break
    page.keyboard.type("supply chain")
    page.keyboard.press("Enter")
    status = page.get_by_role("status").filter(has_text=re.compile(r"\d+"))
    expect(status).to_have_text(re.compile(r"^\d+ records match “supply chain”\.$"))
    count = int((status.text_content() or "").split()[0])
    expect(page.locator(".summit-hits > li")).to_have_count(20)
    page.locator(".summit-more").press("Enter")
    expect(page.locator(".summit-hits > li")).to_have_count(count)
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('.summit-hits > li')[20]"
    )
    expect(page.locator("#search-results li")).not_to_have_count(0)


def test_pages_of_prose_are_found_below(site: Site, origin: str, open_page: OpenPage) -> None:
    """Also by a piece out of the middle of a sentence, where words are not divided."""
    for edition in site.editions:
        soup = edition.soup(f"{edition.path}docs/method.html")
        heading, sentence = soup.select_one("h2"), soup.select_one("section section p")
        assert heading is not None
        assert sentence is not None
        words = sentence.get_text(" ", strip=True)
        middle = " ".join(words.split()[2:6]) if edition.language == "en" else words[4:9]
        for query in (heading.get_text().removesuffix("¶"), middle):
            page = open_page(origin + edition.search(query))
            expect(page.locator("#search-results a[href*='docs/method.html']").first).to_be_visible()


def test_the_search_works_on_a_phone(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(origin + site.main.search("gallium"), size=PHONE)
    assert first_hit(page) == "term-gallium"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_query_is_text_and_never_markup(site: Site, served: str, open_page: OpenPage) -> None:
    hostile = "<img src=x onerror=alert(1)>$&"
    page = open_page(served + site.main.search(hostile))
    expect(page.locator(".summit-found")).to_contain_text(hostile)
    expect(page.locator(".summit-found img")).to_have_count(0)
