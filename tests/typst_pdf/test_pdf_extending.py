"""What other extensions can do, and when."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_reading import Reading, squeezed
from typst_builds import Build, build, project

EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.util import logging

logger = logging.getLogger(__name__)

class Framed(nodes.General, nodes.Element):
    pass

class Frame(Directive):
    def run(self):
        return [Framed("", nodes.Text("inside"))]

def visit(self, node):
    self.emit("#mono[", self.inline("framed: "))

def depart(self, node):
    self.emit("]")

def resolved(app, doctree, docname):
    doctree.append(nodes.paragraph("", f"Resolved as {docname}."))

def prepared(app):
    (app.confdir / "late.txt").write_text("late")
    app.config.typst_pdf_attachments = [("late.txt", "Made late", "text/plain")]

def finished(app, error):
    if app.config.release == "warned":
        logger.warning("a late warning")

def setup(app):
    app.add_node(Framed, typst=(visit, depart))
    app.add_directive("frame", Frame)
    app.connect("doctree-resolved", resolved)
    app.connect("builder-inited", prepared)
    app.connect("build-finished", finished)
"""

BODY = """
.. toctree::

   page

.. frame::

.. image:: square.png
   :alt:
"""


@pytest.fixture
def extended(tmp_path: Path) -> Path:
    source = project(tmp_path, BODY)
    (source / "neighbour.py").write_text(EXTENSION, "utf-8")
    conf = (source / "conf.py").read_text("utf-8")
    (source / "conf.py").write_text(
        f"import sys\nsys.path.insert(0, {str(source)!r})\n{conf}\nextensions.append('neighbour')\n", "utf-8"
    )
    (source / "page.rst").write_text("Page\n====\n", "utf-8")
    picture = Path(__file__).parent / "roots" / "syntax" / "images" / "square.png"
    (source / "square.png").write_bytes(picture.read_bytes())
    return source


def test_an_extension_writes_its_nodes_and_sees_each_document(extended: Path, tmp_path: Path) -> None:
    done = build(extended, tmp_path, "-W")
    assert done.code == 0, done.log
    reading = Reading(done.pdf)
    for words in ("framed: inside", "Resolved as index.", "Resolved as page."):
        assert squeezed(words) in reading.text
    assert reading.file.attachments["late.txt"].get_file().read_bytes() == b"late"
    assert not [tag for tag in reading.tags if str(tag.S) == "/Figure"], "an empty :alt: is an ornament"


def test_a_warning_after_the_writing_counts_too(extended: Path, tmp_path: Path) -> None:
    good: Build = build(extended, tmp_path)
    before = good.pdf.read_bytes()
    (extended / "page.rst").write_text("Page\n====\n\nMore.\n", "utf-8")
    done = build(extended, tmp_path, "-W", "-D", "release=warned")
    assert done.code == 1
    assert done.pdf.read_bytes() == before
    assert build(extended, tmp_path, "-D", "release=warned").code == 0
    assert done.pdf.read_bytes() != before
