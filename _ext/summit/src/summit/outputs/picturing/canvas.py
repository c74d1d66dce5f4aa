"""What all pictures are drawn with: words, links, and the frame around a drawing.

svg.py writes what it is given, unescaped: all words and addresses of the data go through :func:`words`,
:func:`link`, :func:`embedded` and :func:`standalone`, which escape them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, Protocol, TypeVar

import svg

from summit.outputs.picturing.lettering import Said

T = TypeVar("T")

#: From one baseline to the next, in ems.
LEADING = 1.25
#: Units to an em of the page, so that a picture grows with the reader's letters.
_EM = 16
#: Wider pictures cannot shrink to a phone's width and stay legible; pages let them scroll.
_NARROW = 400


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn, on a sheet of this size, in units of which 16 are an em of the page."""

    width: int
    height: int
    elements: Sequence[svg.Element]


@dataclass(frozen=True, slots=True)
class Hand:
    """What drawing needs beside the picture: the page's language, and where a record's link leads."""

    language: str
    address_of: Callable[[str], str | None]


class Picture(Protocol):
    """A picture with all its facts, not yet drawn."""

    def draw(self, hand: Hand) -> Drawing:
        """Lay it out."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said of a picture: a ``key`` unique on the site, a name for it, and how it is read."""

    key: str
    label: str
    description: str


def chunks(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Items in as few parts as have ``most`` at most, the parts as even as can be."""
    parts = -(-len(items) // most)
    for part in range(parts):
        yield items[part * len(items) // parts : (part + 1) * len(items) // parts]


def words(
    lines: Sequence[str],
    x: float,
    y: float,
    size: float,
    *,
    leading: float = LEADING,
    classes: Sequence[str] = (),
    language: str | None = None,
    anchor: Literal["start", "middle", "end"] | None = None,
    transform: list[svg.Transform] | None = None,
) -> svg.Text:
    """Lines of words, the first with its baseline at ``y``: in a drawing's units, but ``leading`` in ems."""
    spans: list[svg.Element] = []
    for number, line in enumerate(lines):
        # A space between two lines keeps their words apart for who copies or hears them.
        spans += [svg.TSpan(text=" ")] if number else []
        spans.append(svg.TSpan(x=x, y=_rounded(y + number * size * leading), text=escape(line)))
    only = len(lines) == 1
    return svg.Text(
        x=x if only else None,
        y=_rounded(y) if only else None,
        text=escape(lines[0]) if only else None,
        elements=None if only else spans,
        font_size=size,
        class_=list(classes) or None,
        lang=escape(language) if language else None,
        text_anchor=anchor,
        transform=transform,
    )


def polygon(*corners: tuple[float, float]) -> svg.Polygon:
    """A mark or an arrow's head with these corners."""
    return svg.Polygon(points=[svg.Point(_rounded(x), _rounded(y)) for x, y in corners], class_=["sp-mark"])


def language_of(said: Said, hand: Hand) -> str | None:
    """The language to mark words with: none where it is the page's."""
    return None if said.language == hand.language else said.language


def link(
    hand: Hand, target: str, elements: list[svg.Element], *, title: str | None = None, repeated: bool = False
) -> svg.Element:
    """A link to a record around what is drawn; only a group where the record is on no page.

    :param repeated: the same link stands elsewhere in the picture, and so need not be reached by the
        keyboard twice.
    """
    if title:
        elements = [svg.Title(text=escape(title)), *elements]
    address = hand.address_of(target)
    if address is None:
        return svg.G(elements=elements)
    return svg.A(href=escape(address), elements=elements, tabindex=-1 if repeated else None)


def _rounded(value: float) -> float:
    return round(value, 2)


#: The picture by itself, on paper: ink and greys, in faces that the book and most machines have.
_PAPER = (
    "text{fill:#1a1a1a;font-family:'Libertinus Serif','Noto Serif','Noto Serif KR','Noto Serif JP',"
    "'Noto Serif CJK KR','Noto Serif CJK JP',Georgia,serif}"
    "text[lang=ko]{font-family:'Noto Serif KR','Noto Serif CJK KR',serif}"
    "text[lang=ja]{font-family:'Noto Serif JP','Noto Serif CJK JP',serif}"
    ".sp-muted{fill:#555}.sp-strong{font-weight:bold}"
    ".sp-rule{stroke:#bbb;stroke-width:1;fill:none}.sp-line{stroke:#555;stroke-width:1.5;fill:none}"
    ".sp-dashed{stroke-dasharray:4 3}"
    ".sp-mark{fill:#1a1a1a}.sp-hollow{fill:#fff;stroke:#1a1a1a;stroke-width:1.5}"
    ".sp-box{fill:none;stroke:#1a1a1a;stroke-width:1.5}.sp-cell{fill:#1b4965}"
)


def _sheet(drawing: Drawing, elements: Iterable[svg.Element]) -> svg.SVG:
    return svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, drawing.width, drawing.height),
        class_=["summit-picture", *(["summit-picture-wide"] if drawing.width > _NARROW else [])],
        elements=list(elements),
    )


def embedded(picture: Picture, frame: Frame, hand: Hand) -> str:
    """A picture as an element of an HTML page: its colours and fonts are the page's.

    Its role is ``group``: ``img`` would hide the links inside from whoever hears the page.
    """
    drawing = picture.draw(hand)
    named = escape(frame.key)
    title = svg.Title(id=f"{named}-title", text=escape(frame.label))
    description = svg.Desc(id=f"{named}-desc", text=escape(frame.description))
    sheet = _sheet(drawing, (title, description, *drawing.elements))
    sheet.xmlns = None
    sheet.width = svg.Length(drawing.width / _EM, "em")
    sheet.extra = {"role": "group", "aria-labelledby": f"{named}-title", "aria-describedby": f"{named}-desc"}
    return str(sheet)


def standalone(picture: Picture, frame: Frame, language: str) -> str:
    """A picture as a file of its own, in its own colours and without links: SVG 1.1 as text."""
    drawing = picture.draw(Hand(language, lambda _target: None))
    title = svg.Title(text=escape(frame.label))
    description = svg.Desc(text=escape(frame.description))
    paper = svg.Rect(width=drawing.width, height=drawing.height, fill="#fff")
    sheet = _sheet(drawing, (title, description, svg.Style(text=_PAPER), paper, *drawing.elements))
    sheet.width, sheet.height, sheet.lang = drawing.width, drawing.height, escape(language)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{sheet}\n'
