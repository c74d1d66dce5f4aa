"""The cite control and the switch between languages, with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.conftest import OpenPage


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the wanted element has the focus."""
    for _step in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_the_cite_control_opens_and_leads_to_the_citation(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}docs/themes/critical-minerals.html#tcim2024-p-13")
    record = "#tcim2024-p-13"
    page.locator(f"{record} > :is(h2, h3) a.headerlink").focus()
    tab_to(page, f"{record} > details.summit-cite > summary")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.locator(f"{record} > details.summit-cite").get_attribute("open") is not None
    tab_to(page, f"{record} > details.summit-cite a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/tcim2024-p-13/index.html")
    assert page.locator("link[rel=cite-as]").count() == 1


def test_the_switch_keeps_the_place_and_comes_back(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}docs/people.html#person-saito-ken")
    page.locator(".sidebar-search").focus()
    tab_to(page, "a[data-edition][hreflang=ko]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ko/docs/people.html#person-saito-ken")
    assert page.locator("html").get_attribute("lang") == "ko"
    assert page.locator("#person-saito-ken h2").inner_text().startswith("사이토 겐")
    page.locator(".sidebar-search").focus()
    tab_to(page, "a[data-edition][hreflang=en]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/docs/people.html#person-saito-ken")
    assert page.locator("html").get_attribute("lang") == "en"
