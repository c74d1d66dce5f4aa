"""Sites built once for all the tests of a worker that only look at them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from building import Built, Project
from comparing import Bench

MARKUPS = ("myst", "rst")
HERE = Path(__file__).parent
#: The marker of all tests of a folder or a file.
MARKED: Mapping[str, str] = {
    "browser": "browser",
    "typst_pdf": "pdf",
    "test_again.py": "builds",
    "test_look.py": "builds",
    "test_mistakes.py": "builds",
    "test_site_builders.py": "builds",
    "test_site_incremental.py": "builds",
    "test_site_parallel.py": "builds",
    "test_site_themes.py": "builds",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by where they stand, and those of the pinned book, so that commands can leave them out."""
    for item in items:
        for part in item.path.relative_to(HERE).parts:
            if part in MARKED:
                item.add_marker(MARKED[part])
        if "book" in getattr(item, "fixturenames", ()):
            item.add_marker("pdf")


def _built(name: str, builder: str, factory: pytest.TempPathFactory) -> Built:
    built = Project.copied(name, factory.mktemp(f"{name}-{builder}")).build(builder)
    assert (built.status, built.warned) == (0, "")
    return built


@pytest.fixture(scope="session")
def myst(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The MyST root's site."""
    return _built("myst", "html", tmp_path_factory)


@pytest.fixture(scope="session")
def rst(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The RST root's site."""
    return _built("rst", "html", tmp_path_factory)


@pytest.fixture(params=MARKUPS)
def site(request: pytest.FixtureRequest) -> Built:
    """Each of the two sites in turn."""
    built: Built = request.getfixturevalue(request.param)
    return built


@pytest.fixture(params=MARKUPS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    """A project in each markup in turn, to edit and to build."""
    return Project.copied(request.param, tmp_path)


@pytest.fixture
def myst_project(tmp_path: Path) -> Project:
    """The MyST project, for what markup has no part in."""
    return Project.copied("myst", tmp_path)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A built project of the module's own, to edit and to put back."""
    return Bench.made(tmp_path_factory.mktemp("bench"))
