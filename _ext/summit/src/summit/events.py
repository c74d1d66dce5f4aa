"""When Sphinx does what: load before all else, then say what is outdated, then report."""

from __future__ import annotations

import gc
import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from summit import pages
from summit.anchors import FILE, committed_registry
from summit.domain import NAME, SummitDomain, differing, shown
from summit.loading import data_files
from summit.problems import DataError, Problem, in_order
from summit.wording import CATALOGUE

logger = logging.getLogger(__name__)
_LOCALE = Path(__file__).parent / "locale"


def load(app: Sphinx) -> None:
    """Load and check the annex where its files changed since the last good build, and write missing pages.

    Where the data, or the folder of theme pages, has problems, they are printed and the build ends with
    status 1 before anything is written.
    """
    domain = SummitDomain.of(app.env)
    domain.prose_only = app.builder.name == "gettext"
    words = _words(app.config.language)
    said = hashlib.sha256(words.read_bytes()).hexdigest() if words.exists() else ""
    domain.reworded = said != domain.data["words"]
    domain.data["words"] = said
    if domain.data["fingerprint"] == _fingerprint(app, domain.data_path):
        domain.unchanged = True
        return
    try:
        annex = domain.annex
    except DataError as error:
        _give_up(error.problems)
    except FileNotFoundError as error:
        raise ConfigError(f"summit_data: {error}") from None
    srcdir = shown(Path(app.srcdir))
    _give_up(list(pages.orphans(srcdir, annex)))
    suffix = ".md" if ".md" in app.config.source_suffix else ".rst"
    for path in pages.write_missing(srcdir, annex, suffix):
        logger.info("wrote the missing page of a theme: %s", path)
    domain.data["editions"] = (annex.publication.languages, annex.publication.base_url)
    domain.data["fingerprint"] = _fingerprint(app, domain.data_path)


def _give_up(problems: Sequence[Problem]) -> None:
    """End the build with all problems, if there are any.

    Sphinx's way, an exception, would print them inside a traceback with a plea to report a bug.
    """
    if problems:
        print(*in_order(problems), sep="\n", file=sys.stderr)
        raise SystemExit(1)


def _fingerprint(app: Sphinx, data: Path) -> str:
    """A digest of all bytes that loading depends on: much cheaper than loading."""
    content = hashlib.sha256()
    for path in data_files(data):
        content.update(f"{path}\0".encode() + path.read_bytes())
    catalogue = SummitDomain.of(app.env).catalogue
    if catalogue and catalogue.exists():
        content.update(catalogue.read_bytes())
    content.update(committed_registry(data / FILE) or b"")
    content.update(repr(pages.present(Path(app.srcdir))).encode())
    return content.hexdigest()


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """The pages to read again because of the data, those not yet read apart."""
    domain = SummitDomain.of(app.env)
    domain.places_before = domain.places
    pages_read = env.found_docs - added - changed
    if domain.reworded:
        return pages_read & domain.uses.keys()
    return [] if domain.unchanged else domain.outdated(pages_read)


def load_before_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Have the annex at hand before Sphinx divides its work among processes."""
    if docnames:
        SummitDomain.of(app.env).checked  # noqa: B018 - loads


def remember(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Keep the digests that the next build compares with, and say which pages link to what has moved."""
    domain = SummitDomain.of(app.env)
    if not domain.unchanged:
        domain.remember()
    moved = differing(domain.places_before, domain.places)
    return [docname for docname, uses in domain.uses.items() if not moved.isdisjoint(uses.named)]


def report_places(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each record that stands on no page, and so has no anchor, or on several."""
    domain = SummitDomain.of(app.env)
    pages_of: dict[str, list[str]] = {}
    for docname, uses in sorted(domain.uses.items()):
        for id_ in uses.placed:
            pages_of.setdefault(id_, []).append(docname)
    for id_, place in domain.annex.places.items():
        found = pages_of.get(id_, [])
        location = f"{place.path}:{place.line}"
        if not found:
            message = "'%s' is shown on no page; expected a directive that shows it"
            logger.warning(message, id_, location=location, type=NAME, subtype="unplaced")
        elif len(found) > 1:
            message = "'%s' is shown in full on several pages (%s); expected one"
            logger.warning(message, id_, ", ".join(found), location=location, type=NAME, subtype="duplicate")


def _words(language: str) -> Path:
    return _LOCALE / language / "LC_MESSAGES" / f"{CATALOGUE}.po"


def speak(app: Sphinx, config: Config) -> None:
    """Have the extension's own words in the site's language, compiled from their catalogue."""
    source = _words(config.language)
    if not source.exists():
        return
    folder = Path(app.doctreedir, "locale")
    target = folder / config.language / "LC_MESSAGES" / f"{CATALOGUE}.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as catalogue, target.open("wb") as compiled:
        write_mo(compiled, read_po(catalogue, locale=config.language))
    app.add_message_catalog(CATALOGUE, str(folder))


def spare_collector(app: Sphinx, config: Config) -> None:
    """Take all that was imported out of the garbage collector's rounds: it lives as long as the process."""
    gc.freeze()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above."""
    app.connect("config-inited", speak)
    app.connect("config-inited", spare_collector)
    app.connect("builder-inited", load)
    app.connect("env-get-outdated", outdated)
    app.connect("env-before-read-docs", load_before_reading)
    app.connect("env-updated", remember)
    app.connect("env-check-consistency", report_places)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
