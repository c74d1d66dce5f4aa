"""The ``typstpdf`` builder: all documents as one PDF file."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Index
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError, NoUri
from sphinx.highlighting import PygmentsBridge
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.fileutil import copy_asset_file
from sphinx.util.osutil import make_filename_from_project

from typst_pdf.assembly import Assembly
from typst_pdf.book import Book
from typst_pdf.compiling import check_standards, compile_pdf
from typst_pdf.destinations import Destinations, plan
from typst_pdf.fonts import DEFAULT_FACES, available_faces, find_fonts
from typst_pdf.formulas import Formulas
from typst_pdf.frontmatter import SHOWN_KEYS, front_matter
from typst_pdf.indexing import GENERAL_INDEX, IndexWriter, domain_indices, has_index_entries
from typst_pdf.scripts import EAST_ASIAN_LANGUAGES, language_subtag
from typst_pdf.settings import check
from typst_pdf.source import Code, call, literal
from typst_pdf.substitutes import Substitutes
from typst_pdf.translator import TypstTranslator

logger = logging.getLogger(__name__)

#: Emitted with the destinations known; a handler returns a mapping of further names of places to ids.
DESTINATIONS_EVENT = "typst-pdf-destinations"

#: After what other extensions do at ``builder-inited``, which may be to change settings.
_LATE = 900

_HERE = Path(__file__).parent

#: The Typst files that every book gets; a template of the project's own takes the place of the first.
_TEMPLATE, _ELEMENTS = "template.typ", "elements.typ"


@contextmanager
def _told_in_a_line() -> Iterator[None]:
    """End the program with a message where a setting cannot be used; Sphinx would add a page about itself.

    :raises SystemExit: in the place of a :exc:`ConfigError`, with the status that Sphinx has for errors.
    """
    try:
        yield
    except ConfigError as error:
        logger.error("%s", error)
        raise SystemExit(2) from error


class TypstPdfBuilder(Builder):
    """Assembles the documents, writes them as Typst source, and has the compiler make a PDF file of it.

    The source directory, ``<outdir>/typst``, is removed afterwards unless ``typst_pdf_keep_source`` says
    otherwise or the build fails. The PDF takes its name only when everything has succeeded, so that a failed
    build leaves the last good file alone.
    """

    name = "typstpdf"
    format = "typst"
    epilog = __("The PDF file is in %(outdir)s.")
    supported_image_types: ClassVar[list[str]] = (
        "image/svg+xml image/png image/jpeg image/webp image/gif".split()
    )
    supported_remote_images = True
    default_translator_class = TypstTranslator
    allow_parallel = False

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self._sphinx = app  # Sphinx 9 discourages the attribute ``app``
        self._known: Collection[str] = ()

    def init(self) -> None:
        """Ask to be called before anything is read."""
        self.events.connect("builder-inited", self._prepare, _LATE)
        self.events.connect("env-before-read-docs", self._check_root, _LATE)

    def _prepare(self, app: Sphinx) -> None:
        """Check the settings, and find fonts."""
        config = self.config
        with _told_in_a_line():
            check(config, Path(self.srcdir))
            front_matter(config)
            directories = [str(self.srcdir / path) for path in config.typst_pdf_font_paths]
            self._fonts = find_fonts(config.typst_pdf_font_packages, directories)
            check_standards(list(config.typst_pdf_standards), self._fonts)
        self._faces = available_faces(self._fonts, {**DEFAULT_FACES, **config.typst_pdf_faces})

    def _check_root(self, app: Sphinx, env: BuildEnvironment, docnames: Sequence[str]) -> None:
        """Look whether the document to start from is there."""
        with _told_in_a_line():
            if (root := self.config.typst_pdf_root) and root not in env.found_docs:
                raise ConfigError(f"typst_pdf_root: there is no document {root!r} (names have no suffix)")

    @property
    def pdf_path(self) -> Path:
        """Where the PDF file goes."""
        name = self.config.typst_pdf_filename or make_filename_from_project(self.config.project)
        return Path(self.outdir) / f"{name.removesuffix('.pdf')}.pdf"

    @property
    def source_directory(self) -> Path:
        """Where the Typst source goes, the root directory of the compiler."""
        return Path(self.outdir) / "typst"

    @property
    def _draft(self) -> Path:
        return self.source_directory / "draft.pdf"

    # What Sphinx asks a builder --------------------------------------------------------------------------

    def get_outdated_docs(self) -> str:
        """Everything: one edited document can move every page."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return a link target as :meth:`Destinations.resolve` takes it.

        :raises NoUri: if the document is not in the book.
        """
        if docname not in self._known:
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
        config = self.config
        with progress_message(__("assembling the book")):
            root = config.typst_pdf_root or config.root_doc
            assembly = Assembly(self.env, root)
            indices = domain_indices(self.env, assembly.docnames, config.typst_pdf_domain_indices)
            index_names = list(indices)
            if config.typst_pdf_use_index and has_index_entries(self.env, assembly.docnames):
                index_names.append(GENERAL_INDEX)
            self._known = {*assembly.docnames, *index_names}
            tree = assembly.tree(self)
            self.post_process_images(tree)
            book = self._book(root, assembly.docnames, plan(tree, root, index_names))
            for aliases in self.events.emit(DESTINATIONS_EVENT, book.destinations):
                book.destinations.add_aliases(aliases or {})
        with progress_message(__("writing the Typst source")):
            front = front_matter(config, contents_title=assembly.contents_title, has_parts=assembly.has_parts)
            self._write_source(tree, book, front, indices)

    def finish(self) -> None:
        """Bring pictures and attachments to the compiler, and have it make a draft of the PDF file."""
        pictures = self.source_directory / "images"
        pictures.mkdir(exist_ok=True)
        for source, name in self.images.items():
            copy_asset_file(self.srcdir / source, pictures / name, force=True)
        for position, (path, _description, _mime) in enumerate(self._attachments()):
            shutil.copyfile(path, self.source_directory / f"attachment-{position}")
        with progress_message(__("setting the pages")):
            compile_pdf(
                self.source_directory / "book.typ",
                self._draft,
                fonts=self._fonts,
                standards=list(self.config.typst_pdf_standards),
                timestamp=int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()),
                replace=self._substitutes.add,
            )

    def cleanup(self) -> None:
        """Put the PDF file in its place.

        This is the last thing that Sphinx asks for, and only here its ``statuscode`` tells whether there were
        warnings that count as errors.
        """
        if not self._draft.exists():
            return
        if self._sphinx.statuscode:
            self._draft.unlink()
            logger.info(__("there were warnings, and they count as errors: the last good PDF file stays"))
            return
        self._draft.replace(self.pdf_path)
        if not self.config.typst_pdf_keep_source:
            shutil.rmtree(self.source_directory)

    # The source ------------------------------------------------------------------------------------------

    def _book(self, root: str, docnames: Sequence[str], destinations: Destinations) -> Book:
        language = language_subtag(self.config.language)
        guessed = language if language in EAST_ASIAN_LANGUAGES else "ja"
        return Book(
            root=root,
            docnames=docnames,
            destinations=destinations,
            images=self.images,
            section_numbers=self.env.toc_secnumbers,
            figure_numbers=self.env.toc_fignumbers,
            han_language=self.config.typst_pdf_han_language or guessed,
            formulas=Formulas(self._fonts),
            highlighter=PygmentsBridge("html", "sphinx"),
        )

    def _write_source(
        self, tree: nodes.document, book: Book, front: dict[str, object], indices: dict[str, Index]
    ) -> None:
        """Write the files of Typst source.

        :raises TypeError: if another extension has put a translator of another kind in the place of ours.
        """
        translator = self.create_translator(tree, self, book)
        if not isinstance(translator, TypstTranslator):
            raise TypeError("the translator of the typstpdf builder must be a TypstTranslator")
        tree.walkabout(translator)
        writer = IndexWriter(book, translator.inline)
        back = [writer.of_domain(name, index) for name, index in indices.items()]
        back.append(writer.general(self) if self.config.typst_pdf_use_index else "")
        shown = {
            key: Code(f"[{translator.inline(text)}]")
            for key, text in front.items()
            if key in SHOWN_KEYS and isinstance(text, str)
        }
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
            *back,
        ]
        self._write("book.typ", "\n".join(lines))
        self._write("settings.typ", f"#let settings = {literal(front)}\n#let faces = {literal(self._faces)}")
        own = self.config.typst_pdf_template
        template = self.srcdir / own if own else _HERE / _TEMPLATE
        shutil.copyfile(template, self.source_directory / _TEMPLATE)
        shutil.copyfile(_HERE / _ELEMENTS, self.source_directory / _ELEMENTS)
        self._substitutes = Substitutes(self.source_directory / "substitutes.typ", self.env, book.docnames)

    def _write(self, name: str, text: str) -> None:
        (self.source_directory / name).write_text(text + "\n", encoding="utf-8")

    def _attachments(self) -> list[tuple[Path, str, str]]:
        return [
            (self.srcdir / path, description, mime)
            for path, description, mime in self.config.typst_pdf_attachments
        ]
