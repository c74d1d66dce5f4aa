"""The ``typstpdf`` builder: all documents as one PDF file."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import ClassVar

import typst
from docutils import nodes
from sphinx.builders import Builder
from sphinx.domains import Index
from sphinx.errors import NoUri
from sphinx.highlighting import PygmentsBridge
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.fileutil import copy_asset_file
from sphinx.util.osutil import make_filename_from_project

from typst_pdf.assembly import Assembly
from typst_pdf.compiling import compile_pdf
from typst_pdf.destinations import Destinations, plan
from typst_pdf.fonts import DEFAULT_FACES, available_faces, font_directories
from typst_pdf.formulas import Formulas
from typst_pdf.frontmatter import SHOWN_KEYS, front_matter
from typst_pdf.indexing import GENERAL_INDEX, IndexWriter
from typst_pdf.scripts import EAST_ASIAN_LANGUAGES, language_subtag
from typst_pdf.source import Code, call, literal
from typst_pdf.translator import TypstTranslator

logger = logging.getLogger(__name__)

#: Emitted with the destinations known; a handler returns a mapping of further names of places to ids.
DESTINATIONS_EVENT = "typst-pdf-destinations"

#: Characters that ask for a variant of the one before them, and show nothing themselves.
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))

_TEMPLATE = Path(__file__).with_name("template.typ")


class TypstPdfBuilder(Builder):
    """Assembles the documents, writes them as Typst source, and has the compiler make a PDF file of it.

    The source directory, ``<outdir>/typst``, is removed afterwards unless ``typst_pdf_keep_source`` says
    otherwise or the compiler fails. The PDF takes its name only when everything has succeeded, so that a
    failed build leaves the last good file alone.

    Attributes:
        root: the document that the book starts from.
        docnames: the documents in the book.
        destinations: the names of all places in it.
        formulas: the converter of formulas.
        highlighter: the finder of lexers.
        han_language: the language of Han characters that nothing tells apart.
    """

    name = "typstpdf"
    format = "typst"
    epilog = __("The PDF file is in %(outdir)s.")
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    supported_remote_images = True
    default_translator_class = TypstTranslator
    allow_parallel = False

    def init(self) -> None:
        """Find fonts, and what depends on the configuration alone."""
        config = self.config
        self.root: str = config.typst_pdf_root or config.root_doc
        self.docnames: list[str] = []
        self.destinations = Destinations()
        directories = font_directories(
            config.typst_pdf_font_packages, [str(self.srcdir / path) for path in config.typst_pdf_font_paths]
        )
        self.fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=directories
        )
        self.faces = available_faces(self.fonts, {**DEFAULT_FACES, **config.typst_pdf_faces})
        self.formulas = Formulas(self.fonts)
        self.highlighter = PygmentsBridge("html", "sphinx")
        language = language_subtag(config.language)
        self.han_language = config.typst_pdf_han_language or (
            language if language in EAST_ASIAN_LANGUAGES else "ja"
        )
        self._indices: list[Index] = []
        self._unprintable: set[str] = set()

    @property
    def pdf_path(self) -> Path:
        """Where the PDF file goes."""
        name = self.config.typst_pdf_filename or make_filename_from_project(self.config.project)
        return Path(self.outdir) / f"{name.removesuffix('.pdf')}.pdf"

    @property
    def source_directory(self) -> Path:
        """Where the Typst source goes, the root directory of the compiler."""
        return Path(self.outdir) / "typst"

    # What Sphinx asks a builder --------------------------------------------------------------------------

    def get_outdated_docs(self) -> str:
        """Everything: one edited document can move every page."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return a link target as :meth:`Destinations.resolve` takes it.

        Raises:
            NoUri: if the document is not in the book.
        """
        if docname not in self.docnames and (docname, "") not in self.destinations.labels:
            raise NoUri(docname, typ)
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return a link target; in one file none is relative to another."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Start from an empty source directory."""
        shutil.rmtree(self.source_directory, ignore_errors=True)
        self.source_directory.mkdir(parents=True)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the Typst source of the whole book."""
        with progress_message(__("assembling the book")):
            assembly = Assembly(self.env, self.root)
            tree = assembly.tree()
            self.docnames = assembly.docnames
            self._choose_indices()
            self.env.resolve_references(tree, self.root, self)
            self.post_process_images(tree)
            self.destinations = plan(tree, self.root)
            for name in self._index_names():
                self.destinations.add(name, "")
            for aliases in self.events.emit(DESTINATIONS_EVENT, self.destinations):
                self.destinations.add_aliases(aliases or {})
        with progress_message(__("writing the Typst source")):
            self._write_source(tree, assembly)

    def finish(self) -> None:
        """Bring pictures and attachments to the compiler, compile, and put the file in its place."""
        self._copy_pictures()
        for position, (path, _description, _mime) in enumerate(self._attachments()):
            shutil.copyfile(path, self.source_directory / f"attachment-{position}")
        draft = self.pdf_path.with_name(f".{self.pdf_path.name}.draft")
        with progress_message(__("setting the pages")):
            compile_pdf(
                self.source_directory / "book.typ",
                draft,
                fonts=self.fonts,
                standards=list(self.config.typst_pdf_standards),
                timestamp=int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()),
                replace=self._write_substitutes,
            )
        if self.app._warncount and self.app._fail_on_warnings:
            draft.unlink()
            logger.info(__("there were warnings, and they count as errors: the last good PDF file stays"))
            return
        draft.replace(self.pdf_path)
        if not self.config.typst_pdf_keep_source:
            shutil.rmtree(self.source_directory)

    # The source ------------------------------------------------------------------------------------------

    def _write_source(self, tree: nodes.document, assembly: Assembly) -> None:
        translator = self.create_translator(tree, self)
        if not isinstance(translator, TypstTranslator):
            raise TypeError("the translator of the typstpdf builder must be a TypstTranslator")
        tree.walkabout(translator)
        writer = IndexWriter(self, translator)
        indices = [writer.of_domain(index) for index in self._indices]
        indices.append(writer.general() if self.config.typst_pdf_use_index else "")
        front = front_matter(self.config, assembly)
        shown = {
            key: Code(f"[{translator.inline(text)}]")
            for key, text in front.items()
            if key in SHOWN_KEYS and isinstance(text, str)
        }
        settings = f"#let settings = {literal(front)}\n#let faces = {literal(self.faces)}\n"
        (self.source_directory / "settings.typ").write_text(settings, encoding="utf-8")
        template = self.config.typst_pdf_template
        shutil.copyfile(
            self.srcdir / template if template else _TEMPLATE, self.source_directory / "template.typ"
        )
        self._write_substitutes(set())
        attachments = [
            call("attach", f"attachment-{position}", path.name, description=description, mime=mime)
            for position, (path, description, mime) in enumerate(self._attachments())
        ]
        lines = [
            '#import "template.typ": *',
            '#import "substitutes.typ": substitutes',
            "#show: substitutes",
            f"#show: book.with(front: {literal(shown)})",
            *attachments,
            translator.astext(),
            *indices,
        ]
        (self.source_directory / "book.typ").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _write_substitutes(self, characters: set[str]) -> None:
        """Let *characters*, which no font has, be shown as their code points, and warn of them."""
        for character in sorted(characters - self._unprintable - _SELECTORS):
            logger.warning(
                "typst_pdf: no font has the character %r (U+%04X); its code point stands for it",
                character,
                ord(character),
                location=self._place_of(character),
                type="typst_pdf",
                subtype="glyph",
            )
        self._unprintable |= characters
        shown = {one: "" if one in _SELECTORS else f"[U+{ord(one):04X}]" for one in sorted(self._unprintable)}
        rules = "".join(f"  show {literal(one)}: {literal(code)}\n" for one, code in shown.items())
        text = f"#let substitutes(body) = {{\n{rules}  body\n}}\n"
        (self.source_directory / "substitutes.typ").write_text(text, encoding="utf-8")

    def _place_of(self, character: str) -> nodes.Node | None:
        for docname in self.docnames:
            for node in self.env.get_doctree(docname).findall(nodes.Text):
                if character in node:
                    return node.parent
        return None

    def _choose_indices(self) -> None:
        chosen = self.config.typst_pdf_domain_indices
        self._indices = [
            index_class(domain)
            for domain in self.env.domains.sorted()
            for index_class in domain.indices
            if chosen is True or (chosen and f"{domain.name}-{index_class.name}" in chosen)
        ]
        self._indices = [index for index in self._indices if index.generate(self.docnames)[0]]
        for name in self._index_names():
            self.destinations.add(name, "")

    def _index_names(self) -> list[str]:
        names = [f"{index.domain.name}-{index.name}" for index in self._indices]
        has_entries = any(self.env.domains.index_domain.entries.get(docname) for docname in self.docnames)
        return [*names, GENERAL_INDEX] if self.config.typst_pdf_use_index and has_entries else names

    def _copy_pictures(self) -> None:
        directory = self.source_directory / "images"
        directory.mkdir(exist_ok=True)
        for source, name in self.images.items():
            copy_asset_file(self.srcdir / source, directory / name, force=True)

    def _attachments(self) -> list[tuple[Path, str, str]]:
        return [
            (self.srcdir / path, description, mime)
            for path, description, mime in self.config.typst_pdf_attachments
        ]
