"""The files under ``annex/``, and the others that are not pages: inventory, search and filter data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from building import Built
from pinned.conftest import sphinx_9_form
from pinned.reading import (
    named_digests,
    named_sizes,
    read,
    read_inventory,
    read_json,
    read_script,
    read_search_index,
)

Pin = Callable[[str, str], None]
PinData = Callable[[str, Any], None]


def test_which_files_are_written(html: Built, pinned: Pin) -> None:
    names = (name for name in html.tree() if not name.startswith(("_static/", "_sources/")))
    own = [name for name in html.tree() if name.startswith("_static/") and "summit" in name]
    pinned("files.txt", "\n".join([*names, *own]) + "\n")


def test_tables(html: Built, pinned: Pin) -> None:
    for path in sorted((html.outdir / "annex").glob("*.csv")):
        pinned(f"annex/{path.name}", path.read_bytes().decode())


@pytest.mark.parametrize(
    "name", ["annex.json", "annex.schema.json", "anchors.json", "annex.jsonld", "citations.csl.json"]
)
def test_json(name: str, html: Built, pinned_data: PinData) -> None:
    data = read_json(html, f"annex/{name}")
    pinned_data(f"annex/{name}", named_sizes(data, html.outdir / "annex"))


def test_data_package(html: Built, pinned_data: PinData) -> None:
    folder = html.outdir / "annex"
    data = named_sizes(read_json(html, "annex/datapackage.json"), folder)
    pinned_data("annex/datapackage.json", json.loads(named_digests(json.dumps(data), folder)))


@pytest.mark.parametrize("name", ["citations.bib", "citations.ris"])
def test_citations(name: str, html: Built, pinned: Pin) -> None:
    pinned(f"annex/{name}", (html.outdir / "annex" / name).read_bytes().decode())


def test_sums(html: Built, pinned: Pin) -> None:
    folder = html.outdir / "annex"
    pinned("annex/SHA256SUMS", named_digests((folder / "SHA256SUMS").read_text("utf-8"), folder))


def test_inventory(html: Built, pinned: Pin) -> None:
    pinned("objects.inv.txt", read_inventory(html))


@sphinx_9_form
def test_search_index(html: Built, pinned_data: PinData) -> None:
    pinned_data("searchindex.json", read_search_index(html))


@pytest.mark.parametrize("name", ["summit-records", "summit-facets"])
def test_search_and_filter_data(name: str, html: Built, pinned_data: PinData) -> None:
    pinned_data(f"{name}.json", read_script(html, f"_static/{name}.js"))


@pytest.mark.parametrize("name", ["summit-records", "summit-facets"])
def test_search_and_filter_data_in_korean(name: str, korean: Built, pinned_data: PinData) -> None:
    pinned_data(f"ko/{name}.json", read_script(korean, f"_static/{name}.js"))


@sphinx_9_form
def test_korean_is_indexed_in_pairs(korean: Built, pinned_data: PinData) -> None:
    pinned_data("ko/searchindex.json", read_search_index(korean))


def test_korean_is_looked_up_in_pairs(korean: Built, pinned: Pin) -> None:
    script = (korean.outdir / "_static" / "language_data.js").read_text("utf-8")
    pinned("ko/splitter.js", script[script.index("var splitQuery") :])


def test_a_second_language_has_no_files_of_its_own(korean: Built, html: Built) -> None:
    assert not (korean.outdir / "annex").exists()
    assert not (korean.outdir / "id").exists()
    assert read(html, "annex/annex.json")
