"""Small projects, copied and built as an author builds them: what the tests of the site share."""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

import yaml
from bs4 import BeautifulSoup, Tag
from sphinx.cmd.build import build_main
from sphinx.locale import translators
from sphinx.util.inventory import InventoryFile

# Where CI is set Sphinx colours what it says, whatever its options, and the tests read what it says.
os.environ["NO_COLOR"] = "1"

TESTS = Path(__file__).parent
ROOTS = TESTS / "roots"
#: Where the two packages stand.
EXTENSIONS = os.pathsep.join(str(TESTS.parent / "_ext" / name / "src") for name in ("summit", "typst_pdf"))
_READ = re.compile(r"^reading sources\.\.\. \[ *\d+%\] (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Built:
    """One run of ``sphinx-build``: how it ended, what it said, and what it wrote."""

    status: int
    said: str = field(repr=False)
    warned: str
    outdir: Path

    @property
    def read(self) -> set[str]:
        """The documents that were read or read again (of a build with one process)."""
        return set(_READ.findall(self.said))

    @property
    def warnings(self) -> list[str]:
        """The warnings and errors, a line each."""
        return [line for line in self.warned.splitlines() if re.search(r"(WARNING|ERROR):", line)]

    def page(self, docname: str) -> BeautifulSoup:
        """An HTML page as a tree, to be looked at only."""
        return _parsed((self.outdir / f"{docname}.html").read_bytes())

    def pages(self) -> Iterator[tuple[str, BeautifulSoup]]:
        """Every HTML page made from a document, with the document's name."""
        for path in sorted(self.outdir.rglob("*.html")):
            docname = path.relative_to(self.outdir).with_suffix("").as_posix()
            if docname not in {"genindex", "search"} and not docname.startswith("id/"):
                yield docname, self.page(docname)

    def doctree(self, docname: str) -> ET.Element:
        """A document of an XML build."""
        return ET.parse(self.outdir / f"{docname}.xml").getroot()

    def inventory(self) -> dict[str, dict[str, tuple[str, str]]]:
        """What ``objects.inv`` says: object type, name, and the address with the name shown."""
        loaded = InventoryFile.loads((self.outdir / "objects.inv").read_bytes(), uri="")
        return {
            typ: {name: (item.uri, item.display_name) for name, item in items.items()}
            for typ, items in loaded.data.items()
        }

    def tree(self) -> dict[str, bytes]:
        """All files written, by path."""
        return contents(self.outdir)


@dataclass(frozen=True)
class Project:
    """A copy of a root, free to be edited; outputs stand beside it."""

    root: Path

    @classmethod
    def copied(cls, name: str, to: Path) -> Project:
        """A copy of the root ``tests/roots/<name>`` in the folder ``to``, with ``_data`` as files."""
        shutil.copytree(ROOTS / name, to / "project")
        return cls(to / "project")

    @property
    def markdown(self) -> bool:
        return self.suffix == ".md"

    @property
    def suffix(self) -> str:
        """How the project's pages end."""
        return ".md" if (self.root / "index.md").exists() else ".rst"

    def file(self, name: str) -> Path:
        """A file by its path; a page may go without its suffix."""
        return self.root / (name if Path(name).suffix else f"{name}{self.suffix}")

    def read(self, name: str) -> str:
        return self.file(name).read_text("utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.file(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file at the one place where ``old`` stands."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> None:
        self.write(name, self.read(name) + text)

    def drop_record(self, name: str, id_: str) -> None:
        """Take one record out of a data file, the others' text unchanged."""
        text = self.read(name)
        kept, count = re.subn(rf"^- id: {id_}\n(?:(?: .*)?\n)*", "", text, flags=re.MULTILINE)
        assert count == 1
        self.write(name, kept)

    def register(self, *lines: str) -> None:
        """Append to the registry, each line the inside of a flow mapping."""
        self.append("_data/anchors.yaml", "".join(f"- {{{line}}}\n" for line in lines))

    def role(self, kind: str, target: str) -> str:
        """A role of the domain in the project's markup."""
        return f"{{summit:{kind}}}`{target}`" if self.markdown else f":summit:{kind}:`{target}`"

    def directive(self, name: str, argument: str = "", **options: str) -> str:
        """A directive of the domain in the project's markup, its name on the second line."""
        lines = [f":{option}: {value}" for option, value in options.items()]
        if self.markdown:
            return "\n".join([f"\n```{{summit:{name}}} {argument}", *lines, "```\n"])
        return "\n".join([f"\n.. summit:{name}:: {argument}", *(f"   {line}" for line in lines), ""])

    def build(self, builder: str = "html", *options: str, into: str = "out", apart: bool = False) -> Built:
        """Run ``sphinx-build -nW --keep-going`` in the project's folder.

        :param into: the folder of output and doctrees, beside the project.
        :param apart: run it in a process of its own, as builds that fork must be.
        """
        outdir = self.root.parent / into / builder
        doctrees = self.root.parent / into / f"{builder}.doctrees"
        arguments = [
            "-nW",
            "--keep-going",
            "-N",
            "-b",
            builder,
            "-d",
            str(doctrees),
            *options,
            ".",
            str(outdir),
        ]
        run = _apart if apart else _here
        return Built(*run(arguments, self.root), outdir)


@functools.lru_cache(maxsize=64)
def _parsed(html: bytes) -> BeautifulSoup:
    """A page as a tree, parsed once however many tests look at it."""
    return BeautifulSoup(html, "html.parser")


def _here(arguments: list[str], folder: Path) -> tuple[int, str, str]:
    said, warned = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(warned):
        # Sphinx keeps the translations of a process's first build for all that follow.
        translators.clear()
        try:
            status = build_main(arguments)
        except SystemExit as end:  # how the extension ends a build of broken data
            status = int(end.code or 0)
    return status, said.getvalue(), warned.getvalue()


def _apart(arguments: list[str], folder: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": EXTENSIONS},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def records() -> dict[str, tuple[str, dict[str, object]]]:
    """The roots' records as they stand in YAML: each id with its kind and its fields."""
    singular = {"parties": "party", "people": "person"}
    found: dict[str, tuple[str, dict[str, object]]] = {}
    for path in (ROOTS / "myst" / "_data").glob("*.yaml"):
        if path.stem not in {"annex", "anchors"}:
            kind = singular.get(path.stem, path.stem.removesuffix("s"))
            for record in yaml.safe_load(path.read_text("utf-8")):
                found[record["id"]] = (kind, record)
    return found


def aliases() -> dict[str, str]:
    """The roots' aliases, each with the record that it stands for in the end."""
    lines = yaml.safe_load((ROOTS / "myst" / "_data" / "anchors.yaml").read_text("utf-8"))
    step = {line["id"]: line["to"] for line in lines if line["status"] == "alias"}

    def end(id_: str) -> str:
        return end(step[id_]) if id_ in step else id_

    return {alias: end(alias) for alias in step}


def element(page: Tag, id_: str) -> Tag:
    """The element with an id."""
    found = page.find(id=id_)
    assert isinstance(found, Tag), f"no element has the id {id_!r}"
    return found


def text(tag: Tag) -> str:
    """An element's words, white space evened out."""
    return " ".join(tag.get_text().split())


def links(tag: Tag) -> list[tuple[str, str]]:
    """An element's links to records: text and the fragment they lead to."""
    return [(text(a), str(a["href"]).partition("#")[2]) for a in tag.select("a[href*='#']:not(.headerlink)")]


def fields(section: Tag) -> dict[str, str]:
    """The facts at a record's foot: what each line is called, and its words."""
    facts = section.find_all("dl", class_="summit-facts")
    own = next(dl for dl in facts if dl.find_parent("section") is section)
    pairs = zip(own.find_all("dt"), own.find_all("dd"), strict=True)
    return {text(dt).removesuffix(":"): text(dd) for dt, dd in pairs}
