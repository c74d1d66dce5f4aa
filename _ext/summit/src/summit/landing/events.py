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

from summit import __version__
from summit.citing.styles import Formatter
from summit.domain import SummitDomain
from summit.exporting import FOLDER, export
from summit.landing.fragments import Fragments
from summit.landing.pages import Pages
from summit.landing.writing import BUILDERS, HOME, Stamp, write
from summit.loading import data_files

logger = logging.getLogger(__name__)
_STAMP = "landing.json"
_OWN = Path(__file__).parent


def write_landing_pages(app: Sphinx, exception: Exception | None) -> None:
    """Write the ``id/`` pages and the ``annex/`` files, after a build that came to its end."""
    builder = app.builder
    if (
        exception is not None
        or app.config.language != HOME
        or builder.name not in BUILDERS
        or not isinstance(builder, StandaloneHTMLBuilder)
    ):
        return
    domain = SummitDomain.of(app.env)
    outdir = Path(app.outdir)
    stamp = Stamp.read(Path(app.doctreedir) / _STAMP)
    made_from = _made_from(app, domain)
    if stamp.holds(made_from, outdir):
        return
    formatter = Formatter(stamp.citations)
    pages = Pages(domain.annex, domain.registry, Fragments(builder), formatter, app.config)
    files = {f"{FOLDER}/{name}": data for name, data in export(domain.annex, domain.registry).items()}
    files |= pages.files()
    written = write(outdir, files, stamp.files)
    logger.info("landing pages and data files: %d of %d written", written, len(files))
    stamp.made_from, stamp.files, stamp.citations = made_from, sorted(files), formatter.known
    stamp.write()


def _made_from(app: Sphinx, domain: SummitDomain) -> str:
    """A digest of all that the files depend on: data, places, configuration, templates and programs."""
    content = hashlib.sha256()
    config = app.config
    for part in (
        __version__,
        sphinx.__version__,
        jinja2.__version__,
        app.builder.name,
        config.language,
        config.project,
        config.summit_pdf,
        sorted(domain.objects.items()),
        sorted(app.env.domains.standard_domain.anonlabels.items()),
    ):
        content.update(repr(part).encode())
    own = (path for path in sorted(_OWN.parent.rglob("*")) if path.suffix in {".py", ".html"})
    for path in (*data_files(domain.data_path), *own):
        content.update(path.read_bytes())
    return content.hexdigest()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the above, and add the configuration."""
    app.add_config_value(
        "summit_pdf", "", "html", str, "Where the PDF stands, from the site's root or as a whole address."
    )
    app.connect("build-finished", write_landing_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
