"""The cite control of a record's section: a quiet disclosure with the permalink and the files to cite by.

It is one node, written by :mod:`summit.landing`, whose pages it leads to; no other builder has it, and
print has the permanent link among the record's facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from docutils import nodes

from summit.kinds.record import Record
from summit.outputs.landing import CITATION_FILES, CITE_SECTION
from summit.rendering.desk import Desk
from summit.wording import Word


class cite_links(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """The control of the record ``target``, whose permanent link is ``permalink``."""


def cite_control(desk: Desk, record: Record) -> cite_links:
    """The control for a record's section."""
    permalink = desk.permalink(record.id)
    return cite_links(target=record.id, permalink=permalink, word=desk.say(Word.CITE_AS))


def as_html(node: cite_links, here: str, styles: Iterable[str]) -> str:
    """The control as HTML.

    :param here: the address of the record's landing page.
    :param styles: the names of the styles in which that page cites the record.
    """
    folder = here.rpartition("/")[0]
    links = [
        (node["permalink"], here),
        *((name, f"{folder}/{file}") for name, file in CITATION_FILES),
        (", ".join(styles), f"{here}#{CITE_SECTION}"),
    ]
    items = "".join(
        f'<li><a class="reference internal" href="{escape(address)}">{escape(text)}</a></li>'
        for text, address in links
    )
    head = f"<summary>{escape(node['word'])}</summary>"
    return f'<details class="summit-cite">{head}<ul class="simple">{items}</ul></details>\n'
