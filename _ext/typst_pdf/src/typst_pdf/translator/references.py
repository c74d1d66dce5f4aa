"""Links: within the book, to the web, and to what cannot be had in print."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from typst_pdf.source import call, string
from typst_pdf.telling import warn
from typst_pdf.translator.notes import NoteMixin

#: The class of a block whose links into the book show their pages in print, such as an index made by hand.
WITH_PAGES = "with-pages"


class ReferenceMixin(NoteMixin):
    """Visitors of references."""

    def visit_reference(self, node: nodes.reference) -> None:
        """A link: into the book if its target is there, to the web, or none at all."""
        uri = f"#{node['refid']}" if "refid" in node else node.get("refuri", "")
        if uri.startswith(("#", "%")):
            label = self.book.destinations.resolve(self.docname, uri)
            self.emit(f"#link(label({string(label)}))[" if label else "#[")
            self.context.append("];" + (call("page-of", label) if label and self._wants_page(node) else ""))
            if label is None:
                told = f"the target {uri.lstrip('%')!r} of a link is nowhere in the PDF"
                warn("target", f"typst_pdf: {told}; the text stands without a link", node)
        elif uri:
            self.emit(f"#link({string(uri)})[")
            self.context.append("];" + self.address_note(node, uri))
        else:
            self.context.append("")

    def depart_reference(self, node: nodes.reference) -> None:
        self.emit(self.context.pop())

    def _wants_page(self, node: nodes.Element) -> bool:
        """Tell whether *node* is in a block that asks for the numbers of pages beside its links."""
        around: nodes.Element | None = node if self.title_addresses is None and self.notes_allowed else None
        while around is not None and WITH_PAGES not in around["classes"]:
            around = around.parent
        return around is not None

    def address_note(self, node: nodes.reference, uri: str) -> str:
        """Return the markup that shows the address of a link, or nothing if its text does so."""
        style = self.config.typst_pdf_show_urls
        shown = node.astext().strip()
        bare = uri.removeprefix("mailto:")
        if (
            style == "no"
            or shown in {uri, bare, bare.partition("://")[2].rstrip("/")}
            or isinstance(node.next_node(), nodes.image)
        ):
            return ""
        if self.title_addresses is not None:
            self.title_addresses.append(uri)
            return ""
        if style == "inline" or not self.notes_allowed:
            return call("address", uri)
        return self.footnote_of_address(uri)

    def visit_download_reference(self, node: addnodes.download_reference) -> None:
        """A file to download: a link if it is on the web, and otherwise its name."""
        if "refuri" in node and "://" in node["refuri"]:
            self.visit_reference(node)
        else:
            self.context.append("")

    depart_download_reference = depart_reference

    def visit_citation_reference(self, node: nodes.citation_reference) -> None:
        """A citation in brackets, linked to its entry."""
        label = self.book.destinations.resolve(self.docname, f"#{node.get('refid', '')}")
        self.emit(
            f"#link(label({string(label)}))[" if label else "#[", self.inline(f"[{node.astext()}]"), "];"
        )
        raise nodes.SkipNode
