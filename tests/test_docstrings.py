"""The docstrings: one style, names that exist, and the errors that a caller may meet."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

EXTENSIONS = Path(__file__).parent.parent / "_ext"
FILES = sorted(EXTENSIONS.glob("*/src/**/*.py"))
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EXTENSIONS)))
Documented = ast.Module | ast.ClassDef | ast.FunctionDef
#: What tells Sphinx or docutils something, and what stands for a method that others write.
NO_ERRORS = {"nodes.SkipNode", "NotImplementedError"}
FIELDS = {"param", "returns", "raises", "ivar"}


def module_of(path: Path) -> str:
    parts = path.relative_to(EXTENSIONS).with_suffix("").parts[2:]
    return ".".join(parts).removesuffix(".__init__")


def documented(path: Path) -> Iterator[tuple[Documented, str, str]]:
    """Each module, class and function that has a docstring, with that and the name of the class around it."""

    def inside(node: Documented, around: str) -> Iterator[tuple[Documented, str, str]]:
        yield node, ast.get_docstring(node) or "", around
        for child in node.body:
            if isinstance(child, ast.ClassDef | ast.FunctionDef):
                yield from inside(child, node.name if isinstance(node, ast.ClassDef) else around)

    yield from inside(ast.parse(path.read_text("utf-8")), "")


def exists(name: str, module: str, around: str) -> bool:
    """Whether a name leads somewhere, from its module, from its class, or as a whole."""
    for start in (f"{module}.{around}.{name}" if around else "", f"{module}.{name}", name):
        parts = start.split(".") if start else []
        for cut in range(len(parts), 0, -1):
            try:
                found = importlib.import_module(".".join(parts[:cut]))
            except ImportError:
                continue
            if all(_has(found, parts[cut : end + 1]) for end in range(cut, len(parts))):
                return True
            break
    return False


def _has(found: object, path: list[str]) -> bool:
    for step in path:
        fields = getattr(found, "__annotations__", {})
        if not hasattr(found, step):
            return step in fields or f"self.{step}" in _source(found)
        found = getattr(found, step)
    return True


def _source(found: object) -> str:
    module = importlib.import_module(getattr(found, "__module__", "builtins"))
    file = getattr(module, "__file__", None)
    return Path(file).read_text("utf-8") if file else ""


@every_file
def test_names_in_docstrings_exist(path: Path) -> None:
    module = module_of(path)
    for node, docstring, around in documented(path):
        inner = node.name if isinstance(node, ast.ClassDef) else around
        for name in re.findall(r":(?:class|func|meth|mod|exc|attr|data):`~?([\w.]+)`", docstring):
            assert exists(name, module, inner), f"{name} in the docstring of {getattr(node, 'name', module)}"


@every_file
def test_one_style(path: Path) -> None:
    """Sphinx's fields, a sentence first, and nothing of the styles of Google and NumPy."""
    for node, docstring, _around in documented(path):
        where = getattr(node, "name", path.name)
        if docstring:
            first = docstring.partition("\n\n")[0]
            assert first.rstrip().endswith((".", ":", "::")), where
        assert set(re.findall(r"^:(\w+)\b[^:]*:(?= |$)", docstring, re.MULTILINE)) <= FIELDS, where
        assert not re.search(r"^(Args|Returns|Raises|Parameters):?$", docstring, re.MULTILINE), where


@every_file
def test_errors_are_named(path: Path) -> None:
    """A public function that raises something for its caller says so."""
    for node, docstring, _around in documented(path):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            raised = (one.exc for one in ast.walk(node) if isinstance(one, ast.Raise) and one.exc)
            names = {ast.unparse(exc.func if isinstance(exc, ast.Call) else exc) for exc in raised}
            assert not names - NO_ERRORS or ":raises" in docstring, node.name
