"""The whole check of an annex, as the command line and every build make it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summit.annex.graph import Annex, build
from summit.annex.loading import load
from summit.annex.publication import DRAFT
from summit.data import DataError, Problem, in_order
from summit.editions import journal
from summit.editions.registry import Registry


@dataclass(frozen=True, slots=True)
class Checked:
    """An annex with its registry, and all that is wrong with them."""

    annex: Annex
    registry: Registry
    problems: tuple[Problem, ...]
    registry_file: Path | None
    """Where the registry is, if there is one."""


def check(data: Path) -> Checked:
    """Load and check an annex.

    :param data: its folder, or one file as a draft.
    :raises FileNotFoundError: where there is nothing at ``data``.
    """
    loaded = load(data)
    annex = build(loaded.publication or DRAFT, ((i.record, i.place()) for i in loaded.items if i.record))
    registry = Registry(tuple(line for line, _place in loaded.anchors))
    problems = in_order([*loaded.problems, *journal.check(loaded)])
    return Checked(annex, registry, problems, loaded.registry)


def open_annex(data: Path) -> Checked:
    """The same, for those who can only go on with a sound annex.

    :raises DataError: with every problem, where there is one.
    """
    with _without_collector():
        checked = check(data)
    if checked.problems:
        raise DataError(checked.problems)
    return checked


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare the garbage collector's rounds while much is made that all lives on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
