r"""CSL items -> BibTeX that both BibTeX and biber read.

Text stays in Unicode. What TeX would take as a command is written as the command that prints it; a
brace too, since BibTeX counts even braces that have a backslash before them. Titles and names of
institutions stand in double braces, so that no style changes their case or takes them apart. ``date``
is BibLaTeX's field (ISO 8601-2 level 0), ``year`` the one of older styles; biber says that the first
replaces the second, and means no harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summit.outputs.citing.items import CslName, Item, edtf

_ENTRY_TYPES: Mapping[str, str] = {
    "entry-encyclopedia": "incollection",
    "article-newspaper": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "report": "techreport",
}
#: Where an entry type keeps the title of what holds it; all others have ``howpublished``.
_CONTAINERS: Mapping[str, str] = {"incollection": "booktitle", "article": "journal"}
#: The names that babel and polyglossia have for languages.
_LANGUAGES: Mapping[str, str] = {
    "ar": "arabic",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "he": "hebrew",
    "hi": "hindi",
    "id": "indonesian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "th": "thai",
    "tr": "turkish",
    "uk": "ukrainian",
    "vi": "vietnamese",
    "zh": "chinese",
}
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def bibtex(item: Item) -> str:
    """One entry, ending in a line break; its key is the item's id."""
    kind = _ENTRY_TYPES.get(item["type"], "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item, kind))
    return f"@{kind}{{{item['id']},\n{fields}}}\n"


def escape(text: str) -> str:
    """Text as TeX prints it: nothing in it is a command, and two hyphens stay two."""
    return " ".join(text.split()).translate(_SPECIAL).replace("--", "-{}-")


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    if "author" in item:
        yield "author", " and ".join(map(_name, item["author"]))
    yield "title", f"{{{escape(item['title'])}}}"
    custom = item.get("custom", {})
    if "title-english" in custom:
        yield "titleaddon", escape(custom["title-english"])
    container = item.get("container-title")
    if container or kind == "article":
        yield _CONTAINERS.get(kind, "howpublished"), escape(container or item["publisher"])
    if "edition" in item:
        yield "edition", escape(item["edition"])
    yield ("institution" if kind == "techreport" else "publisher"), escape(item["publisher"])
    if "issued" in item:
        date = edtf(item["issued"])
        yield "date", date
        yield "year", date[:4]
    if "URL" in item:
        yield "url", item["URL"]  # verbatim, and the model allows no brace or backslash in it
    if "accessed" in item:
        yield "urldate", edtf(item["accessed"])
    language = item["language"].partition("-")[0]
    if language in _LANGUAGES:
        yield "langid", _LANGUAGES[language]
    if "note" in item:
        yield "note", escape(item["note"])


def _name(name: CslName) -> str:
    if "literal" in name:
        return f"{{{escape(name['literal'])}}}"
    return ", ".join(_part(part) for part in (name.get("family"), name.get("given")) if part)


def _part(part: str) -> str:
    """A part of a name, in braces where BibTeX would take it apart."""
    text = escape(part)
    return f"{{{text}}}" if "," in text or " and " in f" {text.lower()} " else text
