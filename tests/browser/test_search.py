"""The search lands on records, in every edition, from a server and from a disk, with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.site import PHONE, Site

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
    ("raimondo", "person-gina-raimondo"),
    ("갈륨", "term-gallium"),
    ("갈륨의", "term-gallium"),
    ("ガリウム", "term-gallium"),
    ("ｶﾞﾘｳﾑ", "term-gallium"),
    ("7440-55-3", "term-gallium"),
    ("2504", "term-natural-graphite"),
    ("TCIM 2024, p-13", "tcim2024-p-13"),
    ("p-13", "tcim2024-p-13"),
    ("P7", "tcim2024-p-07"),
    ("promote a level playing field", "tcim2024-p-07"),
)
#: Words of a provision's own text, in the edition that has them.
WORDS = (("en", "use their mechanism to promote the development", "tcim2024-p-01"),)
IDS = ("tcim2024-p-13", "term-gallium", "TERM-GALLIUM")


def first_hit(page: Page) -> str:
    """The fragment of the first record found, once the search has said how many there are."""
    expect(page.locator(".summit-found")).not_to_be_empty()
    address = page.locator(".summit-hits > li > a").first.get_attribute("href") or ""
    return address.partition("#")[2]


@pytest.mark.parametrize(("query", "id_"), QUERIES, ids=[query for query, _id in QUERIES])
def test_a_query_lands_on_its_record(
    site: Site, origin: str, open_page: OpenPage, query: str, id_: str
) -> None:
    for edition in site.editions:
        page = open_page(origin + edition.search(query))
        assert first_hit(page) == id_, edition.language
        page.locator(".summit-hits > li > a").first.press("Enter")
        page.wait_for_url(re.compile(rf"{edition.path}docs/.*#{id_}$"))
        expect(page.locator(f'[id="{id_}"]')).to_be_in_viewport()


@pytest.mark.parametrize(("language", "words", "id_"), WORDS)
def test_a_provision_is_found_by_the_words_of_its_text(
    site: Site, origin: str, open_page: OpenPage, language: str, words: str, id_: str
) -> None:
    edition = next(edition for edition in site.editions if edition.language == language)
    assert first_hit(open_page(origin + edition.search(words))) == id_


def test_what_looks_alike_is_not_taken_for_the_same(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(origin + site.main.search("カリウム"))  # potassium
    expect(page.locator(".summit-found")).to_contain_text("カリウム")
    expect(page.locator(".summit-hits")).to_have_count(0)


@pytest.mark.parametrize("id_", IDS)
def test_an_id_is_gone_to_at_once(site: Site, origin: str, open_page: OpenPage, id_: str) -> None:
    for edition in site.editions:
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
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.summit-hits > li')[20]")
    expect(page.locator("#search-results li")).not_to_have_count(0)


def test_a_page_of_prose_is_found_below(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(origin + site.main.search("tombstone notice withdrawn"))
    expect(page.locator("#search-results li a").first).to_have_attribute("href", re.compile("docs/"))


def test_the_search_works_on_a_phone(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(origin + site.main.search("gallium"), size=PHONE)
    assert first_hit(page) == "term-gallium"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_query_is_text_and_never_markup(site: Site, served: str, open_page: OpenPage) -> None:
    hostile = "<img src=x onerror=alert(1)>$&"
    page = open_page(served + site.main.search(hostile))
    expect(page.locator(".summit-found")).to_contain_text(hostile)
    expect(page.locator(".summit-found img")).to_have_count(0)
