"""The page *Another summit*, to the letter: its tables against the code, and its commands carried out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from building import EXTENSIONS
from starting import Started
from summit.__main__ import COMMANDS, main
from summit.kinds import KINDS

REPOSITORY = Path(__file__).parent.parent
PAGE = (REPOSITORY / "docs" / "reuse.md").read_text("utf-8")
SUMMIT = REPOSITORY / "_ext" / "summit" / "src" / "summit"


class Block(NamedTuple):
    """A block of code: the section and the paragraph before it, its language and its text."""

    section: str
    said: str
    language: str
    text: str

    @property
    def file(self) -> str:
        """The file that the paragraph names last."""
        return str(re.findall(r"`([\w./-]+\.\w+)`", self.said)[-1])


def blocks() -> Iterator[Block]:
    """Every block of code on the page."""
    section, said, fence, language = "", "", "", ""
    text: list[str] = []
    for line in PAGE.splitlines(keepends=True):
        opening = re.fullmatch(r"(`{3,4})(\w+)\n", line)
        if fence and line.rstrip() == fence:
            yield Block(section, said, language, "".join(text))
            said, fence = "", ""
        elif fence:
            text.append(line)
        elif opening:
            fence, language, text = opening[1], opening[2], []
        elif line.startswith("## "):
            section, said = line.removeprefix("## ").strip(), ""
        else:
            said += line


def of_section(section: str, language: str) -> list[Block]:
    return [block for block in blocks() if (block.section, block.language) == (section, language)]


def table(section: str) -> list[list[str]]:
    """The cells of the rows of a section's tables, heads apart."""
    part = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if row[0].startswith("`")]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


EXTENSION_NAMES = [codes(row[0])[0] for row in table("Extensions")]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sphinx]:
    """Sphinx with every extension that the page names."""
    folder = tmp_path_factory.mktemp("app")
    (folder / "conf.py").write_text(f"extensions = {EXTENSION_NAMES!r}\n", "utf-8")
    shutil.copytree(REPOSITORY / "tests" / "roots" / "myst" / "_data", folder / "_data")
    with docutils_namespace():  # or later builds of this process find directives that are there already
        yield Sphinx(folder, folder, folder / "out", folder / "trees", "html", status=None, warning=None)


def test_every_extension_is_there() -> None:
    own = {path.stem for path in SUMMIT.glob("*.py") if re.search(r"\bsetup\b", path.read_text("utf-8"))}
    assert {"summit" if name == "__init__" else f"summit.{name}" for name in own} | {"typst_pdf"} == set(
        EXTENSION_NAMES
    )
    assert all(hasattr(import_module(name), "setup") for name in EXTENSION_NAMES)


def test_every_value_is_listed_with_its_default(app: Sphinx) -> None:
    values: Mapping[str, Any] = app.config.values
    found = {name: repr(value.default) for name, value in values.items() if name.startswith("summit_")}
    listed = {codes(row[0])[0]: codes(row[1])[0].replace('"', "'") for row in table("Configuration")}
    assert listed == found


def test_every_directive_is_listed_with_its_options(app: Sphinx) -> None:
    listed = {codes(row[0])[0]: row for row in table("Directives")}
    found = app.registry.domain_directives["summit"]
    assert {name.removeprefix("summit:") for name in listed} == set(found)
    for name, directive in found.items():
        row = listed[f"summit:{name}"]
        assert set(codes(row[2])) == set(directive.option_spec or ()), name
        assert bool(row[1]) == bool(directive.required_arguments), name


def test_every_role_is_named(app: Sphinx) -> None:
    part = PAGE.partition("\n## Roles\n")[2].partition("\n## ")[0]
    named = {name for name in re.findall(r"`summit:([a-z-]+)`", part) if name != "landing"}
    assert named == {*KINDS, *app.registry.domain_roles["summit"]}


def test_every_command_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = {codes(row[0])[0].split()[1]: codes(row[0])[0] for row in table("Commands")}
    assert set(listed) == set(COMMANDS)
    for name, call in listed.items():
        with pytest.raises(SystemExit):
            main([name, "--help"])
        usage = capsys.readouterr().out.lower()
        for argument in re.findall(r"[A-Z]{2,}|--[a-z]+", call):
            assert argument.lower() in usage, (name, argument)
        row = next(row for row in table("Commands") if codes(row[0])[0] == call)
        for option in re.findall(r"--[a-z]+", row[1]):
            assert option in usage, (name, option)
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = re.search(r"\{([a-z,]+)\}", capsys.readouterr().out)
    assert shown
    assert set(shown[1].split(",")) == set(listed)


def test_every_option_of_new_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert {codes(row[0])[0] for row in table("A new annex")} == options


