"""Files -> the site: written where they differ, removed where they are no longer made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Stamp:
    """What the last build made, kept beside its doctrees."""

    path: Path
    made_from: str = ""
    files: list[str] = field(default_factory=list)
    citations: dict[str, str] = field(default_factory=dict)
    """Formatted citations, for a formatter that need not do them again."""

    @classmethod
    def read(cls, path: Path) -> Stamp:
        """The stamp at a path; an empty one where there is none, or none that can be read."""
        try:
            held: dict[str, Any] = json.loads(path.read_text("utf-8"))
            return cls(path, held["made_from"], held["files"], held["citations"])
        except (OSError, ValueError, KeyError, TypeError):
            return cls(path)

    def holds(self, made_from: str, outdir: Path) -> bool:
        """True where the same things were made before, and all of them are still there."""
        return self.made_from == made_from and all((outdir / name).is_file() for name in self.files)

    def write(self) -> None:
        """Keep the stamp for the next build."""
        held = {"made_from": self.made_from, "files": self.files, "citations": self.citations}
        self.path.write_text(json.dumps(held), "utf-8")


def write(outdir: Path, files: Mapping[str, bytes], before: list[str]) -> int:
    """Write files below a folder, those apart that are there already, and remove those of before.

    :param before: the names of what an earlier build wrote.
    :returns: how many were written.
    """
    written = 0
    for name, content in files.items():
        path = outdir / name
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    for name in set(before) - files.keys():
        (outdir / name).unlink(missing_ok=True)
    return written
