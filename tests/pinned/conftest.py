"""The pinned annex built once in each way, and what compares an output with its pin."""

from __future__ import annotations

import difflib
import json
import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import sphinx
from pytest_regressions.file_regression import FileRegressionFixture

from building import Built, Project

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
#: For outputs whose form is Sphinx's and docutils' own, and not the records': the pins have that of Sphinx 9.
sphinx_9_form = pytest.mark.skipif(sphinx.version_info < (9,), reason="Sphinx 8 has another form of it")


def _same(obtained: Path, expected: Path) -> None:
    """Fail with the first lines of the difference; the tool's own page with all of it takes long."""
    if obtained.read_bytes() != expected.read_bytes():
        now, before = (path.read_text("utf-8").splitlines() for path in (obtained, expected))
        lines = difflib.unified_diff(before, now, str(expected), "now", lineterm="", n=1)
        told = [line[:400] for line in islice(lines, 40)]
        raise AssertionError("\n".join(told or [f"the line ends of {expected} differ"]))


@pytest.fixture
def pinned(file_regression: FileRegressionFixture) -> Callable[[Path | str, str], None]:
    """Compare a text with a pin, by its path below ``expected/``, or anywhere by a whole path."""

    def compare(path: Path | str, text: str) -> None:
        file_regression.check(text, fullpath=EXPECTED / path, encoding="utf-8", newline="", check_fn=_same)

    return compare


@pytest.fixture
def pinned_data(pinned: Callable[[str, str], None]) -> Callable[[str, Any], None]:
    """The same for data: the order of keys is free, that of lists is not."""

    def compare(path: str, data: Any) -> None:
        pinned(path, json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n")

    return compare


def _built(factory: pytest.TempPathFactory, builder: str, *options: str) -> Built:
    folder = factory.mktemp(f"pinned-{builder}")
    shutil.copytree(HERE / "root", folder / "project")
    built = Project(folder / "project").build(builder, *options)
    assert (built.status, built.warned) == (0, "")
    return built


@pytest.fixture(scope="session")
def html(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site in English, with its landing pages and data files."""
    return _built(tmp_path_factory, "html")


@pytest.fixture(scope="session")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site in Korean, with a catalogue that has most of the texts; two processes build it."""
    return _built(tmp_path_factory, "html", "-D", "language=ko", "-j", "2")


@pytest.fixture(scope="session")
def xml(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The doctrees."""
    return _built(tmp_path_factory, "xml")


@pytest.fixture(scope="session")
def latex(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The LaTeX source."""
    return _built(tmp_path_factory, "latex")


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The PDF with its Typst source beside it."""
    return _built(tmp_path_factory, "typstpdf")
