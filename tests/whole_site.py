"""Every builder on this repository's own site, without a warning: ``nox -s builders`` runs it.

It takes minutes, so that ``make test`` leaves it out: the small roots of ``test_site_builders.py`` stand in.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from building import EXTENSIONS, TESTS
from epub_reading import faults, metadata, pages
from local_links import look_up

SITE = TESTS.parent
BUILDERS = (
    *("html", "dirhtml", "singlehtml", "epub", "text", "man", "texinfo", "latex", "typstpdf"),
    *("xml", "pseudoxml", "gettext", "json", "pickle", "changes", "dummy"),
    *("htmlhelp", "qthelp", "devhelp"),
)


def build(builder: str, to: Path) -> Path:
    """Build the site in a process of its own, and say where it stands."""
    call = ("-nW", "--keep-going", "-b", builder, "-d", str(to / "doctrees"), ".", str(to / builder))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *call],
        cwd=SITE,
        env={**os.environ, "PYTHONPATH": EXTENSIONS, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return to / builder


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_builder_says_nothing_of_the_site(builder: str, tmp_path: Path) -> None:
    folder = build(builder, tmp_path)
    # The last two have nothing to write: no page tells of changes.
    assert builder in {"changes", "dummy"} or any(folder.iterdir())


def test_the_book_is_xml_and_says_who_made_it(tmp_path: Path) -> None:
    folder = build("epub", tmp_path)
    assert faults(folder) == {}
    assert len(pages(folder)) > 30
    annex = yaml.safe_load((SITE / "_data" / "annex.yaml").read_text("utf-8"))
    said = metadata(folder)
    assert said["title"] == annex["title"]
    assert said["creator"] == said["publisher"] == annex["publisher"]
    assert said["identifier"] == annex["base_url"]
    assert said["language"] == "en"
    assert "unknown" not in said.values()


def test_links_are_looked_up(tmp_path: Path) -> None:
    """All of them, on a server of this machine that answers to each."""
    found = look_up(SITE, tmp_path)
    assert (found.status, found.warned, found.failing) == (0, "", "")
    assert len(found.asked) > 100
