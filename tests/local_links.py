"""The external links of a project, looked up on a server of this machine instead of outside."""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace


@dataclass
class Lookup:
    """What came of it: the build's status, its warnings, its list of links that fail, and what was asked."""

    status: int = 0
    warned: str = ""
    failing: str = ""
    asked: set[str] = field(default_factory=set)
    """The addresses as the pages have them."""


def look_up(srcdir: Path, to: Path, gone: frozenset[str] = frozenset()) -> Lookup:
    """Run the link checker on a project, each of its links led to a server here.

    :param gone: addresses that the server does not know.
    """
    found = Lookup()
    warned = io.StringIO()
    with _server(found.asked, gone) as here, contextlib.chdir(srcdir), docutils_namespace():
        app = Sphinx(
            *(srcdir, srcdir, to / "linkcheck", to / "doctrees", "linkcheck"),
            status=None,
            warning=warned,
            freshenv=True,
        )

        def lead_here(_app: Sphinx, uri: str) -> str | None:
            parts = urlsplit(uri)
            if parts.scheme not in {"http", "https"}:
                return None
            found.asked.add(uri)
            query = f"?{parts.query}" if parts.query else ""
            anchor = f"#{parts.fragment}" if parts.fragment else ""
            return f"{here}/{parts.scheme}/{parts.netloc}{parts.path}{query}{anchor}"

        app.connect("linkcheck-process-uri", lead_here)
        app.build()
    found.status, found.warned = app.statuscode, warned.getvalue()
    found.failing = (to / "linkcheck" / "output.txt").read_text("utf-8")
    return found


@contextlib.contextmanager
def _server(asked: set[str], gone: frozenset[str]) -> Iterator[str]:
    """A server that has every page asked for, with every anchor, but for those that are gone."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            scheme, _slash, rest = self.path[1:].partition("/")
            anchors = (urldefrag(uri).fragment for uri in sorted(asked))
            page = "".join(f'<a id="{escape(anchor)}"></a>' for anchor in anchors if anchor)
            self.send_response(404 if f"{scheme}://{rest}" in gone else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(page.encode())

        def log_message(self, *_arguments: object) -> None:
            """Say nothing on the tests' own streams."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
