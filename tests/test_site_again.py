"""What a build takes up again where something beside the data changed, and how it ends where it cannot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import EXTENSIONS, TESTS, Project

ROOT = TESTS.parent
_PROBLEM = re.compile(r"[^:]+:\d+:\d+: error: \[[a-z-]+\] .+")


def sphinx(folder: Path, packages: str = EXTENSIONS) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, with the given packages."""
    return subprocess.run(
        [sys.executable, "-m", "sphinx", "-nW", "--keep-going", "-b", "html", ".", "_build"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": packages, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def read(said: str) -> set[str]:
    """The pages that were read or read again."""
    return set(re.findall(r"^reading sources\.\.\. \[ *\d+%\] (.+)$", said, re.MULTILINE))


def test_an_icon_reaches_the_landing_pages_that_are_there(myst_project: Project) -> None:
    conf = myst_project.read("conf.py").replace('"summit"]', '"summit", "summit.landing"]')
    myst_project.write("conf.py", conf)
    landing = myst_project.build().outdir / "id" / "term-gallium" / "index.html"
    assert "mark.svg" not in landing.read_text("utf-8")
    myst_project.write("mark.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    myst_project.append("conf.py", 'html_favicon = "mark.svg"\n')
    myst_project.build()
    assert "mark.svg" in landing.read_text("utf-8")


def test_pages_with_records_are_read_again_where_the_code_changed(
    myst_project: Project, tmp_path: Path
) -> None:
    package = tmp_path / "packages" / "summit"
    shutil.copytree(ROOT / "_ext" / "summit" / "src" / "summit", package)
    myst_project.write("docs/roles", "# Prose\n\nAnd nothing else.\n")
    first = sphinx(myst_project.root, str(package.parent))
    assert (first.returncode, first.stderr) == (0, "")
    assert read(sphinx(myst_project.root, str(package.parent)).stdout) == set()
    module = package / "rendering" / "lists.py"
    module.write_text(module.read_text("utf-8") + "\n# Changed.\n", "utf-8")
    again = read(sphinx(myst_project.root, str(package.parent)).stdout)
    assert {"docs/themes/water", "docs/themes/chips", "docs/sources"} <= again
    assert "docs/roles" not in again


def test_a_page_that_cannot_be_written_is_told_in_a_line(myst_project: Project) -> None:
    """As in sources that are for reading only; here a file stands where the folder would be."""
    shutil.rmtree(myst_project.root / "docs" / "themes")
    (myst_project.root / "docs" / "themes").write_text("", "utf-8")
    built = myst_project.build()
    assert built.status == 1
    lines = built.warned.splitlines()
    assert len(lines) == 3
    for line, slug in zip(lines, ("water", "chips", "working-level"), strict=True):
        missing = f"the page of 'theme-{slug}' is missing and cannot be written: "
        assert line.startswith(f"docs/themes/{slug}.md:1:1: error: {missing}")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site's own configuration with its data, and one page."""
    shutil.copytree(ROOT / "_data", tmp_path / "site" / "_data")
    shutil.copy(ROOT / "conf.py", tmp_path / "site" / "conf.py")
    shutil.copytree(ROOT / "_static", tmp_path / "site" / "_static")
    (tmp_path / "site" / "index.md").write_text("# x\n", "utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: trilateral-annex\n", "id: [trilateral-annex\n", "yaml-syntax"),
        ("id: trilateral-annex\n", "", "missing-key"),
        ("title:", "titel:", "unknown-key"),
        (None, None, "missing-annex"),
    ],
)
def test_broken_data_end_a_build_in_lines_where_conf_asks_for_them(
    old: str | None, new: str | None, code: str, site: Path
) -> None:
    annex = site / "_data" / "annex.yaml"
    if old is None or new is None:
        annex.unlink()
    else:
        annex.write_text(annex.read_text("utf-8").replace(old, new), "utf-8")
    done = sphinx(site)
    lines = [line for line in done.stderr.splitlines() if "matplotlib" not in line]
    assert done.returncode == 1
    assert lines
    assert all(map(_PROBLEM.fullmatch, lines)), done.stderr
    assert any(f"[{code}]" in line and "annex.yaml" in line for line in lines), done.stderr


def test_make_says_nothing_of_data_that_are_those_of_the_configuration() -> None:
    def said(*arguments: str) -> str:
        show = '--eval=show: ; @echo "$$ANNEX_DATA"'
        call = ["make", "--no-print-directory", show, *arguments, "show"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ANNEX_")}
        done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert said() == said(f"DATA={ROOT}/_data") == ""
    assert said("DATA=elsewhere") == f"{ROOT}/elsewhere"


def test_a_bare_build_goes_on_from_where_the_command_left(myst_project: Project) -> None:
    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=myst_project.root,
            env=os.environ | {"PYTHONPATH": EXTENSIONS},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("summit", "build", "--data", "_data")
    assert "0 added, 0 changed, 0 removed" in run("sphinx", "-b", "html", ".", "_build/html")
