"""The cite control of a record's section: a quiet disclosure with the permalink and the files to cite by.

It is one node, written by :mod:`summit.landing`, whose pages it leads to; no other builder has it, and
print has the permanent link among the record's facts.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from docutils import nodes

from summit.anchors import landing_page
from summit.model import Record
from summit.rendering.pieces import Desk
from summit.wording import Word

#: What stands beside a landing page, by the name of its format.
CITATION_FILES = (("BibTeX", "citation.bib"), ("RIS", "citation.ris"), ("CSL-JSON", "citation.json"))
#: The section of a landing page that has the formatted citations.
CITE_SECTION = "cite"


class cite_links(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The control of the record ``target``, whose permanent link is ``permalink``."""


def cite_control(desk: Desk, record: Record) -> cite_links:
    """The control for a record's section."""
    return cite_links(target=record.id, permalink=desk.permalink(record.id))


def as_html(node: cite_links, address_of: Callable[[str], str]) -> str:
    """The control as HTML; ``address_of`` gives the address of a path below the site's root."""
    page = landing_page(node["target"])
    folder, here = page.rpartition("/")[0], address_of(page)
    links = [
        (node["permalink"], here),
        *((name, address_of(f"{folder}/{file}")) for name, file in CITATION_FILES),
        ("APA, Chicago, OSCOLA, Bluebook", f"{here}#{CITE_SECTION}"),
    ]
    items = "".join(
        f'<li><a class="reference internal" href="{escape(address)}">{escape(text)}</a></li>'
        for text, address in links
    )
    head = f"<summary>{escape(Word.CITE_AS.said())}</summary>"
    return f'<details class="summit-cite">{head}<ul class="simple">{items}</ul></details>\n'
