"""Images, figures and captions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from docutils import nodes

from typst_pdf.source import Code, call, literal
from typst_pdf.telling import warn
from typst_pdf.translator.numbering import NumberingMixin

WRAPPERS: Mapping[str, tuple[str, str]] = {"caption": ("#caption-line[", "]\n\n")}

#: Typst's units for those of docutils' lengths; a length without a unit is in CSS pixels, 96 to the inch.
_UNITS: Mapping[str, tuple[str, float]] = {
    "": ("pt", 0.75),
    "px": ("pt", 0.75),
    "pt": ("pt", 1),
    "pc": ("pt", 12),
    "in": ("in", 1),
    "cm": ("cm", 1),
    "mm": ("mm", 1),
    "em": ("em", 1),
    "ex": ("em", 0.5),
    "%": ("%", 1),
}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*([a-z%]*)\s*")
_SIDES = frozenset({"left", "center", "right"})


class FigureMixin(NumberingMixin):
    """Visitors of pictures. PDF/UA-1, 7.3 asks for an alternative description of each."""

    def visit_image(self, node: nodes.image) -> None:
        """An image in a line or on its own; one that cannot be had is named by its description."""
        uri = node["uri"]
        alternative = self._alternative(node)
        if uri not in self.book.images:
            if "://" in uri:
                told = f"the image {uri} is on the web and not fetched; a link stands for it"
                warn("image", f"typst_pdf: {told}", node)
                self.emit(f"#link({literal(uri)})[{self.inline(alternative or uri)}];")
            else:
                self.emit(self.inline(f"[{alternative or uri}]"))
            raise nodes.SkipNode
        inline = isinstance(node.parent, nodes.TextElement) and not self._alone(node)
        side = node.get("align") if node.get("align") in _SIDES else None
        picture = call(
            "picture",
            f"images/{self.book.images[uri]}",
            alt=alternative,
            width=self._width(node),
            height=_length(node.get("height", "")),
            inline=inline,
            side=Code(side) if side and not inline else None,
        )
        self.emit(picture, "" if inline else "\n\n")
        raise nodes.SkipNode

    def _alone(self, node: nodes.image) -> bool:
        holder: nodes.Element = node
        while isinstance(holder.parent, nodes.TextElement):
            if len(holder.parent.children) != 1:
                return False
            holder = holder.parent
        return True

    def _width(self, node: nodes.image) -> Code | None:
        width = _length(node.get("width", ""))
        scale = node.get("scale", 100)
        if width is None:
            return None if scale == 100 else Code(f"{scale}%")
        return width if scale == 100 else Code(f"{width.text} * {scale / 100}")

    def _alternative(self, node: nodes.image) -> str | None:
        """Return the description of an image, None for a mere ornament that is no link either."""
        if node.get("alt", "").strip():
            return str(node["alt"]).strip()
        if "alt" in node:
            link = node.parent
            return str(link.get("refuri", "")) or None if isinstance(link, nodes.reference) else None
        around = node.parent
        while around is not None and not isinstance(around, nodes.figure):
            around = around.parent
        caption = around.next_node(nodes.caption) if around is not None else None
        if caption is not None:
            return caption.astext()
        told = f"the image {node['uri']} has no alternative text; its file name stands for it"
        warn("alt", f"typst_pdf: {told}", node)
        return PurePosixPath(node["uri"]).stem

    def visit_figure(self, node: nodes.figure) -> None:
        """A figure: its picture, caption and legend."""
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        others = [child for child in node.children if not isinstance(child, nodes.caption)]
        with self.repeatable() as held:
            caption = "".join(self.render_children_named(child) for child in captions)
        body = "".join(self.render(child) for child in others)
        number = self.figure_number("figure", node)
        self.name_places(held)
        shown = Code(f"[{number}{caption}]") if captions else None
        pictured = any(
            image["uri"] in self.book.images and image.get("alt") != "" for image in node.findall(nodes.image)
        )
        self.emit(call("picture-figure" if pictured else "listing", Code(f"[{body}]"), caption=shown), "\n\n")
        raise nodes.SkipNode


def _length(text: object) -> Code | None:
    """Return a docutils length as a Typst length or ratio, or None."""
    match = _LENGTH.fullmatch(str(text))
    if not match or match[2] not in _UNITS:
        return None
    unit, factor = _UNITS[match[2]]
    return Code(f"{float(match[1]) * factor:g}{unit}")
