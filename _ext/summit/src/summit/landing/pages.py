"""Every id ever published -> its landing page, and the files beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from sphinx.config import Config
from sphinx.util.osutil import relative_uri

from summit.anchors import Registry, landing_page, permalink
from summit.citing.bibtex import bibtex
from summit.citing.items import Item, csl_item
from summit.citing.ris import ris
from summit.citing.styles import STYLES, Form, Formatter
from summit.exporting.document import FORMAT, as_json, backlinks
from summit.exporting.linked import standalone
from summit.graph import Annex
from summit.landing.fragments import Fragments
from summit.landing.metadata import meta_tags
from summit.landing.phrases import Phrase
from summit.model import ID_PATTERN, Anchor, AnchorStatus, Meeting, Provision, Quotation, Record, Theme
from summit.rendering.cite import CITATION_FILES, CITE_SECTION
from summit.wording import Word, date_said, kind_word

INDEX = "id/index.html"
_TEMPLATES = Path(__file__).parent / "templates"


class Pages:
    """Makes the pages; everything in them is escaped by the templates but what is made as HTML here."""

    def __init__(
        self, annex: Annex, registry: Registry, fragments: Fragments, formatter: Formatter, config: Config
    ) -> None:
        self._annex = annex
        self._registry = registry
        self._fragments = fragments
        self._formatter = formatter
        self._language: str = config.language
        self._pdf: str = config.summit_pdf
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
            language=self._language,
            icon=Path(config.html_favicon).name if config.html_favicon else "",
            date_said=lambda date: date_said(date, self._language),
            name=lambda id_: annex.label(id_, self._language) if id_ in annex.records else id_,
        )

    def files(self) -> dict[str, bytes]:
        """The content of every file under ``id/`` by its path below the site's root."""
        made = {INDEX: self._index()}
        for id_ in dict.fromkeys([*self._registry.now, *self._annex.records]):
            if not re.fullmatch(ID_PATTERN, id_):
                message = f"{id_!r} is no id, and cannot be a path"
                raise ValueError(message)
            folder = landing_page(id_).rpartition("/")[0]
            made |= {f"{folder}/{name}": content for name, content in self._of(id_)}
        return made

    def _of(self, id_: str) -> Iterator[tuple[str, bytes]]:
        record = self._annex.records.get(id_)
        if record is not None:
            yield from self._record(record)
            return
        line = self._registry.now[id_]
        target = self._registry.resolve(id_).id
        template = "alias.html" if line.status is AnchorStatus.ALIAS else "tombstone.html"
        address = permalink(self._annex.publication.base_url, target)
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
        pdf = f"{annex.publication.id}.pdf#nameddest={id_}"
        return self._rendered(
            "record.html",
            id=id_,
            record=record,
            kind=kind_word(record.kind_of_record),
            title=annex.name(id_, self._language),
            title_language=self._language if self._language in record.names else "en",
            short=annex.short_citation(id_),
            canonical=permalink(annex.publication.base_url, id_),
            body=Markup(self._fragments.html(record)),  # noqa: S704 - written by Sphinx, which escapes
            context=self._fragments.context(id_),
            holds=self._holds(record),
            aliases=self._registry.aliases.get(id_, ()),
            first_edition=self._registry.first[id_].edition if id_ in self._registry.first else None,
            citations=[
                (style.label, Markup(self._formatter.formatted(item, style, Form.HTML)))  # noqa: S704
                for style in STYLES.values()
            ],
            citation_files=CITATION_FILES,
            cite_section=CITE_SECTION,
            meta=meta_tags(annex, item),
            json_ld=htmlsafe_json_dumps(standalone(annex, id_), ensure_ascii=False, dumps=json.dumps),
            pdf=pdf,
            pdf_address=self._pdf_address(id_),
        )

    def _pdf_address(self, id_: str) -> str | None:
        if not self._pdf:
            return None
        outside = re.match(r"[a-z]+:", self._pdf)
        return f"{self._pdf if outside else relative_uri(landing_page(id_), self._pdf)}#nameddest={id_}"

    def _holds(self, record: Record) -> list[Record]:
        """The records filed under a theme, or those of a meeting."""
        both = (*self._annex.of(Provision), *self._annex.of(Quotation))
        if isinstance(record, Theme):
            return [filed for filed in both if record.id in filed.themes]
        return [filed for filed in both if filed.meeting == record.id] if isinstance(record, Meeting) else []

    def _data(self, record: Record, item: Item) -> dict[str, Any]:
        """What ``record.json`` says of a record."""
        annex, id_ = self._annex, record.id
        return {
            **self._common(id_, record.kind_of_record),
            "status": AnchorStatus.ACTIVE.value,
            "aliases": list(self._registry.aliases.get(id_, ())),
            "record": record.model_dump(mode="json"),
            "backlinks": backlinks(annex, id_),
            "context": self._fragments.context(id_),
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
            "permalink": permalink(publication.base_url, id_),
            "annex": {
                "title": publication.title["en"],
                "edition": publication.edition,
                "date": publication.date,
                "licence": publication.licence_url,
                "content_digest": f"sha256:{self._annex.content_digest}",
            },
        }

    def _index(self) -> bytes:
        lines = sorted(self._registry.now.values(), key=lambda line: (line.kind.value, line.id))
        return self._rendered("index.html", lines=lines, kinds=kind_word)

    def _rendered(self, template: str, **context: Any) -> bytes:
        return (self._templates.get_template(template).render(context).rstrip() + "\n").encode()
