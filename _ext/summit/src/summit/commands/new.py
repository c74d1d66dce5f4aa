"""``summit new``: an annex of another text, which at once builds, checks and tests itself."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jinja2
import yaml
from pydantic import ValidationError

from summit.annex.publication import Publication
from summit.commands import installed
from summit.data import quoted, visible
from summit.editions import journal
from summit.editions.checking import check

#: Whether one file as a draft is not enough.
NEEDS_FOLDER = False
#: The files of a new annex, and the words of its example by language.
STARTER = Path(__file__).parent / "starter"
#: What stands for the point at the beginning of a file's name, so that no tool takes it for its own.
_DOT = "dot."
_SUFFIX = ".jinja"
_ID_LENGTH = 40
#: Signs that may be markup in Markdown.
_SIGN = re.compile(r"[\\`*_{}\[\]<>&#|$~^]")
#: Languages, and letters, that the PDF needs further fonts for.
_EAST_ASIAN = frozenset({"ko", "ja", "zh"})
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
_LINE = "one line of at most 240 characters that can all be seen"
#: What each option must be, by the field of ``annex.yaml`` that it is for.
_EXPECTED: Mapping[str, tuple[str, str]] = {
    "id": ("--id", f"a letter, then a-z, 0-9 and hyphens, at most {_ID_LENGTH} in all"),
    "title": ("--title", _LINE),
    "publisher": ("--publisher", _LINE),
    "base_url": ("--base-url", "an address, 'https://…', without spaces, '?' and '#'"),
}
#: What ``annex.yaml`` must say beside that.
_REST = MappingProxyType(
    {"edition": "1", "date": "2030", "licence": "x", "licence_url": "https://example.org/"}
)


class RefusedError(Exception):
    """Raised where nothing can be written; its text is the line that says why."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the new annex is called, and where it comes to stand."""

    folder: Path
    id: str
    title: str
    publisher: str
    base_url: str
    language: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "folder", metavar="DIR", help="folder to write; its name gives what is left out below"
    )
    parser.add_argument("--title", help="what the annex is called")
    parser.add_argument("--id", help="its short name, for file names")
    parser.add_argument("--language", default="en", help="tag of its first language; en if left out")
    parser.add_argument("--publisher", help="who publishes it; its title if left out")
    parser.add_argument("--base-url", help="where its site will stand")


def run(options: argparse.Namespace) -> int:
    """Write the annex, or say in one line why not, and then write nothing."""
    try:
        plan = _planned(options)
        _write(plan)
    except (RefusedError, OSError, UnicodeEncodeError) as error:
        why = f"{options.folder}: {error.strerror}" if isinstance(error, OSError) else str(error)
        print(f"summit new: error: {visible(why)}", file=sys.stderr)
        return 2
    print(f"wrote {visible(str(options.folder))}: cd there, and `make html`")
    if not (STARTER / "words" / f"{plan.language}.yaml").is_file():
        print(f"its invented records are in English: put words in '{plan.language}' in their place")
    if not installed.has(installed.PDF_BUILDER):
        print(f"it has no PDF, as {installed.PDF_BUILDER} is not installed")
    named = " and ".join(installed.by_name())
    if named:
        print(f"its requirements ask for {named} by name: set PIP_FIND_LINKS to where pip finds their wheels")
    return 0


def _planned(options: argparse.Namespace) -> Plan:
    """What the options ask for, made whole from the folder's name.

    :raises RefusedError: where they cannot be had.
    """
    folder = _free(options.folder)
    name = folder.resolve().name
    slug = re.sub(r"[^a-z0-9]+", "-", _plain(name).lower()).lstrip("0123456789-")[:_ID_LENGTH].rstrip("-")
    if not slug and options.id is None:
        raise RefusedError(f"'{name}' makes no short name; give one with --id")
    id_ = slug if options.id is None else options.id
    words = [word[:1].upper() + word[1:] for word in re.split(r"[-_\s]+", name) if word]
    title = (" ".join(words) or id_) if options.title is None else options.title
    base = f"https://example.org/{id_}/" if options.base_url is None else options.base_url
    plan = Plan(
        folder,
        id_,
        title,
        title if options.publisher is None else options.publisher,
        base if base.endswith("/") else f"{base}/",
        options.language,
    )
    _check(plan)
    return plan


