"""What the root document holds besides tables of contents, and how other documents link into it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_reading import Reading, squeezed
from typst_builds import EXTENSIONS, ROOTS, Build, build

ANNEX = Path(__file__).parents[2] / "docs" / "reuse.md"
SUMMIT = EXTENSIONS.parents[1] / "summit" / "src"


@pytest.fixture(scope="module")
def rooted(tmp_path_factory: pytest.TempPathFactory) -> Build:
    done = build(ROOTS / "rooted", tmp_path_factory.mktemp("rooted"), "-nW")
    assert done.code == 0, done.log
    return done


def links_from(book: Build, docname: str) -> set[str]:
    """Return the labels that the links of a document lead to, in the Typst source."""
    source = (book.outdir / "typst" / "book.typ").read_text("utf-8")
    start = source.index(f'"{docname}::doc",)')
    body = source[start : source.find("\n#section(1, ", start)]
    return set(re.findall(r'#link\(label\("(.+?)"\)\)', body))


@pytest.mark.parametrize(
    "target",
    [
        "whole-book",
        "opening-words",
        "index::doc",
        "term-rootword",
        "equation-root-equation",
        "root-table",
        "cmdoption-rooted",
        "RootThing",
        "RootThing.grow",
        "grammar-token-rootrule",
        "root2026",
    ],
)
def test_a_page_links_into_the_root_document(rooted: Build, target: str) -> None:
    assert target in links_from(rooted, "page")
    assert target in Reading(rooted.pdf).destinations


def test_the_root_document_links_into_pages(rooted: Build) -> None:
    assert "page-part" in links_from(rooted, "index")


def test_a_link_to_the_root_is_not_taken_for_one_to_an_equal_id(rooted: Build) -> None:
    assert links_from(rooted, "other") == {"page-part", "other-part", "RootThing", "root2026"}
    assert {"root2026", "other:root2026"} <= set(Reading(rooted.pdf).destinations)


def test_a_field_list_and_a_signature_link_into_the_root(rooted: Build) -> None:
    source = (rooted.outdir / "typst" / "book.typ").read_text("utf-8")
    described = source.partition('#anchors("use");')[2].partition("\n#section")[0]
    assert described.count('#link(label("RootThing"))') == 4


def test_the_root_documents_own_notes_and_entries_are_there(rooted: Build) -> None:
    reading = Reading(rooted.pdf)
    assert squeezed("A note of the root document.") in reading.text
    for entry in ("root entry", "later entry", "rootword"):
        assert re.search(rf"{entry}\s+\d", reading.pages[-1])


def code_blocks(text: str) -> dict[str, str]:
    """Return the first block of code of each language in a Markdown *text*."""
    found: dict[str, str] = {}
    for _fence, language, body in re.findall(r"^(`{3,})(\w+)\n(.*?)^\1$", text, re.MULTILINE | re.DOTALL):
        found.setdefault(language, body)
    return found


def test_the_smallest_annex_makes_a_pdf(tmp_path: Path) -> None:
    blocks = code_blocks(ANNEX.read_text("utf-8").partition("## The smallest annex")[2])
    source = tmp_path / "source"
    (source / "_data").mkdir(parents=True)
    (source / "_data" / "river.yaml").write_text(blocks["yaml"], "utf-8")
    (source / "conf.py").write_text(blocks["python"] + 'extensions.append("typst_pdf")\n', "utf-8")
    (source / "index.md").write_text(blocks["md"], "utf-8")
    paths = os.pathsep.join([str(SUMMIT), str(EXTENSIONS)])
    subprocess.run(
        [sys.executable, "-m", "summit", "anchors", "_data"],
        cwd=source,
        env={**os.environ, "PYTHONPATH": paths},
        check=True,
        capture_output=True,
    )
    done = build(source, tmp_path, "-nW", PYTHONPATH=paths)
    assert done.code == 0, done.log
    reading = Reading(done.pdf)
    targets = {target for page, kind, target in reading.links if kind == "name"}
    assert {"meeting-river2026", "source-gazette-20260303"} <= targets <= set(reading.destinations)
