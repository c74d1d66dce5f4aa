"""The law of incremental builds: what stands after an edit is what a fresh build would have made.

And its thrift: only pages that show or name what changed are read again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import yaml

from building import Built, Project
from comparing import Bench, Site, assert_same, changed, comparable, concerned
from edits import EDITS, withdraw_term


@dataclass(frozen=True)
class Outcome:
    """What came of an edit, and what a fresh build made of it."""

    incremental: Built
    found: Site
    fresh: Built
    expected: Site


@pytest.fixture(scope="module")
def before(bench: Bench) -> Site:
    """The site before any edit."""
    return comparable(bench.built)


@pytest.fixture(scope="module")
def outcome_of(bench: Bench) -> Callable[[str], Outcome]:
    """What came of an edit, each made once."""
    known: dict[str, Outcome] = {}

    def outcome_of(name: str) -> Outcome:
        if name not in known:
            project = bench.reset()
            EDITS[name].make(project)
            incremental = project.build()
            found = comparable(incremental)
            fresh = project.build(into="fresh")
            known[name] = Outcome(incremental, found, fresh, comparable(fresh))
        return known[name]

    return outcome_of


@pytest.fixture
def built_project(bench: Bench) -> Project:
    """The MyST project with its last good build."""
    return bench.reset()


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_what_a_fresh_build_gives(
    name: str, outcome_of: Callable[[str], Outcome], before: Site
) -> None:
    outcome = outcome_of(name)
    assert (outcome.fresh.status, outcome.fresh.warned) == (0, "")
    assert (outcome.incremental.status, outcome.incremental.warned) == (0, "")
    assert changed(before, outcome.expected), "an edit that changes no page proves nothing"
    assert_same(outcome.found, outcome.expected)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_reads_again_only_what_shows_or_names_it(
    name: str, outcome_of: Callable[[str], Outcome], before: Site
) -> None:
    outcome = outcome_of(name)
    allowed = changed(before, outcome.expected) | concerned(EDITS[name].ids, before, outcome.expected)
    assert sorted(outcome.incremental.read - allowed) == []


def test_a_title_reads_again_exactly_the_pages_that_show_or_name_it(
    outcome_of: Callable[[str], Outcome], before: Site
) -> None:
    outcome = outcome_of("the title of a provision")
    assert outcome.incremental.read == concerned(("rivers2031-p-05",), before)
    assert len(outcome.incremental.read) < len(outcome.fresh.read)


def test_a_text_reads_again_exactly_the_page_that_shows_it(outcome_of: Callable[[str], Outcome]) -> None:
    assert outcome_of("the text of a provision").incremental.read == {"docs/themes/working-level"}


def test_a_build_of_nothing_new_reads_nothing_and_does_not_load_the_annex(
    built_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("YAML was parsed")

    for name in ("compose", "load", "parse", "CSafeLoader"):
        monkeypatch.setattr(yaml, name, refuse)
    built = built_project.build()
    assert (built.status, built.warned, built.read) == (0, "", set())
    # The trap does catch a build that loads: this one has an edit.
    built_project.replace("_data/terms.yaml", "A soft metal.", "A soft, grey metal.")
    assert "YAML was parsed" in built_project.build().warned


def test_a_comment_in_the_data_reads_nothing_again(built_project: Project, before: Site) -> None:
    built_project.replace("_data/provisions.yaml", "# The first comment of this file.", "# Two\n# lines.")
    built = built_project.build()
    assert (built.status, built.warned, built.read) == (0, "", set())
    assert_same(comparable(built), before)


def test_an_edit_and_its_undoing_lead_back(built_project: Project, before: Site) -> None:
    built_project.replace("_data/terms.yaml", "en: gallium,", "en: gallium metal,")
    assert built_project.build().status == 0
    built_project.replace("_data/terms.yaml", "en: gallium metal,", "en: gallium,")
    assert_same(comparable(built_project.build()), before)


def test_a_failed_check_and_its_mending_lead_back(built_project: Project, before: Site) -> None:
    built_project.replace("_data/terms.yaml", "term-gallium-nitride\n", "Term-Nitride\n")
    assert built_project.build().status != 0
    built_project.replace("_data/terms.yaml", "Term-Nitride\n", "term-gallium-nitride\n")
    assert_same(comparable(built_project.build()), before)


def test_a_directive_that_names_a_withdrawn_record_is_told_as_in_a_fresh_build(
    built_project: Project,
) -> None:
    withdraw_term(built_project)
    incremental, fresh = built_project.build(), built_project.build(into="fresh")
    assert fresh.status == 1
    assert "unknown term 'term-flow-sensor'" in fresh.warned
    assert "unknown term 'term-flow-sensor'" in incremental.warned


def test_a_new_name_reaches_a_page_that_uses_an_alias(built_project: Project) -> None:
    built_project.append("docs/timeline.md", "\nOf {summit:term}`term-ga`.\n")
    assert built_project.build().status == 0
    built_project.replace("_data/terms.yaml", "en: gallium,", "en: gallium metal,")
    incremental = built_project.build()
    found = comparable(incremental)
    assert_same(found, comparable(built_project.build(into="fresh")))


def test_a_directive_moved_between_pages_takes_the_links_along(built_project: Project) -> None:
    """No data changed, but all that links to the terms must lead to another page."""
    moved = built_project.file("docs/terms.md").read_text("utf-8").replace("# The terms", "## The terms")
    built_project.write("docs/terms.md", "# Terms\n\nThey stand elsewhere.\n")
    built_project.append("docs/timeline.md", f"\n{moved}")
    incremental = built_project.build()
    found = comparable(incremental)
    fresh = built_project.build(into="fresh")
    assert (fresh.status, fresh.warned) == (0, "")
    assert (incremental.status, incremental.warned) == (0, "")
    assert_same(found, comparable(fresh))


def test_a_directive_taken_off_its_page_is_told_as_in_a_fresh_build(built_project: Project) -> None:
    """No data changed, but the terms are on no page any more."""
    built_project.write("docs/terms.md", "# Terms\n\nThey stand nowhere.\n")
    incremental, fresh = built_project.build(), built_project.build(into="fresh")
    assert "'term-gallium' is shown on no page" in fresh.warned
    assert "'term-gallium' is shown on no page" in incremental.warned
