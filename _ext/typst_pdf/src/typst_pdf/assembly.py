"""One document tree out of all documents, in the order of the table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment


class Assembly:
    """The tree of a root document with every document of its table of contents in it.

    The documents that the root document lists follow it, on its own level: the root document is the opening
    chapter of the book and not a shell around it. Where it gives captions to more than one table of
    contents, the captions become parts. Elsewhere a document stands inside the section that lists it.

    Attributes:
        docnames: the documents in the tree, in order.
        has_parts: whether there are parts.
        contents_title: the caption of the root document's table of contents, if it has one with a caption.
    """

    def __init__(self, env: BuildEnvironment, root: str) -> None:
        self._env = env
        self._root = root
        self.docnames: list[str] = []
        self.contents_title: str | None = None
        self.has_parts = False

    def tree(self) -> nodes.document:
        """Return the tree: a document whose children are ``start_of_file`` nodes and, for parts, sections."""
        document = self._load(self._root)
        toctrees = list(document.findall(addnodes.toctree))
        captions = [toctree["caption"] for toctree in toctrees if toctree.get("caption")]
        if len(captions) == 1:
            self.contents_title = captions[0]
        followers: list[nodes.Node] = []
        for toctree in toctrees:
            links, listed = _links(toctree), self._documents(toctree)
            toctree.parent.replace(toctree, links)
            if toctree.get("caption") and len(captions) > 1 and listed:
                title = nodes.title(toctree["caption"], toctree["caption"])
                self.has_parts = True
                followers.append(nodes.section("", title, *listed, classes=["part"]))
            else:
                followers.extend(listed)
        _drop_bare_title(document)
        opening = addnodes.start_of_file("", *document.children, docname=self._root)
        document.children = []
        document.extend([opening, *followers])
        return document

    def _load(self, docname: str) -> nodes.document:
        self.docnames.append(docname)
        return self._env.get_doctree(docname)

    def _inlined(self, docname: str) -> nodes.Element:
        document = self._load(docname)
        for toctree in list(document.findall(addnodes.toctree)):
            caption = [nodes.rubric("", toctree["caption"])] if toctree.get("caption") else []
            toctree.parent.replace(toctree, [*caption, *_links(toctree), *self._documents(toctree)])
        return addnodes.start_of_file("", *document.children, docname=docname)

    def _documents(self, toctree: addnodes.toctree) -> list[nodes.Node]:
        """Return the documents that a table of contents lists and that are nowhere in the book yet."""
        return [
            self._inlined(target)
            for _title, target in toctree["entries"]
            if target in self._env.all_docs and target not in self.docnames
        ]


def _links(toctree: addnodes.toctree) -> list[nodes.Node]:
    """Return the links out of the book that a table of contents has, as a list in its place."""
    links = nodes.bullet_list()
    for title, target in toctree["entries"]:
        if "://" in target or target.startswith("mailto:"):
            link = nodes.reference("", title or target, refuri=target, internal=False)
            links += nodes.list_item("", nodes.paragraph("", "", link))
    return [links] if links.children else []


def _drop_bare_title(document: nodes.document) -> None:
    """Take the title from a root document that has nothing besides; the title page has it already."""
    for section in document.findall(nodes.section):
        title = section.next_node(nodes.title)
        if (
            title
            and section.astext().strip() == title.astext().strip()
            and not section.next_node(nodes.image)
        ):
            title.parent.remove(title)
            section.replace_self(nodes.target("", "", ids=section["ids"] + title["ids"]))
        return


def walk(tree: nodes.Node, docname: str) -> Iterator[tuple[str, nodes.Element]]:
    """Yield every element of an assembled *tree* in order, each with the name of its document."""
    stack: list[tuple[str, nodes.Node]] = [(docname, tree)]
    while stack:
        where, node = stack.pop()
        if isinstance(node, nodes.Element):
            if isinstance(node, addnodes.start_of_file):
                where = node["docname"]
            yield where, node
            stack.extend((where, child) for child in reversed(node.children))
