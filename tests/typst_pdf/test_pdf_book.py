"""One build of a book that holds every kind of node, looked at from outside."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pikepdf
import pytest
from docutils import nodes
from pdf_reading import Reading, squeezed
from sphinx import addnodes
from typst_builds import ROOTS, Build, build

EPOCH = "1719360000"

#: What a document's text holds and print does not: text that resolving replaces, other formats, unseen marks.
NOT_IN_PRINT = (
    nodes.raw,
    nodes.comment,
    nodes.image,
    nodes.label,
    nodes.footnote_reference,
    nodes.math,
    nodes.math_block,
    nodes.substitution_definition,
    addnodes.index,
    addnodes.pending_xref,
    addnodes.toctree,
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The book of specimens, built with no network and with warnings as errors."""
    target = tmp_path_factory.mktemp("book")
    done = build(
        ROOTS / "syntax",
        target,
        "-W",
        before=("unshare", "--net", "--map-root-user"),
        SOURCE_DATE_EPOCH=EPOCH,
    )
    assert done.code == 0, done.log
    return done


@pytest.fixture(scope="module")
def reading(book: Build) -> Reading:
    return Reading(book.pdf)


def doctrees(book: Build) -> dict[str, nodes.document]:
    return {
        path.relative_to(book.doctrees).with_suffix("").as_posix(): pickle.loads(path.read_bytes())
        for path in book.doctrees.rglob("*.doctree")
    }


def page_with(reading: Reading, words: str) -> int:
    """Return the last page that has *words*: the contents and not the text may have them before."""
    return max(number for number, text in enumerate(reading.pages, 1) if squeezed(words) in squeezed(text))


def names_linked(reading: Reading, page: int) -> set[str]:
    return {str(target) for where, kind, target in reading.links if where == page and kind == "name"}


def test_no_word_is_lost(book: Build, reading: Reading) -> None:
    lost, checked = [], 0
    for docname, tree in doctrees(book).items():
        for node in list(tree.findall(lambda node: isinstance(node, NOT_IN_PRINT))):
            if node.parent is not None:
                node.parent.remove(node)
        for node in list(tree.findall(addnodes.only)):
            if node["expr"] != "typst":
                node.parent.remove(node)
        for word in re.findall(r"\w+", tree.astext()):
            checked += 1
            if squeezed(word) not in reading.text:
                lost.append((docname, word))
    assert checked > 1000
    assert lost == []


def test_what_is_not_for_print_is_not_printed(reading: Reading) -> None:
    for unseen in ("Never in print", "raw markup of another format", "comment words", "an unseen comment"):
        assert squeezed(unseen) not in reading.text
    assert squeezed("raw markup of this format") in reading.text
    assert squeezed("Only for this builder") in reading.text


def test_every_id_is_a_named_destination(book: Build, reading: Reading) -> None:
    seen: set[str] = set()
    wanted: dict[str, str] = {}
    for docname, tree in doctrees(book).items():
        for node in tree.findall(nodes.Element):
            for identifier in node["ids"]:
                wanted[f"{docname}:{identifier}" if identifier in seen else identifier] = docname
                seen.add(identifier)
    bare = {name for name in wanted if ":" not in name}
    assert len(bare) > 80
    assert bare <= set(reading.destinations)
    introductions = {name for name in reading.destinations if name.endswith("introduction")}
    assert introductions == {"introduction", "tables:introduction", "markdown:introduction"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("blocks", "It leads to Introduction"),
        ("eight", "The eighth level has words"),
        ("tables:introduction", "The same title as in another document"),
        ("markdown:introduction", "Third introduction"),
        ("heading-of-inline", "Words under it."),
        ("term-cadmium", "Two metals that share a definition"),
        ("spans", "spans two columns"),
        ("listing-one", "A captioned listing"),
        ("square-figure", "The caption of the figure"),
        ("inline-target", "An inline target and its reference"),
        ("person-ahn-duk-geun", "and Gina Raimondo"),
        ("specimen.Thing.grow", "Grow it, see"),
        ("old-name-of-heading", "Words under it."),
        ("objects::doc", "Send a message"),
        ("genindex::doc", "main entry"),
    ],
)
def test_a_destination_is_on_the_page_of_its_words(reading: Reading, name: str, words: str) -> None:
    assert reading.destinations[name] == page_with(reading, words)


def test_links_lead_somewhere_and_to_the_right_one_of_two_equal_ids(reading: Reading) -> None:
    assert not [link for link in reading.links if link[1] == "name" and link[2] not in reading.destinations]
    pages = range(1, len(reading.pages) + 1)
    assert not [link for link in reading.links if link[1] == "page" and link[2] not in pages]
    from_blocks = names_linked(reading, page_with(reading, "It leads to Introduction"))
    assert {"introduction", "tables::doc"} <= from_blocks
    assert "tables:introduction" not in from_blocks
    from_tables = names_linked(reading, page_with(reading, "Back to this page's own"))
    assert "tables:introduction" in from_tables
    assert "introduction" not in from_tables


def test_addresses_can_be_read_in_print_and_once_only(reading: Reading) -> None:
    page = reading.pages[page_with(reading, "An external link") - 1]
    assert page.count("https://example.org/page") == 1
    for address in ("note", "heading", "in-head", "button", "elsewhere", "bare"):
        assert squeezed(f"https://example.org/{address}") in reading.text


