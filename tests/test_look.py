"""What a project gets without asking, what it may have its own way, and what is told when Furo changes."""

from __future__ import annotations

import inspect
import shutil
from pathlib import Path

import furo  # type: ignore[import-untyped]
import furo.navigation  # type: ignore[import-untyped]
import pytest
from sphinx.theming import Theme

from building import TESTS, Built, Project
from summit.look.furo import BRANCHES, MARKERS, NAMED, missing
from summit.wording import Label

FURO = Path(furo.__file__).parent / "theme" / "furo"
CONF = """
project = "The Three Rivers Annex"
extensions = ["myst_parser", "summit", "summit.finding", "summit.languages"]
exclude_patterns = ["_data"]
smartquotes = False
"""
SWITCH = "nav.summit-languages"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A newcomer's project, whose theme the tests choose."""
    copied = Project.copied("myst", tmp_path)
    copied.write("conf.py", CONF)
    return copied


def build(project: Project, *options: str, builder: str = "html") -> Built:
    built = project.build(builder, *options)
    assert (built.status, built.warned) == (0, "")
    return built


# Furo, as it is installed


def test_furo_still_has_what_is_relied_on() -> None:
    """Where this fails, look at summit/look/furo.py and at what Furo has in its place, then at KNOWN."""
    assert missing([FURO]) == []


def test_furo_has_no_names_of_its_own_for_what_we_name() -> None:
    page = (FURO / "page.html").read_text("utf-8")
    for label in (Label.NAVIGATION, Label.CONTENTS, Label.THEME):
        assert f'aria-label="{label}"' in page
    assert '<aside class="sidebar-drawer">' in page
    source = inspect.getsource(furo.navigation)
    assert BRANCHES.partition(".")[2] in source
    assert Label.BRANCH in source


@pytest.mark.parametrize("name", MARKERS)
def test_a_furo_that_changed_is_told_of_once(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = (FURO / name).read_text("utf-8").replace(MARKERS[name][0], "")
    project.write(f"themes/furo/{name}", changed)
    own, folders = project.root / "themes" / "furo", Theme.get_theme_dirs
    monkeypatch.setattr(Theme, "get_theme_dirs", lambda theme: [own, *folders(theme)])
    [told] = project.build("html", "-D", "html_theme=furo").warnings
    assert f"{MARKERS[name][0]} in {name}" in told
    assert told.endswith("[summit.theme]")
    build(project, "-E", "-D", "html_theme=furo", "-D", "suppress_warnings=summit.theme")


def test_labels_and_words_are_in_the_page_s_language(project: Project) -> None:
    page = build(project, "-D", "html_theme=furo", "-D", "language=ko").page("docs/terms")
    skip = page.select_one("a.skip-to-content")
    assert skip
    assert skip.get_text(strip=True) == "본문으로 건너뛰기"
    script = page.select_one("script[src*='summit-access.js']")
    assert script
    for selector, label in NAMED.items():
        assert selector in str(script["data-names"])
        assert label not in str(script["data-names"])
    assert script["data-branch"] == "하위 메뉴 열기·닫기: "


def test_a_project_s_own_words_go_before_ours(project: Project) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    words = f'{head}msgid "Skip to content"\nmsgstr "본문"\n'
    project.write("locale/ko/LC_MESSAGES/sphinx.po", words)
    options = ("-D", "html_theme=furo", "-D", "language=ko", "-D", "locale_dirs=locale")
    skip = build(project, *options).page("docs/terms").select_one("a.skip-to-content")
    assert skip
    assert skip.get_text(strip=True) == "본문"


# Where the switch stands


def test_furo_has_the_switch_in_its_sidebar(project: Project) -> None:
    page = build(project, "-D", "html_theme=furo").page("docs/terms")
    [switch] = page.select(SWITCH)
    assert switch.find_parent("aside")
    before = switch.find_previous("form")
    assert before
    assert before["role"] == "search"


def test_other_themes_have_it_above_the_title(project: Project) -> None:
    built = build(project, "-D", "html_theme=basic")
    for name in ("docs/terms", "search", "genindex"):
        [switch] = built.page(name).select(SWITCH)
        assert switch.find_parent(attrs={"role": "main"})
        following = switch.find_next(["nav", "h1", "h2"])
        assert following
        assert following.name == "h1"


@pytest.mark.parametrize("theme", ["basic", "furo", "alabaster"])
def test_a_project_may_say_where(project: Project, theme: str) -> None:
    project.append("conf.py", 'html_sidebars = {"**": ["summit/languages.html"]}\n')
    built = build(project, "-D", f"html_theme={theme}")
    for name in ("docs/terms", "search"):
        [switch] = built.page(name).select(SWITCH)
        assert not switch.find_parent(attrs={"role": "main"})


def test_a_lone_language_has_no_switch(project: Project) -> None:
    for path in (project.root / "_data").iterdir():
        path.unlink()
    for folder, name in (("registry", "annex"), ("registry", "sources"), ("annex", "anchors")):
        text = (TESTS / "bad" / f"missing-{folder}" / f"{name}.yaml").read_text("utf-8")
        project.write(f"_data/{name}.yaml", text)
    shutil.rmtree(project.root / "docs")
    project.write("index", "# Sources\n\n```{summit:bibliography}\n```\n")
    page = build(project, "-D", "html_theme=furo").page("index")
    assert page.select(".summit-source")
    assert not page.select(SWITCH)
    assert not page.select("link[hreflang]")


def test_only_sites_have_it(project: Project) -> None:
    page = build(project, "-D", "html_theme=basic", builder="singlehtml").page("index")
    assert not page.select(SWITCH)


# What a project has its own way


def test_a_project_s_own_files_go_before_ours(project: Project) -> None:
    project.append("conf.py", 'html_static_path = ["own"]\ntemplates_path = ["templates"]\n')
    project.write("own/summit.css", "/* ours */\n")
    project.write("templates/summit/languages.html", "<p id='own'>{{ summit_editions|length }}</p>")
    built = build(project, "-D", "html_theme=basic")
    assert (built.outdir / "_static" / "summit.css").read_text("utf-8") == "/* ours */\n"
    own = built.page("docs/terms").find(id="own")
    assert own
    assert own.get_text() == "3"
