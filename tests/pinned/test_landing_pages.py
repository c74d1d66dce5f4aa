"""The landing pages: one of each kind whole, of all others what is cited; aliases, tombstones, the index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from building import Built
from pinned.reading import read, read_json

Pin = Callable[[str, str], None]
PinData = Callable[[str, Any], None]
WHOLE = [
    "meeting-harbour2031",
    "theme-metals",
    "theme-water",
    "harbour2031-p-02",
    "harbour2031-q-02",
    "party-water-office",
    "person-kim-gang",
    "term-gallium",
    "instrument-quay-statement",
    "event-flood",
    "source-herald-1",
    "source-ilbo-3",
    "source-magazine-4",
    "source-speech-1",
    "meeting-quay2030",
    "quay2030-p-01",
    "term-flow-sensor",
    "party-norland",
    "instrument-export-rule",
]
GONE = [
    "term-liquid-metal",
    "term-quicksilver",
    "source-old",
    "term-mercury",
    "term-tin",
    "instrument-draft",
]


@pytest.mark.parametrize("id_", [*WHOLE, *GONE])
def test_a_landing_page(id_: str, html: Built, pinned: Pin) -> None:
    pinned(f"id/{id_}.html", read(html, f"id/{id_}/index.html"))


@pytest.mark.parametrize("id_", [*WHOLE, *GONE])
def test_the_data_of_a_landing_page(id_: str, html: Built, pinned_data: PinData) -> None:
    pinned_data(f"id/{id_}.json", read_json(html, f"id/{id_}/record.json"))


def test_the_index_of_ids(html: Built, pinned: Pin) -> None:
    pinned("id/index.html", read(html, "id/index.html"))


def test_the_citations_on_all_landing_pages(html: Built, pinned: Pin) -> None:
    told = []
    for path in sorted((html.outdir / "id").glob("*/index.html")):
        page = path.read_text("utf-8")
        head = [line for line in page.splitlines() if "<meta name=" in line or "<title>" in line]
        cite = page.partition('id="cite"')[2].partition("<footer>")[0]
        told += [f"== {path.parent.name}", *head, cite]
    pinned("id/citations.txt", "\n".join(told))


def test_the_citation_files_are_those_of_the_whole(html: Built) -> None:
    """Of all records those of the site's own files, one by one."""
    for suffix, whole in (("bib", "citations.bib"), ("ris", "citations.ris")):
        everything = (html.outdir / "annex" / whole).read_bytes()
        for path in (html.outdir / "id").glob(f"*/citation.{suffix}"):
            assert path.read_bytes() in everything, path
    items = {item["id"]: item for item in read_json(html, "annex/citations.csl.json")}
    for path in (html.outdir / "id").glob("*/citation.json"):
        id_ = path.parent.name
        assert read_json(html, f"id/{id_}/citation.json") == [items[id_]]
