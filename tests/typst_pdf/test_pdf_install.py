"""The package installed by pip into an empty environment, as its README.md says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from pdf_reading import Reading, squeezed
from typst_builds import EXTENSIONS

PACKAGE = EXTENSIONS.parent
pytestmark = pytest.mark.slow

BODY = """
Small
=====

Words with ``code``, *emphasis* and :math:`x^2`.

.. image:: https://example.org/none.png
   :alt: a picture on the web
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of this environment but the path, and return what it said.

    :raises AssertionError: where it fails.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def environment(folder: Path, *packages: str | Path) -> Path:
    """Make a virtual environment with *packages*, and return the folder of its programs."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", *packages, cwd=folder)
    return programs


@pytest.fixture(scope="module", params=["folder", "wheel", "wheels"])
def programs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the package: from folder, wheel or wheels."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "folder":
        return environment(folder / "venv", PACKAGE)
    builder = environment(folder / "building", "build")
    if request.param == "wheels":
        run(builder / "python", "-m", "pip", "wheel", "--wheel-dir", folder / "wheels", PACKAGE, cwd=folder)
        found = ("--no-index", "--find-links", folder / "wheels")
        return environment(folder / "venv", *found, "sphinx-typst-pdf")
    run(builder / "python", "-m", "build", "--outdir", folder / "dist", PACKAGE, cwd=folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    return environment(folder / "venv", wheel)


@pytest.mark.parametrize("named", [True, False], ids=["named", "unnamed"])
def test_a_first_pdf(programs: Path, tmp_path: Path, named: bool) -> None:
    extensions = 'extensions = ["typst_pdf"]\n' if named else ""
    (tmp_path / "conf.py").write_text(
        f'project = "Small"\ntypst_pdf_filename = "first"\n{extensions}', "utf-8"
    )
    (tmp_path / "index.rst").write_text(BODY, "utf-8")
    said = run(programs / "sphinx-build", "-b", "typstpdf", tmp_path, tmp_path / "pdf", cwd=tmp_path)
    warnings = re.findall(r"WARNING: (.+)", said)
    assert len(warnings) == 2, said
    assert "the package tex2typst is not installed" in said
    assert "is on the web and not fetched" in said
    reading = Reading(tmp_path / "pdf" / "first.pdf")
    assert squeezed("Words with code, emphasis and x^2.") in reading.text
    assert "small" in reading.destinations
    assert reading.file.Root.MarkInfo.Marked


def test_the_package_brings_all_that_it_needs(programs: Path, tmp_path: Path) -> None:
    files = run(programs / "python", "-m", "pip", "show", "--files", "sphinx-typst-pdf", cwd=tmp_path)
    assert {"typst_pdf/template.typ", "typst_pdf/elements.typ", "typst_pdf/py.typed"} <= set(files.split())
    assert "tests" not in files
    run(programs / "python", "-m", "pip", "check", cwd=tmp_path)
