"""Real builds of the roots beside this file."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOTS = Path(__file__).parent / "roots"
EXTENSIONS = Path(__file__).parents[2] / "_ext" / "typst_pdf" / "src"


@dataclass(frozen=True)
class Build:
    """A finished run of sphinx-build."""

    outdir: Path
    doctrees: Path
    code: int
    log: str

    @property
    def pdf(self) -> Path:
        """The one PDF file that the build has left."""
        (path,) = self.outdir.glob("*.pdf")
        return path


def build(
    source: Path, target: Path, *options: str, before: tuple[str, ...] = (), **environment: str
) -> Build:
    """Run sphinx-build in a process of its own, as a user would."""
    outdir, doctrees = target / "pdf", target / "doctrees"
    command = [*before, sys.executable, "-m", "sphinx", "-q", "-b", "typstpdf", "-d", str(doctrees), *options]
    run = subprocess.run(
        [*command, str(source), str(outdir)],
        env={**os.environ, "PYTHONPATH": str(EXTENSIONS), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(outdir, doctrees, run.returncode, run.stdout + run.stderr)


def project(tmp_path: Path, body: str, **settings: object) -> Path:
    """Return the source of a project of one document, written in *tmp_path* with the *settings* given."""
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    lines = ["project = 'Small'", "extensions = ['typst_pdf']"]
    lines += [f"{name} = {value!r}" for name, value in settings.items()]
    (source / "conf.py").write_text("\n".join(lines), encoding="utf-8")
    (source / "index.rst").write_text(f"Small\n=====\n\n{body}\n", encoding="utf-8")
    return source
