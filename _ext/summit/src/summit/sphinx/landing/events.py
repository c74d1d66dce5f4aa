"""When it happens: at the end of a good HTML build, and only where something changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import jinja2
import sphinx
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from summit.data import data_files
from summit.outputs.citing.styles import Formatter
from summit.outputs.exporting import FOLDER, export
from summit.outputs.landing.pages import Look, Pages
from summit.sphinx.domain import SummitDomain
from summit.sphinx.landing.fragments import Fragments
from summit.sphinx.landing.writing import Stamp, write

logger = logging.getLogger(__name__)
_STAMP = "landing.json"


def write_landing_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write the ``id/`` pages and the ``annex/`` files, after a build that came to its end."""
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    domain = SummitDomain.of(app.env)
    if not domain.session.medium.is_site or not domain.addresses.site.at_home:
        return
    outdir = Path(app.outdir)
    stamp = Stamp.read(Path(app.doctreedir) / _STAMP)
    made_from = _made_from(app, domain)
    if stamp.holds(made_from, outdir):
        return
    formatter = Formatter(stamp.citations)
    session = domain.session
    look = Look(session.voice, app.config.summit_pdf, icon_of(app.config.html_favicon))
    pages = Pages(session.annex, session.registry, Fragments(builder, domain), formatter, look)
    files = {
        f"{FOLDER}/{name}": data for name, data in export(session.original.annex, session.registry).items()
    }
    files |= pages.files()
    written = write(outdir, files, stamp.files)
    logger.info("landing pages and data files: %d of %d written", written, len(files))
    stamp.made_from, stamp.files, stamp.citations = made_from, sorted(files), formatter.known
    stamp.write()


def icon_of(favicon: str | None) -> str:
    """The file name of the site's icon, as Sphinx copies it; nothing where it has none, or one elsewhere."""
    return Path(favicon).name if favicon and "://" not in favicon else ""


def _made_from(app: Sphinx, domain: SummitDomain) -> str:
    """A digest of all that the files depend on: data, places, configuration, templates and programs."""
    content = hashlib.sha256()
    config = app.config
    for part in (
        domain.session.program,
        sphinx.__version__,
        jinja2.__version__,
        app.builder.name,
        config.language,
        config.project,
        config.summit_pdf,
        config.html_favicon,
        domain.data["words"],
        sorted(domain.objects.items()),
        sorted(app.env.domains.standard_domain.anonlabels.items()),
    ):
        content.update(repr(part).encode())
    for path in data_files(domain.session.data_path):
        content.update(path.read_bytes())
    return content.hexdigest()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above, and add the configuration."""
    app.add_config_value(
        "summit_pdf", "", "html", str, "Where the PDF stands, from the site's root or as a whole address."
    )
    app.connect("build-finished", write_landing_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
