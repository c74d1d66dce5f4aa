"""The pages of the site: every list directive, every kind of record, the pictures, in two languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from building import Built
from pinned.conftest import HERE, sphinx_9_form
from pinned.reading import named_digests, read

Pin = Callable[[str, str], None]
AUTHORED = [path.relative_to(HERE / "root").with_suffix("") for path in sorted((HERE / "root").rglob("*.md"))]
#: The build writes a page for each theme without one.
WRITTEN = ["docs/themes/metals", "docs/themes/quiet", "docs/themes/talks"]
PAGES = sorted([*(path.as_posix() for path in AUTHORED), *WRITTEN])


@pytest.mark.parametrize("page", [*PAGES, "genindex", "search"])
def test_a_page(page: str, html: Built, pinned: Pin) -> None:
    pinned(f"html/{page}.html", named_digests(read(html, f"{page}.html"), html.outdir / "annex"))


@pytest.mark.parametrize("page", [*PAGES, "genindex", "search"])
def test_a_page_in_korean(page: str, korean: Built, pinned: Pin) -> None:
    pinned(f"ko/{page}.html", read(korean, f"{page}.html"))


@sphinx_9_form
@pytest.mark.parametrize("page", PAGES)
def test_a_doctree(page: str, xml: Built, pinned: Pin) -> None:
    pinned(f"xml/{page}.xml", read(xml, f"{page}.xml"))


@pytest.mark.parametrize("page", WRITTEN)
def test_a_page_that_the_build_writes(page: str, html: Built, pinned: Pin) -> None:
    source = html.outdir.parent.parent / "project" / f"{page}.md"
    pinned(f"written/{page}.txt", source.read_text("utf-8"))
