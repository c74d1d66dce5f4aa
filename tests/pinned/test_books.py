"""The sources of both PDFs, the pictures as files, and the data inside the PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pikepdf

from building import Built
from pinned.conftest import sphinx_9_form
from pinned.reading import even, read, read_json

Pin = Callable[[str, str], None]


@sphinx_9_form
def test_latex(latex: Built, pinned: Pin) -> None:
    """From where the document begins; before it is Sphinx's preamble."""
    _preamble, begin, document = read(latex, "harbour.tex").partition("\\begin{document}")
    pinned("harbour.tex", begin + document)


def test_every_id_is_one_destination_in_latex(latex: Built, html: Built) -> None:
    source = (latex.outdir / "harbour.tex").read_text("utf-8")
    found = Counter(re.findall(r"\\hypertarget\{\\detokenize\{([^}]+)\}\}\{\}", source))
    records = read_json(html, "annex/annex.json")["records"].values()
    known = {record["id"] for each in records for record in each}
    ids = read_json(html, "annex/anchors.json")["ids"].items()
    placed = {id_ for id_, line in ids if line["resolves_to"] in known}
    assert len(placed) > len(known) > 60
    assert {id_: found[id_] for id_ in placed} == dict.fromkeys(placed, 1)
    assert max(found.values()) == 1


def test_typst(book: Built, pinned: Pin) -> None:
    for name in ("book.typ", "settings.typ", "substitutes.typ"):
        pinned(f"typst/{name}", read(book, f"typst/{name}"))


def test_pictures_as_files(book: Built, pinned: Pin) -> None:
    pictures = sorted((book.outdir / "typst" / "images").glob("*.svg"))
    pinned("typst/images.txt", "\n".join(path.name for path in pictures) + "\n")
    for path in pictures:
        if "tide" not in path.name:
            pinned(f"typst/{path.name}", even(path.read_text("utf-8")))


def test_the_attachment_is_the_data(book: Built, html: Built) -> None:
    data = (html.outdir / "annex" / "annex.json").read_bytes()
    assert (book.outdir / "typst" / "attachment-0").read_bytes() == data
    with pikepdf.open(book.outdir / "harbour.pdf") as pdf:
        (attached,) = pdf.attachments.values()
        assert attached.get_file().read_bytes() == data
        assert attached.filename == "annex.json"
        assert attached.description == "The records of this edition as JSON"
        assert attached.get_file().mime_type == "application/json"


def test_no_other_builder_attaches(html: Built) -> None:
    assert not list(html.outdir.parent.rglob("*.doctrees/annex.json"))