def test_names_have_their_own_characters_and_languages(reading: Reading) -> None:
    for name in ("안덕근", "지나 러몬도", "齋藤健", "アン・ドックン", "강조된 이름"):
        assert squeezed(name) in reading.text
    languages = {str(tag.Lang) for tag in reading.tags if "/Lang" in tag}
    assert {"ko", "ja", "fr"} <= languages
    faces = {str(font.BaseFont).partition("+")[2] for font in reading.fonts}
    for face in ("LibertinusSerif-Regular", "NotoSerifKR", "NotoSerifJP", "NotoSansCJK"):
        assert any(found.startswith(face) for found in faces), faces


def test_a_language_attribute_chooses_the_face(reading: Reading) -> None:
    page = reading.file.pages[reading.destinations["inline::doc"] - 1]
    faces = {str(font.BaseFont).partition("+")[2] for font in page.Resources.Font.as_dict().values()}
    assert any(face.startswith("NotoSerifKR") for face in faces)
    assert not any(face.startswith("NotoSerifJP") for face in faces)


def test_nothing_in_a_document_is_code(reading: Reading) -> None:
    verbatim = [
        '#panic("no") #{1+1} #let x = 1 $ x $ @ref @label text<label> [bracket] ]] "quoted" "]',
        "= not a heading - not a list + 1. // no comment",
        "#set page(fill: red)",
        '#panic() "] ]] \\ ``` <label> @ref $x$ \\u{41} #"y";',
        '#panic() "] \\ title',
        '#panic() "] \\ caption',
        '#panic() "] entry',
        '#panic() term "]',
        "definition ]] #panic()",
    ]
    for text in verbatim:
        assert squeezed(text) in reading.text
    assert '#panic() "] \\ alternative' in [str(tag.Alt) for tag in reading.tags if "/Alt" in tag]


def test_it_is_tagged_and_says_what_it_is(reading: Reading) -> None:
    root = reading.file.Root
    assert root.Lang == "en"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    with reading.file.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == "Specimen"
        assert metadata["dc:creator"] == ["The Editors"]
        assert str(metadata["xmp:CreateDate"]).startswith("2024-06-26")
        assert "specimens" in metadata["pdf:Keywords"]
    kinds = [str(tag.S)[1:] for tag in reading.tags]
    expected = [
        "H1",
        "H2",
        "H6",
        "P",
        "L",
        "Table",
        "TH",
        "Figure",
        "Formula",
        "Link",
        "Note",
        "Code",
        "BlockQuote",
    ]
    assert [kind for kind in expected if kind not in kinds] == []
    assert all(str(tag.get("/Alt", "")) for tag in reading.tags if str(tag.S) in {"/Figure", "/Formula"})
    assert not [
        tag for tag in reading.tags if str(tag.get("/T", "")) in {"term-gallium", "id1", "blocks::doc"}
    ]


def test_the_title_page_says_how_to_cite(reading: Reading) -> None:
    for words in (
        "Every kind of thing a document can hold",
        "Edition 2.0",
        "Date 26 June 2024",
        "Publisher The Specimen Press, 서울 and 東京",
        "Licence CC BY 4.0",
        "Address https://example.org/specimen",
        "How to cite The Editors, Specimen, edition 2.0 (2024).",
    ):
        assert squeezed(words) in squeezed(reading.pages[0])


def test_bookmarks_are_the_headings(reading: Reading) -> None:
    with reading.file.open_outline() as outline:
        top = [item.title for item in outline.root]
        chapters = [item.title for item in outline.root[1].children]
        sections = [item.title for item in outline.root[1].children[0].children]
    parts = ["Kinds of things", "Words as they are"]
    assert top == ["Specimen", *parts, "Python Module Index", "Index"]
    assert [chapter.split()[-1] for chapter in chapters][:3] == ["Blocks", "Tables", "Inline"]
    assert [section.split()[-1] for section in sections][-1] == "Mathematics"


def test_fonts_are_embedded_with_unicode_maps(reading: Reading) -> None:
    assert len(reading.fonts) > 6
    for font in reading.fonts:
        assert "/ToUnicode" in font
        descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = descendant.FontDescriptor
        assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_a_long_table_repeats_its_head(reading: Reading) -> None:
    rows = [page for page in reading.pages if re.search(r"\brow-\d+", page)]
    assert len(rows) > 2
    assert all("Number" in page and "Word" in page for page in rows)


def test_the_index_gives_pages(reading: Reading) -> None:
    index = reading.pages[-1]
    page = reading.destinations["heading-of-inline"]
    assert re.search(rf"main entry\s+{page}\b", index)
    assert re.search(rf"subentry\s+{page}\b", index)
    assert re.search(r"hint\s+see entry", index)


def test_links_show_their_pages_where_a_block_asks_for_it(reading: Reading) -> None:
    page = reading.destinations["objects::doc"]
    assert f"Objects (p. {page}) with its page" in reading.pages[reading.destinations["inline::doc"] - 1]


def test_the_data_is_in_the_file(book: Build, reading: Reading) -> None:
    attachment = reading.file.attachments["annex.json"]
    assert attachment.description == "The data of this book"
    assert attachment.get_file().mime_type == "application/json"
    assert attachment.get_file().read_bytes() == (ROOTS / "syntax/data/annex.json").read_bytes()


def test_a_second_build_is_the_same_to_the_byte(book: Build, tmp_path: Path) -> None:
    again = build(ROOTS / "syntax", tmp_path, SOURCE_DATE_EPOCH=EPOCH)
    assert again.code == 0, again.log
    assert again.pdf.read_bytes() == book.pdf.read_bytes()
    assert isinstance(pikepdf.open(again.pdf), pikepdf.Pdf)
