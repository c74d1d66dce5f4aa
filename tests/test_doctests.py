"""The examples in docstrings, of every module there is."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

EXTENSIONS = Path(__file__).parent.parent / "_ext"
SOURCES = [str(path) for path in EXTENSIONS.glob("*/src")]
MODULES = sorted(module.name for module in pkgutil.walk_packages(SOURCES))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [one for name in MODULES for one in finder.find(importlib.import_module(name)) if one.examples]
    assert len(found) >= 3
