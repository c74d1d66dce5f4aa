"""What an author is told who names what is not there, shows a record twice, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from building import Built, Project

#: Roles that lead nowhere: kind, target, and what must be said.
ASTRAY = [
    ("term", "term-galium", "unknown term 'term-galium'; did you mean 'term-gallium'?"),
    ("provision", "rivers2031-p-99", "unknown provision 'rivers2031-p-99'; did you mean 'rivers2031-p-"),
    ("party", "term-gallium", "'term-gallium' is a term; expected the role 'summit:term'"),
    ("party", "term-ga", "'term-ga' is a term; expected the role 'summit:term'"),
    ("term", "term-mercury", "'term-mercury' is withdrawn"),
]
#: Directives that name what is not there: name, argument, options, and what must be said.
MISTAKEN: list[tuple[str, str, dict[str, str], str]] = [
    ("theme-page", "theme-watter", {}, "unknown theme 'theme-watter'; did you mean 'theme-water'?"),
    ("theme-page", "term-gallium", {}, "unknown theme 'term-gallium'"),
    ("record", "event-flod", {}, "unknown record 'event-flod'; did you mean 'event-flood'?"),
    (
        "glance",
        "meeting-rivers2013",
        {},
        "unknown meeting 'meeting-rivers2013'; did you mean 'meeting-rivers2031'?",
    ),
    ("records", "", {"theme": "theme-wate"}, "unknown theme 'theme-wate'; did you mean 'theme-water'?"),
    ("records", "", {"party": "party-norlan"}, "unknown party 'party-norlan'; did you mean 'party-norland'?"),
    ("records", "", {"term": "term-gallum"}, "unknown term 'term-gallum'; did you mean 'term-gallium'?"),
    (
        "records",
        "",
        {"meeting": "meeting-river2031"},
        "'meeting-river2031'; did you mean 'meeting-rivers2031'?",
    ),
    ("records", "", {"instrument": "instrument-delta"}, "did you mean 'instrument-delta-pact'?"),
    ("records", "", {"source": "source-ilbo"}, "unknown source 'source-ilbo'; did you mean 'source-ilbo-3'?"),
]


@dataclass(frozen=True)
class Told:
    """A page with mistakes, the lines they stand at, and what the build said."""

    suffix: str
    built: Built
    lines: dict[int, int]

    def at(self, number: int, advice: str) -> list[str]:
        """What was said of one mistake at its line."""
        place = f"docs/timeline{self.suffix}:{self.lines[number]}: "
        return [line for line in self.built.warnings if place in line and advice in line]


@pytest.fixture(scope="module", params=["myst", "rst"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    project = Project.copied(request.param, tmp_path_factory.mktemp("told"))
    lines: dict[int, int] = {}
    for number, (kind, target, _advice) in enumerate(ASTRAY):
        project.append("docs/timeline", f"\nHere is {project.role(kind, target)}.\n")
        lines[number] = len(project.read("docs/timeline").splitlines())
    for number, (name, argument, options, _advice) in enumerate(MISTAKEN, len(ASTRAY)):
        lines[number] = len(project.read("docs/timeline").splitlines()) + 2
        project.append("docs/timeline", project.directive(name, argument, **options))
    return Told(project.suffix, project.build(), lines)


def test_every_mistake_is_told_and_nothing_else(told: Told) -> None:
    assert told.built.status == 1
    assert len(told.built.warnings) == len(ASTRAY) + len(MISTAKEN)


@pytest.mark.parametrize("number", range(len(ASTRAY)), ids=[f"{kind}-{target}" for kind, target, _ in ASTRAY])
def test_a_role_that_leads_nowhere_is_told_with_place_and_advice(number: int, told: Told) -> None:
    assert len(told.at(number, ASTRAY[number][2])) == 1, told.built.warned


@pytest.mark.parametrize("number", range(len(MISTAKEN)), ids=[f"{m[0]}-{m[1]}{m[2]}" for m in MISTAKEN])
def test_a_directive_that_names_what_is_not_there_is_told(number: int, told: Told) -> None:
    assert told.at(number + len(ASTRAY), MISTAKEN[number][3]), told.built.warned


def test_an_option_that_is_not_there_is_told(project: Project) -> None:
    nothing = {"kind": "event", "term": "term-gallium"}
    for options in (
        {"kind": "provisions", "form": "links"},
        {**nothing, "form": "tabel"},
        {**nothing, "sort": "x"},
    ):
        project.append("docs/timeline", project.directive("records", **options))
    built = project.build()
    assert built.status == 1
    assert len(built.warnings) == 3
    assert all("docs/timeline" in line for line in built.warnings)
    for words in (
        '"provisions" unknown; choose from "meeting"',
        '"tabel" unknown; choose from "full"',
        "sort",
    ):
        assert words in built.warned


def test_a_record_shown_twice_is_told_with_both_places(project: Project) -> None:
    project.append("docs/timeline", project.directive("record", "term-gallium"))
    built = project.build()
    assert built.status == 1
    assert len(built.warnings) == 1
    assert all(words in built.warnings[0] for words in ("term-gallium", "docs/terms", "summit.duplicate"))


def test_a_record_shown_twice_on_one_page_is_told(project: Project) -> None:
    project.append("docs/people", project.directive("record", "person-kim-gang"))
    built = project.build()
    assert built.status == 1
    assert any("person-kim-gang" in line and "summit.duplicate" in line for line in built.warnings)


def test_a_record_that_is_a_page_and_stands_on_it_too_is_told(project: Project) -> None:
    project.append("docs/meeting", project.directive("record", "meeting-rivers2031"))
    warned = project.build().warnings
    assert any("the id 'meeting-rivers2031' stands twice on this page" in line for line in warned)


def test_a_record_on_no_page_is_told_at_its_line_in_the_data(project: Project) -> None:
    page = project.read("docs/people")
    project.write("docs/people", page[: page.index("The minister")].rstrip("# \n") + "\n")
    project.write("docs/roles", "Roles\n=====\n")
    built = project.build()
    assert built.status == 1
    lines = project.read("_data/people.yaml").splitlines()
    line = lines.index("- id: person-kim-gang") + 1
    assert len(built.warnings) == 1
    assert built.warnings[0].startswith(f"_data/people.yaml:{line}: WARNING: 'person-kim-gang'")
    assert built.warnings[0].endswith("[summit.unplaced]")
