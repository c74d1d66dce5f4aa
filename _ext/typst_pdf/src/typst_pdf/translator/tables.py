"""Tables, with cells across columns and rows and a head that every page repeats."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

from typst_pdf.source import Code, call, literal
from typst_pdf.translator.base import first_child
from typst_pdf.translator.numbering import NumberingMixin

WRAPPERS: Mapping[str, tuple[str, str]] = {"tbody": ("", ""), "row": ("", "")}

_ALIGNMENTS: Mapping[str, str] = {
    **{f"text-{side}": side for side in ("left", "center", "right")},
    **{f"sd-text-{side}": side for side in ("left", "center", "right")},
}


class TableMixin(NumberingMixin):
    """Visitors of tables, which become figures so that a caption belongs to its table."""

    def visit_table(self, node: nodes.table) -> None:
        """A table with its title for a caption; its parts are visited inside."""
        title = first_child(node, nodes.title)
        caption: str | None = None
        with self.repeatable() as held:
            if title is not None:
                number = self.figure_number("table", node)
                caption = f"[{number}{self.render_children_named(title)}]"
            groups = [child for child in node.children if isinstance(child, nodes.tgroup)]
            heads = [self._head(group) for group in groups]
        self.name_places(held)
        for position, group in enumerate(groups):
            shown = Code(caption) if caption and position == 0 else None
            content = Code(f"{self._columns(group, node)}, {heads[position]}{self._body(group)}")
            self.emit(call("data-table", Code(f"arguments({content.text})"), caption=shown), "\n\n")
        raise nodes.SkipNode

    def _columns(self, group: nodes.Element, table: nodes.Element) -> str:
        widths = [spec.get("colwidth", 1) for spec in group.children if isinstance(spec, nodes.colspec)]
        if "colwidths-given" in table["classes"] or table.get("width"):
            return f"columns: ({''.join(f'{width}fr, ' for width in widths)})"
        return f"columns: {max(len(widths), 1)}"

    def _head(self, group: nodes.Element) -> str:
        heads = [child for child in group.children if isinstance(child, nodes.thead)]
        rows = "".join(self._row(row, ()) for head in heads for row in head.children)
        # A head that is repeated is an artifact to screen readers, and PDF/UA allows no links in artifacts.
        repeat = literal("#link(" not in rows)
        return f"table.header(repeat: {repeat}, {rows}), " if rows else ""

    def _body(self, group: nodes.Element) -> str:
        specs = [spec for spec in group.children if isinstance(spec, nodes.colspec)]
        stubs = tuple(bool(spec.get("stub")) for spec in specs)
        bodies = [child for child in group.children if isinstance(child, nodes.tbody)]
        return "".join(self._row(row, stubs) for body in bodies for row in body.children)

    def _row(self, row: nodes.Node, stubs: tuple[bool, ...]) -> str:
        if not isinstance(row, nodes.Element):
            return ""
        cells: list[str] = []
        names = self.names_of(row)
        for position, entry in enumerate(row.children):
            if isinstance(entry, nodes.Element):
                stub = len(row.children) == len(stubs) and stubs[position]
                cells.append(self._cell(entry, stub, names if position == 0 else []))
        return "".join(cells)

    def _cell(self, entry: nodes.Element, stub: bool, names: list[str]) -> str:
        settings: dict[str, object] = {}
        if entry.get("morecols"):
            settings["colspan"] = entry["morecols"] + 1
        if entry.get("morerows"):
            settings["rowspan"] = entry["morerows"] + 1
        sides = [_ALIGNMENTS[name] for name in entry["classes"] if name in _ALIGNMENTS]
        if sides:
            settings["align"] = Code(sides[0])
        with self.captured() as written:
            self.name_places(names)
            self.emit(self.render_children_named(entry))
        content = "".join(written)
        content = f"#bold[{content}]" if stub else content
        named = "".join(f"{key}: {literal(value)}, " for key, value in settings.items())
        return f"table.cell({named})[{content}], " if named else f"[{content}], "
