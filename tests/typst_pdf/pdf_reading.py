"""What other programs than the one that made it find in a PDF file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]

_UNSEEN = re.compile(r"[\s\-\u00ad\u2010\u200b\ufffe\x02]")


def squeezed(text: str) -> str:
    """Return *text* without spaces, ends of lines and hyphens, so that where a line breaks does not count."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


@dataclass
class Reading:
    """A PDF file, read with pikepdf (its structure) and PDFium (its text)."""

    path: Path

    @cached_property
    def file(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def pages(self) -> list[str]:
        """The text within the bounds of each page, as PDFium extracts it."""
        document = pypdfium2.PdfDocument(self.path)
        return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]

    @cached_property
    def text(self) -> str:
        return squeezed("".join(self.pages))

    @cached_property
    def destinations(self) -> dict[str, int]:
        """The page, from 1, of each named destination."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.file.pages, 1)}
        found = {}
        for name, value in _name_tree(self.file.Root.Names.Dests):
            where = value.D if isinstance(value, pikepdf.Dictionary) else value
            found[name] = numbers[where[0].objgen]
        return found

    @cached_property
    def links(self) -> list[tuple[int, str, int | str]]:
        """Every link: its page, its kind (page, name or uri), and where it goes."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.file.pages, 1)}
        found: list[tuple[int, str, int | str]] = []
        for number, page in enumerate(self.file.pages, 1):
            for annotation in page.get("/Annots", []):
                action = annotation.get("/A")
                if action is not None and action.S == pikepdf.Name.URI:
                    found.append((number, "uri", str(action.URI)))
                    continue
                target = annotation.get("/Dest") if action is None else action.D
                if isinstance(target, pikepdf.Array):
                    found.append((number, "page", numbers[target[0].objgen]))
                else:
                    found.append((number, "name", str(target)))
        return found

    @cached_property
    def tags(self) -> list[pikepdf.Dictionary]:
        """The elements of the structure tree, in order."""
        return list(_elements(self.file.Root.StructTreeRoot.K))

    @cached_property
    def fonts(self) -> list[pikepdf.Object]:
        found: dict[tuple[int, int], pikepdf.Object] = {}
        for page in self.file.pages:
            if "/Resources" in page and "/Font" in page.Resources:
                found.update({font.objgen: font for font in page.Resources.Font.as_dict().values()})
        return list(found.values())


def _name_tree(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    names = list(node.get("/Names", []))
    for position in range(0, len(names), 2):
        yield str(names[position]), names[position + 1]
    for child in node.get("/Kids", []):
        yield from _name_tree(child)


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)
