"""The extras of the distribution, of which ``[pdf]`` needs the PDF builder that lives beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

#: PyPI takes no version with a local label, so that this one can only ever be ours.
BUILDER = "sphinx-typst-pdf==1.0.0+annex"


class Extras(MetadataHookInterface):
    """In the repository the builder is the folder beside; elsewhere it is the wheel that goes with ours."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the extras to the project's metadata."""
        beside = Path(self.root).parent / "typst_pdf"
        found = (beside / "pyproject.toml").exists() and not os.environ.get("SUMMIT_PORTABLE")
        builder = f"sphinx-typst-pdf @ {beside.as_uri()}" if found else BUILDER
        metadata["optional-dependencies"] = {"markdown": ["myst-parser>=4"], "pdf": [builder]}
