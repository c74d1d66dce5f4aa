"""What a landing page says of its record to reference managers and search engines, in ``meta`` tags.

``citation_*`` are the tags of Highwire Press, which Zotero and Google Scholar read; ``DC.*`` are Dublin
Core's. A source's page describes the source, as it is the source that one would cite.
"""

from __future__ import annotations

from collections.abc import Iterator

from summit.annex.graph import Annex
from summit.outputs.citing.items import Item, edtf

_PERIODICALS = ("article-newspaper", "article-journal", "article-magazine")


def meta_tags(annex: Annex, item: Item) -> list[tuple[str, str]]:
    """Names and contents in their order."""
    return [*_highwire(annex, item), *_dublin_core(annex, item)]


def _highwire(annex: Annex, item: Item) -> Iterator[tuple[str, str]]:
    yield "citation_title", item["title"]
    for name in item.get("author", ()):
        full = ", ".join(filter(None, (name.get("family"), name.get("given"))))
        yield "citation_author", name.get("literal") or full
    if "issued" in item:
        yield "citation_publication_date", edtf(item["issued"]).partition("/")[0].replace("-", "/")
    container = item.get("container-title")
    if container:
        periodical = item["type"] in _PERIODICALS
        yield ("citation_journal_title" if periodical else "citation_inbook_title"), container
    yield "citation_publisher", item["publisher"]
    yield "citation_language", item["language"]
    page = annex.permalink(item["id"])
    yield "citation_abstract_html_url", page
    yield "citation_public_url", item.get("URL", page)


def _dublin_core(annex: Annex, item: Item) -> Iterator[tuple[str, str]]:
    publication = annex.publication
    yield "DC.title", item["title"]
    yield "DC.identifier", annex.permalink(item["id"])
    yield "DC.publisher", publication.publisher
    yield "DC.date", publication.date
    yield "DC.isPartOf", publication.title[publication.home]
    yield "DC.hasVersion", publication.edition
    yield "DC.rights", publication.licence_url
