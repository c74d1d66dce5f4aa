"""What the builder says and does when something is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pdf_reading import Reading, squeezed
from typst_builds import ROOTS, Build, build, project


@pytest.fixture(scope="module")
def trouble(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(ROOTS / "trouble", tmp_path_factory.mktemp("trouble"))


@pytest.mark.parametrize(
    "message",
    [
        "index.rst:4: WARNING: typst_pdf: unknown node type <StrangeNode>",
        "index.rst:8: WARNING: typst_pdf: no font has the character",
        "index.rst:10: WARNING: typst_pdf: the image https://example.org/remote.png is on the web",
        "index.rst:13: WARNING: typst_pdf: the image square.png has no alternative text",
        "index.rst:15: WARNING: typst_pdf: a formula stands as its LaTeX source",
        "typst_pdf: the alias 'lost' leads to 'nowhere'",
        "typst_pdf: the alias 'trouble' of 'trouble' is the name of another destination",
    ],
)
def test_each_trouble_is_told_and_located(trouble: Build, message: str) -> None:
    assert trouble.code == 0
    assert message in trouble.log


def test_what_is_troubled_is_still_printed(trouble: Build) -> None:
    text = Reading(trouble.pdf).text
    for words in ("Words inside a strange node", "[U+1F680]", "a remote picture", "\\nonsense{x", "An end."):
        assert squeezed(words) in text


def test_a_failed_build_leaves_the_last_good_file(tmp_path: Path) -> None:
    assert build(project(tmp_path, "Good words."), tmp_path).code == 0
    good = (tmp_path / "pdf/small.pdf").read_bytes()
    shutil.copy(ROOTS / "trouble/square.png", tmp_path / "source/square.png")
    warned = build(project(tmp_path, ".. image:: square.png"), tmp_path, "-W")
    broken = build(project(tmp_path, ".. raw:: typst\n\n   #nonsense"), tmp_path)
    assert warned.code == 1
    assert broken.code == 2
    assert "unknown variable: nonsense" in broken.log
    assert (tmp_path / "pdf/small.pdf").read_bytes() == good
    assert sorted(path.name for path in (tmp_path / "pdf").glob("*.pdf")) == ["small.pdf"]


def test_a_book_in_another_language(tmp_path: Path) -> None:
    settings = {
        "language": "ko",
        "typst_pdf_font_packages": ["pylopdf_fonts_ko"],
        "typst_pdf_show_urls": "no",
        "typst_pdf_front": {"date": "2024-06-26"},
    }
    done = build(
        project(tmp_path, "안녕하십니까 漢字. `A link <https://example.org/hidden>`__.", **settings),
        tmp_path,
        "-W",
    )
    assert done.code == 0, done.log
    reading = Reading(done.pdf)
    assert reading.file.Root.Lang == "ko"
    assert "차례" in reading.text
    assert "2024년6월26일" in reading.text
    assert "漢字" in reading.text
    assert "example.org" not in reading.text
    assert "https://example.org/hidden" in [target for _page, _kind, target in reading.links]
