"""Quotations: words between quotation marks, with who printed them."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from summit.kinds.declaring import THEIRS, Back, Foot, Kind, Links, Node, Search, Trait, Use
from summit.kinds.fields import InstrumentId, LanguageTag, MeetingId, PersonId, ProvisionId, QuotedTexts
from summit.kinds.parts import HomeTag
from summit.kinds.record import MEETING, TEXT, Filed, Quoted, Record, naming


def _linked(_links: Links, _kind: Kind, quotation: Record) -> Node:
    return {"@type": "Quotation", "identifier": quotation.id}


class Quotation(Filed):
    """Words between quotation marks, with who printed them: never more than 40 words."""

    kind_of_record = Kind(
        name="quotation",
        plural="quotations",
        word="Quotation",
        words="Quotations",
        order=40,
        sorts=None,
        search_order=80,
        touched_order=None,
        local="q",
        named_in="Named in",
        text_as="text",
        traits=Trait.CITED_WORDS | Trait.WORK,
        linked=_linked,
    )
    meeting: Annotated[MeetingId, replace(MEETING, linked=None)]
    text: Annotated[QuotedTexts, TEXT]
    lang: Annotated[HomeTag, Use("Language", None, Search.NOTHING, "inLanguage", THEIRS)] = "en"
    """The language in which the words were printed."""
    speaker: Annotated[PersonId | None, naming("Said by", Foot.VOICE, "spokenByCharacter")] = None
    instrument: Annotated[InstrumentId | None, naming("From", Foot.VOICE, "isBasedOn")] = None
    """The text that the words are said to come from, where no person spoke them."""
    provisions: Annotated[
        tuple[ProvisionId, ...], Use("Provisions", None, Search.NOTHING, None, THEIRS, back=Back.QUOTED)
    ] = ()

    @property
    def printed(self) -> LanguageTag:
        """The language in which the words were printed."""
        return self.lang

    def quoted(self, language: str) -> Quoted:
        """The words as printed, and what they mean in the page's language where that is another."""
        words, printed = self.text.get(self.lang), self.lang
        if words is None:
            printed, words = next(iter(self.text.items()))
        return Quoted(words, printed, self.text.get(language) if printed != language else None)