def _plain(name: str) -> str:
    """A name's letters without their marks: ``Élbe`` as ``Elbe``."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _free(given: str) -> Path:
    """The folder, which must be empty or not there, in one that is."""
    folder = Path(given)
    if not given:
        raise RefusedError("DIR is empty; expected the folder to write")
    if folder.is_dir():
        if any(folder.iterdir()):
            raise RefusedError(f"{given}: the folder is not empty")
    elif folder.exists() or folder.is_symlink():
        raise RefusedError(f"{given}: there is a file of that name")
    elif not folder.parent.is_dir():
        raise RefusedError(f"{given}: there is no folder '{folder.parent}' to write it in")
    return folder


def _check(plan: Plan) -> None:
    """That ``annex.yaml`` may say all of it.

    :raises RefusedError: where it may not.
    """
    stated = {"id": plan.id, "title": plan.title, "publisher": plan.publisher, "base_url": plan.base_url}
    wrong = [field for field, text in stated.items() if visible(text) != text]
    try:
        Publication.model_validate({**_REST, **stated, "languages": (plan.language,)})
    except ValidationError as error:
        wrong += [str(detail["loc"][0]) for detail in error.errors()]
    if "languages" in wrong:
        raise RefusedError(f"--language: unknown language '{plan.language}'; expected one such as 'ko'")
    for field in wrong:
        option, expected = _EXPECTED[field]
        raise RefusedError(f"{option}: found {quoted(stated[field])}; expected {expected}")


def _write(plan: Plan) -> None:
    """Write all files beside the place where they belong, check them, and only then move them there."""
    there = plan.folder.is_dir()
    with tempfile.TemporaryDirectory(
        dir=plan.folder if there else plan.folder.parent, prefix=".new-"
    ) as made:
        staged = Path(made) / "annex"
        for name, text in _files(plan):
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        checked = check(staged / "_data")
        journal.append(staged / "_data" / journal.FILE, journal.additions(checked.annex, checked.registry))
        problems = check(staged / "_data").problems
        if problems:
            raise RefusedError(str(problems[0].message))
        if not there:
            staged.rename(plan.folder)
            return
        for path in sorted(staged.iterdir()):
            path.rename(plan.folder / path.name)


def _files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Each file's path below the folder, and its text."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(STARTER / "files"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - none of them is HTML
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["yaml"] = lambda text: json.dumps(text, ensure_ascii=False)
    templates.filters["markdown"] = lambda text: _SIGN.sub(r"\\\g<0>", text)
    context = _context(plan)
    for name in sorted(templates.list_templates()):
        path = name.removesuffix(_SUFFIX)
        shown = f".{path.removeprefix(_DOT)}" if path.startswith(_DOT) else path
        yield shown, templates.get_template(name).render(context)


def _context(plan: Plan) -> dict[str, Any]:
    """What the templates are filled with."""
    pdf = installed.has(installed.PDF_BUILDER)
    east_asian = plan.language.partition("-")[0] in _EAST_ASIAN or bool(
        _WIDE.search(plan.title + plan.publisher)
    )
    words = STARTER / "words" / f"{plan.language}.yaml"
    source = words if words.is_file() else words.with_name("en.yaml")
    return {
        "id": plan.id,
        "title": plan.title,
        "publisher": plan.publisher,
        "base_url": plan.base_url,
        "language": plan.language,
        "today": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "say": yaml.safe_load(source.read_text("utf-8")),
        "locator": lambda word, number: json.dumps(f"{word} {number}", ensure_ascii=False),
        "pdf": pdf,
        "fonts": pdf and east_asian,
        "requirements": installed.requirements(fonts=pdf and east_asian),
    }
