"""When Sphinx does what: load before all else, then say what is outdated, then report."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from summit import pages
from summit.anchors import FILE, committed_registry
from summit.domain import NAME, SummitDomain, shown
from summit.loading import data_files
from summit.problems import DataError, Problem, in_order
from summit.wording import CATALOGUE

logger = logging.getLogger(__name__)


class BadData(SphinxError):
    """Stops a build before anything is written, with every problem of the data."""

    category = "The annex cannot be built"


def _domain(app: Sphinx) -> SummitDomain:
    domain = app.env.get_domain(NAME)
    assert isinstance(domain, SummitDomain)
    return domain


def load(app: Sphinx) -> None:
    """Load and check the annex where its files changed since the last good build, and write missing pages.

    :raises BadData: where the data, or the folder of theme pages, has problems.
    """
    domain = _domain(app)
    if domain.data["fingerprint"] == _fingerprint(app, domain.data_path):
        domain.unchanged = True
        return
    try:
        annex = domain.annex
    except DataError as error:
        raise BadData(_report(error.problems)) from None
    except FileNotFoundError as error:
        raise BadData(str(error)) from None
    srcdir = shown(Path(app.srcdir))
    lost = list(pages.orphans(srcdir, annex))
    if lost:
        raise BadData(_report(lost))
    suffix = ".md" if ".md" in app.config.source_suffix else ".rst"
    for path in pages.write_missing(srcdir, annex, suffix):
        logger.info("wrote the missing page of a theme: %s", path)
    domain.data["fingerprint"] = _fingerprint(app, domain.data_path)


def _fingerprint(app: Sphinx, data: Path) -> str:
    """A digest of all bytes that loading depends on: much cheaper than loading."""
    content = hashlib.sha256()
    for path in data_files(data):
        content.update(f"{path}\0".encode() + path.read_bytes())
    catalogue = _domain(app).catalogue
    if catalogue and catalogue.exists():
        content.update(catalogue.read_bytes())
    content.update(committed_registry(data / FILE) or b"")
    content.update(repr(pages.present(Path(app.srcdir))).encode())
    return content.hexdigest()


def _report(problems: Iterable[Problem]) -> str:
    lines = in_order(problems)
    return "".join(f"\n{problem}" for problem in lines)


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """The pages to read again because of the data, those not yet read apart."""
    domain = _domain(app)
    if domain.unchanged:
        return []
    return domain.outdated(env.found_docs - added - changed)


def remember(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Keep the digests that the next build compares with."""
    domain = _domain(app)
    if not domain.unchanged:
        domain.remember()
    return []


def report_unplaced(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each record that stands on no page, and so has no anchor."""
    domain = _domain(app)
    if domain.unchanged:
        return
    for id_, place in domain.annex.places.items():
        if id_ not in domain.objects:
            message = "'%s' is shown on no page; expected a directive that shows it"
            location = f"{place.path}:{place.line}"
            logger.warning(message, id_, location=location, type=NAME, subtype="unplaced")


def spare_collector(app: Sphinx, config: Config) -> None:
    """Take all that was imported out of the garbage collector's rounds: it lives as long as the process."""
    gc.freeze()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above."""
    app.add_message_catalog(CATALOGUE, str(Path(__file__).parent / "locale"))
    app.connect("config-inited", spare_collector)
    app.connect("builder-inited", load)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", remember)
    app.connect("env-check-consistency", report_unplaced)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
