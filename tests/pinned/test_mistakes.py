"""What a build says of mistakes, in the prose and in the data."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import Built, Project
from pinned.conftest import HERE
from pinned.reading import even
from pinned.transcripts import run

Pin = Callable[[str, str], None]
PROSE = """\
Words before any title.

```{summit:record} party-union
:page:
```

# Mistakes

{summit:term}`term-galium`, {summit:term}`term-mercury`, {summit:term}`term-quicksilver`,
{summit:term}`theme-water`, {summit:instrument}`instrument-draft`, {summit:term}`term-tin`,
{summit:person}`nobody-at-all`, {summit:event}`event-tide-01`, {summit:meeting}`zzz`.

```{summit:record} term-galium
```

```{summit:theme-page} term-gallium
```

```{summit:glance} meeting-harbor2031
```

```{summit:records}
:kind: terms
:term: term-free-port
```

```{summit:records}
:theme: theme-waters
```

```{summit:records}
:party: theme-water
:form: tables
```

```{summit:records}
:source: source-ilbo-4
```

```{summit:picture-relations} harbour2031-p-99
```

## Term gallium

```{summit:record} term-gallium
```

## Metals about

(party-board)=
## A target that is a record's

```{summit:record} party-board
```
"""
#: Sphinx keeps what suffixes earlier builds of the process had, where a project has none of its own.
CONF = """\
extensions = ["summit"]
exclude_patterns = ["_data"]
source_suffix = {".rst": "restructuredtext"}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(HERE / "root", tmp_path / "project")
    return Project(tmp_path / "project")


def told(built: Built) -> str:
    """What a build says on both streams that is not about its progress."""
    folder = built.outdir.parent.parent
    return f"{even(built.warned, folder / 'project', folder)}status {built.status}\n"


def test_mistakes_in_the_prose(project: Project, pinned: Pin) -> None:
    project.write("docs/mistakes.md", PROSE)
    project.replace("index.md", "docs/method\n", "docs/method\ndocs/mistakes\n")
    project.replace("docs/timeline.md", "summit:timeline", "summit:codes")
    pinned("mistakes/prose.txt", told(project.build("html", "-D", "nitpicky=1")))


def test_mistakes_in_the_data_end_the_build(project: Project, pinned: Pin) -> None:
    project.append("_data/terms.yaml", "- id: term-x\n  nam: x\n")
    project.append("_data/people.yaml", "- id: person-kim-gang\n")
    built = project.build("html")
    assert not built.outdir.exists() or not list(built.outdir.rglob("*.html"))
    pinned("mistakes/data.txt", told(built))


def test_a_page_of_no_theme_ends_the_build(project: Project, pinned: Pin) -> None:
    project.write("docs/themes/waters.md", "# x\n")
    project.write("docs/themes/index.md", "# x\n")
    project.write("docs/themes/zzz.rst", "x\n=\n")
    pinned("mistakes/themes.txt", told(project.build("html")))


def test_no_data(project: Project, pinned: Pin) -> None:
    built = project.build("html", "-D", "summit_data=elsewhere")
    assert built.status == 2
    (line,) = (line for line in built.warned.splitlines() if "errors.ConfigError" in line)
    pinned("mistakes/nothing.txt", f"{line.strip()}\n")


def test_one_page_and_pages_in_folders(project: Project, pinned: Pin) -> None:
    """Other builders write the same links in their own form."""
    for builder, page in (("singlehtml", "index.html"), ("dirhtml", "docs/themes/talks/index.html")):
        built = project.build(builder)
        assert (built.status, built.warned) == (0, "")
        text = even((built.outdir / page).read_text("utf-8"))
        main = text.partition('id="theme-talks"')[2].partition('id="theme-quiet"')[0]
        pinned(f"{builder}.html", main)


def test_a_small_project_in_restructuredtext(tmp_path: Path, pinned: Pin) -> None:
    """Only what a project needs: the pages of the themes are written, and all else is missed."""
    shutil.copytree(HERE / "small", tmp_path / "project" / "_data")
    project = Project(tmp_path / "project")
    project.write("conf.py", CONF)
    project.write("index.rst", "Small\n=====\n\n.. summit:theme-tree::\n   :hidden:\n\n.. summit:index::\n")
    project.append("_data/themes.yaml", _THEME)
    missing = told(project.build("dummy"))
    assert run(["summit", "anchors"], project.root).status == 0
    text = missing + told(project.build("dummy")) + project.read("docs/themes/more-of-it")
    pinned("mistakes/small.txt", text)


_THEME = """\
- id: theme-more-of-it
  title: 'More: *of* `it`_ |and| \\ [x] <b> 반도체'
  text: About it.
  evidence: [{source: source-daily, locator: paragraph 1, standing: reported}]
"""
