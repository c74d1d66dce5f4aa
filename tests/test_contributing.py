"""What CONTRIBUTING.md and README.md say of the repository is so: paths, commands, markers, hooks."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from conftest import MARKED

ROOT = Path(__file__).parent.parent
SUMMIT = ROOT / "_ext" / "summit" / "src" / "summit"
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
#: Commands that the Makefile has, with what it says of each.
TARGETS = dict(re.findall(r"^([a-z-]+):.*##  *(.+)$", MAKEFILE, re.MULTILINE))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HOOKS = {
    hook["id"]: hook["entry"]
    for repo in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    for hook in repo["hooks"]
}


def code(text: str) -> list[str]:
    """What stands between single backticks."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def paths(text: str) -> set[str]:
    """Of that, what can only be a path: it has a folder or a suffix, and no space."""
    suffix = r"\.(?:md|py|toml|yaml|txt|cff|css|po)"
    found = re.compile(rf"(?!-)[\w.<>…*-]+/[\w./<>…*-]*|[\w.-]+{suffix}|Makefile")
    return {word for word in code(text) if found.fullmatch(word)}


def exists(path: str) -> bool:
    """Whether a path leads somewhere, from either folder; of a new file the folder that it will be in."""
    known = path.partition("<")[0] if "<" in path else path
    return any((base / known).exists() for base in (ROOT, SUMMIT))


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    part = re.split(r"^## ", text, flags=re.MULTILINE)
    (section,) = [one for one in part if one.startswith(f"{heading}\n")]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


#: Made by commands, or on the site alone.
MADE = {
    ".venv",
    ".venv/bin",
    "annex/",
    "id/",
    "_build/html/index.html",
    "_build/html",
    "_build/pdf",
    "ko/",
    "ja/",
}


@pytest.mark.parametrize("path", sorted((paths(CONTRIBUTING) | paths(README)) - MADE))
def test_a_path_leads_somewhere(path: str) -> None:
    assert exists(path)


@pytest.mark.parametrize("text", [CONTRIBUTING, README], ids=["CONTRIBUTING", "README"])
def test_links_and_commands_exist(text: str) -> None:
    for target in re.findall(r"\]\((?!https?:|inv:)([^)#\s]+)\)", text):
        if not target.startswith("#"):
            assert (ROOT / target).exists(), target
    named = {word for words in code(text) for word in re.findall(r"^make ([a-z-]+)", words)}
    named |= set(re.findall(r"^make ([a-z-]+)", text, re.MULTILINE))
    assert named - set(TARGETS) - {"matrix", "new"} == set()


def test_the_readme_lists_every_command() -> None:
    listed = {word for row in rows(README, "Commands") for word in re.findall(r"`make ([a-z-]+)", row[0])}
    assert listed - {"matrix", "new"} == set(TARGETS) - {"help", "matrix", "new"}


def test_no_usual_change_takes_more_than_three_files() -> None:
    table = rows(CONTRIBUTING, "Where to go")
    assert len(table) == 10
    for change, _room, files in table:
        assert 1 <= len(paths(files)) <= 3, change


def test_rooms_are_rooms() -> None:
    for change, room, _files in rows(CONTRIBUTING, "Where to go"):
        for name in room.split(", "):
            assert (SUMMIT / name).is_dir() or name in {"the annex", "an extension"}, change


def test_commands_leave_out_what_is_said() -> None:
    """Each marker is registered, named, and left out of the quick tests; `make test` leaves out one."""
    markers = [line.partition(":")[0] for line in PYPROJECT["tool"]["pytest"]["ini_options"]["markers"]]
    assert set(MARKED.values()) <= set(markers)
    assert set(markers) <= set(code(CONTRIBUTING))
    recipes = dict(
        re.findall(r'^([a-z-]+):[^\n]*\n(?:\t.*\n)*?\t.*pytest -m "([^"]+)"', MAKEFILE, re.MULTILINE)
    )
    assert recipes["test"] == "not slow"
    assert recipes["test-quick"] == f"not ({' or '.join(markers)})"
    assert set(recipes["soak"].split(" or ")) <= set(markers)


def test_no_test_is_skipped() -> None:
    for path in (ROOT / "tests").rglob("test_*.py"):
        if path != Path(__file__):
            assert not re.search(r"pytest\.skip|mark\.skip|importorskip", path.read_text("utf-8")), path


def test_hooks_are_the_gates() -> None:
    """Those of `make lint`, and the check of the data; every program is one that the tests require."""
    assert list(HOOKS) == ["ruff-check", "ruff-format", "mypy", "yamllint", "pymarkdown", "summit-check"]
    required = (ROOT / "requirements-test.txt").read_text("utf-8")
    for entry in HOOKS.values():
        program, *arguments = entry.split()
        name = program.removeprefix(".venv/bin/")
        assert name == "summit" or re.search(rf"^{name}\w*==", required, re.MULTILINE)
        gate = " ".join(argument for argument in arguments if argument != "--force-exclude")
        assert name == "summit" or f"$(BIN)/{name} {gate}" in MAKEFILE


def test_the_hooks_can_be_read() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(ROOT / ".pre-commit-config.yaml")]
    subprocess.run(command, check=True)


def test_packages_have_versions_and_changelogs_of_their_own() -> None:
    for name in ("summit", "typst_pdf"):
        folder = ROOT / "_ext" / name
        assert re.search(
            r'^__version__ = "\d+\.\d+\.\d+', (folder / f"src/{name}/__init__.py").read_text(), re.M
        )
        assert "## [Unreleased]" in (folder / "CHANGELOG.md").read_text("utf-8")
