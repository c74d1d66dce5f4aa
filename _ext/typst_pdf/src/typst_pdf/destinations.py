"""Names for every place in the book that can be linked to.

Every id of every node becomes a Typst label, and each label a PDF named destination (ISO 32000-1, 12.3.2.3).
An id keeps its own name where it is the first of that name; the same id in a later document is qualified by
the document's name, since names are unique in a PDF file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docutils import nodes

from typst_pdf.assembly import walk
from typst_pdf.telling import warn


@dataclass
class Destinations:
    """The label of each place, and what else the place is called.

    :ivar labels: the label of an id, by the document's name and the id; a document itself has the id ``""``.
    :ivar further: further names of the place that a label names.
    """

    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    further: dict[str, list[str]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def add(self, docname: str, identifier: str) -> None:
        """Give *identifier* of the document *docname* a label of its own, unless it has one."""
        if (docname, identifier) in self.labels:
            return
        label = identifier or f"{docname}::doc"
        if label in self._taken:
            label = f"{docname}:{identifier}"
        while label in self._taken:
            label += "'"
        self._taken.add(label)
        self.labels[docname, identifier] = label

    def add_aliases(self, aliases: Mapping[str, str]) -> None:
        """Give the place of an id a further name; warn of one that is taken or leads nowhere."""
        for alias, identifier in aliases.items():
            if alias in self._taken:
                told = f"the alias {alias!r} of {identifier!r} is the name of another destination"
                warn("alias", f"typst_pdf: {told}")
            elif identifier not in self._taken:
                told = f"the alias {alias!r} leads to {identifier!r}, which is nowhere in the PDF"
                warn("alias", f"typst_pdf: {told}")
            else:
                self._taken.add(alias)
                self.further.setdefault(identifier, []).append(alias)

    def names(self, docname: str, identifiers: Iterable[str]) -> list[str]:
        """Return all names of the places of *identifiers* in a document, labels before aliases."""
        labels = [self.labels[docname, identifier] for identifier in identifiers]
        return labels + [alias for label in labels for alias in self.further.get(label, ())]

    def resolve(self, docname: str, uri: str) -> str | None:
        """Return the label that a link target as the builder writes it leads to, or None.

        :param docname: the document that the link is in.
        :param uri: ``%document``, ``%document#id`` or ``#id``.
        """
        document, _, identifier = uri.partition("#")
        return self.labels.get((document.removeprefix("%") or docname, identifier))


def plan(tree: nodes.document, root: str, indices: Iterable[str]) -> Destinations:
    """Return the destinations of an assembled *tree* whose root document is *root*, and of *indices*."""
    destinations = Destinations()
    for docname, node in walk(tree, root):
        destinations.add(docname, "")
        for identifier in node["ids"]:
            destinations.add(docname, identifier)
    for name in indices:
        destinations.add(name, "")
    return destinations
