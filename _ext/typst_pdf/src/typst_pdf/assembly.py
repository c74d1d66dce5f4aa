"""One document tree out of all documents, in the order of the table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment


class Assembly:
    """The tree of a root document with every document of its table of contents in it.

    The documents that the root document lists follow it, on its own level: the root document is the opening
    chapter of the book and not a shell around it. Where it gives captions to more than one table of
    contents, the captions become parts. Elsewhere a document stands inside the section that lists it.

    :ivar docnames: the documents in the tree, in order.
    :ivar has_parts: whether there are parts.
    :ivar contents_title: the caption of the root document's table of contents, if it has one with a caption.
    """

    def __init__(self, env: BuildEnvironment, root: str) -> None:
        self._env = env
        self._root = root
        self._trees: dict[str, nodes.document] = {}
        document = self._load(root)
        toctrees = list(document.findall(addnodes.toctree))
        captions = [toctree["caption"] for toctree in toctrees if toctree.get("caption")]
        self.contents_title: str | None = captions[0] if len(captions) == 1 else None
        self.has_parts = False
        self._followers: list[nodes.Element] = []
        for toctree in toctrees:
            links, listed = _links(toctree), self._places(toctree)
            toctree.parent.replace(toctree, links)
            if toctree.get("caption") and len(captions) > 1 and listed:
                title = nodes.title(toctree["caption"], toctree["caption"])
                self.has_parts = True
                self._followers.append(nodes.section("", title, *listed, classes=["part"]))
            else:
                self._followers.extend(listed)
        _drop_bare_title(document)

    @property
    def docnames(self) -> list[str]:
        return list(self._trees)

    def tree(self, builder: Builder) -> nodes.document:
        """Return the tree: a document whose children are ``start_of_file`` nodes and, for parts, sections.

        Each document's references are resolved before it takes its place, so that whatever resolves them sees
        one document under its own name, as it does for a builder that writes each document to a file.

        :param builder: what says where a link to a document leads; it must know :attr:`docnames` by now.
        """
        for docname, document in self._trees.items():
            self._env.resolve_references(document, docname, builder)
        whole = self._trees[self._root]
        opening = addnodes.start_of_file("", *self._filled(whole), docname=self._root)
        for follower in self._followers:
            self._filled(follower)
        whole.children = []
        whole.extend([opening, *self._followers])
        return whole

    def _load(self, docname: str) -> nodes.document:
        self._trees[docname] = self._env.get_doctree(docname)
        return self._trees[docname]

    def _places(self, toctree: addnodes.toctree) -> list[nodes.Element]:
        """Return a place for each document that a table of contents lists and that has none so far."""
        places: list[nodes.Element] = []
        for _title, target in toctree["entries"]:
            if target in self._env.all_docs and target not in self._trees:
                for inner in list(self._load(target).findall(addnodes.toctree)):
                    caption = [nodes.rubric("", inner["caption"])] if inner.get("caption") else []
                    inner.parent.replace(inner, [*caption, *_links(inner), *self._places(inner)])
                places.append(addnodes.start_of_file("", docname=target))
        return places

    def _filled(self, holder: nodes.Element) -> list[nodes.Node]:
        """Put the documents into their places in *holder*, and return its children."""
        for place in list(holder.findall(addnodes.start_of_file)):
            place.extend(self._filled(self._trees[place["docname"]]))
        return holder.children


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
