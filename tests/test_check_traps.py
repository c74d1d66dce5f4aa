"""YAML's traps, other encodings and odd characters: each is told once, and exactly where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils.nodes import make_id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_cases import EVIDENCE, SMALL, found
from summit.data import Problem, compose
from summit.editions.checking import check
from summit.kinds.fields import ID_PATTERN

THEME = "- id: theme-chips\n  title: {}\n  text: About chips.\n" + EVIDENCE
#: Each list holds the one before it twice, as in the billion laughs, which need only go on.
LAUGHS = "- &a [x, x]\n" + "".join(
    f"- &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("yes", "2:10 yaml-boolean"),
        ("Off", "2:10 yaml-boolean"),
        ("2024-06-26T12:00:00Z", "2:10 yaml-date"),
        ("010", "2:10 yaml-octal"),
        ("0x1F", "2:10 yaml-number"),
        ("0b11", "2:10 yaml-number"),
        ("1_000", "2:10 yaml-number"),
        ("1.10", "2:10 yaml-number"),
        (".inf", "2:10 yaml-number"),
        ("1:30:15", "2:10 yaml-number"),
        ("~", "2:10 yaml-null"),
        ("null", "2:10 yaml-null"),
        ("!!str 2024", "2:10 yaml-tag"),
        ("!ours x", "2:10 yaml-tag"),
        ("!!python/name:os.system x", "2:10 yaml-tag"),
        ("&unused x", "2:10 yaml-alias"),
        ("*nothing", "2:10 yaml-alias"),
        ("|\n    One\n    Two", "2:10 bad-value"),
        (">\n    One\n    line", None),
        ("{en: Chips, en: Chips}", "2:22 duplicate-key"),
        ("{en: Chips, KO: x}", "2:22 bad-value"),
        ("{en: Chips, no: Brikker}", None),
        ("{en: Chips, [a, b]: x}", "2:22 wrong-type"),
        ("{en: Chips, {a: b}: {c: d}}", "2:22 wrong-type"),
        ("{en: Chips, !!str ko: x}", "2:22 yaml-tag"),
        ('"a\\0b"', "2:10 control-character"),
        ('"a\\tb"', "2:10 control-character"),
        ('"a\\u202eb"', "2:10 bidi-character"),
        ('"a\\ud800b"', "2:12 control-character"),
        ('"a\\u3164b"', "2:10 control-character"),
        ('"e\\u0301"', "2:10 not-nfc"),
        ("a\u200bb", "2:11 control-character"),
        ("a\ufeffb", "2:11 control-character"),
        ("a\x1bb", "2:11 control-character"),
        ("a\u2028b", "2:11 control-character"),
        ("a\u2066b", "2:11 bidi-character"),
        ("Gallium # \u202e", "2:20 bidi-character"),
        ("\u110b\u1167", "2:10 not-nfc"),
        ("x" * 241, "2:10 too-long"),
        ("'   '", "2:10 empty"),
        ("[]", "2:10 wrong-type"),
        ("a\tb", "2:10 control-character"),
        ("a: b", "2:11 yaml-syntax"),
        ('"a', "2:10 yaml-syntax"),
        ("\n\t- a", "3:1 yaml-syntax"),
        ("[a, b", "3:7 yaml-syntax"),
        ("@a", "2:10 yaml-syntax"),
        ("[" * 900 + "]" * 900, "2:27 yaml-nesting"),
        ("[" * 10000, "2:1008 yaml-nesting"),
        ("{a: " * 300 + "}" * 300, "2:78 yaml-nesting"),
    ],
)
def test_a_trap_is_told_once_and_where(title: str, expected: str | None, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(
        "themes:\n" + THEME.replace("{}", title) + "sources:\n" + SMALL["sources.yaml"], "utf-8", newline=""
    )
    # The draft's own first line comes before the theme's.
    moved = expected and re.sub(r"^\d+", lambda line: str(int(line[0]) + 1), expected)
    assert found(path) == [moved] * bool(moved)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["1:1 empty"]),
        (b"# only a comment\n", ["1:1 empty"]),
        (b"null\n", ["1:1 wrong-type"]),
        (b"[]\n", []),
        (b"- \n", ["1:2 yaml-null"]),
        (b"themes: []\nthemes: []\n", ["2:1 duplicate-key"]),
        (b"[a, b]: c\n", ["1:1 wrong-type", "1:1 wrong-type"]),
        (b"!!set {themes: []}\n", ["1:1 yaml-tag"]),
        (b"themes: !!omap []\n", ["1:9 yaml-tag"]),
        (b"\xef\xbb\xbf[]\n", ["1:1 bad-encoding"]),
        ("- id: Gallium\n".encode("utf-16"), ["1:1 bad-encoding"]),
        ("- id: Gallium\n".encode("utf-16-le"), ["1:1 bad-encoding"]),
        ("- id: Gallium\n".encode("utf-32"), ["1:1 bad-encoding"]),
        ("[] # 반도체\n".encode("cp949"), ["1:6 bad-encoding"]),
        (b"[] # \xed\xa0\x80\n", ["1:6 bad-encoding"]),
        (b"[]\r\n# \xe2\x80\xae\r\n", ["2:3 bidi-character"]),
        (
            b"# \x00 \x00\n[]\n# \x00\n",
            ["1:3 control-character", "1:5 control-character", "3:3 control-character"],
        ),
        (b"--- []\n---\n- a\n", ["2:1 yaml-documents"]),
        (b"- {id: \x07theme-chips, tittle: x}\n", ["1:8 control-character", "1:22 unknown-key"]),
    ],
)
def test_a_files_form(data: bytes, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "themes.yaml"
    path.write_bytes(data)
    assert [line for line in found(path) if "missing" not in line] == expected


def test_laughs_do_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "themes.yaml"
    path.write_text(LAUGHS)
    aliases = [line.split()[0] for line in found(path) if line.endswith("yaml-alias")]
    assert aliases == [f"{line}:{column}" for line in range(2, 10) for column in (7, 11)]
    assert len(found(path)) == len(aliases) + LAUGHS.count("\n")  # and a wrong type for each list


@given(st.from_regex(ID_PATTERN, fullmatch=True))
def test_every_id_of_the_grammar_is_docutils_own(id_: str) -> None:
    id_ = id_.rstrip("\n")
    assert make_id(id_) == id_


YAMLISH = st.text(
    st.sampled_from("-?:,[]{}#&*!|>'\"%@`<=~ \n\r\tab01.é\u0301\u200b\u202e\x00\ufeff\\u"), max_size=60
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(YAMLISH.map(lambda text: text.encode("utf-8")), st.binary(max_size=60)))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    path = Path("themes.yaml")
    for body in (data, b"- id: theme-a\n  title: " + data):
        problems: list[Problem] = []
        composed = compose(path, body, problems.append)
        lines = len(body.decode("utf-8", "replace").splitlines()) or 1
        assert composed is not None or problems
        assert all(1 <= p.place.line <= lines for p in problems)
        assert all(str(p).isprintable() for p in problems)


WHOLE = "".join(
    f"{name.split('/')[0].removesuffix('.yaml')}:\n" + "".join(f"  {line}\n" for line in text.splitlines())
    for name, text in SMALL.items()
)
ODD = [
    "",
    " ",
    "\n",
    "-",
    ":",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "~",
    "no",
    "1.10",
    "theme-",
    "*a",
    "&a ",
    "!b ",
    "<<",
    '"',
    "#",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), st.sampled_from(ODD)),
        min_size=1,
        max_size=4,
    )
)
def test_no_edit_is_too_odd(tmp_path: Path, edits: list[tuple[int, int, str]]) -> None:
    text = WHOLE
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]
    path = tmp_path / "draft.yaml"
    path.write_text(text, "utf-8", newline="")
    lines = text.split("\n")
    for problem in check(path).problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


def test_the_small_annex_is_sound_as_a_draft(tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text(WHOLE)
    assert found(tmp_path / "draft.yaml") == []


@pytest.mark.parametrize(
    "base", ["nowhere/", "https://example.org", "https://example.org/?a/", "https://a b/"]
)
def test_the_address_of_the_site_is_the_address_of_a_folder(tmp_path: Path, base: str) -> None:
    (tmp_path / "annex.yaml").write_text(f"base_url: {base}\n", "utf-8")
    told = [str(problem) for problem in check(tmp_path).problems]
    assert any(
        f"[bad-value] found '{base}' for 'base_url'; expected an address that ends in '/'" in t for t in told
    )
