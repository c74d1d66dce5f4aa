"""Theme pages, written when missing and the author's from then on; and what broken data does to a build."""

from __future__ import annotations

import pytest

from building import Built, Project, contents, element, links, text

NEW_THEME = """\
- id: theme-fish
  title: Fish
  text: What swims past the weir.
  evidence:
    - {source: source-herald-1, locator: paragraph 10, standing: reported}
"""
REGISTERED = 'id: theme-fish, kind: theme, edition: "1", status: active'


def good(project: Project) -> Built:
    built = project.build()
    assert (built.status, built.warned) == (0, "")
    return built


def test_a_missing_page_is_written_in_the_projects_language(project: Project) -> None:
    themes = project.root / "docs" / "themes"
    assert sorted(path.name for path in themes.iterdir()) == [f"water{project.suffix}"]
    built = good(project)
    names = [f"{slug}{project.suffix}" for slug in ("chips", "water", "working-level")]
    assert sorted(path.name for path in themes.iterdir()) == names
    page = project.read("docs/themes/chips")
    assert "theme-chips" in page
    assert ("{summit:theme-page}" in page) is project.markdown
    assert text(element(built.page("docs/themes/chips"), "theme-chips")).startswith("Chips and their metals")


def test_a_page_that_is_there_is_never_written(project: Project) -> None:
    before = project.file("docs/themes/water").stat(), project.read("docs/themes/water")
    good(project)
    project.replace("_data/themes.yaml", "en: Shared water", "en: Water in common")
    good(project)
    after = project.file("docs/themes/water").stat(), project.read("docs/themes/water")
    assert (before[0].st_mtime_ns, before[1]) == (after[0].st_mtime_ns, after[1])


def test_a_page_written_in_the_other_language_counts(myst_project: Project) -> None:
    myst_project.write("docs/themes/chips.rst", "Chips\n=====\n\n.. summit:theme-page:: theme-chips\n")
    good(myst_project)
    assert not myst_project.file("docs/themes/chips.md").exists()


def test_a_new_theme_gets_its_page_its_place_and_its_card(project: Project) -> None:
    good(project)
    project.append("_data/themes.yaml", NEW_THEME)
    project.register(REGISTERED)
    built = good(project)
    assert "What swims past the weir." in text(element(built.page("docs/themes/fish"), "theme-fish"))
    index = built.page("index")
    assert "docs/themes/fish.html" in [str(a["href"]) for a in index.select(".toctree-l1 > a")]
    assert ("Fish", "theme-fish") in [link for card in index.select(".sd-card") for link in links(card)]
    assert built.inventory()["summit:theme"]["theme-fish"][0] == "docs/themes/fish.html#theme-fish"


def test_a_page_whose_theme_is_gone_stops_the_build_and_is_named(project: Project) -> None:
    good(project)
    project.write("docs/themes/watre", "Watre\n=====\n\nWords.\n")
    built = project.build()
    assert built.status != 0
    message = f"docs/themes/watre{project.suffix}:1:1: error: [lost-theme] no theme 'theme-watre'"
    assert message in built.warned
    assert "water" in built.warned.partition("[lost-theme]")[2]


def test_a_page_in_the_folder_of_pages_may_be_its_index(project: Project) -> None:
    project.write("docs/themes/index", "All themes\n==========\n\nWords.\n")
    marker = "docs/roles"
    project.replace("index", marker, f"{marker}\n{'' if project.markdown else '   '}docs/themes/index")
    good(project)


#: Four mistakes in three files, each with the beginning of the line that must be said of it.
MISTAKES = {
    ("terms", "category: technology", "category: technolgy"): "error: [unknown-choice]",
    (
        "terms",
        "broader: term-gallium",
        "broader: term-galium",
    ): "error: [unknown-term] unknown term 'term-galium'; did you mean",
    ("provisions", "theme: theme-working-level", "theme: theme-working"): "error: [unknown-theme]",
    ("parties", "part_of: party-norland", "part-of: party-norland"): "error: [unknown-key]",
}


@pytest.fixture
def broken(project: Project) -> tuple[Project, dict[str, bytes], Built]:
    """A project with a good build behind it and broken data before it: its files, and the build."""
    good(project)
    for kind, old, new in MISTAKES:
        project.replace(f"_data/{kind}.yaml", old, new)
    outputs = contents(project.root.parent / "out")
    return project, outputs, project.build()


def test_broken_data_stops_the_build_with_every_problem_at_its_place(
    broken: tuple[Project, dict[str, bytes], Built],
) -> None:
    project, _outputs, built = broken
    assert built.status != 0
    for (kind, _old, new), message in MISTAKES.items():
        lines = project.read(f"_data/{kind}.yaml").splitlines()
        number = next(n for n, line in enumerate(lines, 1) if new in line)
        place = f"_data/{kind}.yaml:{number}:"
        assert [
            line for line in built.warned.splitlines() if line.strip().startswith(place) and message in line
        ]


def test_broken_data_is_told_a_problem_a_line_and_is_no_crash(
    broken: tuple[Project, dict[str, bytes], Built],
) -> None:
    """Lines that begin with the place are what editors and terminals make links of."""
    _project, _outputs, built = broken
    assert len([line for line in built.warned.splitlines() if line.startswith("_data/")]) == len(MISTAKES)
    assert "Traceback" not in built.warned
    assert "report this error" not in built.warned


def test_broken_data_leaves_the_last_good_site_as_it_was(
    broken: tuple[Project, dict[str, bytes], Built],
) -> None:
    project, outputs, _built = broken
    assert contents(project.root.parent / "out") == outputs


def test_broken_data_writes_nothing_where_there_was_no_site(project: Project) -> None:
    project.replace("_data/terms.yaml", "category: technology", "category: technolgy")
    built = project.build()
    assert built.status != 0
    assert not list(built.outdir.rglob("*.html"))
    assert not project.file("docs/themes/chips").exists()


def test_no_data_at_all_is_told(project: Project) -> None:
    project.append("conf.py", 'summit_data = "_nowhere"\n')
    built = project.build()
    assert built.status != 0
    assert "_nowhere: no such file or folder" in built.warned


def test_the_data_may_be_elsewhere(project: Project) -> None:
    (project.root / "_data").rename(project.root.parent / "elsewhere")
    built = project.build("html", "-D", f"summit_data={project.root.parent / 'elsewhere'}")
    assert (built.status, built.warned) == (0, "")
    assert "summit:term" in built.inventory()
