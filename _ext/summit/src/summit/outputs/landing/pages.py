"""Every id ever published -> its landing page, and the files beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import jinja2
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from summit.annex.graph import Annex
from summit.annex.publication import Anchor, AnchorStatus
from summit.editions.registry import Registry
from summit.kinds import KINDS
from summit.kinds.fields import ID_PATTERN
from summit.kinds.record import Record
from summit.outputs.citing.bibtex import bibtex
from summit.outputs.citing.items import Item, csl_item
from summit.outputs.citing.ris import ris
from summit.outputs.citing.styles import STYLES, Form, Formatter
from summit.outputs.exporting.document import FORMAT, as_json, backlinks
from summit.outputs.exporting.linked import standalone
from summit.outputs.landing import CITATION_FILES, CITE_SECTION
from summit.outputs.landing.metadata import meta_tags
from summit.outputs.landing.phrases import Phrase
from summit.wording import Voice, Word

INDEX = "id/index.html"
_TEMPLATES = Path(__file__).parent / "templates"


class Bodies(Protocol):
    """What the pages need of the site: records as it shows them, and where it does."""

    def html(self, record: Record) -> str:
        """A record's body as HTML, for the page at ``id/<id>/index.html``."""
        ...

    def context(self, id_: str) -> str | None:
        """Where the record stands on the site's own pages, from a landing page."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages speak, and what of the site they lead to."""

    voice: Voice
    pdf: str
    """The PDF, from the site's root or as a whole address; empty for none."""
    icon: str
    """The file name of the site's icon below ``_static``; empty for none."""


class Pages:
    """Makes the pages; everything in them is escaped by the templates but what is made as HTML here."""

    def __init__(
        self, annex: Annex, registry: Registry, bodies: Bodies, formatter: Formatter, look: Look
    ) -> None:
        self._annex = annex
        self._ids = registry
        self._bodies = bodies
        self._formatter = formatter
        self._look = look
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            annex=annex.publication,
            Word=Word,
            Phrase=Phrase,
            title=look.voice.pick(annex.publication.title),
            voice=look.voice,
            say=look.voice.say,
            icon=look.icon,
            name=lambda id_: annex.label(id_, look.voice.language) if id_ in annex.records else id_,
        )

    def files(self) -> dict[str, bytes]:
        """The content of every file under ``id/`` by its path below the site's root.

        :raises ValueError: where an id cannot be a path.
        """
        made = {INDEX: self._index()}
        for id_ in dict.fromkeys([*self._ids.now, *self._annex.records]):
            if not re.fullmatch(ID_PATTERN, id_):
                message = f"{id_!r} is no id, and cannot be a path"
                raise ValueError(message)
            made |= {f"id/{id_}/{name}": content for name, content in self._of(id_)}
        return made

    def _of(self, id_: str) -> Iterator[tuple[str, bytes]]:
        record = self._annex.records.get(id_)
        if record is not None:
            yield from self._record(record)
            return
        line = self._ids.now[id_]
        target = self._ids.resolve(id_).id
        template = "alias.html" if line.status is AnchorStatus.ALIAS else "tombstone.html"
        address = self._annex.permalink(target)
        yield "index.html", self._rendered(template, id=id_, line=line, target=target, canonical=address)
        yield "record.json", as_json(self._gone(line, target))

    def _record(self, record: Record) -> Iterator[tuple[str, bytes]]:
        item = csl_item(self._annex, record.id)
        yield "index.html", self._page(record, item)
        yield "record.json", as_json(self._data(record, item))
        contents = {"BibTeX": bibtex(item).encode(), "RIS": ris(item).encode(), "CSL-JSON": as_json([item])}
        for name, file in CITATION_FILES:
            yield file, contents[name]

    def _page(self, record: Record, item: Item) -> bytes:
        annex, id_ = self._annex, record.id
        file = self._look.pdf.rpartition("/")[2] or f"{annex.publication.id}.pdf"
        return self._rendered(
            "record.html",
            id=id_,
            record=record,
            kind=record.kind_of_record.word,
            name_of_record=self._look.voice.pick(record.names),
            name_language=self._look.voice.tag(record.names),
            short=annex.short_citation(id_),
            canonical=annex.permalink(id_),
            body=Markup(self._bodies.html(record)),  # noqa: S704 - written by Sphinx, which escapes
            context=self._bodies.context(id_),
            holds=self._holds(record),
            aliases=self._ids.aliases.get(id_, ()),
            first_edition=self._ids.first[id_].edition if id_ in self._ids.first else None,
            citations=[
                (style.label, Markup(self._formatter.formatted(item, style, Form.HTML)))  # noqa: S704
                for style in STYLES.values()
            ],
            citation_files=CITATION_FILES,
            cite_section=CITE_SECTION,
            meta=meta_tags(annex, item),
            json_ld=htmlsafe_json_dumps(standalone(annex, id_), ensure_ascii=False, dumps=json.dumps),
            pdf=f"{file}#nameddest={id_}",
            pdf_address=self._pdf_address(id_),
        )

    def _pdf_address(self, id_: str) -> str | None:
        pdf = self._look.pdf
        if not pdf:
            return None
        outside = re.match(r"[a-z]+:", pdf)
        return f"{pdf if outside else '../../' + pdf}#nameddest={id_}"

    def _holds(self, record: Record) -> list[Record]:
        """The records filed under a theme, or those of a meeting."""
        return [f for f in self._annex.filed if record.id in f.themes or f.meeting == record.id]

    def _data(self, record: Record, item: Item) -> dict[str, Any]:
        """What ``record.json`` says of a record."""
        annex, id_ = self._annex, record.id
        return {
            **self._common(id_, record.kind_of_record.name),
            "status": AnchorStatus.ACTIVE.value,
            "aliases": list(self._ids.aliases.get(id_, ())),
            "record": record.model_dump(mode="json"),
            "backlinks": backlinks(annex, id_),
            "context": self._bodies.context(id_),
            "citation": item,
        }

    def _gone(self, line: Anchor, target: str) -> dict[str, Any]:
        """What it says of an id without a record."""
        return {
            **self._common(line.id, line.kind),
            "status": line.status.value,
            "to": line.to,
            "resolves_to": target,
            "date": line.date,
            "reason": line.reason,
        }

    def _common(self, id_: str, kind: str) -> dict[str, Any]:
        publication = self._annex.publication
        return {
            "format": FORMAT,
            "id": id_,
            "kind": str(kind),
            "permalink": self._annex.permalink(id_),
            "annex": {
                "title": publication.title[publication.home],
                "edition": publication.edition,
                "date": publication.date,
                "licence": publication.licence_url,
                "content_digest": f"sha256:{self._annex.content_digest}",
            },
        }

    def _index(self) -> bytes:
        lines = sorted(self._ids.now.values(), key=lambda line: (line.kind, line.id))
        return self._rendered("index.html", lines=lines, kinds=KINDS)

    def _rendered(self, template: str, **context: Any) -> bytes:
        return (self._templates.get_template(template).render(context).rstrip() + "\n").encode()
