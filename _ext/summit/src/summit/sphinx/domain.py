"""The domain itself: object types, roles, inventory, what pages show, purge and merge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.typing import RoleFunction

from summit.addresses import Addresses, Spot
from summit.annex.asked import Exists, name_digests, section_digests
from summit.annex.graph import Annex
from summit.data import nearest
from summit.editions.registry import Registry
from summit.kinds import KINDS
from summit.kinds.declaring import Trait
from summit.rendering.desk import Trace
from summit.sphinx.memory import Uses, differing, outdated
from summit.sphinx.session import Session

logger = logging.getLogger(__name__)
NAME = "summit"


class RecordRole(XRefRole):
    """A link to a record of one kind; without a text it shows the record's name or short citation."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def process_link(
        self, env: BuildEnvironment, refnode: nodes.Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        """Note that the page names the record, so that it is read again when the name changes."""
        domain = SummitDomain.of(env)
        domain.note_name(env.docname, target)
        return title, target


class Placed(NamedTuple):
    """Where a record stands, as the inventory needs it without the annex at hand."""

    docname: str
    id: str
    kind: str
    label: str


class SummitDomain(Domain):
    """Records as objects, each an id that is the fragment, the label and the object's name alike."""

    name = NAME
    label = "Summit"
    object_types: ClassVar[dict[str, ObjType]] = {
        name: ObjType(kind.word, name) for name, kind in KINDS.items()
    }
    roles: ClassVar[dict[str, RoleFunction | XRefRole]] = {name: RecordRole() for name in KINDS}
    initial_data: ClassVar[dict[str, Any]] = {
        "objects": {},  # id or alias -> Placed
        "uses": {},  # docname -> Uses
        "digests": {},  # id -> digest of its section
        "names": {},  # id -> digest of what links say of it
        "words": "",  # a digest of the catalogue of the extension's words
        "program": "",  # a digest of the extension's code
        "editions": ((), ""),  # the languages and the address of the site, for pages that need no more
        "fingerprint": "",  # of the files that the last good build was made from
    }
    data_version = 4

    def __init__(self, env: BuildEnvironment) -> None:
        """Open nothing yet: the annex is loaded when first asked for."""
        super().__init__(env)
        self._session: Session | None = None

    @classmethod
    def of(cls, env: BuildEnvironment) -> SummitDomain:
        """The domain of an environment, typed as Sphinx's own look-up is not."""
        domain = env.get_domain(NAME)
        assert isinstance(domain, cls)
        return domain

    def open(self, session: Session) -> None:
        """Take up a build's session."""
        self._session = session

    @property
    def session(self) -> Session:
        """The build's session."""
        assert self._session is not None, "the domain is asked before the builder is known"
        return self._session

    @property
    def annex(self) -> Annex:
        """The records in the language of the pages."""
        return self.session.annex

    @property
    def registry(self) -> Registry:
        """The registry of published ids."""
        return self.session.registry

    @property
    def places(self) -> dict[str, str]:
        """The page of every id and alias that stands on one."""
        return {id_: placed.docname for id_, placed in self.objects.items()}

    @property
    def addresses(self) -> Addresses:
        """Where things lead in this build."""
        return Addresses(self.session.builder, self.session.site, self._spot)

    def _spot(self, name: str) -> Spot | None:
        placed = self.objects.get(name)
        if placed:
            return Spot(placed.docname, name)
        docname, anchor = self.env.domains.standard_domain.anonlabels.get(name, ("", ""))[:2]
        return Spot(docname, anchor) if docname else None

    @property
    def objects(self) -> dict[str, Placed]:
        """Every id and alias that stands on a page."""
        return cast("dict[str, Placed]", self.data["objects"])

    @property
    def uses(self) -> dict[str, Uses]:
        """What each page was made from."""
        return cast("dict[str, Uses]", self.data["uses"])

    # what pages show

    def note_trace(self, docname: str, trace: Trace) -> None:
        """Remember what a page was made from."""
        self._uses_of(docname).add(trace, self.annex)

    def _uses_of(self, docname: str) -> Uses:
        return self.uses.setdefault(docname, Uses())

    def note_name(self, docname: str, id_: str) -> None:
        """Remember that a page names a record, and if by an alias then the record behind it."""
        self._uses_of(docname).named |= {id_, self.behind(id_)}

    def note_wanted(self, docname: str, id_: str) -> None:
        """Remember that a page can only be read while a record is there."""
        trace = Trace()
        trace.selections.add(Exists(id_))
        self.note_trace(docname, trace)

    def behind(self, id_: str) -> str:
        """The id that an alias leads to; any other id as it is."""
        return self.registry.resolve(id_).id if id_ in self.registry.now else id_

    def outdated(self, docnames: Iterable[str]) -> set[str]:
        """Of the given pages those that the data's changes since the last build make outdated."""
        changed = differing(self.data["digests"], self._section_digests)
        renamed = differing(self.data["names"], self._name_digests)
        return outdated(self.uses, changed, renamed, self.annex, docnames)

    @cached_property
    def _section_digests(self) -> dict[str, str]:
        """A digest of each section: its record's, and its aliases, which stand there as anchors."""
        digests, aliases = section_digests(self.annex), self.registry.aliases
        return {id_: " ".join((digest, *aliases.get(id_, ()))) for id_, digest in digests.items()}

    @cached_property
    def _name_digests(self) -> dict[str, str]:
        return dict(name_digests(self.annex))

    def remember(self) -> None:
        """Note the digests of the annex, to compare the next one with."""
        self.data["digests"] = self._section_digests
        self.data["names"] = self._name_digests

    def note_record(self, docname: str, id_: str) -> None:
        """Enter a record, and its aliases, as an object and as a label that other projects can link to."""
        self._uses_of(docname).placed |= {id_}
        record = self.annex.records[id_]
        title = self.annex.label(id_, self.session.language)
        for anchor in (id_, *self.registry.aliases.get(id_, ())):
            self.objects[anchor] = Placed(docname, id_, record.kind_of_record.name, title)
            # As sphinx.ext.autosectionlabel does it: `note_hyperlink_target` would warn of the page that a
            # record has moved away from and that is not read yet.
            standard = self.env.domains.standard_domain
            standard.labels[anchor] = (docname, anchor, title)
            standard.anonlabels[anchor] = (docname, anchor)

    # Sphinx's side

    def clear_doc(self, docname: str) -> None:
        """Forget what a page held."""
        self.uses.pop(docname, None)
        for id_ in [id_ for id_, placed in self.objects.items() if placed.docname == docname]:
            del self.objects[id_]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for id_, placed in otherdata["objects"].items():
            if placed.docname in docnames:
                self.objects[id_] = placed
        for docname in docnames:
            if docname in otherdata["uses"]:
                self.uses[docname] = otherdata["uses"][docname]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """A link to a record of the role's kind; an alias leads to the record it stands for."""
        placed = self.objects.get(target)
        if placed is None or placed.kind != typ:
            return None
        content: nodes.Node = contnode
        if not node.get("refexplicit"):
            content = nodes.inline("", placed.label, classes=contnode["classes"])
        address = self.addresses.of(placed.id, fromdocname) or ""
        return nodes.reference("", "", content, internal=True, **where(address))

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """The same for the role ``any``, whose link is the label's already."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """All records and aliases on pages, for ``objects.inv``; for the search those that have names.

        The others have titles, which the search finds as such.
        """
        for anchor, placed in self.objects.items():
            priority = 1 if KINDS[placed.kind].has(Trait.INDEXED) else -1
            yield anchor, placed.label, placed.kind, placed.docname, anchor, priority

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002 - Sphinx's name
        """What a kind of record is called, in the language of the pages."""
        return self._session.voice.say(str(type.lname)) if self._session else str(type.lname)

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        """The id that a reference names."""
        return cast("str | None", node.get("reftarget"))

    def advice(self, kind: str, target: str) -> str:
        """What is wrong with a reference that leads nowhere, and what may have been meant."""
        id_ = self.behind(target)
        line = self.registry.now.get(id_)
        record = self.annex.records.get(id_)
        if record is None and line is not None and line.reason:
            successor = f"; '{line.to}' succeeds it" if line.to else ""
            return f"{line.kind} '{target}' is {line.status}, {line.reason}{successor}"
        if record is None:
            valid = [r.id for r in self.annex.by_kind[kind]]
            return f"unknown {kind} '{target}'{nearest(target, valid)}"
        found = record.kind_of_record.name
        if found != kind:
            return f"'{target}' is a {found}; expected the role '{NAME}:{found}'"
        return f"{kind} '{target}' is shown on no page"


def where(address: str) -> dict[str, str]:
    """An address as a reference node has it: an anchor of its own page apart from all others."""
    return {"refid": address[1:]} if address.startswith("#") else {"refuri": address}
