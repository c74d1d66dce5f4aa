"""What the package is made of: imports that go one way, nothing of Sphinx's own, small pieces."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from typst_builds import EXTENSIONS

NAME = "typst_pdf"
FILES = sorted((EXTENSIONS / NAME).rglob("*.py"))
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EXTENSIONS)))


def module(path: Path) -> str:
    return ".".join(path.relative_to(EXTENSIONS).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """Return the modules of the package that a file imports, for types or at run time."""
    known = set(map(module, FILES))
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & known or {str(node.module)}
    return {name for name in found if name.partition(".")[0] == NAME}


def test_imports_have_no_circle() -> None:
    graph = {module(path): imports(path) for path in FILES}
    order = list(TopologicalSorter(graph).static_order())
    assert len(graph) > 20
    assert set(order) == set(graph)
    assert order[-1] == NAME


def test_only_the_package_itself_knows_the_builder() -> None:
    assert {module(path) for path in FILES if f"{NAME}.builder" in imports(path)} == {NAME}


@every_file
def test_nothing_is_used_that_others_keep_to_themselves(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            assert isinstance(node.value, ast.Name), f"line {node.lineno}"
            assert node.value.id == "self", f"line {node.lineno}"
        if isinstance(node, ast.ImportFrom):
            assert not [
                alias.name
                for alias in node.names
                if alias.name.startswith("_") and alias.name != "_" * len(alias.name)
            ]
            assert not [
                part for part in str(node.module).split(".") if part.startswith("_") and part != "__future__"
            ]


@every_file
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"line {node.lineno}"


@pytest.mark.parametrize("path", sorted((EXTENSIONS / NAME).glob("*.typ")), ids=lambda path: path.name)
def test_typst_files_are_short(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 300
