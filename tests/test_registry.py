"""The registry: what may be appended, what is refused, and that no published id is ever lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from data_cases import EVIDENCE, SMALL, write
from summit.__main__ import main
from summit.annex.publication import Anchor, AnchorStatus
from summit.data import Code, Place
from summit.editions import journal
from summit.editions.checking import check

PLACE = Place(Path("anchors.yaml"))
TERM_2 = f"- id: term-ga\n  name: Gallium\n  category: material\n{EVIDENCE}"


def codes(data: Path) -> list[Code]:
    return [problem.code for problem in check(data).problems]


def add(data: Path, *lines: str, edition: str = "2") -> None:
    """Append lines to the registry by hand, as an editor does, in a new edition."""
    annex = data / "annex.yaml"
    annex.write_text(annex.read_text().replace('edition: "1"', f'edition: "{edition}"'))
    with (data / "anchors.yaml").open("a") as file:
        file.writelines(f'- {{{line}, edition: "{edition}"}}\n' for line in lines)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small annex, published in edition 1."""
    folder = write(tmp_path / "_data")
    assert main(["anchors", str(folder)]) == 0
    assert codes(folder) == []
    return folder


def test_anchors_appends_and_changes_nothing_else(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data / "anchors.yaml"
    path.write_bytes(b"# \xed\x95\x9c, kept\r\n" + path.read_bytes().rstrip(b"\n"))
    before = path.read_bytes()
    write(data, terms=SMALL["terms.yaml"] + TERM_2)
    assert codes(data) == [Code.UNREGISTERED_ID]
    assert main(["anchors", str(data)]) == 0
    assert capsys.readouterr().out.endswith("1 line entered for edition 1\n")
    after = path.read_bytes()
    assert after.startswith(before + b'\n- {id: term-ga, kind: term, edition: "1", status: active, said: "')
    assert after.count(b"\n") == before.count(b"\n") + 2
    assert main(["anchors", str(data)]) == 0
    assert path.read_bytes() == after
    assert codes(data) == []


def test_anchors_enters_nothing_while_something_is_wrong(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (data / "anchors.yaml").read_bytes()
    write(data, terms=SMALL["terms.yaml"] + TERM_2.replace("category: material", "category: metal"))
    assert main(["anchors", str(data)]) == 1
    assert "nothing was entered" in capsys.readouterr().err
    assert (data / "anchors.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "form", ["[]\n", "--- []\n...\n", "  - {id: term-ga, kind: term, edition: '1', status: active}\n"]
)
def test_anchors_refuses_a_registry_that_cannot_grow_by_lines(form: str, tmp_path: Path) -> None:
    path = tmp_path / "anchors.yaml"
    path.write_text(form)
    line = Anchor(id="term-x", kind="term", edition="1", status=AnchorStatus.ACTIVE, said="0" * 16)
    with pytest.raises(journal.UnappendableError):
        journal.append(path, [line])
    assert path.read_text() == form


ONE, BOTH = ("term-gallium",), ("term-gallium", "term-germanium")
RENAMED = "id: term-gallium, kind: term, status: alias, to: term-ga"
GERMANIUM = "id: term-germanium, kind: term, status: "
WHY = "date: 2025-01-31, reason: Unused"


@pytest.mark.parametrize(
    ("terms", "lines", "expected"),
    [
        pytest.param(("term-ga", "term-germanium"), [RENAMED], [], id="renamed"),
        pytest.param(("term-ga", "term-germanium"), [], [Code.LOST_ID], id="renamed, untold"),
        pytest.param((*BOTH, "term-ga"), [RENAMED], [Code.REUSED_ID], id="renamed, and kept"),
        pytest.param(("term-ga",), [RENAMED, GERMANIUM + "alias, to: term-ga"], [], id="merged"),
        pytest.param(ONE, [f"{GERMANIUM}withdrawn, {WHY}"], [], id="withdrawn"),
        pytest.param(ONE, [f"{GERMANIUM}withdrawn, {WHY}, to: term-gallium"], [], id="withdrawn, succeeded"),
        pytest.param(ONE, [GERMANIUM + "withdrawn, reason: Unused"], [Code.BAD_STEP], id="no date"),
        pytest.param(BOTH, [f"{GERMANIUM}withdrawn, {WHY}"], [Code.REUSED_ID], id="withdrawn, and kept"),
        pytest.param(ONE, [f"{GERMANIUM}superseded, {WHY}, to: term-gallium"], [], id="superseded"),
        pytest.param(ONE, [f"{GERMANIUM}superseded, {WHY}"], [Code.BAD_STEP], id="superseded by nothing"),
        pytest.param(ONE, [GERMANIUM + "alias, to: term-galium"], [Code.BAD_ALIAS], id="alias to nothing"),
        pytest.param(ONE, [GERMANIUM + "alias, to: theme-chips"], [Code.BAD_ALIAS], id="alias of a kind"),
        pytest.param(ONE, [GERMANIUM + "alias, to: term-germanium"], [Code.BAD_ALIAS], id="alias to itself"),
        pytest.param(ONE, [GERMANIUM + "alias"], [Code.BAD_STEP], id="alias without to"),
        pytest.param(
            BOTH,
            ["id: term-tin, kind: term, status: alias, to: term-gallium"],
            [Code.BAD_STEP],
            id="alias from nothing",
        ),
        pytest.param(
            BOTH,
            [GERMANIUM + "alias, to: term-gallium", GERMANIUM + "active"],
            [Code.BAD_STEP],
            id="active after alias",
        ),
        pytest.param(BOTH, [GERMANIUM + "active, to: term-gallium"], [Code.BAD_STEP], id="active with to"),
        pytest.param(
            BOTH,
            ["id: term-germanium, kind: theme, status: active"],
            [Code.CHANGED_KIND, Code.CHANGED_KIND],
            id="another kind",
        ),
    ],
)
def test_what_may_be_appended(
    data: Path, terms: tuple[str, ...], lines: list[str], expected: list[Code]
) -> None:
    records = [f"- id: {id_}\n  name: A metal\n  category: material\n{EVIDENCE}" for id_ in terms]
    provision = SMALL["provisions/m1.yaml"].replace("term-gallium", terms[0])
    write(data, terms="".join(records), m1=provision)
    add(data, *lines)
    assert sorted(code.name for code in codes(data) if code is not Code.UNREGISTERED_ID) == sorted(
        code.name for code in expected
    )
    if not expected:
        assert main(["anchors", str(data)]) == 0
        assert codes(data) == []


def test_chains_and_circles_of_aliases(data: Path) -> None:
    write(data, terms=TERM_2, m1=SMALL["provisions/m1.yaml"].replace("term-gallium", "term-ga"))
    add(data, "id: term-gallium, kind: term, status: alias, to: term-germanium",
        "id: term-germanium, kind: term, status: alias, to: term-ga")  # fmt: skip
    assert main(["anchors", str(data)]) == 0
    registry = check(data).registry
    assert registry.resolve("term-gallium").id == "term-ga"
    assert registry.aliases == {"term-ga": ("term-gallium", "term-germanium")}
    path = data / "anchors.yaml"
    path.write_text(path.read_text().replace("alias, to: term-ga,", "alias, to: term-gallium,"))
    assert codes(data) == [Code.BAD_ALIAS, Code.BAD_ALIAS]


def test_an_edition_does_not_go_back_nor_ahead(data: Path) -> None:
    add(data, 'id: term-gallium, kind: term, status: active, said: "0123456789abcdef"', edition="10")
    assert main(["anchors", str(data)]) == 0
    annex = data / "annex.yaml"
    annex.write_text(annex.read_text().replace('edition: "10"', 'edition: "9"'))
    assert codes(data) == [Code.BAD_STEP, Code.BAD_STEP]
    add(data, "id: term-gallium, kind: term, status: active", edition="9")
    assert codes(data) == [Code.BAD_STEP, Code.BAD_STEP, Code.BAD_STEP]


def test_a_change_of_wording_needs_a_note_each(data: Path) -> None:
    note = '  revised: [{edition: "1", date: 2025-01-31, note: A word was wrong.}]\n'
    changed = SMALL["provisions/m1.yaml"].replace("work together", "labour together")
    write(data, m1=changed)
    assert codes(data) == [Code.UNREVISED_CHANGE]
    write(data, m1=changed + note)
    assert main(["anchors", str(data)]) == 0
    assert codes(data) == []
    # back to the first wording, once more without a note, and then with a second one
    write(data, m1=SMALL["provisions/m1.yaml"] + note)
    assert codes(data) == [Code.UNREVISED_CHANGE]
    second = ', {edition: "1", date: 2025-02-28, note: It was right.}]'
    write(data, m1=SMALL["provisions/m1.yaml"] + note.replace("]", second))
    assert codes(data) == []
    # what is filed elsewhere, or better evidenced, says the same
    theme = SMALL["themes.yaml"] + SMALL["themes.yaml"].replace("theme-chips", "theme-trade")
    write(data, themes=theme, m1=SMALL["provisions/m1.yaml"].replace("theme-chips", "theme-trade"))
    assert main(["anchors", str(data)]) == 1  # the note is gone, though two changes are on record
    write(
        data,
        themes=theme,
        m1=(SMALL["provisions/m1.yaml"] + note.replace("]", second)).replace("-chips", "-trade"),
    )
    assert main(["anchors", str(data)]) == 0


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_an_edited_registry_is_told_where_there_is_a_commit(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, good = data / "anchors.yaml", (data / "anchors.yaml").read_text()
    head, *lines = good.partition("\n- ")[0], *[f"- {line}" for line in good.split("\n- ")[1:]]
    first = head.count("\n") + 2

    def after(*kept: str) -> list[tuple[int, Code]]:
        path.write_text("\n".join([head, *kept]).rstrip("\n") + "\n")
        return [(p.place.line, p.code) for p in check(data).problems if p.code is Code.EDITED_REGISTRY]

    edited = lines[1].replace("status: active", "status: active, reason: none")
    assert after(lines[0], edited, *lines[2:]) == []  # no repository
    path.write_text(good)
    git(data.parent, "init", "-q")
    assert after(lines[0], edited, *lines[2:]) == []  # no commit
    path.write_text(good)
    git(data.parent, "add", "-A")
    git(data.parent, "commit", "-qm", "First edition")
    assert after(*lines) == []
    assert after(*lines, "# a comment") == []
    assert after(lines[0], edited, *lines[2:]) == [(first + 1, Code.EDITED_REGISTRY)]
    assert after(lines[0], *lines[2:]) == [(first + 1, Code.EDITED_REGISTRY)]
    assert after(*lines[:-1]) == [(1, Code.EDITED_REGISTRY)]
    assert after(lines[1], lines[0], *lines[2:]) != []
    new = '- {id: term-tin, kind: term, edition: "1", status: active}'
    assert after(new, *lines) == [(first, Code.EDITED_REGISTRY)]
    assert after(*lines[:-1], lines[-1].rstrip("\n"), new) == []
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")  # as a hook of another repository would have it
    assert after(lines[0], *lines[2:]) == [(first + 1, Code.EDITED_REGISTRY)]
    monkeypatch.setenv("PATH", "/nowhere")
    assert after(lines[0], *lines[2:]) == []  # no git
