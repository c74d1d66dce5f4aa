"""A book in EPUB, read as a program for reading books reads it: as XML, or not at all."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

_DC = "{http://purl.org/dc/elements/1.1/}"
_XML = frozenset({".xhtml", ".opf", ".ncx", ".svg", ".xml"})


def faults(folder: Path) -> dict[str, str]:
    """What is no well-formed XML among all files that ought to be, and why."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in _XML:
            try:
                ET.parse(path)
            except ET.ParseError as error:
                found[path.relative_to(folder).as_posix()] = str(error)
    return found


def pages(folder: Path) -> dict[str, ET.Element]:
    """All pages of the book by name."""
    return {
        path.relative_to(folder).as_posix(): ET.parse(path).getroot()
        for path in sorted(folder.rglob("*.xhtml"))
    }


def metadata(folder: Path) -> dict[str, str]:
    """What the book says of itself, as the Dublin Core has it."""
    package = ET.parse(folder / "content.opf").getroot()
    return {
        node.tag.removeprefix(_DC): node.text or "" for node in package.iter() if node.tag.startswith(_DC)
    }
