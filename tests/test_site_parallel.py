"""Several processes: the same site, and nothing left of pages that are gone."""

from __future__ import annotations

import pytest

from building import Built, Project
from comparing import assert_same, comparable


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.copied("myst", tmp_path_factory.mktemp("parallel"))


@pytest.fixture(scope="module")
def serial(project: Project) -> Built:
    return project.build("html", "-j1", into="serial")


@pytest.fixture(scope="module")
def parallel(project: Project, serial: Built) -> Built:
    """The same sources, the missing pages being written, with two processes."""
    assert serial.status == 0
    return project.build("html", "-j2", into="parallel", apart=True)


def test_two_processes_make_the_same_site(serial: Built, parallel: Built) -> None:
    assert (serial.status, serial.warned) == (parallel.status, parallel.warned) == (0, "")
    assert len(parallel.read) == 2, "the build did not fork: it tells of a range of pages for each process"
    assert_same(parallel.tree(), serial.tree())


def test_an_edit_with_two_processes_gives_what_one_gives(project: Project, parallel: Built) -> None:
    assert parallel.status == 0
    project.replace("_data/parties.yaml", "en: Norland,", "en: Northland,")
    again = project.build("html", "-j2", into="parallel", apart=True)
    fresh = project.build("html", "-j1", into="fresh")
    assert (again.status, again.warned) == (fresh.status, fresh.warned) == (0, "")
    assert_same(comparable(again), comparable(fresh))
    nothing = project.build("html", "-j2", into="parallel", apart=True)
    assert (nothing.status, nothing.read) == (0, set())


def test_a_record_shown_twice_is_told_by_two_processes_as_by_one(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    project = Project.copied("myst", tmp_path_factory.mktemp("twice"))
    for page in ("docs/back", "docs/timeline"):  # one read by each process
        project.append(page, "\n```{summit:record} person-kim-gang\n```\n")
    serial = project.build("html", "-j1", into="serial")
    parallel = project.build("html", "-j2", into="parallel", apart=True)
    assert serial.status == parallel.status == 1
    told = [[line for line in one.warnings if "person-kim-gang" in line] for one in (serial, parallel)]
    assert [len(lines) for lines in told] == [1, 1]


@pytest.fixture(scope="module", params=["-j1", "-j2"])
def purged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of which the page with all events was deleted after the first build."""
    project = Project.copied("myst", tmp_path_factory.mktemp("purge"))
    first = project.build("html", request.param, apart=request.param == "-j2")
    assert "event-flood" in first.inventory()["summit:event"]
    project.file("docs/timeline").unlink()
    project.replace("index", "docs/timeline\n", "")
    return project.build("html", request.param, apart=request.param == "-j2")


def test_a_page_deleted_takes_its_objects_along(purged: Built) -> None:
    inventory = purged.inventory()
    assert "summit:event" not in inventory
    assert not [name for name in inventory["std:label"] if name.startswith("event-")]


def test_a_page_deleted_leaves_no_link_to_it(purged: Built) -> None:
    for name, page in purged.pages():
        assert not [a for a in page.find_all("a", href=True) if "timeline.html#" in a["href"]], name


def test_a_page_deleted_leaves_records_without_a_place_which_is_told(purged: Built) -> None:
    told = [line for line in purged.warnings if line.endswith("[summit.unplaced]")]
    assert [id_ for id_ in ("event-flood", "event-talks") if any(id_ in line for line in told)] == [
        "event-flood",
        "event-talks",
    ]
    assert purged.status == 1
