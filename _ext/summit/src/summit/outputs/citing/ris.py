"""CSL items -> RIS, as reference managers import it.

Tags are those of the RIS format as Reference Manager defined it: a tag of two letters, two spaces, a
hyphen, a space, a value of one line, CR and LF at its end. A record's locator is its accession number (AN).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summit.outputs.citing.items import CslDate, CslName, Item

_TYPES: Mapping[str, str] = {
    "entry-encyclopedia": "ENCYC",
    "article-newspaper": "NEWS",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "webpage": "ELEC",
    "report": "RPRT",
    "dataset": "DATA",
    "software": "COMP",
    "legislation": "STAT",
    "post-weblog": "BLOG",
}
_END = "\r\n"


def ris(item: Item) -> str:
    """One reference, from its ``TY`` to its closing ``ER``, with CR and LF after each line."""
    lines = [*_lines(item), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}{_END}" for tag, value in lines)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for name in item.get("author", ()):
        yield "AU", _name(name)
    yield "TI", item["title"]
    custom = item.get("custom", {})
    if "title-english" in custom:
        yield "TT", custom["title-english"]
    if "container-title" in item:
        yield "T2", item["container-title"]
    if "edition" in item:
        yield "ET", item["edition"]
    yield "PB", item["publisher"]
    if "issued" in item:
        yield "PY", f"{item['issued']['date-parts'][0][0]:04}"
        yield "DA", _date(item["issued"])
    if "URL" in item:
        yield "UR", item["URL"]
    if "accessed" in item:
        yield "Y2", _date(item["accessed"])
    yield "LA", item["language"]
    if "number" in item:
        yield "AN", item["number"]
    if "note" in item:
        yield "N1", item["note"]


def _date(date: CslDate) -> str:
    """``YYYY/MM/DD/other``: the first day, and of a span its end as the other information."""
    first, *rest = date["date-parts"]
    numbers = [f"{number:02}" for number in first] + ["", ""]
    end = "".join(f"to {'-'.join(f'{number:02}' for number in part)}" for part in rest)
    return f"{'/'.join(numbers[:3])}/{end}"


def _name(name: CslName) -> str:
    return name.get("literal") or ", ".join(filter(None, (name.get("family"), name.get("given"))))