def test_a_kind_is_one_file(tmp_path: Path) -> None:
    shutil.copytree(SUMMIT, tmp_path / "src" / "summit", ignore=shutil.ignore_patterns("__pycache__"))
    (block,) = of_section("Kinds of record", "python")
    assert block.file == "gauges.yaml"
    (name,) = re.findall(r"`(\w+\.py)`", block.said)
    (tmp_path / "src" / "summit" / "kinds" / name).write_text(block.text, "utf-8")
    project = tmp_path / "annex"
    _by_hand(project)
    gauge = """\
- id: gauge-weir
  name: The weir
  bank: left bank
  evidence:
    - {source: source-gazette-20260303, locator: paragraph 2, standing: reported}
"""
    (project / "_data" / "gauges.yaml").write_text(gauge, "utf-8")
    with (project / "index.md").open("a", encoding="utf-8") as file:
        file.write("\n{summit:gauge}`gauge-weir`\n\n```{summit:records}\n:kind: gauge\n```\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    for command in ("anchors", "check", "build"):
        done = subprocess.run(
            [sys.executable, "-m", "summit", command],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert "left bank" in (project / "_build" / "html" / "index.html").read_text("utf-8")


def _by_hand(folder: Path) -> None:
    """Write the smallest annex."""
    for block in blocks():
        if block.section.startswith("The smallest annex") and block.language in {"yaml", "python", "md"}:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")


@pytest.fixture(scope="module", params=["repository", "wheels"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An environment with what the page's first section installs, in either way."""
    folder = tmp_path_factory.mktemp(request.param)
    repository = folder / "repository"
    shutil.copytree(REPOSITORY / "_ext", repository / "_ext", ignore=shutil.ignore_patterns("__pycache__"))
    venv.create(folder / "venv", with_pip=True)
    place = Place(folder, folder / "venv" / "bin", repository)
    git = "git -c user.name=a -c user.email=a@example.org"
    place.run(f"git init -q && git add . && {git} commit -qm x", repository)
    installs = of_section("Install", "sh")
    for block in installs[:1] if request.param == "repository" else installs[1:]:
        place.run(block.text, repository)
    return place


class Place(NamedTuple):
    """A folder with an environment of its own."""

    folder: Path
    programs: Path
    repository: Path

    def run(self, commands: str, cwd: Path) -> str:
        """Run lines of a shell with nothing of this environment, and give what they said."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "ANNEX"))}
        path = f"{self.programs}{os.pathsep}{kept['PATH']}"
        done = subprocess.run(
            ["bash", "-euc", commands],
            cwd=cwd,
            env={**kept, "PATH": path, "REPOSITORY": self.repository.as_uri()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.mark.slow
def test_a_new_annex(place: Place) -> None:
    (block,) = of_section("A new annex", "sh")
    said = place.run(block.text, place.folder)
    root = place.folder / "river-annex"
    assert (root / "_build" / "html" / "id" / "shores2030-p-01" / "index.html").is_file()
    assert (root / "_build" / "html" / "river-annex.pdf").read_bytes().startswith(b"%PDF-")
    assert "12 records, no problem" in said
    assert re.search(r"\d passed", said)
    required = (root / "requirements.txt").read_text("utf-8")
    sign = "\ngit+file://" if place.folder.name.startswith("repository") else ".whl\n"
    assert required.count(sign) == 2


@pytest.mark.slow
def test_the_smallest_annex(place: Place) -> None:
    root = place.folder / "by-hand"
    _by_hand(root)
    (commands,) = of_section("The smallest annex by hand", "sh")
    (expected,) = of_section("The smallest annex by hand", "text")
    said = place.run(commands.text, root)
    assert set(expected.text.splitlines()) <= set(said.splitlines())
    assert (root / "docs" / "themes" / "water-quality.md").is_file()
    assert (root / "_build" / "html" / "docs" / "themes" / "water-quality.html").is_file()
    assert [path.read_bytes()[:5] for path in (root / "_build" / "pdf").glob("*.pdf")] == [b"%PDF-"]


@pytest.mark.slow
def test_the_smallest_annex_in_restructuredtext(place: Place) -> None:
    root = place.folder / "in-rst"
    _by_hand(root)
    (root / "index.md").unlink()
    page = next(block for block in of_section("The smallest annex by hand", "rst"))
    (root / "index.rst").write_text(page.text, "utf-8")
    conf = (root / "conf.py").read_text("utf-8")
    (root / "conf.py").write_text(conf.replace('"myst_parser", ', ""), "utf-8")
    (commands,) = of_section("The smallest annex by hand", "sh")
    place.run(commands.text, root)
    assert (root / "docs" / "themes" / "water-quality.rst").is_file()
    assert (root / "_build" / "html" / "index.html").is_file()


def test_the_paths_have_none_of_the_sources() -> None:
    assert "sys.path" not in PAGE
    assert all(Path(path).is_dir() for path in EXTENSIONS.split(os.pathsep))


README = (REPOSITORY / "_ext" / "summit" / "README.md").read_text("utf-8")


def test_the_readme_shows_what_happens(tmp_path: Path) -> None:
    started = Started.new(tmp_path / "river-annex")
    assert "Chicago" not in started.run("summit", "cite", "shores2030-p-01", "chicago")
    started.run("summit", "build")
    (reading,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    done = started.run("timeit", "-n1", "-r1", reading)
    assert "Measure the water every month" in done
    page = re.findall(r"````md\n(.*?)````", README, flags=re.DOTALL)
    (started.root / "docs" / "more.md").write_text(f"---\norphan: true\n---\n\n# More\n\n{page[0]}", "utf-8")
    started.run("summit", "build")
    shown = started.page("docs/more.html").get_text()
    assert "Two Shores 2030, p-01" in shown
    assert "Measurements belong to both" in shown
    started.replace("_data/provisions/shores2030.yaml", "kind: commitment", "kind: commitmnt")
    (told,) = re.findall(r"```text\n(.*?)```", README, flags=re.DOTALL)
    assert started.run("summit", "check", status=1) == told
