"""When Sphinx does what: load before all else, then say what is outdated, then report."""

from __future__ import annotations

import gc
import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError, ExtensionError
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from summit.data import DataError, Problem, data_files, in_order
from summit.editions.journal import FILE, committed_journal
from summit.sphinx import pages
from summit.sphinx.domain import NAME, SummitDomain
from summit.sphinx.memory import differing
from summit.sphinx.session import ABILITIES_EVENT, Session, shown
from summit.wording import CatalogueError

logger = logging.getLogger(__name__)


def load(app: Sphinx) -> None:
    """Load and check the annex where its files changed since the last good build, and write missing pages.

    Where the data, or the folder of theme pages, has problems, they are printed and the build ends with
    status 1 before anything is written.

    :raises sphinx.errors.ConfigError: where there are no data.
    :raises sphinx.errors.ExtensionError: where a catalogue is damaged.
    """
    domain, session = SummitDomain.of(app.env), Session(app)
    domain.open(session)
    words = hashlib.sha256(repr(sorted(session.voice.words.items())).encode()).hexdigest()
    session.remade = (words, session.program) != (domain.data["words"], domain.data["program"])
    domain.data["words"], domain.data["program"] = words, session.program
    session.imprint = domain.data["editions"]
    if domain.data["fingerprint"] == _fingerprint(app, session):
        session.unchanged = True
        return
    try:
        annex = session.annex
    except DataError as error:
        _give_up(error.problems)
    except FileNotFoundError as error:
        raise ConfigError(f"summit_data: {error}") from None
    except CatalogueError as error:
        raise ExtensionError(str(error)) from None
    srcdir = shown(Path(app.srcdir))
    _give_up(list(pages.orphans(srcdir, annex)))
    suffix = ".md" if ".md" in app.config.source_suffix else ".rst"
    try:
        for path in pages.write_missing(srcdir, annex, suffix):
            logger.info("wrote the missing page of a theme: %s", path)
    except pages.Unwritable as error:
        _end([error])
    domain.data["editions"] = (annex.publication.languages, annex.publication.base_url)
    domain.data["fingerprint"] = _fingerprint(app, session)


def _give_up(problems: Sequence[Problem]) -> None:
    """End the build with all problems, if there are any."""
    if problems:
        _end(in_order(problems))


def _end(lines: Iterable[object]) -> NoReturn:
    """End the build with lines that say why.

    Sphinx's way, an exception, would print them inside a traceback with a plea to report a bug.
    """
    print(*lines, sep="\n", file=sys.stderr)
    raise SystemExit(1)


def _fingerprint(app: Sphinx, session: Session) -> str:
    """A digest of all bytes that loading depends on: much cheaper than loading."""
    content = hashlib.sha256()
    for path in data_files(session.data_path):
        content.update(f"{path}\0".encode() + path.read_bytes())
    content.update(session.program.encode())
    for path in session.catalogues:
        content.update(path.read_bytes() if path.is_file() else b"")
    content.update(committed_journal(session.data_path / FILE) or b"")
    content.update(repr(pages.present(Path(app.srcdir))).encode())
    return content.hexdigest()


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """The pages to read again because of the data, those not yet read apart."""
    domain = SummitDomain.of(env)
    domain.session.places_before = domain.places
    pages_read = env.found_docs - added - changed
    if domain.session.remade:
        return pages_read & domain.uses.keys()
    return [] if domain.session.unchanged else domain.outdated(pages_read)


def load_before_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Have the annex at hand before Sphinx divides its work among processes."""
    if docnames:
        SummitDomain.of(env).session.checked  # noqa: B018 - loads


def remember(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Keep the digests that the next build compares with, and say which pages link to what has moved."""
    domain = SummitDomain.of(env)
    if not domain.session.unchanged:
        domain.remember()
    moved = differing(domain.session.places_before, domain.places)
    return [docname for docname, uses in domain.uses.items() if not moved.isdisjoint(uses.named)]


def report_places(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each record that stands on no page, and so has no anchor, or on several."""
    domain = SummitDomain.of(env)
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


def spare_collector(app: Sphinx, config: Config) -> None:
    """Take all that was imported out of the garbage collector's rounds, where the project asks for it.

    It lives as long as the process; but the process may be somebody else's, who wants its collector as it is.
    """
    if config.summit_spare_collector:
        gc.freeze()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above."""
    app.add_event(ABILITIES_EVENT)
    app.add_config_value(
        "summit_spare_collector", False, "", bool, "Whether the garbage collector leaves imported code alone."
    )
    app.connect("config-inited", spare_collector)
    app.connect("builder-inited", load)
    app.connect("env-get-outdated", outdated)
    app.connect("env-before-read-docs", load_before_reading)
    app.connect("env-updated", remember)
    app.connect("env-check-consistency", report_places)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
