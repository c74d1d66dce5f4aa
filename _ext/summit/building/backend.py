"""hatchling, told which extra fits: see :mod:`extras`, which it reads while it makes the metadata."""

from __future__ import annotations

import os
from typing import Any

from hatchling import build as hatchling
from hatchling.build import (
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]


def build_sdist(sdist_directory: str, config_settings: dict[str, Any] | None = None) -> str:
    """An archive, from which a wheel for any machine is made: it asks for the builder by its name."""
    os.environ["SUMMIT_PORTABLE"] = "1"
    return hatchling.build_sdist(sdist_directory, config_settings)


def build_editable(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """An editable installation, for which the builder is installed so too, and by its name."""
    os.environ["SUMMIT_PORTABLE"] = "1"
    return hatchling.build_editable(wheel_directory, config_settings, metadata_directory)
