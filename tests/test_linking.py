"""Where a text first mentions a record: laws for any text, and the rules of each script by example."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summit.annex.mentions import Mention, find_mentions

#: Few letters, so that names often occur, overlap and contain each other; two scripts, both cases.
_ALPHABET = "aAbBs 가나の-.İß"
_NAMES = st.dictionaries(
    st.from_regex(r"term-[a-z]", fullmatch=True),
    st.lists(st.text(_ALPHABET, min_size=1, max_size=7).filter(str.strip), min_size=1, max_size=3),
    max_size=5,
)


def found(text: str, **names: list[str]) -> list[tuple[str, str]]:
    """What is found in a text, as words and id."""
    mentions = find_mentions(text, list(names.items()))
    return [(text[m.start : m.end], m.target) for m in mentions]


@settings(max_examples=300)
@given(text=st.text(_ALPHABET, max_size=40), names=_NAMES)
def test_laws(text: str, names: dict[str, list[str]]) -> None:
    mentions = find_mentions(text, list(names.items()))
    # in order, and no two overlap
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    # each inside the text, and not empty: the pieces between give the text again
    pieces, at = [], 0
    for mention in mentions:
        pieces += [text[at : mention.start], text[mention.start : mention.end]]
        at = mention.end
    assert "".join([*pieces, text[at:]]) == text
    assert all(mention.start < mention.end for mention in mentions)
    # at most one for each record, and of a record that was asked for
    targets = [mention.target for mention in mentions]
    assert len(targets) == len(set(targets))
    assert set(targets) <= names.keys()
    # each is a real occurrence of one of the record's names, at most a plural of it
    for mention in mentions:
        words = text[mention.start : mention.end].casefold()
        forms = [form.casefold() for form in names[mention.target]]
        assert any(words in (form, f"{form}s", f"{form}es") for form in forms)


@settings(max_examples=200)
@given(text=st.text(_ALPHABET, max_size=40), names=_NAMES)
def test_a_record_found_alone_is_found_or_covered_among_others(
    text: str, names: dict[str, list[str]]
) -> None:
    """A record is only passed over where others' names stand in all its places."""
    together = find_mentions(text, list(names.items()))
    for id_, forms in names.items():
        alone = find_mentions(text, [(id_, forms)])
        if alone and id_ not in {mention.target for mention in together}:
            assert any(_overlap(alone[0], mention) for mention in together)


@settings(max_examples=200)
@given(text=st.text(_ALPHABET, max_size=40), names=_NAMES)
def test_it_is_the_first_mention(text: str, names: dict[str, list[str]]) -> None:
    """By none of its names does a record stand earlier, but where another record's name covers it."""
    mentions = find_mentions(text, list(names.items()))
    for mention in mentions:
        for form in names[mention.target]:
            for earlier in find_mentions(text, [(mention.target, [form])]):
                covered = any(_overlap(earlier, other) for other in mentions if other is not mention)
                assert covered or earlier.start >= mention.start


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Only the first: gallium, then gallium.", {"ga": ["gallium"]}, [("gallium", "ga")]),
        (
            "Fear for gallium nitride and gallium.",
            {"ga": ["gallium"], "gan": ["gallium nitride"]},
            [("gallium nitride", "gan"), ("gallium", "ga")],
        ),
        (
            "Only gallium nitride.",
            {"ga": ["gallium"], "gan": ["gallium nitride"]},
            [("gallium nitride", "gan")],
        ),
        ("Gallium begins a sentence.", {"ga": ["gallium"]}, [("Gallium", "ga")]),
        ("Two sensors, three boxes.", {"s": ["sensor"], "b": ["box"]}, [("sensors", "s"), ("boxes", "b")]),
        ("The galliums' and a gallium-rich ore.", {"ga": ["gallium"]}, [("galliums", "ga")]),
        ("Neither regallium nor galliumed nor gallium_x.", {"ga": ["gallium"]}, []),
        ("Not us, the US.", {"us": ["US"]}, [("US", "us")]),
        ("An ai is a sloth; AI is not.", {"ai": ["AI"]}, [("AI", "ai")]),
        ("ipef is not how IPEF is written.", {"ipef": ["IPEF"]}, [("IPEF", "ipef")]),
        ("Several APIs, one API.", {"api": ["API"]}, [("APIs", "api")]),
        ("북나라는 갈륨을 쓴다.", {"no": ["북나라"], "ga": ["갈륨"]}, [("북나라", "no"), ("갈륨", "ga")]),
        ("북나라 is Norland.", {"no": ["Norland", "북나라"]}, [("북나라", "no")]),
        ("The US, that is the United States.", {"us": ["United States", "US"]}, [("US", "us")]),
        ("ガリウムの輸出", {"ga": ["ガリウム"]}, [("ガリウム", "ga")]),
        ("갈륨GaN은", {"ga": ["갈륨"], "gan": ["GaN"]}, [("갈륨", "ga"), ("GaN", "gan")]),
        ("See C++ and (C++).", {"c": ["C++"]}, [("C++", "c")]),
        ("", {"ga": ["gallium"]}, []),
        ("Nothing asked for gallium.", {}, []),
    ],
)
def test_rules(text: str, names: dict[str, list[str]], expected: list[tuple[str, str]]) -> None:
    assert found(text, **names) == expected
