"""Records as CSL-JSON items (CSL 1.0.2, appendices III and IV): what every citation is made from."""

from __future__ import annotations

from typing import TypedDict

from summit.annex.graph import Annex
from summit.kinds.parts import Author
from summit.kinds.record import Record
from summit.kinds.source import Source

#: So many hex digits of the content digest stand in a citation; ``annex.json`` has all 64.
DIGEST_LENGTH = 16
#: The CSL type of a record: the one for parts of a reference work that styles and Zotero know best.
ENTRY = "entry-encyclopedia"


class CslName(TypedDict, total=False):
    """A name: ``family`` and ``given``, or ``literal`` for an institution."""

    family: str
    given: str
    literal: str


#: A date or span of dates, each as year, month, day, as far as known.
CslDate = TypedDict("CslDate", {"date-parts": list[list[int]]})

#: A CSL-JSON item with the variables that the annex uses. ``custom``, which CSL leaves to whoever writes
#: the item, has the title in English of a source in another language, and a record's locator and digest.
Item = TypedDict(
    "Item",
    {
        "id": str,
        "type": str,
        "title": str,
        "author": list[CslName],
        "container-title": str,
        "edition": str,
        "number": str,
        "publisher": str,
        "issued": CslDate,
        "accessed": CslDate,
        "URL": str,
        "language": str,
        "note": str,
        "custom": dict[str, str],
    },
    total=False,
)


def csl_item(annex: Annex, id_: str) -> Item:
    """The item of a record of any kind, with CSL-JSON's variables as keys.

    :raises KeyError: where there is no such record.
    """
    record = annex.records[id_]
    return _source(record) if isinstance(record, Source) else _entry(annex, record)


def csl_items(annex: Annex) -> list[Item]:
    """The items of all records, in the data's order."""
    return [csl_item(annex, id_) for id_ in annex.records]


def short_digest(annex: Annex) -> str:
    """The content digest as citations print it: ``sha256:`` and the first hex digits."""
    return f"sha256:{annex.content_digest[:DIGEST_LENGTH]}"


def csl_date(date: str) -> CslDate:
    """A date or span in EDTF (ISO 8601-2 level 0), such as ``2023-11-13/2023-11-14``, in CSL's form."""
    return {"date-parts": [[int(piece) for piece in part.split("-")] for part in date.split("/")]}


def edtf(date: CslDate) -> str:
    """The same date in EDTF again, which BibLaTeX takes."""
    return "/".join("-".join(f"{number:02}" for number in part) for part in date["date-parts"])


def _entry(annex: Annex, record: Record) -> Item:
    publication = annex.publication
    short = annex.short_citation(record.id)
    name = annex.name(record.id)
    digest = short_digest(annex)
    return {
        "id": record.id,
        "type": ENTRY,
        "title": f"{short}: {name}" if short else name,
        "author": [{"literal": publication.publisher}],
        "container-title": publication.title[publication.home],
        "edition": publication.edition,
        "number": record.id,
        "publisher": publication.publisher,
        "issued": csl_date(publication.date),
        "URL": annex.permalink(record.id),
        "language": publication.home,
        "note": f"Locator: {record.id}; content {digest}",
        "custom": {"locator": record.id, "content-digest": f"sha256:{annex.content_digest}"},
    }


def _source(source: Source) -> Item:
    item: Item = {"id": source.id, "type": source.type.value, "title": source.title}
    if source.author:
        item["author"] = [_name(author) for author in source.author]
    if source.container_title:
        item["container-title"] = source.container_title
    item["publisher"] = source.publisher
    if source.issued:
        item["issued"] = csl_date(source.issued)
    if source.accessed:
        item["accessed"] = csl_date(source.accessed)
    if source.url:
        item["URL"] = source.url
    item["language"] = source.language
    if source.title_english:
        item["custom"] = {"title-english": source.title_english}
    return item


def _name(author: Author) -> CslName:
    name: CslName = {}
    if author.literal:
        name["literal"] = author.literal
    if author.family:
        name["family"] = author.family
    if author.given:
        name["given"] = author.given
    return name
